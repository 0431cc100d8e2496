// Ändra färg: what an override of a day or of one of its parts is compared with (domain 4.1). Apart from the cross,
// which only shows what is written.

#pragma once

#include "core/rules/cross.hpp"

namespace vaka {

// The state that an override of the day or of one of its parts is about: without what people said about the same.
DayState state_without(const DayMark& mark, Date today, const Unit& unit, const ColourScheme& scheme,
                       const CrossRecords& records);

}
