#include "core/report/measures.hpp"

#include <algorithm>
#include <numeric>

#include "core/rules/checks.hpp"

namespace vaka {

namespace {

// The mean of what the parts of a day say.
class Mean {
public:
    void add(const std::optional<std::int64_t>& value) {
        if (!value)
            return;
        sum_ += static_cast<double>(*value);
        ++n_;
    }
    std::optional<double> value() const { return n_ > 0 ? std::optional<double>(sum_ / n_) : std::nullopt; }

private:
    double sum_ = 0;
    int n_ = 0;
};

}

std::vector<PeriodMeasure> measures_in(std::span<const Period> periods, const MeasuredDays& days, Date first,
                                       Date today) {
    std::vector<PeriodMeasure> out;
    for (const Period& period : periods) {
        if (period.to < first)
            continue;
        PeriodMeasure measure{
            .period = period, .measured = {}, .is_partial = period.to >= today || period.from < first};
        for (auto day = days.lower_bound(period.from); day != days.end() && day->first <= period.to; ++day)
            measure.measured = measure.measured.value_or(Measured{0, 0}) + day->second;
        out.push_back(measure);
    }
    return out;
}

std::vector<PeriodMeasure> measures_of(std::span<const PeriodCount> counts) {
    std::vector<PeriodMeasure> out;
    for (const PeriodCount& count : counts) {
        out.push_back({count.period, {}, count.is_partial});
        if (count.n)
            out.back().measured = Measured{static_cast<double>(*count.n), 1};
    }
    return out;
}

FiguresByDay figures_by_day(std::span<const Stored<DailyFigures>> figures) {
    struct Means {
        Mean places, occupied, overcrowded, workload;
    };
    std::map<Date, Means> means;
    for (const auto& [id, written] : figures) {
        if (!written.date)
            continue;
        Means& day = means[*written.date];
        day.places.add(written.places);
        day.occupied.add(written.occupied);
        day.overcrowded.add(written.overcrowded);
        day.workload.add(written.workload);
    }
    FiguresByDay out;
    for (const auto& [date, day] : means)
        out[date] = {day.places.value(), day.occupied.value(), day.overcrowded.value(), day.workload.value()};
    return out;
}

MeasuredDays events_on_bed_days(const FiguresByDay& figures, std::span<const Date> events) {
    MeasuredDays out;
    for (const auto& [date, day] : figures)
        if (day.occupied && *day.occupied > 0)
            out[date] = {static_cast<double>(std::ranges::count(events, date)), *day.occupied};
    return out;
}

MeasuredDays overcrowded_of_places(const FiguresByDay& figures) {
    MeasuredDays out;
    for (const auto& [date, day] : figures)
        if (day.overcrowded && day.places && *day.places > 0)
            out[date] = {*day.overcrowded, *day.places};
    return out;
}

MeasuredDays workload_of_days(const FiguresByDay& figures) {
    MeasuredDays out;
    for (const auto& [date, day] : figures)
        if (day.workload)
            out[date] = {*day.workload, 1};
    return out;
}

std::size_t heavy_answers(const Check& question) {
    return question.answers.size() >= 5 ? 2 : 1;
}

MeasuredDays heavy_of_answers(const Check& question, std::span<const Stored<PulseCount>> counts) {
    std::vector<std::pair<Date, std::optional<ShiftPart>>> rounds;
    for (const auto& [id, count] : counts)
        if (count.date && count.question_id.code == question.code)
            rounds.emplace_back(*count.date, count.shift_part);
    std::ranges::sort(rounds);
    auto repeated = std::ranges::unique(rounds);
    rounds.erase(repeated.begin(), repeated.end());
    MeasuredDays out;
    for (const auto& [date, part] : rounds) {
        const auto answers = pulse_sum(question, {date, part}, counts);
        const auto heavy = std::accumulate(
            answers.begin(), answers.begin() + static_cast<std::ptrdiff_t>(heavy_answers(question)), std::int64_t{0});
        const auto all = answers_in(answers);
        if (all < fewest_answers)
            continue;
        auto [day, is_new] = out.try_emplace(date, Measured{0, 0});
        day->second = day->second + Measured{static_cast<double>(heavy), static_cast<double>(all)};
    }
    return out;
}

}
