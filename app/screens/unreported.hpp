// What must go into the deviation system and has not been ticked as reported: the reminder of the cross and the huddle.

#pragma once

#include <vector>

#include "app/screens/context.hpp"

namespace vaka {

// The latest first. What is older than a year reminds nobody any more.
Result<std::vector<Stored<Incident>>> unreported(App& app);

// To the only one, or to the list of them.
Go to_unreported(const std::vector<Stored<Incident>>& incidents);

}
