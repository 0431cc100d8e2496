#include "core/report/month_summary.hpp"

#include <algorithm>

#include "core/rules/action.hpp"
#include "core/rules/follow_up.hpp"

namespace vaka {

namespace {

constexpr std::size_t most_bars = 8;

bool lies_in(Month month, const std::optional<Date>& date) {
    return date && Month::of(*date) == month;
}

void count_days(MonthSummary& summary, std::span<const DayCell> cells) {
    for (const DayCell& cell : cells) {
        summary.yellow += cell.state == DayState::yellow;
        summary.orange += cell.state == DayState::orange;
        summary.red += cell.state == DayState::red;
        summary.missing += cell.state == DayState::missing;
        summary.partly_missing += cell.partly_missing;
    }
}

void count_incidents(MonthSummary& summary, Month month, std::span<const Stored<Incident>> incidents) {
    std::vector<Code> categories;
    for (const auto& [id, incident] : incidents) {
        if (!lies_in(month, incident.occurred_on))
            continue;
        summary.risks += incident.type == IncidentType::risk;
        summary.near_misses += incident.type == IncidentType::near_miss;
        summary.harms += incident.type == IncidentType::harm;
        summary.went_well += incident.type == IncidentType::positive;
        summary.not_reported += waits_for_report(incident);
        if (is_risk_or_harm(incident))
            categories.push_back(incident.category_id);
    }
    summary.categories = pareto(categories, most_bars);
}

void sort_actions(MonthSummary& summary, Month month, std::span<const Stored<Action>> actions) {
    for (const Stored<Action>& stored : actions) {
        const Action& action = stored.record;
        if (is_done(action) && lies_in(month, action.done_on))
            summary.done.push_back(stored);
        // Without a day of decision it may be as old as any.
        if (is_open(action) && (!action.decided_on || *action.decided_on <= month.last()))
            summary.remains.push_back(stored);
    }
    std::ranges::stable_sort(summary.done, {}, [](const Stored<Action>& stored) { return *stored.record.done_on; });
    std::ranges::stable_sort(summary.remains, [](const Stored<Action>& a, const Stored<Action>& b) {
        if (a.record.due.has_value() != b.record.due.has_value())
            return a.record.due.has_value();
        return a.record.due < b.record.due;
    });
}

}

bool is_risk_or_harm(const Incident& incident) {
    return incident.type && *incident.type >= IncidentType::risk;
}

MonthSummary month_summary(Month month, const MonthRecords& records) {
    MonthSummary summary;
    count_days(summary, records.cells);
    count_incidents(summary, month, records.incidents);
    sort_actions(summary, month, records.actions);
    for (const auto& [id, check] : records.checks)
        if (lies_in(month, check.followed_on)) {
            ++summary.followed_up;
            summary.got_better += check.result == EffectResult::desired;
        }
    return summary;
}

}
