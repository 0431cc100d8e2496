// What remains to be done about an incident once it has been told (domain 2.1.3 steps 4-7, 2.3, 4.4). Pure.

#pragma once

#include <optional>

#include "core/rules/cross.hpp"

namespace vaka {

// It must go into the deviation system and nobody has ticked that it has.
bool waits_for_report(const Incident& incident);

// Orange and red: the patient and relatives are asked what could be better.
bool asks_patient(const Incident& incident, const ColourScheme& scheme);

// Serious harm: is the patient informed, and was support offered to the staff?
bool is_serious(const Incident& incident);

// How bad times how likely, each 1-4; nothing until both are judged.
std::optional<std::int64_t> risk_score(const Incident& incident);

// The unit's own handling is not enough: the safety officer must know today.
bool must_escalate(const Incident& incident);

// A judgement is more than the news that something happened.
IncidentStatus status_judged(IncidentStatus now);

// Of one that was closed too early.
IncidentStatus status_reopened(bool has_actions);

}
