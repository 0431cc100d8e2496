// One ward as an act meets it: its store, the one who writes, and the content as the unit has chosen it. The functions
// of this folder say what is true of the ward now and what one act writes, for every page, vakactl and the demo alike.
// They draw nothing and know no page.

#pragma once

#include "core/content/content.hpp"
#include "core/session.hpp"
#include "core/store/store.hpp"

namespace vaka {

struct Ward {
    Store& store;
    Session& session;
    const Content& content;
};

}
