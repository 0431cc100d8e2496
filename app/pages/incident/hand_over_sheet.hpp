// The sheet about one incident: what the deviation system asks for, line by line, to copy or to take along as a file,
// so that nothing is typed twice.

#pragma once

#include "app/pages/draw.hpp"
#include "app/pages/incident/follow_up_screen.hpp"

namespace vaka {

void hand_over_sheet(FollowUpScreen& follow, const Draw& draw, ui::Box page);

}
