// The first page: an invitation that is taken, those that are not, and the made-up ward.

#include "app/pages/unit/first_run_screen.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

#include "core/sync/peers.hpp"
#include "tests/support/desk.hpp"

using namespace vaka;
using sim::Desk;
using sim::World;

namespace {

using Outcome = FirstRunScreen::Outcome;

// A tablet fresh from its box, and a hub that it may reach.
struct Box {
    World world{0};
    sim::SimKeystore keystore;
    DiskFiles files;
    Settings settings;
    Machine machine{world.clock, world.random,      files, keystore, world.folder("new.vaka"),
                    "",          "Plattan i köket", {},    {}};
    bool up = true;
    std::string url;

    Box() {
        machine.connect = [this](const std::string& to) {
            url = to;
            auto link = std::make_unique<sim::SimLink>(world.hub());
            link->up = up;
            return link;
        };
    }
    std::string invite() { return world.hub().invite(World::unit_name, Role::unit_manager)->code; }
};

}

TEST_CASE("an invitation makes a store that belongs to the ward", "[app][sync]") {
    Box box;
    FirstRunScreen first(box.machine, box.settings, nullptr, {});
    CHECK_FALSE(first.can_join());
    first.server = " vaka.region.se/ ";
    first.code = box.invite();

    first.join();
    first.refresh();

    INFO((first.trouble() ? first.trouble()->reason : ""));
    REQUIRE(first.outcome() == Outcome::joined);
    CHECK(first.unit_name() == World::unit_name);
    CHECK(box.url == "https://vaka.region.se");
    auto store = open_store(box.machine.store_path, box.keystore);
    REQUIRE(store);
    auto facts = server_facts(**store);
    REQUIRE((facts && *facts));
    CHECK((*facts)->url == "https://vaka.region.se");
    CHECK((*facts)->role == Role::unit_manager);
}

TEST_CASE("each invitation that is not taken says why and makes nothing", "[app][sync]") {
    Box box;
    FirstRunScreen first(box.machine, box.settings, nullptr, {});
    first.server = "vaka.region.se";

    SECTION("half a code") {
        first.code = "VAKA-1234";
        first.join();
        REQUIRE(first.trouble());
        CHECK(first.trouble()->reason == "invitation_malformed");
    }
    SECTION("a code that nobody gave") {
        first.code = "VAKA-0000-0000-0000";
        first.join();
        first.refresh();
        REQUIRE(first.trouble());
        CHECK(first.trouble()->reason == "invitation_unknown");
    }
    SECTION("a server that does not answer") {
        box.up = false;
        first.code = box.invite();
        first.join();
        first.refresh();
        REQUIRE(first.trouble());
        CHECK(first.trouble()->reason == "server_unreachable");
    }
    SECTION("an address that is none") {
        box.machine.connect = [](const std::string&) {
            return std::unique_ptr<Transport>();
        };
        first.code = box.invite();
        first.join();
        REQUIRE(first.trouble());
        CHECK(first.trouble()->reason == "server_address");
    }
    CHECK_FALSE(first.is_joining());
    CHECK(first.outcome() == Outcome::waiting);
    CHECK_FALSE(std::filesystem::exists(box.machine.store_path));
}

TEST_CASE("after a refusal the next try works", "[app][sync]") {
    Box box;
    FirstRunScreen first(box.machine, box.settings, nullptr, {});
    first.server = "vaka.region.se";
    first.code = "VAKA-1234";
    first.join();
    REQUIRE(first.trouble());

    first.code = box.invite();
    first.join();
    first.refresh();

    CHECK_FALSE(first.trouble());
    CHECK(first.outcome() == Outcome::joined);
}

TEST_CASE("waiting can be stopped", "[app]") {
    Box box;
    FirstRunScreen first(box.machine, box.settings, nullptr, {});
    first.server = "vaka.region.se";
    first.code = box.invite();

    first.join();
    REQUIRE(first.is_joining());
    first.stop();
    first.refresh();

    CHECK(first.outcome() == Outcome::waiting);
}

TEST_CASE("a ward that began alone joins later and keeps what it wrote", "[app][sync]") {
    Box box;
    auto keys = device_keys(box.keystore, box.world.clock, box.world.random);
    auto store = new_store(box.machine.store_path, *keys, World::unit_name);
    REQUIRE(store);
    Session session(**store, box.world.clock, box.world.random);
    REQUIRE(session.add(Unit{.name = World::unit_name}));
    FirstRunScreen first(box.machine, box.settings, store->get(), {});
    CHECK_FALSE(first.is_offered_trial());
    first.server = "vaka.region.se";
    first.code = box.invite();

    first.join();
    first.refresh();

    REQUIRE(first.outcome() == Outcome::joined);
    CHECK((*server_facts(**store)).has_value());
    CHECK((**store).frontier().of(keys->device) == 1);
}

TEST_CASE("the made-up ward is made by the program, and a failure is told", "[app]") {
    Box box;
    bool made = false;
    FirstRunScreen first(box.machine, box.settings, nullptr, [&]() -> Result<void> {
        if (!std::exchange(made, true))
            return Error{Fault::full, "disk_full", ""};
        return {};
    });
    REQUIRE(first.is_offered_trial());

    first.try_out();
    REQUIRE(first.trouble());
    CHECK(first.outcome() == Outcome::waiting);
    first.try_out();
    CHECK(first.outcome() == Outcome::trial);
}
