// When the unit's huddle is meant to be.

#pragma once

#include <optional>

#include "core/model/unit.hpp"

namespace vaka {

// Minutes after midnight; nothing when the unit has not said, or not in this form (HH:MM).
std::optional<int> planned_minute(const Unit& unit);

// The first planned day from this one on. A unit that plans none meets every day.
Date next_planned(const Unit& unit, Date from);

}
