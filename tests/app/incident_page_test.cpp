// What becomes of an incident: told in eight taps, reminded of until it is reported, followed up by hand and keyboard,
// and taken to the deviation system without writing anything twice.

#include "app/pages/cross/cross_screen.hpp"
#include "app/pages/incident/follow_up_screen.hpp"
#include "app/pages/incident/found_screen.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "tests/support/shown.hpp"
#include "tests/support/whole_app.hpp"

namespace vaka {

namespace {

using sim::Desk;
using sim::Shown;
using sim::WholeApp;

Incident a_harm(Severity severity = Severity::minor) {
    return {.occurred_on = Desk::day(10, 20),
            .discovered_on = Desk::day(10, 20),
            .type = IncidentType::harm,
            .severity = severity,
            .category_id = Code{"fall"},
            .what = {"Halkade på väg till duschen"},
            .immediate_action = {"Torkade golvet"},
            .must_report = true};
}

Incident a_risk() {
    return {.occurred_on = Desk::day(10, 20), .type = IncidentType::risk, .category_id = Code{"medication"}};
}

void name_the_system(Desk& desk) {
    desk.add(Unit{.name = Desk::unit_name, .deviation_system = "Synergi"});
}

FollowUpScreen follow_up_of(Desk& desk, const Id<Incident>& id) {
    return FollowUpScreen(desk.app(), {id});
}

}

TEST_CASE("a near miss is told in at most eight taps and one text", "[app][ui]") {
    Desk desk;
    name_the_system(desk);
    WholeApp app(desk);

    app.tap("Ny risk eller händelse");
    app.tap("Fler");
    app.tap("Prov och svar");
    app.tap("Nej");
    app.tap("Det hände");
    app.tap("Vad hände?");
    app.type("Provet låg kvar i kylen över natten");
    app.tap("Ska in i Synergi");
    app.tap("Spara");

    CHECK(app.taps <= 8);
    CHECK(app.texts == 1);
    CHECK(app.shows<CrossScreen>());
    auto incidents = desk.all<Incident>();
    REQUIRE(incidents.size() == 1);
    CHECK(incidents.front().record.type == IncidentType::near_miss);
    CHECK(incidents.front().record.must_report);
    CHECK(incidents.front().record.what.text == "Provet låg kvar i kylen över natten");
}

TEST_CASE("the cross reminds of what must be reported until somebody ticks it", "[app][ui]") {
    Desk desk;
    name_the_system(desk);
    desk.add(a_harm());
    Incident other = a_risk();
    other.must_report = true;
    auto second = desk.add(other);
    WholeApp app(desk);
    REQUIRE(app.driver.has("2 händelser ska in i Synergi"));

    app.tap("2 händelser ska in i Synergi");
    REQUIRE(app.shows<FoundScreen>());
    app.tap("Risk · Läkemedel");
    REQUIRE(app.shows<FollowUpScreen>());
    app.tap("Inlagt i Synergi");
    CHECK(desk.get(second).reported);
    CHECK(desk.get(second).external_system == "Synergi");
    CHECK(desk.get(second).reported_at == desk.clock().now());

    app.go(ToCross{});
    app.tap("1 händelse ska in i Synergi");
    REQUIRE(app.shows<FollowUpScreen>());
    app.tap("Inlagt i Synergi");
    app.go(ToCross{});
    CHECK_FALSE(app.driver.has("ska in i Synergi"));
}

TEST_CASE("a ward without a name for its system is reminded in plain words", "[app][ui]") {
    Desk desk;
    desk.add(a_harm());
    WholeApp app(desk);

    CHECK(app.driver.has("1 händelse ska in i avvikelsesystemet"));
}

TEST_CASE("each choice on the page is saved at once and taken back one by one", "[screens]") {
    Desk desk;
    auto id = desk.add(a_harm(Severity::serious));
    FollowUpScreen page = follow_up_of(desk, id);
    CHECK_FALSE(page.can_undo());

    page.set_reported(true);
    page.set_patient_asked(true);
    page.set_informed(YesNo::yes);
    page.set_support(YesNo::no);
    page.set_avoidable(Avoidable::yes);
    page.toggle_cause(Code{"workload"});
    page.toggle_cause(Code{"handover"});
    page.toggle_cause(Code{"workload"});
    page.set_closed(true);

    Incident saved = desk.get(id);
    CHECK(saved.reported);
    CHECK(saved.patient_asked);
    CHECK(saved.informed_patient == YesNo::yes);
    CHECK(saved.staff_support_offered == YesNo::no);
    CHECK(saved.avoidable == Avoidable::yes);
    CHECK(saved.contributing_causes.codes == std::vector<std::string>{"handover"});
    CHECK(saved.status == IncidentStatus::closed);
    for (int i = 0; i < 9; ++i) {
        REQUIRE(page.can_undo());
        page.undo();
    }
    CHECK_FALSE(page.can_undo());
    CHECK(values_of(desk.get(id)) == values_of(a_harm(Severity::serious)));
}

TEST_CASE("what an incident asks for depends on how bad it was", "[screens]") {
    Desk desk;
    FollowUpScreen risk = follow_up_of(desk, desk.add(a_risk()));
    CHECK_FALSE(risk.asks_patient());
    CHECK_FALSE(risk.is_harm());
    CHECK_FALSE(risk.must_escalate());
    risk.set_risk(2, 4);
    CHECK(risk.must_escalate());

    FollowUpScreen harm = follow_up_of(desk, desk.add(a_harm()));
    CHECK(harm.asks_patient());
    CHECK_FALSE(harm.is_serious());
    CHECK_FALSE(harm.must_escalate());

    FollowUpScreen serious = follow_up_of(desk, desk.add(a_harm(Severity::serious)));
    CHECK(serious.is_serious());
    CHECK(serious.must_escalate());
}

TEST_CASE("the words of the unit stand on the page, and nobody is asked who did it", "[app][ui]") {
    Desk desk;
    desk.add(Unit{.name = Desk::unit_name, .profile = Profile::care_home});
    auto id = desk.add(a_harm(Severity::serious));
    FollowUpScreen page = follow_up_of(desk, id);
    Shown<FollowUpScreen> shown(desk, page);

    CHECK(shown.driver.has("Vi har frågat den boende vad som kan bli bättre"));
    CHECK(shown.driver.has("Prata med MAS eller MAR i dag"));
    CHECK(shown.driver.has("Varför kunde det hända?"));
    CHECK_FALSE(shown.driver.has("Vem"));
}

TEST_CASE("what is written is saved with the button, and half written it survives a stop", "[screens]") {
    Desk desk;
    auto id = desk.add(a_harm());
    {
        FollowUpScreen page = follow_up_of(desk, id);
        page.reference.set("A-1042", page.today());
        page.suggestion.set("Säg till innan golvet torkas", page.today());
        page.keep();
    }
    FollowUpScreen page = follow_up_of(desk, id);
    CHECK(page.reference.text() == "A-1042");
    CHECK(page.is_writing());
    CHECK(desk.get(id).external_ref.empty());

    CHECK(page.done().as<Back>());

    CHECK(desk.get(id).external_ref == "A-1042");
    CHECK(desk.get(id).patient_suggestion.text == "Säg till innan golvet torkas");
    CHECK_FALSE(follow_up_of(desk, id).is_writing());
    CHECK_FALSE(*desk.store().draft("follow_up"));
}

TEST_CASE("what the guard stops on the page is not saved and takes nothing away", "[screens][privacy]") {
    Desk desk;
    Incident known = a_harm();
    known.lesson_text.text = "Torka direkt";
    auto id = desk.add(known);
    {
        FollowUpScreen page = follow_up_of(desk, id);
        page.lesson.set("Torka direkt, 19121212-1212", page.today());
        CHECK(page.saves_without_text());
        CHECK_FALSE(page.can_share());
        page.keep();
    }
    FollowUpScreen page = follow_up_of(desk, id);
    CHECK(page.lesson.text() == "Torka direkt");
    page.lesson.set("Ring 19121212-1212", page.today());
    page.done();

    CHECK(desk.get(id).lesson_text.text == "Torka direkt");
}

TEST_CASE("another tablet's words come in where nobody is writing", "[screens]") {
    Desk desk;
    auto id = desk.add(a_harm());
    FollowUpScreen page = follow_up_of(desk, id);
    page.lesson.set("Torka dir", page.today());
    Incident after = desk.get(id);
    after.lesson_text.text = "Sätt upp skylt";
    after.external_ref = "A-7";
    REQUIRE(desk.session().change(id, desk.get(id), after, desk.store().frontier()));

    page.refresh();

    CHECK(page.reference.text() == "A-7");
    CHECK(page.lesson.text() == "Torka dir");
}

TEST_CASE("a lesson is shared with its words and taken back", "[app][ui]") {
    Desk desk;
    auto id = desk.add(a_risk());
    FollowUpScreen page = follow_up_of(desk, id);
    Shown<FollowUpScreen> shown(desk, page);
    CHECK_FALSE(shown.driver.find("Dela med andra enheter")->enabled);

    shown.driver.tap("Vad lärde ni er?");
    shown.driver.type("Räkna doserna två tillsammans");
    shown.driver.tap("Dela med andra enheter");

    CHECK(desk.get(id).lesson_shared);
    CHECK(desk.get(id).lesson_text.text == "Räkna doserna två tillsammans");
    CHECK(shown.driver.has("Delat med andra enheter"));
    shown.driver.tap("Sluta dela");
    CHECK_FALSE(desk.get(id).lesson_shared);
}

TEST_CASE("a new action is made from the page, and the page shows what became of it", "[app][ui]") {
    Desk desk;
    auto id = desk.add(a_risk());
    WholeApp app(desk);
    app.go(ToFollowUp{id});

    app.tap("Ny åtgärd");
    app.tap("Vad ska göras?");
    app.type("Räkna kvällsdoserna");
    app.tap("Välj");
    app.tap("Sjuksköterska");
    app.tap("Spara åtgärden");

    REQUIRE(app.shows<FollowUpScreen>());
    CHECK(app.driver.has("Räkna kvällsdoserna"));
    CHECK(app.page<FollowUpScreen>().incident().status == IncidentStatus::action);
    app.tap("Räkna kvällsdoserna");
    CHECK(app.shows<ActionScreen>());
}

TEST_CASE("the day page opens the follow-up, and from there the incident can be changed", "[app][ui]") {
    Desk desk;
    desk.add(a_harm());
    WholeApp app(desk);
    app.go(ToDay{Desk::day(10, 20)});

    app.tap("Skada · Fall");
    REQUIRE(app.shows<FollowUpScreen>());
    app.tap("Ändra");
    CHECK(app.shows<IncidentScreen>());
    app.tap("Avbryt");
    app.tap("Inlagt i avvikelsesystemet");
    app.tap("Tillbaka");
    CHECK(app.shows<DayScreen>());
    CHECK(app.driver.has("Inlagt i avvikelsesystemet: Fall")); // in the history
}

TEST_CASE("the sheet is copied by the line and whole, so that nothing is written twice", "[app][ui]") {
    Desk desk;
    name_the_system(desk);
    auto id = desk.add(a_harm());
    FollowUpScreen page = follow_up_of(desk, id);
    page.toggle_cause(Code{"workload"});
    Shown<FollowUpScreen> shown(desk, page);
    auto clipboard_in_lesson = [&] {
        shown.driver.tap("Tillbaka");
        shown.driver.tap("Vad lärde ni er?");
        shown.driver.key(Key::a, false, true);
        shown.driver.key(Key::v, false, true);
        return page.lesson.text();
    };

    shown.driver.tap("Underlag att kopiera");
    shown.driver.tap("Vad gjordes direkt?");
    CHECK(shown.driver.has("Klistra in det i Synergi."));
    CHECK(clipboard_in_lesson() == "Torkade golvet");

    shown.driver.tap("Underlag att kopiera");
    shown.driver.tap("Kopiera allt");
    std::string all = clipboard_in_lesson();
    CHECK(all.find("Halkade på väg till duschen") != std::string::npos);
    CHECK(all.find("Bemanning och belastning") != std::string::npos);
    CHECK(all.find("2026-10-20") != std::string::npos);
}

TEST_CASE("the sheet is a text file on a stick, and without a stick it says so", "[app][ui]") {
    Desk desk;
    auto id = desk.add(a_harm());
    FollowUpScreen page = follow_up_of(desk, id);
    Shown<FollowUpScreen> shown(desk, page);
    shown.driver.tap("Underlag att kopiera");

    shown.driver.tap("Spara på USB-minne");
    CHECK(shown.driver.has("Sätt i ett USB-minne"));

    desk.sticks = {desk.folder("")};
    shown.driver.tap("Spara på USB-minne");
    REQUIRE_FALSE(page.sheet_file().empty());
    std::ifstream file(desk.folder(page.sheet_file()));
    std::stringstream text;
    text << file.rdbuf();
    CHECK(text.str().find("Halkade på väg till duschen") != std::string::npos);

    desk.sticks = {desk.folder("no such stick")};
    shown.driver.tap("Spara på USB-minne");
    CHECK(page.sheet_file().empty());
    CHECK(page.sheet_trouble().has_value());
}

TEST_CASE("the page is worked by the keyboard alone", "[app][ui]") {
    Desk desk;
    auto id = desk.add(a_harm());
    FollowUpScreen page = follow_up_of(desk, id);
    Shown<FollowUpScreen> shown(desk, page);
    auto press = [&](std::string_view name, Key key) {
        for (int i = 0; i < 80 && shown.driver.focused() != name; ++i)
            shown.driver.key(Key::tab);
        REQUIRE(shown.driver.focused() == name);
        shown.driver.key(key);
    };

    press("Inlagt i avvikelsesystemet", Key::space);
    CHECK(desk.get(id).reported);
    press("Nummer i avvikelsesystemet", Key::end);
    shown.driver.type("A-1042");
    press("Bemanning och belastning", Key::space);
    CHECK(desk.get(id).contributing_causes.contains("workload"));
    press("Spara", Key::enter);

    CHECK(desk.get(id).external_ref == "A-1042");
    CHECK(shown.went.as<Back>());
}

TEST_CASE("the follow-up fits in both languages, both ways up, at every text size", "[views][slow]") {
    Desk desk;
    name_the_system(desk);
    Incident full = a_harm(Severity::serious);
    full.lesson_text.text = "Torka direkt och sätt upp skylt i båda ändar av korridoren";
    full.lesson_shared = true;
    auto id = desk.add(full);
    desk.add(Action{.title = {"Varningsskyltar i båda ändar av korridoren"},
                    .source_kind = ActionSource::event,
                    .source_id = id.uuid,
                    .owner_role = Code{"assistant_nurse"}});
    FollowUpScreen harm = follow_up_of(desk, id);
    CHECK(sim::faults_everywhere(desk, harm) == "");
    harm.lesson.set("Ring 19121212-1212", harm.today());
    CHECK(sim::faults_everywhere(desk, harm) == "");
    harm.show_sheet(true);
    CHECK(sim::faults_everywhere(desk, harm) == "");
    harm.save_sheet("");
    CHECK(sim::faults_everywhere(desk, harm) == "");
    FollowUpScreen risk = follow_up_of(desk, desk.add(a_risk()));
    CHECK(sim::faults_everywhere(desk, risk) == "");
    FoundScreen waits(desk.app(), {FoundScreen::What::unreported, Desk::day(10, 1)});
    CHECK(sim::faults_everywhere(desk, waits) == "");
    CrossScreen cross(desk.app());
    CHECK(sim::faults_everywhere(desk, cross) == "");
}

}
