// Tablets and a hub of one ward, in one process, with real store files.

#include <catch2/catch.hpp>

#include "core/model/action.hpp"
#include "core/model/records.hpp"
#include "core/sync/folder.hpp"
#include "core/sync/pack.hpp"
#include "core/sync/peers.hpp"
#include "tests/support/world.hpp"

using namespace vaka;
using namespace vaka::sim;

namespace {

Incident a_fall() {
    Incident incident;
    incident.occurred_on = Date::of(2026, 10, 21);
    incident.type = IncidentType::near_miss;
    incident.category_id = {"fall"};
    incident.what = {"Halkade på väg till duschen. Golvet var vått."};
    return incident;
}

}

TEST_CASE("what one tablet saves the other shows, and the receipt turns saved into received", "[system][sync]") {
    World world(2);

    auto id = world.tablet(0).session->add(a_fall());
    REQUIRE(id);
    world.tablet(0).exchange->tick();
    CHECK(world.tablet(0).exchange->status().state == SyncState::waiting);
    CHECK(world.tablet(0).exchange->status().waiting == 1);
    world.exchange_until_quiet();

    CHECK(world.tablet(0).exchange->status().state == SyncState::received);
    auto seen = world.tablet(1).store->get(*id);
    REQUIRE(seen);
    REQUIRE(seen->has_value());
    CHECK((*seen)->what.text == a_fall().what.text);
    CHECK(digest(*world.tablet(0).store) == digest(*world.tablet(1).store));
    CHECK(digest(*world.tablet(0).store) == digest(world.hub_store()));
    for (Store* store : {world.tablet(0).store.get(), world.tablet(1).store.get(), &world.hub_store()}) {
        auto verified = store->verify(trusted_key);
        INFO((verified ? "" : verified.error().reason + " " + verified.error().detail));
        CHECK(verified);
    }
}

TEST_CASE("a day's exchange is one round trip whatever lies in the log", "[system][sync]") {
    World world(1);
    for (int i = 0; i < 50; ++i)
        REQUIRE(world.tablet(0).session->add(a_fall()));
    std::size_t before = world.tablet(0).link.requests;

    REQUIRE(world.tablet(0).exchange_until_quiet());

    CHECK(world.tablet(0).link.requests == before + 1);
}

TEST_CASE("who asks for a round while one is under way gets another one after it, and no more", "[system][sync]") {
    World world(1);
    Tablet& tablet = world.tablet(0);
    tablet.link.slow = true;
    tablet.exchange->sync_now();
    std::size_t before = tablet.link.requests;

    tablet.exchange->sync_now();
    CHECK(tablet.link.requests == before);
    tablet.link.slow = false;
    for (int i = 0; i < 10; ++i)
        tablet.exchange->tick();

    CHECK(tablet.link.requests == before + 1);
}

TEST_CASE("a server that is away stops nothing, and nothing is missing when it is back", "[system][sync]") {
    World world(2);
    world.tablet(0).link.up = false;
    auto id = world.tablet(0).session->add(a_fall());
    REQUIRE(id);

    CHECK_FALSE(world.tablet(0).exchange_until_quiet());
    CHECK(world.tablet(0).exchange->status().offline);
    CHECK(world.tablet(0).exchange->status().waiting == 1);
    world.tablet(0).link.up = true;
    world.exchange_until_quiet();

    CHECK(world.tablet(0).exchange->status().waiting == 0);
    CHECK(world.tablet(1).store->get(*id)->has_value());
}

TEST_CASE("a forbidden op comes back with its reason and blocks nothing", "[system][sync]") {
    World world(2);
    Tablet& staff = world.add_tablet(Role::staff);
    Change forged{
        "staff", born_uuid(world.clock, staff.random), {{"display_name", "KL"}, {"role", "unit_manager"}}, {}};
    REQUIRE(staff.store->commit({"staff", {}, world.clock.now()}, {forged}));
    auto good = staff.session->add(a_fall());
    REQUIRE(good);

    world.exchange_until_quiet();
    staff.exchange_until_quiet();

    CHECK(world.tablet(0).store->get(*good)->has_value());
    CHECK(staff.exchange->status().state == SyncState::refused);
    auto returned = staff.store->returned();
    REQUIRE(returned);
    REQUIRE(returned->size() == 1);
    CHECK(returned->front().reason == "role_not_allowed");
    CHECK(digest(*staff.store) == digest(world.hub_store()));
    CHECK(digest(*staff.store) == digest(*world.tablet(1).store));
    CHECK(staff.store->verify(trusted_key));
    CHECK(world.tablet(1).store->verify(trusted_key));
}

TEST_CASE("files carried by hand join two tablets while the server is away", "[system][sync]") {
    World world(2);
    world.tablet(0).link.up = world.tablet(1).link.up = false;
    auto first = world.tablet(0).session->add(a_fall());
    auto second = world.tablet(1).session->add(a_fall());
    REQUIRE(first);
    REQUIRE(second);

    auto there = bundle_file(*world.tablet(0).store, {}, world.clock.now(), true);
    REQUIRE(there);
    auto taken = import_file(*world.tablet(1).store, *there, world.clock.now());
    REQUIRE(taken);
    CHECK(taken->troubles.empty());
    auto back = bundle_file(*world.tablet(1).store, {}, world.clock.now(), false);
    REQUIRE(back);
    REQUIRE(import_file(*world.tablet(0).store, *back, world.clock.now()));

    CHECK(digest(*world.tablet(0).store) == digest(*world.tablet(1).store));
    auto again = import_file(*world.tablet(0).store, *back, world.clock.now());
    REQUIRE(again);
    CHECK(again->ops == 0);
    world.tablet(0).link.up = world.tablet(1).link.up = true;
    world.exchange_until_quiet();
    CHECK(digest(world.hub_store()) == digest(*world.tablet(1).store));
    CHECK(world.hub_store().verify(trusted_key));
}

TEST_CASE("a blocked text never reaches any file", "[system][privacy]") {
    World world(1);
    Incident incident = a_fall();
    incident.what = {"Ring 19121212-1212 i morgon"};

    auto id = world.tablet(0).session->add(incident);

    REQUIRE_FALSE(id);
    CHECK(id.error().fault == Fault::privacy);
}

TEST_CASE("undo takes back the latest save", "[session]") {
    World world(1);
    Session& session = *world.tablet(0).session;
    auto id = session.add(a_fall());
    REQUIRE(id);
    Incident after = a_fall();
    after.severity = Severity::minor;
    REQUIRE(session.change(*id, a_fall(), after, world.tablet(0).store->frontier()));

    REQUIRE(session.undo());
    CHECK((*world.tablet(0).store->get(*id))->severity == std::nullopt);
    REQUIRE(session.undo());

    CHECK(world.tablet(0).store->list<Incident>()->empty());
    CHECK(world.tablet(0).store->verify(trusted_key));
}
