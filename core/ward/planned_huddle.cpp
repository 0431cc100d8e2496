#include "core/ward/planned_huddle.hpp"

#include <charconv>

#include "core/rules/cross.hpp"

namespace vaka {

std::optional<int> planned_minute(const Unit& unit) {
    const std::string& time = unit.planned_time;
    auto number = [&](std::size_t at) {
        int value = -1;
        auto [end, error] = std::from_chars(time.data() + at, time.data() + at + 2, value);
        return error == std::errc() && end == time.data() + at + 2 ? value : -1;
    };
    if (time.size() != 5 || time[2] != ':')
        return {};
    int hour = number(0), minute = number(3);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59)
        return {};
    return hour * 60 + minute;
}

Date next_planned(const Unit& unit, Date from) {
    for (int ahead = 0; ahead < 7; ++ahead)
        if (is_planned(unit, from.plus(ahead)))
            return from.plus(ahead);
    return from;
}

}
