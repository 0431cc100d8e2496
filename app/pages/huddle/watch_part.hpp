// What to watch today: a category or words, and how big the risk is. Two questions of the huddle ask for it.

#pragma once

#include "app/pages/huddle/talk_part.hpp"

namespace vaka {

class WatchPart {
public:
    WatchPart(const Talk& talk, const Question& asked) : talk_(&talk), asked_(&asked) {}
    Result<void> read();
    void begin() { written = {}; }

    const Question& question() const { return *asked_; }
    bool is_taken() const { return talk_->now.took(asked_->code) || !watches().empty(); }
    Primary primary() const;
    Result<Drafts> pressed() const;
    SaidAt said() const;

    std::vector<Stored<Watch>> watches() const;                                // that this question led to
    const std::vector<Stored<Watch>>& all_watches() const { return watches_; } // of the day
    const std::vector<const Category*>& categories() const { return categories_; }

    Written written;

private:
    const Talk* talk_;
    const Question* asked_;
    std::vector<Stored<Watch>> watches_;
    std::vector<const Category*> categories_;
};

}
