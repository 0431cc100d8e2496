#include "core/rules/overrides.hpp"

#include <algorithm>
#include <iterator>

namespace vaka {

DayState state_without(const DayMark& mark, Date today, const Unit& unit, const ColourScheme& scheme,
                       const CrossRecords& records) {
    std::vector<Stored<DayMark>> others;
    std::ranges::copy_if(records.marks, std::back_inserter(others), [&](const Stored<DayMark>& stored) {
        return stored.record.day != mark.day || stored.record.shift_part != mark.shift_part;
    });
    const DayCell cell =
        cross_day(*mark.day, today, unit, scheme, {records.huddles, records.incidents, records.watches, others});
    const std::vector<ShiftPart> parts = shift_parts_of(unit);
    const auto part = std::ranges::find(parts, mark.shift_part, [](ShiftPart known) { return std::optional(known); });
    return part == parts.end() ? cell.state : cell.parts[static_cast<std::size_t>(part - parts.begin())];
}

}
