#include <algorithm>
#include <array>

#include "core/guard/findings.hpp"

namespace vaka {

Reading::Reading(std::string_view text) : symbols_(symbols_of(text)) {
    small_.reserve(symbols_.size());
    for (std::size_t at = 0; at < symbols_.size(); ++at) {
        char32_t c = symbols_[at].value;
        small_ += small_letter(c);
        if (!is_letter(c))
            continue;
        if (words_.empty() || words_.back().end != at)
            words_.push_back({at, at});
        words_.back().end = at + 1;
    }
}

bool Reading::is_one_of(std::initializer_list<std::u32string_view> texts, Span word) const {
    return std::find(texts.begin(), texts.end(), small(word)) != texts.end();
}

Span Reading::word_at(std::size_t at) const {
    constexpr std::size_t longest = 64;
    Span word{std::min(at, size()), std::min(at, size())};
    while (word.end < at + longest && is_letter(sign(word.end)))
        ++word.end;
    return word;
}

std::size_t Reading::past(std::u32string_view signs, std::size_t at) const {
    constexpr std::size_t most = 6;
    for (std::size_t end = at + most; at < end && sign(at) != 0; ++at)
        if (signs.find(sign(at)) == std::u32string_view::npos)
            break;
    return at;
}

std::size_t Reading::past_digits(std::size_t at) const {
    while (is_digit(sign(at)))
        ++at;
    return at;
}

bool Reading::unit_follows(std::size_t end) const {
    constexpr std::array<std::u32string_view, 52> units = {
        U"bord",     U"cm",      U"dag",     U"dagar", U"dygn",     U"e",       U"enheter", U"g",       U"ggr",
        U"grader",   U"gånger",  U"h",       U"ie",    U"kg",       U"km",      U"kpa",     U"kr",      U"kronor",
        U"kvm",      U"l",       U"m",       U"meter", U"mg",       U"min",     U"minut",   U"minuter", U"ml",
        U"mm",       U"mmhg",    U"mmol",    U"mån",   U"månad",    U"månader", U"natt",    U"nätter",  U"pass",
        U"personer", U"platser", U"procent", U"sek",   U"sekunder", U"st",      U"stolar",  U"stycken", U"sängar",
        U"tim",      U"timmar",  U"timme",   U"vecka", U"veckor",   U"ärenden", U"år"};
    static_assert(std::ranges::is_sorted(units));
    std::size_t at = sign(end) == U' ' ? end + 1 : end;
    if (sign(at) == U'%' || sign(at) == U'°')
        return true;
    return std::ranges::binary_search(units, small(word_at(at)));
}

}
