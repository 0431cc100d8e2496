// What digits give away: personal numbers, reserve numbers, birthdays, telephones. A chain is digits with nothing but
// separators between them, so "1912 12 12 - 1212" is one chain and a letter ends it. Every place of a chain is tried
// as the beginning of every kind of number, and each try looks at a bounded number of digits.

#include "core/guard/findings.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <initializer_list>
#include <optional>
#include <span>

namespace vaka {

namespace {

// What stands between two digits, as bits.
using Gap = std::uint8_t;
constexpr Gap none = 0, space = 1, line_break = 2, dash = 4, plus = 8, dot = 16, slash = 32, colon = 64, odd = 128;
constexpr std::size_t longest_gap = 5;

Gap gap_of(char32_t sign);

struct Digit {
    int value = 0;
    Gap before = none;
    std::size_t at = 0; // its symbol
};

// Some digits in a row, read as one number.
class Window {
public:
    explicit Window(std::span<const Digit> digits) : digits_(digits) {}

    std::size_t first() const { return digits_.front().at; }
    std::size_t last() const { return digits_.back().at; }
    Gap gap(std::size_t k) const { return digits_[k].before; }
    // A line may end anywhere in a number, so a line break alone parts nothing.
    bool parts(std::size_t k) const { return (gap(k) & ~line_break) != 0; }
    std::size_t pieces() const;
    bool parts_only_at(std::initializer_list<std::size_t> places) const;
    bool has_no_gap() const;
    int number(std::size_t from, std::size_t count) const;
    bool luhn() const;

private:
    std::span<const Digit> digits_;
};

constexpr int first_year = 1890;
// What a ward writes about, in days, is not a birthday.
constexpr int near_past = 730, near_future = 400;

enum class Person { nobody, somebody, coordination };

class Reading {
public:
    Reading(const std::vector<Symbol>& symbols, const std::vector<std::size_t>& born_at, Date today)
        : symbols_(symbols), born_at_(born_at), today_(today) {}
    std::vector<Finding> findings();

private:
    void judge_chain();
    void twelve_digits(std::size_t i);
    void ten_digits(std::size_t i);
    void reserve_number(std::size_t i);
    void birth_date(std::size_t i);
    void telephone(std::size_t i);

    bool glued_before(const Window& window, std::size_t i, std::size_t split, std::size_t end) const;
    bool is_date_or_time(const Window& window, std::size_t i, std::size_t split, bool near) const;
    bool goes_on_as_date(const Window& window, std::size_t i, std::size_t split) const;
    std::string_view reserve_rule(const Window& date, std::u32string_view tail, Gap gap) const;

    Person person_of(int year, int month, int day) const;
    Person person_of_short(int year, int month, int day) const;
    bool is_near(std::optional<Date> date) const {
        return date && *date >= today_.plus(-near_past) && *date <= today_.plus(near_future);
    }
    bool is_near_short(int year, int month, int day) const {
        return is_near(Date::of(today_.year() / 100 * 100 + year, month, day));
    }
    bool is_after_born(std::size_t symbol) const;

    bool starts_group(std::size_t i) const { return i == 0 || chain_[i].before != none; }
    bool ends_group(std::size_t end) const { return end == chain_.size() || chain_[end].before != none; }
    bool stands_free(std::size_t i) const {
        return i == 0 || i == chain_.size() || (chain_[i].before & ~(space | line_break)) == 0;
    }
    Window window(std::size_t i, std::size_t count) const {
        return Window(std::span<const Digit>(chain_).subspan(i, count));
    }
    char32_t sign(std::size_t at) const { return at < symbols_.size() ? symbols_[at].value : 0; }
    bool is_word_sign(std::size_t at) const { return is_letter(sign(at)) || is_digit(sign(at)); }
    void add(std::string_view rule, Level level, const Window& window) {
        found_.push_back({rule, level, window.first(), window.last()});
    }

    const std::vector<Symbol>& symbols_;
    const std::vector<std::size_t>& born_at_;
    Date today_;
    std::vector<Digit> chain_;
    std::vector<Finding> found_;
};

std::vector<Finding> Reading::findings() {
    Gap gap = none;
    std::size_t gap_length = 0;
    for (std::size_t at = 0; at < symbols_.size(); ++at) {
        if (is_digit(sign(at))) {
            chain_.push_back({static_cast<int>(sign(at) - U'0'), gap, at});
            gap = none;
            gap_length = 0;
            continue;
        }
        if (chain_.empty())
            continue;
        Gap part = gap_of(sign(at));
        gap |= part;
        if (part == none || ++gap_length > longest_gap) {
            judge_chain();
            gap = none;
            gap_length = 0;
        }
    }
    judge_chain();
    return std::move(found_);
}

void Reading::judge_chain() {
    for (std::size_t i = 0; i < chain_.size(); ++i) {
        twelve_digits(i);
        ten_digits(i);
        if (!starts_group(i))
            continue;
        reserve_number(i);
        birth_date(i);
        telephone(i);
    }
    chain_.clear();
}

// pnr12, sam12, pnr_typo, res_sll.
void Reading::twelve_digits(std::size_t i) {
    constexpr std::size_t size = 12, split = 8;
    if (i + size > chain_.size())
        return;
    Window w = window(i, size);
    int century = w.number(0, 2);
    if (century != 99 && (century < 18 || century > 20))
        return;
    bool alone = starts_group(i) && ends_group(i + size);
    if (!alone && !w.has_no_gap() && !glued_before(w, i, split, i + size))
        return;
    if (century == 99) {
        int year = w.number(2, 4);
        if (alone && year >= first_year && year <= today_.year() && w.luhn())
            add("res_sll", Level::block, w);
        return;
    }
    bool in_shape = w.parts_only_at({2, 4, 6, 8, 10}) || w.pieces() <= 3 || w.pieces() == size;
    int year = w.number(0, 4), month = w.number(4, 2), day = w.number(6, 2);
    Person person = person_of(year, month, day);
    bool near = is_near(Date::of(year, month, day));
    if (!in_shape || person == Person::nobody || is_date_or_time(w, i, split, near))
        return;
    if (window(i + 2, 10).luhn())
        return add(person == Person::somebody ? "pnr12" : "sam12", Level::block, w);
    bool written_as_one = w.parts_only_at({4, 6, 8}) && (w.gap(split) & ~(space | line_break | dash | plus)) == 0;
    bool may_be_event = near && w.gap(split) != none;
    if (alone && written_as_one && !may_be_event)
        add("pnr_typo", Level::warn, w);
}

// pnr10sep, pnr10, sam10, pnr_typo.
void Reading::ten_digits(std::size_t i) {
    constexpr std::size_t size = 10, split = 6;
    if (i + size > chain_.size())
        return;
    Window w = window(i, size);
    bool alone = starts_group(i) && ends_group(i + size);
    if (!alone && !glued_before(w, i, split, i + size))
        return;
    // Ten digits are few: without this, 15:04 260223 would be one in ten times.
    bool date_of_one_kind = ((w.gap(2) ^ w.gap(4)) & ~line_break) == 0;
    bool in_shape =
        date_of_one_kind && (w.parts_only_at({2, 4}) || (w.gap(split) != none && w.parts_only_at({2, 4, 6, 8})));
    bool digit_by_digit = w.pieces() == size && size == chain_.size();
    if (!in_shape && !digit_by_digit)
        return;
    int year = w.number(0, 2), month = w.number(2, 2), day = w.number(4, 2);
    Person person = person_of_short(year, month, day);
    bool near = is_near_short(year, month, day);
    if (person == Person::nobody || is_date_or_time(w, i, split, near))
        return;
    bool signed_gap = !digit_by_digit && (w.gap(split) & (dash | plus)) != 0;
    bool telephone_shape = w.number(0, 1) == 0 && !w.parts(2) && (w.gap(4) & dash) != 0 && !signed_gap;
    if (telephone_shape)
        return;
    if (w.luhn())
        return add(person == Person::coordination ? "sam10" : signed_gap ? "pnr10sep" : "pnr10", Level::block, w);
    int hour = w.number(6, 2), minute = w.number(8, 2);
    bool may_be_event = near && ((hour < 24 && minute < 60) || Date::of(2000, hour, minute));
    if (alone && signed_gap && w.parts_only_at({split}) && !may_be_event)
        add("pnr_typo", Level::warn, w);
}

// "1219121212-1212": more digits stand directly before, but the sign in the number shows where it begins.
bool Reading::glued_before(const Window& window, std::size_t i, std::size_t split, std::size_t end) const {
    Gap gap = window.gap(split);
    return !starts_group(i) && ends_group(end) && window.parts_only_at({split}) && (gap == dash || gap == plus);
}

// "2026-03-14 08:30", "260314 0830", "2026-03-14 - 03-21", "1/3-12/3 2026": dates, times and spans of days.
bool Reading::is_date_or_time(const Window& w, std::size_t i, std::size_t split, bool near) const {
    if (w.gap(split) == none)
        return false;
    bool halves = w.parts(split + 2);
    bool is_time = w.number(split, 2) < 24 && w.number(split + 2, 2) < 60;
    bool date_in_parts = w.parts(split - 2) && w.parts(split - 4);
    if (date_in_parts && is_time && (w.gap(split + 2) == colon || w.gap(split + 2) == dot))
        return true;
    if (near && (halves || (is_time && (w.gap(split) & (dash | plus)) == 0)))
        return true;
    int year = w.number(split, 4);
    constexpr int years_written_about = 10;
    bool of_our_time = std::abs(year - today_.year()) <= years_written_about;
    bool day_and_month = (w.gap(split - 2) & (slash | dot)) != 0 && (w.gap(split - 4) & (slash | dot)) == 0;
    if (of_our_time && !halves && day_and_month && Date::of(year, w.number(split - 2, 2), w.number(split - 4, 2)))
        return true;
    return goes_on_as_date(w, i, split);
}

// Are the last four the beginning of another date: 2021-03-01 - 2021-03-14, 21-03-01 - 21-03-14?
bool Reading::goes_on_as_date(const Window& w, std::size_t i, std::size_t split) const {
    std::size_t end = i + split + 4;
    if (end + 2 > chain_.size() || chain_[end].before == none)
        return false;
    int a = w.number(split, 2), b = w.number(split + 2, 2), c = window(end, 2).number(0, 2);
    if (w.parts(split + 2))
        return ends_group(end + 2) && (Date::of(2000 + a, b, c) || Date::of(2000 + c, b, a));
    int year = w.number(split, 4);
    return end + 4 <= chain_.size() && ends_group(end + 4) && year >= first_year && year <= today_.year() + 10 &&
           Date::of(year, c, window(end + 2, 2).number(0, 2));
}

// nrid, res_vgr, res_rol, res_liv, res_any: eight digits and four signs of which one is a letter.
void Reading::reserve_number(std::size_t i) {
    constexpr std::size_t size = 8, tail_size = 4;
    if (i + size > chain_.size())
        return;
    Window date = window(i, size);
    if (!date.parts_only_at({4, 6}))
        return;
    std::size_t at = date.last() + 1;
    Gap gap = none;
    for (std::size_t end = at + 3; at < end && gap_of(sign(at)) != none; ++at)
        gap |= gap_of(sign(at));
    if ((gap & odd) != 0)
        return;
    std::array<char32_t, tail_size> tail{};
    bool any_letter = false;
    for (std::size_t k = 0; k < tail_size; ++k) {
        char32_t c = sign(at + k);
        bool latin = c < 0x80 && is_word_sign(at + k);
        if (!latin)
            return;
        any_letter = any_letter || is_letter(c);
        tail[k] = c;
    }
    if (!any_letter || is_word_sign(at + tail_size))
        return;
    std::string_view rule = reserve_rule(date, {tail.data(), tail_size}, gap);
    if (!rule.empty())
        found_.push_back({rule, rule == "res_any" ? Level::warn : Level::block, date.first(), at + tail_size - 1});
}

std::string_view Reading::reserve_rule(const Window& date, std::u32string_view tail, Gap gap) const {
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
    return (gap == none || gap == dash) && !event_and_word ? "res_any" : "";
}

void Reading::birth_date(std::size_t i) {
    if (i + 4 > chain_.size())
        return;
    bool after_born = is_after_born(chain_[i].at);
    if (i + 8 <= chain_.size() && ends_group(i + 8)) {
        Window w = window(i, 8);
        constexpr std::array<Gap, 5> allowed = {none, space, dash, dot, slash};
        bool in_shape = w.parts_only_at({4, 6}) && w.gap(4) == w.gap(6) &&
                        std::find(allowed.begin(), allowed.end(), w.gap(4)) != allowed.end();
        int year = w.number(0, 4), month = w.number(4, 2), day = w.number(6, 2);
        bool birthday = person_of(year, month, day) == Person::somebody;
        if (in_shape && birthday && (after_born || !is_near(Date::of(year, month, day))))
            return add("birthdate", Level::warn, w);
    }
    if (i + 6 <= chain_.size() && ends_group(i + 6)) {
        Window w = window(i, 6);
        bool in_shape = w.has_no_gap() ? stands_free(i) && stands_free(i + 6) : after_born && w.parts_only_at({2, 4});
        int year = w.number(0, 2), month = w.number(2, 2), day = w.number(4, 2);
        bool birthday = person_of_short(year, month, day) == Person::somebody;
        if (in_shape && birthday && (after_born || !is_near_short(year, month, day)))
            return add("birthdate", Level::warn, w);
    }
    Window w = window(i, 4);
    int year = w.number(0, 4);
    if (after_born && w.has_no_gap() && ends_group(i + 4) && year >= first_year && year <= today_.year())
        add("birthdate", Level::warn, w);
}

// 08-123 456 78, 070 123 45 67, +46 70 123 45 67; not 08-12 12-16, which are hours.
void Reading::telephone(std::size_t i) {
    constexpr std::size_t most = 15;
    std::size_t at = chain_[i].at;
    bool has_plus = at > 0 && sign(at - 1) == U'+' && (at < 2 || !is_digit(sign(at - 2)));
    if (!has_plus && (chain_[i].value != 0 || !stands_free(i)))
        return;
    std::size_t end = i + 1, second = 0, third = 0;
    int dashes = 0;
    for (; end < chain_.size() && end - i <= most; ++end) {
        Gap gap = chain_[end].before;
        if (gap == none)
            continue;
        bool next_number = end - i >= 9 && chain_[end].value == 0;
        dashes += (gap & dash) != 0 ? 1 : 0;
        if ((gap & ~(space | dash)) != 0 || dashes > 1 || next_number)
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
    bool home = count >= 8 && count <= 11 && chain_[i + 1].value != 0 &&
                (in_one_piece ? count >= 9
                              : area >= 2 && area <= 4 &&
                                    (dash_after_area ? count >= 9 || next >= 3 : dashes == 0 && next >= 3));
    if (abroad ? count >= 9 : home)
        add("phone_email", Level::warn, w);
}

Person Reading::person_of(int year, int month, int day) const {
    bool coordination = day >= 60;
    if (coordination)
        day -= 60;
    if (year < first_year || year > today_.year() || month > 12 || day > 31)
        return Person::nobody;
    if (coordination && (month == 0 || day == 0))
        return Person::coordination;
    std::optional<Date> date = Date::of(year, month, day);
    if (!date || *date > today_)
        return Person::nobody;
    return coordination ? Person::coordination : Person::somebody;
}

// In any of the centuries that a person of today can be born in.
Person Reading::person_of_short(int year, int month, int day) const {
    for (int century = today_.year() / 100; century >= first_year / 100; --century)
        if (Person person = person_of(century * 100 + year, month, day); person != Person::nobody)
            return person;
    return Person::nobody;
}

bool Reading::is_after_born(std::size_t symbol) const {
    constexpr std::size_t reach = 24;
    auto after = std::upper_bound(born_at_.begin(), born_at_.end(), symbol);
    return after != born_at_.begin() && symbol < *std::prev(after) + reach;
}

Gap gap_of(char32_t sign) {
    switch (sign) {
    case U' ':
        return space;
    case U'\n':
        return line_break;
    case U'-':
        return dash;
    case U'+':
        return plus;
    case U'.':
        return dot;
    case U'/':
        return slash;
    case U':':
        return colon;
    default:
        return std::u32string_view(U",;_()=*|~\\#'").find(sign) != std::u32string_view::npos ? odd : none;
    }
}

std::size_t Window::pieces() const {
    std::size_t count = 1;
    for (std::size_t k = 1; k < digits_.size(); ++k)
        count += parts(k) ? 1 : 0;
    return count;
}

// What is odd in a number is allowed only as the one sign in it: 19121212,1212.
bool Window::parts_only_at(std::initializer_list<std::size_t> places) const {
    bool any_odd = false;
    for (std::size_t k = 1; k < digits_.size(); ++k) {
        if (parts(k) && std::find(places.begin(), places.end(), k) == places.end())
            return false;
        any_odd = any_odd || (gap(k) & odd) != 0;
    }
    return !any_odd || pieces() == 2;
}

bool Window::has_no_gap() const {
    return std::all_of(digits_.begin() + 1, digits_.end(), [](const Digit& digit) { return digit.before == none; });
}

int Window::number(std::size_t from, std::size_t count) const {
    int n = 0;
    for (std::size_t k = from; k < from + count; ++k)
        n = n * 10 + digits_[k].value;
    return n;
}

// Modulo 10, weights 1 and 2 from the right.
bool Window::luhn() const {
    int sum = 0;
    for (std::size_t k = 0; k < digits_.size(); ++k) {
        int value = digits_[digits_.size() - 1 - k].value * (k % 2 == 0 ? 1 : 2);
        sum += value > 9 ? value - 9 : value;
    }
    return sum % 10 == 0;
}

}

std::vector<Finding> findings_in_digits(const std::vector<Symbol>& symbols, const std::vector<std::size_t>& born_at,
                                        Date today) {
    return Reading(symbols, born_at, today).findings();
}

}
