// The figures behind the charts, held to the tables and formulas of domain 5 and to slower ways of counting.

#include <catch2/catch.hpp>

#include <algorithm>

#include "core/report/harm_gaps.hpp"
#include "core/report/month_summary.hpp"
#include "core/report/periods.hpp"
#include "core/report/week_table.hpp"
#include "core/rules/action.hpp"
#include "tests/support/seeds.hpp"

using namespace vaka;

namespace {

Date day(int month, int day, int year = 2026) {
    return *Date::of(year, month, day);
}

Series series(std::initializer_list<int> values) {
    Series out;
    for (int value : values)
        out.emplace_back(value);
    return out;
}

// The quantile in whole numbers: 20 times the sum of the binomial coefficients against two to the power of trials.
int slow_fewest_crossings(int useful) {
    const int trials = useful - 1;
    std::vector<std::uint64_t> row = {1}; // of Pascal's triangle
    for (int i = 0; i < trials; ++i) {
        row.push_back(1);
        for (std::size_t k = row.size() - 2; k > 0; --k)
            row[k] += row[k - 1];
    }
    std::uint64_t sum = 0;
    for (std::size_t k = 0;; ++k) {
        sum += row[k];
        if (sum * 20 >= std::uint64_t{1} << trials)
            return static_cast<int>(k);
    }
}

// round(log2(n) + 3) is the least m with n < 2^(m - 2.5), in whole numbers n² < 2^(2m - 5).
int slow_longest_run(int useful) {
    int m = 3;
    while (useful * useful >= 1 << (2 * m - 5))
        ++m;
    return m;
}

// The series as letters, so that runs and crossings can be seen: "uuudd".
std::string letters_of(const Series& points) {
    std::vector<double> values;
    for (const auto& point : points)
        if (point)
            values.push_back(*point);
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
    double median = values[values.size() / 2];
    if (values.size() % 2 == 0)
        median = (median +
                  *std::max_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2))) /
                 2;
    std::string letters;
    for (const auto& point : points)
        if (point && *point != median)
            letters += *point > median ? 'u' : 'd';
    return letters;
}

int slow_crossings(const std::string& letters) {
    int crossings = 0;
    for (std::size_t i = 1; i < letters.size(); ++i)
        crossings += letters[i] != letters[i - 1];
    return crossings;
}

int slow_longest_run(const std::string& letters) {
    for (int length = static_cast<int>(letters.size()); length > 0; --length)
        for (char side : {'u', 'd'})
            if (letters.find(std::string(static_cast<std::size_t>(length), side)) != std::string::npos)
                return length;
    return 0;
}

Stored<Incident> incident(Date on, IncidentType type, const char* category = "fall") {
    return {{}, Incident{.occurred_on = on, .type = type, .category_id = Code{category}}};
}

}

TEST_CASE("the longest run and the fewest crossings are those of the table", "[report]") {
    struct Row {
        int useful, longest, fewest;
    };
    // Domain 5.2.
    for (const Row& row : {Row{10, 6, 2},
                           {11, 6, 2},
                           {12, 7, 3},
                           {13, 7, 3},
                           {14, 7, 4},
                           {15, 7, 4},
                           {16, 7, 4},
                           {17, 7, 5},
                           {18, 7, 5},
                           {19, 7, 6},
                           {20, 7, 6},
                           {24, 8, 8},
                           {30, 8, 10},
                           {31, 8, 11},
                           {36, 8, 13},
                           {40, 8, 14},
                           {48, 9, 18},
                           {52, 9, 20},
                           {60, 9, 23}}) {
        CAPTURE(row.useful);
        CHECK(longest_run_allowed(row.useful) == row.longest);
        CHECK(fewest_crossings(row.useful) == row.fewest);
    }
}

TEST_CASE("for every number of points the limits are those of a sum in whole numbers", "[report]") {
    for (int useful = 1; useful <= 60; ++useful) {
        CAPTURE(useful);
        CHECK(longest_run_allowed(useful) == slow_longest_run(useful));
        CHECK(fewest_crossings(useful) == slow_fewest_crossings(useful));
    }
}

TEST_CASE("runs, crossings and the median are those of a slower count", "[report]") {
    sim::for_each_seed(500, [](sim::SimRandom& random) {
        Series points;
        const std::size_t n = 1 + random.below(60);
        const std::uint64_t values = 2 + random.below(12);
        for (std::size_t i = 0; i < n; ++i)
            points.push_back(random.below(9) == 0 ? std::nullopt
                                                  : std::optional<double>(static_cast<double>(random.below(values))));
        points[random.below(n)] = 1;
        const std::string letters = letters_of(points);
        CAPTURE(letters);

        RunChart chart = run_chart_of(points);

        CHECK(chart.useful == static_cast<int>(letters.size()));
        CHECK(chart.crossings == slow_crossings(letters));
        CHECK(chart.longest_run == slow_longest_run(letters));
        // The place of the run holds as many points on its side, and none on the other.
        int inside = 0, other = 0;
        for (std::size_t i = chart.run_begin; i < chart.run_end; ++i)
            if (points[i] && *points[i] != chart.centre)
                ++((*points[i] > chart.centre) == chart.run_is_above ? inside : other);
        CHECK(inside == chart.longest_run);
        CHECK(other == 0);
    });
}

TEST_CASE("more risks than before are a shift upwards", "[report]") {
    // Twenty weeks. Sorted: 1 three times, 2 six times, 3 five times, 4 four times, 5 twice, so the median is 3 and the
    // fifteen others are useful: nine below, then six above. Nine is longer than seven, and one crossing is fewer than
    // four.
    Series weeks = series({2, 1, 3, 2, 2, 1, 2, 3, 1, 2, 2, 4, 3, 3, 5, 4, 3, 4, 5, 4});

    RunChart chart = run_chart_of(weeks);

    CHECK(chart.centre == 3);
    CHECK(chart.useful == 15);
    CHECK(chart.longest_run == 9);
    CHECK(chart.crossings == 1);
    CHECK(chart.is_shift());
    CHECK(chart.crosses_seldom());
    CHECK(verdict_of(chart) == Verdict::up);
    std::ranges::reverse(weeks);
    CHECK(verdict_of(run_chart_of(weeks)) == Verdict::down);
}

TEST_CASE("a run as long as the limit is no signal, one longer is", "[report]") {
    // Twelve points, six on each side: four in a row is little, and seven crossings are more than three.
    CHECK(verdict_of(run_chart_of(series({1, 9, 1, 9, 1, 1, 1, 9, 9, 1, 9, 9}))) == Verdict::none);

    // Sixteen points, eight on each side: seven in a row is the limit. Of eighteen it is seven, too.
    RunChart seven = run_chart_of(series({1, 9, 1, 1, 1, 1, 1, 1, 1, 9, 9, 9, 9, 9, 9, 9}));
    CHECK(seven.useful == 16);
    CHECK(seven.longest_run == 7);
    CHECK_FALSE(seven.is_shift());
    RunChart eight = run_chart_of(series({1, 9, 1, 1, 1, 1, 1, 1, 1, 1, 9, 9, 9, 9, 9, 9, 9, 9}));
    CHECK(eight.useful == 18);
    CHECK(eight.longest_run == 8);
    CHECK(eight.is_shift());
}

TEST_CASE("nine useful points say nothing, however they lie", "[report]") {
    RunChart nine = run_chart_of(series({1, 1, 1, 1, 5, 5, 9, 9, 9, 9, 9}));
    CHECK(nine.useful == 9);
    CHECK(nine.crossings < fewest_crossings(9));
    CHECK(verdict_of(nine) == Verdict::too_few);
    // Ten: one crossing where two are the least.
    CHECK(verdict_of(run_chart_of(series({1, 1, 1, 1, 1, 9, 9, 9, 9, 9}))) == Verdict::restless);
}

TEST_CASE("a ward where nothing happens in most weeks has not changed", "[report]") {
    // Ten useful points, all above the median of 0, among twenty-five.
    Series weeks;
    for (int i = 0; i < 25; ++i)
        weeks.emplace_back(i % 5 < 2 ? 1 : 0);

    RunChart chart = run_chart_of(weeks);

    CHECK(chart.useful == 10);
    CHECK(chart.longest_run == 10);
    CHECK(verdict_of(chart) == Verdict::too_few);
}

TEST_CASE("points on the median and gaps neither end a run nor belong to it", "[report]") {
    Series points = series({1, 5, 1, 1, 9, 9, 5, 9, 1});
    points[2] = std::nullopt;

    RunChart chart = run_chart_of(points);

    CHECK(chart.points == 8);
    CHECK(chart.centre == 5);
    CHECK(chart.useful == 6);
    CHECK(chart.longest_run == 3);
    CHECK(chart.run_begin == 4);
    CHECK(chart.run_end == 8);
    CHECK(chart.crossings == 2);
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

TEST_CASE("the most frequent category comes first, and the rest is one bar at the end", "[report]") {
    std::vector<Code> codes;
    auto add = [&](const char* code, int n) {
        for (int i = 0; i < n; ++i)
            codes.push_back(Code{code});
    };
    add("device", 1);
    add("medication", 9);
    add("it", 1);
    add("fall", 5);
    add("", 1);
    add("hygiene", 3);

    auto bars = pareto(codes, 4);

    REQUIRE(bars.size() == 4);
    CHECK(bars[0].category.code == "medication");
    CHECK(bars[1].category.code == "fall");
    CHECK(bars[2].category.code == "hygiene");
    CHECK(bars[3].is_rest);
    CHECK(bars[3].n == 3);
    CHECK(bars[1].reached == 14);
    CHECK(bars[3].reached == 20);
    // 9 and 5 are 14 of 20; with 3 they are 17, which is more than 16.
    CHECK(bars_to_80_percent(bars) == 3u);
    CHECK_FALSE(bars_to_80_percent(pareto(codes, 3))); // without the rest it is 14
    CHECK(pareto(codes, 6).size() == 6);
    CHECK_FALSE(pareto(codes, 6).back().is_rest);
}

TEST_CASE("exactly four of five is enough, and of nine nobody takes a share", "[report]") {
    std::vector<Code> ten(8, Code{"fall"});
    ten.insert(ten.end(), 2, Code{"it"});
    CHECK(bars_to_80_percent(pareto(ten, 8)) == 1u);
    ten.pop_back();
    CHECK_FALSE(bars_to_80_percent(pareto(ten, 8)));
    CHECK_FALSE(bars_to_80_percent({}));
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

TEST_CASE("a month's summary counts its days, what happened, what was done and what remains", "[report]") {
    std::vector<DayCell> cells = {{.day = day(10, 1), .state = DayState::green},
                                  {.day = day(10, 2), .state = DayState::yellow},
                                  {.day = day(10, 3), .state = DayState::green, .partly_missing = true},
                                  {.day = day(10, 4), .state = DayState::missing},
                                  {.day = day(10, 5), .state = DayState::orange, .partly_missing = true},
                                  {.day = day(10, 6), .state = DayState::closed},
                                  {.day = day(10, 7), .state = DayState::red}};
    std::vector<Stored<Incident>> incidents = {
        incident(day(10, 2), IncidentType::risk),     incident(day(10, 5), IncidentType::harm, "medication"),
        incident(day(10, 7), IncidentType::harm),     incident(day(10, 7), IncidentType::near_miss),
        incident(day(10, 7), IncidentType::positive), incident(day(10, 7), IncidentType::complaint),
        incident(day(9, 30), IncidentType::harm)};
    incidents[1].record.must_report = incidents[2].record.must_report = incidents[6].record.must_report = true;
    incidents[2].record.reported = true;
    std::vector<Stored<Action>> actions = {
        {{}, {.title = {"late"}, .decided_on = day(9, 1), .due = day(10, 3)}},
        {{}, {.title = {"no day"}}},
        {{}, {.title = {"soon"}, .due = day(11, 1), .status = ActionStatus::ongoing}},
        {{}, {.title = {"decided later"}, .decided_on = day(11, 2), .due = day(10, 1)}},
        {{}, {.title = {"done"}, .status = ActionStatus::done, .done_on = day(10, 20)}},
        {{}, {.title = {"helped"}, .status = ActionStatus::effect_ok, .done_on = day(10, 2)}},
        {{}, {.title = {"done before"}, .status = ActionStatus::done, .done_on = day(9, 20)}},
        {{}, {.title = {"stopped"}, .due = day(10, 3), .status = ActionStatus::cancelled}}};
    std::vector<Stored<EffectCheck>> checks = {{{}, {.followed_on = day(10, 9), .result = EffectResult::desired}},
                                               {{}, {.followed_on = day(10, 10), .result = EffectResult::none}},
                                               {{}, {.followed_on = day(11, 1), .result = EffectResult::desired}}};

    MonthSummary summary = month_summary(Month{2026, 10}, {cells, incidents, actions, checks});

    CHECK(summary.yellow == 1);
    CHECK(summary.orange == 1);
    CHECK(summary.red == 1);
    CHECK(summary.missing == 1);
    CHECK(summary.partly_missing == 2);
    CHECK(summary.risks == 1);
    CHECK(summary.near_misses == 1);
    CHECK(summary.harms == 2);
    CHECK(summary.went_well == 1);
    CHECK(summary.not_reported == 1);
    REQUIRE(summary.categories.size() == 2);
    CHECK(summary.categories[0].category.code == "fall");
    CHECK(summary.categories[0].n == 3);
    auto titles = [](const std::vector<Stored<Action>>& list) {
        std::string text;
        for (const auto& [id, action] : list)
            text += action.title.text + ". ";
        return text;
    };
    CHECK(titles(summary.done) == "helped. done. ");
    CHECK(titles(summary.remains) == "late. soon. no day. ");
    CHECK(summary.followed_up == 2);
    CHECK(summary.got_better == 1);
    CHECK(is_late(actions[0].record, day(10, 4)));
    CHECK_FALSE(is_late(actions[0].record, day(10, 3)));
    CHECK_FALSE(is_late(actions[7].record, day(10, 4)));
}
