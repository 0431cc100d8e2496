#include "app/pages/huddle/watch_part.hpp"

#include <algorithm>
#include <iterator>

#include "core/ward/incident.hpp"

namespace vaka {

Result<void> WatchPart::read() {
    ASSIGN_OR_RETURN(watches, talk_->ward.store.list<Watch>(equal<&Watch::date>(talk_->now.held_on)));
    watches_ = std::move(watches);
    ASSIGN_OR_RETURN(categories, usual_categories(talk_->ward, talk_->now.unit));
    categories_ = std::move(categories);
    return {};
}

Primary WatchPart::primary() const {
    if (!written.category.empty() || !written.is_blank())
        return {Primary::Means::save, false};
    return {is_taken() ? Primary::Means::next : Primary::Means::nothing};
}

Result<Drafts> WatchPart::pressed() const {
    Watch watch{.text = {written.savable()},
                .question_id = Code{asked_->code},
                .category_id = written.category,
                .level = written.level};
    return watch_added(talk_->ward, talk_->now, std::move(watch));
}

SaidAt WatchPart::said() const {
    SaidAt said{is_taken(), {}};
    for (const auto& stored : watches())
        said.things.push_back(stored.id.uuid.text());
    return said;
}

std::vector<Stored<Watch>> WatchPart::watches() const {
    std::vector<Stored<Watch>> out;
    std::ranges::copy_if(watches_, std::back_inserter(out),
                         [&](const Stored<Watch>& stored) { return stored.record.question_id.code == asked_->code; });
    return out;
}

}
