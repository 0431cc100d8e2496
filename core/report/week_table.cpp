#include "core/report/week_table.hpp"

#include <algorithm>
#include <cmath>

#include "core/report/run_chart.hpp"

namespace vaka {

WeekTable week_table(const Unit& unit, std::span<const Incident> incidents) {
    WeekTable table;
    for (ShiftPart part : shift_parts_of(unit))
        table.lines.push_back({.part = part});
    const std::size_t parts = table.lines.size();
    table.lines.push_back({});
    for (const Incident& incident : incidents) {
        if (!incident.occurred_on)
            continue;
        std::size_t line = 0;
        while (line < parts && table.lines[line].part != incident.shift_part)
            ++line;
        const auto weekday = static_cast<std::size_t>(incident.occurred_on->weekday());
        table.most = std::max(table.most, ++table.lines[line].counts[weekday]);
        ++table.by_weekday[weekday];
        ++table.total;
    }
    const auto& unsaid = table.lines.back().counts;
    if (parts > 0 && std::ranges::all_of(unsaid, [](std::int64_t n) { return n == 0; }))
        table.lines.pop_back();
    return table;
}

std::vector<Weekday> busy_weekdays(const WeekTable& table, const Unit& unit) {
    if (table.total < least_useful)
        return {};
    double sum = 0;
    int open = 0;
    for (std::size_t i = 0; i < 7; ++i)
        if (unit.planned_days.codes.empty() || unit.planned_days.contains(weekday_codes[i])) {
            sum += static_cast<double>(table.by_weekday[i]);
            ++open;
        }
    if (open == 0)
        return {};
    const double mean = sum / open;
    const double upper = mean + 3 * std::sqrt(mean);
    std::vector<Weekday> busy;
    for (std::size_t i = 0; i < 7; ++i)
        if (static_cast<double>(table.by_weekday[i]) > upper)
            busy.push_back(static_cast<Weekday>(i));
    return busy;
}

}
