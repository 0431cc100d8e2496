// The head of the pages under Året, with the three ways to look back: the crosses, one month, and what the months say
// together.

#pragma once

#include "app/views/draw.hpp"

namespace vaka {

struct YearHead {
    ui::HeadTap tap = ui::HeadTap::none;
    Go go;
};

// Takes its part of the top of the page. `title` and the names of the arrows are those of the page.
YearHead year_head(const Draw& draw, ui::Box& page, Go::To selected, ui::Head head);

}
