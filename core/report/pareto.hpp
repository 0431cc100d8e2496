// What happens most: categories by how often, and how much of all they are together (domain 5.4).

#pragma once

#include <span>
#include <vector>

#include "core/model/value.hpp"

namespace vaka {

struct ParetoBar {
    Code category; // none: nobody has said which
    std::int64_t n = 0;
    std::int64_t reached = 0; // of this bar and all before it
    bool is_rest = false;     // all the others together, always last
};

// The most frequent first, by code where they are as frequent; what comes after `most` bars is one bar.
std::vector<ParetoBar> pareto(std::span<const Code> categories, std::size_t most);

// How many bars it takes to reach four of five; nothing for so few that a share says nothing, and when it takes the
// rest, too: then nothing is the most of it.
std::optional<std::size_t> bars_to_80_percent(std::span<const ParetoBar> bars);

}
