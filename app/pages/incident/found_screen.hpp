// What a month has taught: the risks that were found, or what went well. Behind the two proud numbers of the cross.
// Behind those of a theme cross, all that happened of its category. And, of no month, what must still go into the
// deviation system.

#pragma once

#include <vector>

#include "app/pages/reading.hpp"
#include "core/model/incident.hpp"

namespace vaka {

class FoundScreen {
public:
    using What = ToFound::What;

    FoundScreen(App& app, const ToFound& to);
    void refresh();

    What what() const { return what_; }
    const Code& theme() const { return theme_; } // a category, when it is about one only; then harm is listed, too
    const Month& month() const { return month_; }
    void turn(int months);
    bool can_go_later() const { return month_ < Month::of(app_.ward.session.today()); }
    const std::vector<Stored<Incident>>& incidents() const { return incidents_; } // the latest first
    const std::string& deviation_system() const { return deviation_system_; }
    Go open(const Stored<Incident>& incident) const;
    const std::optional<Error>& trouble() const { return trouble_; }

private:
    Result<void> read();

    App& app_;
    What what_;
    Month month_;
    Code theme_;
    Reading reading_;
    std::vector<Stored<Incident>> incidents_;
    std::string deviation_system_;
    std::optional<Error> trouble_;
};

}
