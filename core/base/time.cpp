#include "core/base/time.hpp"

#include <chrono>

namespace vaka {

namespace {

using namespace std::chrono;

constexpr std::int64_t ms_per_minute = 60'000;
constexpr std::int64_t ms_per_hour = 60 * ms_per_minute;
constexpr std::int64_t ms_per_day = 24 * ms_per_hour;

year_month_day civil(Date date) {
    return sys_days{std::chrono::days{date.days()}};
}

std::int64_t days_of(year_month_day day) {
    return sys_days{day}.time_since_epoch().count();
}

// Writes the last `digits` digits of the number.
void put_number(char* out, int digits, unsigned number) {
    for (int i = digits - 1; i >= 0; --i, number /= 10)
        out[i] = static_cast<char>('0' + number % 10);
}

// A number of digits alone, or -1.
int number_of(std::string_view digits) {
    int number = 0;
    for (char digit : digits) {
        if (digit < '0' || digit > '9')
            return -1;
        number = number * 10 + (digit - '0');
    }
    return number;
}

std::int64_t change_of_clocks(year in, month month_of_change) {
    return days_of(year_month_day{in / month_of_change / Sunday[last]}) * ms_per_day + ms_per_hour;
}

bool is_summer_time(std::int64_t ms) {
    year in = civil(Date::from_days(ms / ms_per_day)).year();
    return ms >= change_of_clocks(in, March) && ms < change_of_clocks(in, October);
}

}

std::optional<Date> Date::of(int year, int month, int day) {
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31)
        return {};
    year_month_day civil{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                         std::chrono::day{static_cast<unsigned>(day)}};
    if (!civil.ok())
        return {};
    return Date(days_of(civil));
}

std::optional<Date> Date::parse(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return {};
    return of(number_of(text.substr(0, 4)), number_of(text.substr(5, 2)), number_of(text.substr(8, 2)));
}

int Date::year() const {
    return static_cast<int>(civil(*this).year());
}
int Date::month() const {
    return static_cast<int>(static_cast<unsigned>(civil(*this).month()));
}
int Date::day() const {
    return static_cast<int>(static_cast<unsigned>(civil(*this).day()));
}

Weekday Date::weekday() const {
    auto from_monday = std::chrono::weekday{sys_days{std::chrono::days{days_}}}.iso_encoding() - 1;
    return static_cast<Weekday>(from_monday);
}

std::string Date::text() const {
    year_month_day day = civil(*this);
    std::string text = "0000-00-00";
    put_number(text.data(), 4, static_cast<unsigned>(static_cast<int>(day.year())));
    put_number(text.data() + 5, 2, static_cast<unsigned>(day.month()));
    put_number(text.data() + 8, 2, static_cast<unsigned>(day.day()));
    return text;
}

// ISO 8601: a week belongs to the year that has its Thursday.
int Date::iso_week() const {
    Date thursday = plus(static_cast<int>(Weekday::thursday) - static_cast<int>(weekday()));
    std::int64_t new_year = days_of(civil(thursday).year() / January / 1);
    return static_cast<int>((thursday.days() - new_year) / 7) + 1;
}

std::optional<Month> Month::parse(std::string_view text) {
    if (text.size() != 7 || text[4] != '-')
        return {};
    auto first = Date::of(number_of(text.substr(0, 4)), number_of(text.substr(5, 2)), 1);
    if (!first)
        return {};
    return Month::of(*first);
}

Date Month::first() const {
    return Date::from_days(days_of(std::chrono::year{year} / std::chrono::month{static_cast<unsigned>(month)} / 1));
}

Date Month::last() const {
    return plus(1).first().plus(-1);
}

int Month::days() const {
    return last().day();
}

Month Month::plus(int months) const {
    int since_year_0 = year * 12 + month - 1 + months;
    return {since_year_0 / 12, since_year_0 % 12 + 1};
}

std::string Month::text() const {
    return first().text().substr(0, 7);
}

LocalTime swedish_time(Instant instant) {
    std::int64_t local = instant.ms + (is_summer_time(instant.ms) ? 2 : 1) * ms_per_hour;
    std::int64_t days = floor<std::chrono::days>(milliseconds{local}).count();
    std::int64_t ms_of_day = local - days * ms_per_day;
    return {Date::from_days(days), static_cast<int>(ms_of_day / ms_per_hour),
            static_cast<int>(ms_of_day % ms_per_hour / ms_per_minute)};
}

// In the hour that is skipped in March, the time that clocks show which were not set forward.
Instant instant_of(LocalTime local) {
    std::int64_t ms = local.date.days() * ms_per_day + local.hour * ms_per_hour + local.minute * ms_per_minute;
    std::int64_t if_summer = ms - 2 * ms_per_hour;
    return {is_summer_time(if_summer) ? if_summer : ms - ms_per_hour};
}

}
