#include "app/pages/action/new_action_screen.hpp"

#include "core/ward/action.hpp"

namespace vaka {

namespace {

constexpr std::string_view draft_name = "new_action";

// "Om en månad" is four weeks, so that it falls on the same weekday.
constexpr int week_days = 7;
constexpr int month_days = 28;

}

NewActionScreen::NewActionScreen(App& app, const ToNewAction& to)
    : app_(app), source_(to.source), due_(app.ward.session.today().plus(week_days)) {
    auto done = source_ ? read_source(*source_) : Result<void>();
    if (done)
        done = read_draft();
    if (!done)
        trouble_ = done.error();
}

Result<void> NewActionScreen::read_source(const Uuid& source) {
    ASSIGN_OR_RETURN(incident, app_.ward.store.get(Id<Incident>{source}));
    incident_ = std::move(incident);
    if (incident_)
        return {};
    ASSIGN_OR_RETURN(watch, app_.ward.store.get(Id<Watch>{source}));
    watch_ = std::move(watch);
    return {};
}

Result<void> NewActionScreen::read_draft() {
    ASSIGN_OR_RETURN(draft, app_.ward.store.draft(draft_name));
    if (!draft)
        return {};
    auto action = record_of<Action>(*draft);
    if (action.source_id != source_)
        return {};
    title.set(action.title.text, today());
    expected_effect.set(action.expected_effect.text, today());
    owner_ = action.owner_role;
    due_ = std::max(action.due.value_or(due_), today());
    return {};
}

void NewActionScreen::set_owner(std::optional<Code> role) {
    choosing_owner_ = false;
    if (role)
        owner_ = *role;
}

NewActionScreen::Due NewActionScreen::due_choice() const {
    switch (days_between(due_, today())) {
    case 0:
        return Due::today;
    case week_days:
        return Due::week;
    case month_days:
        return Due::month;
    default:
        return Due::other;
    }
}

void NewActionScreen::set_due(Due choice) {
    switch (choice) {
    case Due::today:
        due_ = today();
        break;
    case Due::week:
        due_ = today().plus(week_days);
        break;
    case Due::month:
        due_ = today().plus(month_days);
        break;
    case Due::other:
        picking_ = Month::of(due_);
        break;
    }
}

void NewActionScreen::turn(int months) {
    if (picking_)
        picking_ = picking_->plus(months);
}

void NewActionScreen::pick(std::optional<Date> due) {
    picking_.reset();
    if (due)
        due_ = *due;
}

bool NewActionScreen::can_save() const {
    return !trimmed(title.savable()).empty() && expected_effect.clean() && !owner_.empty();
}

Go NewActionScreen::save() {
    if (!can_save())
        return {};
    auto added = add();
    if (!added) {
        trouble_ = added.error();
        return {};
    }
    title = GuardedText();
    return leave();
}

Result<void> NewActionScreen::add() {
    Action action;
    action.title.text = trimmed(title.savable());
    action.expected_effect.text = trimmed(expected_effect.savable());
    action.owner_role = owner_;
    action.due = due_;
    ASSIGN_OR_RETURN(drafts, action_made(app_.ward, std::move(action), source_));
    return app_.ward.session.save(std::move(drafts));
}

Go NewActionScreen::leave() {
    keep();
    return Back{};
}

void NewActionScreen::keep() {
    Action action;
    action.title.text = title.savable();
    action.expected_effect.text = expected_effect.savable();
    action.owner_role = owner_;
    action.due = due_;
    action.source_id = source_;
    // A draft that could not be kept is no reason to hold anybody here.
    (void)app_.ward.store.put_draft(draft_name, action.title.empty() ? Values() : values_of(action));
}

}
