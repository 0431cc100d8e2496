#include "app/pages/huddle/message_part.hpp"

#include <algorithm>

namespace vaka {

namespace {

// What other units have learned is told for two weeks, and never as a long list.
constexpr int lesson_days = 14;
constexpr std::size_t most_lessons = 5;

}

Result<void> MessagePart::read() {
    const Date day = talk_->now.held_on;
    ASSIGN_OR_RETURN(lessons, talk_->ward.store.list<Lesson>(between<&Lesson::shared_on>(day.plus(-lesson_days), day)));
    std::ranges::reverse(lessons);
    if (lessons.size() > most_lessons)
        lessons.resize(most_lessons);
    lessons_ = std::move(lessons);
    return {};
}

Primary MessagePart::primary() const {
    if (written.words.text() != note())
        return {Primary::Means::save};
    return {is_taken() ? Primary::Means::next : Primary::Means::nothing};
}

std::string MessagePart::note() const {
    return talk_->now.huddle ? talk_->now.huddle->record.note.text : std::string();
}

}
