// Where the person wants to go next. Screens and views return it, and only the navigator acts on it.

#pragma once

#include <optional>
#include <span>
#include <string>

#include "core/model/cross.hpp"
#include "core/model/incident.hpp"

namespace vaka {

struct Go {
    enum class To {
        stay,
        back,       // one step; the cross when there is none
        cross,      // day: its month; category: a theme cross
        huddle,     // goes on where it was paused; day, part: which one
        incident,   // day, part, type: preset; record: the one to change
        day,        // day
        follow_up,  // record: the incident; none: those that must go into the deviation system
        found,      // what the month of `day` has taught; type positive: what went well
        actions,    // record: the one to show; none: the list
        new_action, // record: the incident or watch it comes from
        meetings,
        year,
        month,  // day: which; the month in one glance
        charts, // what the months say together
        more,
        sync,
        sort_out, // two versions of one thing
        staff,    // who stands at the tablet
        checks,   // today's
        pulse,
        figures,
        checklist, // item
        content,   // what the unit uses of it
        unit,      // how the unit works
        first_run,
        wall,
    };

    To to = To::stay;
    std::optional<Date> day;
    std::optional<IncidentType> type;
    std::optional<Uuid> record;
    std::optional<ShiftPart> part;
    Code category;
    std::string item; // a code of the content

    explicit operator bool() const { return to != To::stay; }
};

// To the only one that must still go into the deviation system, or to the list of them.
inline Go to_unreported(std::span<const Stored<Incident>> incidents) {
    Go go{.to = Go::To::follow_up};
    if (incidents.size() == 1)
        go.record = incidents.front().id.uuid;
    return go;
}

}
