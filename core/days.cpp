#include "core/days.hpp"

namespace vaka {

Result<Days> days_between(Store& store, Date from, Date to) {
    constexpr int month = 31;
    Days days;
    ASSIGN_OR_RETURN(huddles, store.list<Huddle>(between<&Huddle::held_on>(from, to.plus(month))));
    ASSIGN_OR_RETURN(incidents, store.list<Incident>(between<&Incident::occurred_on>(from.plus(-month), to)));
    ASSIGN_OR_RETURN(watches, store.list<Watch>(between<&Watch::date>(from, to)));
    ASSIGN_OR_RETURN(marks, store.list<DayMark>(between<&DayMark::day>(from, to)));
    days.huddles = std::move(huddles);
    days.incidents = std::move(incidents);
    days.watches = std::move(watches);
    days.marks = std::move(marks);
    return days;
}

Result<std::optional<Huddle>> first_huddle(Store& store, Date until) {
    Where first = up_to<&Huddle::held_on>(until);
    first.at_most = 1;
    ASSIGN_OR_RETURN(huddles, store.list<Huddle>(first));
    return huddles.empty() ? std::nullopt : std::optional<Huddle>(huddles.front().record);
}

Result<Unit> unit_of(Store& store) {
    ASSIGN_OR_RETURN(unit, store.get(Id<Unit>{store.unit()}));
    return unit.value_or(Unit{});
}

}
