// What a unit decides about itself, through the interface: its content, its way to work, and who may decide.

#include <catch2/catch.hpp>

#include <algorithm>

#include "app/pages/cross/day_screen.hpp"
#include "app/pages/draw.hpp"
#include "app/pages/huddle/huddle_screen.hpp"
#include "app/pages/incident/incident_screen.hpp"
#include "app/pages/navigator.hpp"
#include "app/pages/unit/content_screen.hpp"
#include "app/pages/unit/unit_screen.hpp"
#include "tests/support/shown.hpp"

using namespace vaka;
using sim::Desk;
using sim::faults_everywhere;
using sim::Shown;

namespace {

constexpr std::int64_t minute = 60'000;

// The whole app on a tablet, from page to page.
class Pages {
public:
    explicit Pages(Desk& desk)
        : region_(sim::shipped_content()), strings_(sim::shipped_strings("sv")),
          navigator(desk.app().machine, desk.settings, region_, [] { return Result<void>(); }), driver(opened()) {}

private:
    ui::Frame::View opened() {
        navigator.open();
        return [this](ui::Ui& ui) {
            navigator.refresh();
            Draw with{ui, strings_, navigator.around(), navigator.content()};
            navigator.go(draw(navigator.page(), with));
        };
    }

    Content region_;
    Strings strings_;

public:
    Navigator navigator;
    ui::UiDriver driver;

    template <typename Screen> Screen& shown() {
        auto* screen = navigator.page().as<Screen>();
        REQUIRE(screen);
        return *screen;
    }
    App& app() { return *navigator.app(); }
    void go(const Go& to) {
        navigator.go(to);
        navigator.refresh();
        driver.frame().feed({.kind = HostEvent::Kind::redraw});
        driver.settle();
    }
};

Id<Staff> a_manager(Desk& desk) {
    return desk.add(Staff{"Chefen", {"unit_manager"}, "x"});
}

std::vector<std::string> codes(const std::vector<const Category*>& categories) {
    std::vector<std::string> out;
    for (const Category* category : categories)
        out.push_back(category->code);
    return out;
}

}

TEST_CASE("a hidden category is not offered, and an old incident still says what it was", "[app][content]") {
    Desk desk;
    desk.add(Incident{.occurred_on = Desk::day(10, 20), .type = IncidentType::risk, .category_id = {"fall"}});
    ContentScreen content(desk.app());
    Shown<ContentScreen> page(desk, content);

    page.driver.tap(ui::Role::row, "Fall");
    page.driver.tap("Dölj");

    CHECK(page.driver.has("dold"));
    IncidentScreen incident(desk.app());
    CHECK(std::ranges::count(codes(incident.usual()), "fall") == 0);
    CHECK(std::ranges::count(codes(incident.others()), "fall") == 0);
    DayScreen day(desk.app(), {Desk::day(10, 20)});
    Shown<DayScreen> shown(desk, day);
    CHECK(shown.driver.has("Risk · Fall"));

    page.driver.tap("Ångra: dold");
    CHECK(std::ranges::count(codes(IncidentScreen(desk.app()).usual()), "fall") == 1);
}

TEST_CASE("a question that is moved up is asked earlier", "[app][content]") {
    Desk desk;
    ContentScreen content(desk.app());
    Shown<ContentScreen> page(desk, content);

    page.driver.tap("Frågor");
    page.driver.tap(ui::Role::row, "Något alla behöver veta?");
    page.driver.tap(ui::Role::button, "Upp");
    page.driver.tap(ui::Role::button, "Upp");

    CHECK(desk.app().ward.content.questions[3].code == "q_info");
    page.driver.tap("Ångra flytten");

    HuddleScreen huddle(desk.app(), {desk.session().today()});
    REQUIRE(huddle.questions().size() == 6);
    CHECK(huddle.question(4).code == "q_info");
}

TEST_CASE("a unit's own category is written, guarded, and becomes a big button when it is moved", "[app][content]") {
    Desk desk;
    ContentScreen content(desk.app());
    Shown<ContentScreen> page(desk, content);

    page.driver.tap("Lägg till en egen kategori");
    page.driver.tap("Vad ska den heta?");
    page.driver.type("Ring 19121212-1212");
    CHECK_FALSE(content.can_save());
    page.driver.tap("Ta bort numret");
    page.driver.type(" till larmet");
    page.driver.tap(ui::Role::button, "Spara");

    auto items = desk.all<ContentItem>();
    REQUIRE(items.size() == 1);
    CHECK(is_local(items[0].record.code.code));
    CHECK(items[0].record.label.text.find("1912") == std::string::npos);
    CHECK(std::ranges::count(codes(desk.app().ward.content.buttons_of(Profile::hospital)), items[0].record.code.code) ==
          0);
    while (content.can_move(-1))
        content.move(-1);
    CHECK(codes(desk.app().ward.content.buttons_of(Profile::hospital)).front() == items[0].record.code.code);
}

TEST_CASE("a seventh question waits hidden, and the page says why", "[app][content]") {
    Desk desk;
    ContentScreen content(desk.app());
    Shown<ContentScreen> page(desk, content);
    page.driver.tap("Frågor");

    page.driver.tap("Lägg till en egen fråga");
    CHECK(page.driver.has("Sex frågor används redan."));
    page.driver.tap("Vad vill ni fråga?");
    page.driver.type("Vilka är nya i dag?");
    page.driver.tap(ui::Role::button, "Spara");

    REQUIRE(content.chosen());
    CHECK_FALSE(content.chosen()->active);
    CHECK_FALSE(content.can_show());
    CHECK(page.driver.has("Dölj en först."));
    content.choose(5);
    content.show(false);
    content.choose(6);
    CHECK(content.can_show());
    content.show(true);
    HuddleScreen huddle(desk.app(), {desk.session().today()});
    CHECK(is_local(huddle.question(huddle.questions().size() - 1).code));
}

TEST_CASE("who is no manager sees what is chosen, and why nothing can be changed", "[app][content]") {
    Desk desk;
    REQUIRE(desk.session().sign_in(Role::huddle_lead));
    ContentScreen content(desk.app());
    Shown<ContentScreen> page(desk, content);
    page.driver.tap(ui::Role::row, "Fall");
    CHECK_FALSE(page.driver.has("Dölj"));
    CHECK(page.driver.has("Chefen bestämmer det här"));
    content.show(false);
    content.move(1);
    CHECK(desk.all<ContentItem>().empty());

    UnitScreen unit(desk.app());
    Shown<UnitScreen> how(desk, unit);
    CHECK(how.driver.has("Chefen bestämmer det här"));
    unit.set_profile(Profile::care_home);
    CHECK(unit.unit().profile == Profile::hospital);
}

TEST_CASE("another colour scheme colours the days that have been", "[app][unit]") {
    Desk desk;
    desk.add(Incident{.occurred_on = Desk::day(10, 20),
                      .type = IncidentType::harm,
                      .severity = Severity::minor,
                      .category_id = {"fall"}});
    Id<Staff> manager = a_manager(desk);
    Pages pages(desk);
    CHECK(pages.driver.value("tisdag 20 oktober") == "Orange");
    REQUIRE(pages.app().ward.session.sign_in(Role::unit_manager, manager));

    pages.go(ToUnit{});
    pages.driver.tap(ui::Role::row, "Korsets färger");
    pages.driver.tap(ui::Role::row, "Tre färger");
    pages.go(ToCross{});

    CHECK(pages.driver.value("tisdag 20 oktober") == "Röd");
}

TEST_CASE("what a unit decides is saved at once and taken back one by one", "[app][unit]") {
    Desk desk;
    UnitScreen unit(desk.app());
    Shown<UnitScreen> page(desk, unit);

    page.driver.tap(ui::Role::row, "Typ av enhet");
    page.driver.tap(ui::Role::row, "Särskilt boende");
    page.driver.tap(ui::Role::row, "Delar av dygnet");
    page.driver.tap(ui::Role::row, "Egen indelning");
    page.driver.tap(ui::Role::row, "Mötesdagar");
    page.driver.tap("Lördag");
    page.driver.tap(ui::Role::row, "Mötestid");
    page.driver.tap("Mötestid, en till");

    Unit saved = desk.get(Id<Unit>{desk.store().unit()});
    CHECK(saved.profile == Profile::care_home);
    CHECK(saved.shift_division == ShiftDivision::custom);
    CHECK(saved.shift_parts.codes == std::vector<std::string>{"day", "night"});
    CHECK(saved.planned_days.codes.size() == 6);
    CHECK(saved.planned_time == "09:30");
    for (int i = 0; i < 4; ++i)
        page.driver.tap("Ångra senaste ändringen");
    CHECK(desk.get(Id<Unit>{desk.store().unit()}).profile == Profile::hospital);
    CHECK_FALSE(unit.can_undo());
}

TEST_CASE("a unit's name passes the guard and is never empty", "[app][unit][privacy]") {
    Desk desk;
    UnitScreen unit(desk.app());
    unit.choose(UnitScreen::Setting::name);

    unit.words().set("Avd 19121212-1212", unit.today());
    CHECK_FALSE(unit.can_save_words());
    unit.words().set("  ", unit.today());
    CHECK_FALSE(unit.can_save_words());
    unit.words().set("Avdelning 14", unit.today());
    unit.save_words();

    CHECK(desk.get(Id<Unit>{desk.store().unit()}).name == "Avdelning 14");
}

TEST_CASE("a unit has at most four crosses of their own, and meets at least one day", "[app][unit]") {
    Desk desk;
    UnitScreen unit(desk.app());
    auto categories = unit.theme_categories();

    for (std::size_t i = 0; i < 5; ++i)
        unit.set_theme(*categories[i], true);
    for (std::size_t day = 0; day < 7; ++day)
        unit.set_planned(day, false);

    CHECK(unit.unit().theme_crosses.codes.size() == 4);
    CHECK(unit.unit().planned_days.codes == std::vector<std::string>{"sunday"});
    unit.set_theme(*categories[0], false);
    CHECK(unit.can_add_theme());
}

TEST_CASE("who signed in is signed out when nobody touches the tablet, and the form waits", "[app][unit]") {
    Desk desk;
    Id<Staff> manager = a_manager(desk);
    Pages pages(desk);
    REQUIRE(pages.app().ward.session.sign_in(Role::unit_manager, manager));
    pages.navigator.touched();
    pages.go(ToIncident{});
    pages.shown<IncidentScreen>().what().set("Halt golv", Desk::day(10, 22));

    desk.clock().pass(4 * minute);
    pages.navigator.refresh();
    CHECK(pages.app().ward.session.who() == manager);
    CHECK(pages.navigator.ms_until_due() <= minute);
    pages.navigator.touched();
    desk.clock().pass(4 * minute);
    pages.navigator.refresh();
    CHECK(pages.app().ward.session.who() == manager);
    desk.clock().pass(minute);
    pages.navigator.refresh();

    CHECK_FALSE(pages.app().ward.session.who());
    CHECK(pages.app().ward.session.role() == Role::huddle_lead);
    CHECK(pages.navigator.around().person.empty());
    CHECK(pages.shown<IncidentScreen>().what().text() == "Halt golv");
    auto draft = desk.store().draft("incident");
    REQUIRE(draft);
    CHECK((*draft)->of("what") == "Halt golv");
}

TEST_CASE("the unit decides after how long somebody is signed out", "[app][unit]") {
    Desk desk;
    Id<Staff> manager = a_manager(desk);
    Pages pages(desk);
    REQUIRE(pages.app().ward.session.sign_in(Role::unit_manager, manager));
    pages.navigator.touched();
    pages.go(ToUnit{});
    auto& unit = pages.shown<UnitScreen>();
    unit.choose(UnitScreen::Setting::lock_minutes);
    unit.step(1);
    pages.navigator.refresh();

    desk.clock().pass(5 * minute);
    pages.navigator.refresh();
    CHECK(pages.app().ward.session.who() == manager);
    desk.clock().pass(minute);
    pages.navigator.refresh();
    CHECK_FALSE(pages.app().ward.session.who());
    CHECK_FALSE(unit.may_change());
}

TEST_CASE("another tablet's choice of content reaches the page that is open", "[app][content]") {
    Desk desk;
    Pages pages(desk);
    pages.go(ToIncident{});
    const Content& content = pages.navigator.content();
    REQUIRE(find_item(content.categories, "fall")->active);

    desk.add(ContentItem{.list = {"categories"}, .code = {"fall"}, .shown = Showing::no});
    pages.navigator.refresh();
    pages.driver.frame().feed({.kind = HostEvent::Kind::redraw});
    pages.driver.settle();

    CHECK_FALSE(find_item(content.categories, "fall")->active);
    CHECK(pages.driver.has("Fall")); // the form that is begun keeps what it offered
}

TEST_CASE("the pages about the unit hold at every size, in both languages", "[app][ui][slow]") {
    Desk desk;
    ContentScreen content(desk.app());
    for (std::size_t list = 0; list < ContentScreen::lists.size(); ++list) {
        content.choose_list(list);
        CHECK(faults_everywhere(desk, content) == "");
        content.choose(0);
        CHECK(faults_everywhere(desk, content) == "");
        content.add();
        CHECK(faults_everywhere(desk, content) == "");
    }
    UnitScreen unit(desk.app());
    CHECK(faults_everywhere(desk, unit) == "");
    for (std::size_t i = 0; i < UnitScreen::setting_count; ++i) {
        unit.choose(static_cast<UnitScreen::Setting>(i));
        CHECK(faults_everywhere(desk, unit) == "");
    }
    REQUIRE(desk.session().sign_in(Role::huddle_lead));
    CHECK(faults_everywhere(desk, unit) == "");
    CHECK(faults_everywhere(desk, content) == "");
}
