#include "core/guard/privacy.hpp"

#include <algorithm>
#include <tuple>

#include "core/base/text.hpp"
#include "core/guard/digits.hpp"
#include "core/guard/findings.hpp"
#include "core/guard/symbols.hpp"

namespace vaka {

namespace {

bool has_number(std::string_view text) {
    const Reading reading(text);
    return !digits_of(reading).empty();
}

}

std::vector<Hit> privacy_hits(std::string_view text, Date today, Gate gate) {
    const Reading reading(text);
    const std::vector<Symbol>& symbols = reading.symbols();
    std::vector<Finding> findings = findings_in_digits(reading, hints_in(reading), today);
    for (const std::vector<Finding>& more : {findings_in_words(reading), findings_in_names(reading)})
        findings.insert(findings.end(), more.begin(), more.end());

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

std::optional<std::string_view> rule_broken_by(const std::vector<std::string_view>& texts, Date today, Gate gate) {
    auto block_in = [&](std::string_view text) -> std::optional<std::string_view> {
        auto hit = worst(privacy_hits(text, today, gate));
        return hit && hit->level == Level::block ? std::optional(hit->rule) : std::nullopt;
    };
    std::vector<std::string_view> with_numbers;
    for (std::string_view text : texts) {
        if (auto rule = block_in(text))
            return rule;
        if (has_number(text))
            with_numbers.push_back(text);
    }
    if (with_numbers.size() < 2)
        return std::nullopt;

    auto block_in_all = [&](const std::vector<std::string_view>& parts) {
        std::string joined;
        for (std::string_view part : parts)
            joined += (joined.empty() ? "" : "\n") + std::string(part);
        return block_in(joined);
    };
    if (auto rule = block_in_all(with_numbers))
        return rule;
    constexpr std::size_t most_in_any_order = 12; // no record of ours has more
    for (std::size_t i = 0; with_numbers.size() <= most_in_any_order && i < with_numbers.size(); ++i)
        for (std::size_t k = 0; k < with_numbers.size(); ++k)
            if (auto rule = i == k ? std::nullopt : block_in_all({with_numbers[i], with_numbers[k]}))
                return rule;
    return std::nullopt;
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
