// What words give away. Swedish words of the rules stand here in small letters; they are what is looked for, not what
// is shown.

#include "core/guard/findings.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>
#include <utility>

namespace vaka {

namespace {

enum class Meaning { none, number_word, number_part, last, four, born, room, title, short_title, patient, lma };

struct Word {
    std::u32string_view text;
    Meaning meaning;
};

// "pers nr" and "p-nr" are two words: number_part is the first of them.
constexpr std::array<Word, 50> words = {{{U"personnr", Meaning::number_word},
                                         {U"personnummer", Meaning::number_word},
                                         {U"personnumret", Meaning::number_word},
                                         {U"pnr", Meaning::number_word},
                                         {U"pnummer", Meaning::number_word},
                                         {U"persnr", Meaning::number_word},
                                         {U"samordningsnr", Meaning::number_word},
                                         {U"samordningsnummer", Meaning::number_word},
                                         {U"p", Meaning::number_part},
                                         {U"pers", Meaning::number_part},
                                         {U"person", Meaning::number_part},
                                         {U"sista", Meaning::last},
                                         {U"fyra", Meaning::four},
                                         {U"född", Meaning::born},
                                         {U"fött", Meaning::born},
                                         {U"födelsedatum", Meaning::born},
                                         {U"födelsedag", Meaning::born},
                                         {U"födelseår", Meaning::born},
                                         {U"födelsedata", Meaning::born},
                                         {U"rum", Meaning::room},
                                         {U"rummet", Meaning::room},
                                         {U"rumsnr", Meaning::room},
                                         {U"rumsnummer", Meaning::room},
                                         {U"vårdrum", Meaning::room},
                                         {U"sal", Meaning::room},
                                         {U"salen", Meaning::room},
                                         {U"säng", Meaning::room},
                                         {U"sängen", Meaning::room},
                                         {U"sängplats", Meaning::room},
                                         {U"plats", Meaning::room},
                                         {U"vårdplats", Meaning::room},
                                         {U"lgh", Meaning::room},
                                         {U"lägenhet", Meaning::room},
                                         {U"lägenheten", Meaning::room},
                                         {U"herr", Meaning::title},
                                         {U"fru", Meaning::title},
                                         {U"fröken", Meaning::title},
                                         {U"hr", Meaning::short_title},
                                         {U"fr", Meaning::short_title},
                                         {U"pat", Meaning::patient},
                                         {U"patient", Meaning::patient},
                                         {U"patienten", Meaning::patient},
                                         {U"boende", Meaning::patient},
                                         {U"boenden", Meaning::patient},
                                         {U"brukare", Meaning::patient},
                                         {U"brukaren", Meaning::patient},
                                         {U"vårdtagare", Meaning::patient},
                                         {U"vårdtagaren", Meaning::patient},
                                         {U"lma", Meaning::lma},
                                         {U"lmanummer", Meaning::lma}}};
constexpr std::size_t longest_word = 17;

constexpr auto words_by_text = [] {
    auto sorted = words;
    std::ranges::sort(sorted, {}, &Word::text);
    return sorted;
}();

Meaning meaning_of(std::u32string_view word) {
    auto known = std::ranges::lower_bound(words_by_text, word, {}, &Word::text);
    return known != words_by_text.end() && known->text == word ? known->meaning : Meaning::none;
}

class Reading {
public:
    explicit Reading(const std::vector<Symbol>& symbols) : symbols_(symbols) {}
    WordFindings findings();

private:
    struct Span {
        std::size_t begin = 0;
        std::size_t end = 0;
    };

    void judge(Meaning meaning, Span word);
    void last_four(std::size_t at);
    void room(Span word);
    void name(Span word);
    void initials(Span word);
    void lma(std::size_t at);
    void email(std::size_t at);

    char32_t sign(std::size_t at) const { return at < symbols_.size() ? symbols_[at].value : 0; }
    bool is_word_sign(std::size_t at) const { return is_letter(sign(at)) || is_digit(sign(at)); }
    std::size_t past(std::u32string_view signs, std::size_t at) const;
    std::size_t past_digits(std::size_t at) const;
    std::size_t past_word(std::size_t at) const;
    std::u32string_view small(Span word); // until the next call
    bool is_one_of(std::initializer_list<std::u32string_view> texts, Span word);
    void add(std::string_view rule, Level level, std::size_t first, std::size_t end) {
        found_.findings.push_back({rule, level, first, end - 1});
    }

    const std::vector<Symbol>& symbols_;
    std::array<char32_t, longest_word> small_{};
    WordFindings found_;
};

WordFindings Reading::findings() {
    for (std::size_t at = 0; at < symbols_.size();) {
        if (sign(at) == U'@')
            email(at);
        if (!is_letter(sign(at))) {
            ++at;
            continue;
        }
        Span word{at, past_word(at)};
        at = word.end;
        bool glued = word.begin > 0 && is_digit(sign(word.begin - 1));
        if (!glued)
            judge(meaning_of(small(word)), word);
    }
    return std::move(found_);
}

void Reading::judge(Meaning meaning, Span word) {
    switch (meaning) {
    case Meaning::none:
        return;
    case Meaning::number_word:
        return last_four(word.end);
    case Meaning::number_part: {
        std::size_t second = past(U"-. ", word.end);
        Span next{second, past_word(second)};
        if (is_one_of({U"nr", U"nummer", U"numret"}, next))
            last_four(next.end);
        return;
    }
    case Meaning::last: {
        std::size_t second = past(U" ", word.end);
        bool four_before = word.begin >= 2 && sign(word.begin - 1) == U' ' && sign(word.begin - 2) == U'4';
        if (sign(second) == U'4' && !is_word_sign(second + 1))
            return last_four(second + 1);
        if (is_one_of({U"fyra"}, {second, past_word(second)}))
            return last_four(past_word(second));
        if (four_before)
            last_four(word.end);
        return;
    }
    case Meaning::four: {
        std::size_t second = past(U" ", word.end);
        if (is_one_of({U"sista"}, {second, past_word(second)}))
            last_four(past_word(second));
        return;
    }
    case Meaning::born:
        found_.born_at.push_back(word.end);
        return;
    case Meaning::room:
        return room(word);
    case Meaning::title:
        return name(word);
    case Meaning::short_title:
        if (is_capital(sign(word.begin)))
            name(word);
        return;
    case Meaning::patient:
        name(word);
        initials(word);
        return;
    case Meaning::lma:
        return lma(word.end);
    }
}

// "pnr 1212", "sista fyra siffrorna är: 12 12": four digits, after words that only lead to them.
void Reading::last_four(std::size_t at) {
    constexpr int most_words = 4;
    for (int leading = 0; leading < most_words; ++leading) {
        at = past(U" \n:.,=-(\"'", at);
        Span word{at, past_word(at)};
        if (!is_one_of({U"är", U"var", U"siffror", U"siffrorna", U"siffra", U"nr", U"nummer", U"numret", U"slutar",
                        U"på", U"med", U"i"},
                       word))
            break;
        at = word.end;
    }
    std::size_t first = at, end = at;
    for (int count = 0; count < 4; ++count) {
        if (count > 0)
            at = past(U" -.\n", at);
        if (!is_digit(sign(at)))
            return;
        end = ++at;
    }
    if (!is_digit(sign(end)))
        add("last4", Level::block, first, end);
}

// "rum 12", "säng nr 3B"; not "plats 08:30" or "sal 2026-03-14", which are times.
void Reading::room(Span word) {
    std::size_t at = past(U" :.#", word.end);
    Span filler{at, past_word(at)};
    if (is_one_of({U"nr", U"nummer"}, filler))
        at = past(U" :.#", filler.end);
    std::size_t end = past_digits(at);
    if (end == at || end - at > 4)
        return;
    bool number_goes_on = (sign(end) == U',' || sign(end) == U'.') && is_digit(sign(end + 1));
    bool time = sign(end) == U':' && past_digits(end + 1) == end + 3;
    bool date = end - at == 4 && sign(end) == U'-' && is_digit(sign(end + 1));
    if (number_goes_on || time || date)
        return;
    if (is_letter(sign(end)) && !is_word_sign(end + 1))
        ++end;
    if (!is_letter(sign(end)))
        add("room", Level::warn, word.begin, end);
}

// "patienten Anna", "Hr. Ek": a word with one capital first. "pat CVK" is no name.
void Reading::name(Span word) {
    std::size_t at = past(U".", word.end);
    if (sign(at) != U' ')
        return;
    Span next{at + 1, past_word(at + 1)};
    bool one_capital = next.end - next.begin >= 2 && is_capital(sign(next.begin));
    for (std::size_t i = next.begin + 1; one_capital && i < next.end; ++i)
        one_capital = !is_capital(sign(i));
    if (one_capital)
        add("title_name", Level::warn, word.begin, next.end);
}

// "boende A.B.", "pat A. B": two capitals with a dot after at least the first.
void Reading::initials(Span word) {
    std::size_t first = past(U".", word.end);
    if (sign(first) != U' ')
        return;
    ++first;
    std::size_t second = past(U" ", first + 2);
    bool both = is_capital(sign(first)) && sign(first + 1) == U'.' && is_capital(sign(second));
    if (both && !is_word_sign(second + 1))
        add("initials", Level::warn, word.begin, sign(second + 1) == U'.' ? second + 2 : second + 1);
}

// "LMA-nummer 50-123456": at least six digits a little way after the word.
void Reading::lma(std::size_t at) {
    constexpr std::size_t reach = 16, least = 6, most = 16;
    std::size_t limit = std::min(at + reach, symbols_.size());
    while (at < limit && !is_digit(sign(at)))
        ++at;
    std::size_t first = at, end = at, count = 0;
    while (is_digit(sign(at)) && count < most) {
        end = ++at;
        ++count;
        at = past(U" -/", at);
    }
    if (count >= least)
        add("lma", Level::warn, first, end);
}

void Reading::email(std::size_t at) {
    auto belongs = [this](std::size_t i) {
        char32_t c = sign(i);
        return is_letter(c) || is_digit(c) || c == U'.' || c == U'-' || c == U'_' || c == U'+';
    };
    std::size_t first = at, end = at + 1;
    while (first > 0 && belongs(first - 1))
        --first;
    while (belongs(end))
        ++end;
    while (end > at + 1 && !is_word_sign(end - 1))
        --end;
    bool has_dot = std::any_of(symbols_.begin() + static_cast<std::ptrdiff_t>(at),
                               symbols_.begin() + static_cast<std::ptrdiff_t>(end),
                               [](const Symbol& symbol) { return symbol.value == U'.'; });
    if (first < at && has_dot)
        add("phone_email", Level::warn, first, end);
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

std::size_t Reading::past_word(std::size_t at) const {
    while (is_letter(sign(at)))
        ++at;
    return at;
}

// Nothing for a word that is longer than all we look for.
std::u32string_view Reading::small(Span word) {
    std::size_t count = word.end - word.begin;
    if (count > longest_word)
        return {};
    for (std::size_t i = 0; i < count; ++i)
        small_[i] = small_letter(symbols_[word.begin + i].value);
    return {small_.data(), count};
}

bool Reading::is_one_of(std::initializer_list<std::u32string_view> texts, Span word) {
    std::u32string_view text = small(word);
    return std::find(texts.begin(), texts.end(), text) != texts.end();
}

}

WordFindings findings_in_words(const std::vector<Symbol>& symbols) {
    return Reading(symbols).findings();
}

}
