// What must go into the deviation system and has not been ticked as reported: the reminder of the cross and the huddle.

#pragma once

#include <vector>

#include "core/ward/ward.hpp"

namespace vaka {

// The latest first. What is older than a year reminds nobody any more.
Result<std::vector<Stored<Incident>>> unreported(const Ward& ward);

}
