// What went well: each thing that is written is an incident of its own.

#pragma once

#include "app/pages/huddle/talk_part.hpp"

namespace vaka {

class WentWellPart {
public:
    WentWellPart(const Talk& talk, const Question& asked) : talk_(&talk), asked_(&asked) {}
    Result<void> read();
    void begin() { written = {}; }

    const Question& question() const { return *asked_; }
    bool is_taken() const { return talk_->now.took(asked_->code) || !good_.empty(); }
    Primary primary() const;
    Result<Drafts> pressed() const { return good_told(talk_->ward, talk_->now, asked_->code, written.savable()); }
    SaidAt said() const;

    const std::vector<Stored<Incident>>& good() const { return good_; }

    Written written;

private:
    const Talk* talk_;
    const Question* asked_;
    std::vector<Stored<Incident>> good_;
};

}
