// One unit's store: what is written is read back, the tables follow the log, and what was changed behind it is found.

#include <catch2/catch.hpp>

#include "core/base/value_json.hpp"
#include "core/model/incident.hpp"
#include "core/model/records.hpp"
#include "core/model/unit.hpp"
#include "core/store/facts.hpp"
#include "core/sync/folder.hpp"
#include "core/sync/peers.hpp"
#include "tests/support/faulty_vfs.hpp"
#include "tests/support/random_records.hpp"
#include "tests/support/seeds.hpp"

using namespace vaka;
using namespace vaka::sim;

namespace {

constexpr const char* path = "ward/store.vaka";

struct Ward {
    explicit Ward(std::uint64_t seed = 1) : random(seed) {
        identity = {unit_id_of("Avdelning 12"), random_uuid(random), KeyPair::make(random)};
        auto made = Store::create(path, identity, vfs.name());
        REQUIRE(made);
        store = std::move(*made);
    }

    void write(std::string_view type, const Uuid& record, Values sets) {
        Change change{std::string(type), record, std::move(sets), store->frontier()};
        REQUIRE(store->commit({"staff", {}, clock.now()}, {change}));
    }
    void reopen() {
        store.reset();
        auto opened = Store::open(path, vfs.name());
        REQUIRE(opened);
        store = std::move(*opened);
        REQUIRE(store->unlock(identity.key));
    }
    // Changes the file behind the store's back.
    void meddle(const std::string& sql) {
        auto db = Database::open(path, Database::Mode::open, vfs.name());
        REQUIRE(db);
        REQUIRE((*db)->script(sql));
    }
    std::string verify() {
        auto verified = store->verify(trusted_key);
        return verified ? "whole" : verified.error().reason.empty() ? "broken" : verified.error().reason;
    }
    // Every row of every table.
    std::string tables() {
        std::string out;
        for (const RecordType* type : record_types()) {
            auto rows = store->rows(*type, {.with_removed = true});
            REQUIRE(rows);
            for (const Row& row : *rows)
                out += std::string(type->name) + row.id.text() + json_text(row.values) + "\n";
        }
        auto clashes = store->clashes();
        REQUIRE(clashes);
        for (const Clash& clash : *clashes)
            out += clash.type + clash.record.text() + clash.field + "\n";
        return out;
    }

    FaultyVfs vfs{"store-test"};
    SimClock clock;
    SimRandom random;
    Store::Identity identity;
    std::unique_ptr<Store> store;
};

Incident a_fall() {
    Incident incident;
    incident.occurred_on = Date::of(2026, 10, 21);
    return incident;
}

}

TEST_CASE("every record survives the way to its row and back", "[store]") {
    Ward ward;
    for_each_seed(20, [&](SimRandom& random) {
        for (const RecordType* type : record_types()) {
            INFO(type->name);
            Values values = random_values(*type, random);
            Uuid id = random_uuid(random);
            ward.write(type->name, id, values);

            auto read = ward.store->values(*type, id);
            REQUIRE(read);
            CHECK(**read == values);
            auto op = ward.store->history(type->name, id);
            REQUIRE(op);
            REQUIRE(op->size() == 1);
            CHECK(op->front().sets == values);
        }
    });
    CHECK(ward.verify() == "whole");
}

TEST_CASE("tables that grew change by change are those that a rebuild makes, for every record type", "[store]") {
    for_each_seed(15, [](SimRandom& random) {
        Ward ward(random.next());
        std::vector<std::pair<const RecordType*, Uuid>> records;
        for (const RecordType* type : record_types())
            records.emplace_back(type, random_uuid(random));
        for (int i = 0; i < 40; ++i) {
            auto [type, id] = records[random.below(records.size())];
            Values sets = random_values(*type, random);
            for (const Field& field : type->fields)
                if (sets.contains(field.name) && random.chance(30))
                    sets[field.name] = {};
            if (random.chance(20))
                sets[removed_field] = random.chance(60);
            // Sometimes by somebody who had read nothing of it.
            Change change{std::string(type->name), id, sets, random.chance(50) ? ward.store->frontier() : Frontier()};
            REQUIRE(ward.store->commit({"staff", {}, ward.clock.now()}, {change}));
        }
        std::string grown = ward.tables();

        REQUIRE(ward.store->rebuild());

        CHECK(ward.tables() == grown);
        CHECK(ward.verify() == "whole");
    });
}

TEST_CASE("a store written by another version's descriptions is folded anew when it is opened", "[store]") {
    Ward ward;
    ward.write("incident", random_uuid(ward.random), values_of(a_fall()));
    ward.write("weather", random_uuid(ward.random), {{"snow", true}});
    std::string before = ward.tables();
    REQUIRE(ward.store->put_fact(records_fact, "as they were"));
    ward.store.reset();
    ward.meddle("DROP TABLE t_incident; DROP TABLE t_huddle;");

    ward.reopen();

    CHECK(ward.tables() == before);
    CHECK(ward.verify() == "whole");
}

TEST_CASE("a store of another layout is left alone, and it says whether that is newer or older", "[store]") {
    auto [layout, reason] = GENERATE(table<std::string, std::string>(
        {{"2", "store_too_new"}, {"10", "store_too_new"}, {"0", "store_too_old"}, {"one", "store_damaged"}}));
    CAPTURE(layout);
    Ward ward;
    REQUIRE(ward.store->put_fact(layout_fact, layout));
    ward.store.reset();

    auto opened = Store::open(path, ward.vfs.name());

    REQUIRE_FALSE(opened);
    CHECK(opened.error().reason == reason);
}

TEST_CASE("only its own key opens a store for writing", "[store]") {
    Ward ward;
    ward.store.reset();
    auto opened = Store::open(path, ward.vfs.name());
    REQUIRE(opened);

    CHECK((*opened)->unlock(KeyPair::make(ward.random)).error().reason == "key_wrong");
    auto refused = (*opened)->commit({"staff", {}, ward.clock.now()}, {{"incident", {}, {{"severity", "minor"}}, {}}});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().reason == "key_missing");
}

TEST_CASE("what was changed behind the store's back is found", "[store]") {
    Ward ward;
    for (int i = 0; i < 3; ++i)
        ward.write("incident", random_uuid(ward.random), values_of(a_fall()));
    REQUIRE(ward.verify() == "whole");
    auto [sql, found] = GENERATE(table<std::string, std::string>({
        {"UPDATE log SET sets = '{\"severity\":\"serious\"}' WHERE seq = 2", "verify_chain"},
        {"UPDATE log SET hash = zeroblob(32) WHERE seq = 2", "verify_chain"},
        {"UPDATE log SET at = 0 WHERE seq = 1", "verify_chain"},
        {"DELETE FROM log WHERE seq = 2", "verify_gap"},
        {"DELETE FROM seal", "verify_no_seal"},
        {"UPDATE seal SET signature = zeroblob(64)", "verify_bad_seal"},
        {"UPDATE head SET hash = zeroblob(32)", "verify_chain"},
        {"UPDATE t_incident SET severity = 'serious'", "verify_tables"},
        {"DELETE FROM t_incident", "verify_tables"},
        {"INSERT INTO t_watch(id, removed) VALUES(zeroblob(16), 0)", "verify_tables"},
    }));
    CAPTURE(sql);

    ward.meddle(sql);
    ward.reopen();
    auto verified = ward.store->verify(trusted_key);

    REQUIRE_FALSE(verified);
    CHECK(verified.error().reason == found);
}

TEST_CASE("two records of different types may share an id, and the digest does not tell who came first", "[store]") {
    Uuid shared = unit_id_of("both");
    Ward newer(5);
    newer.write("weather", shared, {{"snow", true}});
    newer.write("incident", shared, values_of(a_fall()));
    // The other meets our own version's type before the newer one's.
    FaultyVfs vfs("store-test-other");
    SimRandom random(9);
    auto other = Store::create(path, {newer.identity.unit, random_uuid(random), KeyPair::make(random)}, vfs.name());
    REQUIRE(other);
    REQUIRE((*other)->commit({"staff", {}, newer.clock.now()}, {{"incident", shared, {{"severity", "none"}}, {}}}));

    auto there = bundle_file(*newer.store, {}, newer.clock.now(), false);
    REQUIRE(there);
    REQUIRE(import_file(**other, *there, newer.clock.now()));
    auto back = bundle_file(**other, {}, newer.clock.now(), false);
    REQUIRE(back);
    REQUIRE(import_file(*newer.store, *back, newer.clock.now()));

    CHECK(hex(*newer.store->state()) == hex(*(*other)->state()));
    CHECK(newer.verify() == "whole");
}

TEST_CASE("what another process wrote is seen, and neither loses anything", "[store]") {
    Ward ward;
    auto second = Store::open(path, ward.vfs.name());
    REQUIRE(second);
    REQUIRE((*second)->unlock(ward.identity.key));
    ward.write("incident", unit_id_of("one"), values_of(a_fall()));
    std::uint64_t revision = (*second)->revision();

    REQUIRE((*second)->refresh());
    CHECK((*second)->revision() > revision);
    REQUIRE((*second)->commit({"staff", {}, ward.clock.now()},
                              {{"incident", unit_id_of("two"), values_of(a_fall()), (*second)->frontier()}}));
    ward.write("incident", unit_id_of("three"), values_of(a_fall()));

    CHECK(ward.store->list<Incident>()->size() == 3);
    CHECK((*second)->list<Incident>()->size() == 3);
    CHECK(ward.verify() == "whole");
}
