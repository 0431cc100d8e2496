#include "tests/support/refused_changes.hpp"

#include "core/model/huddle.hpp"
#include "core/model/unit.hpp"
#include "tests/support/sim.hpp"

namespace vaka::sim {

namespace {

Uuid born(std::uint64_t seed) {
    SimClock clock;
    SimRandom random(seed);
    return born_uuid(clock, random);
}

Uuid named(const RecordType& type, const Uuid& unit, const Values& values) {
    auto id = named_id(type, unit, values);
    ensure(id.has_value(), "a test names a record by all of its keys");
    return *id;
}

}

std::vector<RefusedChange> refused_changes(const Uuid& unit) {
    const RecordType &incident = record_type<Incident>(), &huddle = record_type<Huddle>(),
                     &mark = record_type<DayMark>(), &units = record_type<Unit>();
    const Values none = Values();
    const Values monday = {{"day", "2026-10-12"}}, tuesday = {{"day", "2026-10-13"}};
    const Values risk = {{"occurred_on", "2026-10-21"}, {"type", "risk"}};
    const Values harm = {{"occurred_on", "2026-10-20"}, {"type", "harm"}, {"severity", "serious"}};
    const Values late = {{"held_on", "2026-10-14"}}, later = {{"held_on", "2026-10-15"}};
    auto with = [](Values values, const Values& more) {
        values.update(more);
        return values;
    };
    return {
        {&mark, "record_id_wrong", "", named(mark, unit, monday), none, tuesday, monday},
        {&incident, "record_id_wrong", "", unit_id_of("no UUIDv7"), none, risk, none},
        {&units, "record_id_wrong", "", unit_id_of("Avdelning 13"), none, {{"name", "Avdelning 13"}}, none},
        {&mark,
         "key_field_changed",
         "",
         named(mark, unit, tuesday),
         tuesday,
         {{"day", "2026-10-14"}},
         with(tuesday, {{"closed", true}})},
        {&mark,
         "key_field_changed",
         "",
         named(mark, unit, {{"day", "2026-10-16"}}),
         {{"day", "2026-10-16"}},
         {{"day", "2026-10-16"}, {"shift_part", "night"}},
         {{"day", "2026-10-16"}, {"confirmed", true}}},
        {&incident, "date_in_future", "occurred_on", born(1), none, with(risk, {{"occurred_on", "2026-10-23"}}),
         with(risk, {{"occurred_on", "2026-10-22"}})},
        {&incident, "date_in_future", "discovered_on", born(2), risk, with(risk, {{"discovered_on", "2026-10-23"}}),
         with(risk, {{"discovered_on", "2026-10-22"}})},
        {&huddle,
         "date_in_future",
         "held_on",
         named(huddle, unit, {{"held_on", "2026-10-23"}}),
         none,
         {{"held_on", "2026-10-23"}},
         none},
        {&huddle, "huddle_order", "covers_from", named(huddle, unit, late), with(late, {{"covers_to", "2026-10-13"}}),
         with(late, {{"covers_to", "2026-10-13"}, {"covers_from", "2026-10-14"}}),
         with(late, {{"covers_to", "2026-10-13"}, {"covers_from", "2026-10-13"}})},
        {&huddle, "huddle_order", "covers_to", named(huddle, unit, later), none,
         with(later, {{"covers_to", "2026-10-16"}}), with(later, {{"covers_to", "2026-10-15"}})},
        {&mark,
         "override_needs_reason",
         "reason",
         named(mark, unit, {{"day", "2026-10-20"}}),
         none,
         {{"day", "2026-10-20"}, {"colour", "green"}},
         {{"day", "2026-10-20"}, {"colour", "green"}, {"reason", "Det var på en annan avdelning"}},
         std::vector<Values>(1, harm),
         DayState::red},
    };
}

bool is_about(const Rule& rule, const RefusedChange& change) {
    return (rule.type.empty() || rule.type == change.type->name) && rule.reason == change.reason &&
           rule.field == change.field;
}

}
