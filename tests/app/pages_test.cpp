// The pages as a person meets them: nothing cut at any size, every widget named, and the whole act by taps and keys.

#include <catch2/catch.hpp>

#include <algorithm>

#include "app/views/views.hpp"
#include "tests/support/shown.hpp"

using namespace vaka;
using sim::Desk;
using sim::faults_everywhere;
using sim::Shown;
using sim::World;

namespace {

Action an_action(const char* title, Date due) {
    Action action;
    action.title = {title};
    action.owner_role = {"assistant_nurse"};
    action.decided_on = Desk::day(10, 7);
    action.due = due;
    return action;
}

void add_actions(Desk& desk) {
    Incident incident;
    incident.occurred_on = Desk::day(10, 6);
    incident.type = IncidentType::risk;
    incident.what = {"Dos kunde missas vid passbyte"};
    Action routine = an_action("Rutin för kvällsdosen", Desk::day(10, 20));
    routine.source_kind = ActionSource::event;
    routine.source_id = desk.add(incident).uuid;
    routine.help_wanted = true;
    desk.add(routine);
    desk.add(an_action("Prova nya larmet", Desk::day(10, 22)));
    Action done = an_action("Nya handtag", Desk::day(9, 20));
    done.status = ActionStatus::done;
    done.done_on = Desk::day(9, 20);
    done.effect_due = Desk::day(10, 18);
    desk.add(done);
}

void add_manager(Desk& desk) {
    Staff staff;
    staff.display_name = "Kim";
    staff.role = {"unit_manager"};
    staff.pin_hash = pin_hash("2846");
    desk.add(staff);
    REQUIRE(desk.session().sign_in(Role::huddle_lead));
}

// Every target that is enabled, reached by Tab and the arrows.
std::size_t unreached(ui::UiDriver& driver) {
    std::vector<std::string> reached;
    std::size_t targets = 0;
    for (const ui::Node& node : driver.nodes())
        targets += node.target && node.enabled;
    for (std::size_t i = 0; i < 2 * targets + 2; ++i) {
        driver.key(Key::tab);
        for (std::size_t j = 0; j < targets; ++j) {
            if (std::string name = driver.focused(); std::ranges::find(reached, name) == reached.end())
                reached.push_back(name);
            driver.key(Key::down);
        }
    }
    std::size_t missing = 0;
    for (const ui::Node& node : driver.nodes())
        if (node.target && node.enabled && std::ranges::find(reached, node.name) == reached.end()) {
            UNSCOPED_INFO("not reached: " << node.name);
            ++missing;
        }
    return missing;
}

}

TEST_CASE("the pages about actions hold at every size, in both languages", "[app][ui]") {
    Desk desk;
    add_actions(desk);

    ActionScreen actions(desk.app());
    CHECK(faults_everywhere(desk, actions) == "");
    actions.choose(actions.items()[0].id);
    CHECK(faults_everywhere(desk, actions) == "");
    actions.show(ActionScreen::Pile::effect);
    CHECK(faults_everywhere(desk, actions) == "");
    actions.ask_effect();
    CHECK(faults_everywhere(desk, actions) == "");

    NewActionScreen fresh(desk.app());
    CHECK(faults_everywhere(desk, fresh) == "");
    fresh.title.set("Ring 19121212-1212", fresh.today());
    CHECK(faults_everywhere(desk, fresh) == "");
}

TEST_CASE("the pages about the tablet hold at every size, in both languages", "[app][ui]") {
    World world(1);
    Desk desk(world, 0);
    add_actions(desk);

    SyncScreen sync(desk.app());
    CHECK(faults_everywhere(desk, sync) == "");
    sync.save_to_usb();
    CHECK(faults_everywhere(desk, sync) == "");
    MoreScreen more(desk.app());
    CHECK(faults_everywhere(desk, more) == "");

    Desk alone;
    SyncScreen without(alone.app());
    CHECK(faults_everywhere(alone, without) == "");
    FirstRunScreen first(alone.app().machine, alone.settings, nullptr, [] { return Result<void>(); });
    CHECK(faults_everywhere(alone, first) == "");
    first.server = "vaka.region.se";
    first.code = "VAKA-1234";
    first.join();
    CHECK(faults_everywhere(alone, first) == "");
}

TEST_CASE("the page about who stands here holds at every size, in both languages", "[app][ui]") {
    Desk desk;
    StaffScreen empty(desk.app());
    CHECK(faults_everywhere(desk, empty) == "");
    empty.add_person();
    CHECK(faults_everywhere(desk, empty) == "");
    empty.cancel();

    add_manager(desk);
    StaffScreen staff(desk.app());
    CHECK(faults_everywhere(desk, staff) == "");
    staff.choose(0);
    CHECK(faults_everywhere(desk, staff) == "");
}

TEST_CASE("two versions side by side hold at every size, in both languages", "[app][ui]") {
    World world(2);
    Desk desk(world, 0);
    Action action = an_action("Rutin", Desk::day(10, 30));
    auto id = desk.add(action);
    world.exchange_until_quiet();
    for (std::size_t i : {0, 1}) {
        auto draft = world.tablet(i).session->open(record_type<Action>(), id.uuid);
        draft->after["description"] = i == 0 ? "Skriv en kort rutin." : "Skriv en rutin och prova en vecka.";
        REQUIRE(world.tablet(i).session->save(std::move(*draft)));
    }
    world.exchange_until_quiet();
    SortOutScreen sort_out(desk.app());
    REQUIRE(sort_out.matter());

    CHECK(faults_everywhere(desk, sort_out) == "");
    sort_out.write();
    CHECK(faults_everywhere(desk, sort_out) == "");
}

TEST_CASE("an action is made done and taken back by two taps", "[app][ui]") {
    Desk desk;
    add_actions(desk);
    ActionScreen actions(desk.app());
    Shown<ActionScreen> shown(desk, actions);

    shown.driver.tap(ui::Role::button, "Klar");
    CHECK(shown.driver.has("Åtgärden är klar"));
    CHECK(actions.count(ActionScreen::Pile::to_do) == 1);
    shown.driver.tap("Ångra");

    CHECK(actions.count(ActionScreen::Pile::to_do) == 2);
}

TEST_CASE("upright, an action is a page of its own with a way back", "[app][ui]") {
    Desk desk;
    add_actions(desk);
    ActionScreen actions(desk.app());
    Shown<ActionScreen> shown(desk, actions, "sv", 800, 1280);

    shown.driver.tap("Rutin för kvällsdosen");
    CHECK(shown.driver.has("Skulle vara klar"));
    shown.driver.key(Key::escape);

    CHECK(shown.driver.has(ui::Role::row, "Rutin för kvällsdosen"));
}

TEST_CASE("a code is typed on the pad or on a keyboard, and never shown", "[app][ui]") {
    Desk desk;
    add_manager(desk);
    StaffScreen staff(desk.app());
    Shown<StaffScreen> shown(desk, staff);

    shown.driver.tap("Kim");
    REQUIRE(shown.driver.has("Skriv din kod"));
    shown.driver.tap(ui::Role::button, "2");
    shown.driver.tap(ui::Role::button, "8");
    CHECK(shown.driver.has("2/4"));
    shown.driver.type("4");
    shown.driver.type("6");

    CHECK(desk.session().role() == Role::unit_manager);
    CHECK(shown.went.to == Go::To::back);
    CHECK(shown.driver.all().find("2846") == std::string::npos);
}

TEST_CASE("settings change at a tap", "[app][ui]") {
    Desk desk;
    MoreScreen more(desk.app());
    Shown<MoreScreen> shown(desk, more);

    shown.driver.tap("150 %");
    shown.driver.tap("Mörkt");
    shown.driver.tap("English");
    shown.driver.tap("Mindre rörelse");

    CHECK((desk.settings == Settings{"en", "dark", 150, true}));
    shown.driver.tap(ui::Role::row, "Synk");
    CHECK(shown.went.to == Go::To::sync);
}

TEST_CASE("a keyboard reaches everything on the pages", "[app][ui]") {
    Desk desk;
    add_actions(desk);
    ActionScreen actions(desk.app());
    Shown<ActionScreen> list(desk, actions);
    CHECK(unreached(list.driver) == 0);

    SyncScreen sync(desk.app());
    Shown<SyncScreen> page(desk, sync);
    CHECK(unreached(page.driver) == 0);

    FirstRunScreen first(desk.app().machine, desk.settings, nullptr, [] { return Result<void>(); });
    Shown<FirstRunScreen> begin(desk, first);
    CHECK(unreached(begin.driver) == 0);
}
