// The three daily pages through the interface, by the names that a screen reader says.

#include <catch2/catch.hpp>

#include "app/pages/cross/cross_screen.hpp"
#include "app/pages/cross/day_screen.hpp"
#include "app/pages/cross/year_screen.hpp"
#include "app/pages/draw.hpp"
#include "app/pages/huddle/huddle_screen.hpp"
#include "app/pages/incident/found_screen.hpp"
#include "app/pages/incident/incident_screen.hpp"
#include "tests/support/shown.hpp"

namespace vaka {

namespace {

using sim::Desk;
using sim::Shown;

// A ward with something on every page.
void furnish(Desk& desk) {
    HuddleScreen(desk.app(), {Desk::day(10, 2)}).press();
    for (int day : {5, 12, 19, 21})
        desk.add(Incident{.occurred_on = Desk::day(10, day),
                          .type = day == 12 ? IncidentType::harm : IncidentType::risk,
                          .category_id = Code{"medication"},
                          .what = {"Kvällsdosen låg kvar på brickan när åtta hade gått"}});
    desk.add(Incident{
        .occurred_on = Desk::day(10, 21), .type = IncidentType::positive, .what = {"Tidig kontroll räddade kvällen"}});
    desk.add(Action{
        .title = {"Rutin för kvällsdosen vid överlämning"}, .owner_role = Code{"nurse"}, .due = Desk::day(10, 20)});
    desk.add(Action{.title = {"Prova nya larmet"}, .owner_role = Code{"assistant_nurse"}, .due = Desk::day(10, 22)});
}

}

TEST_CASE("a sleeping tablet is two taps from a green day", "[views]") {
    Desk desk;
    CrossScreen cross(desk.app());
    Shown<CrossScreen> page(desk, cross);
    page.driver.tap("Starta mötet");
    REQUIRE(page.went.as<ToHuddle>());

    HuddleScreen huddle(desk.app(), {desk.session().today()});
    Shown<HuddleScreen> shown(desk, huddle);
    shown.driver.tap("Inget har hänt");

    CHECK(shown.driver.has("Onsdag 21 oktober är grön"));
    cross.refresh();
    page.driver.settle();
    CHECK(page.driver.has("Fortsätt mötet") == false);
    page.driver.tap("onsdag 21 oktober");
    CHECK(page.went.as<ToDay>());
    CHECK(page.driver.value("onsdag 21 oktober") == "Grön");
}

TEST_CASE("a personnummer is dots on the screen, and the button says what is saved", "[views][privacy]") {
    Desk desk;
    IncidentScreen incident(desk.app());
    Shown<IncidentScreen> page(desk, incident);
    page.driver.tap("Fall");
    page.driver.tap("Nej");
    page.driver.tap("Det hände");
    page.driver.tap("Vad hände?");
    page.driver.type("Halkade, 19121212-1212");

    CHECK(page.driver.has("Det ser ut som ett personnummer."));
    CHECK_FALSE(page.driver.has("19121212"));
    CHECK(page.driver.has("Spara utan texten"));
    CHECK(page.driver.has("Tillbud. Dagen blir gul."));

    page.driver.tap("Ta bort numret");
    CHECK(incident.what().text() == "Halkade,");
    CHECK_FALSE(page.driver.has("Spara utan texten"));
}

TEST_CASE("the daily pages fit in both languages, both ways up, at every text size", "[views][slow]") {
    Desk desk;
    furnish(desk);
    CrossScreen cross(desk.app());
    CHECK(sim::faults_everywhere(desk, cross) == "");
    IncidentScreen incident(desk.app());
    CHECK(sim::faults_everywhere(desk, incident) == "");
    incident.set_harm(IncidentScreen::Harm::serious);
    incident.what().set("Halkade, 19121212-1212", incident.today());
    CHECK(sim::faults_everywhere(desk, incident) == "");
    incident.show_others(true);
    CHECK(sim::faults_everywhere(desk, incident) == "");
    DayScreen day(desk.app(), {Desk::day(10, 12)});
    CHECK(sim::faults_everywhere(desk, day) == "");
    YearScreen year(desk.app());
    CHECK(sim::faults_everywhere(desk, year) == "");
    FoundScreen found(desk.app(), {FoundScreen::What::risks, Desk::day(10, 1)});
    CHECK(sim::faults_everywhere(desk, found) == "");
    HuddleScreen huddle(desk.app(), {desk.session().today()});
    for (std::size_t step = 0; step <= huddle.questions().size(); ++step) {
        huddle.open(step);
        CHECK(sim::faults_everywhere(desk, huddle) == "");
    }
    huddle.open(0);
    huddle.press();
    huddle.words().set("Tidig kontroll räddade kvällen", huddle.today());
    huddle.press();
    CHECK(sim::faults_everywhere(desk, huddle) == "");
    huddle.open_summary();
    CHECK(sim::faults_everywhere(desk, huddle) == "");
}

}
