// Dag, kväll, natt: the parts of a day for units that divide theirs, and which one a huddle is about (domain 2.1.2).
// A night belongs to the date on which it begins.

#pragma once

#include <span>
#include <vector>

#include "core/model/cross.hpp"
#include "core/model/unit.hpp"

namespace vaka {

// The parts that the unit divides its days into, in the order of a day; none when it does not.
std::vector<ShiftPart> shift_parts_of(const Unit& unit);

// A huddle about one part is named by the day of that part, so that each part of each day has one huddle whatever the
// clock was when people met; about a night it is named by the morning after.
Date huddle_day_of(Date day, ShiftPart part);
Date day_of_huddle(Date held_on, ShiftPart part);

// The latest of these parts that is old enough to talk about, and its day. Requires: at least one part.
struct PartOfDay {
    Date day;
    ShiftPart part = ShiftPart::day;
};
PartOfDay latest_part(std::span<const ShiftPart> parts, const LocalTime& now);

}
