#include "core/rules/follow_up.hpp"

#include <algorithm>

namespace vaka {

namespace {

// Domain 4.4: a score of 8 is reached by "måttlig" that is very likely, or by worse that is less so.
constexpr std::int64_t escalating_score = 8;
constexpr std::int64_t escalating_severity = 3;

}

bool waits_for_report(const Incident& incident) {
    return incident.must_report && !incident.reported;
}

bool asks_patient(const Incident& incident, const ColourScheme& scheme) {
    auto colour = colour_of(incident, scheme);
    return colour && *colour >= Colour::orange;
}

bool is_serious(const Incident& incident) {
    return incident.type == IncidentType::harm && incident.severity == Severity::serious;
}

std::optional<std::int64_t> risk_score(const Incident& incident) {
    if (!incident.risk_severity || !incident.risk_probability)
        return {};
    return *incident.risk_severity * *incident.risk_probability;
}

bool must_escalate(const Incident& incident) {
    auto score = risk_score(incident);
    return is_serious(incident) || (incident.risk_severity && *incident.risk_severity >= escalating_severity) ||
           (score && *score >= escalating_score);
}

IncidentStatus status_judged(IncidentStatus now) {
    return std::max(now, IncidentStatus::assessed);
}

IncidentStatus status_reopened(bool has_actions) {
    return has_actions ? IncidentStatus::action : IncidentStatus::assessed;
}

}
