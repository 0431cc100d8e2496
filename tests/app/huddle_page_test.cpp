// The huddle as a script that anyone can lead: it looks back at what was watched, tells what others have learned, and
// stands exactly where it stood after a stop, a switch of person or an undo, at every step.

#include <catch2/catch.hpp>

#include <functional>

#include "app/pages/huddle/huddle_screen.hpp"
#include "core/base/json.hpp"
#include "core/model/learning.hpp"
#include "core/model/unit.hpp"
#include "tests/support/shown.hpp"
#include "tests/support/whole_app.hpp"

namespace vaka {

namespace {

using sim::Desk;
using sim::Shown;
using sim::WholeApp;
using Aside = HuddleScreen::Aside;

Id<Watch> watch_yesterday(Desk& desk, const char* text, WatchLevel level = WatchLevel::high) {
    return desk.add(Watch{.date = Desk::day(10, 21), .text = {text}, .question_id = Code{"q_ahead"}, .level = level});
}

Id<Action> an_action(Desk& desk) {
    return desk.add(Action{.title = {"Prova nya larmet"}, .due = desk.session().today()});
}

// As the server writes it.
void a_lesson(Desk& desk, const char* text, Date shared_on) {
    Lesson lesson{.source_id = Uuid{{1, 2, 3, static_cast<std::uint8_t>(shared_on.day())}},
                  .shared_on = shared_on,
                  .category_id = Code{"medication"},
                  .text = {text}};
    auto id = named_id(record_type<Lesson>(), desk.store().unit(), values_of(lesson));
    REQUIRE(id);
    REQUIRE(desk.store().commit({"server", {}, desk.clock().now()}, {{"lesson", *id, values_of(lesson), {}}}));
}

HuddleScreen a_huddle(Desk& desk) {
    return HuddleScreen(desk.app(), {desk.session().today()});
}

void answer(HuddleScreen& huddle, const Id<Watch>& id, WatchOutcome outcome) {
    for (const auto& stored : std::vector(huddle.watched().watched()))
        if (stored.id == id)
            huddle.save(huddle.watched().answered(stored, outcome));
}

// All that a group sees of where it stands.
Json standing(HuddleScreen& huddle) {
    Json taken = Json::array();
    for (std::size_t i = 0; i < huddle.questions().size(); ++i)
        taken.push_back(huddle.state(i) == PartState::taken);
    return {{"step", huddle.step()},
            {"aside", static_cast<int>(huddle.aside())},
            {"words", huddle.words().text()},
            {"category", huddle.written().category.code},
            {"level", code_name(huddle.written().level)},
            {"minutes", huddle.minutes()},
            {"state", code_name(huddle.day().state)},
            {"note", huddle.the<MessagePart>().note()},
            {"good", huddle.the<WentWellPart>().good().size()},
            {"watches", huddle.the<WatchPart>().all_watches().size()},
            {"present", huddle.present().present().size()},
            {"unanswered", huddle.watched().unanswered()},
            {"taken", taken}};
}

// What a group can do at a huddle, one step after the other. Each leaves the huddle somewhere else.
using Act = std::function<void(HuddleScreen&)>;
const std::vector<std::pair<const char*, Act>> acts = {
    {"begin",
     [](HuddleScreen&) {
     }},
    {"open what was watched",
     [](HuddleScreen& huddle) {
         huddle.open_aside(Aside::watched);
     }},
    {"answer it",
     [](HuddleScreen& huddle) {
         answer(huddle, huddle.watched().watched().front().id, WatchOutcome::occurred);
     }},
    {"back to the question",
     [](HuddleScreen& huddle) {
         huddle.close_aside();
     }},
    {"nothing happened",
     [](HuddleScreen& huddle) {
         huddle.press();
     }},
    {"write what went well",
     [](HuddleScreen& huddle) {
         huddle.words().set("Tidig kontroll i går kväll", huddle.today());
     }},
    {"save it",
     [](HuddleScreen& huddle) {
         huddle.press();
     }},
    {"next",
     [](HuddleScreen& huddle) {
         huddle.skip();
     }},
    {"choose what can go wrong",
     [](HuddleScreen& huddle) {
         huddle.written().choose(Code{"fall"});
         huddle.written().level = WatchLevel::high;
         huddle.words().set("Halt vid entrén", huddle.today());
     }},
    {"keep an eye on it",
     [](HuddleScreen& huddle) {
         huddle.press();
     }},
    {"next",
     [](HuddleScreen& huddle) {
         huddle.skip();
     }},
    {"nothing needs more",
     [](HuddleScreen& huddle) {
         huddle.press();
     }},
    {"an action is done",
     [](HuddleScreen& huddle) {
         const auto& part = huddle.the<ActionsPart>();
         huddle.save(part.finished(part.actions().front()));
     }},
    {"next",
     [](HuddleScreen& huddle) {
         huddle.skip();
     }},
    {"write what all must know",
     [](HuddleScreen& huddle) {
         huddle.words().set("Nya larmrutinen gäller", huddle.today());
     }},
    {"save it",
     [](HuddleScreen& huddle) {
         huddle.press();
     }},
    {"who is here",
     [](HuddleScreen& huddle) {
         huddle.open_aside(Aside::present);
     }},
    {"a profession",
     [](HuddleScreen& huddle) {
         huddle.save(huddle.present().toggled(*huddle.present().professions().front()));
     }},
    {"back to the summary",
     [](HuddleScreen& huddle) {
         huddle.close_aside();
     }},
};

}

TEST_CASE("a tablet that stops at any step of the huddle stands just there, whoever starts it again", "[screens]") {
    Desk desk;
    watch_yesterday(desk, "Få på plats i natt");
    an_action(desk);
    std::size_t said = 0;
    for (std::size_t stop = 0; stop < acts.size(); ++stop) {
        INFO("stopped after " << stop << ": " << acts[stop].first);
        Json before;
        {
            WholeApp app(desk);
            app.go(ToHuddle{});
            acts[stop].second(app.page<HuddleScreen>());
            before = standing(app.page<HuddleScreen>());
            // What the tablet does by itself when nobody has touched it for a second.
            app.navigator.keep();
        }
        WholeApp again(desk);
        // Whoever comes back to the tablet: it may be somebody else each time.
        REQUIRE(again.navigator.app()->ward.session.sign_in(stop % 2 == 0 ? Role::staff : Role::huddle_lead));
        again.go(ToHuddle{});

        CHECK(standing(again.page<HuddleScreen>()) == before);
        ++said;
    }
    CHECK(said == acts.size());
    CHECK(desk.all<Huddle>().size() == 1);
    CHECK(desk.all<Huddle>().front().record.professions_present.codes.size() == 1);
}

TEST_CASE("the latest step can be taken back at every step, and the words come back with it", "[screens]") {
    Desk desk;
    watch_yesterday(desk, "Få på plats i natt");
    an_action(desk);
    HuddleScreen huddle = a_huddle(desk);
    for (const auto& [name, act] : acts) {
        INFO(name);
        Json before = standing(huddle);
        std::uint64_t revision = desk.store().revision();
        act(huddle);
        if (desk.store().revision() == revision)
            continue; // nothing was saved, so there is nothing to take back
        Json after = standing(huddle);
        CHECK(after != before);

        huddle.undo();
        CHECK(standing(huddle) == before);

        act(huddle);
        CHECK(standing(huddle) == after);
    }
}

TEST_CASE("a tablet that sleeps through the huddle and wakes goes on with it", "[screens]") {
    Desk desk;
    WholeApp app(desk);
    app.tap("Starta mötet");
    app.tap("Inget har hänt");
    app.tap("Vad gick bra?");
    app.type("Tidig kontroll");
    app.navigator.keep();

    desk.clock().pass(25 * 60'000);
    app.navigator.refresh();
    app.go({});

    CHECK(app.page<HuddleScreen>().words().text() == "Tidig kontroll");
    CHECK(app.page<HuddleScreen>().minutes() == 25);
    CHECK(app.driver.has("25 min"));
}

TEST_CASE("with large text the ways past a question stand at its end and lead on", "[app][ui]") {
    for (const char* way : {"Hoppa över", "Avsluta mötet"}) {
        Desk desk;
        HuddleScreen huddle = a_huddle(desk);
        huddle.press();
        Shown<HuddleScreen> page(desk, huddle, "sv", 800, 1280);
        page.driver.frame().set_text_scale(2);
        page.driver.settle();
        INFO(way);
        for (std::size_t i = huddle.step(); i < huddle.questions().size() && !huddle.at_summary(); ++i) {
            const std::size_t step = huddle.step();
            for (int drags = 0; drags < 5; ++drags)
                page.driver.drag(150, 400, 150, 150);
            page.driver.settle();
            page.driver.tap(way);
            page.driver.settle();
            CHECK((huddle.at_summary() || huddle.step() == step + 1));
        }
        CHECK(huddle.at_summary());
    }
}

TEST_CASE("the timer fills, goes on counting and stops nobody", "[app][ui]") {
    Desk desk;
    HuddleScreen huddle = a_huddle(desk);
    huddle.press();
    desk.clock().pass(47 * 60'000);
    Shown<HuddleScreen> page(desk, huddle);

    CHECK(page.driver.has("47 min"));
    page.driver.tap("Inget särskilt");
    CHECK(huddle.question().code == "q_ahead");
}

TEST_CASE("somebody else takes over the tablet and the huddle stands where it stood", "[app][ui]") {
    Desk desk;
    auto person = desk.add(Staff{.display_name = "Samordnare", .role = Code{"huddle_lead"}});
    WholeApp app(desk);
    app.tap("Starta mötet");
    app.tap("Inget har hänt");
    app.tap("Vad gick bra?");
    app.type("Tidig kontroll");
    app.tap("Pausa");
    REQUIRE(app.navigator.app()->ward.session.sign_in(Role::huddle_lead, person));

    app.go(ToCross{});
    app.tap("Fortsätt mötet");

    CHECK(app.page<HuddleScreen>().question().code == "q_good");
    CHECK(app.page<HuddleScreen>().words().text() == "Tidig kontroll");
    app.tap("Spara");
    auto incidents = desk.all<Incident>();
    REQUIRE(incidents.size() == 1);
    auto history = app.navigator.app()->ward.store.history("incident", incidents.front().id.uuid);
    REQUIRE(history);
    CHECK(history->front().who == person.uuid);
}

TEST_CASE("the look back asks what came of what was watched, and costs no tap when nobody answers", "[app][ui]") {
    Desk desk;
    auto id = watch_yesterday(desk, "Få på plats i natt");
    desk.add(Watch{.date = Desk::day(10, 18), .text = {"Längre tillbaka"}});
    HuddleScreen huddle = a_huddle(desk);
    Shown<HuddleScreen> page(desk, huddle);
    REQUIRE(huddle.watched().watched().size() == 1);
    CHECK(page.driver.has("Få på plats i natt."));

    page.driver.tap("Inget har hänt");
    CHECK(huddle.day().state == DayState::green);

    huddle.open_summary();
    page.driver.settle();
    page.driver.frame().feed({.kind = HostEvent::Kind::redraw});
    page.driver.settle();
    page.driver.tap("Ni höll koll på det här. Hände det?");
    page.driver.tap("Nej");
    CHECK(desk.get(id).outcome == WatchOutcome::averted);
    page.driver.tap("Sammanfatta");
    CHECK(huddle.at_summary());
    CHECK_FALSE(page.driver.has("Ni höll koll på"));
}

TEST_CASE("a high risk that came true makes its day yellow, before the look back and after it", "[screens]") {
    for (bool taken_first : {false, true}) {
        CAPTURE(taken_first);
        Desk desk;
        auto high = watch_yesterday(desk, "Få på plats i natt");
        auto low = watch_yesterday(desk, "Nytt larm", WatchLevel::raised);
        HuddleScreen huddle = a_huddle(desk);
        if (taken_first)
            huddle.press();
        answer(huddle, low, WatchOutcome::occurred);
        CHECK(huddle.the<LookBackPart>().colour_when_closed() == DayState::green);
        answer(huddle, high, WatchOutcome::occurred);
        CHECK(huddle.the<LookBackPart>().colour_when_closed() == DayState::yellow);
        if (!taken_first)
            huddle.press();

        CHECK(huddle.day().state == DayState::yellow);
        // The group saw it become yellow, so it is not changed afterwards.
        CHECK_FALSE(huddle.day().changed);
        answer(huddle, high, WatchOutcome::averted);
        CHECK(huddle.day().state == DayState::green);
        CHECK_FALSE(huddle.day().changed);
    }
}

TEST_CASE("after a weekend the look back is about the last huddle's day", "[screens]") {
    Desk desk;
    Unit unit{.name = Desk::unit_name};
    for (const char* day : {"monday", "tuesday", "wednesday", "thursday", "friday"})
        unit.planned_days.insert(day);
    desk.add(unit);
    desk.add(Watch{.date = Desk::day(10, 22), .text = {"I torsdags"}});
    desk.add(Watch{.date = Desk::day(10, 23), .text = {"I fredags"}});
    desk.clock().set(instant_of({Desk::day(10, 26), 9, 30}));

    HuddleScreen huddle = a_huddle(desk);

    REQUIRE(huddle.watched().watched().size() == 1);
    CHECK(huddle.watched().watched().front().record.text.text == "I fredags");
}

TEST_CASE("professions are one tap each, and none has to be tapped", "[app][ui]") {
    Desk desk;
    HuddleScreen huddle = a_huddle(desk);
    huddle.press();
    huddle.open_summary();
    Shown<HuddleScreen> page(desk, huddle);
    page.driver.tap("Yrken på plats");
    page.driver.tap("Läkare");
    page.driver.tap("Undersköterska");
    page.driver.tap("Student");
    page.driver.tap("Student");
    CHECK_FALSE(page.driver.has("Enhetschef")); // a role in the app is no profession

    page.driver.tap("Sammanfatta");
    CHECK(page.driver.has("Undersköterska, Läkare"));
    page.driver.tap("Klart för i dag");

    CHECK(desk.all<Huddle>().front().record.professions_present.codes ==
          std::vector<std::string>{"assistant_nurse", "doctor"});
}

TEST_CASE("how many are here and who leads is said by who wants to, and taken back", "[app][ui]") {
    Desk desk;
    HuddleScreen huddle = a_huddle(desk);
    huddle.press();
    huddle.open_summary();
    Shown<HuddleScreen> page(desk, huddle);
    page.driver.tap("Yrken på plats");
    CHECK_FALSE(page.driver.has("Vem leder mötet?")); // nobody is here yet
    page.driver.tap("Läkare");
    page.driver.tap("Undersköterska");
    page.driver.tap(ui::Role::segment, "Undersköterska");
    page.driver.tap("En till"); // as many as the professions
    page.driver.tap("En till");
    page.driver.tap("En till");
    page.driver.tap("En färre");
    CHECK(huddle.present().attendees() == 3);
    CHECK(desk.all<Huddle>().front().record.attendee_count == 3);
    CHECK(desk.all<Huddle>().front().record.leader_role == Code{"assistant_nurse"});

    page.driver.tap("Ångra");
    CHECK(huddle.present().attendees() == 4);
    CHECK(huddle.aside() == HuddleScreen::Aside::present);
    // Who is not here leads no huddle.
    for (const RoleName* role : huddle.present().professions())
        if (role->code == "assistant_nurse")
            huddle.save(huddle.present().toggled(*role));
    CHECK(huddle.present().leader().empty());
    huddle.save(huddle.present().counted(-4));
    CHECK_FALSE(desk.all<Huddle>().front().record.attendee_count);
}

TEST_CASE("what other units learned is told with what everyone must know, while it is new", "[app][ui]") {
    Desk desk;
    a_lesson(desk, "Räkna doserna två tillsammans", Desk::day(10, 20));
    a_lesson(desk, "Gammal lärdom", Desk::day(10, 1));
    HuddleScreen huddle = a_huddle(desk);
    REQUIRE(huddle.the<MessagePart>().lessons().size() == 1);
    huddle.open(huddle.questions().size() - 1);
    REQUIRE(huddle.question().code == "q_info");
    Shown<HuddleScreen> page(desk, huddle);

    CHECK(page.driver.has("Andra enheter har lärt sig"));
    CHECK(page.driver.has("Räkna doserna två tillsammans"));
    page.driver.tap("Inget nytt");
    CHECK(page.driver.has("1 lärdom från en annan enhet"));
}

TEST_CASE("the summary reminds of what must be reported and leads there and back", "[app][ui]") {
    Desk desk;
    desk.add(Unit{.name = Desk::unit_name, .deviation_system = "Synergi"});
    WholeApp app(desk);
    app.tap("Starta mötet");
    app.tap("Skada");
    app.tap("Fall");
    app.tap("Ska in i Synergi");
    app.tap("Spara");
    REQUIRE(app.shows<HuddleScreen>());
    app.page<HuddleScreen>().open_summary();
    app.go({});

    app.tap("1 händelse ska in i Synergi");
    REQUIRE(app.shows<FollowUpScreen>());
    app.tap("Inlagt i Synergi");
    app.tap("Klart");

    REQUIRE(app.shows<HuddleScreen>());
    CHECK(app.page<HuddleScreen>().at_summary());
    CHECK_FALSE(app.driver.has("ska in i Synergi"));
}

TEST_CASE("the pages beside the questions fit in both languages, both ways up, at every text size", "[views][slow]") {
    Desk desk;
    desk.add(Unit{.name = Desk::unit_name, .deviation_system = "HändelseVis"});
    watch_yesterday(desk, "Få på plats i natt");
    watch_yesterday(desk, "Halt vid entrén när det fryser på", WatchLevel::raised);
    desk.add(Incident{.occurred_on = Desk::day(10, 20),
                      .type = IncidentType::harm,
                      .category_id = Code{"fall"},
                      .must_report = true});
    a_lesson(desk, "Räkna kvällsdoserna två tillsammans när avdelningen är full", Desk::day(10, 20));
    HuddleScreen huddle = a_huddle(desk);
    CHECK(sim::faults_everywhere(desk, huddle) == "");
    for (Aside aside : {Aside::watched, Aside::present}) {
        huddle.open_aside(aside);
        CHECK(sim::faults_everywhere(desk, huddle) == "");
    }
    huddle.open(huddle.questions().size() - 1);
    CHECK(sim::faults_everywhere(desk, huddle) == "");
    for (const RoleName* role : huddle.present().professions())
        huddle.save(huddle.present().toggled(*role));
    huddle.save(huddle.present().counted(1));
    huddle.open_aside(Aside::present);
    CHECK(sim::faults_everywhere(desk, huddle) == "");
    huddle.open_summary();
    CHECK(sim::faults_everywhere(desk, huddle) == "");
}

}
