// Where everything is, in honest words: saved, waiting, received, come back, and on a stick.

#include "app/pages/sync/sync_screen.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

#include "tests/support/desk.hpp"

using namespace vaka;
using sim::Desk;
using sim::World;

namespace {

DayMark a_green_day() {
    DayMark mark;
    mark.day = Desk::day(10, 21);
    mark.confirmed = true;
    mark.confirmed_colour = Colour::green;
    return mark;
}

Incident a_risk() {
    Incident incident;
    incident.occurred_on = Desk::day(10, 21);
    incident.type = IncidentType::risk;
    incident.category_id = {"medication"};
    return incident;
}

std::string a_stick(Desk& desk, const char* name = "stick") {
    std::string folder = desk.folder(name);
    std::filesystem::create_directories(folder);
    return folder;
}

}

TEST_CASE("without a server the page says so and nothing waits", "[app][sync]") {
    Desk desk;
    desk.add(a_risk());

    SyncScreen sync(desk.app());

    CHECK_FALSE(sync.is_connected());
    CHECK(sync.waiting().empty());
    CHECK(sync.unit_name() == Desk::unit_name);
}

TEST_CASE("what waits is told in words, newest first, until the server has it", "[app][sync]") {
    World world(1);
    Desk desk(world, 0);
    world.tablet(0).link.up = false;
    desk.add(a_risk());
    Action action;
    action.title = {"Nya handtag"};
    auto id = desk.add(action);
    Action done = action;
    done.status = ActionStatus::done;
    REQUIRE(desk.session().change(id, action, done, desk.store().frontier()));
    desk.add(a_green_day());
    SyncScreen sync(desk.app());

    sync.try_now();
    world.tablet(0).exchange->tick();
    sync.refresh();

    CHECK(sync.status().offline);
    REQUIRE(sync.waiting().size() == 4);
    CHECK(sync.waiting()[0].saying.key == "saying.day.green");
    CHECK(sync.waiting()[0].saying.day == Desk::day(10, 21));
    CHECK(sync.waiting()[1].saying.key == "saying.action.done");
    CHECK(sync.waiting()[1].saying.name == "Nya handtag");
    CHECK(sync.waiting()[2].saying.key == "saying.action.new");
    CHECK(sync.waiting()[3].saying.key == "saying.incident.risk");
    CHECK(sync.waiting()[3].saying.category.code == "medication");

    world.tablet(0).link.up = true;
    world.tablet(0).exchange_until_quiet();
    sync.refresh();
    CHECK(sync.waiting().empty());
    CHECK(sync.status().state == SyncState::received);
}

TEST_CASE("a long list is cut and the rest is counted", "[app][sync]") {
    World world(1);
    Desk desk(world, 0);
    world.tablet(0).link.up = false;
    for (int i = 0; i < 20; ++i)
        desk.add(a_risk());
    SyncScreen sync(desk.app());

    sync.try_now();

    CHECK(sync.waiting().size() + sync.more_waiting() == 20);
    CHECK(sync.more_waiting() > 0);
}

TEST_CASE("a stick that is missing is asked for", "[app][sync]") {
    Desk desk;
    SyncScreen sync(desk.app());

    sync.save_to_usb();

    CHECK(sync.stick_is_missing());
    CHECK_FALSE(sync.usb());
}

TEST_CASE("things go from tablet to tablet on a stick, and the day is remembered", "[app][sync]") {
    World world(2);
    Desk first(world, 0);
    Desk second(world, 1);
    first.sticks = second.sticks = {a_stick(first)};
    first.add(a_risk());
    SyncScreen from(first.app());
    SyncScreen to(second.app());

    from.save_to_usb();
    to.read_from_usb();

    REQUIRE(from.usb());
    CHECK(from.usb()->saved);
    REQUIRE(to.usb());
    CHECK(to.usb()->files == 1);
    CHECK(to.usb()->changes >= 1);
    CHECK(second.all<Incident>().size() == 1);
    CHECK(SyncScreen(second.app()).last_usb());

    to.read_from_usb();
    CHECK(to.usb()->changes == 0);
}

TEST_CASE("with two sticks the person chooses", "[app][sync]") {
    Desk desk;
    desk.sticks = {a_stick(desk, "one"), a_stick(desk, "two")};
    SyncScreen sync(desk.app());

    sync.save_to_usb();
    REQUIRE(sync.sticks().size() == 2);
    CHECK(std::filesystem::is_empty(desk.sticks[1]));
    sync.choose_stick(1);

    CHECK(std::filesystem::is_empty(desk.sticks[0]));
    CHECK_FALSE(std::filesystem::is_empty(desk.sticks[1]));
    CHECK(sync.sticks().empty());
}

TEST_CASE("a stick that was pulled out is a sentence and loses nothing", "[app][sync]") {
    Desk desk;
    desk.add(a_risk());
    desk.sticks = {desk.folder("gone")};
    SyncScreen sync(desk.app());

    sync.save_to_usb();

    CHECK(sync.usb_trouble());
    CHECK_FALSE(sync.usb());
    CHECK(desk.all<Incident>().size() == 1);
}

TEST_CASE("what came back is shown with why, can be corrected and is then sent again", "[app][sync][privacy]") {
    World world(1);
    Desk desk(world, 0);
    // A text that passes when it is saved and not when it leaves: a mistyped personnummer.
    Incident incident = a_risk();
    incident.what = {"Ring 121212-1211 om dosen"};
    desk.add(incident);
    world.tablet(0).exchange_until_quiet();
    SyncScreen sync(desk.app());
    REQUIRE(sync.returned().size() == 1);
    CHECK(sync.returned()[0].saying.key == "saying.incident.risk");
    CHECK(sync.returned()[0].has_text);
    CHECK(desk.all<Incident>().empty());

    sync.correct(0);
    REQUIRE(sync.correcting());
    sync.text.set("Ring om dosen", desk.session().today());
    sync.save_corrected();

    CHECK_FALSE(sync.correcting());
    CHECK(sync.returned().empty());
    REQUIRE(desk.all<Incident>().size() == 1);
    CHECK(desk.all<Incident>()[0].record.what.text == "Ring om dosen");
    CHECK(world.tablet(0).exchange_until_quiet());
}
