// How the shown list of the content will look at the huddle and in the form, as a card.

#pragma once

#include "app/pages/draw.hpp"
#include "app/pages/unit/content_screen.hpp"

namespace vaka {

void content_preview(const ContentScreen& content, const Draw& draw, ui::Box& box);

}
