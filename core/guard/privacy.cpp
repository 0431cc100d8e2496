#include "core/guard/privacy.hpp"

#include <algorithm>
#include <tuple>

#include "core/base/text.hpp"
#include "core/guard/findings.hpp"
#include "core/guard/symbols.hpp"

namespace vaka {

std::vector<Hit> privacy_hits(std::string_view text, Date today, Gate gate) {
    const std::vector<Symbol> symbols = symbols_of(text);
    auto [findings, born_at] = findings_in_words(symbols);
    std::vector<Finding> of_digits = findings_in_digits(symbols, born_at, today);
    findings.insert(findings.end(), of_digits.begin(), of_digits.end());

    std::vector<Hit> hits;
    for (const Finding& finding : findings) {
        bool leaves_unseen = gate == Gate::exchange && finding.rule == "pnr_typo";
        hits.push_back({finding.rule, leaves_unseen ? Level::block : finding.level, symbols[finding.first].begin,
                        symbols[finding.last].end});
    }
    std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
        return std::tuple(a.begin, b.level, b.end, a.rule) < std::tuple(b.begin, a.level, a.end, b.rule);
    });

    std::vector<Hit> merged;
    for (const Hit& hit : hits) {
        if (merged.empty() || hit.begin >= merged.back().end)
            merged.push_back(hit);
        else if (hit.level > merged.back().level)
            merged.back() = hit;
        else if (hit.level == merged.back().level)
            merged.back().end = std::max(merged.back().end, hit.end);
    }
    return merged;
}

std::optional<Hit> worst(const std::vector<Hit>& hits) {
    auto block = std::find_if(hits.begin(), hits.end(), [](const Hit& hit) { return hit.level == Level::block; });
    if (block != hits.end())
        return *block;
    return hits.empty() ? std::nullopt : std::optional(hits.front());
}

std::string without(std::string_view text, const Hit& hit) {
    std::string before(text.substr(0, hit.begin));
    std::string_view after = text.substr(hit.end);
    if (before.ends_with('(') && after.starts_with(')')) {
        before.pop_back();
        after.remove_prefix(1);
    }
    constexpr std::string_view closing = " \n.,;:!?)";
    if (after.empty() || closing.find(after.front()) != std::string_view::npos)
        while (before.ends_with(' '))
            before.pop_back();
    while (before.empty() && after.starts_with(' '))
        after.remove_prefix(1);
    auto is_ascii_digit = [](char c) {
        return c >= '0' && c <= '9';
    };
    bool numbers_would_meet =
        !before.empty() && !after.empty() && is_ascii_digit(before.back()) && is_ascii_digit(after.front());
    return before + (numbers_would_meet ? " " : "") + std::string(after);
}

std::string mask(std::string_view matched) {
    std::string dots;
    for (const Symbol& symbol : symbols_of(matched))
        append_utf8(dots, is_letter(symbol.value) || is_digit(symbol.value) ? U'●' : symbol.value);
    return dots;
}

}
