// Which weeks and months count, and what is a gap.

#include <catch2/catch.hpp>

#include "core/report/periods.hpp"

using namespace vaka;

namespace {

Date day(int month, int day, int year = 2026) {
    return *Date::of(year, month, day);
}

}

TEST_CASE("a week without a huddle is a gap, and one with a huddle and no risk is zero", "[report]") {
    // 2026-10-21 is a Wednesday.
    auto weeks = weeks_until(day(10, 21), 3);
    REQUIRE(weeks.size() == 4);
    CHECK(weeks[0].from == day(9, 28));
    CHECK(weeks[0].to == day(10, 4));
    CHECK(weeks[3].from == day(10, 19));
    std::vector<Covered> covered = {{day(9, 29), day(9, 29)}, {day(10, 12), day(10, 13)}, {day(10, 19), day(10, 19)}};
    std::vector<Date> risks = {day(9, 28), day(10, 4), day(10, 6), day(10, 20)};

    auto counts = counts_in(weeks, covered, day(9, 1), day(10, 21), risks);

    REQUIRE(counts.size() == 4);
    CHECK(counts[0].n == 2);
    CHECK_FALSE(counts[1].n); // a risk, but nobody looked for others
    CHECK(counts[2].n == 0);
    CHECK(counts[3].n == 1);
    CHECK(counts[3].is_partial);
    CHECK(series_of(counts) == Series{2.0, std::nullopt, 0.0, std::nullopt});
}

TEST_CASE("periods before the unit began are left out, and the one in which it began is partial", "[report]") {
    auto months = months_until(day(10, 31), 12);
    REQUIRE(months.size() == 13);
    CHECK(months[0].from == day(10, 1, 2025));
    CHECK(months[5].to == day(3, 31));
    std::vector<Covered> covered = {{day(7, 1), day(10, 30)}};

    auto counts = counts_in(months, covered, day(8, 12), day(10, 31), {});

    REQUIRE(counts.size() == 3);
    CHECK(counts[0].period.from == day(8, 1));
    CHECK(counts[0].is_partial);
    CHECK_FALSE(counts[1].is_partial);
    CHECK(counts[2].is_partial); // its last day is not over
    CHECK(counts_in(months, covered, day(8, 1), day(10, 31), {}).front().is_partial == false);
}
