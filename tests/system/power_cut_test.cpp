// The power goes, or the disk has no room, at every write and every sync of what the app does to a store. Afterwards
// the old state or the new one holds, nothing between, and what was reported done is done.

#include <catch2/catch.hpp>

#include <functional>

#include "core/base/json.hpp"
#include "core/model/action.hpp"
#include "core/session.hpp"
#include "core/sync/enrol.hpp"
#include "core/sync/folder.hpp"
#include "core/sync/peers.hpp"
#include "tests/support/faulty_vfs.hpp"
#include "tests/support/sim.hpp"

using namespace vaka;
using namespace vaka::sim;

namespace {

using Trouble = FaultyVfs::Trouble;

constexpr const char* path = "ward/store.vaka";

// The same chance and time in every run, so that the same act leaves the same state.
struct Tools {
    SimClock clock;
    SimRandom random{7};
};

Store::Identity identity() {
    SimRandom random(3);
    SimClock clock;
    return {unit_id_of("Avdelning 12"), born_uuid(clock, random), KeyPair::make(random)};
}

std::unique_ptr<Store> opened(FaultyVfs& vfs) {
    auto store = Store::open(path, vfs.name());
    INFO((store ? "" : store.error().reason + " " + store.error().detail));
    REQUIRE(store);
    REQUIRE((*store)->unlock(identity().key));
    return std::move(*store);
}

std::string state_of(Store& store) {
    auto state = store.state();
    REQUIRE(state);
    auto facts = receipt(store);
    REQUIRE(facts);
    return hex(*state) + canonical(store.frontier().json()) + canonical(facts->have.json());
}

void check_whole(Store& store) {
    auto verified = store.verify(trusted_key);
    INFO((verified ? "" : verified.error().reason + " " + verified.error().detail));
    CHECK(verified);
}

Incident a_fall() {
    Incident incident;
    incident.occurred_on = Date::of(2026, 10, 21);
    incident.type = IncidentType::near_miss;
    incident.what = {"Halkade på väg till duschen."};
    return incident;
}

// A store with some days in it.
FaultyVfs::Image a_ward() {
    FaultyVfs vfs("power-cut-before");
    Tools tools;
    {
        auto store = Store::create(path, identity(), vfs.name());
        REQUIRE(store);
        Session session(**store, tools.clock, tools.random);
        for (int i = 0; i < 8; ++i)
            REQUIRE(session.add(a_fall()));
    }
    return vfs.image("ward");
}

using Act = std::function<Result<void>(Store&, Tools&)>;

// Runs the act once for every step that it takes on the disk, with this trouble at that step.
void at_every_step(const FaultyVfs::Image& before, const Act& act, Trouble trouble) {
    FaultyVfs vfs("power-cut");
    auto begin = [&] {
        vfs.wipe();
        vfs.put("ward", before);
        return opened(vfs);
    };
    std::string old_state, new_state;
    std::uint64_t steps = 0;
    {
        auto store = begin();
        old_state = state_of(*store);
        std::uint64_t first = vfs.steps("ward");
        Tools tools;
        REQUIRE(act(*store, tools));
        steps = vfs.steps("ward") - first;
        new_state = state_of(*store);
    }
    REQUIRE(steps > 0);

    for (std::uint64_t n = 0; n < steps; ++n)
        for (std::uint64_t luck = 0; luck < (trouble == Trouble::cut ? 4 : 1); ++luck) {
            CAPTURE(n, luck, steps);
            auto store = begin();
            vfs.fail("ward", trouble, n);
            Tools tools;
            bool done = act(*store, tools).has_value();
            if (trouble != Trouble::cut) {
                // The app goes on with the same store when there is room again.
                vfs.heal("ward");
                std::string now = state_of(*store);
                CHECK((now == new_state || (!done && now == old_state)));
                check_whole(*store);
                Session session(*store, tools.clock, tools.random);
                CHECK(session.add(a_fall()));
                check_whole(*store);
                continue;
            }
            vfs.cut("ward");
            store.reset();
            SimRandom torn(luck);
            vfs.restart("ward", luck == 0 ? nullptr : &torn);
            store = opened(vfs);
            std::string now = state_of(*store);
            CHECK((now == new_state || (!done && now == old_state)));
            check_whole(*store);
        }
}

Result<void> save(Store& store, Tools& tools) {
    Session session(store, tools.clock, tools.random);
    ASSIGN_OR_RETURN(fall, session.draft_of(a_fall()));
    ASSIGN_OR_RETURN(action, session.draft_of(Action{.title = {"Halkmatta"}}));
    return session.save(std::vector<Draft>{fall, action});
}

Result<void> rebuild(Store& store, Tools&) {
    return store.rebuild();
}

// What another device of the ward has written, as a file.
std::string a_file() {
    FaultyVfs vfs("power-cut-other");
    Tools tools;
    SimRandom random(4);
    Store::Identity other{identity().unit, born_uuid(tools.clock, random), KeyPair::make(random)};
    auto store = Store::create(path, other, vfs.name());
    REQUIRE(store);
    Session session(**store, tools.clock, tools.random);
    for (int i = 0; i < 12; ++i)
        REQUIRE(session.add(a_fall()));
    auto file = bundle_file(**store, {}, tools.clock.now(), true);
    REQUIRE(file);
    return *file;
}

}

TEST_CASE("a save survives a power cut and a full disk at any write", "[system][store]") {
    FaultyVfs::Image ward = a_ward();

    at_every_step(ward, save, Trouble::cut);
    at_every_step(ward, save, Trouble::full);
    at_every_step(ward, save, Trouble::io);
}

TEST_CASE("reading a file survives a power cut and a full disk at any write", "[system][store][sync]") {
    FaultyVfs::Image ward = a_ward();
    std::string file = a_file();
    Act import = [&](Store& store, Tools& tools) -> Result<void> {
        ASSIGN_OR_RETURN(taken, import_file(store, file, tools.clock.now()));
        CHECK(taken.ops == 12);
        return {};
    };

    at_every_step(ward, import, Trouble::cut);
    at_every_step(ward, import, Trouble::full);
    at_every_step(ward, import, Trouble::io);
}

TEST_CASE("a rebuild survives a power cut and a full disk at any write", "[system][store]") {
    FaultyVfs::Image ward = a_ward();

    at_every_step(ward, rebuild, Trouble::cut);
    at_every_step(ward, rebuild, Trouble::full);
    at_every_step(ward, rebuild, Trouble::io);
}

TEST_CASE("a store that was half made when the power went can be made again", "[system][store]") {
    FaultyVfs vfs("power-cut-create");
    ServerFacts facts{"https://hub", identity().device, identity().key.public_key, Role::staff};
    auto enrol = [&]() -> Result<void> {
        ASSIGN_OR_RETURN(store, Store::create(path, identity(), vfs.name()));
        return put_server_facts(*store, facts);
    };
    REQUIRE(enrol());
    std::uint64_t steps = vfs.steps("ward");

    for (Trouble trouble : {Trouble::cut, Trouble::full, Trouble::io})
        for (std::uint64_t n = 0; n < steps; ++n)
            for (std::uint64_t luck = 0; luck < 4; ++luck) {
                CAPTURE(n, luck, static_cast<int>(trouble));
                vfs.wipe();
                vfs.fail("ward", trouble, n);
                bool done = enrol().has_value();
                vfs.cut("ward");
                SimRandom torn(luck);
                vfs.restart("ward", luck == 0 ? nullptr : &torn);

                auto store = Store::open(path, vfs.name());
                if (!store && !done) {
                    INFO(store.error().reason + " " + store.error().detail);
                    CHECK(store.error().reason == "store_missing");
                    store = Store::create(path, identity(), vfs.name());
                }
                INFO((store ? "" : store.error().reason + " " + store.error().detail));
                REQUIRE(store);
                REQUIRE((*store)->unlock(identity().key));
                CHECK((!done || server_facts(**store)->has_value()));
                Tools tools;
                CHECK(save(**store, tools));
                check_whole(**store);
            }
}
