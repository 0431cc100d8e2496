// The weeks or months that a chart counts in. A period without a held huddle is a gap, because nobody looked; one with
// huddles and nothing written is zero. A period that is not over, or that began before the unit did, is partial and
// counts for no rule (domain 5.3).

#pragma once

#include <span>
#include <vector>

#include "core/report/run_chart.hpp"
#include "core/rules/cross.hpp"

namespace vaka {

struct Period {
    Date from;
    Date to;
};

// The one that `today` lies in is the last, after `whole` whole ones.
std::vector<Period> weeks_until(Date today, int whole);
std::vector<Period> months_until(Date today, int whole);

struct PeriodCount {
    Period period;
    std::optional<std::int64_t> n;
    bool is_partial = false;
};

// `first` is the unit's first day: periods before it are left out. `covered` are the days of the held huddles.
std::vector<PeriodCount> counts_in(std::span<const Period> periods, std::span<const Covered> covered, Date first,
                                   Date today, std::span<const Date> dates);

// What the rules look at: the same places, nothing for a partial period.
Series series_of(std::span<const PeriodCount> counts);

}
