// When somebody last came to harm. Days since then are shown, never celebrated.

#pragma once

#include "core/ward/ward.hpp"

namespace vaka {

// Of this category, or of any; nothing when there was none for a year.
Result<std::optional<Date>> last_harm(const Ward& ward, const Code& category = {});

}
