#include "core/rules/shift_parts.hpp"

#include <algorithm>

namespace vaka {

namespace {

// From when a part can be talked about, in hours from the beginning of its day: well into it, since people meet before
// they go home.
constexpr int hour_of(ShiftPart part) {
    switch (part) {
    case ShiftPart::forenoon:
        return 10;
    case ShiftPart::day:
        return 11;
    case ShiftPart::afternoon:
        return 15;
    case ShiftPart::evening:
        return 18;
    case ShiftPart::night:
        break;
    }
    return 24;
}

}

std::vector<ShiftPart> shift_parts_of(const Unit& unit) {
    if (unit.shift_division == ShiftDivision::day_evening_night)
        return {ShiftPart::day, ShiftPart::evening, ShiftPart::night};
    std::vector<ShiftPart> parts;
    if (unit.shift_division == ShiftDivision::custom)
        for (std::size_t i = 0; i < code_names<ShiftPart>.size(); ++i)
            if (unit.shift_parts.contains(code_names<ShiftPart>[i]))
                parts.push_back(static_cast<ShiftPart>(i));
    // One part is the whole day.
    return parts.size() < 2 ? std::vector<ShiftPart>() : parts;
}

Date huddle_day_of(Date day, ShiftPart part) {
    return part == ShiftPart::night ? day.plus(1) : day;
}

Date day_of_huddle(Date held_on, ShiftPart part) {
    return part == ShiftPart::night ? held_on.plus(-1) : held_on;
}

PartOfDay latest_part(std::span<const ShiftPart> parts, const LocalTime& now) {
    auto hours_ago = [&](const PartOfDay& at) {
        return 24 * days_between(now.date, at.day) + now.hour - hour_of(at.part);
    };
    std::vector<PartOfDay> past;
    for (ShiftPart part : parts)
        for (int back = 0; back <= 2; ++back)
            if (PartOfDay at{now.date.plus(-back), part}; hours_ago(at) >= 0)
                past.push_back(at);
    return *std::ranges::min_element(past, {}, hours_ago);
}

}
