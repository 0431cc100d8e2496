#include "core/days.hpp"

namespace vaka {

Result<Days> days_between(Store& store, Date from, Date to) {
    constexpr int month = 31;
    Days days;
    ASSIGN_OR_RETURN(huddles, store.list<Huddle>({"held_on", from.text(), to.plus(month).text()}));
    ASSIGN_OR_RETURN(incidents, store.list<Incident>({"occurred_on", from.plus(-month).text(), to.text()}));
    ASSIGN_OR_RETURN(watches, store.list<Watch>({"date", from.text(), to.text()}));
    ASSIGN_OR_RETURN(marks, store.list<DayMark>({"day", from.text(), to.text()}));
    days.huddles = std::move(huddles);
    days.incidents = std::move(incidents);
    days.watches = std::move(watches);
    days.marks = std::move(marks);
    return days;
}

Result<std::optional<Huddle>> first_huddle(Store& store, Date until) {
    ASSIGN_OR_RETURN(huddles, store.list<Huddle>({.field = "held_on", .to = until.text(), .at_most = 1}));
    return huddles.empty() ? std::nullopt : std::optional<Huddle>(huddles.front().record);
}

Result<Unit> unit_of(Store& store) {
    ASSIGN_OR_RETURN(unit, store.get(Id<Unit>{store.unit()}));
    return unit.value_or(Unit{});
}

}
