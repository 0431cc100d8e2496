// Charts with limits of chance (domain 5.3): single values (I), shares (p), rates (u) and counts (c). The centre and
// the spread come from all points, or from a frozen baseline against which every point is judged. A signal is a point
// outside of its limits, or what Anhøj's rules find on the centre line.

#pragma once

#include "core/report/measures.hpp"

namespace vaka {

struct Limits {
    double lower = 0;
    double upper = 0;
};

enum class ControlKind { i, p, u, c };

// Places in a series: [begin, end).
struct Stretch {
    std::size_t begin = 0, end = 0;
};

// A baseline has so many points (domain 5.3).
inline constexpr std::size_t fewest_in_baseline = 12;
inline constexpr std::size_t most_in_baseline = 20;

struct ControlChart {
    bool says_something = false; // else there are only counts: no centre, no limits and no rules
    double centre = 0;
    std::vector<std::optional<Limits>> limits; // of each place with a point
    RunChart rules;
    std::vector<std::size_t> beyond; // places outside of their limits
    std::vector<std::size_t> jumps;  // I: further from the place before than chance takes a point
};

// Shares and rates: neighbouring periods with so few that a point says nothing become one, in which one is to be
// expected (and of shares ten of all, and one that is not). What is left goes into the period before it. Others stay as
// they are.
std::vector<PeriodMeasure> joined(ControlKind kind, std::vector<PeriodMeasure> measures);

// `baseline` holds the places that centre and spread come from; all, when there is none.
ControlChart control_chart_of(ControlKind kind, std::span<const PeriodMeasure> measures,
                              std::optional<Stretch> baseline = {});
// A run chart: the median is the centre, and there are no limits.
ControlChart median_chart_of(std::span<const PeriodMeasure> measures, std::optional<Stretch> baseline = {});
Verdict verdict_of(const ControlChart& chart);

// The periods that lie wholly between these days and have a point that counts.
Stretch stretch_of(std::span<const PeriodMeasure> measures, Date from, Date to);
std::size_t points_in(std::span<const PeriodMeasure> measures, const Stretch& stretch);

}
