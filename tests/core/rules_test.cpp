// The table of refusals, on plain values: each rule refuses what it is about and nothing beside it.

#include <catch2/catch.hpp>

#include <algorithm>

#include "core/model/huddle.hpp"
#include "core/model/unit.hpp"
#include "tests/house/tree.hpp"
#include "tests/support/refused_changes.hpp"

using namespace vaka;
using namespace vaka::sim;

namespace {

const Uuid unit = unit_id_of("Avdelning 12");

std::string told(const RefusedChange& change, const Values& after, Side side) {
    auto checked = check_rules({.type = *change.type,
                                .unit = unit,
                                .record = change.record,
                                .before = change.before,
                                .after = after,
                                .today = Date::of(2026, 10, 22),
                                .without_mark = change.without_mark},
                               side);
    return checked ? "let through" : checked.error().reason + " " + checked.error().detail;
}

}

TEST_CASE("every rule of the table has a change that it refuses, and every refused change its rule", "[rules]") {
    const auto changes = refused_changes(unit);
    for (const Rule& rule : rules()) {
        CAPTURE(rule.type, rule.reason, rule.field);
        CHECK(std::ranges::any_of(changes, [&](const RefusedChange& change) { return is_about(rule, change); }));
    }
    for (const RefusedChange& change : changes) {
        CAPTURE(change.type->name, change.reason, change.field);
        CHECK(std::ranges::any_of(rules(), [&](const Rule& rule) { return is_about(rule, change); }));
    }
}

TEST_CASE("a rule refuses with its reason and field, on both sides unless it is the session's alone", "[rules]") {
    for (const RefusedChange& change : refused_changes(unit)) {
        CAPTURE(change.type->name, change.refused);
        const std::string refused = std::string(change.reason) + " " + std::string(change.type->name) +
                                    (change.field.empty() ? "" : "." + std::string(change.field));
        const auto rule = std::ranges::find_if(rules(), [&](const Rule& one) { return is_about(one, change); });

        CHECK(told(change, change.refused, Side::device) == refused);
        CHECK(told(change, change.refused, Side::server) == (rule->session_only.empty() ? refused : "let through"));
        if (!change.let_through.empty()) {
            CHECK(told(change, change.let_through, Side::device) == "let through");
            CHECK(told(change, change.let_through, Side::server) == "let through");
        }
    }
}

TEST_CASE("what was wrong before is not held against a change of something else", "[rules]") {
    for (RefusedChange change : refused_changes(unit)) {
        if (change.reason != "date_in_future" && change.reason != "huddle_order")
            continue;
        CAPTURE(change.type->name, change.refused);
        change.before = change.refused;
        Values after = change.refused;
        after["status"] = "closed";

        CHECK(told(change, after, Side::device) == "let through");
    }
}

TEST_CASE("a record is not misnamed by what a newer version may have made a key", "[rules]") {
    const Values values = {{"day", "2026-10-12"}, {"corridor", "east"}};
    const RefusedChange change{&record_type<DayMark>(), {}, {}, unit_id_of("by another key"), Values(), values, {}};

    CHECK(told(change, values, Side::server) == "let through");
}

TEST_CASE("every rule has a sentence for whoever is refused", "[rules][strings]") {
    const std::string sentences = file_text(std::string(VAKA_ASSETS) + "/strings/errors.sv.json");
    for (const Rule& rule : rules()) {
        CAPTURE(rule.reason);
        CHECK(sentences.find("\"reason." + std::string(rule.reason) + "\"") != std::string::npos);
    }
}

TEST_CASE("the format says of every rule that only the session runs that it does", "[rules][house]") {
    const std::string format = file_text(std::string(VAKA_ROOT) + "/core/sync/FORMAT.md");
    for (const Rule& rule : rules()) {
        CAPTURE(rule.reason);
        if (!rule.session_only.empty())
            CHECK(format.find("`" + std::string(rule.reason) + "`") != std::string::npos);
    }
}
