// One ward as an act meets it: its store, the one who writes, and the content as the unit has chosen it. The functions
// of this folder say what is true of the ward now and what one act writes, for every page, vakactl and the demo alike.
// They draw nothing and know no page.

#pragma once

#include <optional>
#include <vector>

#include "core/content/content.hpp"
#include "core/session.hpp"
#include "core/store/store.hpp"

namespace vaka {

struct Ward {
    Store& store;
    Session& session;
    const Content& content;
};

// What an act writes: all of it in one save.
using Drafts = std::vector<Draft>;

// A record as somebody has it before them, and as of when they read it.
template <typename Record> struct AsRead {
    Id<Record> id;
    Record record;
    Frontier read_at;
};

// As it is now; nothing when it is not there or has been removed.
template <typename Record> Result<std::optional<AsRead<Record>>> as_read(const Ward& ward, const Id<Record>& id) {
    ASSIGN_OR_RETURN(values, ward.store.values(record_type<Record>(), id.uuid));
    if (!values || values->contains(removed_field))
        return std::optional<AsRead<Record>>();
    return std::optional(AsRead<Record>{id, record_of<Record>(*values), ward.store.frontier()});
}

template <typename Record> Draft draft_after(const AsRead<Record>& seen, const Record& after) {
    return {&record_type<Record>(), seen.id.uuid, values_of(seen.record), values_of(after), seen.read_at};
}

}
