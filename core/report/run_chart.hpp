// The run chart with Anhøj's rules (domain 5.2): whether counts over time have changed or only vary, as all counts do.
// Without enough points it says nothing; it never makes news of one month after another.

#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace vaka {

// Oldest first; nothing where there is no data, which is not zero.
using Series = std::vector<std::optional<double>>;

// Fewer say nothing: then there are only counts, no lines and no limits.
inline constexpr int least_useful = 10;

// Both of the useful points. Requires: useful > 0.
int longest_run_allowed(int useful); // a longer one is a shift
int fewest_crossings(int useful);    // fewer are a change, too

// Requires: values is not empty.
double median_of(std::vector<double> values);

struct RunChart {
    double centre = 0; // the median, unless another was given
    int points = 0;
    int useful = 0; // points off the centre
    int crossings = 0;
    int longest_run = 0; // in useful points; the latest of several
    bool run_is_above = false;
    bool run_is_first = false; // no useful point before it
    bool run_is_latest = false;
    std::size_t run_begin = 0, run_end = 0; // places in the series: [begin, end)

    // Not when most points lie on the centre either: then the sides are not as likely as each other, and a ward where
    // nothing happens in most weeks would seem to change all the time.
    bool says_something() const { return useful >= least_useful && useful * 2 >= points; }
    bool is_shift() const { return says_something() && longest_run > longest_run_allowed(useful); }
    bool crosses_seldom() const { return says_something() && crossings < fewest_crossings(useful); }
};

// `centre`: a frozen median, or the centre line of a chart with limits.
RunChart run_chart_of(const Series& series, std::optional<double> centre = {});

// What the chart says about now. Restless: something has changed, and not simply upwards or downwards.
enum class Verdict { too_few, none, up, down, restless };
Verdict verdict_of(const RunChart& chart);

}
