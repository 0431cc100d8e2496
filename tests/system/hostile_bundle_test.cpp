// Bundles that are cut, altered, forged, oversized or wrong: each is refused with a reason that has a sentence, nothing
// changes, and one bad part never blocks a good one. Fuzzing in small: thousands of mutations of a good bundle.

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <set>

#include "core/base/json.hpp"
#include "core/model/action.hpp"
#include "core/model/records.hpp"
#include "core/sync/folder.hpp"
#include "core/sync/offer.hpp"
#include "core/sync/pack.hpp"
#include "core/sync/peers.hpp"
#include "tests/support/seeds.hpp"
#include "tests/support/world.hpp"

using namespace vaka;
using namespace vaka::sim;

namespace {

constexpr const char* personal = "19121212-1212"; // Skatteverket's own number for examples

std::string file_bytes(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

bool has_sentence(const std::string& reason) {
    static const Json texts =
        Json::parse(file_bytes(std::string(VAKA_ASSETS) + "/strings/errors.sv.json"), nullptr, false);
    return texts.contains("reason." + reason);
}

std::string reason_of(const Error& error) {
    INFO(error.reason);
    CHECK(has_sentence(error.reason));
    return error.reason;
}

// "ok", why it was refused as a whole, or the troubles of its parts.
std::string told(const Result<Accepted>& taken) {
    if (!taken)
        return reason_of(taken.error());
    std::string out;
    for (const Error& trouble : taken->troubles)
        out += (out.empty() ? "" : " ") + reason_of(trouble);
    return out.empty() ? "ok" : out;
}

// A new incident, whose id is one that is born and yet the same for the same tick.
Json an_op(std::uint64_t tick, const Json& more) {
    SimClock clock;
    SimRandom random(tick);
    Json sets = {{"occurred_on", "2026-10-21"}, {"type", "risk"}};
    sets.update(more);
    return {{"at", 1},      {"by", "staff"},      {"record", born_uuid(clock, random).text()},
            {"tick", tick}, {"type", "incident"}, {"sets", std::move(sets)}};
}

// An enrolled device whose log was never written by our app.
struct Forger {
    explicit Forger(Tablet& tablet)
        : key(*tablet.store->key()), unit(tablet.store->unit()), device(tablet.store->device()) {}

    void add(Json op) { ops.push_back(std::move(op)); }
    void add_sets(const Json& sets) { add(an_op(1000 + ops.size(), sets)); }

    LogPart part(std::uint64_t after = 0) const {
        LogPart out{device, after, chain_root(unit, device), {}, {}};
        Seal seal{device, ops.size(), out.previous, device, {}};
        for (std::size_t i = 0; i < ops.size(); ++i) {
            seal.hash = chain_next(seal.hash, canonical(ops[i]));
            if (i + 1 == after)
                out.previous = seal.hash;
            if (i >= after)
                out.ops.push_back(ops[i]);
        }
        seal.signature = sign(key, seal_bytes(unit, seal));
        out.seal = seal;
        return out;
    }
    Bundle bundle(std::uint64_t after = 0) const {
        Bundle out;
        out.unit = unit;
        out.from = device;
        out.key = key.public_key;
        out.logs.push_back(part(after));
        return out;
    }
    std::string file(std::uint64_t after = 0) const { return bundle_json(bundle(after), key); }

    KeyPair key;
    Uuid unit, device;
    std::vector<Json> ops;
};

// A ward that has exchanged: `a` writes, `b` and the hub are given what is hostile, the third is the forger.
struct Scene {
    Scene() {
        for (int i = 0; i < 4; ++i)
            REQUIRE(a.session->add(Action{.title = {"Halkmatta vid duschen"}}));
        world.exchange_until_quiet();
        auto offered = offer(*a.store, {}, 0, world.clock.now(), whole_log);
        REQUIRE(offered);
        good = *offered;
        plain = bundle_json(good, *a.store->key());
    }

    Result<Accepted> read(Tablet& tablet, std::string_view file) {
        return import_file(*tablet.store, file, world.clock.now());
    }
    // Both must say the same and stay as they were.
    std::string refused(std::string_view file) {
        std::string b_before = digest(*b.store), hub_before = digest(world.hub_store());
        std::string by_b = told(read(b, file)), by_hub = told(world.hub().import_file(file));
        CHECK(digest(*b.store) == b_before);
        CHECK(digest(world.hub_store()) == hub_before);
        check_whole();
        return by_b == by_hub ? by_b : by_b + " / " + by_hub;
    }
    void check_whole() {
        CHECK(b.store->verify(trusted_key));
        CHECK(world.hub_store().verify(trusted_key));
    }
    // The bundle altered as JSON, signed anew by its sender.
    std::string altered(const std::function<void(Json&)>& alter) {
        auto json = parse_json(plain, {64u << 20, 64});
        REQUIRE(json);
        alter(*json);
        return signed_again(std::move(*json));
    }
    std::string signed_again(Json json) {
        json.erase("signature");
        json["signature"] = hex(sign(*a.store->key(), canonical(json)));
        return canonical(json);
    }
    bool anywhere(std::string_view bytes) {
        for (const auto& entry : std::filesystem::directory_iterator(world.folder("")))
            if (entry.path().filename().string().find("tablet-0") == std::string::npos &&
                file_bytes(entry.path()).find(bytes) != std::string::npos)
                return true;
        return false;
    }

    World world{3};
    Tablet& a = world.tablet(0);
    Tablet& b = world.tablet(1);
    Tablet& third = world.tablet(2);
    Bundle good;
    std::string plain;
};

}

TEST_CASE("a bundle that is cut anywhere is refused, plain and compressed", "[system][sync]") {
    Scene scene;

    for (std::size_t length = 0; length < scene.plain.size(); length += 1 + length / 20) {
        auto read = read_bundle(std::string_view(scene.plain).substr(0, length));
        REQUIRE_FALSE(read);
        CHECK(reason_of(read.error()) == "bundle_truncated");
    }
    std::string small = packed(scene.plain);
    for (std::size_t length = 0; length < small.size(); ++length) {
        auto read = read_bundle(std::string_view(small).substr(0, length));
        REQUIRE_FALSE(read);
        CHECK(std::set<std::string>{"bundle_truncated", "bundle_malformed"}.contains(reason_of(read.error())));
    }
    CHECK(scene.refused(scene.plain.substr(0, scene.plain.size() / 2)) == "bundle_truncated");
}

TEST_CASE("a bundle with any bit turned is refused, or says what it said", "[system][sync]") {
    Scene scene;
    auto expected = canonical(part_json(scene.good.logs.front()));

    for (std::string bytes : {scene.plain, packed(scene.plain)})
        for (std::size_t bit = 0; bit < bytes.size() * 8; bit += bytes.size() / 300 * 8 + 1) {
            std::string turned = bytes;
            turned[bit / 8] = static_cast<char>(turned[bit / 8] ^ (1 << (bit % 8)));
            auto read = read_bundle(turned);
            if (read)
                CHECK(canonical(part_json(read->logs.front())) == expected);
            else
                CHECK(has_sentence(read.error().reason));
        }
}

TEST_CASE("a bundle of the wrong form is refused with its own reason", "[system][sync]") {
    Scene scene;
    std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
    auto with = [&](const std::string& from, const std::string& to) {
        std::string out = scene.plain;
        REQUIRE(out.find(from) != std::string::npos);
        return out.replace(out.find(from), from.size(), to);
    };

    CHECK(scene.refused("") == "bundle_truncated");
    CHECK(scene.refused(deep) == "bundle_too_deep");
    CHECK(scene.refused(packed(deep)) == "bundle_too_deep");
    CHECK(scene.refused(with("\"logs\":[", "\"logs\":[" + deep + ",")) == "bundle_too_deep");
    CHECK(scene.refused(std::string(largest_bundle + 1, ' ')) == "bundle_too_big");
    CHECK(scene.refused(packed(std::string(largest_bundle + 1, ' '))) == "bundle_too_big");
    CHECK(scene.refused("[]") == "bundle_not_a_bundle");
    CHECK(scene.refused("{\"format\":\"another\"}") == "bundle_not_a_bundle");
    CHECK(scene.refused(with("\"version\":1", "\"version\":2")) == "bundle_too_new");
    CHECK(scene.refused("{\"format\":\"vaka-bundle\",\"version\":9,\"all\":\"else differs\"}") == "bundle_too_new");
    CHECK(scene.refused(with("\"version\":1", "\"version\":-1")) == "bundle_malformed");
    CHECK(scene.refused(with("\"more\":false", "\"more\":false,\"more\":true")) == "bundle_malformed");
    CHECK(scene.refused(with("\"stubs_seen\":", "\"stubs_seen\":0.5,\"x\":")) == "bundle_malformed");
    CHECK(scene.refused(with("\"stubs_seen\":", "\"stubs_seen\":1e400,\"x\":")) == "bundle_malformed");
    CHECK(scene.refused(with("\"stubs_seen\":", "\"stubs_seen\":18446744073709551615,\"x\":")) == "bundle_malformed");
    CHECK(scene.refused(with("Halkmatta", "Halk\xff\xfe")) == "bundle_malformed");
    CHECK(scene.refused(with("Halkmatta", "Halk\\ud800")) == "bundle_malformed");
    CHECK(scene.refused(with("Halkmatta", "Nattlampa")) == "bundle_bad_signature");
    CHECK(scene.refused(scene.plain + "x") == "bundle_malformed");
    CHECK(scene.refused(packed(scene.plain) + "x") == "bundle_malformed");
}

TEST_CASE("a bundle for another unit or from a stranger is refused", "[system][sync]") {
    Scene scene;
    SimRandom random(5);
    KeyPair stranger = KeyPair::make(random);
    Bundle bundle = scene.good;

    bundle.unit = unit_id_of("Avdelning 13");
    CHECK(scene.refused(bundle_json(bundle, *scene.a.store->key())) == "bundle_other_unit / unit_unknown");
    bundle.unit = scene.good.unit;
    // Somebody else's key under a known name, and a known key under another name.
    bundle.key = stranger.public_key;
    CHECK(scene.refused(bundle_json(bundle, stranger)) == "bundle_unknown_sender");
    bundle.key = scene.good.key;
    CHECK(scene.refused(bundle_json(bundle, stranger)) == "bundle_bad_signature");
    bundle.from = scene.b.store->device();
    CHECK(scene.refused(bundle_json(bundle, *scene.a.store->key())) == "bundle_unknown_sender");
    bundle.from = born_uuid(scene.world.clock, random);
    CHECK(scene.refused(bundle_json(bundle, *scene.a.store->key())) == "bundle_unknown_sender");
}

TEST_CASE("nobody can speak for another device, and what is good beside it is taken", "[system][sync]") {
    Scene scene;
    Forger forger(scene.third);
    forger.add_sets({{"severity", "minor"}});
    REQUIRE(scene.a.session->add(Action{.title = {"Nattlampa"}}));
    auto offered = offer(*scene.a.store, scene.b.store->frontier(), 0, scene.world.clock.now());
    REQUIRE(offered);
    LogPart of_a = offered->logs.front();
    REQUIRE(of_a.device == scene.a.store->device());
    auto carried = [&](LogPart part) {
        Bundle bundle = forger.bundle();
        bundle.logs.clear();
        bundle.logs.push_back(std::move(part));
        return bundle_json(bundle, forger.key);
    };

    LogPart altered = of_a;
    altered.ops.front()["sets"]["title"] = "Något annat";
    CHECK(scene.refused(carried(altered)) == "bundle_bad_seal");
    LogPart sealed_by_forger = altered;
    sealed_by_forger.seal->by = forger.device;
    CHECK(scene.refused(carried(sealed_by_forger)) == "bundle_unknown_device");
    LogPart unsealed = of_a;
    unsealed.seal.reset();
    CHECK(scene.refused(carried(unsealed)) == "bundle_bad_seal");
    LogPart of_nobody = forger.part();
    of_nobody.device = unit_id_of("nobody");
    of_nobody.previous = chain_root(forger.unit, of_nobody.device);
    of_nobody.seal->by = of_nobody.device;
    CHECK(scene.refused(carried(of_nobody)) == "bundle_unknown_device");
    LogPart emptied = of_a;
    emptied.ops.front() = {{"stub", hex(sha256("anything"))}};
    CHECK(scene.refused(carried(emptied)) == "bundle_stub_unsigned");
    LogPart torn_off = of_a;
    torn_off.previous = sha256("another history");
    CHECK(scene.refused(carried(torn_off)) == "bundle_fork");

    // All of that beside something good.
    Bundle mixed = forger.bundle();
    mixed.logs = {altered, of_nobody, forger.part(), emptied};
    auto taken = scene.read(scene.b, bundle_json(mixed, forger.key));
    CHECK(told(taken) == "bundle_bad_seal bundle_unknown_device bundle_stub_unsigned");
    CHECK(taken->ops == 1);
    CHECK(scene.b.store->frontier().of(forger.device) == 1);
    scene.check_whole();
}

TEST_CASE("a stub without the server's signature empties nothing", "[system][sync]") {
    Scene scene;
    Forger forger(scene.third);
    Uuid device = scene.a.store->device();
    Stub stub{1, device, 1, **scene.b.store->log().hash_at(device, 1), "redacted", {}};
    Bundle bundle = forger.bundle();
    bundle.logs.clear();

    stub.signature = sign(forger.key, stub_bytes(forger.unit, stub));
    bundle.stubs = {stub};
    CHECK(scene.refused(bundle_json(bundle, forger.key)) == "ok");
    // The server's own signature, on another reason.
    stub.signature = sign(*scene.world.hub_store().key(), stub_bytes(forger.unit, stub));
    stub.reason = "role_not_allowed";
    bundle.stubs = {stub};
    CHECK(scene.refused(bundle_json(bundle, forger.key)) == "ok");
    CHECK(scene.b.store->list<Action>()->size() == 4);
}

TEST_CASE("what is forbidden comes back with its reason, whichever way it came", "[system][sync]") {
    struct Case {
        std::string reason;
        Json op;
    };
    std::vector<Case> cases = {
        {"role_not_allowed", {{"type", "device"}, {"by", "server"}, {"sets", {{"revoked", true}}}}},
        {"role_not_allowed", {{"type", "device"}, {"sets", {{"public_key", std::string(64, 'a')}}}}},
        {"role_not_allowed", {{"type", "unit"}, {"by", "admin"}, {"sets", {{"name", "Vår"}}}}},
        {"role_not_allowed", {{"by", "king"}}},
        {"field_bad_value", {{"sets", {{"cost_extra_days", "many"}}}}},
        {"field_too_long", {{"sets", {{"what", std::string(281, 'x')}}}}},
        {"field_bad_value", {{"sets", {{"occurred_on", "2026-02-30"}}}}},
        {"op_order", {{"tick", 1}}},
        {"op_order", {{"tick", 4'000'000'000'000'000}}},
        {"op_unreadable", {{"tick", 0}}},
        {"op_unreadable", {{"sets", Json::array()}}},
        {"op_unreadable", {{"record", "not an id"}}},
        {"op_unreadable", {{"seen", {{"not an id", 1}}}}},
        {"op_unreadable", {{"type", std::string(41, 'x')}}},
        {"privacy.pnr12", {{"sets", {{"what", std::string("Ring ") + personal}}}}},
        {"privacy.pnr12", {{"sets", {{"comment", personal}}}}},
        {"privacy.pnr12", {{"sets", {{"comment", {{"inner", Json::array({personal})}}}}}}},
        {"privacy.pnr12", {{"sets", {{personal, 1}}}}},
        {"privacy.pnr12", {{"sets", {{"occurred_on", personal}}}}},
        {"privacy.pnr12", {{"type", "weather"}, {"sets", {{"about", personal}}}}},
        {"privacy.pnr12", {{"later", personal}}},
        {"privacy.pnr12", {{"tick", 0}, {"sets", {{"what", personal}}}}},
    };
    Scene scene;
    Forger forger(scene.third);
    for (const Case& one : cases) {
        Json op = an_op(1000 + forger.ops.size(), {{"severity", "minor"}});
        op.update(one.op);
        forger.add(op);
        forger.add_sets({{"severity", "minor"}});
    }

    // By file to b, which holds back personal data and what only the server may write.
    auto by_file = scene.read(scene.b, forger.file());
    CHECK(told(by_file) == "ok");
    CHECK(by_file->ops + by_file->refused == forger.ops.size());
    CHECK(scene.b.store->verify(trusted_key));
    CHECK_FALSE(scene.anywhere(personal));
    // And to the hub, which judges.
    auto to_hub = scene.world.hub().import_file(forger.file());
    CHECK(told(to_hub) == "ok");
    CHECK(to_hub->refused == cases.size());
    CHECK(to_hub->ops == cases.size());
    CHECK_FALSE(scene.anywhere(personal));
    for (std::size_t i = 0; i < cases.size(); ++i) {
        auto stub = scene.world.hub_store().log().stub_at(forger.device, 2 * i + 1);
        REQUIRE(stub);
        REQUIRE(stub->has_value());
        CAPTURE(i, forger.ops[2 * i]);
        CHECK((*stub)->reason == cases[i].reason);
        CHECK(has_sentence((*stub)->reason));
    }

    // The server's word settles it, and everybody has the same.
    REQUIRE(scene.b.exchange_until_quiet());
    CHECK(digest(*scene.b.store) == digest(scene.world.hub_store()));
    CHECK(scene.b.store->list<Incident>()->size() == cases.size());
    scene.check_whole();
    CHECK_FALSE(scene.anywhere(personal));
}

TEST_CASE("an op with a member named stub is an op, and can be emptied", "[system][sync]") {
    Scene scene;
    Forger forger(scene.third);
    Json op = an_op(1000, {{"severity", "minor"}});
    op["by"] = "king";
    op["stub"] = hex(sha256("anything"));
    forger.add(op);
    REQUIRE(told(scene.read(scene.b, forger.file())) == "ok");
    CHECK(scene.b.store->list<Incident>()->size() == 1);
    CHECK(scene.b.store->verify(trusted_key));

    REQUIRE(told(scene.world.hub().import_file(forger.file())) == "ok");
    REQUIRE(scene.b.exchange_until_quiet());

    CHECK(scene.b.store->list<Incident>()->empty());
    CHECK(digest(*scene.b.store) == digest(scene.world.hub_store()));
}

TEST_CASE("a part that waits is neither believed nor written unread", "[system][sync]") {
    Scene scene;
    Tablet& a = scene.a;
    Uuid device = a.store->device();
    std::uint64_t had = scene.b.store->frontier().of(device);
    REQUIRE(a.session->add(Action{.title = {"Nattlampa"}}));
    REQUIRE(a.exchange_until_quiet());

    SECTION("a forged part is not taken when the server brings what came before it") {
        Forger forger(scene.third);
        LogPart part{device, had + 1, a.store->log().head(device).hash, {an_op(2000, {{"severity", "serious"}})}, {}};
        part.seal = Seal{device, had + 2, {}, device, {}};
        Bundle bundle = forger.bundle();
        bundle.logs = {part};
        auto parked = scene.read(scene.b, bundle_json(bundle, forger.key));
        REQUIRE(told(parked) == "ok");
        CHECK(parked->waiting == 1);

        REQUIRE(scene.b.exchange_until_quiet());

        CHECK(scene.b.store->frontier().of(device) == had + 1);
        CHECK_FALSE(scene.b.exchange->status().trouble);
        CHECK(digest(*scene.b.store) == digest(scene.world.hub_store()));
        scene.check_whole();
    }

    SECTION("a true part waits for the gap to close") {
        Frontier later;
        later.raise(device, had + 1);
        REQUIRE(a.session->add(Action{.title = {"Larmmatta"}}));
        auto second = bundle_file(*a.store, later, scene.world.clock.now(), true);
        auto first = bundle_file(*a.store, {}, scene.world.clock.now(), true);
        REQUIRE(second);
        std::string before = digest(*scene.b.store);
        CHECK(scene.read(scene.b, *second)->waiting == 1);
        CHECK(digest(*scene.b.store) == before);

        // The file that closes the gap brings the same op too; it is there once.
        REQUIRE(told(scene.read(scene.b, *first)) == "ok");

        CHECK(scene.b.store->frontier().of(device) == had + 2);
        CHECK(scene.b.store->list<Action>()->size() == 6);
        CHECK(scene.b.store->verify(trusted_key));
    }

    SECTION("personal data does not wait on the disk") {
        Forger forger(scene.third);
        forger.add_sets({{"severity", "minor"}});
        forger.add_sets({{"what", personal}});
        CHECK(scene.refused(forger.file(1)) == "privacy.pnr12");
        CHECK_FALSE(scene.anywhere(personal));
    }
}

TEST_CASE("what is told of an op before the op has come is told again", "[system][sync]") {
    Scene scene;
    Forger forger(scene.third);
    Json forbidden = an_op(1000, {{"severity", "minor"}});
    forbidden["by"] = "king";
    forger.add(forbidden);
    REQUIRE(told(scene.world.hub().import_file(forger.file())) == "ok");
    // The server's page ends before the log whose op is a stub.
    auto page = offer(scene.world.hub_store(), scene.b.store->frontier(), 0, scene.world.clock.now());
    REQUIRE(page);
    REQUIRE(page->stubs.size() == 1);
    page->logs.clear();
    REQUIRE(told(scene.read(scene.b, bundle_json(*page, *scene.world.hub_store().key()))) == "ok");

    // The op itself comes from another device, which does not know that it was refused.
    REQUIRE(told(scene.read(scene.b, forger.file())) == "ok");
    CHECK(scene.b.store->list<Incident>()->size() == 1);
    REQUIRE(scene.b.exchange_until_quiet());

    CHECK(scene.b.store->list<Incident>()->empty());
    CHECK(digest(*scene.b.store) == digest(scene.world.hub_store()));
}

TEST_CASE("a file with more stubs than fit on a page can still be read", "[system][sync]") {
    Scene scene;
    Forger forger(scene.third);
    for (int i = 0; i < 1100; ++i) {
        Json forbidden = an_op(1000 + static_cast<std::uint64_t>(i), {{"severity", "minor"}});
        forbidden["by"] = "king";
        forger.add(forbidden);
    }
    forger.add_sets({{"severity", "minor"}});
    REQUIRE(scene.world.hub().import_file(forger.file())->refused == 1100);
    REQUIRE(scene.a.exchange_until_quiet());
    scene.a.link.up = false;

    auto file = bundle_file(*scene.a.store, {}, scene.world.clock.now(), true);
    REQUIRE(file);
    CHECK(told(scene.read(scene.b, *file)) == "ok");

    CHECK(scene.b.store->list<Incident>()->size() == 1);
    CHECK(digest(*scene.b.store) == digest(scene.world.hub_store()));
}

TEST_CASE("a tablet whose clock is wrong shows in the end what all the others show", "[system][sync]") {
    Scene scene;
    Forger forger(scene.third);
    // A time of day that ten years later looks like a personnummer.
    std::string time = "Hände 20261021 0000";
    forger.add_sets({{"what", time}});
    Instant later{scene.world.clock.now().ms + 10ll * 365 * 24 * 3600 * 1000};
    auto held_back = import_file(*scene.b.store, forger.file(), later);
    REQUIRE(held_back);
    CHECK(held_back->refused == 1);
    CHECK(scene.b.store->list<Incident>()->empty());

    REQUIRE(told(scene.world.hub().import_file(forger.file())) == "ok");
    REQUIRE(scene.b.exchange_until_quiet());

    REQUIRE(scene.b.store->list<Incident>()->size() == 1);
    CHECK(scene.b.store->list<Incident>()->front().record.what.text == time);
    CHECK(digest(*scene.b.store) == digest(scene.world.hub_store()));
    CHECK(scene.b.store->log().held_back()->empty());
}

TEST_CASE("an old copy that wrote on is told apart, and what it wrote is never called received", "[system][sync]") {
    World world(2);
    Tablet& a = world.tablet(0);
    REQUIRE(a.session->add(Action{.title = {"Halkmatta"}}));
    world.exchange_until_quiet();
    std::string copy = world.folder("copy.vaka");
    for (const char* part : {"", "-wal"})
        std::filesystem::copy_file(world.folder("tablet-0.vaka") + part, copy + part);
    for (int i = 0; i < 3; ++i)
        REQUIRE(a.session->add(Action{.title = {"Nattlampa"}}));
    REQUIRE(a.exchange_until_quiet());
    auto old = Store::open(copy);
    REQUIRE(old);
    REQUIRE((*old)->unlock(*a.store->key()));
    SimLink link(world.hub());
    Exchange exchange(**old, link, world.clock, world.random);
    auto exchange_once = [&] {
        exchange.sync_now();
        exchange.tick();
    };

    SECTION("one that has written nothing gets its own ops back") {
        exchange_once();
        CHECK(digest(**old) == digest(*a.store));
        CHECK(exchange.status().state == SyncState::received);
    }

    SECTION("one that has written less than the server has") {
        std::string before = digest(world.hub_store());
        Session session(**old, world.clock, world.random);
        REQUIRE(session.add(Action{.title = {"Larmmatta"}}));

        exchange_once();
        REQUIRE(exchange.status().trouble);
        CHECK(reason_of(*exchange.status().trouble) == "bundle_fork");
        CHECK(exchange.status().waiting == 1);
        // Nor does the server's file make a receipt of it.
        auto file = world.hub().export_file((*old)->unit(), true);
        REQUIRE(file);
        CHECK(told(import_file(**old, *file, world.clock.now())) == "bundle_fork");
        exchange_once();
        CHECK(exchange.status().waiting == 1);

        CHECK(digest(world.hub_store()) == before);
        CHECK(world.hub_store().verify(trusted_key));
        CHECK((*old)->verify(trusted_key));
        // The true tablet is not harmed.
        REQUIRE(a.session->add(Action{.title = {"Belysning"}}));
        CHECK(a.exchange_until_quiet());
        CHECK(a.exchange->status().state == SyncState::received);
    }
}

TEST_CASE("no mutation of a bundle's bytes gets past its signature", "[system][sync]") {
    Scene scene;
    std::string small = packed(scene.plain);
    auto expected = read_bundle(scene.plain);
    REQUIRE(expected);
    std::string says = bundle_json(*expected, *scene.a.store->key());
    std::string before = digest(*scene.b.store);
    SimRandom random(number_from_environment("VAKA_SEED", 1));

    for (int i = 0; i < 15'000; ++i) {
        std::string bytes = random.chance(70) ? scene.plain : small;
        for (std::uint64_t left = 1 + random.below(4); left > 0; --left) {
            std::size_t at = random.below(bytes.size());
            switch (random.below(5)) {
            case 0:
                bytes[at] = static_cast<char>(random.next());
                break;
            case 1:
                bytes.erase(at, random.below(20));
                break;
            case 2:
                bytes.insert(at, bytes.substr(random.below(bytes.size()), random.below(40)));
                break;
            case 3:
                bytes.insert(at, 1, "{}[]\",:0e-\\"[random.below(11)]);
                break;
            default:
                bytes.resize(at);
            }
            if (bytes.empty())
                break;
        }
        auto read = read_bundle(bytes);
        if (read)
            REQUIRE(bundle_json(*read, *scene.a.store->key()) == says);
        else if (!has_sentence(read.error().reason))
            FAIL(read.error().reason);
    }
    CHECK(digest(*scene.b.store) == before);
}

namespace {

// Alters one place in the JSON, anywhere.
void mutate(Json& json, SimRandom& random) {
    if (json.is_structured() && !json.empty() && random.chance(85)) {
        auto place = json.begin();
        std::advance(place, static_cast<std::ptrdiff_t>(random.below(json.size())));
        if (random.chance(8))
            json.erase(place);
        else if (json.is_array() && random.chance(8))
            json.push_back(Json(*place));
        else
            mutate(*place, random);
        return;
    }
    switch (random.below(8)) {
    case 0:
        json = nullptr;
        break;
    case 1:
        json = random.below(4);
        break;
    case 2:
        json = -1;
        break;
    case 3:
        json = (1ll << 53) - 1;
        break;
    case 4:
        json = std::string(random.below(3), 'a');
        break;
    case 5:
        json = unit_id_of("x").text();
        break;
    case 6:
        json = Json::array({json});
        break;
    default:
        json = Json{{"stub", hex(sha256("x"))}};
    }
}

}

TEST_CASE("no mutation that its sender has signed breaks a store, or changes it by half", "[system][sync]") {
    Scene scene;
    Forger forger(scene.third);
    for (int i = 0; i < 4; ++i)
        forger.add_sets({{"severity", "minor"}, {"what", "Golvet var vått"}});
    auto good = parse_json(forger.file());
    REQUIRE(good);
    SimRandom random(number_from_environment("VAKA_SEED", 1));
    std::string b_state = digest(*scene.b.store), hub_state = digest(scene.world.hub_store());
    std::size_t refused = 0;

    for (int i = 0; i < 5000; ++i) {
        Json json = *good;
        for (std::uint64_t left = 1 + random.below(3); left > 0; --left)
            mutate(json, random);
        if (json.is_object()) {
            json.erase("signature");
            json["signature"] = hex(sign(forger.key, canonical(json)));
        }
        std::string file = canonical(json);
        auto by_b = scene.read(scene.b, file);
        auto by_hub = scene.world.hub().import_file(file);
        refused += told(by_b) != "ok";
        told(by_hub);
        std::string b_now = digest(*scene.b.store), hub_now = digest(scene.world.hub_store());
        // Either nothing, or all of a part whose seal holds.
        CHECK((b_now == b_state || (by_b && by_b->ops + by_b->refused >= 4)));
        CHECK((hub_now == hub_state || (by_hub && by_hub->ops + by_hub->refused >= 4)));
        b_state = b_now;
        hub_state = hub_now;
    }
    CHECK(refused > 1000);
    scene.check_whole();
    // And the good one is still welcome.
    CHECK(told(scene.read(scene.b, forger.file())) == "ok");
    CHECK(scene.b.store->frontier().of(forger.device) == 4);
}
