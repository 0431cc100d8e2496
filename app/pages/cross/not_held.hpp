// Why the huddle was not held, asked in front of the page.

#pragma once

#include "app/pages/draw.hpp"

namespace vaka {

struct NotHeldAnswer {
    bool cancelled = false;
    std::optional<NotHeldReason> reason;
};
NotHeldAnswer ask_why_not_held(const Draw& draw);

}
