// What an incident still asks for once it has been told (domain 2.1.3, 4.4).

#include "core/rules/follow_up.hpp"

#include <catch2/catch.hpp>

using namespace vaka;

namespace {

Incident harm(Severity severity) {
    return {.type = IncidentType::harm, .severity = severity};
}

Incident judged(std::int64_t severity, std::int64_t probability) {
    return {.type = IncidentType::risk, .risk_severity = severity, .risk_probability = probability};
}

}

TEST_CASE("a report waits until it is ticked", "[rules]") {
    Incident incident{.type = IncidentType::risk};
    CHECK_FALSE(waits_for_report(incident));
    incident.must_report = true;
    CHECK(waits_for_report(incident));
    incident.reported = true;
    CHECK_FALSE(waits_for_report(incident));
}

TEST_CASE("the patient is asked for orange and red only, as the unit's scheme sees them", "[rules]") {
    ColourScheme usual;
    CHECK(asks_patient(harm(Severity::minor), usual));
    CHECK(asks_patient(harm(Severity::serious), usual));
    CHECK_FALSE(asks_patient(judged(4, 4), usual));

    ColourScheme avoidable{.avoidable_only = true};
    Incident unavoidable = harm(Severity::minor);
    unavoidable.avoidable = Avoidable::no;
    CHECK_FALSE(asks_patient(unavoidable, avoidable));
}

TEST_CASE("a risk has a score when both scales are judged", "[rules]") {
    CHECK(risk_score(judged(3, 2)) == 6);
    CHECK_FALSE(risk_score({.risk_severity = 3}));
    CHECK_FALSE(risk_score({.risk_probability = 3}));
}

TEST_CASE("what the unit cannot carry alone goes to the safety officer", "[rules]") {
    CHECK(must_escalate(harm(Severity::serious)));
    CHECK_FALSE(must_escalate(harm(Severity::minor)));
    CHECK_FALSE(must_escalate(judged(2, 3)));
    CHECK(must_escalate(judged(2, 4)));
    CHECK(must_escalate(judged(3, 1)));
    CHECK(must_escalate({.type = IncidentType::risk, .risk_severity = 3}));
    CHECK_FALSE(must_escalate(judged(1, 4)));
}
