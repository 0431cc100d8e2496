#include "app/pages/charts/charts_screen.hpp"

#include <algorithm>
#include <iterator>

#include "core/report/month_summary.hpp"

namespace vaka {

namespace {

constexpr int weeks_of_3_months = 13;
constexpr int months_of_ratio = 12;
constexpr std::size_t most_bars = 8;

Date middle(Date from, Date to) {
    return from.plus(days_between(to, from) / 2);
}

}

ChartsScreen::ChartsScreen(App& app) : app_(app) {
    refresh();
}

void ChartsScreen::refresh() {
    if (!reading_.is_due(app_))
        return;
    trouble_ = trouble_of(read());
}

std::vector<ChartTopic> ChartsScreen::topics() const {
    std::vector<ChartTopic> out;
    for (const ChartQuestion& question : questions_)
        if (out.empty() || out.back() != question.topic)
            out.push_back(question.topic);
    return out;
}

std::vector<ChartQuestion> ChartsScreen::questions_about(ChartTopic topic) const {
    std::vector<ChartQuestion> out;
    std::ranges::copy_if(questions_, std::back_inserter(out),
                         [&](const ChartQuestion& question) { return question.topic == topic; });
    return out;
}

void ChartsScreen::ask(ChartTopic topic) {
    if (topic != asked_.topic || choosing_)
        ask(questions_about(topic).front());
}

void ChartsScreen::ask(const ChartQuestion& question) {
    asked_ = question;
    choosing_ = false;
    reading_.forget();
    refresh();
}

void ChartsScreen::choose_span(int months) {
    span_ = months;
    reading_.forget();
    refresh();
}

bool ChartsScreen::has_span() const {
    return asked_.topic != ChartTopic::between_harm && asked_.topic != ChartTopic::ratio;
}

bool ChartsScreen::is_over_time() const {
    return has_span() && asked_.topic != ChartTopic::types && asked_.topic != ChartTopic::week;
}

Date ChartsScreen::before_change() const {
    const auto& points = over_time_.points;
    const RunChart& rules = over_time_.chart.rules;
    std::size_t begin = 0, end = rules.run_begin;
    if (rules.run_is_first) {
        begin = rules.run_begin;
        end = rules.run_end;
    }
    return end > begin ? middle(points[begin].period.from, points[end - 1].period.to) : from();
}

std::optional<float> ChartsScreen::place_of(const ChartNote& note) const {
    if (is_over_time()) {
        const auto& points = over_time_.points;
        for (std::size_t i = over_time_.first; i < points.size(); ++i)
            if (points[i].period.from <= *note.date && *note.date <= points[i].period.to)
                return static_cast<float>(i - over_time_.first);
        return {};
    }
    if (asked_.topic != ChartTopic::between_harm)
        return {};
    const auto& gaps = harm_.gaps.closed;
    for (std::size_t i = 0; i < gaps.size(); ++i)
        if (gaps[i].from < *note.date && *note.date <= gaps[i].to)
            return static_cast<float>(i);
    if (!gaps.empty() && *note.date > gaps.back().to)
        return static_cast<float>(gaps.size());
    return {};
}

bool ChartsScreen::can_note() const {
    return record_type<ChartNote>().writers.contains(app_.ward.session.role());
}

void ChartsScreen::begin_note() {
    noting_ = Noting{.date = today()};
}

void ChartsScreen::change_note(const Stored<ChartNote>& note) {
    noting_ = Noting{.before = note,
                     .read_at = app_.ward.store.frontier(),
                     .date = *note.record.date,
                     .baseline_to = note.record.baseline_to,
                     .chart_id = note.record.chart_id,
                     .text = GuardedText(note.record.text.text)};
}

bool ChartsScreen::can_freeze() const {
    if (!can_note() || baseline_)
        return false;
    if (is_over_time())
        return over_time_.chart.says_something &&
               points_in(over_time_.points, {over_time_.first, over_time_.points.size()}) >= fewest_in_baseline;
    return asked_.topic == ChartTopic::between_harm && harm_.rules.says_something() &&
           harm_.gaps.closed.size() >= fewest_in_baseline;
}

void ChartsScreen::begin_freeze() {
    noting_ = Noting{.chart_id = asked_.code()};
    if (is_over_time()) {
        std::size_t n = 0;
        for (std::size_t i = over_time_.first; i < over_time_.points.size() && n < most_in_baseline; ++i) {
            const PeriodMeasure& point = over_time_.points[i];
            if (!point.measured || point.is_partial)
                continue;
            if (n++ == 0)
                noting_->date = point.period.from;
            noting_->baseline_to = point.period.to;
        }
        return;
    }
    const auto& gaps = harm_.gaps.closed;
    noting_->date = gaps.front().from;
    noting_->baseline_to = gaps[std::min(gaps.size(), most_in_baseline) - 1].to;
}

void ChartsScreen::pick(Picking what) {
    noting_->picking = what;
    noting_->month = Month::of(what == Picking::to ? *noting_->baseline_to : noting_->date);
}

void ChartsScreen::pick(Date date) {
    if (noting_->picking == Picking::to)
        noting_->baseline_to = date;
    else
        noting_->date = date;
    noting_->picking = Picking::nothing;
}

std::size_t ChartsScreen::points_to_freeze() const {
    if (!noting_ || !noting_->baseline_to)
        return 0;
    if (is_over_time())
        return points_in(over_time_.points, stretch_of(over_time_.points, noting_->date, *noting_->baseline_to));
    const Stretch gaps = gaps_between(noting_->date, *noting_->baseline_to);
    return gaps.end - gaps.begin;
}

bool ChartsScreen::has_right_length() const {
    // Of another chart than the one that is shown nobody can count; its days can be changed there.
    if (!noting_->baseline_to || noting_->chart_id != asked_.code())
        return true;
    const std::size_t points = points_to_freeze();
    return points >= fewest_in_baseline && points <= most_in_baseline;
}

bool ChartsScreen::can_save_note() const {
    return noting_ && noting_->text.clean() && !trimmed(noting_->text.text()).empty() && has_right_length();
}

void ChartsScreen::save_note() {
    if (!can_save_note())
        return;
    ChartNote after{.date = noting_->date,
                    .text = {std::string(trimmed(noting_->text.savable()))},
                    .chart_id = noting_->chart_id,
                    .baseline_to = noting_->baseline_to};
    Result<void> done;
    if (noting_->before)
        done = app_.ward.session.change(noting_->before->id, noting_->before->record, after, noting_->read_at);
    else if (auto added = app_.ward.session.add(after); !added)
        done = added.error();
    finish_note(done);
}

void ChartsScreen::remove_note() {
    const Stored<ChartNote>& note = *noting_->before;
    Draft draft{&record_type<ChartNote>(), note.id.uuid, values_of(note.record), values_of(note.record),
                noting_->read_at};
    draft.after[removed_field] = true;
    finish_note(app_.ward.session.save(std::move(draft)));
}

void ChartsScreen::finish_note(const Result<void>& done) {
    trouble_ = trouble_of(done);
    if (!done)
        return;
    noting_.reset();
    acted_ = true;
    saved_at_ = app_.ward.session.now();
    refresh();
}

void ChartsScreen::undo() {
    auto undone = app_.ward.session.undo();
    acted_ = false;
    refresh();
    if (!undone)
        trouble_ = undone.error();
}

Result<void> ChartsScreen::read() {
    const Date oldest = Month::of(today()).plus(-12 * years_back).first();
    ASSIGN_OR_RETURN(records, chart_records(app_.ward, oldest));
    ASSIGN_OR_RETURN(notes, app_.ward.store.list<ChartNote>(between<&ChartNote::date>(oldest, today())));
    notes_ = std::move(notes);
    profile_ = records.unit.profile;
    questions_ = chart_questions(records, app_.ward.content);
    unanswered_ = unanswered_topics(records, app_.ward.content);
    // The content that a question points into may have been read anew, or nobody answers it any more.
    auto same = std::ranges::find(questions_, asked_);
    asked_ = same != questions_.end() ? *same : questions_.front();
    baseline_.reset();
    for (const auto& note : notes_)
        if (note.record.baseline_to && note.record.chart_id == asked_.code())
            baseline_ = note;

    over_time_ = {};
    if (is_over_time())
        count_over_time(records);
    count_span(records);
    count_harm(records);
    count_ratio(records);
    is_empty_ = records.covered.empty() && records.incidents.empty() && records.figures.empty();
    return {};
}

void ChartsScreen::count_over_time(const ChartRecords& records) {
    auto periods_of = [&](int whole) {
        return by_week() ? weeks_until(today(), whole) : months_until(today(), whole);
    };
    const int shown = by_week() ? span_ / 3 * weeks_of_3_months : span_;
    const Date from = periods_of(shown).front().from;
    // A frozen chart also needs the points of its baseline.
    int whole = shown;
    while (baseline_ && periods_of(whole).front().from > *baseline_->record.date)
        ++whole;
    auto [kind, points] = counting_of(asked_, records, periods_of(whole));

    over_time_.kind = kind;
    std::optional<Stretch> frozen;
    if (baseline_) {
        frozen = stretch_of(points, *baseline_->record.date, *baseline_->record.baseline_to);
        if (points_in(points, *frozen) < fewest_in_baseline)
            frozen.reset(); // by month, when it was frozen by week
    }
    over_time_.is_frozen = frozen.has_value();
    over_time_.chart = kind ? control_chart_of(*kind, points, frozen) : median_chart_of(points, frozen);
    over_time_.verdict = verdict_of(over_time_.chart);
    // Figures that nobody wrote yet are no gap.
    const bool has_gaps = !kind || *kind == ControlKind::c;
    const auto first = std::ranges::find_if(points, [&, has_gaps](const PeriodMeasure& point) {
        return point.period.to >= from && (has_gaps || point.measured);
    });
    over_time_.first = static_cast<std::size_t>(first - points.begin());
    over_time_.from = first == points.end() ? today() : std::max(first->period.from, records.first);
    for (auto point = first; point != points.end(); ++point)
        if (point->measured)
            over_time_.sum = over_time_.sum + *point->measured;
    over_time_.points = std::move(points);
}

void ChartsScreen::count_span(const ChartRecords& records) {
    const Date begin = by_week() ? weeks_until(today(), span_ / 3 * weeks_of_3_months).front().from
                                 : months_until(today(), span_).front().from;
    from_ = std::max(begin, records.first);
    std::vector<Code> codes;
    std::vector<Incident> happened;
    for (const auto& [id, incident] : records.incidents)
        if (is_risk_or_harm(incident) && *incident.occurred_on >= from()) {
            codes.push_back(incident.category_id);
            happened.push_back(incident);
        }
    categories_ = pareto(codes, most_bars);
    week_ = week_table(records.unit, happened);
    busy_ = busy_weekdays(week_, records.unit);
}

void ChartsScreen::count_harm(const ChartRecords& records) {
    harm_ = {};
    std::vector<Date> harms = dates_of(records.incidents, is_harm);
    harm_.n = harms.size();
    harm_.gaps = harm_gaps(std::move(harms), today());
    std::vector<std::int64_t> days;
    Series series;
    for (const HarmGap& gap : harm_.gaps.closed) {
        days.push_back(gap.days);
        series.emplace_back(static_cast<double>(gap.days));
    }
    Stretch from{0, days.size()};
    std::optional<double> median;
    if (baseline_ && asked_.topic == ChartTopic::between_harm) {
        const Stretch frozen = gaps_between(*baseline_->record.date, *baseline_->record.baseline_to);
        if (frozen.end - frozen.begin >= fewest_in_baseline) {
            from = frozen;
            median = run_chart_of(Series(series.begin() + static_cast<std::ptrdiff_t>(from.begin),
                                         series.begin() + static_cast<std::ptrdiff_t>(from.end)))
                         .centre;
        }
    }
    harm_.is_frozen = median.has_value();
    harm_.rules = run_chart_of(series, median);
    harm_.verdict = verdict_of(harm_.rules);
    harm_.limits = limits_of(std::span(days).subspan(from.begin, from.end - from.begin));
    harm_.is_beyond = harm_.limits && std::ranges::any_of(days, [&](std::int64_t gap) {
                          return static_cast<double>(gap) > harm_.limits->upper;
                      });
}

Stretch ChartsScreen::gaps_between(Date from, Date to) const {
    const auto& gaps = harm_.gaps.closed;
    const auto begin = std::ranges::find_if(gaps, [&](const HarmGap& gap) { return gap.from >= from; });
    const auto end = std::find_if(begin, gaps.end(), [&](const HarmGap& gap) { return gap.to > to; });
    return {static_cast<std::size_t>(begin - gaps.begin()), static_cast<std::size_t>(end - gaps.begin())};
}

void ChartsScreen::count_ratio(const ChartRecords& records) {
    ratio_ = {};
    const auto months = months_until(today(), months_of_ratio);
    auto counted = [&](auto is) {
        return counts_in(months, records.covered, records.first, today(), dates_of(records.incidents, is));
    };
    const auto risks = counted(is_risk_or_near_miss), harms = counted(is_harm);
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
