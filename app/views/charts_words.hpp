// What each chart says in words. A screen reader gets the same sentences, and every point.

#pragma once

#include "app/screens/charts_screen.hpp"
#include "app/views/draw.hpp"

namespace vaka {

struct ChartWords {
    Text label;   // what is counted
    Text heading; // what it says
    Text detail;  // of how many, and why
};

ChartWords risk_words(const Draw& draw, const ChartsScreen& charts);
ChartWords category_words(const Draw& draw, const ChartsScreen& charts);
ChartWords week_words(const Draw& draw, const ChartsScreen& charts);
ChartWords harm_words(const Draw& draw, const ChartsScreen& charts);
ChartWords ratio_words(const Draw& draw, const ChartsScreen& charts);

// "v 43" or "okt".
Text period_name(const Draw& draw, const Period& period, bool by_week);

}
