#include "core/report/control_chart.hpp"

#include <algorithm>
#include <cmath>

namespace vaka {

namespace {

constexpr double rounding = 1e-9;

bool counts(const PeriodMeasure& measure) {
    return measure.measured && !measure.is_partial;
}

Series values_of(std::span<const PeriodMeasure> measures) {
    Series series;
    for (const PeriodMeasure& measure : measures)
        series.push_back(counts(measure) ? std::optional<double>(measure.measured->value()) : std::nullopt);
    return series;
}

Measured sum_of(std::span<const PeriodMeasure> measures) {
    Measured sum{0, 0};
    for (const PeriodMeasure& measure : measures)
        if (counts(measure))
            sum = sum + *measure.measured;
    return sum;
}

// Puts what is left over into the period right before it; without one nobody can say anything about it.
void close(std::vector<PeriodMeasure>& out, std::optional<PeriodMeasure>& open) {
    if (!open)
        return;
    if (!out.empty() && counts(out.back()) && out.back().period.to.plus(1) == open->period.from) {
        out.back().measured = *out.back().measured + *open->measured;
        out.back().period.to = open->period.to;
    } else {
        open->measured.reset();
        out.push_back(*open);
    }
    open.reset();
}

// How far the points of a stretch are from the one before them, on the mean; over a gap nobody knows.
double mean_step(const Series& series, const Stretch& stretch) {
    double sum = 0;
    int steps = 0;
    for (std::size_t i = stretch.begin + 1; i < stretch.end; ++i)
        if (series[i] && series[i - 1]) {
            sum += std::abs(*series[i] - *series[i - 1]);
            ++steps;
        }
    return steps > 0 ? sum / steps : 0;
}

Limits limits_at(ControlKind kind, double centre, double of, double step) {
    double reach = 0;
    switch (kind) {
    case ControlKind::i:
        return {centre - 2.66 * step, centre + 2.66 * step};
    case ControlKind::p:
        reach = 3 * std::sqrt(centre * (1 - centre) / of);
        return {std::max(0.0, centre - reach), std::min(1.0, centre + reach)};
    case ControlKind::u:
        reach = 3 * std::sqrt(centre / of);
        break;
    case ControlKind::c:
        reach = 3 * std::sqrt(centre);
        break;
    }
    return {std::max(0.0, centre - reach), centre + reach};
}

}

std::vector<PeriodMeasure> joined(ControlKind kind, std::vector<PeriodMeasure> measures) {
    if (kind == ControlKind::i || kind == ControlKind::c)
        return measures;
    const Measured all = sum_of(measures);
    const double fewest = kind == ControlKind::p ? least_useful : 0;
    double least = fewest;
    if (all.n > 0)
        least = std::max(least, all.of / all.n);
    if (kind == ControlKind::p && all.n < all.of)
        least = std::max(least, all.of / (all.of - all.n));

    std::vector<PeriodMeasure> out;
    std::optional<PeriodMeasure> open;
    for (const PeriodMeasure& measure : measures) {
        if (!counts(measure)) {
            close(out, open);
            out.push_back(measure);
            if (measure.measured && measure.measured->of < fewest)
                out.back().measured.reset();
            continue;
        }
        if (open) {
            open->measured = *open->measured + *measure.measured;
            open->period.to = measure.period.to;
        } else {
            open = measure;
        }
        if (open->measured->of >= least) {
            out.push_back(*open);
            open.reset();
        }
    }
    close(out, open);
    return out;
}

ControlChart control_chart_of(ControlKind kind, std::span<const PeriodMeasure> measures,
                              std::optional<Stretch> baseline) {
    ControlChart chart;
    const Stretch from = baseline.value_or(Stretch{0, measures.size()});
    const Series series = values_of(measures);
    const Measured all = sum_of(measures.subspan(from.begin, from.end - from.begin));
    double values = 0;
    int points = 0;
    for (std::size_t i = from.begin; i < from.end; ++i)
        if (series[i]) {
            values += *series[i];
            ++points;
        }
    // Where not even one is to be expected in a period, nearly all points are zero and any other one is far away.
    const bool is_rare =
        (kind != ControlKind::i && all.n < points) || (kind == ControlKind::p && all.of - all.n < points);
    if (points < least_useful || is_rare)
        return chart;
    chart.says_something = true;
    chart.centre = kind == ControlKind::i ? values / points : all.value();
    chart.rules = run_chart_of(series, chart.centre);
    const double step = mean_step(series, from);
    for (std::size_t i = 0; i < series.size(); ++i) {
        chart.limits.emplace_back();
        if (!series[i])
            continue;
        const Limits limits = limits_at(kind, chart.centre, measures[i].measured->of, step);
        chart.limits.back() = limits;
        if (*series[i] < limits.lower - rounding || *series[i] > limits.upper + rounding)
            chart.beyond.push_back(i);
        if (kind == ControlKind::i && i > 0 && series[i - 1] &&
            std::abs(*series[i] - *series[i - 1]) > 3.267 * step + rounding)
            chart.jumps.push_back(i);
    }
    return chart;
}

ControlChart median_chart_of(std::span<const PeriodMeasure> measures, std::optional<Stretch> baseline) {
    const Series series = values_of(measures);
    std::optional<double> frozen;
    if (baseline)
        frozen = run_chart_of(values_of(measures.subspan(baseline->begin, baseline->end - baseline->begin))).centre;
    ControlChart chart;
    chart.rules = run_chart_of(series, frozen);
    chart.says_something = chart.rules.says_something();
    chart.centre = chart.rules.centre;
    return chart;
}

Verdict verdict_of(const ControlChart& chart) {
    if (!chart.says_something)
        return Verdict::too_few;
    const Verdict verdict = verdict_of(chart.rules);
    return verdict == Verdict::too_few ? Verdict::none : verdict;
}

Stretch stretch_of(std::span<const PeriodMeasure> measures, Date from, Date to) {
    auto is_before = [&](const PeriodMeasure& measure) {
        return measure.period.from < from;
    };
    auto is_inside = [&](const PeriodMeasure& measure) {
        return measure.period.to <= to;
    };
    const auto begin = std::ranges::find_if_not(measures, is_before);
    const auto end = std::find_if_not(begin, measures.end(), is_inside);
    return {static_cast<std::size_t>(begin - measures.begin()), static_cast<std::size_t>(end - measures.begin())};
}

std::size_t points_in(std::span<const PeriodMeasure> measures, const Stretch& stretch) {
    return static_cast<std::size_t>(std::ranges::count_if(measures.subspan(stretch.begin, stretch.end - stretch.begin),
                                                          [](const PeriodMeasure& m) { return counts(m); }));
}

}
