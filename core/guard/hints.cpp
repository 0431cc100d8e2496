// The words that say what the digits near them are. Swedish words of the rules stand here in small letters; they are
// what is looked for, not what is shown.

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "core/guard/findings.hpp"

namespace vaka {

namespace {

struct Word {
    std::u32string_view text;
    Hint hint;
};

constexpr std::array whole_words = {Word{U"art", Hint::thing},
                                    Word{U"barn", Hint::person},
                                    Word{U"barnet", Hint::person},
                                    Word{U"bb", Hint::thing},
                                    Word{U"bebis", Hint::person},
                                    Word{U"bebisen", Hint::person},
                                    Word{U"born", Hint::born},
                                    Word{U"dnr", Hint::thing},
                                    Word{U"dob", Hint::born},
                                    Word{U"dotter", Hint::person},
                                    Word{U"dottern", Hint::person},
                                    Word{U"ean", Hint::thing},
                                    Word{U"exp", Hint::thing},
                                    Word{U"fdd", Hint::born},
                                    Word{U"flicka", Hint::person},
                                    Word{U"flickan", Hint::person},
                                    Word{U"fr", Hint::since},
                                    Word{U"fram", Hint::since},
                                    Word{U"från", Hint::since},
                                    Word{U"fyllde", Hint::born},
                                    Word{U"fyller", Hint::born},
                                    Word{U"född", Hint::born},
                                    Word{U"födda", Hint::born},
                                    Word{U"födelsedag", Hint::born},
                                    Word{U"födelsedagen", Hint::born},
                                    Word{U"födelsedata", Hint::born},
                                    Word{U"födelsedatum", Hint::born},
                                    Word{U"födelsenr", Hint::born},
                                    Word{U"födelsenummer", Hint::born},
                                    Word{U"födelseår", Hint::born},
                                    Word{U"fött", Hint::born},
                                    Word{U"gtin", Hint::thing},
                                    Word{U"hslf", Hint::thing},
                                    Word{U"id", Hint::thing},
                                    Word{U"införd", Hint::thing},
                                    Word{U"införde", Hint::thing},
                                    Word{U"infördes", Hint::thing},
                                    Word{U"innan", Hint::since},
                                    Word{U"iso", Hint::thing},
                                    Word{U"jour", Hint::desk},
                                    Word{U"jouren", Hint::desk},
                                    Word{U"kl", Hint::clock},
                                    Word{U"klockan", Hint::clock},
                                    Word{U"kod", Hint::thing},
                                    Word{U"koden", Hint::thing},
                                    Word{U"lag", Hint::thing},
                                    Word{U"lagen", Hint::thing},
                                    Word{U"lot", Hint::thing},
                                    Word{U"mellan", Hint::since},
                                    Word{U"nyfödd", Hint::person},
                                    Word{U"nyfödda", Hint::person},
                                    Word{U"persnr", Hint::number},
                                    Word{U"personid", Hint::number},
                                    Word{U"personnr", Hint::number},
                                    Word{U"personnummer", Hint::number},
                                    Word{U"personnumret", Hint::number},
                                    Word{U"pm", Hint::thing},
                                    Word{U"pnr", Hint::number},
                                    Word{U"pnummer", Hint::number},
                                    Word{U"pojke", Hint::person},
                                    Word{U"pojken", Hint::person},
                                    Word{U"ref", Hint::thing},
                                    Word{U"reservnr", Hint::number},
                                    Word{U"reservnummer", Hint::number},
                                    Word{U"rev", Hint::thing},
                                    Word{U"samnr", Hint::number},
                                    Word{U"samordningsnr", Hint::number},
                                    Word{U"samordningsnummer", Hint::number},
                                    Word{U"sedan", Hint::since},
                                    Word{U"senast", Hint::since},
                                    Word{U"sfs", Hint::thing},
                                    Word{U"sn", Hint::thing},
                                    Word{U"son", Hint::person},
                                    Word{U"sonen", Hint::person},
                                    Word{U"sosfs", Hint::thing},
                                    Word{U"ssn", Hint::number},
                                    Word{U"startade", Hint::thing},
                                    Word{U"support", Hint::desk},
                                    Word{U"supporten", Hint::desk},
                                    Word{U"tvilling", Hint::person},
                                    Word{U"tvillingen", Hint::person},
                                    Word{U"udi", Hint::thing},
                                    Word{U"utg", Hint::thing},
                                    Word{U"ver", Hint::thing},
                                    Word{U"årgång", Hint::born}};
static_assert(std::ranges::is_sorted(whole_words, {}, &Word::text));

// A word that holds one of these: "läkemedelsrutinen", "serienr", "batchnummer".
constexpr std::array parts_of_words = {
    Word{U"ankn", Hint::thing},        Word{U"anknytning", Hint::thing},     Word{U"anmälan", Hint::desk},
    Word{U"artikel", Hint::thing},     Word{U"artnr", Hint::thing},          Word{U"avtal", Hint::thing},
    Word{U"avvikelse", Hint::thing},   Word{U"batch", Hint::thing},          Word{U"besikt", Hint::thing},
    Word{U"beslut", Hint::thing},      Word{U"bruksanvisning", Hint::thing}, Word{U"budget", Hint::thing},
    Word{U"central", Hint::desk},      Word{U"certifi", Hint::thing},        Word{U"diarie", Hint::thing},
    Word{U"dokument", Hint::thing},    Word{U"faktura", Hint::thing},        Word{U"fastställ", Hint::thing},
    Word{U"föreskrift", Hint::thing},  Word{U"förpackning", Hint::thing},    Word{U"giltig", Hint::thing},
    Word{U"godkänd", Hint::thing},     Word{U"gällande", Hint::thing},       Word{U"handlingsplan", Hint::thing},
    Word{U"hållbar", Hint::thing},     Word{U"inköp", Hint::thing},          Word{U"installera", Hint::thing},
    Word{U"instruktion", Hint::thing}, Word{U"inventarie", Hint::thing},     Word{U"jourlin", Hint::desk},
    Word{U"jourtelefon", Hint::desk},  Word{U"kalibrer", Hint::thing},       Word{U"kontroll", Hint::thing},
    Word{U"kundtjänst", Hint::desk},   Word{U"larmnr", Hint::thing},         Word{U"leverans", Hint::thing},
    Word{U"levererad", Hint::thing},   Word{U"licens", Hint::thing},         Word{U"lotnr", Hint::thing},
    Word{U"lotnummer", Hint::thing},   Word{U"manual", Hint::thing},         Word{U"modell", Hint::thing},
    Word{U"order", Hint::thing},       Word{U"ordernr", Hint::thing},        Word{U"policy", Hint::thing},
    Word{U"produkt", Hint::thing},     Word{U"programvara", Hint::thing},    Word{U"projekt", Hint::thing},
    Word{U"protokoll", Hint::thing},   Word{U"refnr", Hint::thing},          Word{U"revider", Hint::thing},
    Word{U"riktlinje", Hint::thing},   Word{U"rutin", Hint::thing},          Word{U"serie", Hint::thing},
    Word{U"service", Hint::thing},     Word{U"standard", Hint::thing},       Word{U"sterilis", Hint::thing},
    Word{U"tillverk", Hint::thing},    Word{U"uppdatera", Hint::thing},      Word{U"uppdatering", Hint::thing},
    Word{U"hämtad", Hint::thing},      Word{U"utgång", Hint::thing},         Word{U"utgått", Hint::thing},
    Word{U"utgåva", Hint::thing},      Word{U"version", Hint::thing},        Word{U"växel", Hint::desk},
    Word{U"vårdprogram", Hint::thing}, Word{U"ärende", Hint::thing}};

// Which letters a word has, so that most words need not be searched.
constexpr std::uint32_t letters_of(std::u32string_view word) {
    std::uint32_t letters = 0;
    for (char32_t c : word)
        letters |= 1U << (c % 32);
    return letters;
}

constexpr auto letters_of_parts = [] {
    std::array<std::uint32_t, parts_of_words.size()> letters{};
    for (std::size_t i = 0; i < letters.size(); ++i)
        letters[i] = letters_of(parts_of_words[i].text);
    return letters;
}();

std::optional<Hint> hint_of(std::u32string_view word) {
    auto known = std::ranges::lower_bound(whole_words, word, {}, &Word::text);
    if (known != whole_words.end() && known->text == word)
        return known->hint;
    for (std::u32string_view person : {U"patient", U"brukare", U"klient", U"vårdtagar", U"omsorgstagar"})
        if (word.starts_with(person) && word.size() <= person.size() + 3)
            return Hint::person;
    std::uint32_t letters = letters_of(word);
    for (std::size_t i = 0; i < parts_of_words.size(); ++i)
        if ((letters_of_parts[i] & ~letters) == 0 && word.find(parts_of_words[i].text) != std::u32string_view::npos)
            return parts_of_words[i].hint;
    return std::nullopt;
}

// Words of which two or more together are a hint; the second is the hint's end.
std::optional<HintAt> hint_of_two(const Reading& reading, Span word) {
    constexpr std::u32string_view first_letters = U"bfkoprs";
    if (first_letters.find(reading.small(word).front()) == std::u32string_view::npos)
        return std::nullopt;
    auto next_is = [&](std::initializer_list<std::u32string_view> texts) -> std::optional<Span> {
        Span next = reading.word_at(reading.past(U"-. ", word.end));
        return reading.is_one_of(texts, next) ? std::optional(next) : std::nullopt;
    };
    auto is = [&](std::initializer_list<std::u32string_view> texts) {
        return reading.is_one_of(texts, word);
    };
    auto both = [&](Hint hint, std::size_t end) {
        return HintAt{hint, {word.begin, end}};
    };
    if (is({U"p", U"pers", U"person", U"sam", U"samordnings", U"reserv", U"födelse"}))
        if (auto next = next_is({U"nr", U"nummer", U"numret"}))
            return both(Hint::number, next->end);
    if (is({U"serial", U"best", U"bäst", U"order"}))
        if (auto next = next_is({U"nr", U"no", U"number", U"före"}))
            return both(Hint::thing, next->end);
    if (is({U"f"})) {
        // "f. 1931", "f 850314": the letter stands alone, with a number after it.
        std::size_t at = reading.past(U". ", word.end);
        bool alone = word.begin == 0 || reading.sign(word.begin - 1) != U'.';
        if (alone && at > word.end && is_digit(reading.sign(at)))
            return both(Hint::born, word.end);
    }
    if (is({U"sista"})) {
        std::size_t second = reading.past(U" ", word.end);
        bool four_before = word.begin >= 2 && reading.sign(word.begin - 1) == U' ' &&
                           reading.sign(word.begin - 2) == U'4' &&
                           (word.begin < 3 || !reading.is_word_sign(word.begin - 3));
        if (reading.sign(second) == U'4' && !reading.is_word_sign(second + 1))
            return both(Hint::last_four, second + 1);
        if (auto next = next_is({U"fyra", U"siffror", U"siffrorna"}))
            return both(Hint::last_four, next->end);
        if (four_before)
            return both(Hint::last_four, word.end);
    }
    if (is({U"fyra"}))
        if (auto next = next_is({U"sista"}))
            return both(Hint::last_four, next->end);
    if (is({U"slutar", U"slutsiffror", U"slutsiffrorna", U"slutnr", U"kontrollsiffror", U"kontrollsiffrorna"}))
        return both(Hint::last_four, word.end);
    return std::nullopt;
}

}

std::vector<HintAt> hints_in(const Reading& reading) {
    constexpr std::size_t longest = 40;
    std::vector<HintAt> hints;
    for (Span word : reading.words()) {
        if (word.end - word.begin > longest)
            continue;
        bool glued = word.begin > 0 && is_digit(reading.sign(word.begin - 1));
        if (glued)
            continue;
        if (auto two = hint_of_two(reading, word))
            hints.push_back(*two);
        else if (auto hint = hint_of(reading.small(word)))
            hints.push_back({*hint, word});
    }
    return hints;
}

}
