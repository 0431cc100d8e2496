// The words and the icon of a Saying.

#pragma once

#include "app/pages/draw.hpp"
#include "core/ward/saying.hpp"

namespace vaka {

Text said(const Draw& draw, const Saying& saying);
ui::Icon icon_of(Saying::About about);

}
