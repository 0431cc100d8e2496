#include "app/pages/huddle/watched_part.hpp"

#include <algorithm>

namespace vaka {

namespace {

// Since the huddle before this one, whichever date the unit colours.
Covered watched_days(Unit unit, Date held_on) {
    unit.cross_date_basis = DateBasis::occurred_on;
    return waiting_days(unit, held_on);
}

}

Result<void> WatchedPart::read() {
    const Covered since = watched_days(talk_->now.unit, talk_->now.held_on);
    ASSIGN_OR_RETURN(watched, talk_->ward.store.list<Watch>(between<&Watch::date>(since.from, since.to)));
    watched_ = std::move(watched);
    return {};
}

SaidAt WatchedPart::said() const {
    SaidAt said;
    for (const auto& stored : watched_)
        said.things.emplace_back(code_name(stored.record.outcome));
    return said;
}

std::size_t WatchedPart::unanswered() const {
    return static_cast<std::size_t>(std::ranges::count_if(
        watched_, [](const Stored<Watch>& stored) { return stored.record.outcome == WatchOutcome::unknown; }));
}

}
