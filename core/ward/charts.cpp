#include "core/ward/charts.hpp"

#include <algorithm>

#include "core/days.hpp"

namespace vaka {

namespace {

bool has_happened(const Incident& incident) {
    return incident.type == IncidentType::near_miss || is_harm(incident);
}

bool is_asked(const ChartRecords& records, const Content& content, CheckKind kind, std::string_view code) {
    return std::ranges::any_of(content.checks_of(records.unit.profile, kind),
                               [&](const Check* check) { return check->code == code; });
}

std::vector<PeriodMeasure> counted(const ChartRecords& records, std::span<const Period> periods,
                                   std::span<const Date> dates) {
    return measures_of(counts_in(periods, records.covered, records.first, records.today, dates));
}

// Per bed day where the figures tell how many there were for long enough; else as a count.
Counting happened(const ChartRecords& records, std::span<const Period> periods) {
    const auto dates = dates_of(records.incidents, has_happened);
    auto rates = joined(ControlKind::u,
                        measures_in(periods, events_on_bed_days(records.figures, dates), records.first, records.today));
    if (points_in(rates, {0, rates.size()}) >= static_cast<std::size_t>(least_useful))
        return {ControlKind::u, std::move(rates)};
    return {ControlKind::c, counted(records, periods, dates)};
}

}

bool is_risk_or_near_miss(const Incident& incident) {
    return incident.type == IncidentType::risk || incident.type == IncidentType::near_miss;
}

bool is_harm(const Incident& incident) {
    return incident.type == IncidentType::harm;
}

Result<ChartRecords> chart_records(const Ward& ward, Date since) {
    ChartRecords records;
    records.today = ward.session.today();
    ASSIGN_OR_RETURN(unit, unit_of(ward.store));
    records.unit = std::move(unit);
    ASSIGN_OR_RETURN(first, first_huddle(ward.store, records.today));
    records.first = first_day(first, records.unit, records.today);
    ASSIGN_OR_RETURN(incidents, ward.store.list<Incident>(between<&Incident::occurred_on>(since, records.today)));
    records.incidents = std::move(incidents);
    ASSIGN_OR_RETURN(huddles, ward.store.list<Huddle>(between<&Huddle::held_on>(since, records.today)));
    for (const auto& [id, huddle] : huddles)
        if (huddle.status == HuddleStatus::closed)
            records.covered.push_back(covered_by(huddle, records.unit.cross_date_basis));
    ASSIGN_OR_RETURN(figures, ward.store.list<DailyFigures>(between<&DailyFigures::date>(since, records.today)));
    records.figures = figures_by_day(figures);
    ASSIGN_OR_RETURN(pulse, ward.store.list<PulseCount>(between<&PulseCount::date>(since, records.today)));
    records.pulse = std::move(pulse);
    return records;
}

std::vector<ChartQuestion> chart_questions(const ChartRecords& records, const Content& content) {
    std::vector<ChartQuestion> out;
    for (ChartTopic topic : {ChartTopic::risks, ChartTopic::between_harm, ChartTopic::types, ChartTopic::week,
                             ChartTopic::happened, ChartTopic::ratio})
        out.push_back({topic});
    if (!overcrowded_of_places(records.figures).empty())
        out.push_back({ChartTopic::overcrowded});
    if (!workload_of_days(records.figures).empty())
        out.push_back({ChartTopic::workload});
    for (const Check& check : content.checks)
        if (check.kind == CheckKind::pulse && !heavy_of_answers(check, records.pulse).empty())
            out.push_back({ChartTopic::pulse, &check});
    return out;
}

std::vector<ChartTopic> unanswered_topics(const ChartRecords& records, const Content& content) {
    std::vector<ChartTopic> out;
    if (events_on_bed_days(records.figures, {}).empty() && is_asked(records, content, CheckKind::figure, "occupied"))
        out.push_back(ChartTopic::happened);
    if (overcrowded_of_places(records.figures).empty() &&
        is_asked(records, content, CheckKind::figure, "overcrowded") &&
        is_asked(records, content, CheckKind::figure, "places"))
        out.push_back(ChartTopic::overcrowded);
    if (workload_of_days(records.figures).empty() && is_asked(records, content, CheckKind::figure, "workload"))
        out.push_back(ChartTopic::workload);
    if (records.pulse.empty() && !content.checks_of(records.unit.profile, CheckKind::pulse).empty())
        out.push_back(ChartTopic::pulse);
    return out;
}

Counting counting_of(const ChartQuestion& question, const ChartRecords& records, std::span<const Period> periods) {
    auto measured = [&](ControlKind kind, const MeasuredDays& days) {
        return Counting{kind, joined(kind, measures_in(periods, days, records.first, records.today))};
    };
    switch (question.topic) {
    case ChartTopic::happened:
        return happened(records, periods);
    case ChartTopic::overcrowded:
        return measured(ControlKind::u, overcrowded_of_places(records.figures));
    case ChartTopic::workload:
        return measured(ControlKind::i, workload_of_days(records.figures));
    case ChartTopic::pulse:
        return measured(ControlKind::p, heavy_of_answers(*question.pulse, records.pulse));
    default:
        return {{}, counted(records, periods, dates_of(records.incidents, is_risk_or_near_miss))};
    }
}

}
