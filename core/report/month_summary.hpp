// A month in one glance, for the meeting of the whole staff (domain 2.1.6): its days, what happened, what was done and
// what remains. Green days are not counted, so that nobody collects them.

#pragma once

#include <span>
#include <vector>

#include "core/model/action.hpp"
#include "core/report/pareto.hpp"
#include "core/rules/cross.hpp"

namespace vaka {

struct MonthRecords {
    std::span<const DayCell> cells; // of the month
    std::span<const Stored<Incident>> incidents;
    std::span<const Stored<Action>> actions;
    std::span<const Stored<EffectCheck>> checks;
};

struct MonthSummary {
    // A day with a missing part has the colour of what is known of it; it is counted as partly missing, too.
    std::int64_t yellow = 0, orange = 0, red = 0;
    std::int64_t missing = 0, partly_missing = 0;

    std::int64_t risks = 0, near_misses = 0, harms = 0, went_well = 0;
    std::vector<ParetoBar> categories; // of risks, near misses and harm

    std::vector<Stored<Action>> done;    // in the month, in the order of time
    std::vector<Stored<Action>> remains; // decided until its end and still open; what is late first
    std::int64_t followed_up = 0, got_better = 0;
    std::int64_t not_reported = 0; // to the deviation system
};

MonthSummary month_summary(Month month, const MonthRecords& records);

// What a risk, a near miss or harm is, as against what went well, complaints and work environment.
bool is_risk_or_harm(const Incident& incident);

}
