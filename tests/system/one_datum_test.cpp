// The walk of one datum through the whole house (README.md): a nurse says that today is yellow, and the other tablet's
// cross shows it. Each step of the walk has something to be seen, and nothing is seen before its step.

#include <catch2/catch.hpp>

#include "core/base/json.hpp"
#include "core/crdt/op_json.hpp"
#include "core/days.hpp"
#include "core/rules/cross.hpp"
#include "core/sync/bundle.hpp"
#include "core/sync/folder.hpp"
#include "core/sync/pack.hpp"
#include "core/sync/peers.hpp"
#include "tests/support/faulty_vfs.hpp"
#include "tests/support/fleet.hpp"
#include "tests/support/world.hpp"

using namespace vaka;
using namespace vaka::sim;

namespace {

// What the cross shows for today, and the part of it that is stored.
DayState today_on_the_cross(Tablet& tablet, Date today) {
    auto unit = unit_of(*tablet.store);
    auto days = days_between(*tablet.store, today, today);
    REQUIRE(unit);
    REQUIRE(days);
    return cross_day(today, today, *unit, tablet.session->scheme(),
                     {days->huddles, days->incidents, days->watches, days->marks})
        .state;
}

DayMark yellow(Date day) {
    DayMark mark;
    mark.day = day;
    mark.colour = Colour::yellow;
    return mark;
}

// A link that keeps what went over it, and holds it back until let go.
struct Wire : Transport {
    explicit Wire(Hub& to) : hub(to) {}
    void send(const std::string& path, std::string body) override {
        sent_to = path;
        sent = std::move(body);
    }
    std::optional<Reply> poll() override {
        auto out = std::move(reply);
        reply.reset();
        return out;
    }
    void let_go() {
        Hub::Reply answer = hub.answer("POST", sent_to, sent);
        reply = Reply{answer.status, std::move(answer.body)};
    }

    Hub& hub;
    std::string sent_to, sent;
    std::optional<Reply> reply;
};

}

TEST_CASE("a yellow tap on one tablet becomes a yellow cell on the other, and every step on the way can be seen",
          "[system]") {
    World world(2);
    Tablet& a = world.tablet(0);
    Tablet& b = world.tablet(1);
    world.exchange_until_quiet();
    Date today = a.session->today();
    Wire wire(world.hub());
    Exchange exchange(*a.store, wire, world.clock, a.random);
    // The exchange looked at the server when it began; from here on it has nothing to tell.
    exchange.tick();
    wire.let_go();
    exchange.tick();
    REQUIRE(exchange.status().state == SyncState::received);
    REQUIRE(today_on_the_cross(a, today) == DayState::today);
    std::uint64_t revision_of_a = a.store->revision(), revision_of_b = b.store->revision();

    SECTION("it walks all the way") {
        // 3-5: the session makes one op of what was chosen.
        auto draft = a.session->draft_of(yellow(today));
        REQUIRE(draft);
        Uuid id = draft->record;
        CHECK(id == *named_id(record_type<DayMark>(), a.store->unit(), {{"day", today.text()}}));
        CHECK(changes(*draft->type, draft->before, draft->after).of("colour") == "yellow");
        CHECK(a.session->check(*draft));
        // Nothing is anywhere before it is saved.
        CHECK(a.store->revision() == revision_of_a);
        CHECK_FALSE(a.store->get(Id<DayMark>{id})->has_value());

        // 6: saved; the row, the op and the revision are there together.
        REQUIRE(a.session->save(*draft));
        CHECK(a.store->revision() == revision_of_a + 1);
        CHECK((*a.store->get(Id<DayMark>{id}))->colour == Colour::yellow);
        auto history = a.store->history("day_mark", id);
        REQUIRE(history);
        REQUIRE(history->size() == 1);
        const Op& op = history->front();
        CHECK(op.sets.of("colour") == "yellow");
        CHECK(op.by == role_code(a.session->role()));
        CHECK(today_on_the_cross(a, today) == DayState::yellow);

        // 7: it waits, and says so.
        exchange.tick();
        CHECK(exchange.status().state == SyncState::waiting);
        CHECK(exchange.status().waiting == 1);
        CHECK_FALSE(world.hub_store().get(Id<DayMark>{id})->has_value());

        // 8-9: some seconds later it goes as a signed bundle with this op and no other.
        wire.sent.clear();
        world.clock.pass(3000);
        exchange.tick();
        CHECK(exchange.status().state == SyncState::sending);
        REQUIRE(is_packed(wire.sent));
        auto bundle = read_bundle(wire.sent);
        REQUIRE(bundle);
        CHECK(bundle->from == a.store->device());
        CHECK(bundle->key == a.store->public_key());
        REQUIRE(bundle->logs.size() == 1);
        CHECK(bundle->logs.front().ops == std::vector<Json>{*parse_json(op_text(op))});
        std::string altered = bundle_json(*bundle, *a.store->key());
        altered.replace(altered.find("yellow"), 6, "orange");
        CHECK(read_bundle(altered).error().reason == "bundle_bad_signature");

        // 10-11: the hub has it, by the same commit.
        wire.let_go();
        CHECK((*world.hub_store().get(Id<DayMark>{id}))->colour == Colour::yellow);
        CHECK(world.hub_store().frontier().of(a.store->device()) == op.seq);
        // Not received before its receipt has come.
        CHECK(exchange.status().state == SyncState::sending);

        // 12: the receipt.
        exchange.tick();
        CHECK(exchange.status().state == SyncState::received);
        CHECK(exchange.status().waiting == 0);
        CHECK(receipt(*a.store)->have.of(a.store->device()) == op.seq);

        // 13: the other tablet.
        CHECK(b.store->revision() == revision_of_b);
        CHECK(today_on_the_cross(b, today) == DayState::today);
        REQUIRE(b.exchange_until_quiet());
        CHECK(b.store->revision() > revision_of_b);
        CHECK((*b.store->get(Id<DayMark>{id}))->colour == Colour::yellow);

        // 14-15: its cross.
        CHECK(today_on_the_cross(b, today) == DayState::yellow);
        CHECK(digest(*a.store) == digest(*b.store));
    }

    SECTION("a lost receipt leaves it waiting, and the next round settles it") {
        REQUIRE(a.session->add(yellow(today)));
        exchange.tick();
        world.clock.pass(3000);
        exchange.tick();
        wire.let_go();
        wire.reply = Transport::Reply{};
        exchange.tick();
        CHECK(exchange.status().state == SyncState::waiting);
        CHECK(exchange.status().offline);

        exchange.sync_now();
        wire.let_go();
        exchange.tick();

        CHECK(exchange.status().state == SyncState::received);
        CHECK(world.hub_store().list<DayMark>()->size() == 1);
    }

    SECTION("what the disk refuses is not saved, and nothing says it was") {
        // The same walk's step 6 on a disk without room.
        FaultyVfs vfs("one-datum");
        auto store = Store::create("a/store.vaka", {a.store->unit(), a.store->device(), *a.store->key()}, vfs.name());
        REQUIRE(store);
        Session session(**store, world.clock, a.random);
        vfs.fail("a", FaultyVfs::Trouble::full, 0);

        auto saved = session.add(yellow(today));

        REQUIRE_FALSE(saved);
        CHECK(saved.error().fault == Fault::full);
        CHECK((*store)->frontier().empty());
        CHECK((*store)->list<DayMark>()->empty());
        vfs.heal("a");
        CHECK(session.add(yellow(today)));
    }

    SECTION("the same walk on a stick, without a net") {
        REQUIRE(a.session->add(yellow(today)));
        SimStick stick;
        REQUIRE(folder_exchange(*a.store, stick, "stick", world.clock.now()));

        auto read = folder_exchange(*b.store, stick, "stick", world.clock.now());

        REQUIRE(read);
        CHECK(read->read == 1);
        CHECK(read->accepted.ops == 1);
        CHECK(today_on_the_cross(b, today) == DayState::yellow);
        // Another tablet is no server: saved, not received.
        REQUIRE(folder_exchange(*a.store, stick, "stick", world.clock.now()));
        exchange.tick();
        CHECK(exchange.status().state == SyncState::waiting);
    }
}
