// Dagens koll: what there is besides the cross to look at once a day, and what of it waits.

#pragma once

#include "app/pages/reading.hpp"
#include "core/ward/checks.hpp"

namespace vaka {

class ChecksScreen {
public:
    explicit ChecksScreen(App& app) : app_(app) { refresh(); }
    void refresh();

    const ChecksToday& now() const { return now_; }
    Go pulse() const { return ToPulse{}; }
    Go figures() const { return ToFigures{}; }
    Go open(const ChecksToday::List& list) const { return ToChecklist{.code = list.check->code}; }
    const std::optional<Error>& trouble() const { return trouble_; }

private:
    App& app_;
    ChecksToday now_;
    Reading reading_;
    std::optional<Error> trouble_;
};

}
