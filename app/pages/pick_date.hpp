// The calendar in front of a page.

#pragma once

#include "app/pages/draw.hpp"

namespace vaka {

// Days before `first` and after `last` cannot be chosen.
ui::DateAnswer pick_date(const Draw& draw, const Text& title, Month month, std::optional<Date> chosen,
                         std::optional<Date> first, std::optional<Date> last);

}
