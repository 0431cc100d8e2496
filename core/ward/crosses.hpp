// The crosses of a unit: the main one and those that look at one category each.

#pragma once

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

}
