#include "app/pages/huddle/look_back_part.hpp"

#include <algorithm>

namespace vaka {

Result<void> LookBackPart::read() {
    reported_ = talk_->now.reported(talk_->ward.session.scheme());
    return {};
}

SaidAt LookBackPart::said() const {
    SaidAt said{is_taken(), {}};
    for (const auto& stored : reported_)
        said.things.push_back(stored.id.uuid.text());
    return said;
}

DayState LookBackPart::colour_when_closed() const {
    const ColourScheme& scheme = talk_->ward.session.scheme();
    Colour worst = Colour::green;
    for (const auto& [id, incident] : reported_)
        worst = std::max(worst, *colour_of(incident, scheme));
    for (const auto& [id, watch] : talk_->now.days.watches)
        if (watch.level == WatchLevel::high && watch.outcome == WatchOutcome::occurred)
            worst = std::max(worst, scheme.risk);
    return state_of(worst);
}

}
