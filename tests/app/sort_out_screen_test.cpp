// Two versions of one thing: seen side by side, chosen once, and the same on all tablets.

#include "app/pages/sync/sort_out_screen.hpp"

#include <catch2/catch.hpp>

#include "tests/support/desk.hpp"

using namespace vaka;
using sim::Desk;
using sim::World;

namespace {

constexpr const char* hour = "Kvällsdosen gavs en timme sent. Doslistan låg i fel pärm.";
constexpr const char* two_hours = "Kvällsdosen gavs två timmar sent. Doslistan låg kvar på kontoret.";

// Two tablets that wrote different texts about the same incident without having seen each other.
struct Twice {
    World world{2};
    Desk desk{world, 0};
    Id<Incident> id;

    Twice() {
        Incident incident;
        incident.occurred_on = Desk::day(10, 20);
        incident.type = IncidentType::near_miss;
        id = desk.add(incident);
        world.exchange_until_quiet();
        set(0, "what", hour);
        set(1, "what", two_hours);
        world.exchange_until_quiet();
    }
    void set(std::size_t tablet, const char* field, const Value& value) {
        Session& session = *world.tablet(tablet).session;
        auto draft = session.open(record_type<Incident>(), id.uuid);
        REQUIRE(draft);
        draft->after[field] = value;
        REQUIRE(session.save(std::move(*draft)));
    }
    std::string text(std::size_t tablet) {
        auto incident = world.tablet(tablet).store->get(id);
        return incident && *incident ? (*incident)->what.text : "";
    }
    std::size_t clashes(std::size_t tablet) { return world.tablet(tablet).store->clashes()->size(); }
};

using Words = std::vector<std::string>;

Words parts(std::string_view text, const SortOutScreen::Ranges& ranges) {
    Words parts;
    for (auto [begin, end] : ranges)
        parts.emplace_back(text.substr(begin, end - begin));
    return parts;
}

}

TEST_CASE("what differs is marked in whole words", "[app]") {
    auto [first, second] = differences(hour, two_hours);

    CHECK(parts(hour, first) == Words({"en timme", "i fel pärm"}));
    CHECK(parts(two_hours, second) == Words({"två timmar", "kvar på kontoret"}));
    CHECK(differences("lika", "lika").first.empty());
    CHECK(parts("", differences("", "ord").first).empty());
}

TEST_CASE("both versions are shown with who wrote them and when", "[app][sync]") {
    Twice twice;

    SortOutScreen sort_out(twice.desk.app());

    REQUIRE(sort_out.matter());
    CHECK(sort_out.count() == 1);
    CHECK(sort_out.matter()->saying.key == "saying.record.near_miss");
    REQUIRE(sort_out.matter()->versions.size() == 2);
    for (const auto& version : sort_out.matter()->versions) {
        CHECK(version.device == "Plattan på expeditionen");
        CHECK(version.is_here == (version.text == hour));
    }
}

TEST_CASE("either version can be chosen, also the one that shows, and all tablets agree", "[app][sync]") {
    std::size_t chosen = GENERATE(0u, 1u);
    Twice twice;
    SortOutScreen sort_out(twice.desk.app());
    std::string text = sort_out.matter()->versions[chosen].text;

    sort_out.choose(chosen);
    CHECK_FALSE(sort_out.trouble());
    CHECK_FALSE(sort_out.matter());
    CHECK(sort_out.was_sorted());
    twice.world.exchange_until_quiet();

    for (std::size_t tablet : {0u, 1u}) {
        CHECK(twice.text(tablet) == text);
        CHECK(twice.clashes(tablet) == 0);
    }
}

TEST_CASE("both texts can be kept, or a new one written", "[app][sync]") {
    Twice twice;
    SortOutScreen sort_out(twice.desk.app());

    SECTION("both") {
        REQUIRE(sort_out.can_keep_both());
        sort_out.keep_both();
        CHECK(twice.text(0).find(hour) != std::string::npos);
        CHECK(twice.text(0).find(two_hours) != std::string::npos);
    }
    SECTION("a new one") {
        sort_out.write();
        sort_out.text.set("Dosen gavs sent.", twice.desk.session().today());
        REQUIRE(sort_out.can_save());
        sort_out.save();
        CHECK(twice.text(0) == "Dosen gavs sent.");
    }
    SECTION("not with a number in it") {
        sort_out.write();
        sort_out.text.set("Ring 19121212-1212", twice.desk.session().today());
        CHECK_FALSE(sort_out.can_save());
        sort_out.save();
        CHECK(twice.clashes(0) == 1);
        return;
    }
    CHECK(twice.clashes(0) == 0);
}

TEST_CASE("a choice can be made anew", "[app][sync]") {
    Twice twice;
    SortOutScreen sort_out(twice.desk.app());
    std::string other = sort_out.matter()->versions[1].text;
    sort_out.choose(0);

    sort_out.reopen();
    REQUIRE(sort_out.matter());
    sort_out.choose(1);

    CHECK(twice.text(0) == other);
    CHECK_FALSE(sort_out.matter());
}

TEST_CASE("waiting leaves everything as it was", "[app][sync]") {
    Twice twice;
    SortOutScreen sort_out(twice.desk.app());

    CHECK(sort_out.wait().as<Back>());

    CHECK(twice.clashes(0) == 1);
}

TEST_CASE("what one took away and another changed is kept or taken away by choice", "[app][sync]") {
    bool keeps = GENERATE(true, false);
    World world(2);
    Desk desk(world, 0);
    Action action;
    action.title = {"Rutin"};
    auto id = desk.add(action);
    world.exchange_until_quiet();
    auto set = [&](std::size_t tablet, const char* field, const Value& value) {
        auto draft = world.tablet(tablet).session->open(record_type<Action>(), id.uuid);
        draft->after[field] = value;
        REQUIRE(world.tablet(tablet).session->save(std::move(*draft)));
    };
    set(0, "removed", true);
    set(1, "due", "2026-11-05");
    world.exchange_until_quiet();
    SortOutScreen sort_out(desk.app());
    REQUIRE(sort_out.matter());
    REQUIRE(sort_out.matter()->removal());
    REQUIRE(sort_out.matter()->versions.size() == 2);

    sort_out.choose(keeps ? 0 : 1);
    world.exchange_until_quiet();

    INFO((sort_out.trouble() ? sort_out.trouble()->reason : ""));
    for (std::size_t tablet : {0u, 1u}) {
        CHECK(world.tablet(tablet).store->clashes()->empty());
        CHECK(world.tablet(tablet).store->list<Action>()->size() == (keeps ? 1u : 0u));
    }
}
