// The two halves of the privacy guard, for privacy.cpp only: what words give away and what digits give away.

#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/base/time.hpp"
#include "core/guard/privacy.hpp"
#include "core/guard/symbols.hpp"

namespace vaka {

// A hit before it is brought back to the original: the first and the last symbol.
struct Finding {
    std::string_view rule;
    Level level = Level::warn;
    std::size_t first = 0;
    std::size_t last = 0;
};

struct WordFindings {
    std::vector<Finding> findings;
    std::vector<std::size_t> born_at; // symbols just after "född" and its like, in order
};

// Rules last4, room, title_name, initials, lma and the e-mail half of phone_email.
WordFindings findings_in_words(const std::vector<Symbol>& symbols);

// All other rules.
std::vector<Finding> findings_in_digits(const std::vector<Symbol>& symbols, const std::vector<std::size_t>& born_at,
                                        Date today);

}
