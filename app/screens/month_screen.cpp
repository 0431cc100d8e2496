#include "app/screens/month_screen.hpp"

#include "app/screens/first_day.hpp"
#include "core/store/days.hpp"

namespace vaka {

MonthScreen::MonthScreen(App& app, Month month) : app_(app), month_(month) {
    refresh();
}

void MonthScreen::refresh() {
    Date today = app_.session.today();
    if (revision_ == app_.store.revision() && today == today_)
        return;
    today_ = today;
    revision_ = app_.store.revision();
    auto done = read();
    trouble_ = done ? std::nullopt : std::optional<Error>(done.error());
}

void MonthScreen::turn(int months) {
    month_ = month_.plus(months);
    revision_ = 0;
    refresh();
}

Result<void> MonthScreen::read() {
    ASSIGN_OR_RETURN(unit, unit_of(app_.store));
    deviation_system_ = unit.deviation_system;
    ASSIGN_OR_RETURN(days, vaka::days_between(app_.store, month_.first(), month_.last()));
    cells_ = cross_month(month_, today_, unit, app_.session.scheme(),
                         {days.huddles, days.incidents, days.watches, days.marks});
    ASSIGN_OR_RETURN(first, first_day(app_));
    empty_before(cells_, first);
    ASSIGN_OR_RETURN(actions, app_.store.list<Action>());
    ASSIGN_OR_RETURN(checks, app_.store.list<EffectCheck>());
    summary_ = month_summary(month_, {cells_, days.incidents, actions, checks});
    return {};
}

}
