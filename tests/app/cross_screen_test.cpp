// The cross: what it shows of the days, and what the two taps of a green day leave on the disk.

#include "app/pages/cross/cross_screen.hpp"

#include <catch2/catch.hpp>

#include "app/pages/cross/day_screen.hpp"
#include "app/pages/huddle/huddle_screen.hpp"
#include "app/pages/incident/incident_screen.hpp"
#include "tests/support/desk.hpp"

namespace vaka {

namespace {

using sim::Desk;

Incident an_incident(IncidentType type, Date day) {
    return {.occurred_on = day, .discovered_on = day, .type = type, .category_id = Code{"fall"}};
}

const DayCell& cell(const CrossScreen& cross, int day) {
    return cross.cells()[static_cast<std::size_t>(day - 1)];
}

}

TEST_CASE("a green day in two taps is on the disk", "[screens]") {
    Desk desk;
    CrossScreen cross(desk.app());
    REQUIRE(cross.huddle() == CrossScreen::HuddleState::waiting);
    REQUIRE(cell(cross, 21).state == DayState::waiting);

    HuddleScreen huddle(desk.app(), {desk.session().today()});
    huddle.press();
    cross.refresh();

    CHECK(cell(cross, 21).state == DayState::green);
    CHECK(cross.huddle() == CrossScreen::HuddleState::open);
    auto again = Store::open(desk.folder("ward.vaka"));
    REQUIRE(again);
    auto huddles = (*again)->list<Huddle>();
    auto marks = (*again)->list<DayMark>();
    REQUIRE(huddles);
    REQUIRE(marks);
    REQUIRE(huddles->size() == 1);
    REQUIRE(marks->size() == 1);
    CHECK(huddles->front().record.status == HuddleStatus::closed);
    CHECK(huddles->front().record.questions_taken.contains("q_back"));
    CHECK(marks->front().record.day == Desk::day(10, 21));
    CHECK(marks->front().record.confirmed_colour == Colour::green);
}

TEST_CASE("an incident that is found later colours its day anew and marks it changed", "[screens]") {
    Desk desk;
    HuddleScreen(desk.app(), {desk.session().today()}).press();
    CrossScreen cross(desk.app());
    REQUIRE_FALSE(cell(cross, 21).changed);

    desk.clock().pass(3 * 60 * 60'000);
    IncidentScreen incident(desk.app(), {.day = Desk::day(10, 21)});
    incident.choose_category(*incident.usual().front());
    incident.set_harm(IncidentScreen::Harm::yes);
    REQUIRE(incident.save().as<Back>());
    cross.refresh();

    CHECK(cell(cross, 21).state == DayState::orange);
    CHECK(cell(cross, 21).changed);
}

TEST_CASE("days before the unit's first huddle are not missing", "[screens]") {
    Desk desk;
    CrossScreen fresh(desk.app());
    CHECK(cell(fresh, 14).state == DayState::future);

    HuddleScreen(desk.app(), {Desk::day(10, 13)}).press();
    CrossScreen cross(desk.app());

    CHECK(cell(cross, 11).state == DayState::future);
    CHECK(cell(cross, 12).state == DayState::green);
    CHECK(cell(cross, 14).state == DayState::missing);

    // Another tablet held an older one and has only now sent it.
    HuddleScreen(desk.app(), {Desk::day(10, 6)}).press();
    cross.refresh();
    CHECK(cell(cross, 4).state == DayState::future);
    CHECK(cell(cross, 11).state == DayState::missing);
}

TEST_CASE("the cross counts found risks and the days since the latest harm", "[screens]") {
    Desk desk;
    desk.add(an_incident(IncidentType::risk, Desk::day(10, 3)));
    desk.add(an_incident(IncidentType::near_miss, Desk::day(10, 5)));
    desk.add(an_incident(IncidentType::positive, Desk::day(10, 5)));
    desk.add(an_incident(IncidentType::risk, Desk::day(9, 30)));
    CHECK_FALSE(CrossScreen(desk.app()).days_since_harm());
    desk.add(an_incident(IncidentType::harm, Desk::day(6, 1)));
    desk.add(an_incident(IncidentType::harm, Desk::day(10, 9)));

    CrossScreen cross(desk.app());

    CHECK(cross.risks_found() == 2);
    CHECK(cross.went_well() == 1);
    CHECK(cross.days_since_harm() == 13);
}

TEST_CASE("what is due today comes before what is late, and what is done is gone", "[screens]") {
    Desk desk;
    desk.add(Action{.title = {"Sen"}, .due = Desk::day(10, 20)});
    desk.add(Action{.title = {"Nu"}, .due = Desk::day(10, 22)});
    desk.add(Action{.title = {"Senare"}, .due = Desk::day(10, 23)});
    desk.add(Action{.title = {"Gjord"}, .due = Desk::day(10, 20), .status = ActionStatus::done});

    CrossScreen cross(desk.app());

    REQUIRE(cross.tasks().size() == 2);
    CHECK(cross.tasks()[0].title == "Nu");
    CHECK(cross.tasks()[1].title == "Sen");
    CHECK(cross.days_late(cross.tasks()[1]) == 2);
    CHECK(cross.any_late());
}

TEST_CASE("the new month's cross comes by itself at midnight", "[screens]") {
    Desk desk;
    desk.clock().set(instant_of({Desk::day(10, 31), 23, 50}));
    CrossScreen cross(desk.app());
    REQUIRE(cross.month() == Month{2026, 10});

    desk.clock().pass(20 * 60'000);
    cross.refresh();

    CHECK(cross.month() == Month{2026, 11});
    CHECK(cross.shows_today());
}

TEST_CASE("a day is made worse at once and better only with a reason", "[screens]") {
    Desk desk;
    desk.add(an_incident(IncidentType::harm, Desk::day(10, 20)));
    DayScreen day(desk.app(), {Desk::day(10, 20)});
    REQUIRE(day.cell().state == DayState::orange);

    day.choose(Colour::red);
    CHECK(day.cell().state == DayState::red);

    day.choose(Colour::yellow);
    CHECK(day.lowering() == Colour::yellow);
    CHECK_FALSE(day.can_lower());
    CHECK(day.cell().state == DayState::red);
    day.reason().set("Händelsen gällde en annan enhet", day.today());
    day.lower();
    CHECK(day.cell().state == DayState::yellow);
    CHECK(day.cell().changed);
    CHECK(day.reason_given() == "Händelsen gällde en annan enhet");

    day.undo();
    CHECK(day.cell().state == DayState::red);
}

TEST_CASE("a day without its huddle says why, and the huddle can still be written down", "[screens]") {
    Desk desk;
    HuddleScreen(desk.app(), {Desk::day(10, 12)}).press();
    DayScreen day(desk.app(), {Desk::day(10, 14)});
    REQUIRE(day.cell().state == DayState::missing);
    REQUIRE(day.can_say_not_held());
    CHECK(day.choices().front() == Colour::yellow);

    day.not_held(NotHeldReason::high_load);
    REQUIRE(day.huddle());
    CHECK(day.cell().state == DayState::missing);
    CHECK(day.huddle()->record.not_held_reason == NotHeldReason::high_load);

    Go go = day.hold();
    REQUIRE(go.as<ToHuddle>());
    REQUIRE(go.as<ToHuddle>()->held_on == Desk::day(10, 15));
    HuddleScreen huddle(desk.app(), *go.as<ToHuddle>());
    huddle.press(); // at the summary there is nothing to press
    CHECK(huddle.at_summary());
    huddle.open(0);
    huddle.press();
    day.refresh();
    CHECK(day.cell().state == DayState::green);
    CHECK_FALSE(day.can_hold());
}

}
