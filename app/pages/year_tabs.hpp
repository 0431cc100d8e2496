// The head of the pages under Året, with the three ways to look back: the crosses, one month, and what the months say
// together.

#pragma once

#include "app/pages/draw.hpp"

namespace vaka {

struct YearHead {
    ui::HeadTap tap = ui::HeadTap::none;
    Go go;
    bool tabs_scroll = false; // with very large text: year_tabs draws them on the page
};

// Takes its part of the top of the page. `title` and the names of the arrows are those of the page.
YearHead year_head(const Draw& draw, ui::Box& page, const Go& selected, ui::Head head);

// First on the page that scrolls; nothing when the head has them. Returns where a tap leads.
Go year_tabs(const Draw& draw, ui::Box& content, const Go& selected, const YearHead& head);

}
