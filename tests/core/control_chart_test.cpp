// Limits of chance (domain 5.3), with the arithmetic beside the figures, and what they are counted from.

#include <catch2/catch.hpp>

#include <cmath>

#include "core/report/control_chart.hpp"
#include "tests/support/content.hpp"

using namespace vaka;

namespace {

const Date monday = *Date::of(2026, 3, 2);

Period week(int n) {
    return {monday.plus(7 * n), monday.plus(7 * n + 6)};
}

// A week each.
std::vector<PeriodMeasure> weeks(std::initializer_list<Measured> measured) {
    std::vector<PeriodMeasure> out;
    for (const Measured& each : measured)
        out.push_back({week(static_cast<int>(out.size())), each});
    return out;
}

std::vector<PeriodMeasure> counts(std::initializer_list<double> values) {
    std::vector<PeriodMeasure> out;
    for (double value : values)
        out.push_back({week(static_cast<int>(out.size())), Measured{value, 1}});
    return out;
}

void has_limits(const ControlChart& chart, std::size_t place, double lower, double upper) {
    CAPTURE(place);
    REQUIRE(chart.limits.at(place));
    CHECK(chart.limits[place]->lower == Approx(lower).margin(1e-6));
    CHECK(chart.limits[place]->upper == Approx(upper).epsilon(1e-5));
}

std::vector<Measured> measured_of(const std::vector<PeriodMeasure>& measures) {
    std::vector<Measured> out;
    for (const PeriodMeasure& measure : measures)
        out.push_back(measure.measured.value_or(Measured{-1, -1}));
    return out;
}

}

TEST_CASE("single values have their limits from the mean step between them", "[report][limits]") {
    // The ten are 130 together, so the mean is 13. The steps are 2 1 2 1 2 1 2 1 2, 14 of 9 or 1.55556:
    // 2.66 times that is 4.13778.
    ControlChart chart = control_chart_of(ControlKind::i, counts({10, 12, 11, 13, 12, 14, 13, 15, 14, 16}));

    CHECK(chart.centre == 13);
    has_limits(chart, 0, 8.86222, 17.13778);
    has_limits(chart, 9, 8.86222, 17.13778);
    CHECK(chart.beyond.empty());
    CHECK(chart.jumps.empty());
}

TEST_CASE("a single value far off is outside, and the step to it is longer than chance takes it", "[report][limits]") {
    // Frozen on the ten above: 25 is more than 17.1, and the step of 9 more than 3.267 * 1.55556 = 5.08.
    auto values = counts({10, 12, 11, 13, 12, 14, 13, 15, 14, 16, 25});
    ControlChart chart = control_chart_of(ControlKind::i, values, Stretch{0, 10});

    CHECK(chart.centre == 13);
    has_limits(chart, 10, 8.86222, 17.13778);
    CHECK(chart.beyond == std::vector<std::size_t>{10});
    CHECK(chart.jumps == std::vector<std::size_t>{10});
}

TEST_CASE("over a gap there is no step", "[report][limits]") {
    // Five 2s and five 8s with a gap between: every step is 0, and so are the limits around the mean of 5.
    auto values = counts({2, 2, 2, 2, 2, 0, 8, 8, 8, 8, 8});
    values[5].measured.reset();
    ControlChart chart = control_chart_of(ControlKind::i, values);

    has_limits(chart, 0, 5, 5);
    CHECK_FALSE(chart.limits[5]);
    CHECK(chart.beyond.size() == 10);
}

TEST_CASE("a share's limits are wider where it is a share of fewer", "[report][limits]") {
    // 65 of 650: 0.1. Of 50: 3 * sqrt(0.09 / 50) = 0.127279; below there is nothing. Of 200: 3 * sqrt(0.09 / 200) =
    // 0.0636396.
    ControlChart chart = control_chart_of(
        ControlKind::p,
        weeks({{5, 50}, {5, 50}, {5, 50}, {5, 50}, {5, 50}, {5, 50}, {5, 50}, {5, 50}, {5, 50}, {20, 200}}));

    CHECK(chart.centre == Approx(0.1));
    has_limits(chart, 0, 0, 0.227279);
    has_limits(chart, 9, 0.0363604, 0.1636396);
    CHECK(chart.beyond.empty());
}

TEST_CASE("no share is above all or below none", "[report][limits]") {
    // 180 of 200: 0.9. Of 20: 3 * sqrt(0.09 / 20) = 0.201246, which would end at 1.1.
    std::vector<PeriodMeasure> shares;
    for (int i = 0; i < 10; ++i)
        shares.push_back({week(i), Measured{18, 20}});
    has_limits(control_chart_of(ControlKind::p, shares), 3, 0.698754, 1);
}

TEST_CASE("a count's limits are three roots of the mean from it", "[report][limits]") {
    // 40 in ten weeks: 4, and 3 * 2 on each side. There is no less than none.
    ControlChart four = control_chart_of(ControlKind::c, counts({2, 6, 4, 3, 5, 4, 2, 6, 5, 3}));
    CHECK(four.centre == 4);
    has_limits(four, 0, 0, 10);

    // 16, and 3 * 4 on each side: 3 and 29 are outside, 4 and 28 are not.
    auto many = counts({16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 3, 4, 28, 29});
    ControlChart sixteen = control_chart_of(ControlKind::c, many, Stretch{0, 10});
    has_limits(sixteen, 0, 4, 28);
    CHECK(sixteen.beyond == std::vector<std::size_t>{10, 13});
}

TEST_CASE("a rate's limits are wider where fewer days are behind it", "[report][limits]") {
    // 39 on 1950 bed days: 0.02. On 150: 3 * sqrt(0.02 / 150) = 0.0346410. On 600: 3 * sqrt(0.02 / 600) = 0.0173205.
    ControlChart chart = control_chart_of(
        ControlKind::u,
        weeks({{3, 150}, {3, 150}, {3, 150}, {3, 150}, {3, 150}, {3, 150}, {3, 150}, {3, 150}, {3, 150}, {12, 600}}));

    CHECK(chart.centre == Approx(0.02));
    has_limits(chart, 0, 0, 0.0546410);
    has_limits(chart, 9, 0.0026795, 0.0373205);
}

TEST_CASE("nine points have no limits, ten have, and a week that is not over is none of them", "[report][limits]") {
    auto points = counts({2, 6, 4, 3, 5, 4, 2, 6, 5, 30});
    points.back().is_partial = true;
    CHECK_FALSE(control_chart_of(ControlKind::c, points).says_something);
    CHECK(verdict_of(control_chart_of(ControlKind::c, points)) == Verdict::too_few);

    points.back().is_partial = false;
    points.back().measured->n = 3;
    CHECK(control_chart_of(ControlKind::c, points).says_something);
    points.push_back({week(10), Measured{30, 1}, true});
    CHECK(control_chart_of(ControlKind::c, points).beyond.empty());
}

TEST_CASE("where not even one is to be expected, there are only counts", "[report][limits]") {
    CHECK_FALSE(control_chart_of(ControlKind::c, counts({0, 0, 1, 0, 0, 4, 0, 0, 1, 3})).says_something); // nine in ten
    CHECK(control_chart_of(ControlKind::c, counts({0, 0, 1, 0, 0, 4, 0, 0, 1, 4})).says_something);
    std::vector<PeriodMeasure> nearly_all;
    for (int i = 0; i < 10; ++i)
        nearly_all.push_back({week(i), Measured{i == 0 ? 19.0 : 20.0, 20}});
    CHECK_FALSE(control_chart_of(ControlKind::p, nearly_all).says_something);
}

TEST_CASE("equal values are no news, whatever the rounding", "[report][limits]") {
    std::vector<PeriodMeasure> same;
    for (int i = 0; i < 26; ++i)
        same.push_back({week(i), Measured{2.1, 1}});
    ControlChart chart = control_chart_of(ControlKind::i, same);

    CHECK(chart.beyond.empty());
    CHECK(chart.rules.useful == 0);
    CHECK(verdict_of(chart) == Verdict::none);
}

TEST_CASE("the run rules stand on the centre line", "[report][limits]") {
    // Twelve weeks of 3 and 5, then nine of 6. All are 102 in 21, 4.86, and 3 and 5 are on both sides of it; the nine
    // are above. A run of nine is longer than the seven of twenty-one points.
    std::vector<PeriodMeasure> points;
    for (int i = 0; i < 21; ++i)
        points.push_back({week(i), Measured{i >= 12 ? 6.0 : i % 2 == 0 ? 3.0 : 5.0, 1}});
    ControlChart chart = control_chart_of(ControlKind::c, points);

    CHECK(chart.centre == Approx(102.0 / 21));
    CHECK(chart.rules.longest_run >= 9);
    CHECK(verdict_of(chart) == Verdict::up);
}

TEST_CASE("a frozen baseline judges what comes after, and is not moved by it", "[report][limits]") {
    auto points = counts({2, 6, 4, 3, 5, 4, 2, 6, 5, 3, 4, 4});
    ControlChart before = control_chart_of(ControlKind::c, points);
    for (int i = 12; i < 24; ++i)
        points.push_back({week(i), Measured{9, 1}});
    ControlChart all = control_chart_of(ControlKind::c, points);
    ControlChart frozen = control_chart_of(ControlKind::c, points, Stretch{0, 12});

    CHECK(before.centre == 4);
    CHECK(all.centre == 6.5);
    CHECK(frozen.centre == 4);
    has_limits(frozen, 20, 0, 10);
    CHECK(verdict_of(frozen) == Verdict::up);
}

TEST_CASE("a frozen median is that of its points, and tells what the moving one hides", "[report][limits]") {
    // Of all twenty-four the median is 6, where most points lie; of the first twelve it is 4.
    auto points = counts({2, 6, 4, 3, 5, 4, 2, 6, 5, 3, 4, 4});
    for (int i = 12; i < 24; ++i)
        points.push_back({week(i), Measured{6, 1}});
    CHECK(median_chart_of(points).centre == 6);
    CHECK(verdict_of(median_chart_of(points)) == Verdict::too_few);
    ControlChart frozen = median_chart_of(points, Stretch{0, 12});
    CHECK(frozen.centre == 4);
    CHECK(frozen.limits.empty());
    CHECK(verdict_of(frozen) == Verdict::up);
}

TEST_CASE("a baseline is the whole periods between its days", "[report][limits]") {
    auto points = counts({1, 2, 3, 4, 5});
    points[2].measured.reset();
    Stretch stretch = stretch_of(points, monday.plus(1), monday.plus(7 * 4 + 5));

    CHECK(stretch.begin == 1);
    CHECK(stretch.end == 4);
    CHECK(points_in(points, stretch) == 2);
    CHECK(points_in(points, stretch_of(points, monday, monday.plus(34))) == 4);
    Stretch none = stretch_of(points, monday.plus(100), monday.plus(200));
    CHECK(none.begin == none.end);
}

TEST_CASE("weeks with too few for a share become one", "[report][limits]") {
    // 25 of 28, three not: one that is not is to be expected in 28 / 3 = 9.3, and a share is of ten. Seven and seven
    // are fourteen; the fifth week is left over and goes into the two before it.
    auto points = joined(ControlKind::p, weeks({{6, 7}, {7, 7}, {5, 7}, {7, 7}, {7, 7}}));
    CHECK(measured_of(points) == std::vector<Measured>{{13, 14}, {19, 21}});
    CHECK(points[0].period.from == monday);
    CHECK(points[0].period.to == monday.plus(13));
    CHECK(points[1].period.to == monday.plus(34));

    // 2 of 120: one is to be expected in 60.
    CHECK(measured_of(joined(ControlKind::p, weeks({{0, 30}, {1, 30}, {0, 30}, {1, 30}}))) ==
          std::vector<Measured>{{1, 60}, {1, 60}});
    // Nothing at all has happened: ten of all are enough.
    CHECK(joined(ControlKind::p, weeks({{0, 30}, {0, 30}})).size() == 2);
}

TEST_CASE("a rate's weeks are joined until one is to be expected, and counts never", "[report][limits]") {
    // 2 on 600 bed days: one in 300.
    CHECK(measured_of(joined(ControlKind::u, weeks({{0, 150}, {1, 150}, {1, 150}, {0, 150}}))) ==
          std::vector<Measured>{{1, 300}, {1, 300}});
    CHECK(joined(ControlKind::c, counts({0, 1, 0, 0})).size() == 4);
    CHECK(joined(ControlKind::i, counts({0, 1, 0, 0})).size() == 4);
}

TEST_CASE("what is joined does not reach over a gap or into a week that is not over", "[report][limits]") {
    auto points = weeks({{5, 7}, {0, 1}, {5, 7}, {5, 7}, {2, 3}});
    points[1].measured.reset();
    points[4].is_partial = true;
    auto out = joined(ControlKind::p, points);

    // The first week alone says nothing, and of three nobody makes a share.
    CHECK(measured_of(out) == std::vector<Measured>{{-1, -1}, {-1, -1}, {10, 14}, {-1, -1}});
    CHECK(out.back().is_partial);
}

TEST_CASE("figures of a day's parts are its mean, and days without them are left out", "[report][limits]") {
    auto stored = [](int back, std::optional<ShiftPart> part, DailyFigures figures) {
        figures.date = monday.plus(back);
        figures.shift_part = part;
        return Stored<DailyFigures>{{}, figures};
    };
    std::vector<Stored<DailyFigures>> written = {
        stored(0, ShiftPart::day, {.places = 20, .occupied = 18, .overcrowded = 0, .workload = 2}),
        stored(0, ShiftPart::night, {.places = 20, .occupied = 21, .overcrowded = 1, .workload = 3}),
        stored(1, {}, {.places = 20, .occupied = 20}), stored(2, {}, {.overcrowded = 2, .workload = 4})};
    const FiguresByDay days = figures_by_day(written);

    const std::vector<Date> events = {monday, monday, monday.plus(1), monday.plus(2)};
    CHECK(events_on_bed_days(days, events) == MeasuredDays{{monday, {2, 19.5}}, {monday.plus(1), {1, 20}}});
    CHECK(overcrowded_of_places(days) == MeasuredDays{{monday, {0.5, 20}}});
    CHECK(workload_of_days(days) == MeasuredDays{{monday, {2.5, 1}}, {monday.plus(2), {4, 1}}});
}

TEST_CASE("a week sums its days, and one without any is a gap", "[report][limits]") {
    const std::vector<Period> periods = {week(0), week(1), week(2)};
    const MeasuredDays days = {{monday.plus(6), {1, 20}}, {monday, {2, 19}}, {monday.plus(14), {1, 20}}};
    auto out = measures_in(periods, days, monday, monday.plus(14));

    CHECK(measured_of(out) == std::vector<Measured>{{3, 39}, {-1, -1}, {1, 20}});
    CHECK_FALSE(out[0].is_partial);
    CHECK(out[2].is_partial);
    CHECK(measures_in(periods, days, monday.plus(7), monday.plus(30)).size() == 2);
}

TEST_CASE("the heavy answers are the worst of three and the two worst of five", "[report][limits]") {
    const Content content = sim::shipped_content();
    auto pulse = [](const char* question, int back, std::array<std::int64_t, 5> answers) {
        PulseCount count{.date = monday.plus(back), .question_id = Code{question}};
        count.answer_1 = answers[0];
        count.answer_2 = answers[1];
        count.answer_3 = answers[2];
        count.answer_4 = answers[3];
        count.answer_5 = answers[4];
        return Stored<PulseCount>{{}, count};
    };
    std::vector<Stored<PulseCount>> counts = {pulse("pulse_team", 0, {1, 2, 3, 0, 1}),
                                              pulse("pulse_team", 0, {0, 1, 0, 0, 1}), // two tablets
                                              pulse("pulse_team", 1, {1, 0, 1, 0, 0}), // too few to show
                                              pulse("pulse_safe", 0, {2, 3, 5, 0, 0})};

    CHECK(heavy_of_answers(*find_item(content.checks, "pulse_team"), counts) == MeasuredDays{{monday, {4, 9}}});
    CHECK(heavy_of_answers(*find_item(content.checks, "pulse_safe"), counts) == MeasuredDays{{monday, {2, 10}}});
}
