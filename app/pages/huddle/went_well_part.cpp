#include "app/pages/huddle/went_well_part.hpp"

namespace vaka {

Result<void> WentWellPart::read() {
    good_.clear();
    for (const auto& stored : talk_->now.days.incidents)
        if (stored.record.type == IncidentType::positive && stored.record.occurred_on >= talk_->now.covers.from)
            good_.push_back(stored);
    return {};
}

Primary WentWellPart::primary() const {
    if (!written.is_blank())
        return {Primary::Means::save, false};
    return {is_taken() ? Primary::Means::next : Primary::Means::nothing};
}

SaidAt WentWellPart::said() const {
    SaidAt said{is_taken(), {}};
    for (const auto& stored : good_)
        said.things.push_back(stored.id.uuid.text());
    return said;
}

}
