// How the shown list of the content will look at the meeting and in the form, as a card.

#pragma once

#include "app/views/views.hpp"

namespace vaka {

void content_preview(const ContentScreen& content, const Draw& draw, ui::Box& box);

}
