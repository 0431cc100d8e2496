// All views, one line each. A missing one is a compile error in draw(Screen&, …).

#pragma once

#include "app/pages/draw.hpp"
#include "app/pages/navigator.hpp"

namespace vaka {

Go draw(CrossScreen& cross, const Draw& draw);
Go draw(HuddleScreen& huddle, const Draw& draw);
Go draw(IncidentScreen& incident, const Draw& draw);
Go draw(FollowUpScreen& follow_up, const Draw& draw);
Go draw(DayScreen& day, const Draw& draw);
Go draw(FoundScreen& found, const Draw& draw);
Go draw(ActionScreen& actions, const Draw& draw);
Go draw(NewActionScreen& action, const Draw& draw);
Go draw(YearScreen& year, const Draw& draw);
Go draw(MonthScreen& month, const Draw& draw);
Go draw(ChartsScreen& charts, const Draw& draw);
Go draw(WallScreen& wall, const Draw& draw);
Go draw(MoreScreen& more, const Draw& draw);
Go draw(SyncScreen& sync, const Draw& draw);
Go draw(SortOutScreen& sort_out, const Draw& draw);
Go draw(StaffScreen& staff, const Draw& draw);
Go draw(ChecksScreen& checks, const Draw& draw);
Go draw(PulseScreen& pulse, const Draw& draw);
Go draw(FiguresScreen& figures, const Draw& draw);
Go draw(ChecklistScreen& checklist, const Draw& draw);
Go draw(ContentScreen& content, const Draw& draw);
Go draw(UnitScreen& unit, const Draw& draw);
Go draw(FirstRunScreen& first_run, const Draw& draw);
Go draw(StuckScreen& stuck, const Draw& draw);

inline Go draw(Screen& screen, const Draw& with) {
    name_toolkit(with);
    Go go = std::visit([&](auto& shown) { return draw(shown, with); }, screen);
    // Esc that nothing on the page took is one step back.
    if (!go && with.ui.escape_pressed())
        go = {.to = Go::To::back};
    return go;
}

}
