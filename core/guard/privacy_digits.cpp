// What digits give away: personal numbers, reserve numbers, birthdays, telephones. Every place of a chain of digits is
// tried as the beginning of every kind of number, and each try looks at a bounded number of digits. A birthday and four
// digits near it are one number too, in whatever order they stand.

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <span>
#include <utility>

#include "core/guard/dates.hpp"
#include "core/guard/digits.hpp"

namespace vaka {

namespace {

using namespace gap;

class Numbers {
public:
    Numbers(const Reading& reading, const std::vector<HintAt>& hints, Date today)
        : r_(reading), hints_(hints), calendar_(today), today_(today), digits_(digits_of(reading)) {}
    std::vector<Finding> findings();

private:
    void judge_chain();
    void twelve_digits(std::size_t i);
    void ten_digits(std::size_t i);
    void said_number(const HintAt& hint);
    void reserve_number(std::size_t i);
    void birthday(const WrittenDate& day);
    void last_four_near(const WrittenDate& day);
    bool is_last_four(const WrittenDate& day, std::size_t i, std::size_t count) const;
    void telephone(std::size_t i);
    bool said_telephone(std::size_t at) const;

    bool glued_before(const Window& window, std::size_t i, std::size_t split, std::size_t end) const;
    bool is_date_or_time(const Window& window, std::size_t i, std::size_t split, bool near) const;
    bool goes_on_as_date(const Window& window, std::size_t i, std::size_t split) const;
    std::string_view reserve_rule(const Window& date, std::u32string_view tail, Gap gap) const;

    Person person_of(int year, int month, int day) const { return calendar_.person_of(year, month, day); }
    Person person_of_short(int year, int month, int day) const { return calendar_.person_of_short(year, month, day); }
    bool is_near(std::optional<Date> date) const { return calendar_.is_near(date); }
    bool is_near_short(int year, int month, int day) const { return calendar_.is_near_short(year, month, day); }

    bool hinted(std::initializer_list<Hint> hints, std::size_t symbol, std::size_t before, std::size_t after) const;
    bool is_after_born(std::size_t symbol) const { return hinted({Hint::born, Hint::number}, symbol, 24, 0); }
    bool is_of_somebody(std::size_t symbol) const {
        return hinted({Hint::born, Hint::number, Hint::last_four}, symbol, 40, 24) ||
               hinted({Hint::person}, symbol, 24, 12);
    }
    bool is_of_thing(const WrittenDate& day) const;
    bool is_thing_number(std::size_t symbol) const { return hinted({Hint::thing}, symbol, 8, 0); }

    bool starts_group(std::size_t i) const {
        return i == 0 || chain_[i].before != none || (chain_[i - 1].guessed && !chain_[i].guessed);
    }
    bool ends_group(std::size_t end) const {
        return end == chain_.size() || chain_[end].before != none || (chain_[end].guessed && !chain_[end - 1].guessed);
    }
    bool stands_free(std::size_t i) const {
        return i == 0 || i == chain_.size() || (chain_[i].before & ~(space | line_break | bracket)) == 0;
    }
    Window window(std::size_t i, std::size_t count) const { return Window(chain_.subspan(i, count)); }
    char32_t sign(std::size_t at) const { return r_.sign(at); }
    bool is_word_sign(std::size_t at) const { return r_.is_word_sign(at); }
    void add(std::string_view rule, Level level, const Window& window) {
        found_.push_back({rule, level, window.first(), window.last()});
    }

    const Reading& r_;
    const std::vector<HintAt>& hints_;
    Calendar calendar_;
    Date today_;
    std::vector<Digit> digits_;
    std::span<const Digit> chain_;
    std::vector<Finding> found_;
};

std::vector<Finding> Numbers::findings() {
    for (std::size_t begin = 0, end = 0; begin < digits_.size(); begin = end) {
        end = begin + 1;
        while (end < digits_.size() && (digits_[end].before & other) == 0)
            ++end;
        chain_ = std::span<const Digit>(digits_).subspan(begin, end - begin);
        judge_chain();
    }
    for (const HintAt& hint : hints_)
        if (hint.hint == Hint::number || hint.hint == Hint::last_four)
            said_number(hint);
    for (const WrittenDate& day : dates_of(r_, digits_, calendar_)) {
        birthday(day);
        last_four_near(day);
    }
    return std::move(found_);
}

void Numbers::judge_chain() {
    for (std::size_t i = 0; i < chain_.size(); ++i) {
        twelve_digits(i);
        ten_digits(i);
        if (!starts_group(i))
            continue;
        reserve_number(i);
        telephone(i);
    }
}

// pnr12, sam12, pnr_typo, res_sll.
void Numbers::twelve_digits(std::size_t i) {
    constexpr std::size_t size = 12, split = 8;
    if (i + size > chain_.size())
        return;
    Window w = window(i, size);
    int century = w.number(0, 2);
    if ((century != 99 && (century < 18 || century > 20)) || !w.mostly_digits())
        return;
    bool alone = starts_group(i) && ends_group(i + size);
    if (!alone && !w.has_no_gap() && !glued_before(w, i, split, i + size))
        return;
    if (century == 99) {
        int year = w.number(2, 4);
        if (alone && year >= first_birth_year && year <= today_.year() && w.luhn())
            add("res_sll", Level::block, w);
        return;
    }
    bool in_shape = w.parts_only_at({2, 4, 6, 8, 10}) || w.pieces() <= 4 || w.pieces() == size || w.all_spelled();
    int year = w.number(0, 4), month = w.number(4, 2), day = w.number(6, 2);
    Person person = person_of(year, month, day);
    bool near = is_near(Date::of(year, month, day));
    if (!in_shape || person == Person::nobody || is_date_or_time(w, i, split, near))
        return;
    if (window(i + 2, 10).luhn())
        return add(person == Person::somebody ? "pnr12" : "sam12", Level::block, w);
    bool written_as_one = w.parts_only_at({4, 6, 8}) && (w.before(split) & ~(space | line_break | dash | plus)) == 0;
    bool may_be_event = near && w.before(split) != none;
    bool as_one = written_as_one || (w.all_spelled() && size == chain_.size());
    if (alone && as_one && !may_be_event && !w.any_guessed() && !is_thing_number(w.first()))
        add("pnr_typo", Level::warn, w);
}

// pnr10sep, pnr10, sam10, pnr_typo.
void Numbers::ten_digits(std::size_t i) {
    constexpr std::size_t size = 10, split = 6;
    if (i + size > chain_.size())
        return;
    Window w = window(i, size);
    bool alone = starts_group(i) && ends_group(i + size);
    if ((!alone && !glued_before(w, i, split, i + size)) || !w.mostly_digits())
        return;
    // Ten digits are few: without this, 15:04 260223 would be one in ten times.
    bool date_of_one_kind = ((w.before(2) ^ w.before(4)) & ~line_break) == 0;
    bool in_shape =
        date_of_one_kind && (w.parts_only_at({2, 4}) || (w.before(split) != none && w.parts_only_at({2, 4, 6, 8})));
    bool digit_by_digit = w.pieces() == size && size == chain_.size();
    // 850 314 2385, 85-0314-2385, and the same said aloud.
    constexpr Gap of_numbers = space | line_break | dash;
    bool few_pieces = alone && size == chain_.size() && w.pieces() <= 4 && (w.gaps() & ~of_numbers) == 0;
    bool said = w.all_spelled() && size == chain_.size();
    if (!in_shape && !digit_by_digit && !few_pieces && !said)
        return;
    int year = w.number(0, 2), month = w.number(2, 2), day = w.number(4, 2);
    Person person = person_of_short(year, month, day);
    bool near = is_near_short(year, month, day);
    if (person == Person::nobody || (in_shape && is_date_or_time(w, i, split, near)))
        return;
    bool signed_gap = !digit_by_digit && (w.before(split) & (dash | plus)) != 0;
    bool is_time = w.number(6, 2) < 24 && w.number(8, 2) < 60;
    // 260314-0830 is when something happened, unless somebody is said to be born.
    if (near && signed_gap && (w.before(split) & plus) == 0 && is_time && !is_of_somebody(w.first()))
        return;
    bool telephone_shape = w.number(0, 1) == 0 && !w.parts(2) && (w.before(4) & dash) != 0 && !signed_gap;
    if (telephone_shape)
        return;
    if (w.luhn())
        return add(person == Person::coordination ? "sam10" : signed_gap ? "pnr10sep" : "pnr10", Level::block, w);
    int hour = w.number(6, 2), minute = w.number(8, 2);
    bool may_be_event = near && ((hour < 24 && minute < 60) || Date::of(2000, hour, minute));
    bool as_one = (signed_gap && w.parts_only_at({split})) || said;
    if (alone && as_one && !may_be_event && !w.any_guessed() && !is_thing_number(w.first()))
        add("pnr_typo", Level::warn, w);
}

// "1219121212-1212": more digits stand directly before, but the sign in the number shows where it begins.
bool Numbers::glued_before(const Window& window, std::size_t i, std::size_t split, std::size_t end) const {
    Gap gap = window.before(split);
    return !starts_group(i) && ends_group(end) && window.parts_only_at({split}) && (gap == dash || gap == plus);
}

// "2026-03-14 08:30", "260314 0830", "2026-03-14 - 03-21", "1/3-12/3 2026": dates, times and spans of days.
bool Numbers::is_date_or_time(const Window& w, std::size_t i, std::size_t split, bool near) const {
    if (w.before(split) == none)
        return false;
    bool halves = w.parts(split + 2);
    bool is_time = w.number(split, 2) < 24 && w.number(split + 2, 2) < 60;
    bool date_in_parts = w.parts(split - 2) && w.parts(split - 4);
    if (date_in_parts && is_time && (w.before(split + 2) == colon || w.before(split + 2) == dot))
        return true;
    if (near && (halves || (is_time && (w.before(split) & (dash | plus)) == 0)))
        return true;
    int year = w.number(split, 4);
    constexpr int years_written_about = 10;
    bool of_our_time = std::abs(year - today_.year()) <= years_written_about;
    bool day_and_month = (w.before(split - 2) & (slash | dot)) != 0 && (w.before(split - 4) & (slash | dot)) == 0;
    if (of_our_time && !halves && day_and_month && Date::of(year, w.number(split - 2, 2), w.number(split - 4, 2)))
        return true;
    return goes_on_as_date(w, i, split);
}

// Are the last four the beginning of another date: 2021-03-01 - 2021-03-14, 21-03-01 - 21-03-14?
bool Numbers::goes_on_as_date(const Window& w, std::size_t i, std::size_t split) const {
    std::size_t end = i + split + 4;
    if (end + 2 > chain_.size() || chain_[end].before == none)
        return false;
    int a = w.number(split, 2), b = w.number(split + 2, 2), c = window(end, 2).number(0, 2);
    if (w.parts(split + 2))
        return ends_group(end + 2) && (Date::of(2000 + a, b, c) || Date::of(2000 + c, b, a));
    int year = w.number(split, 4);
    return end + 4 <= chain_.size() && ends_group(end + 4) && year >= first_birth_year && year <= today_.year() + 10 &&
           Date::of(year, c, window(end + 2, 2).number(0, 2));
}

// nrid, res_vgr, res_rol, res_liv, res_any: eight digits and four signs of which one is a letter.
void Numbers::reserve_number(std::size_t i) {
    constexpr std::size_t size = 8, tail_size = 4;
    if (i + size > chain_.size())
        return;
    Window date = window(i, size);
    if (!date.parts_only_at({4, 6}) || date.any_guessed() || date.all_spelled())
        return;
    std::size_t at = date.last() + 1;
    Gap gap = none;
    for (std::size_t end = at + 3; at < end && gap_of(sign(at)) != none; ++at)
        gap |= gap_of(sign(at));
    if ((gap & odd) != 0)
        return;
    std::array<char32_t, tail_size> tail{};
    bool any_letter = false;
    std::size_t last = at;
    bool tail_in_parts = false;
    for (std::size_t k = 0; k < tail_size; ++k) {
        bool may_part = k > 0 && (sign(at) == U' ' || sign(at) == U'-');
        tail_in_parts = tail_in_parts || may_part;
        at += may_part ? 1 : 0;
        char32_t c = sign(at);
        bool latin = c < 0x80 && is_word_sign(at);
        if (!latin)
            return;
        any_letter = any_letter || is_letter(c);
        tail[k] = c;
        last = at++;
    }
    if (!any_letter || is_word_sign(at))
        return;
    std::string_view rule = reserve_rule(date, {tail.data(), tail_size}, gap);
    if (rule.empty() || (tail_in_parts && rule == "res_any"))
        return;
    // "19540312 T 1 2 3" is sure of itself; "20190501 T 100" is a date and a word.
    if (tail_in_parts && rule != "res_vgr" &&
        is_near(Date::of(date.number(0, 4), date.number(4, 2), date.number(6, 2))))
        return;
    found_.push_back({rule, rule == "res_any" ? Level::warn : Level::block, date.first(), last});
}

std::string_view Numbers::reserve_rule(const Window& date, std::u32string_view tail, Gap gap) const {
    std::array<char32_t, 4> c{};
    std::transform(tail.begin(), tail.end(), c.begin(), [](char32_t s) { return is_letter(s) ? s & ~U' ' : s; });
    auto is_any_of = [](char32_t s, std::u32string_view set) {
        return set.find(s) != std::u32string_view::npos;
    };
    int year = date.number(0, 4), month = date.number(4, 2), day = date.number(6, 2);
    bool birthday = person_of(year, month, day) == Person::somebody;

    if (is_any_of(c[0], U"KMX") && is_digit(c[1]) && is_digit(c[2]) && is_digit(c[3]) && birthday) {
        int serial = static_cast<int>((c[1] - U'0') * 10 + (c[2] - U'0'));
        std::array<Digit, 12> digits{};
        for (std::size_t k = 0; k < 8; ++k)
            digits[k].value = date.number(k, 1);
        digits[8].value = c[0] == U'K' ? 5 : c[0] == U'M' ? 7 : 8;
        for (std::size_t k = 1; k < 4; ++k)
            digits[8 + k].value = static_cast<int>(c[k] - U'0');
        if (serial >= 6 && serial <= 89 && Window(digits).luhn())
            return "res_vgr";
    }
    if (c[0] == U'S' && is_any_of(c[1], U"FUXPL") && is_digit(c[2]) && is_letter(c[3]) && birthday)
        return "res_liv";
    // Known birthday: century + 3, + 6 … Unknown: 00, month 20-99, day 40-59.
    int century = date.number(0, 2), short_year = date.number(2, 2);
    bool known = century >= 21 && century <= 98 && Date::of(2000 + short_year, month, day);
    bool unknown = century == 0 && month >= 20 && day >= 40 && day <= 59;
    bool two_letters = is_letter(c[0]) && is_letter(c[1]) && !is_any_of(c[0], U"IOQVW") && !is_any_of(c[1], U"IOQVW");
    if ((known || unknown) && two_letters && is_digit(c[3]))
        return "nrid";
    if (c[0] == U'T' && is_digit(c[2]))
        return "res_rol";
    bool has_digit = std::any_of(c.begin(), c.end(), is_digit);
    bool in_capitals = std::none_of(tail.begin(), tail.end(), [](char32_t s) { return s >= U'a' && s <= U'z'; });
    bool event_and_word = !has_digit && (!in_capitals || is_near(Date::of(year, month, day)));
    bool beside = gap == none || gap == dash;
    bool after_space = (gap == space || gap == (space | dash)) && has_digit && is_letter(tail[0]) && in_capitals &&
                       birthday && !is_near(Date::of(year, month, day));
    return (beside && !event_and_word) || after_space ? "res_any" : "";
}

bool Numbers::hinted(std::initializer_list<Hint> hints, std::size_t symbol, std::size_t before,
                     std::size_t after) const {
    auto next = std::ranges::lower_bound(hints_, symbol, {}, [](const HintAt& at) { return at.word.begin; });
    auto wanted = [&](const HintAt& at) {
        return std::find(hints.begin(), hints.end(), at.hint) != hints.end();
    };
    for (auto at = next; at != hints_.end() && at->word.begin <= symbol + after; ++at)
        if (wanted(*at))
            return true;
    for (auto at = next; at != hints_.begin();) {
        --at;
        if (at->word.end + before < symbol)
            break;
        if (wanted(*at))
            return true;
    }
    return false;
}

// Is it the day of a routine, a batch, a service? The nearer of a person and a thing says it, and nothing is said over
// the end of a sentence.
bool Numbers::is_of_thing(const WrittenDate& day) const {
    constexpr std::size_t reach = 48, reach_after = 24, reach_of_old = 18, since_reach = 6;
    constexpr int years_of_things = 30, years_since = 25;
    int year = day.short_year ? today_.year() / 100 * 100 + day.year : day.year;
    if (day.short_year && year > today_.year())
        year -= 100;
    bool old = year < today_.year() - years_of_things;
    auto sentence_ends = [&](std::size_t from, std::size_t to) {
        for (std::size_t at = from; at + 1 < to; ++at)
            if (sign(at) == U'.' && sign(at + 1) == U' ' && is_capital(sign(at + 2)))
                return true;
        return false;
    };
    auto next = std::ranges::lower_bound(hints_, day.first, {}, [](const HintAt& at) { return at.word.begin; });
    for (auto at = next; at != hints_.begin();) {
        --at;
        std::size_t distance = day.first - std::min(day.first, at->word.end);
        if (distance > (old ? reach_of_old : reach) || sentence_ends(at->word.end, day.first))
            break;
        if (at->hint == Hint::since && distance <= since_reach && year >= today_.year() - years_since)
            return true;
        if (at->hint == Hint::thing || at->hint == Hint::desk)
            return true;
        if (at->hint == Hint::born || at->hint == Hint::number || at->hint == Hint::person)
            return false;
    }
    for (auto at = next; !old && at != hints_.end() && at->word.begin <= day.last + reach_after; ++at) {
        if (sentence_ends(day.last, at->word.begin))
            break;
        if (at->hint == Hint::thing)
            return true;
        if (at->hint == Hint::born || at->hint == Hint::person)
            return false;
    }
    return false;
}

void Numbers::birthday(const WrittenDate& day) {
    if (day.coordination)
        return;
    bool after_born = is_after_born(day.first) || hinted({Hint::born}, day.last, 0, 4);
    bool kl_before = hinted({Hint::clock}, day.first, 2, 0);
    bool on_its_own = day.form == WrittenDate::Form::plain && !day.near && !is_of_thing(day);
    if (on_its_own || (after_born && !kl_before))
        found_.push_back({"birthdate", Level::warn, day.first, day.last});
}

// "850314 och sista är 2385", "2385-850314", "14 mars 1985, 2385".
void Numbers::last_four_near(const WrittenDate& day) {
    constexpr std::size_t reach = 60, reach_before = 40, groups_away = 8;
    if (day.day == 0 || day.year < 0)
        return;
    // Signs alone between the two make one number; words between them stay.
    auto block = [&](std::size_t i, std::size_t end) {
        bool after = i >= day.end;
        std::size_t first = digits_[i].at, last = digits_[end - 1].last;
        bool beside = true;
        for (std::size_t at = after ? day.last + 1 : last + 1; at < (after ? first : day.first); ++at)
            beside = beside && !is_word_sign(at);
        bool with_sign = beside && (digits_[after ? i : day.begin].before & (dash | plus)) != 0;
        std::string_view rule = day.short_year ? (day.coordination ? "sam10"
                                                  : with_sign      ? "pnr10sep"
                                                                   : "pnr10")
                                               : (day.coordination ? "sam12" : "pnr12");
        found_.push_back({beside ? rule : "last4", Level::block, beside ? std::min(first, day.first) : first,
                          beside ? std::max(last, day.last) : last});
        return true;
    };
    auto try_at = [&](std::size_t i) {
        for (std::size_t parts = 0, count = 1; count <= 4 && i + count <= digits_.size(); ++count) {
            bool parted = count > 1 && digits_[i + count - 1].before != none;
            parts += parted ? 1 : 0;
            if (parted && (digits_[i + count - 1].before & ~(space | dash | line_break)) != 0)
                return false;
            if (count == 4)
                return (parts == 0 || parts == 3 || (parts == 1 && digits_[i + 2].before != none)) &&
                       is_last_four(day, i, count) && block(i, i + count);
        }
        return false;
    };
    auto starts = [&](std::size_t i) {
        return digits_[i].before != none || i == 0;
    };
    for (std::size_t i = day.end; i < digits_.size() && i < day.end + groups_away; ++i) {
        if (digits_[i].at > day.last + reach)
            break;
        if (starts(i) && try_at(i))
            return;
    }
    for (std::size_t i = day.begin; i > 0 && i + groups_away > day.begin; --i) {
        if (digits_[i - 1].last + reach_before < day.first)
            break;
        bool fits = i >= 4 && starts(i - 4);
        if (fits && try_at(i - 4))
            return;
    }
}

bool Numbers::is_last_four(const WrittenDate& day, std::size_t i, std::size_t count) const {
    std::size_t end = i + count;
    auto open = [](Gap gap) {
        return gap != none && ((gap & ~(space | line_break | odd | bracket)) == 0 || (gap & other) != 0);
    };
    bool opened = i == 0 || (i == day.end ? digits_[i].before != none : open(digits_[i].before));
    bool closed = end == digits_.size() || (end == day.begin ? digits_[end].before != none : open(digits_[end].before));
    bool within_word = is_letter(sign(digits_[end - 1].last + 1)) ||
                       (digits_[i].at > 0 && is_letter(sign(digits_[i].at - 1)) && !digits_[i].spelled);
    if (!opened || !closed || within_word)
        return false;
    std::array<Digit, 10> number{};
    auto put = [&](std::size_t at, int two) {
        number[at].value = two / 10;
        number[at + 1].value = two % 10;
    };
    put(0, day.year % 100);
    put(2, day.month);
    put(4, day.day);
    for (std::size_t k = 0; k < count; ++k)
        number[6 + k].value = digits_[i + k].value;
    if (!Window(number).luhn())
        return false;

    int four = digits_[i].value * 1000 + digits_[i + 1].value * 100 + digits_[i + 2].value * 10 + digits_[i + 3].value;
    bool time_like = four / 100 < 24 && four % 100 < 60;
    bool year_like = four >= first_birth_year && four <= today_.year() + 10;
    bool after = i >= day.end;
    std::size_t from = after ? day.last + 1 : digits_[end - 1].last + 1, to = after ? digits_[i].at : day.first;
    bool letters = false, ends = false;
    for (std::size_t at = from; at < to; ++at) {
        letters = letters || is_letter(sign(at));
        ends = ends || is_digit(sign(at));
    }
    bool somebody = is_of_somebody(day.first);
    if ((day.near || day.turned) && !somebody)
        return false;
    if (letters || ends)
        if (year_like || hinted({Hint::clock, Hint::thing, Hint::desk}, digits_[i].at, 12, 0) ||
            r_.unit_follows(digits_[end - 1].last + 1))
            return false;
    // Another date may begin here, or a time: 14/3-85 08:30.
    char32_t next = sign(digits_[end - 1].last + 1);
    bool goes_on = (next == U':' || next == U',' || next == U'/' || next == U'-' || next == U'.') &&
                   is_digit(sign(digits_[end - 1].last + 2)) && end != day.begin;
    if (goes_on)
        return false;
    if (!somebody && (is_of_thing(day) || (time_like && (letters || ends)) || (year_like && !after)))
        return false;
    return true;
}

// What follows "personnummer" is one, and what follows "sista fyra" are they, whatever the check digit says.
void Numbers::said_number(const HintAt& hint) {
    constexpr std::size_t most_words = 4, reach = 40;
    std::size_t at = hint.word.end;
    for (std::size_t word = 0; word < most_words; ++word) {
        at = r_.past(U" \n:.,=-(\"'#*;", at);
        Span filler = r_.word_at(at);
        if (!r_.is_one_of({U"är", U"var", U"siffror", U"siffrorna", U"siffra", U"nr", U"nummer", U"numret", U"slutar",
                           U"på", U"med", U"i", U"personnumret", U"pnr", U"på", U"hans", U"hennes", U"patienten",
                           U"patientens"},
                          filler))
            break;
        at = filler.end;
    }
    if (at > hint.word.end + reach)
        return;
    auto begin = std::ranges::lower_bound(digits_, at, {}, &Digit::at);
    auto first = static_cast<std::size_t>(begin - digits_.begin());
    if (first >= digits_.size() || digits_[first].at != at)
        return;
    constexpr std::size_t four = 4, in_full = 12;
    std::size_t count = 1, whole = 0;
    while (count < in_full && first + count < digits_.size() && (digits_[first + count].before & other) == 0) {
        if (digits_[first + count].before != none && count >= four)
            whole = count;
        ++count;
    }
    bool goes_on = first + count < digits_.size() && digits_[first + count].before == none &&
                   digits_[first + count].at == digits_[first + count - 1].last + 1;
    bool only_four = hint.hint == Hint::last_four;
    if (count < four || (only_four && count != four && whole != four))
        return;
    bool slutar = r_.is_one_of({U"slutar"}, hint.word);
    if (slutar && r_.unit_follows(digits_[first + count - 1].last + 1))
        return;
    if (only_four)
        count = four;
    Window w = Window(std::span<const Digit>(digits_).subspan(first, count));
    bool day_of_now = count == 8 && is_near(Date::of(w.number(0, 4), w.number(4, 2), w.number(6, 2)));
    bool clock = only_four && (w.gaps() & (colon | dot)) != 0 && w.pieces() == 2;
    if (goes_on || day_of_now || clock)
        return;
    add(count == four ? "last4" : count > 10 ? "pnr12" : "pnr10", Level::block, w);
}

// 08-123 456 78, (070) 123 45 67, 070.123.45.67, +46 70 123 45 67; not 08-12 12-16, which are hours.
void Numbers::telephone(std::size_t i) {
    constexpr std::size_t most = 15;
    std::size_t at = chain_[i].at;
    bool has_plus = at > 0 && sign(at - 1) == U'+' && (at < 2 || !is_digit(sign(at - 2)));
    bool said = said_telephone(at);
    if (!has_plus && !said && (chain_[i].value != 0 || !stands_free(i)))
        return;
    std::size_t end = i + 1, second = 0, third = 0;
    int dashes = 0;
    bool dotted = false;
    for (; end < chain_.size() && end - i <= most; ++end) {
        Gap gap = chain_[end].before;
        if (gap == none)
            continue;
        bool next_number = end - i >= 9 && chain_[end].value == 0 && !has_plus;
        dashes += (gap & dash) != 0 ? 1 : 0;
        dotted = dotted || (gap & (dot | slash)) != 0;
        if ((gap & ~(space | dash | dot | slash | bracket)) != 0 || dashes > 1 + (dotted ? 0 : 2) || next_number)
            break;
        if (second == 0)
            second = end;
        else if (third == 0)
            third = end;
    }
    std::size_t count = end - i;
    if (count > most)
        return;
    Window w = window(i, count);
    bool abroad = has_plus || (count > 4 && w.number(0, 4) == 46);
    bool in_one_piece = second == 0;
    std::size_t area = in_one_piece ? 0 : second - i;
    std::size_t next = in_one_piece ? 0 : (third == 0 ? end : third) - second;
    bool dash_after_area = dashes == 1 && !in_one_piece && (chain_[second].before & dash) != 0;
    bool bracketed = !in_one_piece && (chain_[second].before & bracket) != 0 && count >= 8;
    int prefix = count >= 3 ? w.number(0, 3) : 0;
    bool mobile = count == 10 && (prefix == 70 || prefix == 72 || prefix == 73 || prefix == 76 || prefix == 79) &&
                  (area >= 3 || w.pieces() == count || w.all_spelled());
    bool home = count >= 8 && count <= 11 && chain_[i].value == 0 && chain_[i + 1].value != 0 &&
                (in_one_piece ? count >= 9
                              : area >= 2 && area <= 4 &&
                                    (dash_after_area && !dotted ? count >= 9 || next >= 3 : dashes == 0 && next >= 3));
    bool bare = said && count >= 6 && count <= 12;
    bool bracketed_home = bracketed && count <= 11 && chain_[i].value == 0 && area >= 2 && area <= 4;
    bool number = abroad ? count >= 9 : home || mobile || bare || bracketed_home;
    bool guessed =
        std::ranges::any_of(chain_.subspan(i, count), [](const Digit& d) { return d.guessed && d.value != 0; });
    if (number && !guessed && !hinted({Hint::desk}, at, 24, 24))
        add("phone_email", Level::warn, w);
}

// "tel 12 34 56", "mobil: 0701234567".
bool Numbers::said_telephone(std::size_t at) const {
    std::size_t from = at;
    while (from > 0 && at - from < 4 && !is_letter(sign(from - 1)) && !is_digit(sign(from - 1)))
        --from;
    if (from == 0 || !is_letter(sign(from - 1)))
        return false;
    std::size_t begin = from;
    while (begin > 0 && from - begin < 16 && is_letter(sign(begin - 1)))
        --begin;
    return r_.is_one_of({U"tel", U"tfn", U"telefon", U"telefonnummer", U"telefonnr", U"telnr", U"mobil", U"mobilnr",
                         U"mobilnummer", U"mobiltelefon", U"hemtelefon", U"sms"},
                        {begin, from});
}

}

std::vector<Finding> findings_in_digits(const Reading& reading, const std::vector<HintAt>& hints, Date today) {
    return Numbers(reading, hints, today).findings();
}

}
