#include "app/screens/first_day.hpp"

#include <algorithm>

#include "core/store/days.hpp"

namespace vaka {

namespace {

constexpr std::string_view fact_name = "first_day";

}

Result<Date> first_day(App& app) {
    ASSIGN_OR_RETURN(known, app.store.fact(fact_name));
    if (auto date = known ? Date::parse(*known) : std::nullopt)
        return *date;
    Date today = app.session.today();
    ASSIGN_OR_RETURN(unit, unit_of(app.store));
    ASSIGN_OR_RETURN(huddles, app.store.list<Huddle>({"held_on", Json(), today.text()}));
    if (huddles.empty())
        return today;
    Date first = covered_by(huddles.front().record, unit.cross_date_basis).from;
    RETURN_IF_ERROR(app.store.put_fact(fact_name, first.text()));
    return first;
}

void empty_before(std::vector<DayCell>& cells, Date first) {
    for (DayCell& cell : cells)
        if (cell.state == DayState::missing && cell.day < first)
            cell.state = DayState::future;
}

}
