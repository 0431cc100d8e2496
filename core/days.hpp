// What is written about a span of days, read for the cross.

#pragma once

#include "core/model/cross.hpp"
#include "core/model/huddle.hpp"
#include "core/model/incident.hpp"
#include "core/model/unit.hpp"
#include "core/store/store.hpp"

namespace vaka {

struct Days {
    std::vector<Stored<Huddle>> huddles;     // held from the first day to a month after the last, or about these days
    std::vector<Stored<Incident>> incidents; // from a month before; with those that these days' huddles took up
    std::vector<Stored<Watch>> watches;
    std::vector<Stored<DayMark>> marks;
};

Result<Days> days_between(Store& store, Date from, Date to);

// The first one ever, up to a day.
Result<std::optional<Huddle>> first_huddle(Store& store, Date until);

// The unit's own record; a default one when nothing is written yet.
Result<Unit> unit_of(Store& store);

}
