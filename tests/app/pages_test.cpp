// The pages as a person meets them: nothing cut at any size, every widget named, and the whole act by taps and keys.

#include <catch2/catch.hpp>

#include <algorithm>

#include "app/pages/action/action_screen.hpp"
#include "app/pages/action/new_action_screen.hpp"
#include "app/pages/draw.hpp"
#include "app/pages/sync/sort_out_screen.hpp"
#include "app/pages/sync/sync_screen.hpp"
#include "app/pages/unit/first_run_screen.hpp"
#include "app/pages/unit/more_screen.hpp"
#include "app/pages/unit/staff_screen.hpp"
#include "tests/support/shown.hpp"
#include "tests/support/whole_app.hpp"

using namespace vaka;
using sim::Desk;
using sim::faults_everywhere;
using sim::Shown;
using sim::WholeApp;
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

// Where one can go, with something on each page.
std::vector<Go> everywhere(Desk& desk) {
    const auto incidents = desk.all<Incident>();
    const auto actions = desk.all<Action>();
    REQUIRE_FALSE(incidents.empty());
    REQUIRE_FALSE(actions.empty());
    return {ToCross{},
            ToHuddle{},
            ToIncident{},
            ToFollowUp{incidents[0].id},
            ToDay{Desk::day(10, 20)},
            ToFound{},
            ToFound{.what = ToFound::What::good},
            ToActions{},
            ToActions{.shown = actions[0].id},
            ToNewAction{},
            ToYear{},
            ToMonth{},
            ToCharts{},
            ToMore{},
            ToSync{},
            ToSortOut{},
            ToStaff{},
            ToChecks{},
            ToPulse{},
            ToFigures{},
            ToChecklist{"holidays"},
            ToContent{},
            ToUnit{},
            ToFirstRun{},
            ToWall{}};
}

bool scrolls(const ui::Node& node) {
    return node.name.starts_with("Bläddra ");
}

// In the order of the page. The arrows that scroll come and go while one walks.
std::vector<std::uint64_t> targets(const ui::UiDriver& driver) {
    std::vector<std::uint64_t> ids;
    for (const ui::Node& node : driver.nodes())
        if (node.target && node.enabled && !scrolls(node))
            ids.push_back(node.id);
    return ids;
}

const ui::Node* in_focus(const ui::UiDriver& driver) {
    const auto found = std::ranges::find_if(driver.nodes(), [](const ui::Node& node) { return node.focused; });
    return found == driver.nodes().end() ? nullptr : &*found;
}

// The ring, or the border of a field: the focus colour around the node.
bool has_ring(ui::UiDriver& driver, const ui::Node& node) {
    const ui::Colour32 focus = driver.frame().theme()[ui::Tone::focus];
    const std::uint32_t wanted =
        0xFF000000u | static_cast<std::uint32_t>(focus.r) << 16 | static_cast<std::uint32_t>(focus.g) << 8 | focus.b;
    const auto& pixels = driver.frame().pixels();
    const int width = driver.frame().width(), height = driver.frame().height();
    const ui::Box box = node.visible.inset(-12);
    int found = 0;
    for (int y = std::max(0, static_cast<int>(box.y)); y < std::min<int>(height, static_cast<int>(box.bottom())); ++y)
        for (int x = std::max(0, static_cast<int>(box.x)); x < std::min<int>(width, static_cast<int>(box.right())); ++x)
            found += pixels[static_cast<std::size_t>(y * width + x)] == wanted;
    return found > 40;
}

// Tab, once around the page; what is wrong on the way, or nothing.
std::string faults_of_a_walk(ui::UiDriver& driver) {
    const std::vector<std::uint64_t> order = targets(driver);
    std::vector<std::uint64_t> walked;
    std::string faults;
    for (std::size_t steps = 0; walked.size() < order.size() && steps < 2 * order.size() + 4; ++steps) {
        driver.key(Key::tab);
        const ui::Node* node = in_focus(driver);
        if (!node) {
            faults += "nothing has the focus\n";
            continue;
        }
        if (node->name.empty())
            faults += "a " + std::string(ui::role_name(node->role)) + " without a name\n";
        if (node->visible.h < node->rect.h * 0.5f || node->visible.w <= 0)
            faults += "out of sight: " + node->name + "\n";
        else if (!has_ring(driver, *node))
            faults += "no ring: " + node->name + "\n";
        if (!scrolls(*node))
            walked.push_back(node->id);
    }
    if (walked.empty())
        return faults + (order.empty() ? "" : "nothing was reached\n");
    const auto first = std::ranges::find(order, walked.front());
    std::vector<std::uint64_t> expected(first, order.end());
    expected.insert(expected.end(), order.begin(), first);
    if (walked != expected)
        faults += "not all in order\n";
    return faults;
}

// With keys only: Tab until it has the focus, and Enter.
void choose(WholeApp& app, std::string_view name) {
    for (int i = 0; i < 200 && app.driver.focused() != name; ++i)
        app.driver.key(Key::tab);
    INFO(name);
    REQUIRE(app.driver.focused() == name);
    app.key(Key::enter);
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
    for (std::size_t i : {0u, 1u}) {
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
    CHECK(shown.went.as<Back>());
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
    shown.driver.tap("Tangentbord på skärmen");
    shown.driver.tap("Större");

    CHECK((desk.settings == Settings{"en", "dark", 150, true, true, 125}));
    shown.driver.tap(ui::Role::row, "Synk");
    CHECK(shown.went.as<ToSync>());
}

TEST_CASE("Tab reaches everything on every page, in order, with a name and a ring", "[app][ui]") {
    Desk desk;
    add_actions(desk);
    WholeApp app(desk);

    for (const Go& go : everywhere(desk)) {
        app.go(ToCross{});
        app.go(go);
        INFO("page " << go.place().index());
        CHECK(faults_of_a_walk(app.driver) == "");
    }

    FirstRunScreen first(desk.app().machine, desk.settings, nullptr, [] { return Result<void>(); });
    Shown<FirstRunScreen> begin(desk, first);
    CHECK(faults_of_a_walk(begin.driver) == "");
}

TEST_CASE("Esc leads back from every page", "[app][ui]") {
    Desk desk;
    add_actions(desk);
    WholeApp app(desk);

    for (const Go& go : everywhere(desk)) {
        app.go(ToCross{});
        app.go(go);
        INFO("page " << go.place().index());
        // A page of the daily checks leads back to their list, and that to the cross.
        for (int steps = 0; steps < 2 && !app.shows<CrossScreen>(); ++steps)
            app.key(Key::escape);
        CHECK(app.shows<CrossScreen>());
    }
}

TEST_CASE("a green day and an action need no finger", "[app][ui]") {
    Desk desk;
    WholeApp app(desk);

    choose(app, "Starta mötet");
    choose(app, "Inget har hänt");
    app.key(Key::escape);
    choose(app, "Åtgärder");
    choose(app, "Ny åtgärd");
    for (int i = 0; i < 50 && app.driver.focused() != "Vad ska göras?"; ++i)
        app.driver.key(Key::tab);
    app.type("Prova larmet");
    choose(app, "Välj");
    choose(app, "Sjuksköterska");
    choose(app, "Spara åtgärden");

    REQUIRE(desk.all<Huddle>().size() == 1);
    REQUIRE(desk.all<Action>().size() == 1);
    CHECK(desk.all<Action>()[0].record.title.text == "Prova larmet");
}

TEST_CASE("the arrows walk from day to day in the cross", "[app][ui]") {
    Desk desk;
    WholeApp app(desk);
    const auto on_a_day = [&] {
        const ui::Node* node = in_focus(app.driver);
        return node && node->role == ui::Role::day;
    };
    for (int i = 0; i < 50 && !on_a_day(); ++i)
        app.driver.key(Key::tab);
    REQUIRE(on_a_day());
    const ui::Box start = in_focus(app.driver)->rect; // the first, at the top of the middle columns

    app.driver.key(Key::right);
    CHECK(in_focus(app.driver)->rect.x > start.right());
    CHECK(in_focus(app.driver)->rect.y == Approx(start.y));
    app.driver.key(Key::down);
    CHECK(in_focus(app.driver)->rect.y > start.bottom());
    app.driver.key(Key::up);
    app.driver.key(Key::left);
    CHECK(in_focus(app.driver)->rect.x == Approx(start.x));

    app.key(Key::enter);
    CHECK(app.shows<DayScreen>());
}

TEST_CASE("the largest text and the largest screen leave every page its way back", "[app][ui]") {
    Desk desk;
    MoreScreen more(desk.app());
    Shown<MoreScreen> shown(desk, more);
    shown.driver.frame().set_size(2);
    shown.driver.frame().set_text_scale(3);
    shown.driver.settle();

    CHECK(shown.driver.ui().page().w >= 256);
    CHECK(shown.driver.ui().page().h >= 256);
    CHECK(shown.driver.has("Automatisk"));
}
