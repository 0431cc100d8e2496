// What the pages of the huddle share: the question at the top, and the words for what was said.

#pragma once

#include <string>
#include <vector>

#include "app/pages/draw.hpp"
#include "app/pages/huddle/huddle_screen.hpp"

namespace vaka::huddle_pages {

constexpr float gap = 16;

// The margin beside the page.
float side(const ui::Ui& ui);

// What is free above a question: less on a laptop, which is lower than a tablet.
float above(const ui::Ui& ui);

// Large text on a lying tablet: head and foot must leave room for the page.
bool is_low(const ui::Ui& ui);

// A button of words only whose words stand at the edge of the page.
float edge_width(const ui::Ui& ui, const ui::Button& button);

// The days that the huddle is about: "onsdag 21 oktober", "onsdag 21 oktober, kväll".
Text covered(const Draw& draw, const HuddleScreen& huddle);

// What those days have become: "Onsdag 21 oktober är grön".
Text result_title(const Draw& draw, const HuddleScreen& huddle);

// At the top of `content`, which it takes its part of.
void question(const Draw& draw, ui::Box& content, const ui::Words& title, const ui::Words& detail);

// "Halt vid entrén", or the category when nobody wrote anything.
Text words_of(const Draw& draw, const Watch& watch);
std::string joined(const std::vector<std::string>& parts);

// "Ni höll koll på det här. Hände det?": opens what came of it; none when nothing was watched.
std::vector<ui::Row> watched_row(const Draw& draw, const HuddleScreen& huddle);

// The pages. Each draws in what the head leaves.
Go question_page(HuddleScreen& huddle, const Draw& draw, ui::Box page);
Go look_back(HuddleScreen& huddle, const LookBackPart& part, const Draw& draw, ui::Box page);
Go summary(HuddleScreen& huddle, const Draw& draw, ui::Box page);
Go aside(HuddleScreen& huddle, const Draw& draw, ui::Box page);

}
