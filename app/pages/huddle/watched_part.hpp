// Beside the questions: what the last huddle wanted to keep an eye on. Did it happen? A high risk that did makes its
// day yellow.

#pragma once

#include "app/pages/huddle/talk_part.hpp"

namespace vaka {

class WatchedPart {
public:
    explicit WatchedPart(const Talk& talk) : talk_(&talk) {}
    Result<void> read();
    SaidAt said() const;

    const std::vector<Stored<Watch>>& watched() const { return watched_; }
    std::size_t unanswered() const;
    Result<Drafts> answered(const Stored<Watch>& watch, WatchOutcome outcome) const {
        return watch_answered(talk_->ward, talk_->now, watch, outcome);
    }

private:
    const Talk* talk_;
    std::vector<Stored<Watch>> watched_;
};

}
