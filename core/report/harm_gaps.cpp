#include "core/report/harm_gaps.hpp"

#include <algorithm>
#include <cmath>

namespace vaka {

HarmGaps harm_gaps(std::vector<Date> harms, Date today) {
    std::ranges::sort(harms);
    HarmGaps gaps;
    for (std::size_t i = 1; i < harms.size(); ++i)
        gaps.closed.push_back({harms[i - 1], harms[i], days_between(harms[i], harms[i - 1])});
    if (!harms.empty())
        gaps.open = days_between(today, harms.back());
    return gaps;
}

Limits t_limits(std::span<const std::int64_t> days) {
    constexpr double power = 3.6;
    constexpr double half_a_day = 0.5;
    double sum = 0, steps = 0, before = 0;
    for (std::size_t i = 0; i < days.size(); ++i) {
        const double even = std::pow(days[i] == 0 ? half_a_day : static_cast<double>(days[i]), 1 / power);
        sum += even;
        steps += i > 0 ? std::abs(even - before) : 0;
        before = even;
    }
    const auto n = static_cast<double>(days.size());
    const double centre = sum / n, reach = 2.66 * steps / (n - 1);
    return {std::pow(std::max(0.0, centre - reach), power), std::pow(centre + reach, power)};
}

Limits g_limits(std::span<const std::int64_t> days) {
    double sum = 0;
    for (std::int64_t gap : days)
        sum += static_cast<double>(gap);
    const double mean = sum / static_cast<double>(days.size());
    const double reach = 3 * std::sqrt(mean * (mean + 1));
    return {std::max(0.0, mean - reach), mean + reach};
}

std::optional<Limits> limits_of(std::span<const std::int64_t> days) {
    if (days.size() < static_cast<std::size_t>(least_useful))
        return {};
    const auto same_day = std::ranges::count(days, 0);
    return same_day * 10 > static_cast<std::ptrdiff_t>(days.size()) ? g_limits(days) : t_limits(days);
}

}
