// What the charts with limits of chance are made of: in each week or month so many of so many, or so many per how much.
// Both are sums over the same days, so that a day on which nobody wrote figures changes neither (domain 2.9, 5.3).

#pragma once

#include <map>
#include <span>
#include <vector>

#include "core/content/content.hpp"
#include "core/model/checks.hpp"
#include "core/report/periods.hpp"

namespace vaka {

struct Measured {
    double n = 0;
    double of = 1;

    double value() const { return n / of; }
    Measured operator+(const Measured& more) const { return {n + more.n, of + more.of}; }
    bool operator==(const Measured&) const = default;
};
using MeasuredDays = std::map<Date, Measured>;

struct PeriodMeasure {
    Period period;
    std::optional<Measured> measured; // nothing where no day says anything
    bool is_partial = false;          // not over, or begun before the unit: never in the limits
};

// `first` and `today` as for counts_in.
std::vector<PeriodMeasure> measures_in(std::span<const Period> periods, const MeasuredDays& days, Date first,
                                       Date today);
// Counts as they are: a period without a huddle stays a gap.
std::vector<PeriodMeasure> measures_of(std::span<const PeriodCount> counts);

// --- What the days say ---

// A day whose parts have figures of their own has their mean.
struct DayFigures {
    std::optional<double> places, occupied, overcrowded, workload;
};
using FiguresByDay = std::map<Date, DayFigures>;
FiguresByDay figures_by_day(std::span<const Stored<DailyFigures>> figures);

MeasuredDays events_on_bed_days(const FiguresByDay& figures, std::span<const Date> events);
MeasuredDays overcrowded_of_places(const FiguresByDay& figures);
MeasuredDays workload_of_days(const FiguresByDay& figures);

// How many of a pulse question's answers are its heavy ones.
std::size_t heavy_answers(const Check& question);
MeasuredDays heavy_of_answers(const Check& question, std::span<const Stored<PulseCount>> counts);

}
