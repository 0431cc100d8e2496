// The huddle: every answer is on the disk, an interruption resumes exactly, and the latest answer can be taken back.

#include "app/pages/huddle/huddle_screen.hpp"

#include <catch2/catch.hpp>

#include "app/pages/incident/incident_screen.hpp"
#include "tests/support/desk.hpp"

namespace vaka {

namespace {

using sim::Desk;

Incident an_incident(IncidentType type, Date day) {
    return {.occurred_on = day, .discovered_on = day, .type = type, .category_id = Code{"fall"}};
}

std::size_t step_of(const HuddleScreen& huddle, std::string_view question) {
    for (std::size_t i = 0; i < huddle.questions().size(); ++i)
        if (huddle.questions()[i].question->code == question)
            return i;
    return huddle.questions().size();
}

}

TEST_CASE("a tablet that stops in the middle of a huddle goes on where it was", "[screens]") {
    Desk desk;
    {
        HuddleScreen huddle(desk.app(), {desk.session().today()});
        huddle.nothing_happened();
        huddle.skip();
        huddle.choose_category(Code{"fall"});
        huddle.choose_level(WatchLevel::high);
        huddle.words().set("Halt vid entr", huddle.today());
        huddle.keep();
    }
    desk.clock().pass(4 * 60'000);

    // Another program opens the same file, as after a power cut.
    auto store = Store::open(desk.folder("ward.vaka"));
    REQUIRE(store);
    sim::SimRandom random{3};
    Session session(**store, desk.clock(), random);
    App app{desk.app().machine, desk.app().settings, {**store, session, desk.app().ward.content}};
    HuddleScreen huddle(app, {session.today()});

    CHECK(huddle.question().code == "q_ahead");
    CHECK(huddle.words().text() == "Halt vid entr");
    CHECK(huddle.category() == Code{"fall"});
    CHECK(huddle.level() == WatchLevel::high);
    CHECK(huddle.minutes() == 4);
    CHECK(huddle.took_back());
}

TEST_CASE("undo takes a green day back, and the question stands again", "[screens]") {
    Desk desk;
    HuddleScreen huddle(desk.app(), {desk.session().today()});
    huddle.nothing_happened();
    REQUIRE(huddle.day().state == DayState::green);
    REQUIRE(huddle.can_undo());

    huddle.undo();

    CHECK_FALSE(huddle.took_back());
    CHECK(huddle.question().code == "q_back");
    CHECK(huddle.day().state == DayState::waiting);
    CHECK_FALSE(huddle.can_undo());

    huddle.nothing_happened();
    CHECK(huddle.day().state == DayState::green);
}

TEST_CASE("a reported risk is part of the look back: one save, one undo", "[screens]") {
    Desk desk;
    HuddleScreen huddle(desk.app(), {desk.session().today()});
    Go go = huddle.report(IncidentType::near_miss);
    REQUIRE(go.as<ToIncident>()->day == Desk::day(10, 21));

    IncidentScreen incident(desk.app(), *go.as<ToIncident>());
    CHECK(incident.type() == IncidentType::near_miss);
    incident.choose_category(*incident.usual().front());
    REQUIRE(incident.save().as<Back>());
    huddle.refresh();

    CHECK(huddle.took_back());
    CHECK(huddle.day().state == DayState::yellow);
    CHECK_FALSE(huddle.day().changed);
    REQUIRE(huddle.reported().size() == 1);
    CHECK(huddle.reported().front().record.huddle_id.has_value());

    huddle.undo();
    CHECK(huddle.reported().empty());
    CHECK(huddle.day().state == DayState::waiting);
}

TEST_CASE("what was reported before the huddle is never made green", "[screens]") {
    Desk desk;
    desk.add(an_incident(IncidentType::harm, Desk::day(10, 21)));
    HuddleScreen huddle(desk.app(), {desk.session().today()});
    CHECK(huddle.reported().size() == 1);
    CHECK(huddle.colour_when_closed() == DayState::orange);

    huddle.nothing_happened();

    CHECK(huddle.day().state == DayState::orange);
    CHECK_FALSE(huddle.day().changed);
}

TEST_CASE("after a weekend without huddles all its days get their colour", "[screens]") {
    Desk desk;
    Unit unit{.name = Desk::unit_name};
    for (const char* day : {"monday", "tuesday", "wednesday", "thursday", "friday"})
        unit.planned_days.insert(day);
    desk.add(unit);
    desk.clock().set(instant_of({Desk::day(10, 26), 9, 30}));
    desk.add(an_incident(IncidentType::risk, Desk::day(10, 24)));
    HuddleScreen huddle(desk.app(), {desk.session().today()});
    CHECK(huddle.covers().from == Desk::day(10, 23));
    CHECK(huddle.covers().to == Desk::day(10, 25));

    huddle.nothing_happened();

    CHECK_FALSE(huddle.one_colour());
    CHECK(huddle.day().day == Desk::day(10, 24));
    CHECK(desk.all<DayMark>().size() == 3);
}

TEST_CASE("skipping the look back colours nothing, and the huddle waits", "[screens]") {
    Desk desk;
    HuddleScreen huddle(desk.app(), {desk.session().today()});
    huddle.skip();
    huddle.words().set("Tidig kontroll i går kväll", huddle.today());
    huddle.add_good();
    huddle.open_summary();

    CHECK(huddle.finish().as<ToCross>());

    CHECK(huddle.day().state == DayState::waiting);
    CHECK(huddle.day().star);
    CHECK(desk.all<Huddle>().front().record.status == HuddleStatus::open);
}

TEST_CASE("each question leaves what its answer becomes", "[screens]") {
    Desk desk;
    auto action = desk.add(Action{.title = {"Prova nya larmet"}, .due = desk.session().today()});
    HuddleScreen huddle(desk.app(), {desk.session().today()});
    huddle.nothing_happened();

    huddle.open(step_of(huddle, "q_extra"));
    huddle.choose_category(Code{"fall"});
    huddle.add_watch();
    huddle.open(step_of(huddle, "q_actions"));
    huddle.complete(action);
    huddle.open(step_of(huddle, "q_info"));
    huddle.words().set("  Nya rutinen gäller  ", huddle.today());
    huddle.save_note();

    CHECK(huddle.at_summary());
    REQUIRE(huddle.watches("q_extra").size() == 1);
    CHECK(desk.all<Watch>().front().record.date == desk.session().today());
    CHECK(desk.get(action).status == ActionStatus::done);
    CHECK(desk.get(action).effect_due == desk.session().today().plus(28));
    CHECK(huddle.note() == "Nya rutinen gäller");
    CHECK_FALSE(huddle.all_taken());
    huddle.finish();
    CHECK(desk.all<Huddle>().front().record.ended_at.has_value());
}

TEST_CASE("two tablets that hold the same huddle write one record", "[screens]") {
    sim::World world(2);
    Desk one(world, 0), two(world, 1);
    HuddleScreen first(one.app(), {one.session().today()});
    HuddleScreen second(two.app(), {two.session().today()});

    first.nothing_happened();
    second.skip();
    second.words().set("Lugnt pass", second.today());
    second.add_good();
    world.exchange_until_quiet();
    first.refresh();
    second.refresh();

    CHECK(one.all<Huddle>().size() == 1);
    CHECK(one.all<DayMark>().size() == 1);
    CHECK(first.day().state == DayState::green);
    CHECK(second.took_back());
    CHECK(second.day().star);
}

}
