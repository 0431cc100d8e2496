// Days between harm, held to the formulas of domain 5.3.

#include <catch2/catch.hpp>

#include "core/report/harm_gaps.hpp"

using namespace vaka;

namespace {

Date day(int month, int day, int year = 2026) {
    return *Date::of(year, month, day);
}

}

TEST_CASE("gaps between harm are whole days, and the open one stands apart", "[report]") {
    HarmGaps gaps = harm_gaps({day(10, 4), day(9, 1), day(9, 20), day(9, 20)}, day(10, 21));

    REQUIRE(gaps.closed.size() == 3);
    CHECK(gaps.closed[0].days == 19);
    CHECK(gaps.closed[1].days == 0);
    CHECK(gaps.closed[2].days == 14);
    CHECK(gaps.closed[2].to == day(10, 4));
    CHECK(gaps.open == 17);
    CHECK_FALSE(harm_gaps({}, day(10, 21)).open);
    CHECK(harm_gaps({day(10, 21)}, day(10, 21)).open == 0);
}

TEST_CASE("the limits of the g chart are the mean and three deviations", "[report]") {
    // Mean 4, three times the root of 4 * 5 is 13.4164.
    std::vector<std::int64_t> days = {2, 4, 6};

    CHECK(g_limits(days).upper == Approx(17.4164).epsilon(1e-5));
    CHECK(g_limits(days).lower == 0);
}

TEST_CASE("the limits of the t chart are those of the even times, turned back", "[report]") {
    // 1 day is 1 in even time and 1000 days are 1000^(1/3.6) = 6.81292. Mean 3.90646, every step 5.81292;
    // 3.90646 + 2.66 * 5.81292 = 19.36883, and to the power of 3.6 that is 43010 days. Below there is no time.
    std::vector<std::int64_t> uneven = {1, 1000, 1, 1000};
    CHECK(t_limits(uneven).upper == Approx(43010).epsilon(1e-3));
    CHECK(t_limits(uneven).lower == 0);

    // No step at all: the limits lie on the mean.
    std::vector<std::int64_t> same = {30, 30, 30};
    CHECK(t_limits(same).lower == Approx(30));
    CHECK(t_limits(same).upper == Approx(30));

    // Two on one day are half a day: 0.5^(1/3.6) = 0.82486; mean 0.91243, step 0.17514, upper 1.37830^3.6 = 3.1738,
    // lower 0.44656^3.6 = 0.05489.
    std::vector<std::int64_t> half = {0, 1};
    CHECK(t_limits(half).upper == Approx(3.1738).epsilon(1e-3));
    CHECK(t_limits(half).lower == Approx(0.05489).epsilon(1e-3));
}

TEST_CASE("limits need ten gaps, and many on the same day take the g chart", "[report]") {
    std::vector<std::int64_t> nine(9, 12);
    CHECK_FALSE(limits_of(nine));

    std::vector<std::int64_t> days = {3, 9, 4, 12, 7, 20, 5, 0, 11, 8};
    CHECK(limits_of(days)->upper == t_limits(days).upper);
    days[0] = 0;
    CHECK(limits_of(days)->upper == g_limits(days).upper);
}
