#include "core/report/run_chart.hpp"

#include <algorithm>
#include <cmath>

namespace vaka {

namespace {

// A mean of equal values is not quite that value, and no point of theirs lies beside it.
constexpr double on_the_line = 1e-9;

}

int longest_run_allowed(int useful) {
    return static_cast<int>(std::lround(std::log2(useful) + 3));
}

// The 5 % quantile of a binomial distribution: each useful point is on either side with the same chance.
int fewest_crossings(int useful) {
    const int trials = useful - 1;
    long double chance = std::ldexp(1.0L, -trials); // of exactly k crossings
    long double sum = chance;
    int k = 0;
    while (sum < 0.05L) {
        chance *= static_cast<long double>(trials - k) / static_cast<long double>(k + 1);
        sum += chance;
        ++k;
    }
    return k;
}

double median_of(std::vector<double> values) {
    std::ranges::sort(values);
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

RunChart run_chart_of(const Series& series, std::optional<double> centre) {
    RunChart chart;
    std::vector<double> values;
    for (const auto& value : series)
        if (value)
            values.push_back(*value);
    chart.points = static_cast<int>(values.size());
    if (values.empty())
        return chart;
    chart.centre = centre ? *centre : median_of(values);

    int run = 0;
    bool above = false;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < series.size(); ++i) {
        if (!series[i] || std::abs(*series[i] - chart.centre) < on_the_line)
            continue;
        const bool is_above = *series[i] > chart.centre;
        const bool crossed = run > 0 && is_above != above;
        chart.crossings += crossed;
        if (run == 0 || crossed) {
            run = 0;
            begin = i;
            above = is_above;
        }
        ++run;
        ++chart.useful;
        chart.run_is_latest = false;
        if (run >= chart.longest_run) {
            chart.longest_run = run;
            chart.run_is_above = above;
            chart.run_is_first = run == chart.useful;
            chart.run_is_latest = true;
            chart.run_begin = begin;
            chart.run_end = i + 1;
        }
    }
    return chart;
}

Verdict verdict_of(const RunChart& chart) {
    if (!chart.says_something())
        return Verdict::too_few;
    if (chart.is_shift() && chart.run_is_latest != chart.run_is_first)
        return chart.run_is_above == chart.run_is_latest ? Verdict::up : Verdict::down;
    return chart.is_shift() || chart.crosses_seldom() ? Verdict::restless : Verdict::none;
}

}
