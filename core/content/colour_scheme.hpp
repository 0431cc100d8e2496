// What a region has decided about colours: which kind of incident gives a day which one.

#pragma once

#include "core/model/cross.hpp"
#include "core/model/value.hpp"

namespace vaka {

// What kind of incident gives which colour (domain 4.1). The default is se4.
struct ColourScheme {
    Code id; // of the content it comes from
    Colour serious_harm = Colour::red;
    Colour harm = Colour::orange;
    Colour near_miss = Colour::yellow;
    Colour risk = Colour::yellow;
    // se4_avoidable: harm that was judged not avoidable counts as a risk. Harm not yet judged counts as harm, so that
    // waiting for a judgement hides nothing.
    bool avoidable_only = false;
    Code category_id; // a theme cross looks at one category only
    // What people said about a day's colour is about the unit's main cross; a cross beside it shows what is written.
    bool takes_overrides = true;
};

}
