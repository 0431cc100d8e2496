// Which categories are the big buttons: those that the unit has chosen, else its most used, else the content's.

#pragma once

#include "core/content/content.hpp"
#include "core/model/unit.hpp"
#include "core/ward/ward.hpp"

namespace vaka {

// At most eight, in the content's order, so that a button keeps its place from day to day.
Result<std::vector<const Category*>> usual_categories(const Ward& ward, const Unit& unit);

}
