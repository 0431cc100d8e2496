// The run chart with its rules, held to the table of domain 5.2 and to a slower way of counting.

#include <catch2/catch.hpp>

#include <algorithm>

#include "core/report/run_chart.hpp"
#include "tests/support/seeds.hpp"

using namespace vaka;

namespace {

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

int slow_longest_run(const std::string& letters) {
    for (int length = static_cast<int>(letters.size()); length > 0; --length)
        for (char side : {'u', 'd'})
            if (letters.find(std::string(static_cast<std::size_t>(length), side)) != std::string::npos)
                return length;
    return 0;
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
