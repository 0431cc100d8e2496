// Månaden: a month in one glance, as it is brought to the meeting of the whole staff.

#pragma once

#include "app/pages/reading.hpp"
#include "core/report/month_summary.hpp"
#include "core/rules/action.hpp"

namespace vaka {

class MonthScreen {
public:
    explicit MonthScreen(App& app, const ToMonth& to = {});
    void refresh();

    const Month& month() const { return month_; }
    void turn(int months);
    bool can_go_later() const { return month_ < Month::of(today()); }

    Date today() const { return reading_.today(); }
    const std::vector<DayCell>& cells() const { return cells_; }
    const MonthSummary& summary() const { return summary_; }
    bool is_late(const Action& action) const { return vaka::is_late(action, today()); }
    const std::string& deviation_system() const { return deviation_system_; } // empty: the unit has not said

    Go open_cross() const { return ToCross{.day = month_.first()}; }
    const std::optional<Error>& trouble() const { return trouble_; }

private:
    Result<void> read();

    App& app_;
    Month month_;
    Reading reading_;
    std::vector<DayCell> cells_;
    MonthSummary summary_;
    std::string deviation_system_;
    std::optional<Error> trouble_;
};

}
