#include "core/guard/dates.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace vaka {

using namespace gap;

Person Calendar::person_of(int year, int month, int day) const {
    bool coordination = day >= 60;
    if (coordination)
        day -= 60;
    if (year < first_birth_year || year > today_.year() || month > 12 || day > 31)
        return Person::nobody;
    if (coordination && (month == 0 || day == 0))
        return Person::coordination;
    std::optional<Date> date = Date::of(year, month, day);
    if (!date || *date > today_)
        return Person::nobody;
    return coordination ? Person::coordination : Person::somebody;
}

Person Calendar::person_of_short(int year, int month, int day) const {
    for (int century = today_.year() / 100; century >= first_birth_year / 100; --century)
        if (Person person = person_of(century * 100 + year, month, day); person != Person::nobody)
            return person;
    return Person::nobody;
}

bool Calendar::is_near(std::optional<Date> date) const {
    constexpr int near_past = 730, near_future = 400;
    return date && *date >= today_.plus(-near_past) && *date <= today_.plus(near_future);
}

bool Calendar::is_near_short(int year, int month, int day) const {
    return is_near(Date::of(today_.year() / 100 * 100 + year, month, day));
}

namespace {

// Digits without anything between them.
struct Group {
    std::size_t begin = 0;
    std::size_t size = 0;
    int value = 0;
    bool odd_size() const { return size != 1 && size != 2 && size != 4; }
};

bool is_open(Gap gap) {
    return (gap & ~(space | line_break | odd | bracket)) == 0 || (gap & other) != 0;
}

class Dates {
public:
    Dates(const Reading& reading, const std::vector<Digit>& digits, const Calendar& calendar)
        : r_(reading), digits_(digits), calendar_(calendar) {}
    std::vector<WrittenDate> find();

private:
    void group_digits();
    void in_digits(std::size_t nth);
    void day_first(std::size_t nth);
    void with_month_name(Span word);
    void year_alone(std::size_t nth);
    void add(WrittenDate::Form form, int year, bool short_year, int month, int day, std::size_t begin, std::size_t end,
             bool turned = false);
    Gap before(std::size_t nth) const { return nth < groups_.size() ? digits_[groups_[nth].begin].before : other; }
    std::size_t end_of(std::size_t nth) const { return groups_[nth].begin + groups_[nth].size; }
    int number(std::size_t from, std::size_t count) const {
        return Window(std::span<const Digit>(digits_).subspan(from, count)).number(0, count);
    }

    const Reading& r_;
    const std::vector<Digit>& digits_;
    const Calendar& calendar_;
    std::vector<Group> groups_;
    std::vector<WrittenDate> found_;
};

std::vector<WrittenDate> Dates::find() {
    group_digits();
    for (std::size_t nth = 0; nth < groups_.size(); ++nth) {
        in_digits(nth);
        day_first(nth);
        year_alone(nth);
    }
    for (Span word : r_.words())
        with_month_name(word);
    std::ranges::stable_sort(found_, {}, &WrittenDate::first);
    return std::move(found_);
}

void Dates::group_digits() {
    for (std::size_t i = 0; i < digits_.size(); ++i) {
        bool goes_on = i > 0 && digits_[i].before == none && digits_[i].guessed == digits_[i - 1].guessed;
        if (goes_on) {
            Group& group = groups_.back();
            ++group.size;
            group.value = group.size <= 8 ? group.value * 10 + digits_[i].value : -1;
        } else {
            groups_.push_back({i, 1, digits_[i].value});
        }
    }
}

void Dates::add(WrittenDate::Form form, int year, bool short_year, int month, int day, std::size_t begin,
                std::size_t end, bool turned) {
    Person person = short_year ? calendar_.person_of_short(year, month, day) : calendar_.person_of(year, month, day);
    if (year < 0)
        person = Date::of(2000, month, day) ? Person::somebody : Person::nobody;
    if (person == Person::nobody)
        return;
    bool near = short_year ? calendar_.is_near_short(year, month, day) : calendar_.is_near(Date::of(year, month, day));
    for (std::size_t i = begin; i < end; ++i)
        if (digits_[i].guessed)
            return;
    found_.push_back({form, year, short_year, month, day, begin, end, digits_[begin].at, digits_[end - 1].last, near,
                      person == Person::coordination, turned});
}

// 1985-03-14, 19850314, 850314 and, after "född", 85-03-14.
void Dates::in_digits(std::size_t nth) {
    using Form = WrittenDate::Form;
    const Group& group = groups_[nth];
    std::size_t i = group.begin;
    if (group.size == 8) {
        add(Form::plain, number(i, 4), false, number(i + 4, 2), number(i + 6, 2), i, i + 8);
        add(Form::only_born, number(i + 4, 4), false, number(i + 2, 2), number(i, 2), i, i + 8, true);
        return;
    }
    if (group.size == 6) {
        bool free = is_open(before(nth)) && is_open(before(nth + 1));
        add(free ? Form::plain : Form::only_born, number(i, 2), true, number(i + 2, 2), number(i + 4, 2), i, i + 6);
        add(Form::only_born, number(i + 4, 2), true, number(i + 2, 2), number(i, 2), i, i + 6, true);
        return;
    }
    if (nth + 2 >= groups_.size())
        return;
    Gap gap = before(nth + 1);
    constexpr std::array<Gap, 5> allowed = {space, dash, dot, slash, dot | space};
    bool one_kind = gap == before(nth + 2) && std::ranges::find(allowed, gap) != allowed.end();
    const Group &second = groups_[nth + 1], &third = groups_[nth + 2];
    if (!one_kind || second.size > 2 || third.size > 2)
        return;
    if (group.size == 4)
        add(Form::plain, group.value, false, second.value, third.value, i, end_of(nth + 2));
    else if (group.size == 2)
        add(Form::only_born, group.value, true, second.value, third.value, i, end_of(nth + 2));
}

// 14/3-85, 14/3 1985, 14.3.1985, 14-03-1985 and, after "född", 14/3 or 14 03 85.
void Dates::day_first(std::size_t nth) {
    using Form = WrittenDate::Form;
    const Group& day = groups_[nth];
    if (day.size > 2 || nth + 1 >= groups_.size() || groups_[nth + 1].size > 2)
        return;
    // 1/3-12/3 is a span of days, 12-03 - 2024-11-10 as well.
    Gap first = before(nth + 1), second = before(nth + 2);
    const Group& month = groups_[nth + 1];
    std::size_t i = day.begin;
    constexpr std::array<Gap, 5> allowed = {slash, dot, dash, space, dot | space};
    if (!is_open(before(nth)) || std::ranges::find(allowed, first) == allowed.end())
        return;
    bool slashed = first == slash;
    bool year_fits = second == first || (slashed && (second == dash || second == space || second == dot));
    if (nth + 2 < groups_.size() && year_fits) {
        const Group& year = groups_[nth + 2];
        std::size_t end = end_of(nth + 2);
        Gap after = before(nth + 3);
        bool goes_on = (after & other) == 0 && ((after & (slash | dot | colon)) != 0 || after == odd);
        bool year_of_next = after == dash && before(nth + 4) == dash; // 11/3 2024-12-05
        if (year.size == 4 && !year_of_next)
            add(first == space ? Form::only_born : Form::plain, year.value, false, month.value, day.value, i, end);
        else if (year.size == 2 && !goes_on)
            add(slashed && (second == dash || second == slash) ? Form::plain : Form::only_born, year.value, true,
                month.value, day.value, i, end);
    }
    if (slashed || first == dot)
        add(Form::only_born, -1, false, month.value, day.value, i, end_of(nth + 1));
}

int month_named(std::u32string_view word) {
    struct Named {
        std::u32string_view text;
        int month;
    };
    constexpr std::array<Named, 26> months = {
        {{U"jan", 1},       {U"januari", 1}, {U"feb", 2},      {U"febr", 2},    {U"februari", 2},  {U"mar", 3},
         {U"mars", 3},      {U"apr", 4},     {U"april", 4},    {U"maj", 5},     {U"jun", 6},       {U"juni", 6},
         {U"jul", 7},       {U"juli", 7},    {U"aug", 8},      {U"augusti", 8}, {U"sep", 9},       {U"sept", 9},
         {U"september", 9}, {U"okt", 10},    {U"oktober", 10}, {U"nov", 11},    {U"november", 11}, {U"dec", 12},
         {U"december", 12}, {U"march", 3}}};
    auto known = std::ranges::find(months, word, &Named::text);
    return known == months.end() ? 0 : known->month;
}

// "fjortonde", "första": the day said aloud.
int ordinal(std::u32string_view word) {
    constexpr std::array<std::u32string_view, 31> ordinals = {
        U"första",      U"andra",       U"tredje",       U"fjärde",     U"femte",       U"sjätte",      U"sjunde",
        U"åttonde",     U"nionde",      U"tionde",       U"elfte",      U"tolfte",      U"trettonde",   U"fjortonde",
        U"femtonde",    U"sextonde",    U"sjuttonde",    U"artonde",    U"nittonde",    U"tjugonde",    U"tjugoförsta",
        U"tjugoandra",  U"tjugotredje", U"tjugofjärde",  U"tjugofemte", U"tjugosjätte", U"tjugosjunde", U"tjugoåttonde",
        U"tjugonionde", U"trettionde",  U"trettioförsta"};
    auto known = std::ranges::find(ordinals, word);
    return known == ordinals.end() ? 0 : static_cast<int>(known - ordinals.begin()) + 1;
}

// "14 mars 1985", "den 14:e mars -85", "1985 mars 14", and after "född" "14 mars" or "mars 1985".
void Dates::with_month_name(Span word) {
    using Form = WrittenDate::Form;
    constexpr std::size_t longest = 9, reach = 4;
    int month = word.end - word.begin > longest ? 0 : month_named(r_.small(word));
    if (month == 0)
        return;
    auto after =
        std::ranges::lower_bound(groups_, word.end, {}, [&](const Group& group) { return digits_[group.begin].at; });
    auto next = static_cast<std::size_t>(after - groups_.begin());
    auto last_of = [&](std::size_t nth) {
        return digits_[end_of(nth) - 1].last;
    };
    auto letters_between = [&](std::size_t from, std::size_t to) {
        for (std::size_t at = from; at < to; ++at)
            if (is_letter(r_.sign(at)) && !(r_.sign(at) == U'e' && !is_letter(r_.sign(at + 1))))
                return true;
        return false;
    };
    bool has_before =
        next > 0 && word.begin - last_of(next - 1) <= reach && !letters_between(last_of(next - 1) + 1, word.begin);
    bool has_after = next < groups_.size() && digits_[groups_[next].begin].at - word.end <= reach &&
                     !letters_between(word.end, digits_[groups_[next].begin].at);
    int day = 0;
    std::size_t begin = next, end = next;
    if (has_before && groups_[next - 1].size <= 2) {
        day = groups_[next - 1].value;
        begin = next - 1;
    }
    Span said{word.begin, word.begin};
    if (day == 0 && word.begin > 1) {
        std::size_t from = word.begin - 1;
        while (from > 0 && is_letter(r_.sign(from - 1)))
            --from;
        day = word.begin - from > 20 ? 0 : ordinal(r_.small({from, word.begin - 1}));
        said.begin = day > 0 ? from : word.begin;
    }
    int year = -1;
    bool short_year = false, with_sign = false;
    if (has_after && (groups_[next].size == 4 || groups_[next].size == 2)) {
        year = groups_[next].value;
        short_year = groups_[next].size == 2;
        end = next + 1;
        // "21 sep-22 okt" is a span of days, "1 sep: 31" a value, "3 april 14 fall" a count.
        bool time = (before(next + 1) & (dot | colon)) != 0 && (before(next + 1) & other) == 0;
        Span after_year = r_.word_at(r_.past(U" ", last_of(next) + 1));
        bool of_next_day = month_named(r_.small(after_year)) != 0;
        with_sign = r_.sign(digits_[groups_[next].begin].at - 1) == U'-' ||
                    r_.sign(digits_[groups_[next].begin].at - 1) == U'\'';
        bool value = r_.sign(word.end) == U':' || of_next_day;
        if (short_year && (time || value || day == 0))
            year = -1;
    }
    if (year < 0)
        end = next;
    if (day == 0 && has_before && groups_[next - 1].size == 4 && year >= 0 && short_year) {
        day = year;
        year = groups_[next - 1].value;
        short_year = false;
        begin = next - 1;
    }
    // "mars 14, 1985"
    if (day == 0 && year < 0 && has_after && groups_[next].size <= 2 && next + 1 < groups_.size() &&
        groups_[next + 1].size == 4 && (before(next + 1) & ~(space | odd)) == 0) {
        day = groups_[next].value;
        year = groups_[next + 1].value;
        short_year = false;
        end = next + 2;
    }
    if (day == 0 && year < 0)
        return;
    WrittenDate written;
    written.form = day > 0 && year >= 0 && (!short_year || with_sign) ? Form::plain : Form::only_born;
    written.year = year;
    written.short_year = short_year && year >= 0;
    written.month = month;
    written.day = day;
    written.begin = begin < next ? groups_[begin].begin : next < groups_.size() ? groups_[next].begin : digits_.size();
    written.end = end > next ? end_of(end - 1) : begin < next ? end_of(begin) : written.begin;
    written.first = begin < next ? digits_[groups_[begin].begin].at : said.begin;
    written.last = end > next ? last_of(end - 1) : word.end - 1;
    int whole_day = day > 0 ? day : 1;
    Person person = year < 0     ? (Date::of(2000, month, whole_day) ? Person::somebody : Person::nobody)
                    : short_year ? calendar_.person_of_short(year, month, whole_day)
                                 : calendar_.person_of(year, month, whole_day);
    if (person != Person::somebody)
        return;
    written.near = year >= 0 && (short_year ? calendar_.is_near_short(year, month, whole_day)
                                            : calendar_.is_near(Date::of(year, month, whole_day)));
    found_.push_back(written);
}

// After "född": 1931, -31, '31.
void Dates::year_alone(std::size_t nth) {
    const Group& group = groups_[nth];
    bool in_full = group.size == 4 && group.value >= first_birth_year && group.value <= calendar_.today().year();
    bool in_short = group.size == 2;
    if ((!in_full && !in_short) || r_.unit_follows(digits_[end_of(nth) - 1].last + 1))
        return;
    char32_t after = r_.sign(digits_[end_of(nth) - 1].last + 1);
    bool goes_on = (after == U'.' || after == U':' || after == U',' || after == U'+') &&
                   is_digit(r_.sign(digits_[end_of(nth) - 1].last + 2));
    bool starts_chain = nth == 0 || (before(nth) & other) != 0;
    if (in_short && (goes_on || is_letter(after) || !starts_chain))
        return;
    found_.push_back({WrittenDate::Form::only_born, group.value, in_short, 0, 0, group.begin, end_of(nth),
                      digits_[group.begin].at, digits_[end_of(nth) - 1].last, false, false, false});
}

}

std::vector<WrittenDate> dates_of(const Reading& reading, const std::vector<Digit>& digits, const Calendar& calendar) {
    return digits.empty() && reading.words().empty() ? std::vector<WrittenDate>()
                                                     : Dates(reading, digits, calendar).find();
}

}
