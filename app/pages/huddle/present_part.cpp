#include "app/pages/huddle/present_part.hpp"

#include <algorithm>

namespace vaka {

namespace {

constexpr std::int64_t most_attendees = 200;

Result<Drafts> changed(const Talk& talk, const Huddle& after) {
    ASSIGN_OR_RETURN(draft, huddle_draft(talk.ward, talk.now, after));
    return Drafts{std::move(draft)};
}

}

SaidAt PresentPart::said() const {
    SaidAt said;
    for (const RoleName* role : present())
        said.things.push_back(role->code);
    said.things.push_back(leader().code);
    said.things.push_back(std::to_string(attendees().value_or(0)));
    return said;
}

std::vector<const RoleName*> PresentPart::professions() const {
    std::vector<const RoleName*> out;
    for (const RoleName& role : talk_->ward.content.roles)
        if (role.profession)
            out.push_back(&role);
    return out;
}

bool PresentPart::is_present(const RoleName& profession) const {
    return talk_->now.huddle && talk_->now.huddle->record.professions_present.contains(profession.code);
}

std::vector<const RoleName*> PresentPart::present() const {
    std::vector<const RoleName*> out = professions();
    std::erase_if(out, [&](const RoleName* role) { return !is_present(*role); });
    return out;
}

std::optional<std::int64_t> PresentPart::attendees() const {
    return talk_->now.huddle ? talk_->now.huddle->record.attendee_count : std::nullopt;
}

Code PresentPart::leader() const {
    return talk_->now.huddle ? talk_->now.huddle->record.leader_role : Code();
}

Result<Drafts> PresentPart::toggled(const RoleName& profession) const {
    Huddle after = huddle_begun(talk_->ward, talk_->now);
    if (std::erase(after.professions_present.codes, profession.code) == 0)
        after.professions_present.insert(profession.code);
    else if (after.leader_role.code == profession.code)
        after.leader_role = {};
    return changed(*talk_, after);
}

Result<Drafts> PresentPart::counted(int by) const {
    Huddle after = huddle_begun(talk_->ward, talk_->now);
    const auto least = static_cast<std::int64_t>(std::max<std::size_t>(1, present().size()));
    const std::int64_t count = after.attendee_count ? *after.attendee_count + by : least;
    after.attendee_count = count > 0 ? std::optional(std::min(count, most_attendees)) : std::nullopt;
    return changed(*talk_, after);
}

Result<Drafts> PresentPart::led_by(const RoleName& profession) const {
    Huddle after = huddle_begun(talk_->ward, talk_->now);
    after.leader_role = after.leader_role.code == profession.code ? Code() : Code{profession.code};
    return changed(*talk_, after);
}

}
