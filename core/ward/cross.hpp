// The crosses of a unit, the main one and those that look at one category each, and a month of one of them.

#pragma once

#include "core/days.hpp"
#include "core/model/unit.hpp"
#include "core/ward/ward.hpp"

namespace vaka {

struct Crosses {
    Code main; // the category of the main cross; none: all incidents
    std::vector<Code> themes;

    bool has(const Code& theme) const;
};

Crosses crosses_of(const Ward& ward, const Unit& unit);

// The rule of the theme cross, or of the main one.
ColourScheme scheme_of(const Ward& ward, const Code& theme);

// The days of a month as the cross shows them, and what is written about them.
struct MonthCells {
    std::vector<DayCell> cells; // one for each day
    Days days;
};
Result<MonthCells> month_cells(const Ward& ward, Month month, const Code& theme = {});

// What whoever makes the day or its part better now has seen: DayMark::seen.
Result<Codes> seen_now(const Ward& ward, Date day, const std::optional<ShiftPart>& part);

}
