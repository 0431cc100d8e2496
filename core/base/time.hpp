// Values of time. Nothing here asks the system what time it is; see Clock in env.hpp.
// Instant is information only, Date is the day a person means, Tick (crdt) is order.

#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vaka {

// UTC milliseconds since 1970.
struct Instant {
    std::int64_t ms = 0;
    auto operator<=>(const Instant&) const = default;
};

enum class Weekday { monday, tuesday, wednesday, thursday, friday, saturday, sunday };

// A day of the proleptic Gregorian calendar, years 1 to 9999.
class Date {
public:
    Date() = default;
    // Nothing when no such day exists.
    static std::optional<Date> of(int year, int month, int day);
    // Accepts exactly YYYY-MM-DD.
    static std::optional<Date> parse(std::string_view text);
    static Date from_days(std::int64_t days_since_1970) { return Date(days_since_1970); }

    int year() const;
    int month() const; // 1-12
    int day() const;   // 1-31
    Weekday weekday() const;
    std::int64_t days() const { return days_; } // since 1970-01-01
    std::string text() const;                   // YYYY-MM-DD
    Date plus(std::int64_t days) const { return Date(days_ + days); }
    int iso_week() const; // 1-53

    auto operator<=>(const Date&) const = default;

private:
    explicit Date(std::int64_t days) : days_(days) {}
    std::int64_t days_ = 0;
};

// a - b in days.
inline std::int64_t days_between(Date a, Date b) {
    return a.days() - b.days();
}

struct Month {
    int year = 1970;
    int month = 1; // 1-12

    static Month of(Date date) { return {date.year(), date.month()}; }
    static std::optional<Month> parse(std::string_view text); // YYYY-MM
    Date first() const;
    Date last() const;
    int days() const;
    Month plus(int months) const;
    std::string text() const; // YYYY-MM
    auto operator<=>(const Month&) const = default;
};

struct LocalTime {
    Date date;
    int hour = 0;
    int minute = 0;
};

// Central European time with the EU's rule for daylight saving (last Sundays of March and October, 01:00 UTC),
// because GCC 12 has no time zones. Every Swedish unit lives in it.
LocalTime swedish_time(Instant instant);

// The instant at which this local time begins; in the hour that is repeated in October, the first of the two.
Instant instant_of(LocalTime local);

}
