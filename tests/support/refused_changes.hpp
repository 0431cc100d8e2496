// For every rule of the table a change that it refuses and the nearest one that it lets through, so that each is tried
// on plain values, on the tablet and on the server.

#pragma once

#include <vector>

#include "core/rules/rules.hpp"

namespace vaka::sim {

struct RefusedChange {
    const RecordType* type;
    std::string_view reason;
    std::string_view field; // of the rule; empty: the record itself
    Uuid record;
    Values before; // empty: the record is new
    Values refused;
    Values let_through;                        // empty when no other values could be
    std::vector<Values> incidents = {};        // that stand already …
    std::optional<DayState> without_mark = {}; // … and what the day of the mark shows for them
};

// On the day of a new SimClock.
std::vector<RefusedChange> refused_changes(const Uuid& unit);

bool is_about(const Rule& rule, const RefusedChange& change);

}
