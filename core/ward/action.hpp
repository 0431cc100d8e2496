// What one act on an action writes: the action, and the incident that it came from, which follows it (domain 2.3). The
// huddle, the action list, vakactl and the demo act in this one way.

#pragma once

#include "core/rules/action.hpp"
#include "core/ward/ward.hpp"

namespace vaka {

// A new action, decided today unless it says otherwise, from this incident or watch. Its draft is the first.
Result<Drafts> action_made(const Ward& ward, Action action, const std::optional<Uuid>& source = {});
Result<Drafts> action_started(const Ward& ward, const AsRead<Action>& seen);
Result<Drafts> action_finished(const Ward& ward, const AsRead<Action>& seen);
Result<Drafts> action_reopened(const Ward& ward, const AsRead<Action>& seen);
Result<Drafts> action_cancelled(const Ward& ward, const AsRead<Action>& seen);

// "Blev det bättre?" has its answer; what is not said of it is filled in. The answer's draft is the first. Fails with
// action_not_done.
Result<Drafts> effect_answered(const Ward& ward, const AsRead<Action>& seen, EffectCheck answer);

// Those that came from this incident or watch.
Result<std::vector<Stored<Action>>> actions_from(const Ward& ward, const Uuid& source);

// The open ones that are to be done by this day: the day's own first, then what is late.
Result<std::vector<Stored<Action>>> actions_due(const Ward& ward, Date day);
bool is_before_in_list(const Stored<Action>& a, const Stored<Action>& b);

}
