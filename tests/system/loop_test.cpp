// The loop that a report is made for (domain 2.3): incident, action, done, "Blev det bättre?", closed. It closes by
// every road, and whoever reported sees what became of it.

#include <catch2/catch.hpp>

#include "app/pages/action/action_screen.hpp"
#include "app/pages/action/new_action_screen.hpp"
#include "app/pages/cross/day_screen.hpp"
#include "app/pages/huddle/huddle_screen.hpp"
#include "app/pages/incident/follow_up_screen.hpp"
#include "app/pages/incident/incident_screen.hpp"
#include "tests/support/desk.hpp"
#include "tests/support/programs.hpp"

using namespace vaka;
using namespace vaka::sim;

namespace {

constexpr std::int64_t day_ms = 24ll * 3600 * 1000;

// At today's huddle: a near miss of yesterday.
Id<Incident> reported(Desk& desk) {
    HuddleScreen huddle(desk.app(), {desk.session().today()});
    IncidentScreen incident(desk.app(), *huddle.report(IncidentType::near_miss).as<ToIncident>());
    incident.choose_category(*incident.usual().front());
    REQUIRE(incident.save().as<Back>());
    huddle.refresh();
    REQUIRE(huddle.the<LookBackPart>().reported().size() == 1);
    return huddle.the<LookBackPart>().reported().front().id;
}

Id<Action> decided(Desk& desk, const Id<Incident>& incident, const char* title = "Prova nya larmet") {
    NewActionScreen fresh(desk.app(), {incident.uuid});
    fresh.title.set(title, fresh.today());
    fresh.set_owner(Code{"nurse"});
    fresh.set_due(NewActionScreen::Due::today);
    REQUIRE(fresh.save().as<Back>());
    for (const auto& stored : desk.all<Action>())
        if (stored.record.title.text == title)
            return stored.id;
    FAIL("the action is there");
    return {};
}

void finish_in_the_huddle(Desk& desk, const Id<Action>& action) {
    HuddleScreen huddle(desk.app(), {desk.session().today()});
    for (std::size_t i = 0; i < huddle.questions().size(); ++i)
        if (huddle.question(i).result == QuestionResult::action)
            huddle.open(i);
    huddle.save(huddle.the<ActionsPart>().finished({action, desk.get(action)}));
    REQUIRE_FALSE(huddle.trouble());
}

void finish_on_the_list(Desk& desk, const Id<Action>& action) {
    ActionScreen actions(desk.app(), {action});
    actions.finish();
    REQUIRE_FALSE(actions.trouble());
}

void say_better(Desk& desk, const Id<Action>& action) {
    ActionScreen actions(desk.app(), {action});
    REQUIRE(actions.pile() == ActionScreen::Pile::effect);
    actions.answer(EffectResult::desired);
    REQUIRE_FALSE(actions.trouble());
}

// From the day of the report to the incident, as anybody at a huddle gets there.
IncidentStatus seen_at_the_huddle(Desk& desk, const Id<Incident>& id) {
    DayScreen day(desk.app(), {*desk.get(id).occurred_on});
    REQUIRE(day.incidents().size() == 1);
    REQUIRE(day.incidents().front().id == id);
    FollowUpScreen follow(desk.app(), {id});
    CHECK_FALSE(follow.actions().empty());
    return follow.incident().status;
}

using Finish = void (*)(Desk&, const Id<Action>&);
constexpr std::pair<const char*, Finish> roads[] = {{"in the huddle", finish_in_the_huddle},
                                                    {"on the action list", finish_on_the_list}};

std::string written(const Ran& ran) {
    INFO(ran.err);
    REQUIRE(ran.status == 0);
    return ran.out.substr(0, ran.out.size() - 1);
}

}

TEST_CASE("an incident is closed when its action was done and it got better, wherever that was said", "[system]") {
    for (const auto& [road, finish] : roads) {
        INFO(road);
        Desk desk;
        Id<Incident> incident = reported(desk);
        Id<Action> action = decided(desk, incident);
        CHECK(desk.get(incident).status == IncidentStatus::action);

        finish(desk, action);
        CHECK(desk.get(incident).status == IncidentStatus::followup);
        CHECK(desk.get(action).effect_due == desk.session().today().plus(28));

        desk.clock().pass(day_ms);
        CHECK(seen_at_the_huddle(desk, incident) == IncidentStatus::followup);
        desk.clock().pass(27 * day_ms);
        say_better(desk, action);

        CHECK(seen_at_the_huddle(desk, incident) == IncidentStatus::closed);
    }
}

TEST_CASE("another tablet receives the loop at every step, and can close it", "[system][sync]") {
    for (const auto& [road, finish] : roads) {
        INFO(road);
        World world(2);
        Desk here(world, 0), there(world, 1);
        Id<Incident> incident = reported(here);
        Id<Action> action = decided(here, incident);
        world.exchange_until_quiet();
        CHECK(seen_at_the_huddle(there, incident) == IncidentStatus::action);

        finish(there, action);
        world.exchange_until_quiet();
        CHECK(seen_at_the_huddle(here, incident) == IncidentStatus::followup);
        world.clock.pass(28 * day_ms);
        say_better(here, action);
        world.exchange_until_quiet();

        CHECK(seen_at_the_huddle(there, incident) == IncidentStatus::closed);
        CHECK(there.get(action).status == ActionStatus::effect_ok);
    }
}

TEST_CASE("an action that was finished in the huddle by mistake takes its incident back with it", "[system]") {
    Desk desk;
    Id<Incident> incident = reported(desk);
    Id<Action> action = decided(desk, incident);
    HuddleScreen huddle(desk.app(), {desk.session().today()});
    huddle.open(huddle.questions().size() - 2);
    REQUIRE(huddle.question().result == QuestionResult::action);
    huddle.save(huddle.the<ActionsPart>().finished({action, desk.get(action)}));
    REQUIRE(desk.get(incident).status == IncidentStatus::followup);

    huddle.undo();

    CHECK(desk.get(action).status == ActionStatus::planned);
    CHECK(desk.get(incident).status == IncidentStatus::action);
}

TEST_CASE("an incident waits for the last of its actions", "[system]") {
    Desk desk;
    Id<Incident> incident = reported(desk);
    Id<Action> first = decided(desk, incident, "Prova nya larmet");
    Id<Action> second = decided(desk, incident, "Fråga hjälpmedelscentralen");

    finish_on_the_list(desk, first);
    CHECK(desk.get(incident).status == IncidentStatus::action);
    desk.clock().pass(28 * day_ms);
    say_better(desk, first);
    CHECK(desk.get(incident).status == IncidentStatus::action);
    finish_on_the_list(desk, second);
    CHECK(desk.get(incident).status == IncidentStatus::followup);
    desk.clock().pass(28 * day_ms);
    say_better(desk, second);

    CHECK(desk.get(incident).status == IncidentStatus::closed);
}

TEST_CASE("vakactl does with an action what the pages do", "[system][ctl]") {
    TempFolder folder;
    std::string path = folder / "ward.vaka";
    REQUIRE(vakactl({"new", path, "--unit", "Avdelning 12"}).status == 0);
    std::string incident =
        written(vakactl({"add", path, "incident"}, Json{{"occurred_on", "2024-03-02"}, {"type", "near_miss"}}.dump()));
    std::string action =
        written(vakactl({"add", path, "action"}, Json{{"title", "Prova nya larmet"}, {"source_id", incident}}.dump()));
    auto record = [&](const char* type) {
        return json_of(vakactl({"list", path, type, "--json"})).at(0);
    };
    CHECK(record("action")["source_kind"] == "event");
    CHECK(record("incident")["status"] == "action");
    CHECK(json_of(vakactl({"act", path, "effect", action, "desired", "--json"}))["error"]["reason"] ==
          "action_not_done");

    Json started = json_of(vakactl({"act", path, "start", action, "--json"}));
    CHECK(started["status"] == "ongoing");
    Json finished = json_of(vakactl({"act", path, "finish", action, "--json"}));
    CHECK(finished == Json{{"id", action},
                           {"type", "action"},
                           {"status", "done"},
                           {"incident", {{"id", incident}, {"status", "followup"}}}});
    CHECK(record("action").contains("effect_due"));
    Json better = json_of(vakactl({"act", path, "effect", action, "desired", "--json"}));

    CHECK(better["status"] == "effect_ok");
    CHECK(better["incident"]["status"] == "closed");
    CHECK(record("effect_check")["next"] == "close");
    CHECK(record("incident")["status"] == "closed");
    CHECK(vakactl({"verify", path}).status == 0);
}

TEST_CASE("vakactl does not write past the act, and says which act does it", "[system][ctl]") {
    TempFolder folder;
    std::string path = folder / "ward.vaka";
    REQUIRE(vakactl({"new", path, "--unit", "Avdelning 12"}).status == 0);
    std::string action = written(vakactl({"add", path, "action"}, R"({"title":"Prova nya larmet"})"));
    Json before = json_of(vakactl({"digest", path, "--json"}));
    std::vector<Ran> refused = {
        vakactl({"set", path, "action", action, "status=done"}),
        vakactl({"add", path, "action"}, Json{{"id", action}, {"status", "done"}}.dump()),
        vakactl({"add", path, "action"}, R"({"title":"Nya skyltar","status":"done"})"),
        vakactl({"add", path, "effect_check"},
                Json{{"action_id", action}, {"followed_on", "2024-03-02"}, {"result", "desired"}}.dump())};

    for (const Ran& ran : refused) {
        CHECK(ran.status != 0);
        CHECK(ran.err.find("vakactl act") != std::string::npos);
    }
    CHECK(json_of(vakactl({"digest", path, "--json"})) == before);
    CHECK(vakactl({"set", path, "action", action, "due=2026-04-01"}).status == 0);
    CHECK(json_of(vakactl({"act", path, "paint", action, "--json"}))["error"]["reason"] == "act_unknown");
    CHECK(vakactl({"act", path, "finish", action}).status == 0);
    CHECK(json_of(vakactl({"act", path, "effect", action, "perhaps", "--json"}))["error"]["reason"] ==
          "answer_unknown");
}
