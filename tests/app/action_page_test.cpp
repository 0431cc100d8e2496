// Actions: the piles they lie in, the chain of one, and what can be done with it.

#include "app/pages/action/action_screen.hpp"

#include <catch2/catch.hpp>

#include "app/pages/action/new_action_screen.hpp"
#include "tests/support/desk.hpp"

using namespace vaka;
using sim::Desk;

namespace {

using Pile = ActionScreen::Pile;
using Group = ActionScreen::Group;
using LinkKind = ActionScreen::Link::Kind;
using Groups = std::vector<Group>;
using Links = std::vector<LinkKind>;

Action an_action(const char* title, std::optional<Date> due) {
    Action action;
    action.title = {title};
    action.owner_role = {"nurse"};
    action.decided_on = Desk::day(10, 7);
    action.due = due;
    return action;
}

Action a_done_action(Date done_on) {
    Action action = an_action("Nya handtag", done_on);
    action.status = ActionStatus::done;
    action.done_on = done_on;
    action.effect_due = done_on.plus(28);
    return action;
}

Id<Incident> a_risk(Desk& desk, IncidentStatus status) {
    Incident incident;
    incident.occurred_on = Desk::day(10, 6);
    incident.type = IncidentType::risk;
    incident.what = {"Dos kunde missas vid passbyte"};
    incident.status = status;
    return desk.add(incident);
}

Links kinds(const ActionScreen& actions) {
    Links kinds;
    for (const auto& link : actions.chain())
        kinds.push_back(link.kind);
    return kinds;
}

}

TEST_CASE("actions stand as late, this week, later and without a date", "[app]") {
    Desk desk; // Thursday 22 October
    desk.add(an_action("Utan dag", {}));
    desk.add(an_action("Senare", Desk::day(10, 26)));
    desk.add(an_action("Söndag", Desk::day(10, 25)));
    desk.add(an_action("I dag", Desk::day(10, 22)));
    desk.add(an_action("Sen", Desk::day(10, 20)));

    ActionScreen actions(desk.app());

    REQUIRE(actions.items().size() == 5);
    Groups groups;
    for (const auto& item : actions.items())
        groups.push_back(item.group);
    CHECK(groups == Groups({Group::late, Group::this_week, Group::this_week, Group::later, Group::undated}));
    CHECK(actions.items()[0].days_late == 2);
    CHECK(actions.items()[1].action.title.text == "I dag");
}

TEST_CASE("an action that is done asks after four weeks whether it got better", "[app]") {
    Desk desk;
    desk.add(an_action("Rutin", Desk::day(10, 20)));
    ActionScreen actions(desk.app());

    actions.finish();

    CHECK_FALSE(actions.trouble());
    CHECK(actions.count(Pile::to_do) == 0);
    CHECK(actions.count(Pile::done) == 1);
    auto stored = desk.all<Action>()[0].record;
    CHECK(stored.done_on == Desk::day(10, 22));
    CHECK(stored.effect_due == Desk::day(11, 19));

    desk.clock().pass(28ll * 24 * 3600 * 1000);
    actions.refresh();
    CHECK(actions.count(Pile::effect) == 1);
    CHECK(actions.count(Pile::done) == 0);
}

TEST_CASE("what was done can be taken back at once", "[app]") {
    Desk desk;
    desk.add(an_action("Rutin", Desk::day(10, 20)));
    ActionScreen actions(desk.app());

    actions.finish();
    CHECK(actions.act() == ActionScreen::Act::finished);
    actions.undo();

    CHECK(actions.act() == ActionScreen::Act::none);
    CHECK(actions.count(Pile::to_do) == 1);
    CHECK_FALSE(desk.all<Action>()[0].record.done_on);
}

TEST_CASE("the chain goes from the risk that was reported to the question whether it got better", "[app]") {
    Desk desk;
    Action action = an_action("Rutin för kvällsdosen", Desk::day(10, 20));
    action.source_kind = ActionSource::event;
    action.source_id = a_risk(desk, IncidentStatus::action).uuid;
    desk.add(action);

    ActionScreen actions(desk.app());

    CHECK(kinds(actions) == Links({LinkKind::reported, LinkKind::decided, LinkKind::late, LinkKind::effect_coming}));
    CHECK(actions.chain()[0].words == "Dos kunde missas vid passbyte");
    CHECK(actions.chain()[0].day == Desk::day(10, 6));
}

TEST_CASE("a moved date is told in the chain", "[app]") {
    Desk desk;
    desk.add(an_action("Rutin", Desk::day(10, 20)));
    ActionScreen actions(desk.app());

    actions.pick_date();
    REQUIRE(actions.picking() == Month{2026, 10});
    actions.turn(1);
    actions.move_to(Desk::day(11, 3));

    CHECK_FALSE(actions.picking());
    CHECK(actions.items()[0].group == Group::later);
    REQUIRE(kinds(actions) == Links({LinkKind::decided, LinkKind::due, LinkKind::effect_coming}));
    CHECK(actions.chain()[1].moved == 1);
}

TEST_CASE("leaving the calendar moves nothing", "[app]") {
    Desk desk;
    desk.add(an_action("Rutin", Desk::day(10, 20)));
    ActionScreen actions(desk.app());

    actions.pick_date();
    actions.move_to({});

    CHECK(actions.act() == ActionScreen::Act::none);
    CHECK(desk.all<Action>()[0].record.due == Desk::day(10, 20));
}

TEST_CASE("the incident follows its action to the end", "[app]") {
    Desk desk;
    auto incident = a_risk(desk, IncidentStatus::action);
    Action action = an_action("Rutin", Desk::day(10, 20));
    action.source_kind = ActionSource::event;
    action.source_id = incident.uuid;
    desk.add(action);
    ActionScreen actions(desk.app());

    actions.finish();
    CHECK(desk.get(incident).status == IncidentStatus::followup);

    desk.clock().pass(28ll * 24 * 3600 * 1000);
    actions.refresh();
    actions.show(Pile::effect);
    actions.answer(EffectResult::desired);
    CHECK(desk.get(incident).status == IncidentStatus::closed);
    CHECK(desk.all<Action>()[0].record.status == ActionStatus::effect_ok);
    CHECK(actions.count(Pile::effect) == 0);
    CHECK(actions.count(Pile::done) == 1);
}

TEST_CASE("an answer that it did not help leads to a new action from the same risk", "[app]") {
    Desk desk;
    auto incident = a_risk(desk, IncidentStatus::followup);
    Action action = a_done_action(Desk::day(9, 20));
    action.source_kind = ActionSource::event;
    action.source_id = incident.uuid;
    desk.add(action);
    ActionScreen actions(desk.app());
    actions.show(Pile::effect);

    actions.answer(EffectResult::none);
    REQUIRE(actions.answer() == EffectResult::none);
    Go go = actions.follow(EffectNext::new_action);

    REQUIRE(go.as<ToNewAction>());
    CHECK(go.as<ToNewAction>()->source == incident.uuid);
    CHECK(actions.count(Pile::effect) == 0);
    REQUIRE(desk.all<EffectCheck>().size() == 1);
    CHECK(desk.all<EffectCheck>()[0].record.result == EffectResult::none);
    CHECK(desk.all<EffectCheck>()[0].record.next == EffectNext::new_action);
}

TEST_CASE("an answer that waits is asked for again four weeks later", "[app]") {
    Desk desk;
    desk.add(a_done_action(Desk::day(9, 20)));
    ActionScreen actions(desk.app());
    actions.show(Pile::effect);

    actions.answer(EffectResult::unknown);
    actions.follow(EffectNext::extend);
    CHECK(actions.count(Pile::effect) == 0);

    desk.clock().pass(28ll * 24 * 3600 * 1000);
    actions.refresh();
    CHECK(actions.count(Pile::effect) == 1);
}

TEST_CASE("nothing is saved when the question is left", "[app]") {
    Desk desk;
    desk.add(a_done_action(Desk::day(9, 20)));
    ActionScreen actions(desk.app());
    actions.show(Pile::effect);

    actions.answer(EffectResult::worse);
    actions.follow({});

    CHECK(desk.all<EffectCheck>().empty());
    CHECK(actions.count(Pile::effect) == 1);
}

TEST_CASE("only the latest of many finished actions are listed until more are asked for", "[app]") {
    Desk desk;
    for (int i = 0; i < 60; ++i) {
        Action action = a_done_action(Desk::day(3, 1).plus(i));
        action.status = ActionStatus::effect_ok;
        desk.add(action);
    }
    ActionScreen actions(desk.app());
    actions.show(Pile::done);

    CHECK(actions.count(Pile::done) == 60);
    CHECK(actions.shown_items() == 50);
    CHECK(actions.items()[0].action.done_on == Desk::day(3, 1).plus(59));
    actions.show_more();
    CHECK(actions.shown_items() == 60);
}

TEST_CASE("a change by another tablet shows without being asked for", "[app][sync]") {
    sim::World world(2);
    Desk desk(world, 0);
    ActionScreen actions(desk.app());
    REQUIRE(actions.items().empty());

    REQUIRE(world.tablet(1).session->add(an_action("Rutin", Desk::day(10, 20))));
    world.exchange_until_quiet();
    actions.refresh();

    CHECK(actions.items().size() == 1);
}

TEST_CASE("a new action remembers where it came from and tells the incident", "[app]") {
    Desk desk;
    auto incident = a_risk(desk, IncidentStatus::newly);
    NewActionScreen fresh(desk.app(), {incident.uuid});
    REQUIRE(fresh.incident());
    CHECK_FALSE(fresh.can_save());

    fresh.title.set("Rutin för kvällsdosen", fresh.today());
    fresh.set_owner(Code{"nurse"});
    fresh.set_due(NewActionScreen::Due::month);
    REQUIRE(fresh.can_save());
    CHECK(fresh.save().as<Back>());

    auto actions = desk.all<Action>();
    REQUIRE(actions.size() == 1);
    CHECK(actions[0].record.source_kind == ActionSource::event);
    CHECK(actions[0].record.source_id == incident.uuid);
    CHECK(actions[0].record.due == Desk::day(11, 19));
    CHECK(actions[0].record.decided_on == Desk::day(10, 22));
    CHECK(desk.get(incident).status == IncidentStatus::action);
}

TEST_CASE("a half-written action is there again, and what the guard stops is nowhere", "[app][privacy]") {
    Desk desk;
    {
        NewActionScreen fresh(desk.app());
        fresh.title.set("Rutin för kvällsdosen", fresh.today());
        fresh.expected_effect.set("Ring 19121212-1212", fresh.today());
        fresh.set_owner(Code{"nurse"});
        CHECK_FALSE(fresh.can_save());
        fresh.leave();
    }
    {
        NewActionScreen fresh(desk.app());
        CHECK(fresh.title.text() == "Rutin för kvällsdosen");
        CHECK(fresh.expected_effect.text().empty());
        CHECK(fresh.owner().code == "nurse");
        fresh.save();
    }
    CHECK(NewActionScreen(desk.app()).title.text().empty());
}
