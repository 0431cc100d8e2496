// When in the week and in the day things happen.

#include <catch2/catch.hpp>

#include "core/report/week_table.hpp"

using namespace vaka;

namespace {

Date day(int month, int day, int year = 2026) {
    return *Date::of(year, month, day);
}

}

TEST_CASE("incidents are counted by weekday and part of the day", "[report]") {
    // 2026-10-19 is a Monday.
    std::vector<Incident> incidents = {{.occurred_on = day(10, 19), .shift_part = ShiftPart::evening},
                                       {.occurred_on = day(10, 12), .shift_part = ShiftPart::evening},
                                       {.occurred_on = day(10, 25), .shift_part = ShiftPart::night},
                                       {.occurred_on = day(10, 21)}};
    Unit divided{.shift_division = ShiftDivision::day_evening_night};

    WeekTable table = week_table(divided, incidents);

    REQUIRE(table.lines.size() == 4); // the last for the one that does not say
    CHECK(table.lines[1].part == ShiftPart::evening);
    CHECK(table.lines[1].counts[0] == 2);
    CHECK(table.lines[2].counts[6] == 1);
    CHECK_FALSE(table.lines[3].part);
    CHECK(table.lines[3].counts[2] == 1);
    CHECK(table.total == 4);
    CHECK(table.most == 2);
    incidents.pop_back();
    CHECK(week_table(divided, incidents).lines.size() == 3);
    CHECK(week_table(Unit{}, incidents).lines.size() == 1);
    CHECK(week_table(Unit{}, incidents).lines[0].counts[6] == 1);
}

TEST_CASE("a weekday stands out only above the limit of chance", "[report]") {
    // Seven days with 2 each: mean 2, limit 2 + 3 * 1.41 = 6.24.
    std::vector<Incident> incidents;
    for (int i = 0; i < 14; ++i)
        incidents.push_back({.occurred_on = day(10, 5 + i)});
    CHECK(busy_weekdays(week_table({}, incidents), {}).empty());

    // Nine more Fridays: mean 23 / 7 = 3.29, limit 8.72, and Friday has 11.
    for (int i = 0; i < 9; ++i)
        incidents.push_back({.occurred_on = day(10, 9)});
    CHECK(busy_weekdays(week_table({}, incidents), {}) == std::vector{Weekday::friday});

    std::vector<Incident> nine(9, Incident{.occurred_on = day(10, 9)});
    CHECK(busy_weekdays(week_table({}, nine), {}).empty());
}

TEST_CASE("a closed weekend does not make the weekdays stand out", "[report]") {
    Unit weekdays{.planned_days = {{"friday", "monday", "thursday", "tuesday", "wednesday"}}};
    std::vector<Incident> incidents;
    // Mean 5 of five days, limit 11.7; of seven days it would be 3.57 and 9.24.
    for (int weekday = 0; weekday < 5; ++weekday)
        for (int i = 0; i < (weekday == 0 ? 10 : 4 - (weekday == 4)); ++i)
            incidents.push_back({.occurred_on = day(10, 5 + weekday)});
    REQUIRE(incidents.size() == 25);

    CHECK(busy_weekdays(week_table(weekdays, incidents), weekdays).empty());
    CHECK(busy_weekdays(week_table({}, incidents), {}).size() == 1);
}
