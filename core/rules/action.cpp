#include "core/rules/action.hpp"

#include <algorithm>

namespace vaka {

bool is_open(const Action& action) {
    return action.status == ActionStatus::planned || action.status == ActionStatus::ongoing;
}

bool is_done(const Action& action) {
    return action.status == ActionStatus::done || action.status == ActionStatus::effect_ok;
}

bool is_late(const Action& action, Date today) {
    return is_open(action) && action.due && *action.due < today;
}

bool is_due(const Action& action, Date day) {
    return is_open(action) && action.due && *action.due <= day;
}

bool asks_effect(const Action& action, Date today) {
    return action.status == ActionStatus::done && action.effect_due && *action.effect_due <= today;
}

IncidentStatus status_following(IncidentStatus now, ActionStatus action, std::span<const Action> others) {
    const bool left = std::ranges::any_of(others, is_open);
    switch (action) {
    case ActionStatus::planned:
    case ActionStatus::ongoing:
        return std::max(now, IncidentStatus::action);
    case ActionStatus::done:
        return std::max(now, left ? IncidentStatus::action : IncidentStatus::followup);
    case ActionStatus::effect_ok:
        return std::max(now, left ? IncidentStatus::action : IncidentStatus::closed);
    case ActionStatus::cancelled:
        break;
    }
    return now;
}

}
