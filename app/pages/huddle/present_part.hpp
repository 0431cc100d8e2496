// Beside the questions: who is here, by profession, how many, and who leads. Nobody has to say.

#pragma once

#include "app/pages/huddle/talk_part.hpp"

namespace vaka {

class PresentPart {
public:
    explicit PresentPart(const Talk& talk) : talk_(&talk) {}
    SaidAt said() const;

    std::vector<const RoleName*> professions() const;
    bool is_present(const RoleName& profession) const;
    std::vector<const RoleName*> present() const;
    std::optional<std::int64_t> attendees() const; // how many, when somebody has said so
    Code leader() const;                           // a profession

    // What an answer writes.
    Result<Drafts> toggled(const RoleName& profession) const;
    Result<Drafts> counted(int by) const; // from as many as there are professions here; below one: not said
    Result<Drafts> led_by(const RoleName& profession) const; // again: nobody

private:
    const Talk* talk_;
};

}
