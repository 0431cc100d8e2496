// The questions that the page Mönster answers, and what each of them counts.

#pragma once

#include "core/report/control_chart.hpp"
#include "core/ward/ward.hpp"

namespace vaka {

enum class ChartTopic {
    risks,        // risks and near misses over time
    between_harm, // days between harm
    types,
    week,
    happened, // near misses and harm over time
    ratio,    // risks against harm
    overcrowded,
    workload,
    pulse, // one for each question
};
template <>
inline constexpr std::array<std::string_view, 9> code_names<ChartTopic> = {
    "risks", "between_harm", "types", "week", "happened", "ratio", "overcrowded", "workload", "pulse"};

struct ChartQuestion {
    ChartTopic topic = ChartTopic::risks;
    const Check* pulse = nullptr;

    // What a frozen baseline calls it.
    Code code() const { return {pulse ? pulse->code : std::string(code_name(topic))}; }
    bool operator==(const ChartQuestion& other) const { return code() == other.code(); }
};

// What is written about the days that a chart may show.
struct ChartRecords {
    Unit unit;
    Date first; // of the unit
    Date today;
    std::vector<Stored<Incident>> incidents;
    std::vector<Covered> covered; // by the held huddles
    FiguresByDay figures;
    std::vector<Stored<PulseCount>> pulse;
};
Result<ChartRecords> chart_records(const Ward& ward, Date since);

// Those that always have an answer, then those with daily figures or pulse answers to count.
std::vector<ChartQuestion> chart_questions(const ChartRecords& records, const Content& content);
// Those that the unit could ask if it wrote what they count; `happened`: per bed day.
std::vector<ChartTopic> unanswered_topics(const ChartRecords& records, const Content& content);

bool is_risk_or_near_miss(const Incident& incident);
bool is_harm(const Incident& incident);
template <typename Is> std::vector<Date> dates_of(const std::vector<Stored<Incident>>& incidents, Is is) {
    std::vector<Date> dates;
    for (const auto& [id, incident] : incidents)
        if (is(incident))
            dates.push_back(*incident.occurred_on);
    return dates;
}

// What a topic counts over time, and with which limits: none is the run chart with its median.
struct Counting {
    std::optional<ControlKind> kind;
    std::vector<PeriodMeasure> points;
};
// Requires: a topic that has points over time.
Counting counting_of(const ChartQuestion& question, const ChartRecords& records, std::span<const Period> periods);

}
