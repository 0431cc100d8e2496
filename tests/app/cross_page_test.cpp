// Gröna korset as a ward meets it, through the interface: its schemes, its crosses, the parts of its days, and the
// wall.

#include <catch2/catch.hpp>

#include <functional>

#include "app/pages/cross/cross_screen.hpp"
#include "app/pages/cross/day_screen.hpp"
#include "app/pages/cross/wall_screen.hpp"
#include "app/pages/cross/year_screen.hpp"
#include "app/pages/draw.hpp"
#include "app/pages/huddle/huddle_screen.hpp"
#include "app/pages/incident/found_screen.hpp"
#include "app/pages/incident/incident_screen.hpp"
#include "core/model/records.hpp"
#include "tests/support/shown.hpp"
#include "tests/support/whole_app.hpp"

namespace vaka {

namespace {

using sim::Desk;
using sim::Shown;
using sim::WholeApp;

constexpr std::int64_t hour = 60 * 60'000;

// The unit as its manager has set it.
void set_unit(Desk& desk, const std::function<void(Unit&)>& set) {
    Id<Unit> id{desk.store().unit()};
    Unit before = desk.get(id), after = before;
    set(after);
    REQUIRE(desk.session().change(id, before, after, desk.store().frontier()));
    desk.session().use_scheme(desk.app().ward.content.rule_of(after));
}

Incident an_incident(IncidentType type, Date day, const char* category = "fall") {
    return {.occurred_on = day, .discovered_on = day, .type = type, .category_id = Code{category}};
}

void held(Desk& desk, Date day) {
    HuddleScreen(desk.app(), {day}).press();
}

// The clock has gone on, or another tablet has written.
template <typename Screen> void look_again(Shown<Screen>& page) {
    page.driver.frame().feed({.kind = HostEvent::Kind::redraw});
    page.driver.settle();
}

DayCell cell(Desk& desk, Date day, const Code& theme = {}) {
    CrossScreen cross(desk.app(), {day, theme});
    return cross.cells()[static_cast<std::size_t>(day.day() - 1)];
}

}

TEST_CASE("on a day without a huddle the cross takes the reason and shows the day as missing", "[views][cross]") {
    Desk desk;
    set_unit(desk, [](Unit& unit) { unit.planned_time = "09:30"; });
    held(desk, Desk::day(10, 20));
    desk.clock().set(instant_of({Desk::day(10, 22), 9, 0}));
    CrossScreen cross(desk.app());
    Shown<CrossScreen> page(desk, cross);
    page.driver.settle();
    CHECK_FALSE(page.driver.has("Mötet hölls inte"));

    desk.clock().set(instant_of({Desk::day(10, 22), 10, 0}));
    look_again(page);
    page.driver.tap("Mötet hölls inte");
    page.driver.tap("Hög belastning");

    CHECK(page.driver.value("onsdag 21 oktober") == "Saknas, saknas");
    REQUIRE(desk.all<Huddle>().size() == 2);
    CHECK(desk.all<Huddle>().back().record.not_held_reason == NotHeldReason::high_load);
    page.driver.tap("Ångra");
    CHECK(page.driver.value("onsdag 21 oktober") == "Väntar, väntar");
}

TEST_CASE("what is found days later recolours its day, marks it and stands in its history", "[views][cross]") {
    Desk desk;
    held(desk, Desk::day(10, 15));
    desk.clock().set(instant_of({Desk::day(10, 22), 14, 0}));
    IncidentScreen form(desk.app(), {.day = Desk::day(10, 14)});
    Shown<IncidentScreen> incident(desk, form);
    incident.driver.tap("Fall");
    incident.driver.tap("Ja");
    incident.driver.tap("Spara");
    REQUIRE(incident.went.as<Back>());

    CrossScreen cross(desk.app());
    Shown<CrossScreen> page(desk, cross);
    page.driver.settle();
    CHECK(page.driver.value("onsdag 14 oktober") == "Orange");
    CHECK(cell(desk, Desk::day(10, 14)).changed);
    DayScreen screen(desk.app(), {Desk::day(10, 14)});
    Shown<DayScreen> day(desk, screen);
    day.driver.settle();
    CHECK(day.driver.has("Ändrad efter mötet."));
    CHECK(day.driver.has("Onsdag 14 oktober blev grön"));
    CHECK(screen.history().size() == 2);
}

TEST_CASE("a unit with three colours sees and chooses three", "[views][cross]") {
    Desk desk;
    set_unit(desk, [](Unit& unit) { unit.colour_scheme_id = Code{"se3"}; });
    desk.add(an_incident(IncidentType::harm, Desk::day(10, 21)));
    CrossScreen cross(desk.app());
    Shown<CrossScreen> page(desk, cross);
    page.driver.settle();
    CHECK(page.driver.value("onsdag 21 oktober") == "Röd");
    CHECK(page.driver.has("Skada"));
    CHECK_FALSE(page.driver.has("Allvarlig skada"));

    DayScreen screen(desk.app(), {Desk::day(10, 21)});
    Shown<DayScreen> day(desk, screen);
    day.driver.tap("Ändra färg");
    CHECK(day.driver.has("Röd: skada"));
    CHECK(day.driver.has("Gul: risk eller tillbud"));
    CHECK_FALSE(day.driver.has("Orange: skada"));
    HuddleScreen about(desk.app(), {desk.session().today()});
    Shown<HuddleScreen> huddle(desk, about);
    huddle.driver.settle();
    CHECK(huddle.driver.find("Skada")->value.find("Dagen blir röd") != std::string::npos);
}

TEST_CASE("a theme cross shows its category, and the month of the year leads to it", "[views][cross]") {
    Desk desk;
    set_unit(desk, [](Unit& unit) { unit.theme_crosses = {{"fall"}}; });
    held(desk, Desk::day(10, 20));
    held(desk, Desk::day(10, 21));
    held(desk, Desk::day(10, 22));
    desk.add(an_incident(IncidentType::harm, Desk::day(10, 19), "medication"));
    desk.add(an_incident(IncidentType::harm, Desk::day(10, 20), "fall"));
    desk.add(DayMark{.day = Desk::day(10, 21), .colour = Colour::red});
    CrossScreen cross(desk.app());
    Shown<CrossScreen> page(desk, cross);
    page.driver.settle();
    CHECK(page.driver.value("måndag 19 oktober") == "Orange");
    CHECK(page.driver.value("onsdag 21 oktober") == "Röd");

    page.driver.tap("Fall");

    CHECK(page.driver.value("måndag 19 oktober") == "Grön");
    CHECK(page.driver.value("tisdag 20 oktober") == "Röd");
    CHECK(page.driver.value("onsdag 21 oktober") == "Grön");
    page.driver.tap("Alla händelser");
    CHECK(page.driver.value("onsdag 21 oktober") == "Röd");

    YearScreen screen(desk.app());
    Shown<YearScreen> year(desk, screen);
    year.driver.tap("Fall");
    CHECK(year.driver.value("Oktober").find("1 röd dag") == 0);
    year.driver.tap(ui::Role::month, "Oktober");
    CHECK(year.went.as<ToCross>());
    CHECK(year.went.as<ToCross>()->theme.code == "fall");
}

TEST_CASE("the year has room for the symbol of every day, also with theme crosses", "[views][cross]") {
    Desk desk;
    set_unit(desk, [](Unit& unit) { unit.theme_crosses = {{"fall", "medication"}}; });
    YearScreen screen(desk.app());
    for (auto [width, height] :
         {std::pair(1280, 800), std::pair(800, 1280), std::pair(1366, 768), std::pair(1920, 1080)}) {
        Shown<YearScreen> page(desk, screen, "sv", width, height);
        page.driver.settle();
        auto month = page.driver.find(ui::Role::month, "December");
        REQUIRE(month);
        INFO(width);
        // Below 20 px a day has its colour only.
        CHECK(month->rect.w >= 7 * 20 + 6 * 3);
        CHECK(month->rect.bottom() <= static_cast<float>(height));
        CHECK(page.driver.faults().empty());
    }
}

TEST_CASE("a unit with many crosses chooses in a list", "[views][cross]") {
    Desk desk;
    set_unit(desk, [](Unit& unit) {
        unit.theme_crosses = {{"deterioration", "fall", "infection", "information", "medication", "pressure_ulcer"}};
    });
    CrossScreen cross(desk.app());
    Shown<CrossScreen> page(desk, cross);
    page.driver.tap("Alla händelser");
    page.driver.tap("Trycksår");

    CHECK(cross.theme().code == "pressure_ulcer");
    CHECK(page.driver.has("Trycksår"));
}

TEST_CASE("in a divided day the huddle is about one part after one tap, and about the next ones after none",
          "[views][cross]") {
    Desk desk;
    set_unit(desk, [](Unit& unit) { unit.shift_division = ShiftDivision::day_evening_night; });
    desk.clock().set(instant_of({Desk::day(10, 22), 7, 30}));
    CrossScreen cross(desk.app());
    Shown<CrossScreen> page(desk, cross);
    page.driver.tap("Starta mötet");
    REQUIRE_FALSE(page.went.as<ToHuddle>()->part);
    HuddleScreen screen(desk.app(), *page.went.as<ToHuddle>());
    Shown<HuddleScreen> huddle(desk, screen);
    huddle.driver.tap("Natt");
    CHECK(huddle.driver.has("Det gäller onsdag 21 oktober, natt."));
    huddle.driver.tap("Inget har hänt");
    CHECK(huddle.driver.has("Onsdag 21 oktober, natt är grön"));

    DayCell night = cell(desk, Desk::day(10, 21));
    CHECK(night.state == DayState::green);
    CHECK(night.partly_missing);
    look_again(page);
    CHECK(page.driver.value("onsdag 21 oktober") == "Grön, en del saknas");

    // In the afternoon the day is what can be talked about.
    desk.clock().set(instant_of({Desk::day(10, 22), 14, 30}));
    look_again(page);
    page.driver.tap("Starta mötet");
    CHECK(page.went.as<ToHuddle>()->held_on == Desk::day(10, 22));
    CHECK(page.went.as<ToHuddle>()->part == ShiftPart::day);
    HuddleScreen later(desk.app(), *page.went.as<ToHuddle>());
    Shown<HuddleScreen> afternoon(desk, later);
    afternoon.driver.tap("Risk");
    CHECK(afternoon.went.as<ToIncident>()->part == ShiftPart::day);
    IncidentScreen form(desk.app(), *afternoon.went.as<ToIncident>());
    Shown<IncidentScreen> incident(desk, form);
    incident.driver.tap("Fall");
    incident.driver.tap("Spara");
    CHECK(cell(desk, Desk::day(10, 22)).parts == std::vector{DayState::yellow, DayState::today, DayState::today});
    CHECK_FALSE(cell(desk, Desk::day(10, 22)).changed);
}

TEST_CASE("the part of an incident can be said and taken back", "[views][cross]") {
    Desk desk;
    set_unit(desk, [](Unit& unit) {
        unit.shift_division = ShiftDivision::custom;
        unit.shift_parts = {{"afternoon", "forenoon"}};
    });
    IncidentScreen form(desk.app(), {.day = Desk::day(10, 21)});
    Shown<IncidentScreen> page(desk, form);
    page.driver.tap("Fall");
    page.driver.tap("Nej");
    page.driver.tap("Det kunde ha hänt");
    page.driver.tap("Förmiddag");
    page.driver.tap("Förmiddag");
    page.driver.tap("Eftermiddag");
    page.driver.tap("Spara");

    REQUIRE(desk.all<Incident>().size() == 1);
    CHECK(desk.all<Incident>().front().record.shift_part == ShiftPart::afternoon);
    CHECK(cell(desk, Desk::day(10, 21)).parts == std::vector{DayState::waiting, DayState::yellow});
}

TEST_CASE("the day shows its parts, and a missing one is written down from there", "[views][cross]") {
    Desk desk;
    set_unit(desk, [](Unit& unit) { unit.shift_division = ShiftDivision::day_evening_night; });
    HuddleScreen(desk.app(), {Desk::day(10, 14), ShiftPart::day}).press();
    HuddleScreen(desk.app(), {Desk::day(10, 15), ShiftPart::night}).press();
    DayScreen screen(desk.app(), {Desk::day(10, 14)});
    Shown<DayScreen> page(desk, screen);
    page.driver.settle();
    CHECK(page.driver.has("En del av dygnet saknas."));

    page.driver.tap("Kväll");
    REQUIRE(page.went.as<ToHuddle>());
    HuddleScreen(desk.app(), *page.went.as<ToHuddle>()).press();
    look_again(page);

    CHECK_FALSE(page.driver.has("En del av dygnet saknas."));
    CHECK_FALSE(cell(desk, Desk::day(10, 14)).partly_missing);
    CHECK(cell(desk, Desk::day(10, 15)).parts == std::vector{DayState::missing, DayState::missing, DayState::missing});
    CHECK_FALSE(screen.can_hold());
}

TEST_CASE("one part of the day gets another colour, worse freely and better with a reason", "[views][cross]") {
    Desk desk;
    set_unit(desk, [](Unit& unit) { unit.shift_division = ShiftDivision::day_evening_night; });
    const Date day = Desk::day(10, 14);
    for (ShiftPart part : {ShiftPart::day, ShiftPart::evening})
        HuddleScreen(desk.app(), {day, part}).press();
    HuddleScreen(desk.app(), {day.plus(1), ShiftPart::night}).press();
    Incident harm = an_incident(IncidentType::harm, day);
    harm.shift_part = ShiftPart::night;
    desk.add(harm);
    DayScreen screen(desk.app(), {day});
    Shown<DayScreen> page(desk, screen);
    page.driver.settle();
    CHECK(cell(desk, day).parts == std::vector{DayState::green, DayState::green, DayState::orange});

    // The evening was worse than written; the day's own orange does not ask why.
    page.driver.tap("Ändra färg");
    page.driver.tap("Kväll");
    CHECK(page.driver.has("Kväll: vilken färg?"));
    page.driver.tap("Gul: risk eller tillbud");
    CHECK(cell(desk, day).parts == std::vector{DayState::green, DayState::yellow, DayState::orange});
    CHECK(page.driver.has("ni har valt färgen själva"));

    page.driver.tap("Ändra färg");
    page.driver.tap("Natt");
    page.driver.tap("Gul: risk eller tillbud");
    CHECK(page.driver.has("Varför blir den delen bättre?"));
    CHECK_FALSE(screen.can_lower());
    page.driver.tap("Orsak");
    page.driver.type("Gällde en annan enhet");
    page.driver.tap("Spara");
    CHECK(cell(desk, day).state == DayState::yellow);
    CHECK(cell(desk, day).changed);
    CHECK(page.driver.has("Gällde en annan enhet"));
    CHECK(page.driver.has("Onsdag 14 oktober, natt ändrades"));

    page.driver.tap("Ångra");
    CHECK(cell(desk, day).state == DayState::orange);
}

TEST_CASE("beside a theme cross the number leads to all of its category", "[views][cross]") {
    Desk desk;
    set_unit(desk, [](Unit& unit) { unit.theme_crosses = {{"fall"}}; });
    desk.add(an_incident(IncidentType::harm, Desk::day(10, 19), "medication"));
    desk.add(an_incident(IncidentType::harm, Desk::day(10, 20), "fall"));
    desk.add(an_incident(IncidentType::risk, Desk::day(10, 20), "fall"));
    CrossScreen cross(desk.app(), {.theme = Code{"fall"}});
    Shown<CrossScreen> page(desk, cross);
    page.driver.tap("Fall: risk upptäckt.");
    REQUIRE(page.went.as<ToFound>());
    CHECK(page.went.as<ToFound>()->theme == Code{"fall"});

    FoundScreen found(desk.app(), {FoundScreen::What::risks, Desk::day(10, 1), Code{"fall"}});
    Shown<FoundScreen> list(desk, found);
    list.driver.settle();
    CHECK(found.incidents().size() == 2);
    CHECK(list.driver.has("Fall: 2 risker, tillbud och skador"));
}

TEST_CASE("where the huddle's date has the colour, yesterday's incident colours today and nothing is changed",
          "[views][cross]") {
    Desk desk;
    set_unit(desk, [](Unit& unit) { unit.cross_date_basis = DateBasis::huddle_date; });
    HuddleScreen about(desk.app(), {desk.session().today()});
    Shown<HuddleScreen> huddle(desk, about);
    huddle.driver.tap("Risk");
    IncidentScreen form(desk.app(), *huddle.went.as<ToIncident>());
    form.set_day(Desk::day(10, 21));
    Shown<IncidentScreen> incident(desk, form);
    incident.driver.tap("Fall");
    incident.driver.tap("Spara");

    CHECK(cell(desk, Desk::day(10, 22)).state == DayState::yellow);
    CHECK_FALSE(cell(desk, Desk::day(10, 22)).changed);
    CHECK_FALSE(colour_of(cell(desk, Desk::day(10, 21)).state));
    about.refresh();
    CHECK(about.the<LookBackPart>().reported().size() == 1);
    DayScreen screen(desk.app(), {Desk::day(10, 22)});
    CHECK(screen.incidents().size() == 1);
}

TEST_CASE("the wall holds no text that anybody has written", "[views][wall][privacy]") {
    Desk desk;
    const std::string marker = "hemligtord";
    // One of every record, every text of it filled.
    for (const RecordType* type : record_types()) {
        if (!type->writers.contains(Role::unit_manager) || type->name == "unit")
            continue;
        Values values;
        for (const Field& field : type->fields) {
            if (field.kind == Kind::free_text)
                values[field.name] = marker;
            else if (field.kind == Kind::text && !field.rules.machine && field.rules.max_length >= marker.size())
                values[field.name] = marker;
            else if (field.kind == Kind::date)
                values[field.name] = Desk::day(10, 21).text();
            else if (field.kind == Kind::code)
                values[field.name] = field.codes.empty() ? "fall" : field.codes.back();
            else if (field.kind == Kind::integer && field.rules.required)
                values[field.name] = field.rules.min;
            else if (field.kind == Kind::reference && field.rules.required)
                values[field.name] = desk.store().unit().text();
        }
        INFO(type->name);
        auto draft = desk.session().draft_of(*type, values);
        REQUIRE(draft);
        auto saved = desk.session().save(*draft);
        INFO((saved ? "" : saved.error().reason + " " + saved.error().detail));
        CHECK(saved);
    }
    held(desk, Desk::day(10, 22));
    WallScreen wall(desk.app());
    Shown<WallScreen> page(desk, wall);
    page.driver.settle();

    CHECK(page.driver.has("Torsdag 22 oktober"));
    CHECK(page.driver.value("onsdag 21 oktober") != "");
    for (const ui::Node& node : page.driver.nodes()) {
        CHECK(node.name.find(marker) == std::string::npos);
        CHECK(node.value.find(marker) == std::string::npos);
        CHECK_FALSE(node.target);
    }
}

TEST_CASE("the wall shows the days since harm, in all and of the most used categories", "[views][wall]") {
    Desk desk;
    set_unit(desk, [](Unit& unit) { unit.planned_time = "09:30"; });
    desk.add(an_incident(IncidentType::harm, Desk::day(10, 9), "fall"));
    desk.add(an_incident(IncidentType::harm, Desk::day(9, 1), "medication"));
    desk.add(an_incident(IncidentType::risk, Desk::day(10, 12), "medication"));
    desk.add(an_incident(IncidentType::near_miss, Desk::day(10, 13), "medication"));
    desk.clock().set(instant_of({Desk::day(10, 22), 8, 0}));
    WallScreen wall(desk.app());
    Shown<WallScreen> page(desk, wall);
    page.driver.settle();

    CHECK(wall.days_since_harm() == 13);
    REQUIRE(wall.since_by_category().size() == 2);
    CHECK(wall.since_by_category().front().category.code == "medication");
    CHECK(wall.since_by_category().front().days == 51);
    CHECK(page.driver.has("51 dagar"));
    CHECK(page.driver.has("risker upptäckta. Bra sett!"));
    CHECK(page.driver.has("Möte i dag 09:30"));
    held(desk, Desk::day(10, 22));
    look_again(page);
    CHECK(page.driver.has("Nästa möte i morgon 09:30"));
}

TEST_CASE("the way out of the wall comes with a touch and goes with the minute", "[views][wall]") {
    Desk desk;
    WallScreen wall(desk.app());
    Shown<WallScreen> page(desk, wall);
    page.driver.settle();
    CHECK_FALSE(page.driver.has("Tillbaka"));

    page.driver.tap_at(900, 400);
    page.driver.settle();
    REQUIRE(page.driver.has("Tillbaka"));
    desk.clock().pass(61'000);
    look_again(page);
    CHECK_FALSE(page.driver.has("Tillbaka"));

    page.driver.key(Key::escape);
    page.driver.settle();
    page.driver.tap("Tillbaka");
    CHECK(page.went.as<Back>());
}

TEST_CASE("the wall is drawn once a minute, however much another tablet writes", "[app][wall]") {
    Desk desk;
    WholeApp app(desk);
    app.go(ToWall{});
    const std::uint64_t drawn = app.navigator.revision();
    for (int i = 0; i < 5; ++i) {
        desk.clock().pass(10'000);
        desk.add(Incident{.occurred_on = Desk::day(10, 21), .type = IncidentType::risk});
        app.navigator.refresh();
        CHECK(app.navigator.revision() == drawn);
    }
    desk.clock().pass(10'000);
    app.navigator.refresh();
    CHECK(app.navigator.revision() != drawn);
    CHECK(app.page<WallScreen>().risks_found() == 5);

    // Whoever stands at the cross sees it at once.
    app.go(ToCross{});
    const std::uint64_t at_the_cross = app.navigator.revision();
    desk.add(Incident{.occurred_on = Desk::day(10, 21), .type = IncidentType::risk});
    app.navigator.refresh();
    CHECK(app.navigator.revision() != at_the_cross);
}

TEST_CASE("crosses, parts and the wall fit in both languages, both ways up, at every text size", "[views][slow]") {
    Desk desk;
    set_unit(desk, [](Unit& unit) {
        unit.shift_division = ShiftDivision::day_evening_night;
        unit.theme_crosses = {{"fall", "medication"}};
        unit.colour_scheme_id = Code{"se3"};
    });
    HuddleScreen(desk.app(), {Desk::day(10, 14), ShiftPart::day}).press();
    for (const char* category : {"fall", "medication", "treatment"})
        desk.add(an_incident(IncidentType::harm, Desk::day(10, 14), category));
    desk.clock().pass(6 * hour);
    CrossScreen cross(desk.app());
    CHECK(sim::faults_everywhere(desk, cross) == "");
    cross.choose_theme(Code{"fall"});
    CHECK(sim::faults_everywhere(desk, cross) == "");
    cross.ask_not_held(true);
    CHECK(sim::faults_everywhere(desk, cross) == "");
    YearScreen year(desk.app(), {Code{"fall"}});
    CHECK(sim::faults_everywhere(desk, year) == "");
    DayScreen day(desk.app(), {Desk::day(10, 14)});
    CHECK(sim::faults_everywhere(desk, day) == "");
    HuddleScreen huddle(desk.app(), {desk.session().today()});
    CHECK(sim::faults_everywhere(desk, huddle) == "");
    IncidentScreen incident(desk.app());
    CHECK(sim::faults_everywhere(desk, incident) == "");
    WallScreen wall(desk.app());
    CHECK(sim::faults_everywhere(desk, wall) == "");
}

}
