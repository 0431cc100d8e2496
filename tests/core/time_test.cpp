// Days, months and Swedish clocks.

#include <catch2/catch.hpp>

#include "core/base/time.hpp"

using namespace vaka;

namespace {

Date date(std::string_view text) {
    auto parsed = Date::parse(text);
    REQUIRE(parsed);
    return *parsed;
}

std::string swedish(std::string_view day, std::int64_t utc_minute) {
    LocalTime local = swedish_time({(date(day).days() * 1440 + utc_minute) * 60'000});
    return local.date.text() + " " + std::to_string(local.hour * 60 + local.minute);
}

}

TEST_CASE("a day that does not exist is no date", "[base][time]") {
    CHECK(Date::of(2024, 2, 29));
    CHECK(Date::of(2000, 2, 29));
    CHECK_FALSE(Date::of(1900, 2, 29));
    CHECK_FALSE(Date::of(2023, 2, 29));
    CHECK_FALSE(Date::of(2023, 4, 31));
    CHECK_FALSE(Date::of(2023, 0, 1));
    CHECK_FALSE(Date::of(2023, 13, 1));
    CHECK_FALSE(Date::of(0, 1, 1));
    CHECK_FALSE(Date::of(10000, 1, 1));
    CHECK_FALSE(Date::of(2023, 1, -1));
}

TEST_CASE("a date is read only in the form it is written in", "[base][time]") {
    CHECK(date("0001-01-01").text() == "0001-01-01");
    CHECK(date("9999-12-31").text() == "9999-12-31");
    for (const char* text : {"", "2024-1-01", "2024-01-1", "2024/01/01", "2024-01-01 ", " 2024-01-01", "20240101",
                             "2024-02-30", "+024-01-01", "2024-01-0x", "-024-01-01", "2024-01-01T00:00"})
        CHECK_FALSE(Date::parse(text));
}

TEST_CASE("every day of four centuries comes back from its text", "[base][time]") {
    Date day = date("1800-01-01");
    for (; day < date("2201-01-01"); day = day.plus(1)) {
        std::string text = day.text();
        if (Date::parse(text) != day || Date::of(day.year(), day.month(), day.day()) != day)
            FAIL(text);
    }
    CHECK(days_between(day, date("1800-01-01")) == 146462);
}

TEST_CASE("weekdays and ISO weeks are right around New Year", "[base][time]") {
    CHECK(date("1970-01-01").weekday() == Weekday::thursday);
    CHECK(date("1969-12-28").weekday() == Weekday::sunday);
    CHECK(date("2024-12-30").weekday() == Weekday::monday);
    CHECK(date("2024-12-29").iso_week() == 52);
    CHECK(date("2024-12-30").iso_week() == 1);
    CHECK(date("2021-01-03").iso_week() == 53);
    CHECK(date("2021-01-04").iso_week() == 1);
    CHECK(date("2026-12-31").iso_week() == 53);
    CHECK(date("2016-01-01").iso_week() == 53);
    CHECK(date("2023-01-01").iso_week() == 52);
}

TEST_CASE("a month knows its days and its neighbours", "[base][time]") {
    Month february = *Month::parse("2024-02");
    CHECK(february.days() == 29);
    CHECK(february.plus(12).days() == 28);
    CHECK(february.first().text() == "2024-02-01");
    CHECK(february.last().text() == "2024-02-29");
    CHECK(february.plus(-2).text() == "2023-12");
    CHECK(february.plus(-14).text() == "2022-12");
    CHECK(february.plus(11).text() == "2025-01");
    CHECK(Month::of(date("2025-12-31")).days() == 31);
    CHECK_FALSE(Month::parse("2024-13"));
    CHECK_FALSE(Month::parse("2024-1"));
    CHECK_FALSE(Month::parse("2024-01-"));
}

TEST_CASE("Swedish clocks go forward in March and back in October", "[base][time]") {
    CHECK(swedish("2024-01-15", 0) == "2024-01-15 60");
    CHECK(swedish("2024-07-15", 0) == "2024-07-15 120");
    CHECK(swedish("2024-03-31", 59) == "2024-03-31 119");
    CHECK(swedish("2024-03-31", 60) == "2024-03-31 180");
    CHECK(swedish("2024-10-27", 59) == "2024-10-27 179");
    CHECK(swedish("2024-10-27", 60) == "2024-10-27 120");
    CHECK(swedish("2024-12-31", 23 * 60 + 30) == "2025-01-01 30");
    CHECK(swedish("1969-12-31", 22 * 60) == "1969-12-31 1380");
}

TEST_CASE("a local time is the instant at which it begins", "[base][time]") {
    auto utc_minute = [](std::string_view day, int hour, int minute) {
        return instant_of({date(day), hour, minute}).ms / 60'000 - date(day).days() * 1440;
    };

    CHECK(utc_minute("2024-01-15", 12, 0) == 11 * 60);
    CHECK(utc_minute("2024-07-15", 12, 0) == 10 * 60);
    CHECK(utc_minute("2024-03-31", 1, 59) == 59);
    CHECK(utc_minute("2024-03-31", 3, 0) == 60);
    CHECK(utc_minute("2024-03-31", 2, 30) == 90); // does not exist: 03:30
    CHECK(utc_minute("2024-10-27", 2, 30) == 30); // exists twice: the first
    CHECK(utc_minute("2024-10-27", 3, 0) == 120);
    CHECK(utc_minute("2024-01-01", 0, 30) == -30);
}

TEST_CASE("every hour of a year comes back from its local time, but the one that is repeated", "[base][time]") {
    int changed = 0;
    for (std::int64_t hour = date("2025-01-01").days() * 24; hour < date("2026-01-01").days() * 24; ++hour) {
        Instant instant{hour * 3'600'000};
        changed += instant_of(swedish_time(instant)) != instant;
    }

    CHECK(changed == 1);
}
