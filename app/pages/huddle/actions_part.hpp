// Actions that are due today or late, and those that were done today. A tap says that one is done.

#pragma once

#include "app/pages/huddle/talk_part.hpp"
#include "core/rules/action.hpp"

namespace vaka {

class ActionsPart {
public:
    ActionsPart(const Talk& talk, const Question& asked) : talk_(&talk), asked_(&asked) {}
    Result<void> read();

    const Question& question() const { return *asked_; }
    bool is_taken() const { return talk_->now.took(asked_->code); }
    Primary primary() const;
    Result<Drafts> pressed() const { return Drafts(); } // it has nothing of its own to save
    SaidAt said() const;

    const std::vector<Stored<Action>>& actions() const { return actions_; }
    Result<Drafts> finished(const Stored<Action>& action) const; // nothing when it was done already

private:
    const Talk* talk_;
    const Question* asked_;
    std::vector<Stored<Action>> actions_;
};

}
