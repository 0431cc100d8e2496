// What each chart says in words. A screen reader gets the same sentences, and every point.

#pragma once

#include "app/pages/charts/charts_screen.hpp"
#include "app/pages/draw.hpp"

namespace vaka {

struct ChartWords {
    Text label;   // what is counted
    Text heading; // the answer
    Text detail;  // of how many, and why
    Text means;   // how one reads it
};

Text question_words(const Draw& draw, const ChartQuestion& question);
Text topic_words(const Draw& draw, ChartTopic topic); // the question that all the pulse's have in common
Text short_topic(const Draw& draw, ChartTopic topic); // "Risker"
ChartWords chart_words(const Draw& draw, const ChartsScreen& charts); // of the question that is asked

std::string bed_days(const Draw& draw, const ChartsScreen& charts); // "vårddygn", "boendedygn"

// "v 43", "v 42–43" or "okt".
Text period_name(const Draw& draw, const Period& period, bool by_week);

// What the values of a chart over time are told in: 100 of a share, 1000 bed days.
double told_per(const ChartsScreen& charts);
Text decimal(const Draw& draw, double value); // "12" or "2,4"
Text told(const Draw& draw, const ChartsScreen& charts, double value);

}
