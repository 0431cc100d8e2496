#include "core/ward/action.hpp"

#include <algorithm>

namespace vaka {

namespace {

// The incident as it follows the action, when that moves it.
Result<std::optional<Draft>> source_following(const Ward& ward, const Id<Action>& id, const Action& after) {
    std::optional<Draft> unmoved;
    if (after.source_kind != ActionSource::event || !after.source_id)
        return unmoved;
    ASSIGN_OR_RETURN(incident, as_read(ward, Id<Incident>{*after.source_id}));
    if (!incident)
        return unmoved;
    ASSIGN_OR_RETURN(actions, actions_from(ward, *after.source_id));
    std::vector<Action> others;
    for (auto& stored : actions)
        if (stored.id != id)
            others.push_back(std::move(stored.record));
    Incident moved = incident->record;
    moved.status = status_following(moved.status, after.status, others);
    return moved.status == incident->record.status ? unmoved : std::optional(draft_after(*incident, moved));
}

Result<Drafts> with_source(const Ward& ward, Draft draft, const Action& after) {
    ASSIGN_OR_RETURN(source, source_following(ward, Id<Action>{draft.record}, after));
    Drafts drafts;
    drafts.push_back(std::move(draft));
    if (source)
        drafts.push_back(std::move(*source));
    return drafts;
}

}

Result<Drafts> action_made(const Ward& ward, Action action, const std::optional<Uuid>& source) {
    if (!action.decided_on)
        action.decided_on = ward.session.today();
    if (source) {
        action.source_id = source;
        ASSIGN_OR_RETURN(incident, as_read(ward, Id<Incident>{*source}));
        ASSIGN_OR_RETURN(watch, as_read(ward, Id<Watch>{*source}));
        if (incident)
            action.source_kind = ActionSource::event;
        if (watch)
            action.source_kind = ActionSource::forward_risk;
    }
    ASSIGN_OR_RETURN(draft, ward.session.draft_of(action));
    return with_source(ward, std::move(draft), action);
}

Result<Drafts> action_started(const Ward& ward, const AsRead<Action>& seen) {
    Action after = seen.record;
    after.status = ActionStatus::ongoing;
    return with_source(ward, draft_after(seen, after), after);
}

Result<Drafts> action_finished(const Ward& ward, const AsRead<Action>& seen) {
    Action after = seen.record;
    after.status = ActionStatus::done;
    after.done_on = ward.session.today();
    if (!after.effect_due)
        after.effect_due = after.done_on->plus(effect_after_days);
    return with_source(ward, draft_after(seen, after), after);
}

Result<Drafts> action_reopened(const Ward& ward, const AsRead<Action>& seen) {
    Action after = seen.record;
    after.status = ActionStatus::ongoing;
    after.done_on.reset();
    after.effect_due.reset();
    return with_source(ward, draft_after(seen, after), after);
}

Result<Drafts> action_cancelled(const Ward& ward, const AsRead<Action>& seen) {
    Action after = seen.record;
    after.status = ActionStatus::cancelled;
    after.done_on = ward.session.today();
    return with_source(ward, draft_after(seen, after), after);
}

Result<Drafts> effect_answered(const Ward& ward, const AsRead<Action>& seen, EffectCheck answer) {
    if (!is_done(seen.record))
        return Error{Fault::invalid, "action_not_done", "action.status"};
    answer.action_id = seen.id;
    if (!answer.followed_on)
        answer.followed_on = ward.session.today();
    if (!answer.next)
        answer.next = answer.result == EffectResult::desired ? EffectNext::close : EffectNext::extend;
    ASSIGN_OR_RETURN(check, ward.session.draft_of(answer));
    Action after = seen.record;
    if (answer.next == EffectNext::extend)
        after.effect_due = answer.followed_on->plus(effect_after_days);
    if (answer.result == EffectResult::desired)
        after.status = ActionStatus::effect_ok;
    ASSIGN_OR_RETURN(drafts, with_source(ward, draft_after(seen, after), after));
    drafts.insert(drafts.begin(), std::move(check));
    return drafts;
}

Result<std::vector<Stored<Action>>> actions_from(const Ward& ward, const Uuid& source) {
    ASSIGN_OR_RETURN(actions, ward.store.list<Action>());
    std::erase_if(actions, [&](const Stored<Action>& stored) { return stored.record.source_id != source; });
    return actions;
}

bool is_before_in_list(const Stored<Action>& a, const Stored<Action>& b) {
    return a.record.due != b.record.due ? a.record.due > b.record.due : a.id < b.id;
}

Result<std::vector<Stored<Action>>> actions_due(const Ward& ward, Date day) {
    std::vector<Stored<Action>> out;
    for (ActionStatus status : {ActionStatus::planned, ActionStatus::ongoing}) {
        ASSIGN_OR_RETURN(open, ward.store.list<Action>(equal<&Action::status>(status)));
        for (auto& stored : open)
            if (is_due(stored.record, day))
                out.push_back(std::move(stored));
    }
    std::ranges::sort(out, is_before_in_list);
    return out;
}

}
