#include "app/pages/huddle/actions_part.hpp"

#include <algorithm>

#include "core/ward/action.hpp"

namespace vaka {

Result<void> ActionsPart::read() {
    const Date day = talk_->now.held_on;
    ASSIGN_OR_RETURN(due, actions_due(talk_->ward, day));
    ASSIGN_OR_RETURN(recent, talk_->ward.store.list<Action>(between<&Action::due>(day.plus(-366), day)));
    for (auto& stored : recent)
        if (stored.record.status == ActionStatus::done && stored.record.done_on == day)
            due.push_back(std::move(stored));
    std::ranges::sort(due, is_before_in_list);
    actions_ = std::move(due);
    return {};
}

Primary ActionsPart::primary() const {
    return {is_taken() || !actions_.empty() ? Primary::Means::next : Primary::Means::nothing};
}

SaidAt ActionsPart::said() const {
    SaidAt said{is_taken(), {}};
    for (const auto& stored : actions_)
        said.things.push_back(is_done(stored.record) ? "done" : "open");
    return said;
}

Result<Drafts> ActionsPart::finished(const Stored<Action>& action) const {
    if (is_done(action.record))
        return Drafts();
    return action_finished_at(talk_->ward, talk_->now, asked_->code, {action.id, action.record, talk_->now.read_at});
}

}
