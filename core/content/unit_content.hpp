// The content as one unit has it: the region's, in the unit's order, with what it does not use out of sight and with
// items of its own. A region's code keeps its meaning whatever a unit says, and nothing is taken away, so that old
// figures stay as they were. Pure.

#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/base/env.hpp"
#include "core/content/content.hpp"
#include "core/model/content_item.hpp"

namespace vaka {

// More questions and the huddle does not end in ten minutes (domain 2.1.4).
inline constexpr std::size_t most_questions = 6;
// More and the pulse is no longer one tap or two (domain 2.2).
inline constexpr std::size_t most_pulse_questions = 3;
// The big buttons of the incident form (domain 4.2).
inline constexpr std::size_t most_buttons = 8;

Content unit_content(Content region, std::span<const ContentItem> choices);

// The question that gives the day its colour is always asked.
inline bool is_always_asked(const Question& question) {
    return question.result == QuestionResult::incident;
}

// A code for an item of the unit's own; no device ever makes the same one again.
Code local_code(Random& random);

}
