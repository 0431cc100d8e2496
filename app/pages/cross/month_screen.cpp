#include "app/pages/cross/month_screen.hpp"

#include "core/ward/cross.hpp"

namespace vaka {

MonthScreen::MonthScreen(App& app, const ToMonth& to)
    : app_(app), month_(Month::of(to.day.value_or(app.ward.session.today()))) {
    refresh();
}

void MonthScreen::refresh() {
    if (!reading_.is_due(app_))
        return;
    trouble_ = trouble_of(read());
}

void MonthScreen::turn(int months) {
    month_ = month_.plus(months);
    reading_.forget();
    refresh();
}

Result<void> MonthScreen::read() {
    ASSIGN_OR_RETURN(unit, unit_of(app_.ward.store));
    deviation_system_ = unit.deviation_system;
    ASSIGN_OR_RETURN(month, month_cells(app_.ward, month_));
    cells_ = std::move(month.cells);
    ASSIGN_OR_RETURN(actions, app_.ward.store.list<Action>());
    ASSIGN_OR_RETURN(checks, app_.ward.store.list<EffectCheck>());
    summary_ = month_summary(month_, {cells_, month.days.incidents, actions, checks});
    return {};
}

}
