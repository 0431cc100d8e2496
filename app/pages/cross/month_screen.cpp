#include "app/pages/cross/month_screen.hpp"

#include "core/days.hpp"

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
    ASSIGN_OR_RETURN(days, vaka::days_between(app_.ward.store, month_.first(), month_.last()));
    cells_ = cross_month(month_, today(), unit, app_.ward.session.scheme(),
                         {days.huddles, days.incidents, days.watches, days.marks});
    ASSIGN_OR_RETURN(first, first_huddle(app_.ward.store, today()));
    empty_before(cells_, first_day(first, unit, today()));
    ASSIGN_OR_RETURN(actions, app_.ward.store.list<Action>());
    ASSIGN_OR_RETURN(checks, app_.ward.store.list<EffectCheck>());
    summary_ = month_summary(month_, {cells_, days.incidents, actions, checks});
    return {};
}

}
