// What single words give away: rooms, initials, addresses, numbers of records, e-mail.

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "core/guard/findings.hpp"
#include "core/guard/number_words.hpp"

namespace vaka {

namespace {

template <std::size_t n> bool is_in(const std::array<std::u32string_view, n>& texts, std::u32string_view word) {
    return std::ranges::find(texts, word) != texts.end();
}

template <std::size_t n> bool ends_with_any(const std::array<std::u32string_view, n>& texts, std::u32string_view word) {
    return std::ranges::any_of(texts, [&](std::u32string_view text) { return word.ends_with(text); });
}

class Words {
public:
    explicit Words(const Reading& reading) : r_(reading) {}
    std::vector<Finding> findings();

private:
    void judge(Span word);
    void room(Span word);
    void initials(Span word);
    void address(Span word);
    void home(Span word);
    void record_id(Span word);
    void lma(std::size_t at);
    void email(std::size_t at);

    bool is_small_number(Span word) const;
    void add(std::string_view rule, std::size_t first, std::size_t end) {
        found_.push_back({rule, Level::warn, first, end - 1});
    }

    const Reading& r_;
    std::vector<Finding> found_;
};

constexpr std::array<std::u32string_view, 10> initials_after = {U"pat",        U"patient",    U"patienten", U"boende",
                                                                U"boenden",    U"brukare",    U"brukaren",  U"klienten",
                                                                U"vårdtagare", U"vårdtagaren"};

std::vector<Finding> Words::findings() {
    for (std::size_t at = 0; at < r_.size(); ++at)
        if (r_.sign(at) == U'@')
            email(at);
    for (Span word : r_.words()) {
        constexpr std::size_t longest = 40;
        bool glued = word.begin > 0 && is_digit(r_.sign(word.begin - 1));
        bool alone = word.end - word.begin == 1;
        if (!glued && !alone && word.end - word.begin <= longest)
            judge(word);
    }
    return std::move(found_);
}

void Words::judge(Span word) {
    std::u32string_view text = r_.small(word);
    constexpr std::array<std::u32string_view, 10> rooms = {U"rm",       U"rumsnr",     U"rumsnummer", U"sal",
                                                           U"salen",    U"patientsal", U"vårdsal",    U"lgh",
                                                           U"lägenhet", U"lägenheten"};
    constexpr std::array<std::u32string_view, 8> places = {U"säng",  U"sängen",  U"bädd",   U"bädden",
                                                           U"plats", U"platsen", U"sängnr", U"platsnr"};
    constexpr std::array<std::u32string_view, 2> ends_of_rooms = {U"rum", U"rummet"};
    constexpr std::array<std::u32string_view, 6> ends_of_places = {U"vårdplats",   U"vårdplatsen",    U"sängplats",
                                                                   U"sängplatsen", U"boendelägenhet", U"vårdbädd"};
    // Rooms where nobody lives.
    constexpr std::array<std::u32string_view, 26> of_work = {
        U"mötes",   U"konferens",     U"personal",    U"samtals",     U"operations", U"förråds", U"läkemedels",
        U"under",   U"undersöknings", U"behandlings", U"omklädnings", U"fik",        U"dag",     U"disk",
        U"skölj",   U"tvätt",         U"väntrum",     U"vänt",        U"mätt",       U"röntgen", U"sam",
        U"kontors", U"utrymmes",      U"data",        U"akut",        U"grupp"};
    bool a_room = is_in(rooms, text) || is_in(places, text) || ends_with_any(ends_of_places, text);
    constexpr std::array<std::u32string_view, 7> wards = {U"enkelsal", U"tvåsal",  U"tresal",   U"fyrsal",
                                                          U"fyrasal",  U"flersal", U"dubbelsal"};
    a_room = a_room || is_in(wards, text);
    if (!a_room && ends_with_any(ends_of_rooms, text)) {
        std::u32string_view before = text.substr(0, text.size() - (text.ends_with(U"rummet") ? 6 : 3));
        a_room = !is_in(of_work, before) && before != U"fo" && !before.ends_with(U"cent");
    }
    if (a_room)
        room(word);
    if (is_in(initials_after, text))
        initials(word);
    if (text == U"lma" || text == U"lmanummer" || text == U"lmanr")
        lma(word.end);
    // "anna.ek (at) exempel.se", "anna snabela exempel punkt se"
    bool in_brackets = word.begin > 0 && (r_.sign(word.begin - 1) == U'(' || r_.sign(word.begin - 1) == U'[');
    if (text == U"snabela" || (text == U"at" && in_brackets))
        add("phone_email", word.begin, word.end);
    address(word);
    home(word);
    record_id(word);
}

bool Words::is_small_number(Span word) const {
    std::u32string digits = spelled_digits(r_.small(word));
    return !digits.empty() && digits.size() <= 2;
}

// "rum 12", "säng nr 3B", "rum A12", "bädd B", "sal tolv"; not "plats 08:30" or "sal 2026-03-14", which are times, nor
// "på plats 10 min".
void Words::room(Span word) {
    std::size_t at = r_.past(U" :.#-=", word.end);
    if (at == word.end && !is_digit(r_.sign(at)))
        return;
    Span filler = r_.word_at(at);
    if (r_.is_one_of({U"nr", U"nummer", U"no"}, filler)) {
        at = r_.past(U" :.#", filler.end);
        filler = r_.word_at(at);
    }
    if (filler.end > filler.begin && is_small_number(filler)) {
        bool free = !is_digit(r_.sign(filler.end)) && !r_.unit_follows(filler.end);
        constexpr std::array<std::u32string_view, 2> plain = {U"ett", U"en"};
        if (free && !is_in(plain, r_.small(filler)))
            add("room", word.begin, filler.end);
        return;
    }
    std::size_t digits = at;
    bool letter_first = filler.end == filler.begin + 1;
    if (letter_first) {
        digits = filler.end;
        if (r_.sign(digits) == U'-' && is_digit(r_.sign(digits + 1)))
            ++digits;
    }
    std::size_t end = r_.past_digits(digits);
    if (end == digits) {
        // "säng B": a letter alone; "säng i korridoren" is none.
        bool names = letter_first && (is_capital(r_.sign(filler.begin)) ||
                                      (r_.small(filler)[0] >= U'a' && r_.small(filler)[0] <= U'd'));
        bool alone = !r_.is_word_sign(filler.end) && !(r_.sign(filler.end) == U'.' && r_.is_word_sign(filler.end + 1));
        if (names && alone && r_.small(filler) != U"i")
            add("room", word.begin, filler.end);
        return;
    }
    bool for_lessons = letter_first && end - digits > 2 && r_.is_one_of({U"sal", U"salen"}, word); // Sal A305
    if (end - digits > 4 || for_lessons)
        return;
    bool number_goes_on = (r_.sign(end) == U',' || r_.sign(end) == U'.') && is_digit(r_.sign(end + 1));
    bool time = r_.sign(end) == U':' && r_.past_digits(end + 1) == end + 3;
    bool date = r_.sign(end) == U'/' && is_digit(r_.sign(end + 1));
    bool longer = end - digits == 4 && r_.sign(end) == U'-' && is_digit(r_.sign(end + 1));
    if (number_goes_on || time || date || longer || r_.unit_follows(end))
        return;
    if (is_letter(r_.sign(end)) && !r_.is_word_sign(end + 1))
        ++end;
    if (!is_letter(r_.sign(end)))
        add("room", word.begin, end);
}

// "boende A.B.", "pat A. B": two capitals with a dot after at least the first, or a space between them.
void Words::initials(Span word) {
    std::size_t first = r_.past(U".:", word.end);
    if (r_.sign(first) != U' ')
        return;
    ++first;
    if (!is_capital(r_.sign(first)) || r_.is_word_sign(first + 1))
        return;
    std::size_t second = r_.past(U" .-", first + 1);
    if (is_capital(r_.sign(second)) && !r_.is_word_sign(second + 1) && second > first + 1)
        add("initials", word.begin, r_.sign(second + 1) == U'.' ? second + 2 : second + 1);
}

// "Storgatan 12", "Björkvägen 3B"; not "luftvägen 2 ggr" or a road that only says how to walk.
void Words::address(Span word) {
    constexpr std::array<std::u32string_view, 9> of_towns = {U"gatan", U"gata", U"gränd",  U"gränden", U"stigen",
                                                             U"allén", U"allé", U"torget", U"backen"};
    constexpr std::array<std::u32string_view, 3> of_land = {U"vägen", U"väg", U"leden"};
    constexpr std::array<std::u32string_view, 14> no_roads = {
        U"luft",     U"urin",  U"gall",   U"om",  U"vård",    U"utrymnings",  U"transport",
        U"andnings", U"flykt", U"arbets", U"för", U"kontakt", U"eskalerings", U"kommunikations"};
    std::u32string_view text = r_.small(word);
    constexpr std::size_t shortest = 2;
    auto ending = [&](const auto& texts) -> std::size_t {
        for (std::u32string_view end : texts)
            if (text.size() >= end.size() + shortest && text.ends_with(end))
                return end.size();
        return 0;
    };
    std::size_t in_town = ending(of_towns), on_land = ending(of_land);
    std::size_t ending_size = std::max(in_town, on_land);
    if (ending_size == 0 || is_in(no_roads, text.substr(0, text.size() - ending_size)))
        return;
    if (in_town == 0 && !is_capital(r_.sign(word.begin)))
        return;
    std::size_t at = r_.past(U" ", word.end), end = r_.past_digits(at);
    if (at == word.end || end == at || end - at > 3 || r_.unit_follows(end))
        return;
    bool goes_on = (r_.sign(end) == U':' || r_.sign(end) == U'.' || r_.sign(end) == U'/' || r_.sign(end) == U'-') &&
                   is_digit(r_.sign(end + 1));
    if (goes_on)
        return;
    std::size_t letter = r_.past(U" ", end);
    if (is_letter(r_.sign(letter)) && !r_.is_word_sign(letter + 1) && (letter == end || is_capital(r_.sign(letter))))
        end = letter + 1;
    add("address", word.begin, end);
}

// "bor på Storgatan", "adress: Byn 4", "hemma hos … i Byn 4".
void Words::home(Span word) {
    if (r_.is_one_of({U"adress", U"adressen", U"hemadress", U"bostadsadress", U"gatuadress"}, word)) {
        std::size_t at = r_.past(U" :=", word.end);
        Span next = r_.word_at(at);
        if (r_.is_one_of({U"är", U"var"}, next))
            next = r_.word_at(r_.past(U" ", next.end));
        if (is_capital(r_.sign(next.begin)))
            add("address", word.begin, next.end);
        return;
    }
    if (!r_.is_one_of({U"bor", U"bodde", U"boendes", U"bosatt"}, word))
        return;
    Span next = r_.word_at(r_.past(U" ", word.end));
    if (!r_.is_one_of({U"på", U"vid", U"i"}, next))
        return;
    Span place = r_.word_at(r_.past(U" ", next.end));
    constexpr std::array<std::u32string_view, 6> roads = {U"gatan", U"vägen", U"gränd", U"stigen", U"allén", U"torget"};
    std::size_t at = r_.past(U" ", place.end), end = r_.past_digits(at);
    bool numbered = end > at && end - at <= 3 && at > place.end && !r_.unit_follows(end);
    if (is_capital(r_.sign(place.begin)) && (numbered || ends_with_any(roads, r_.small(place))))
        add("address", place.begin, numbered ? end : place.end);
}

// "journalnr 123456", "patient-ID 88123", "pass nr AB123456": a word of a person's record with a number after it.
void Words::record_id(Span word) {
    constexpr std::array<std::u32string_view, 21> records = {
        U"journal", U"patient",     U"pat",           U"brukar",    U"klient",   U"vårdtillfälle", U"vårdtillfälles",
        U"besöks",  U"pass",        U"konto",         U"bankkonto", U"körkorts", U"körkort",       U"dossier",
        U"kund",    U"försäkrings", U"registrerings", U"reg",       U"remiss",   U"löp",           U"hyres"};
    constexpr std::array<std::u32string_view, 8> numbers = {U"nr",   U"nummer", U"numret",   U"id",
                                                            U"idnr", U"no",     U"idnummer", U"number"};
    constexpr std::array<std::u32string_view, 8> said_alone = {U"jnr",       U"journalid", U"patid", U"dossnr",
                                                               U"dossiernr", U"idnr",      U"regnr", U"försäkringsnr"};
    std::u32string_view text = r_.small(word);
    std::size_t at = 0;
    bool whole = is_in(said_alone, text);
    for (std::u32string_view number : numbers)
        whole = whole || (text.ends_with(number) && is_in(records, text.substr(0, text.size() - number.size())));
    if (whole) {
        at = word.end;
    } else if (is_in(records, text)) {
        Span next = r_.word_at(r_.past(U" -.:", word.end));
        if (is_in(numbers, r_.small(next)))
            at = next.end;
        else if ((text == U"journal" || text == U"vårdtillfälle") && is_digit(r_.sign(r_.past(U" :#", word.end))))
            at = word.end;
    }
    if (at == 0)
        return;
    bool bare = at == word.end && !whole;
    at = r_.past(U" :.#=-", at);
    if (r_.is_one_of({U"är", U"var"}, r_.word_at(at)))
        at = r_.past(U" :", r_.word_at(at).end);
    std::size_t first = at, end = at, digits = 0;
    constexpr std::size_t most = 24;
    for (std::size_t i = at; i < at + most; ++i) {
        char32_t c = r_.sign(i);
        if (is_digit(c))
            ++digits;
        bool inside = (c == U'-' || c == U'/' || c == U' ') && is_digit(r_.sign(i + 1));
        bool letter = is_letter(c) && i < first + 4 && !(c >= U'a' && c <= U'z' && digits == 0 && i > first + 1);
        if (!is_digit(c) && !inside && !letter)
            break;
        if (c != U' ')
            end = i + 1;
    }
    std::size_t least = bare ? 5 : 3;
    if (digits >= least && !r_.unit_follows(end))
        add("record_id", word.begin, end);
}

// "LMA-nummer 50-123456": at least six digits a little way after the word.
void Words::lma(std::size_t at) {
    constexpr std::size_t reach = 16, least = 6, most = 16;
    std::size_t limit = std::min(at + reach, r_.size());
    while (at < limit && !is_digit(r_.sign(at)))
        ++at;
    std::size_t first = at, end = at, count = 0;
    while (is_digit(r_.sign(at)) && count < most) {
        end = ++at;
        ++count;
        at = r_.past(U" -/", at);
    }
    if (count >= least)
        add("lma", first, end);
}

void Words::email(std::size_t at) {
    constexpr std::size_t most = 80;
    auto belongs = [this](std::size_t i) {
        char32_t c = r_.sign(i);
        return is_letter(c) || is_digit(c) || c == U'.' || c == U'-' || c == U'_' || c == U'+';
    };
    std::size_t first = at, end = at + 1;
    while (first > 0 && at - first < most && belongs(first - 1))
        --first;
    while (end - at < most && belongs(end))
        ++end;
    while (end > at + 1 && !r_.is_word_sign(end - 1))
        --end;
    bool has_dot = false;
    for (std::size_t i = at; i < end; ++i)
        has_dot = has_dot || r_.sign(i) == U'.';
    if (first < at && has_dot)
        add("phone_email", first, end);
}

}

std::vector<Finding> findings_in_words(const Reading& reading) {
    return Words(reading).findings();
}

}
