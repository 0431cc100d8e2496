// When in the week and in the day things happen: counts by weekday and part of the day (domain 5.4).

#pragma once

#include <array>
#include <vector>

#include "core/rules/cross.hpp"

namespace vaka {

struct WeekTable {
    struct Line {
        std::optional<ShiftPart> part; // none: the whole day, or nobody has said when
        std::array<std::int64_t, 7> counts{};
    };
    std::vector<Line> lines; // the unit's parts in the order of a day; one line when it has none
    std::array<std::int64_t, 7> by_weekday{};
    std::int64_t total = 0;
    std::int64_t most = 0; // in one place
};

WeekTable week_table(const Unit& unit, std::span<const Incident> incidents);

// The weekdays with more than chance gives, compared with all days on which the unit is open: above the upper limit of
// a c chart. None when there are too few to say.
std::vector<Weekday> busy_weekdays(const WeekTable& table, const Unit& unit);

}
