#include "core/report/pareto.hpp"

#include <algorithm>
#include <map>

#include "core/report/run_chart.hpp"

namespace vaka {

std::vector<ParetoBar> pareto(std::span<const Code> categories, std::size_t most) {
    std::map<Code, std::int64_t> counts;
    for (const Code& category : categories)
        ++counts[category];
    std::vector<ParetoBar> bars;
    for (const auto& [category, n] : counts)
        bars.push_back({.category = category, .n = n});
    std::ranges::stable_sort(bars, [](const ParetoBar& a, const ParetoBar& b) { return a.n > b.n; });
    if (bars.size() > most) {
        ParetoBar rest{.is_rest = true};
        for (std::size_t i = most - 1; i < bars.size(); ++i)
            rest.n += bars[i].n;
        bars.resize(most - 1);
        bars.push_back(rest);
    }
    std::int64_t reached = 0;
    for (ParetoBar& bar : bars)
        bar.reached = reached += bar.n;
    return bars;
}

std::optional<std::size_t> bars_to_80_percent(std::span<const ParetoBar> bars) {
    if (bars.empty() || bars.back().reached < least_useful)
        return {};
    auto found =
        std::ranges::find_if(bars, [&](const ParetoBar& bar) { return bar.reached * 5 >= bars.back().reached * 4; });
    if (found->is_rest)
        return {};
    return static_cast<std::size_t>(found - bars.begin()) + 1;
}

}
