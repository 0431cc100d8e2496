#include "core/days.hpp"

#include <algorithm>

#include "core/rules/cross.hpp"

namespace vaka {

namespace {

constexpr int month = 31;

// Those that are not there yet.
template <typename Record> void add(std::vector<Stored<Record>>& all, std::vector<Stored<Record>> more) {
    for (Stored<Record>& stored : more)
        if (std::ranges::find(all, stored.id, &Stored<Record>::id) == all.end())
            all.push_back(std::move(stored));
}

// Where the huddle's date has the colour, an incident belongs to its huddle, however long ago it occurred, and one that
// no huddle has taken up to the day it was told.
Result<void> add_linked(Store& store, Date from, Date to, Days& days) {
    ASSIGN_OR_RETURN(told, store.list<Incident>(between<&Incident::discovered_on>(from, to)));
    add(days.incidents, std::move(told));
    for (std::size_t i = 0; i < days.huddles.size(); ++i) {
        const Stored<Huddle>& huddle = days.huddles[i];
        if (!huddle.record.held_on || *huddle.record.held_on < from || *huddle.record.held_on > to)
            continue;
        ASSIGN_OR_RETURN(linked, store.list<Incident>(equal<&Incident::huddle_id>(huddle.id)));
        add(days.incidents, std::move(linked));
    }
    for (const Stored<Incident>& incident : days.incidents) {
        const auto& link = incident.record.huddle_id;
        if (!link || std::ranges::find(days.huddles, *link, &Stored<Huddle>::id) != days.huddles.end())
            continue;
        ASSIGN_OR_RETURN(huddle, store.get(*link));
        if (huddle)
            days.huddles.push_back({*link, std::move(*huddle)});
    }
    return {};
}

}

Result<Days> days_between(Store& store, Date from, Date to) {
    Days days;
    ASSIGN_OR_RETURN(huddles, store.list<Huddle>(between<&Huddle::held_on>(from, to.plus(month))));
    ASSIGN_OR_RETURN(covering, store.list<Huddle>(between<&Huddle::covers_to>(from, to.plus(most_covered_days))));
    std::erase_if(covering, [&](const Stored<Huddle>& stored) { return stored.record.covers_from > to; });
    ASSIGN_OR_RETURN(incidents, store.list<Incident>(between<&Incident::occurred_on>(from.plus(-month), to)));
    ASSIGN_OR_RETURN(watches, store.list<Watch>(between<&Watch::date>(from, to)));
    ASSIGN_OR_RETURN(marks, store.list<DayMark>(between<&DayMark::day>(from, to)));
    days.huddles = std::move(huddles);
    add(days.huddles, std::move(covering));
    days.incidents = std::move(incidents);
    days.watches = std::move(watches);
    days.marks = std::move(marks);
    ASSIGN_OR_RETURN(unit, unit_of(store));
    if (unit.cross_date_basis == DateBasis::huddle_date)
        RETURN_IF_ERROR(add_linked(store, from, to, days));
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
