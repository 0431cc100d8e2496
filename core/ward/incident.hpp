// What is reported: what one report writes, what must still go into the deviation system, when somebody last came to
// harm, and which categories are the big buttons.

#pragma once

#include "core/ward/huddle.hpp"

namespace vaka {

// A new incident. At a huddle that talks about its day the look back is taken with it, in the same save.
Result<Drafts> incident_reported(const Ward& ward, Incident incident, const std::optional<HuddleKey>& at = {});

// What must go into the deviation system and has not been ticked as reported, the latest first: the reminder of the
// cross and the huddle. What is older than a year reminds nobody any more.
Result<std::vector<Stored<Incident>>> unreported(const Ward& ward);

// When somebody last came to harm of this category, or of any; nothing when there was none for a year. Days since then
// are shown, never celebrated.
Result<std::optional<Date>> last_harm(const Ward& ward, const Code& category = {});

// Those that the unit has chosen, else its most used, else the content's; at most eight, in the content's order, so
// that a button keeps its place from day to day.
Result<std::vector<const Category*>> usual_categories(const Ward& ward, const Unit& unit);

}
