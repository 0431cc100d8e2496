#include "app/pages/action/action_screen.hpp"

#include <algorithm>
#include <set>

namespace vaka {

namespace {

using Item = ActionScreen::Item;
using Group = ActionScreen::Group;
using Link = ActionScreen::Link;

Group group_of(const Action& action, Date today) {
    if (!action.due)
        return Group::undated;
    if (is_late(action, today))
        return Group::late;
    Date sunday = today.plus(6 - static_cast<int>(today.weekday()));
    return *action.due <= sunday ? Group::this_week : Group::later;
}

int moves(const std::vector<Op>& history) {
    int dates = 0;
    for (const Op& op : history)
        dates += !op.sets.of("due").absent();
    return std::max(0, dates - 1);
}

Link due_link(const Action& action, Date today) {
    switch (action.status) {
    case ActionStatus::done:
    case ActionStatus::effect_ok:
        return {Link::Kind::finished, action.done_on};
    case ActionStatus::cancelled:
        return {Link::Kind::stopped, action.done_on};
    case ActionStatus::planned:
    case ActionStatus::ongoing:
        break;
    }
    return {is_late(action, today) ? Link::Kind::late : Link::Kind::due, action.due};
}

}

ActionScreen::ActionScreen(App& app, const ToActions& to) : app_(app), chosen_(to.shown) {
    refresh();
    if (!chosen_)
        return;
    for (std::size_t i = 0; i < piles_.size(); ++i)
        if (std::ranges::find(piles_[i], *chosen_, &Item::id) != piles_[i].end())
            pile_ = static_cast<Pile>(i);
    refresh();
}

void ActionScreen::refresh() {
    if (revision_ != app_.ward.store.revision() || day_ != today()) {
        if (auto done = read(); !done) {
            trouble_ = done.error();
            return;
        }
    }
    const Item* item = shown();
    if (item ? chain_of_ == item->id : chain_.empty())
        return;
    if (auto done = read_chain(); !done)
        trouble_ = done.error();
}

Result<void> ActionScreen::read() {
    revision_ = app_.ward.store.revision();
    day_ = today();
    read_at_ = app_.ward.store.frontier();
    chain_of_.reset();
    ASSIGN_OR_RETURN(actions, app_.ward.store.list<Action>());
    ASSIGN_OR_RETURN(checks, app_.ward.store.list<EffectCheck>());
    // "Fråga igen" moves effect_due on, so any other answer ends the asking.
    std::set<Uuid> answered;
    for (const auto& check : checks)
        if (check.record.action_id && check.record.next != EffectNext::extend)
            answered.insert(check.record.action_id->uuid);
    for (auto& pile : piles_)
        pile.clear();
    for (auto& [id, action] : actions) {
        Item item{id, std::move(action), Group::finished, 0};
        Pile pile = Pile::done;
        if (is_open(item.action)) {
            pile = Pile::to_do;
            item.group = group_of(item.action, today());
            if (item.group == Group::late)
                item.days_late = days_between(today(), *item.action.due);
        } else if (asks_effect(item.action, today()) && !answered.contains(id.uuid)) {
            pile = Pile::effect;
        }
        piles_[static_cast<std::size_t>(pile)].push_back(std::move(item));
    }
    auto day_of = [](const std::optional<Date>& date) {
        return date ? date->days() : 0;
    };
    std::ranges::stable_sort(piles_[0], {},
                             [&](const Item& item) { return std::pair(item.group, day_of(item.action.due)); });
    std::ranges::stable_sort(piles_[1], {}, [&](const Item& item) { return day_of(item.action.effect_due); });
    std::ranges::stable_sort(piles_[2], {}, [&](const Item& item) { return -day_of(item.action.done_on); });
    return {};
}

Result<void> ActionScreen::read_chain() {
    chain_.clear();
    const Item* item = shown();
    chain_of_ = item ? std::optional(item->id) : std::nullopt;
    if (!item)
        return {};
    const Action& action = item->action;
    if (action.source_kind == ActionSource::event && action.source_id) {
        ASSIGN_OR_RETURN(incident, app_.ward.store.get(Id<Incident>{*action.source_id}));
        if (incident)
            chain_.push_back({Link::Kind::reported, incident->occurred_on, incident, incident->what.text});
    }
    if (action.source_kind == ActionSource::forward_risk && action.source_id) {
        ASSIGN_OR_RETURN(watch, app_.ward.store.get(Id<Watch>{*action.source_id}));
        if (watch)
            chain_.push_back({Link::Kind::watched, watch->date, {}, watch->text.text});
    }
    if (action.decided_on)
        chain_.push_back({Link::Kind::decided, action.decided_on, {}, action.description.text});
    Link due = due_link(action, today());
    ASSIGN_OR_RETURN(history, app_.ward.store.history(record_type<Action>().name, item->id.uuid));
    due.moved = moves(history);
    chain_.push_back(std::move(due));
    if (action.status == ActionStatus::cancelled)
        return {};

    ASSIGN_OR_RETURN(checks, app_.ward.store.list<EffectCheck>(equal<&EffectCheck::action_id>(item->id)));
    std::ranges::stable_sort(checks, {}, [](const auto& check) { return check.record.followed_on; });
    for (const auto& check : checks)
        chain_.push_back(
            {Link::Kind::answered, check.record.followed_on, {}, check.record.note.text, 0, check.record.result});
    bool asks =
        checks.empty() ? action.status != ActionStatus::effect_ok : checks.back().record.next == EffectNext::extend;
    if (asks)
        chain_.push_back({asks_effect(action, today()) ? Link::Kind::effect_asked : Link::Kind::effect_coming,
                          action.effect_due,
                          {},
                          action.expected_effect.text});
    return {};
}

std::size_t ActionScreen::shown_items() const {
    return pile_ == Pile::done ? std::min(limit_, items().size()) : items().size();
}

const ActionScreen::Item* ActionScreen::chosen() const {
    if (!chosen_)
        return nullptr;
    auto found = std::ranges::find(items(), *chosen_, &Item::id);
    return found == items().end() ? nullptr : &*found;
}

const ActionScreen::Item* ActionScreen::shown() const {
    if (const Item* item = chosen())
        return item;
    return items().empty() ? nullptr : &items().front();
}

void ActionScreen::show(Pile pile) {
    pile_ = pile;
    limit_ = page_size;
    close();
}

void ActionScreen::choose(const Id<Action>& id) {
    chosen_ = id;
    act_ = Act::none;
    trouble_.reset();
    refresh();
}

void ActionScreen::close() {
    chosen_.reset();
    act_ = Act::none;
    trouble_.reset();
    refresh();
}

void ActionScreen::finish() {
    act_on_shown(Act::finished, action_finished);
}

void ActionScreen::start() {
    act_on_shown(Act::started, action_started);
}

void ActionScreen::reopen() {
    act_on_shown(Act::reopened, action_reopened);
}

void ActionScreen::want_help(bool wanted) {
    const Item* item = shown();
    if (!item)
        return;
    Action after = item->action;
    after.help_wanted = wanted;
    Act act = wanted ? Act::help_wanted : Act::help_given;
    done(act, change(after));
}

void ActionScreen::pick_date() {
    const Item* item = shown();
    if (item)
        picking_ = Month::of(std::max(item->action.due.value_or(today()), today()));
}

void ActionScreen::turn(int months) {
    if (picking_)
        picking_ = picking_->plus(months);
}

void ActionScreen::move_to(std::optional<Date> due) {
    picking_.reset();
    const Item* item = shown();
    if (!item || !due)
        return;
    Action after = item->action;
    after.due = due;
    done(Act::moved, change(after));
}

void ActionScreen::answer(std::optional<EffectResult> result) {
    asking_ = false;
    answer_ = result;
    if (result == EffectResult::desired)
        follow(EffectNext::close);
}

Go ActionScreen::follow(std::optional<EffectNext> next) {
    const Item* item = shown();
    std::optional<EffectResult> result = std::exchange(answer_, std::nullopt);
    if (!item || !result || !next)
        return {};
    std::optional<Uuid> source = item->action.source_id;
    EffectCheck check{.result = result, .next = next};
    done(Act::answered, save(effect_answered(app_.ward, seen_shown(), std::move(check))));
    if (trouble_ || next != EffectNext::new_action)
        return {};
    return ToNewAction{.source = source};
}

void ActionScreen::undo() {
    act_ = Act::none;
    auto undone = app_.ward.session.undo();
    trouble_ = trouble_of(undone);
    refresh();
}

AsRead<Action> ActionScreen::seen_shown() const {
    const Item* item = shown();
    return {item->id, item->action, read_at_};
}

void ActionScreen::act_on_shown(Act act, Result<Drafts> (*drafts)(const Ward&, const AsRead<Action>&)) {
    if (shown())
        done(act, save(drafts(app_.ward, seen_shown())));
}

Result<void> ActionScreen::save(Result<Drafts> drafts) {
    RETURN_IF_ERROR(drafts);
    return app_.ward.session.save(std::move(*drafts));
}

Result<void> ActionScreen::change(const Action& after) {
    const AsRead<Action> before = seen_shown();
    return app_.ward.session.change(before.id, before.record, after, before.read_at);
}

void ActionScreen::done(Act act, Result<void> saved) {
    if (!saved) {
        trouble_ = saved.error();
        return;
    }
    trouble_.reset();
    act_ = act;
    acted_at_ = app_.ward.session.now();
    refresh();
    if (!chosen())
        chosen_.reset();
}

}
