// Speed and size of the core, as ratios to bare SQLite in the same run; run on a quiet machine (target `bench`).
// Medians of repeated runs. Not a test: nothing here passes or fails.

#include <fmt/core.h>
#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>

#include "core/model/action.hpp"
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

// A year and more of a ward: incidents, actions and what becomes of them.
Change a_change(Store& store, SimRandom& random, const SimClock& clock, std::vector<Uuid>& actions) {
    if (!actions.empty() && random.chance(40)) {
        Json sets{{"status", random.chance(50) ? "ongoing" : "done"}, {"done_on", "2026-10-20"}};
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

void fill(Store& store, SimRandom& random, const SimClock& clock, std::size_t ops, std::vector<Uuid>& actions) {
    while (ops > 0) {
        std::vector<Change> changes;
        for (std::size_t i = 0; i < std::min<std::size_t>(ops, 500); ++i)
            changes.push_back(a_change(store, random, clock, actions));
        ops -= changes.size();
        ensure(store.commit(writer, changes).has_value(), "bench: filled");
    }
}

std::uintmax_t size_of(const std::string& path) {
    std::error_code ignored;
    std::uintmax_t wal = std::filesystem::file_size(path + "-wal", ignored);
    return std::filesystem::file_size(path) + (ignored ? 0 : wal);
}

// One durable insert of the same bytes with the same settings: what no program on SQLite can beat.
std::vector<double> raw_inserts(const std::string& path, std::size_t count, std::size_t bytes) {
    sqlite3* db = nullptr;
    sqlite3_open(path.c_str(), &db);
    sqlite3_exec(db, "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;CREATE TABLE t(n INTEGER PRIMARY KEY, body TEXT)",
                 nullptr, nullptr, nullptr);
    sqlite3_stmt* insert = nullptr;
    sqlite3_prepare_v2(db, "INSERT INTO t(body) VALUES(?)", -1, &insert, nullptr);
    std::string body(bytes, 'x');
    std::vector<double> out;
    for (std::size_t i = 0; i < count; ++i) {
        auto start = Timer::now();
        sqlite3_bind_text(insert, 1, body.data(), static_cast<int>(body.size()), SQLITE_STATIC);
        sqlite3_step(insert);
        sqlite3_reset(insert);
        out.push_back(ms_since(start));
    }
    sqlite3_finalize(insert);
    sqlite3_close(db);
    return out;
}

std::vector<double> saves(Store& store, SimRandom& random, const SimClock& clock, std::vector<Uuid>& actions,
                          std::size_t count) {
    std::vector<double> out;
    for (std::size_t i = 0; i < count; ++i) {
        Change change = a_change(store, random, clock, actions);
        auto start = Timer::now();
        ensure(store.commit(writer, {change}).has_value(), "bench: saved");
        out.push_back(ms_since(start));
    }
    return out;
}

}

int main(int argc, char** argv) {
    std::size_t largest = argc > 1 ? std::stoul(argv[1]) : 100'000;
    TempFolder folder;
    SimClock clock;
    SimRandom random(1);

    fmt::print("One durable save (WAL, synchronous=FULL), 300 saves, ms\n");
    auto raw = raw_inserts(folder / "raw.db", 300, 330);
    fmt::print("  {:<34} p50 {:.3f}  p99 {:.3f}\n", "raw SQLite insert of the bytes", part(raw, 0.5), part(raw, 0.99));
    for (std::size_t ops = 10'000; ops <= largest; ops *= 10) {
        Store::Identity identity{unit_id_of("Bänk"), born_uuid(clock, random), KeyPair::make(random)};
        std::string path = folder / ("store-" + std::to_string(ops));
        auto store = Store::create(path, identity);
        ensure(store.has_value(), "bench: store");
        std::vector<Uuid> actions;
        fill(**store, random, clock, ops, actions);
        auto times = saves(**store, random, clock, actions, 300);
        auto again = raw_inserts(folder / ("raw-" + std::to_string(ops)), 300, 330);
        fmt::print("  {:<34} p50 {:.3f}  p99 {:.3f}  ratio {:.2f}\n", fmt::format("save with {} ops in the log", ops),
                   part(times, 0.5), part(times, 0.99), part(times, 0.5) / part(again, 0.5));
    }

    std::size_t ops = 20'000;
    World world(2);
    world.tablet(0).exchange_until_quiet();
    world.tablet(1).exchange_until_quiet();
    Frontier before = world.tablet(1).store->frontier();
    std::vector<Uuid> actions;
    fill(*world.tablet(0).store, random, clock, ops, actions);
    auto bundle = offer(*world.tablet(0).store, before, 0, clock.now(), whole_log);
    ensure(bundle.has_value(), "bench: offer");
    std::string json = bundle_json(*bundle, *world.tablet(0).store->key());
    std::size_t minimal = 0;
    for (const LogPart& part : bundle->logs)
        for (const Json& op : part.ops)
            minimal += canonical(op).size();

    auto start = Timer::now();
    auto read = read_bundle(json);
    double read_ms = ms_since(start);
    ensure(read.has_value(), "bench: read");
    start = Timer::now();
    auto taken = accept(*world.tablet(1).store, *read, DeviceJudge(*Date::of(2026, 10, 22)), clock.now());
    double accept_ms = ms_since(start);
    ensure(taken && taken->ops == ops, "bench: all ops were taken");
    start = Timer::now();
    ensure(world.tablet(1).store->rebuild().has_value(), "bench: rebuilt");
    double rebuild_ms = ms_since(start);
    fmt::print("\n{} ops\n", ops);
    fmt::print("  reading the bundle (parse, signature)      {:8.0f} ops/s\n", 1000.0 * double(ops) / read_ms);
    fmt::print("  applying it (privacy, chain, log, fold)    {:8.0f} ops/s\n", 1000.0 * double(ops) / accept_ms);
    fmt::print("  rebuilding the tables                      {:8.0f} ops/s\n", 1000.0 * double(ops) / rebuild_ms);

    // Raw: the same JSON, one row an op, in one transaction.
    start = Timer::now();
    {
        sqlite3* db = nullptr;
        sqlite3_open((folder / "bulk.db").c_str(), &db);
        sqlite3_exec(db, "PRAGMA journal_mode=WAL;CREATE TABLE t(n INTEGER PRIMARY KEY, body TEXT);BEGIN", nullptr,
                     nullptr, nullptr);
        sqlite3_stmt* insert = nullptr;
        sqlite3_prepare_v2(db, "INSERT INTO t(body) VALUES(?)", -1, &insert, nullptr);
        for (const LogPart& part : bundle->logs)
            for (const Json& op : part.ops) {
                std::string text = canonical(op);
                sqlite3_bind_text(insert, 1, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
                sqlite3_step(insert);
                sqlite3_reset(insert);
            }
        sqlite3_finalize(insert);
        sqlite3_exec(db, "COMMIT", nullptr, nullptr, nullptr);
        sqlite3_close(db);
    }
    double bulk_ms = ms_since(start);
    fmt::print("  raw SQLite, one row an op, one transaction {:8.0f} ops/s  (applying costs {:.1f}x)\n",
               1000.0 * double(ops) / bulk_ms, (read_ms + accept_ms) / bulk_ms);

    auto disk = size_of(world.folder("tablet-0.vaka"));
    fmt::print("\nBytes an op: minimal JSON {}, on disk with log, tables and indexes {}  (ratio {:.2f})\n",
               minimal / ops, disk / ops, double(disk) / double(minimal));

    Frontier at = world.tablet(0).store->frontier();
    ensure(world.tablet(0).exchange_until_quiet(), "bench: pushed");
    fill(*world.tablet(0).store, random, clock, 50, actions);
    SimLink& link = world.tablet(0).link;
    std::size_t requests = link.requests, sent = link.bytes_sent, received = link.bytes_received;
    auto day = offer(*world.tablet(0).store, at, 0, clock.now());
    std::string day_ops;
    for (const LogPart& part : day->logs)
        for (const Json& op : part.ops)
            day_ops += canonical(op);
    start = Timer::now();
    ensure(world.tablet(0).exchange_until_quiet(), "bench: exchanged");
    fmt::print(
        "\nA day's exchange (50 ops, {} behind them): {} request, {} bytes sent, {} received, {:.1f} ms; its ops "
        "compressed alone are {} bytes (ratio {:.2f})\n",
        ops, link.requests - requests, link.bytes_sent - sent, link.bytes_received - received, ms_since(start),
        packed(day_ops).size(), double(link.bytes_sent - sent) / double(packed(day_ops).size()));
}
