// A round of the pulse on this tablet, while it goes from hand to hand: counts only, never an order. It survives a kill
// as a draft of the tablet, and becomes a record once, when it is over.

#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/rules/checks.hpp"
#include "core/ward/ward.hpp"

namespace vaka {

struct PulseRound {
    CheckTime when;
    std::map<std::string, std::vector<std::int64_t>, std::less<>> counts; // by question, from worst to best

    std::int64_t people() const; // who have answered at least one question
    bool can_end() const { return people() >= fewest_answers; }

    // The one that is not over, if any.
    static Result<std::optional<PulseRound>> kept(Store& store);
    Result<void> keep(Store& store) const;
    static Result<void> forget(Store& store);
    // Adds the counts to what this tablet has counted at that time before. A question that too few have answered is
    // left out. The round is forgotten when it is on the disk.
    Result<void> end(const Ward& ward) const;
};

}
