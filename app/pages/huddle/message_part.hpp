// What everyone must know, and what other units have learned lately.

#pragma once

#include "app/pages/huddle/talk_part.hpp"
#include "core/model/learning.hpp"

namespace vaka {

class MessagePart {
public:
    MessagePart(const Talk& talk, const Question& asked) : talk_(&talk), asked_(&asked) {}
    Result<void> read();
    void begin() { written = {.words = GuardedText(note())}; }

    const Question& question() const { return *asked_; }
    bool is_taken() const { return talk_->now.took(asked_->code) || !note().empty(); }
    Primary primary() const;
    Result<Drafts> pressed() const { return note_written(talk_->ward, talk_->now, asked_->code, written.savable()); }
    SaidAt said() const { return {is_taken(), {note()}}; }

    std::string note() const;
    const std::vector<Stored<Lesson>>& lessons() const { return lessons_; } // the latest first

    Written written;

private:
    const Talk* talk_;
    const Question* asked_;
    std::vector<Stored<Lesson>> lessons_;
};

}
