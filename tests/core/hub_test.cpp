// The server's judge: what a tablet must not write is not let in, whatever program it runs.

#include <catch2/catch.hpp>

#include <algorithm>

#include "core/base/json.hpp"
#include "core/hub/judge.hpp"
#include "core/model/action.hpp"
#include "core/sync/folder.hpp"
#include "core/sync/offer.hpp"
#include "core/sync/peers.hpp"
#include "tests/support/faulty_vfs.hpp"
#include "tests/support/refused_changes.hpp"
#include "tests/support/sim.hpp"

using namespace vaka;
using namespace vaka::sim;

namespace {

const Uuid unit = unit_id_of("Avdelning 12");

// The stores of two tablets and of the server, which knows them both; nothing of the session's is between.
struct Ward {
    struct Replica {
        Replica(Ward& ward, const std::string& machine, Side side) {
            Store::Identity identity{unit, born_uuid(ward.clock, ward.random), KeyPair::make(ward.random)};
            auto made = Store::create(machine + "/store.vaka", identity, ward.vfs.name(), side);
            REQUIRE(made);
            store = std::move(*made);
        }
        std::unique_ptr<Store> store;
    };

    explicit Ward(Role role = Role::unit_manager) {
        for (Replica* tablet : {&a, &b}) {
            Device device{"Platta", Code{std::string(role_code(role))}, hex(tablet->store->public_key()), false};
            write(hub, "device", tablet->store->device(), values_of(device), "server");
        }
    }

    void write(Replica& replica, std::string_view type, const Uuid& record, Values sets, const char* by = "staff") {
        Change change{std::string(type), record, std::move(sets), replica.store->frontier()};
        REQUIRE(replica.store->commit({by, {}, clock.now()}, {change}));
    }
    // Tells the server all that the tablet has. Returns why the tablet's latest op was refused, or "let in".
    std::string send(Replica& tablet) {
        auto offered = offer(*tablet.store, {}, 0, clock.now(), whole_log);
        REQUIRE(offered);
        auto taken = accept(*hub.store, *offered, HubJudge(*hub.store->key(), today()), clock.now());
        REQUIRE(taken);
        REQUIRE(taken->troubles.empty());
        const Uuid& device = tablet.store->device();
        auto stub = hub.store->log().stub_at(device, tablet.store->frontier().of(device));
        REQUIRE(stub);
        return stub->has_value() ? (*stub)->reason : "let in";
    }
    std::string told(std::string_view type, const Uuid& record, Values sets, const char* by = "staff") {
        write(a, type, record, std::move(sets), by);
        return send(a);
    }
    Uuid born() { return born_uuid(clock, random); }
    Date today() const { return swedish_time(clock.now()).date; }

    FaultyVfs vfs{"hub-test"};
    SimClock clock;
    SimRandom random{1};
    Replica hub{*this, "hub", Side::server}, a{*this, "a", Side::device}, b{*this, "b", Side::device};
};

const Values a_risk = {{"occurred_on", "2026-10-21"}, {"type", "risk"}};

}

TEST_CASE("the server refuses what the rules refuse, unless only the session can", "[hub][rules]") {
    for (const RefusedChange& change : refused_changes(unit)) {
        CAPTURE(change.type->name, change.refused);
        const char* by = change.type == &record_type<Unit>() ? "unit_manager" : "staff";
        const auto rule = std::ranges::find_if(rules(), [&](const Rule& one) { return is_about(one, change); });
        Ward ward;
        for (const Values& incident : change.incidents)
            REQUIRE(ward.told("incident", ward.born(), incident) == "let in");
        if (!change.before.empty())
            REQUIRE(ward.told(change.type->name, change.record, change.before) == "let in");
        auto told = [&](const Values& after) {
            return ward.told(change.type->name, change.record, changes(*change.type, change.before, after), by);
        };

        CHECK(told(change.refused) == (rule->session_only.empty() ? change.reason : "let in"));
        if (!change.let_through.empty() && rule->session_only.empty())
            CHECK(told(change.let_through) == "let in");
    }
}

TEST_CASE("the server refuses what the description of a record forbids", "[hub]") {
    Ward ward(Role::staff);
    const Uuid action = ward.born();
    REQUIRE(ward.told("action", action, {{"title", "Halkmatta"}}) == "let in");

    CHECK(ward.told("action", action, {{"due", "2026-11-05"}}, "unit_manager") == "role_not_allowed");
    CHECK(ward.told("staff", ward.born(), {{"display_name", "KL"}, {"role", "staff"}}) == "role_not_allowed");
    CHECK(ward.told("action", ward.born(), {{"help_wanted", true}}) == "field_required");
    CHECK(ward.told("action", action, {{"title", nullptr}}) == "field_required");
    CHECK(ward.told("action", action, {{"due", "2026-02-30"}}) == "field_bad_value");
    CHECK(ward.told("action", action, {{"removed", "yes"}}) == "field_bad_value");
    CHECK(ward.told("action", action, {{"title", std::string(121, 'x')}}) == "field_too_long");
    CHECK(ward.told("action", action, {{"title", "Ring 19121212-1212"}}) == "privacy.pnr12");
    CHECK(ward.told("action", action, {{"due", "2026-11-05"}}) == "let in");
}

TEST_CASE("the server lets in what a newer version adds", "[hub]") {
    Ward ward;
    const Uuid incident = ward.born();
    REQUIRE(ward.told("incident", incident, a_risk) == "let in");

    CHECK(ward.told("weather", unit_id_of("any id"), {{"snow", true}}) == "let in");
    CHECK(ward.told("incident", incident, {{"mood", RawJson{R"({"level":2})"}}}) == "let in");
    CHECK(ward.told("incident", incident, {{"severity", "dreadful"}}) == "let in");
    CHECK(ward.told("day_mark", unit_id_of("by another key"), {{"day", "2026-10-21"}, {"corridor", "east"}}) ==
          "let in");
}

TEST_CASE("what is wrong with a record in the end is not let in, though each change alone looks right", "[hub]") {
    Ward ward;
    const Values held = {{"held_on", "2026-10-21"}};
    const Uuid huddle = *named_id(record_type<Huddle>(), unit, held);
    REQUIRE(ward.told("huddle", huddle, held) == "let in");
    REQUIRE(ward.told("huddle", huddle, {{"covers_to", "2026-10-20"}}) == "let in");

    CHECK(ward.told("huddle", huddle, {{"covers_from", "2026-10-21"}}) == "huddle_order");
    // In the same bundle too, and what was refused does not count.
    ward.write(ward.a, "huddle", huddle, {{"covers_from", "2026-10-19"}});
    ward.write(ward.a, "huddle", huddle, {{"covers_to", "2026-10-18"}});
    ward.write(ward.a, "huddle", huddle, {{"covers_to", "2026-10-19"}});
    CHECK(ward.send(ward.a) == "let in");
    auto now = ward.hub.store->get(Id<Huddle>{huddle});
    REQUIRE(now);
    CHECK((*now)->covers_from == Date::of(2026, 10, 19));
    CHECK((*now)->covers_to == Date::of(2026, 10, 19));
    CHECK(ward.hub.store->verify(trusted_key));
}

TEST_CASE("a record is taken away though it is not whole", "[hub]") {
    Ward ward;
    const Uuid action = ward.born();
    REQUIRE(ward.told("action", action, {{"title", std::string(121, 'x')}}) == "field_too_long");

    CHECK(ward.told("action", action, {{"removed", true}}) == "let in");
}

TEST_CASE("a change is let in though what its writer saw comes after it", "[hub]") {
    Ward ward;
    const Values held = {{"held_on", "2026-10-21"}};
    const Uuid incident = ward.born(), huddle = *named_id(record_type<Huddle>(), unit, held);
    ward.write(ward.a, "incident", incident, a_risk);
    ward.write(ward.a, "huddle", huddle, held);
    auto stick = bundle_file(*ward.a.store, {}, ward.clock.now(), false);
    REQUIRE(stick);
    REQUIRE(import_file(*ward.b.store, *stick, ward.clock.now()));
    ward.write(ward.b, "incident", incident, {{"severity", "minor"}});
    ward.write(ward.b, "huddle", huddle, {{"covers_to", "2026-10-20"}});

    // Its own log comes first in a bundle.
    CHECK(ward.send(ward.b) == "let in");

    auto now = ward.hub.store->get(Id<Incident>{incident});
    REQUIRE(now);
    CHECK((*now)->severity == Severity::minor);
    CHECK((*now)->occurred_on == Date::of(2026, 10, 21));
    CHECK(ward.hub.store->list<Huddle>()->front().record.covers_to == Date::of(2026, 10, 20));
}
