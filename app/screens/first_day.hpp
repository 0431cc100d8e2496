// Since when the unit has a cross: days before it are no days that are missing.

#pragma once

#include <vector>

#include "app/screens/context.hpp"
#include "core/rules/cross.hpp"

namespace vaka {

// The first day that a huddle has talked about; today when there has been none. Looked up once and then known.
Result<Date> first_day(App& app);

// What came before the first day is empty, not missing.
void empty_before(std::vector<DayCell>& cells, Date first);

}
