#include "app/pages/cross/cross_screen.hpp"

#include <algorithm>

#include "core/ward/action.hpp"

namespace vaka {

CrossScreen::CrossScreen(App& app, const ToCross& to)
    : app_(app), month_(Month::of(to.day.value_or(app.ward.session.today()))), theme_(to.theme) {
    refresh();
}

void CrossScreen::came_back(const Back& how) {
    if (how.reported)
        saved_ = Saved{how.reported->type, how.reported->day, app_.ward.session.now()};
}

void CrossScreen::refresh() {
    bool showed_today = shows_today();
    if (!reading_.is_due(app_))
        return;
    // At midnight the cross of the new month comes by itself to whoever looked at this month's.
    if (showed_today)
        month_ = Month::of(today());
    trouble_ = trouble_of(read());
}

void CrossScreen::earlier() {
    month_ = month_.plus(-1);
    reading_.forget();
    refresh();
}

void CrossScreen::later() {
    month_ = month_.plus(1);
    reading_.forget();
    refresh();
}

void CrossScreen::choose_theme(const Code& theme) {
    theme_ = theme;
    reading_.forget();
    refresh();
}

bool CrossScreen::can_say_not_held() const {
    constexpr int noon = 12 * 60;
    LocalTime now = swedish_time(app_.ward.session.now());
    return shows_today() && huddle_state_ == HuddleState::waiting &&
           now.hour * 60 + now.minute >= huddle_minute_.value_or(noon);
}

void CrossScreen::not_held(NotHeldReason reason) {
    auto save = [&]() -> Result<void> {
        ASSIGN_OR_RETURN(now, huddle_now(app_.ward, due_.held_on, due_.part));
        ASSIGN_OR_RETURN(draft, huddle_not_held(app_.ward, now, reason));
        return app_.ward.session.save(std::move(draft));
    };
    auto done = save();
    refresh();
    trouble_ = trouble_of(done);
    if (done)
        saved_ = Saved{{}, covers_.to, app_.ward.session.now()};
}

void CrossScreen::undo() {
    auto undone = app_.ward.session.undo();
    saved_.reset();
    refresh();
    if (!undone)
        trouble_ = undone.error();
}

bool CrossScreen::any_late() const {
    return std::ranges::any_of(tasks_, [&](const Task& task) { return task.due < today(); });
}

std::optional<std::int64_t> CrossScreen::days_since_harm() const {
    return last_harm_ ? std::optional<std::int64_t>(days_between(today(), *last_harm_)) : std::nullopt;
}

void CrossScreen::read_huddle(const HuddleNow& now) {
    covers_ = now.covers;
    reported_ = static_cast<std::int64_t>(now.reported(app_.ward.session.scheme()).size());
    huddle_state_ = HuddleState::waiting;
    huddle_at_.reset();
    huddle_minute_ = planned_minute(now.unit);
    if (!now.huddle)
        return;
    const Huddle& huddle = now.huddle->record;
    huddle_at_ = huddle.ended_at ? huddle.ended_at : huddle.started_at;
    huddle_state_ = now.is_not_held()                     ? HuddleState::not_held
                    : huddle.status == HuddleStatus::open ? HuddleState::paused
                    : huddle.ended_at                     ? HuddleState::over
                                                          : HuddleState::open;
}

Result<void> CrossScreen::read() {
    ASSIGN_OR_RETURN(unit, unit_of(app_.ward.store));
    unit_name_ = unit.name;
    deviation_system_ = unit.deviation_system;
    crosses_ = crosses_of(app_.ward, unit);
    if (!crosses_.has(theme_))
        theme_ = {};
    scheme_ = scheme_of(app_.ward, theme_);
    ASSIGN_OR_RETURN(due, huddle_due(app_.ward, unit));
    due_ = due;
    ASSIGN_OR_RETURN(now, huddle_now(app_.ward, due_.held_on, due_.part));
    read_huddle(now);

    ASSIGN_OR_RETURN(shown, month_cells(app_.ward, month_, theme_));
    cells_ = std::move(shown.cells);
    risks_found_ = went_well_ = 0;
    for (const auto& [id, incident] : shown.days.incidents) {
        bool other = !scheme_.category_id.empty() && incident.category_id != scheme_.category_id;
        if (*incident.occurred_on < month_.first() || !incident.type || other)
            continue;
        risks_found_ += *incident.type == IncidentType::risk || *incident.type == IncidentType::near_miss;
        went_well_ += *incident.type == IncidentType::positive;
    }

    tasks_.clear();
    ASSIGN_OR_RETURN(actions, actions_due(app_.ward, today()));
    for (const auto& [id, action] : actions)
        tasks_.push_back(
            {id.uuid, action.title.text, action.owner_role, *action.due, action.status == ActionStatus::ongoing});

    ASSIGN_OR_RETURN(waiting, vaka::unreported(app_.ward));
    unreported_ = std::move(waiting);
    ASSIGN_OR_RETURN(checks, checks_today(app_.ward));
    checks_ = std::move(checks);
    ASSIGN_OR_RETURN(last, last_harm(app_.ward, scheme_.category_id));
    last_harm_ = last;
    return {};
}

}
