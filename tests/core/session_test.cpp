// The only door for writing: what it refuses is not written, and what it lets through is.

#include <catch2/catch.hpp>

#include <memory>

#include "core/model/action.hpp"
#include "core/session.hpp"
#include "tests/support/faulty_vfs.hpp"
#include "tests/support/refused_changes.hpp"
#include "tests/support/sim.hpp"

using namespace vaka;
using namespace vaka::sim;

namespace {

struct Ward {
    explicit Ward(Role role = Role::unit_manager) {
        Store::Identity identity{unit_id_of("Avdelning 12"), born_uuid(clock, random), KeyPair::make(random)};
        auto made = Store::create("ward/store.vaka", identity, vfs.name());
        REQUIRE(made);
        store = std::move(*made);
        session = std::make_unique<Session>(*store, clock, random, role);
    }

    // What is there, whoever wrote it.
    void write(const RecordType& type, const Uuid& record, const Values& values) {
        Change change{std::string(type.name), record, values, store->frontier()};
        REQUIRE(store->commit({"staff", {}, clock.now()}, {change}));
    }
    std::string told(Draft draft) {
        const Frontier before = store->frontier();
        auto saved = session->save(std::move(draft));
        if (saved)
            return "saved";
        CHECK(store->frontier() == before);
        return saved.error().reason + " " + saved.error().detail;
    }

    FaultyVfs vfs{"session-test"};
    SimClock clock;
    SimRandom random{1};
    std::unique_ptr<Store> store;
    std::unique_ptr<Session> session;
};

Incident a_risk() {
    return {.occurred_on = Date::of(2026, 10, 21), .type = IncidentType::risk};
}

}

TEST_CASE("the session refuses what the rules refuse, and saves what they let through", "[session][rules]") {
    for (const RefusedChange& change : refused_changes(unit_id_of("Avdelning 12"))) {
        CAPTURE(change.type->name, change.refused);
        Ward ward(change.type == &record_type<Unit>() ? Role::unit_manager : Role::staff);
        for (const Values& incident : change.incidents)
            ward.write(record_type<Incident>(), born_uuid(ward.clock, ward.random), incident);
        if (!change.before.empty())
            ward.write(*change.type, change.record, change.before);
        auto told = [&](const Values& after) {
            return ward.told({change.type, change.record, change.before, after, ward.store->frontier()});
        };

        CHECK(told(change.refused).starts_with(std::string(change.reason) + " " + std::string(change.type->name)));
        if (!change.let_through.empty())
            CHECK(told(change.let_through) == "saved");
    }
}

TEST_CASE("the session refuses what the description of a record forbids", "[session]") {
    Ward ward(Role::staff);
    auto told = [&](const RecordType& type, const Values& values) {
        return ward.told({&type, born_uuid(ward.clock, ward.random), Values(), values, ward.store->frontier()});
    };
    const RecordType& action = record_type<Action>();

    CHECK(told(record_type<Staff>(), values_of(Staff{"KL", {"staff"}, {}, false})) == "role_not_allowed staff");
    CHECK(told(action, {{"help_wanted", true}}) == "field_required action.title");
    CHECK(told(action, {{"title", "Halkmatta"}, {"colour", "red"}}) == "field_unknown action.colour");
    CHECK(told(action, {{"title", "Halkmatta"}, {"due", "2026-02-30"}}) == "field_bad_value action.due");
    CHECK(told(action, {{"title", "Halkmatta"}, {"removed", "yes"}}) == "field_bad_value action.removed");
    CHECK(told(action, {{"title", std::string(121, 'x')}}) == "field_too_long action.title");
    CHECK(told(action, {{"title", "Ring 19121212-1212"}}) == "privacy.pnr12 action.title");
    CHECK(told(action, {{"title", "Halkmatta"}}) == "saved");
}

TEST_CASE("when one of several drafts is refused none is saved", "[session]") {
    Ward ward;
    auto good = ward.session->draft_of(a_risk());
    Incident tomorrow = a_risk();
    tomorrow.occurred_on = Date::of(2026, 10, 23);
    auto bad = ward.session->draft_of(tomorrow);
    REQUIRE(good);
    REQUIRE(bad);

    auto saved = ward.session->save({*good, *bad});

    REQUIRE_FALSE(saved);
    CHECK(saved.error().reason == "date_in_future");
    CHECK(ward.store->frontier().empty());
    CHECK_FALSE(ward.session->can_undo());
}

TEST_CASE("nobody takes a role above the device's, and a record that is not there is not opened", "[session]") {
    Ward ward(Role::staff);

    CHECK(ward.session->sign_in(Role::unit_manager).error().reason == "device_role");
    CHECK(ward.session->role() == Role::staff);
    CHECK(ward.session->open(record_type<Incident>(), born_uuid(ward.clock, ward.random)).error().reason ==
          "record_missing");
}

TEST_CASE("a named record that is there already is changed, and what is not mentioned stays", "[session]") {
    Ward ward;
    DayMark mark{.day = Date::of(2026, 10, 21), .confirmed = true};
    auto first = ward.session->add(mark);
    REQUIRE(first);

    auto second = ward.session->add(DayMark{.day = Date::of(2026, 10, 21), .closed = true});

    REQUIRE(second);
    CHECK(*second == *first);
    auto now = ward.store->get(*first);
    REQUIRE(now);
    CHECK((*now)->confirmed);
    CHECK((*now)->closed);
}
