// Days between harm: rare things are counted by the time between them, with the limits of a t chart or a g chart
// (domain 5.3). The gap that is still open belongs to no limit: nobody knows how long it will be.

#pragma once

#include <span>

#include "core/base/time.hpp"
#include "core/report/control_chart.hpp"

namespace vaka {

struct HarmGap {
    Date from;
    Date to;
    std::int64_t days = 0; // 0: two on one day
};

struct HarmGaps {
    std::vector<HarmGap> closed;      // oldest first
    std::optional<std::int64_t> open; // days since the last; nothing when there was none
};

HarmGaps harm_gaps(std::vector<Date> harms, Date today);

// Time between: a power makes times even, then 2.66 mean steps on each side. No time is half a day.
// Requires: two or more.
Limits t_limits(std::span<const std::int64_t> days);
// Days without harm between two: three deviations of a geometric distribution. Requires: one or more.
Limits g_limits(std::span<const std::int64_t> days);
// Those of the t chart; of the g chart when many happened on the same day, where half a day would be a guess too often.
// Nothing below least_useful.
std::optional<Limits> limits_of(std::span<const std::int64_t> days);

}
