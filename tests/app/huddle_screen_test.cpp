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
        if (huddle.question(i).code == question)
            return i;
    return huddle.questions().size();
}

}

TEST_CASE("a tablet that stops in the middle of a huddle goes on where it was", "[screens]") {
    Desk desk;
    {
        HuddleScreen huddle(desk.app(), {desk.session().today()});
        huddle.press();
        huddle.skip();
        huddle.written().choose(Code{"fall"});
        huddle.written().level = WatchLevel::high;
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
    CHECK(huddle.written().category == Code{"fall"});
    CHECK(huddle.written().level == WatchLevel::high);
    CHECK(huddle.minutes() == 4);
    CHECK(huddle.took_back());
}

TEST_CASE("undo takes a green day back, and the question stands again", "[screens]") {
    Desk desk;
    HuddleScreen huddle(desk.app(), {desk.session().today()});
    huddle.press();
    REQUIRE(huddle.day().state == DayState::green);
    REQUIRE(huddle.can_undo());

    huddle.undo();

    CHECK_FALSE(huddle.took_back());
    CHECK(huddle.question().code == "q_back");
    CHECK(huddle.day().state == DayState::waiting);
    CHECK_FALSE(huddle.can_undo());

    huddle.press();
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
    REQUIRE(huddle.the<LookBackPart>().reported().size() == 1);
    CHECK(huddle.the<LookBackPart>().reported().front().record.huddle_id.has_value());

    huddle.undo();
    CHECK(huddle.the<LookBackPart>().reported().empty());
    CHECK(huddle.day().state == DayState::waiting);
}

TEST_CASE("what was reported before the huddle is never made green", "[screens]") {
    Desk desk;
    desk.add(an_incident(IncidentType::harm, Desk::day(10, 21)));
    HuddleScreen huddle(desk.app(), {desk.session().today()});
    CHECK(huddle.the<LookBackPart>().reported().size() == 1);
    CHECK(huddle.the<LookBackPart>().colour_when_closed() == DayState::orange);

    huddle.press();

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

    huddle.press();

    CHECK_FALSE(huddle.one_colour());
    CHECK(huddle.day().day == Desk::day(10, 24));
    CHECK(desk.all<DayMark>().size() == 3);
}

TEST_CASE("skipping the look back colours nothing, and the huddle waits", "[screens]") {
    Desk desk;
    HuddleScreen huddle(desk.app(), {desk.session().today()});
    huddle.skip();
    huddle.words().set("Tidig kontroll i går kväll", huddle.today());
    huddle.press();
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
    huddle.press();

    huddle.open(step_of(huddle, "q_extra"));
    huddle.written().choose(Code{"fall"});
    huddle.press();
    huddle.open(step_of(huddle, "q_actions"));
    huddle.save(huddle.the<ActionsPart>().finished({action, desk.get(action)}));
    huddle.open(step_of(huddle, "q_info"));
    huddle.words().set("  Nya rutinen gäller  ", huddle.today());
    huddle.press();

    CHECK(huddle.at_summary());
    REQUIRE(std::get<WatchPart>(huddle.questions()[step_of(huddle, "q_extra")]).watches().size() == 1);
    CHECK(desk.all<Watch>().front().record.date == desk.session().today());
    CHECK(desk.get(action).status == ActionStatus::done);
    CHECK(desk.get(action).effect_due == desk.session().today().plus(28));
    CHECK(huddle.the<MessagePart>().note() == "Nya rutinen gäller");
    CHECK_FALSE(huddle.all_taken());
    huddle.finish();
    CHECK(desk.all<Huddle>().front().record.ended_at.has_value());
}

TEST_CASE("a question is waiting, taken or skipped, and a stop does not forget which", "[screens]") {
    Desk desk;
    auto states = [](const HuddleScreen& huddle) {
        std::vector<PartState> out;
        for (std::size_t i = 0; i < huddle.questions().size(); ++i)
            out.push_back(huddle.state(i));
        return out;
    };
    using enum PartState;
    const std::vector<PartState> halfway = {taken, skipped, taken, waiting, waiting, waiting};
    {
        HuddleScreen huddle(desk.app(), {desk.session().today()});
        CHECK(states(huddle) == std::vector(6, waiting));
        huddle.press();
        huddle.skip();
        huddle.press();
        huddle.open(0);
        CHECK(states(huddle) == halfway);
    }
    HuddleScreen again(desk.app(), {desk.session().today()});

    CHECK(again.step() == 0);
    CHECK(states(again) == halfway);
    again.open_summary();
    CHECK(states(again) == std::vector{taken, skipped, taken, skipped, skipped, skipped});
}

TEST_CASE("the one filled button says what it does: save, go on, or that there is nothing", "[screens]") {
    Desk desk;
    HuddleScreen huddle(desk.app(), {desk.session().today()});
    CHECK(huddle.primary().means == Primary::Means::save); // the look back
    huddle.press();
    CHECK(huddle.primary().means == Primary::Means::nothing);
    huddle.words().set("Tidig kontroll", huddle.today());
    CHECK(huddle.primary().means == Primary::Means::save);
    huddle.press();

    CHECK(huddle.question().code == "q_good");
    CHECK(huddle.words().text().empty());
    CHECK(huddle.primary().means == Primary::Means::next);
    huddle.words().set("200101011234", huddle.today());
    CHECK_FALSE(huddle.can_press());
    huddle.press();
    CHECK(huddle.question().code == "q_good");
    CHECK(huddle.the<WentWellPart>().good().size() == 1);
}

TEST_CASE("two tablets that hold the same huddle write one record", "[screens]") {
    sim::World world(2);
    Desk one(world, 0), two(world, 1);
    HuddleScreen first(one.app(), {one.session().today()});
    HuddleScreen second(two.app(), {two.session().today()});

    first.press();
    second.skip();
    second.words().set("Lugnt pass", second.today());
    second.press();
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
