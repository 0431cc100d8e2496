// The look back: has anything happened? Its button says that nothing (more) has.

#pragma once

#include "app/pages/huddle/talk_part.hpp"

namespace vaka {

class LookBackPart {
public:
    LookBackPart(const Talk& talk, const Question& asked) : talk_(&talk), asked_(&asked) {}
    Result<void> read();

    const Question& question() const { return *asked_; }
    bool is_taken() const { return talk_->now.took(question_back); }
    Primary primary() const { return {Primary::Means::save}; }
    Result<Drafts> pressed() const { return question_taken(talk_->ward, talk_->now, question_back); }
    SaidAt said() const;

    const std::vector<Stored<Incident>>& reported() const { return reported_; }
    DayState colour_when_closed() const; // what "inget (mer) har hänt" leads to

private:
    const Talk* talk_;
    const Question* asked_;
    std::vector<Stored<Incident>> reported_;
};

}
