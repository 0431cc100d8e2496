// What an action waits for, and how the incident it came from follows it (domain 2.3). Pure.

#pragma once

#include <span>

#include "core/model/action.hpp"
#include "core/model/incident.hpp"

namespace vaka {

// "Blev det bättre?" is asked four weeks after an action is done, and again four weeks after "fråga igen".
inline constexpr int effect_after_days = 28;

bool is_open(const Action& action);             // to be done, or begun
bool is_done(const Action& action);             // whether or not it helped
bool is_late(const Action& action, Date today); // open, and its day has passed
bool is_due(const Action& action, Date day);    // open, and to be done by this day
bool asks_effect(const Action& action, Date today);

// The status of an incident when one of its actions has become `action` and these are its others. It follows them as
// far as they have come: while another is open, something is left to do. It is never pushed back.
IncidentStatus status_following(IncidentStatus now, ActionStatus action, std::span<const Action> others);

}
