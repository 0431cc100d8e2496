#include "app/screens/charts_screen.hpp"

#include <algorithm>

#include "app/screens/first_day.hpp"
#include "core/report/month_summary.hpp"
#include "core/store/days.hpp"

namespace vaka {

namespace {

constexpr int weeks_of_3_months = 13;
constexpr int months_of_ratio = 12;
constexpr std::size_t most_bars = 8;

bool is_risk(const Incident& incident) {
    return incident.type == IncidentType::risk || incident.type == IncidentType::near_miss;
}

bool is_harm(const Incident& incident) {
    return incident.type == IncidentType::harm;
}

template <typename Is> std::vector<Date> dates_of(const std::vector<Stored<Incident>>& incidents, Is is) {
    std::vector<Date> dates;
    for (const auto& [id, incident] : incidents)
        if (is(incident))
            dates.push_back(*incident.occurred_on);
    return dates;
}

Date middle(Date from, Date to) {
    return from.plus(days_between(to, from) / 2);
}

}

ChartsScreen::ChartsScreen(App& app) : app_(app) {
    refresh();
}

void ChartsScreen::refresh() {
    Date today = app_.session.today();
    if (revision_ == app_.store.revision() && today == today_)
        return;
    today_ = today;
    revision_ = app_.store.revision();
    auto done = read();
    trouble_ = done ? std::nullopt : std::optional<Error>(done.error());
}

void ChartsScreen::choose_span(int months) {
    span_ = months;
    revision_ = 0;
    refresh();
}

Date ChartsScreen::before_change() const {
    const auto& counts = risks_.counts;
    std::size_t begin = 0, end = risks_.rules.run_begin;
    if (risks_.rules.run_is_first) {
        begin = risks_.rules.run_begin;
        end = risks_.rules.run_end;
    }
    return end > begin ? middle(counts[begin].period.from, counts[end - 1].period.to) : from();
}

std::optional<float> ChartsScreen::place_on_risks(const ChartNote& note) const {
    for (std::size_t i = 0; i < risks_.counts.size(); ++i) {
        const Period& period = risks_.counts[i].period;
        if (period.from <= *note.date && *note.date <= period.to)
            return static_cast<float>(i);
    }
    return {};
}

std::optional<float> ChartsScreen::place_on_harm(const ChartNote& note) const {
    const auto& gaps = harm_.gaps.closed;
    for (std::size_t i = 0; i < gaps.size(); ++i)
        if (gaps[i].from < *note.date && *note.date <= gaps[i].to)
            return static_cast<float>(i);
    if (!gaps.empty() && *note.date > gaps.back().to)
        return static_cast<float>(gaps.size());
    return {};
}

bool ChartsScreen::can_note() const {
    return record_type<ChartNote>().writers.contains(app_.session.role());
}

void ChartsScreen::begin_note() {
    noting_ = Noting{.date = today_};
}

void ChartsScreen::change_note(const Stored<ChartNote>& note) {
    noting_ = Noting{.before = note,
                     .read_at = app_.store.frontier(),
                     .date = *note.record.date,
                     .text = GuardedText(note.record.text.text)};
}

bool ChartsScreen::can_save_note() const {
    return noting_ && noting_->text.clean() && !trimmed(noting_->text.text()).empty();
}

void ChartsScreen::save_note() {
    if (!can_save_note())
        return;
    ChartNote after{.date = noting_->date, .text = {std::string(trimmed(noting_->text.savable()))}};
    Result<void> done;
    if (noting_->before)
        done = app_.session.change(noting_->before->id, noting_->before->record, after, noting_->read_at);
    else if (auto added = app_.session.add(after); !added)
        done = added.error();
    finish_note(done);
}

void ChartsScreen::remove_note() {
    const Stored<ChartNote>& note = *noting_->before;
    Draft draft{&record_type<ChartNote>(), note.id.uuid, values_of(note.record), values_of(note.record),
                noting_->read_at};
    draft.after[std::string(removed_field)] = true;
    finish_note(app_.session.save(std::move(draft)));
}

void ChartsScreen::finish_note(const Result<void>& done) {
    trouble_ = done ? std::nullopt : std::optional<Error>(done.error());
    if (!done)
        return;
    noting_.reset();
    acted_ = true;
    saved_at_ = app_.session.now();
    refresh();
}

void ChartsScreen::undo() {
    auto undone = app_.session.undo();
    acted_ = false;
    refresh();
    if (!undone)
        trouble_ = undone.error();
}

Result<void> ChartsScreen::read() {
    ASSIGN_OR_RETURN(unit, unit_of(app_.store));
    ASSIGN_OR_RETURN(first, first_day(app_));
    periods_ = by_week() ? weeks_until(today_, span_ / 3 * weeks_of_3_months) : months_until(today_, span_);
    from_ = std::max(periods_.front().from, first);

    const Date oldest = Month::of(today_).plus(-12 * years_of_harm).first();
    ASSIGN_OR_RETURN(incidents, app_.store.list<Incident>({"occurred_on", oldest.text(), today_.text()}));
    const Date year = months_until(today_, months_of_ratio).front().from;
    ASSIGN_OR_RETURN(huddles,
                     app_.store.list<Huddle>({"held_on", std::min(year, periods_.front().from).text(), today_.text()}));
    std::vector<Covered> covered;
    for (const auto& [id, huddle] : huddles)
        if (huddle.status == HuddleStatus::closed)
            covered.push_back(covered_by(huddle, unit.cross_date_basis));
    ASSIGN_OR_RETURN(notes, app_.store.list<ChartNote>({"date", oldest.text(), today_.text()}));
    notes_ = std::move(notes);

    count_span(unit, incidents, covered, first);
    count_harm(incidents);
    count_ratio(incidents, covered, first);
    is_empty_ = covered.empty() && incidents.empty();
    return {};
}

void ChartsScreen::count_span(const Unit& unit, const std::vector<Stored<Incident>>& incidents,
                              const std::vector<Covered>& covered, Date first) {
    risks_ = {};
    risks_.counts = counts_in(periods_, covered, first, today_, dates_of(incidents, is_risk));
    risks_.rules = run_chart_of(series_of(risks_.counts));
    risks_.verdict = verdict_of(risks_.rules);
    for (const PeriodCount& count : risks_.counts)
        risks_.n += count.n.value_or(0);

    std::vector<Code> codes;
    std::vector<Incident> happened;
    for (const auto& [id, incident] : incidents)
        if (is_risk_or_harm(incident) && *incident.occurred_on >= from()) {
            codes.push_back(incident.category_id);
            happened.push_back(incident);
        }
    categories_ = pareto(codes, most_bars);
    week_ = week_table(unit, happened);
    busy_ = busy_weekdays(week_, unit);
}

void ChartsScreen::count_harm(const std::vector<Stored<Incident>>& incidents) {
    harm_ = {};
    std::vector<Date> harms = dates_of(incidents, is_harm);
    harm_.n = harms.size();
    harm_.gaps = harm_gaps(std::move(harms), today_);
    std::vector<std::int64_t> days;
    Series series;
    for (const HarmGap& gap : harm_.gaps.closed) {
        days.push_back(gap.days);
        series.emplace_back(static_cast<double>(gap.days));
    }
    harm_.rules = run_chart_of(series);
    harm_.verdict = verdict_of(harm_.rules);
    harm_.limits = limits_of(days);
    harm_.is_beyond = harm_.limits && std::ranges::any_of(days, [&](std::int64_t gap) {
                          return static_cast<double>(gap) > harm_.limits->upper;
                      });
}

void ChartsScreen::count_ratio(const std::vector<Stored<Incident>>& incidents, const std::vector<Covered>& covered,
                               Date first) {
    ratio_ = {};
    const auto months = months_until(today_, months_of_ratio);
    const auto risks = counts_in(months, covered, first, today_, dates_of(incidents, is_risk));
    const auto harms = counts_in(months, covered, first, today_, dates_of(incidents, is_harm));
    // The part of all that was a risk orders the months as risks to harm does, and has a value without harm, too.
    Series parts;
    for (std::size_t i = 0; i < risks.size(); ++i) {
        ratio_.months.push_back({Month::of(risks[i].period.from), risks[i].n, harms[i].n, risks[i].is_partial});
        const std::int64_t n = risks[i].n.value_or(0) + harms[i].n.value_or(0);
        ratio_.risks += risks[i].n.value_or(0);
        ratio_.harms += harms[i].n.value_or(0);
        parts.push_back(n > 0 && !risks[i].is_partial
                            ? std::optional<double>(static_cast<double>(*risks[i].n) / static_cast<double>(n))
                            : std::nullopt);
    }
    ratio_.verdict = verdict_of(run_chart_of(parts));
}

}
