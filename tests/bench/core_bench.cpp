// Speed and size of the core, as ratios to bare SQLite in the same run; run on a quiet machine (target `bench`).
// Medians of repeated runs. Not a test: nothing here passes or fails.

#include <fmt/core.h>
#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>

#include "core/base/json.hpp"
#include "core/model/action.hpp"
#include "core/model/incident.hpp"
#include "core/sync/accept.hpp"
#include "core/sync/offer.hpp"
#include "core/sync/pack.hpp"
#include "tests/support/world.hpp"

using namespace vaka;
using namespace vaka::sim;

namespace {

using Timer = std::chrono::steady_clock;
double ms_since(Timer::time_point start) {
    return std::chrono::duration<double, std::milli>(Timer::now() - start).count();
}

double part(std::vector<double> values, double share) {
    std::ranges::sort(values);
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

const char* const words[] = {"golvet", "var",   "vått",   "larmet", "hördes", "inte", "dosen",   "gavs",
                             "sent",   "efter", "rasten", "listan", "låg",    "kvar", "tillsyn", "uteblev"};

std::string sentence(SimRandom& random, std::size_t length) {
    std::string out = "Då";
    for (std::size_t i = 0; i < length; ++i)
        out += std::string(" ") + words[random.below(std::size(words))];
    return out + ".";
}

// A ward at work: incidents, actions and what becomes of them.
Change a_change(Store& store, SimRandom& random, SimClock& clock, std::vector<Uuid>& actions) {
    constexpr std::int64_t half_an_hour = 30 * 60 * 1000;
    clock.pass(half_an_hour); // ids are born in the order of time
    if (!actions.empty() && random.chance(40)) {
        Values sets{{"status", random.chance(50) ? "ongoing" : "done"}, {"done_on", "2026-10-20"}};
        return {"action", actions[random.below(actions.size())], sets, store.frontier()};
    }
    Uuid id = born_uuid(clock, random);
    if (random.chance(40)) {
        actions.push_back(id);
        return {
            "action",
            id,
            {{"title", sentence(random, 4)}, {"owner_role", "nurse"}, {"due", "2026-11-05"}, {"source_kind", "event"}},
            store.frontier()};
    }
    return {"incident",
            id,
            {{"occurred_on", "2026-10-" + std::to_string(10 + random.below(20))},
             {"type", "near_miss"},
             {"category_id", "medication"},
             {"what", sentence(random, 12)},
             {"immediate_action", sentence(random, 6)}},
            store.frontier()};
}

const Writer writer{"huddle_lead", {}, instant_of({*Date::of(2026, 10, 22), 9, 30})};

void fill(Store& store, SimRandom& random, SimClock& clock, std::size_t ops, std::vector<Uuid>& actions) {
    while (ops > 0) {
        std::vector<Change> changes;
        for (std::size_t i = 0; i < std::min<std::size_t>(ops, 500); ++i)
            changes.push_back(a_change(store, random, clock, actions));
        ops -= changes.size();
        ensure(store.commit(writer, changes).has_value(), "bench: filled");
    }
}

// One durable insert of the same bytes with the same settings: what no program on SQLite can beat.
class RawInsert {
public:
    RawInsert(const std::string& path, std::size_t bytes) : body_(bytes, 'x') {
        sqlite3_open(path.c_str(), &db_);
        sqlite3_exec(db_,
                     "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;CREATE TABLE t(n INTEGER PRIMARY KEY, body TEXT)",
                     nullptr, nullptr, nullptr);
        sqlite3_prepare_v2(db_, "INSERT INTO t(body) VALUES(?)", -1, &insert_, nullptr);
    }
    ~RawInsert() {
        sqlite3_finalize(insert_);
        sqlite3_close(db_);
    }
    RawInsert(const RawInsert&) = delete;

    void run() {
        sqlite3_bind_text(insert_, 1, body_.data(), static_cast<int>(body_.size()), SQLITE_STATIC);
        sqlite3_step(insert_);
        sqlite3_reset(insert_);
    }

private:
    sqlite3* db_ = nullptr;
    sqlite3_stmt* insert_ = nullptr;
    std::string body_;
};

double opening(const std::string& path) {
    std::vector<double> times;
    for (int i = 0; i < 5; ++i) {
        auto start = Timer::now();
        ensure(Store::open(path).has_value(), "bench: opened");
        times.push_back(ms_since(start));
    }
    return part(times, 0.5);
}

// What a ward does every day, with so many ops behind it.
void with_a_log_of(std::size_t ops) {
    World world(1);
    Tablet& tablet = world.tablet(0);
    SimClock clock;
    SimRandom random(1);
    std::vector<Uuid> actions;
    fill(*tablet.store, random, clock, ops, actions);
    ensure(tablet.exchange_until_quiet(), "bench: pushed");
    // In turns, so that both meet the same disk.
    RawInsert insert(world.folder("raw.db"), 330);
    std::vector<double> times, raw;
    for (int i = 0; i < 300; ++i) {
        auto start = Timer::now();
        insert.run();
        raw.push_back(ms_since(start));
        Change change = a_change(*tablet.store, random, clock, actions);
        start = Timer::now();
        ensure(tablet.store->commit(writer, {change}).has_value(), "bench: saved");
        times.push_back(ms_since(start));
    }
    double open_ms = opening(world.folder("tablet-0.vaka"));

    ensure(tablet.exchange_until_quiet(), "bench: pushed");
    std::vector<double> days;
    for (int day = 0; day < 21; ++day) {
        fill(*tablet.store, random, clock, 50, actions);
        auto start = Timer::now();
        ensure(tablet.exchange_until_quiet(), "bench: exchanged");
        days.push_back(ms_since(start));
    }
    fmt::print("  {:>9} ops in the log: save p50 {:.3f} p99 {:.3f} ms ({:.2f}x raw, p50 {:.3f}); open {:.2f} ms; "
               "exchange of 50 ops {:.1f} ms\n",
               ops, part(times, 0.5), part(times, 0.99), part(times, 0.5) / part(raw, 0.5), part(raw, 0.5), open_ms,
               part(days, 0.5));
}

struct Rates {
    std::vector<double> read, device, server, rebuild, raw;
};

void add_rates(Rates& rates, std::size_t ops) {
    World world(2);
    Store& author = *world.tablet(0).store;
    Store& reader = *world.tablet(1).store;
    world.tablet(0).exchange_until_quiet();
    world.tablet(1).exchange_until_quiet();
    SimClock clock;
    SimRandom random(1);
    std::vector<Uuid> actions;
    Frontier before = reader.frontier();
    fill(author, random, clock, ops, actions);
    auto bundle = offer(author, before, 0, clock.now(), whole_log);
    ensure(bundle.has_value(), "bench: offer");
    std::string json = bundle_json(*bundle, *author.key());

    auto rate_since = [&](Timer::time_point start) {
        return 1000.0 * static_cast<double>(ops) / ms_since(start);
    };
    auto start = Timer::now();
    auto read = read_bundle(json);
    rates.read.push_back(rate_since(start));
    ensure(read.has_value(), "bench: read");
    start = Timer::now();
    auto taken = accept(reader, *read, DeviceJudge(*Date::of(2026, 10, 22)), clock.now());
    rates.device.push_back(rate_since(start));
    ensure(taken && taken->ops == ops, "bench: all ops were taken");
    start = Timer::now();
    ensure(reader.rebuild().has_value(), "bench: rebuilt");
    rates.rebuild.push_back(rate_since(start));
    start = Timer::now();
    auto served = world.hub().import_file(json);
    rates.server.push_back(rate_since(start));
    ensure(served && served->ops == ops, "bench: the server took all ops");

    // The same JSON, one row an op, in one transaction.
    start = Timer::now();
    sqlite3* db = nullptr;
    sqlite3_open(world.folder("bulk.db").c_str(), &db);
    sqlite3_exec(db, "PRAGMA journal_mode=WAL;CREATE TABLE t(n INTEGER PRIMARY KEY, body TEXT);BEGIN", nullptr, nullptr,
                 nullptr);
    sqlite3_stmt* insert = nullptr;
    sqlite3_prepare_v2(db, "INSERT INTO t(body) VALUES(?)", -1, &insert, nullptr);
    for (const LogPart& log : bundle->logs)
        for (const Json& op : log.ops) {
            std::string text = canonical(op);
            sqlite3_bind_text(insert, 1, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
            sqlite3_step(insert);
            sqlite3_reset(insert);
        }
    sqlite3_finalize(insert);
    sqlite3_exec(db, "COMMIT", nullptr, nullptr, nullptr);
    sqlite3_close(db);
    rates.raw.push_back(rate_since(start));
}

// What a page reads when it opens, against reading the same columns and making nothing of them.
void month_of_incidents() {
    World world(1);
    Store& store = *world.tablet(0).store;
    SimClock clock;
    SimRandom random(1);
    std::vector<Uuid> actions;
    fill(store, random, clock, 2000, actions);
    sqlite3* db = nullptr;
    sqlite3_open(world.folder("tablet-0.vaka").c_str(), &db);
    sqlite3_stmt* query = nullptr;
    sqlite3_prepare_v2(db,
                       "SELECT * FROM t_incident WHERE removed = 0 AND occurred_on >= '2026-10-01' AND "
                       "occurred_on <= '2026-10-31' ORDER BY occurred_on, id",
                       -1, &query, nullptr);
    std::vector<double> times, raw;
    std::size_t rows = 0, bytes = 0;
    for (int i = 0; i < 200; ++i) {
        auto start = Timer::now();
        while (sqlite3_step(query) == SQLITE_ROW)
            for (int column = 0; column < sqlite3_column_count(query); ++column)
                if (sqlite3_column_text(query, column))
                    bytes += static_cast<std::size_t>(sqlite3_column_bytes(query, column));
        sqlite3_reset(query);
        raw.push_back(ms_since(start));
        start = Timer::now();
        auto listed =
            store.list<Incident>(between<&Incident::occurred_on>(*Date::of(2026, 10, 1), *Date::of(2026, 10, 31)));
        times.push_back(ms_since(start));
        ensure(listed.has_value() && bytes > 0, "bench: listed");
        rows = listed->size();
    }
    sqlite3_finalize(query);
    sqlite3_close(db);
    fmt::print("\nList a month of incidents, {} rows: {:.3f} ms ({:.2f}x reading the columns with SQLite)\n", rows,
               part(times, 0.5), part(times, 0.5) / part(raw, 0.5));
}

void sizes(std::size_t ops) {
    World world(1);
    Tablet& tablet = world.tablet(0);
    SimClock clock;
    SimRandom random(1);
    std::vector<Uuid> actions;
    Frontier empty = tablet.store->frontier();
    fill(*tablet.store, random, clock, ops, actions);
    auto bundle = offer(*tablet.store, empty, 0, clock.now(), whole_log);
    ensure(bundle.has_value(), "bench: offer");
    std::size_t minimal = 0;
    for (const LogPart& log : bundle->logs)
        for (const Json& op : log.ops)
            minimal += canonical(op).size();
    std::string path = world.folder("tablet-0.vaka");
    auto wal = std::filesystem::file_size(path + "-wal");
    ensure(tablet.exchange_until_quiet(), "bench: pushed");

    Frontier at = tablet.store->frontier();
    fill(*tablet.store, random, clock, 50, actions);
    std::size_t requests = tablet.link.requests, sent = tablet.link.bytes_sent, received = tablet.link.bytes_received;
    auto day = offer(*tablet.store, at, 0, clock.now());
    std::string day_ops;
    for (const LogPart& log : day->logs)
        for (const Json& op : log.ops)
            day_ops += canonical(op);
    ensure(tablet.exchange_until_quiet(), "bench: exchanged");
    double packed_ops = static_cast<double>(packed(day_ops).size());
    fmt::print(
        "\nA day's exchange (50 ops): {} request, {} bytes sent ({:.2f}x its ops compressed alone), {} received\n",
        tablet.link.requests - requests, tablet.link.bytes_sent - sent,
        static_cast<double>(tablet.link.bytes_sent - sent) / packed_ops, tablet.link.bytes_received - received);

    tablet.exchange.reset();
    tablet.session.reset();
    tablet.store.reset();
    auto file = std::filesystem::file_size(path);
    fmt::print(
        "\nBytes an op, {} ops: minimal JSON {}; on disk {} with log, tables and indexes ({:.2f}x); the write-ahead "
        "log beside it, {:.1f} MB, does not grow with them\n",
        ops, minimal / ops, file / ops, static_cast<double>(file) / static_cast<double>(minimal),
        static_cast<double>(wal) / 1e6);
}

}

int main(int argc, char** argv) {
    std::size_t largest = argc > 1 ? std::stoul(argv[1]) : 100'000;
    fmt::print("One durable save (WAL, synchronous=FULL) against a raw insert of the same bytes, as the log grows\n");
    for (std::size_t ops = 10'000; ops <= largest; ops *= 10)
        with_a_log_of(ops);

    constexpr std::size_t ops = 20'000;
    Rates rates;
    for (int i = 0; i < 5; ++i)
        add_rates(rates, ops);
    fmt::print("\nA bundle of {} ops, ops/s\n", ops);
    auto print = [](const char* what, const std::vector<double>& values) {
        fmt::print("  {:<44} {:8.0f}  best {:8.0f}\n", what, part(values, 0.5), part(values, 1));
    };
    print("reading it (parse, signature)", rates.read);
    print("applying it on a device (chain, log, fold)", rates.device);
    print("reading and applying it on the server", rates.server);
    print("rebuilding the tables", rates.rebuild);
    print("raw SQLite, one row an op, one transaction", rates.raw);
    month_of_incidents();
    sizes(ops);
}
