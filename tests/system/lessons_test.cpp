// What one unit shares reaches the others through a real hub, without the unit's name, and can be taken back.

#include <catch2/catch.hpp>

#include "core/base/json.hpp"
#include "core/crdt/op_json.hpp"
#include "core/hub/lessons.hpp"
#include "core/model/action.hpp"
#include "core/model/learning.hpp"
#include "core/sync/folder.hpp"
#include "core/sync/offer.hpp"
#include "core/sync/peers.hpp"
#include "tests/support/world.hpp"

using namespace vaka;
using namespace vaka::sim;

namespace {

constexpr std::int64_t day_ms = 24ll * 3600 * 1000;

// A ward with one tablet, and a second ward at the same hub.
struct TwoWards {
    World world{1};
    std::unique_ptr<Tablet> other = join("Hemtjänst norr");

    std::unique_ptr<Tablet> join(const char* unit) {
        auto invited = world.hub().invite(unit, Role::unit_manager);
        REQUIRE(invited);
        std::string path = world.folder(std::string(unit) + ".vaka");
        return std::make_unique<Tablet>(path, world.hub(), world.clock, world.random.next(), invited->code);
    }
    Tablet& sharer() { return world.tablet(0); }
    void exchange() {
        for (int round = 0; round < 2; ++round) {
            sharer().exchange_until_quiet();
            other->exchange_until_quiet();
        }
    }
    Id<Incident> share(const char* text, bool shared = true) {
        auto id = sharer().session->add(Incident{.occurred_on = Date::of(2026, 10, 20),
                                                 .type = IncidentType::near_miss,
                                                 .category_id = {"medication"},
                                                 .lesson_shared = shared,
                                                 .lesson_text = {text}});
        REQUIRE(id);
        return *id;
    }
    void change(const Id<Incident>& id, const Values& sets) {
        auto draft = sharer().session->open(record_type<Incident>(), id.uuid);
        REQUIRE(draft);
        draft->after.update(sets);
        REQUIRE(sharer().session->save(std::move(*draft)));
    }
    std::vector<Stored<Lesson>> seen() {
        auto lessons = other->store->list<Lesson>();
        REQUIRE(lessons);
        return std::move(*lessons);
    }
    std::uint64_t written_for_other() {
        auto store = world.hub().store_of(other->store->unit());
        REQUIRE(store);
        return (*store)->log().head((*store)->device()).seq;
    }
};

}

TEST_CASE("a lesson that is shared is read on the other unit, and nothing tells whose it is", "[system][lessons]") {
    TwoWards wards;
    Id<Incident> id = wards.share("Räkna kvällsdoserna två tillsammans");

    wards.exchange();

    auto seen = wards.seen();
    REQUIRE(seen.size() == 1);
    CHECK(seen.front().record.text.text == "Räkna kvällsdoserna två tillsammans");
    CHECK(seen.front().record.category_id == Code{"medication"});
    CHECK(seen.front().record.shared_on == Date::of(2026, 10, 22));
    CHECK(seen.front().record.source_id == id.uuid);
    auto history = wards.other->store->history("lesson", seen.front().id.uuid);
    REQUIRE(history);
    REQUIRE(history->size() == 1);
    CHECK(history->front().by == "server");
    CHECK(op_text(history->front()).find(wards.sharer().store->unit().text()) == std::string::npos);
    CHECK(op_text(history->front()).find(World::unit_name) == std::string::npos);
    CHECK(wards.sharer().store->list<Lesson>()->empty());
    CHECK(wards.other->store->verify(trusted_key));
}

TEST_CASE("what is written and not shared stays on the unit", "[system][lessons]") {
    TwoWards wards;
    wards.share("Räkna kvällsdoserna två tillsammans", false);

    wards.exchange();

    CHECK(wards.seen().empty());
}

TEST_CASE("a lesson follows its words and its category, and is the same lesson", "[system][lessons]") {
    TwoWards wards;
    Id<Incident> id = wards.share("Räkna doserna");
    wards.exchange();
    auto first = wards.seen();
    REQUIRE(first.size() == 1);

    wards.world.clock.pass(day_ms);
    wards.change(id, {{"lesson_text", "Räkna doserna två tillsammans"}});
    wards.change(id, {{"category_id", "information"}});
    wards.exchange();

    auto seen = wards.seen();
    REQUIRE(seen.size() == 1);
    CHECK(seen.front().id == first.front().id);
    CHECK(seen.front().record.text.text == "Räkna doserna två tillsammans");
    CHECK(seen.front().record.category_id == Code{"information"});
    CHECK(seen.front().record.shared_on == first.front().record.shared_on);
}

TEST_CASE("a lesson that is taken back is gone from the others, and comes back when it is shared again",
          "[system][lessons]") {
    TwoWards wards;
    Id<Incident> id = wards.share("Räkna doserna");
    wards.exchange();
    REQUIRE(wards.seen().size() == 1);

    wards.change(id, {{"lesson_shared", false}});
    wards.exchange();
    CHECK(wards.seen().empty());

    wards.change(id, {{"lesson_shared", true}});
    wards.exchange();
    CHECK(wards.seen().size() == 1);

    auto draft = wards.sharer().session->open(record_type<Incident>(), id.uuid);
    draft->after["removed"] = true;
    REQUIRE(wards.sharer().session->save(std::move(*draft)));
    wards.exchange();
    CHECK(wards.seen().empty());
}

TEST_CASE("a unit that comes later gets what was shared before, on the day it was shared", "[system][lessons]") {
    TwoWards wards;
    wards.share("Räkna doserna");
    wards.share("Skriv aldrig av en dos");
    Id<Incident> taken_back = wards.share("Fel sak");
    wards.exchange();
    wards.change(taken_back, {{"lesson_shared", false}});
    wards.exchange();
    wards.world.clock.pass(30 * day_ms);

    auto late = wards.join("Akuten");
    late->exchange_until_quiet();

    auto lessons = late->store->list<Lesson>();
    REQUIRE(lessons);
    REQUIRE(lessons->size() == 2);
    for (const auto& [id, lesson] : *lessons)
        CHECK(lesson.shared_on == Date::of(2026, 10, 22));
    CHECK(late->store->list<Incident>()->empty());
    CHECK(late->store->verify(trusted_key));
}

TEST_CASE("a second tablet of a unit brings no lesson back that has been given", "[system][lessons]") {
    TwoWards wards;
    wards.share("Räkna doserna");
    wards.exchange();
    std::uint64_t written = wards.written_for_other();

    auto second = wards.world.hub().invite("Hemtjänst norr", Role::staff);
    REQUIRE(second);
    Tablet tablet(wards.world.folder("andra.vaka"), wards.world.hub(), wards.world.clock, wards.world.random.next(),
                  second->code);
    tablet.exchange_until_quiet();

    CHECK(tablet.store->list<Lesson>()->size() == 1);
    CHECK(wards.written_for_other() == written + 1); // the tablet itself
}

TEST_CASE("a lesson is passed on once, however often its bundle comes", "[system][lessons]") {
    TwoWards wards;
    wards.share("Räkna doserna");
    auto file = bundle_file(*wards.sharer().store, {}, wards.world.clock.now(), false);
    REQUIRE(file);
    REQUIRE(wards.world.hub().import_file(*file));
    std::uint64_t written = wards.written_for_other();

    REQUIRE(wards.world.hub().import_file(*file));
    wards.exchange();

    CHECK(wards.written_for_other() == written);
    CHECK(wards.seen().size() == 1);
}

TEST_CASE("an ordinary day's bundle is no news about lessons", "[system][lessons]") {
    TwoWards wards;
    REQUIRE(wards.sharer().session->add(Incident{.occurred_on = Date::of(2026, 10, 20),
                                                 .type = IncidentType::risk,
                                                 .category_id = {"fall"},
                                                 .what = {"Golvet var vått"}}));
    auto bundle = offer(*wards.sharer().store, {}, 0, wards.world.clock.now());
    REQUIRE(bundle);

    CHECK(lesson_news(*bundle).empty());

    wards.share("Torka direkt");
    bundle = offer(*wards.sharer().store, {}, 0, wards.world.clock.now());
    REQUIRE(bundle);
    CHECK(lesson_news(*bundle).size() == 1);
}

TEST_CASE("a personnummer in a lesson goes nowhere", "[system][lessons][privacy]") {
    TwoWards wards;
    // Past the session, as a tablet with another program would.
    Change forged{"incident",
                  born_uuid(wards.world.clock, wards.sharer().random),
                  {{"occurred_on", "2026-10-20"},
                   {"type", "risk"},
                   {"lesson_shared", true},
                   {"lesson_text", "Fråga 19121212-1212"}},
                  {}};
    REQUIRE(wards.sharer().store->commit({"staff", {}, wards.world.clock.now()}, {forged}));

    wards.exchange();

    CHECK(wards.seen().empty());
    CHECK_FALSE(shared_lesson(*wards.sharer().store, forged.record, *Date::of(2026, 10, 22))->has_value());
}

TEST_CASE("a tablet cannot write a lesson itself", "[system][lessons]") {
    TwoWards wards;
    Lesson lesson{.source_id = born_uuid(wards.world.clock, wards.sharer().random),
                  .shared_on = Date::of(2026, 10, 22),
                  .text = {"Räkna doserna"}};
    auto refused = wards.sharer().session->add(lesson);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().reason == "role_not_allowed");
}

TEST_CASE("a lesson that waits for earlier ops is passed on when they have come", "[system][lessons]") {
    TwoWards wards;
    wards.sharer().link.up = false;
    REQUIRE(wards.sharer().session->add(Action{.title = {"Prova nya larmet"}}));
    Frontier first = wards.sharer().store->frontier();
    wards.share("Räkna doserna");
    auto late = bundle_file(*wards.sharer().store, first, wards.world.clock.now(), false);
    auto all = bundle_file(*wards.sharer().store, {}, wards.world.clock.now(), false);
    REQUIRE(late);
    REQUIRE(all);

    auto waits = wards.world.hub().import_file(*late);
    REQUIRE(waits);
    REQUIRE(waits->waiting == 1);
    wards.other->exchange_until_quiet();
    CHECK(wards.seen().empty());

    REQUIRE(wards.world.hub().import_file(*all));
    wards.other->exchange_until_quiet();
    CHECK(wards.seen().size() == 1);
}

TEST_CASE("a stop between taking a lesson in and passing it on loses nothing", "[system][lessons]") {
    TwoWards wards;
    wards.sharer().link.up = false;
    wards.share("Räkna doserna");
    Instant now = wards.world.clock.now();
    auto bundle = offer(*wards.sharer().store, {}, 0, now);
    REQUIRE(bundle);
    Store& hub_store = wards.world.hub_store();
    REQUIRE(remember_lesson_news(hub_store, lesson_news(*bundle)));
    REQUIRE(accept(hub_store, *bundle, DeviceJudge(*Date::of(2026, 10, 22)), now));
    wards.other->exchange_until_quiet();
    REQUIRE(wards.seen().empty());

    wards.sharer().link.up = true;
    wards.exchange();

    CHECK(wards.seen().size() == 1);
    auto left = remembered_lesson_news(hub_store);
    REQUIRE(left);
    CHECK(left->empty());
}
