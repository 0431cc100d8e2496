#include "app/screens/cross_screen.hpp"

#include <algorithm>

#include "app/screens/first_day.hpp"

namespace vaka {

CrossScreen::CrossScreen(App& app) : CrossScreen(app, Month::of(app.session.today())) {}

CrossScreen::CrossScreen(App& app, Month month) : app_(app), month_(month) {
    refresh();
}

void CrossScreen::refresh() {
    Date today = app_.session.today();
    if (revision_ == app_.store.revision() && today == today_)
        return;
    // At midnight the cross of the new month comes by itself to whoever looked at this month's.
    if (shows_today() && revision_ != 0)
        month_ = Month::of(today);
    today_ = today;
    revision_ = app_.store.revision();
    auto done = read();
    trouble_ = done ? std::nullopt : std::optional<Error>(done.error());
}

void CrossScreen::earlier() {
    month_ = month_.plus(-1);
    revision_ = 0;
    refresh();
}

void CrossScreen::later() {
    month_ = month_.plus(1);
    revision_ = 0;
    refresh();
}

void CrossScreen::undo() {
    auto undone = app_.session.undo();
    saved_.reset();
    refresh();
    if (!undone)
        trouble_ = undone.error();
}

bool CrossScreen::any_late() const {
    return std::ranges::any_of(tasks_, [&](const Task& task) { return task.due < today_; });
}

std::optional<std::int64_t> CrossScreen::days_since_harm() const {
    return last_harm_ ? std::optional<std::int64_t>(days_between(today_, *last_harm_)) : std::nullopt;
}

Result<void> CrossScreen::read() {
    ASSIGN_OR_RETURN(now, huddle_now(app_, today_));
    unit_name_ = now.unit.name;
    deviation_system_ = now.unit.deviation_system;
    covers_ = now.covers;
    reported_ = static_cast<std::int64_t>(now.reported(app_.session.scheme()).size());
    meeting_ = Meeting::waiting;
    meeting_at_.reset();
    if (now.huddle) {
        const Huddle& huddle = now.huddle->record;
        meeting_at_ = huddle.ended_at ? huddle.ended_at : huddle.started_at;
        meeting_ = now.is_not_held()                     ? Meeting::not_held
                   : huddle.status == HuddleStatus::open ? Meeting::paused
                   : huddle.ended_at                     ? Meeting::over
                                                         : Meeting::open;
    }

    ASSIGN_OR_RETURN(days, vaka::days_between(app_.store, month_.first(), month_.last()));
    cells_ = cross_month(month_, today_, now.unit, app_.session.scheme(),
                         {days.huddles, days.incidents, days.watches, days.marks});
    ASSIGN_OR_RETURN(first, first_day(app_));
    empty_before(cells_, first);
    risks_found_ = went_well_ = 0;
    for (const auto& [id, incident] : days.incidents) {
        if (*incident.occurred_on < month_.first() || !incident.type)
            continue;
        risks_found_ += *incident.type == IncidentType::risk || *incident.type == IncidentType::near_miss;
        went_well_ += *incident.type == IncidentType::positive;
    }

    tasks_.clear();
    for (ActionStatus status : {ActionStatus::planned, ActionStatus::ongoing}) {
        std::string code(code_name(status));
        ASSIGN_OR_RETURN(actions, app_.store.list<Action>({"status", code, code}));
        for (const auto& [id, action] : actions)
            if (action.due && *action.due <= today_)
                tasks_.push_back(
                    {id.uuid, action.title.text, action.owner_role, *action.due, status == ActionStatus::ongoing});
    }
    // What is for today first, then what is late, the latest last in time first.
    std::ranges::sort(tasks_,
                      [](const Task& a, const Task& b) { return a.due != b.due ? a.due > b.due : a.id < b.id; });

    ASSIGN_OR_RETURN(waiting, vaka::unreported(app_));
    unreported_ = std::move(waiting);
    ASSIGN_OR_RETURN(checks, checks_today(app_));
    checks_ = std::move(checks);
    return read_last_harm();
}

// In growing steps back, so that the cost does not grow with the years of the log.
Result<void> CrossScreen::read_last_harm() {
    last_harm_.reset();
    Date to = today_;
    for (int days : {31, 92, 243}) {
        Date from = to.plus(-days);
        ASSIGN_OR_RETURN(incidents, app_.store.list<Incident>({"occurred_on", from.text(), to.text()}));
        for (const auto& [id, incident] : incidents)
            if (incident.type == IncidentType::harm && (!last_harm_ || *incident.occurred_on > *last_harm_))
                last_harm_ = incident.occurred_on;
        if (last_harm_)
            return {};
        to = from;
    }
    return {};
}

}
