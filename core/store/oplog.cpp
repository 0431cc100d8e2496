#include "core/store/oplog.hpp"

#include <algorithm>
#include <charconv>

#include "core/base/value_json.hpp"
#include "core/crdt/op_json.hpp"

namespace vaka {

namespace {

std::string_view bytes_of(const Uuid& id) {
    return {reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size()};
}
std::string_view bytes_of(const Hash& hash) {
    return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

template <typename Array> Array array_of(std::string_view bytes) {
    Array out{};
    std::copy_n(bytes.begin(), std::min(bytes.size(), out.size()), reinterpret_cast<char*>(out.data()));
    return out;
}

Uuid uuid_of(std::string_view bytes) {
    return {array_of<std::array<std::uint8_t, 16>>(bytes)};
}

std::int64_t number(std::uint64_t value) {
    return static_cast<std::int64_t>(value);
}
std::uint64_t count_of(std::int64_t value) {
    return static_cast<std::uint64_t>(value);
}

Error damaged(const char* what) {
    return {Fault::corrupt, "store_damaged", what};
}

}

std::string seal_bytes(const Uuid& unit, const Seal& seal) {
    return "vaka-seal-1 " + unit.text() + " " + seal.device.text() + " " + std::to_string(seal.seq) + " " +
           hex(seal.hash);
}

Result<void> OpLog::create(Database& db) {
    return db.script("CREATE TABLE device(n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE);"
                     "CREATE TABLE word(n INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);"
                     "CREATE TABLE record(n INTEGER PRIMARY KEY, id BLOB NOT NULL, type INTEGER NOT NULL,"
                     " UNIQUE(id, type));"
                     "CREATE TABLE log(device INTEGER NOT NULL, seq INTEGER NOT NULL, record INTEGER, tick INTEGER,"
                     " at INTEGER, by INTEGER, who BLOB, seen TEXT, sets TEXT, extra TEXT, hash BLOB NOT NULL,"
                     " PRIMARY KEY(device, seq)) WITHOUT ROWID;"
                     "CREATE INDEX log_record ON log(record) WHERE record IS NOT NULL;"
                     "CREATE TABLE head(device INTEGER PRIMARY KEY, seq INTEGER NOT NULL, tick INTEGER NOT NULL,"
                     " hash BLOB NOT NULL);"
                     "CREATE TABLE seal(device INTEGER PRIMARY KEY, seq INTEGER NOT NULL, hash BLOB NOT NULL,"
                     " by BLOB NOT NULL, signature BLOB NOT NULL);"
                     "CREATE TABLE stub(n INTEGER PRIMARY KEY AUTOINCREMENT, device INTEGER NOT NULL,"
                     " seq INTEGER NOT NULL, reason TEXT NOT NULL, signature BLOB, UNIQUE(device, seq));");
}

Result<void> OpLog::reload() {
    device_numbers_.clear();
    devices_.clear();
    word_numbers_.clear();
    words_.clear();
    heads_.clear();
    moved_heads_.clear();
    frontier_ = {};
    tick_ = 0;
    auto devices = db_.sql("SELECT n, id FROM device");
    while (true) {
        ASSIGN_OR_RETURN(row, devices.step());
        if (!row)
            break;
        Uuid id = uuid_of(devices.view(1));
        device_numbers_[id] = devices.integer(0);
        devices_[devices.integer(0)] = id;
    }
    auto words = db_.sql("SELECT n, text FROM word");
    while (true) {
        ASSIGN_OR_RETURN(row, words.step());
        if (!row)
            break;
        word_numbers_[words.text(1)] = words.integer(0);
        words_[words.integer(0)] = words.text(1);
    }
    auto heads = db_.sql("SELECT device, seq, tick, hash FROM head");
    while (true) {
        ASSIGN_OR_RETURN(row, heads.step());
        if (!row)
            return {};
        auto device = devices_.find(heads.integer(0));
        if (device == devices_.end())
            return damaged("head without device");
        LogHead head{count_of(heads.integer(1)), count_of(heads.integer(2)), array_of<Hash>(heads.view(3))};
        heads_[device->second] = head;
        frontier_.raise(device->second, head.seq);
        tick_ = std::max(tick_, head.tick);
    }
}

LogHead OpLog::head(const Uuid& device) const {
    auto found = heads_.find(device);
    return found == heads_.end() ? LogHead{0, 0, chain_root(unit_, device)} : found->second;
}

Result<std::optional<Hash>> OpLog::hash_at(const Uuid& device, std::uint64_t seq) {
    if (seq == 0)
        return std::optional<Hash>(chain_root(unit_, device));
    LogHead known = head(device);
    if (seq == known.seq)
        return std::optional<Hash>(known.hash);
    if (seq > known.seq)
        return std::optional<Hash>();
    ASSIGN_OR_RETURN(n, device_number(device));
    auto row = db_.sql("SELECT hash FROM log WHERE device = ? AND seq = ?");
    ASSIGN_OR_RETURN(found, row.bind(n).bind(number(seq)).step());
    if (!found)
        return damaged("log has a gap");
    return std::optional<Hash>(array_of<Hash>(row.view(0)));
}

Result<bool> OpLog::append(const Op& op, const Hash& hash) {
    ASSIGN_OR_RETURN(first, put(op, hash));
    move_head(op.device, op.seq, op.tick, hash);
    return first;
}

Result<bool> OpLog::put(const Op& op, const Hash& hash) {
    ASSIGN_OR_RETURN(device, device_number(op.device));
    ASSIGN_OR_RETURN(known, find_record(op.type, op.record));
    std::int64_t record = known.value_or(0);
    if (!known) {
        ASSIGN_OR_RETURN(made, make_record(op.type, op.record));
        record = made;
    }
    ASSIGN_OR_RETURN(by, word_number(op.by));
    std::string seen;
    for (const auto& [writer, seq] : op.seen) {
        ASSIGN_OR_RETURN(n, device_number(writer));
        if (!seen.empty())
            seen += ',';
        seen += std::to_string(n) + ":" + std::to_string(seq);
    }
    auto insert = db_.sql("INSERT OR REPLACE INTO log(device, seq, record, tick, at, by, who, seen, sets, extra, hash)"
                          " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    insert.bind(device).bind(number(op.seq)).bind(record).bind(number(op.tick)).bind(op.at.ms).bind(by);
    op.who ? insert.bind_blob(bytes_of(*op.who)) : insert.bind_null();
    seen.empty() ? insert.bind_null() : insert.bind(seen);
    insert.bind(json_text(op.sets));
    op.extra.empty() ? insert.bind_null() : insert.bind(json_text(op.extra));
    RETURN_IF_ERROR(insert.bind_blob(bytes_of(hash)).run());
    return !known.has_value();
}

Result<void> OpLog::append_unreadable(const Uuid& device, std::uint64_t seq, std::string_view raw, const Hash& hash) {
    RETURN_IF_ERROR(put_unreadable(device, seq, raw, hash));
    move_head(device, seq, head(device).tick, hash);
    return {};
}

Result<void> OpLog::put_unreadable(const Uuid& device, std::uint64_t seq, std::string_view raw, const Hash& hash) {
    ASSIGN_OR_RETURN(n, device_number(device));
    return db_.sql("INSERT OR REPLACE INTO log(device, seq, extra, hash) VALUES(?, ?, ?, ?)")
        .bind(n)
        .bind(number(seq))
        .bind(raw)
        .bind_blob(bytes_of(hash))
        .run();
}

Result<void> OpLog::append_stub(const Stub& stub) {
    ASSIGN_OR_RETURN(n, device_number(stub.device));
    RETURN_IF_ERROR(db_.sql("INSERT INTO log(device, seq, hash) VALUES(?, ?, ?)")
                        .bind(n)
                        .bind(number(stub.seq))
                        .bind_blob(bytes_of(stub.hash))
                        .run());
    RETURN_IF_ERROR(put_stub(stub));
    move_head(stub.device, stub.seq, head(stub.device).tick, stub.hash);
    return {};
}

Result<std::optional<std::string>> OpLog::empty(const Stub& stub) {
    ASSIGN_OR_RETURN(places, items(stub.device, stub.seq - 1, 1));
    if (places.empty() || places.front().seq != stub.seq)
        return damaged("stub for an op that is not here");
    if (places.front().hash != stub.hash)
        return damaged("stub for another op");
    RETURN_IF_ERROR(put_stub(stub));
    if (places.front().emptied)
        return std::optional<std::string>();
    ASSIGN_OR_RETURN(n, device_number(stub.device));
    RETURN_IF_ERROR(db_.sql("UPDATE log SET record = NULL, tick = NULL, at = NULL, by = NULL, who = NULL, seen = NULL,"
                            " sets = NULL, extra = NULL WHERE device = ? AND seq = ?")
                        .bind(n)
                        .bind(number(stub.seq))
                        .run());
    return std::optional<std::string>(std::move(places.front().text));
}

Result<OpLog::Places> OpLog::held_back() {
    Places out;
    auto rows = db_.sql("SELECT device, seq FROM stub WHERE signature IS NULL");
    while (true) {
        ASSIGN_OR_RETURN(row, rows.step());
        if (!row)
            return out;
        out.emplace(devices_[rows.integer(0)], count_of(rows.integer(1)));
    }
}

Result<void> OpLog::fill(const Op& op, const Hash& hash) {
    RETURN_IF_ERROR(put(op, hash));
    LogHead end = head(op.device);
    move_head(op.device, end.seq, op.tick, end.hash);
    return forget_stub(op.device, op.seq);
}

Result<void> OpLog::fill_unreadable(const Uuid& device, std::uint64_t seq, std::string_view raw, const Hash& hash) {
    RETURN_IF_ERROR(put_unreadable(device, seq, raw, hash));
    return forget_stub(device, seq);
}

Result<void> OpLog::forget_stub(const Uuid& device, std::uint64_t seq) {
    ASSIGN_OR_RETURN(n, device_number(device));
    return db_.sql("DELETE FROM stub WHERE device = ? AND seq = ?").bind(n).bind(number(seq)).run();
}

Result<void> OpLog::put_stub(const Stub& stub) {
    ASSIGN_OR_RETURN(n, device_number(stub.device));
    // A stub that the server has signed takes the place of our own decision, and never the other way.
    auto put =
        db_.sql("INSERT INTO stub(device, seq, reason, signature) VALUES(?1, ?2, ?3, ?4) ON CONFLICT(device, seq)"
                " DO UPDATE SET reason = ?3, signature = ?4 WHERE ?4 IS NOT NULL AND signature IS NULL");
    put.bind(n).bind(number(stub.seq)).bind(stub.reason);
    stub.signature ? put.bind_blob({reinterpret_cast<const char*>(stub.signature->data()), stub.signature->size()})
                   : put.bind_null();
    return put.run();
}

Stub OpLog::read_stub(const Statement& row) {
    Stub stub{count_of(row.integer(0)),
              devices_[row.integer(1)],
              count_of(row.integer(2)),
              array_of<Hash>(row.view(3)),
              row.text(4),
              {}};
    if (!row.is_null(5))
        stub.signature = array_of<Signature>(row.view(5));
    return stub;
}

Result<std::vector<Op>> OpLog::ops_of(std::string_view type, const Uuid& record) {
    std::vector<Op> out;
    ASSIGN_OR_RETURN(n, find_record(type, record));
    if (!n)
        return out;
    auto rows = db_.sql("SELECT NULL, NULL, device, seq, tick, at, by, who, seen, sets, extra FROM log"
                        " WHERE record = ?");
    rows.bind(*n);
    while (true) {
        ASSIGN_OR_RETURN(row, rows.step());
        if (!row)
            return out;
        ASSIGN_OR_RETURN(op, read_op(rows, record, type));
        out.push_back(std::move(op));
    }
}

Result<Seen> OpLog::seen_of(std::string_view type, const Uuid& record, const Frontier& read_at, const Uuid& writer) {
    std::map<Uuid, std::uint64_t> highest;
    ASSIGN_OR_RETURN(n, find_record(type, record));
    if (n) {
        auto rows = db_.sql("SELECT device, seq FROM log WHERE record = ?");
        rows.bind(*n);
        while (true) {
            ASSIGN_OR_RETURN(row, rows.step());
            if (!row)
                break;
            const Uuid& device = devices_[rows.integer(0)];
            std::uint64_t seq = count_of(rows.integer(1));
            if (device != writer && seq <= read_at.of(device))
                highest[device] = std::max(highest[device], seq);
        }
    }
    return Seen(highest.begin(), highest.end());
}

Result<std::vector<LogItem>> OpLog::items(const Uuid& device, std::uint64_t after, std::size_t limit) {
    std::vector<LogItem> out;
    auto known = device_numbers_.find(device);
    if (known == device_numbers_.end())
        return out;
    auto rows =
        db_.sql("SELECT record.id, word.text, log.device, log.seq, log.tick, log.at, log.by, log.who, log.seen, "
                "log.sets, log.extra, log.hash FROM log LEFT JOIN record ON record.n = log.record LEFT JOIN word "
                "ON word.n = record.type WHERE log.device = ? AND log.seq > ? ORDER BY log.seq LIMIT ?");
    rows.bind(known->second).bind(number(after)).bind(static_cast<std::int64_t>(limit));
    while (true) {
        ASSIGN_OR_RETURN(row, rows.step());
        if (!row)
            return out;
        LogItem item{count_of(rows.integer(3)), {}, array_of<Hash>(rows.view(11))};
        if (!rows.is_null(0)) {
            ASSIGN_OR_RETURN(op, read_op(rows, uuid_of(rows.view(0)), rows.text(1)));
            item.text = op_text(op);
        } else if (!rows.is_null(10)) {
            item.text = rows.text(10);
        } else {
            item.text = "{\"stub\":\"" + hex(item.hash) + "\"}";
            item.emptied = true;
        }
        out.push_back(std::move(item));
    }
}

Result<std::vector<Op>> OpLog::latest_ops(const Uuid& device, std::uint64_t after) {
    std::vector<Op> out;
    auto known = device_numbers_.find(device);
    if (known == device_numbers_.end())
        return out;
    auto rows =
        db_.sql("SELECT record.id, word.text, log.device, log.seq, log.tick, log.at, log.by, log.who, log.seen, "
                "log.sets, log.extra FROM log JOIN record ON record.n = log.record JOIN word ON word.n = "
                "record.type WHERE log.device = ? AND log.seq > ? ORDER BY log.seq DESC");
    rows.bind(known->second).bind(number(after));
    while (true) {
        ASSIGN_OR_RETURN(row, rows.step());
        if (!row)
            return out;
        ASSIGN_OR_RETURN(op, read_op(rows, uuid_of(rows.view(0)), rows.text(1)));
        out.push_back(std::move(op));
    }
}

Result<std::vector<Stub>> OpLog::stubs_after(std::uint64_t n, std::size_t limit) {
    std::vector<Stub> out;
    auto rows = db_.sql("SELECT stub.n, stub.device, stub.seq, log.hash, stub.reason, stub.signature FROM stub JOIN log"
                        " ON log.device = stub.device AND log.seq = stub.seq WHERE stub.n > ? AND signature IS NOT NULL"
                        " ORDER BY stub.n LIMIT ?");
    rows.bind(number(n)).bind(static_cast<std::int64_t>(limit));
    while (true) {
        ASSIGN_OR_RETURN(row, rows.step());
        if (!row)
            return out;
        out.push_back(read_stub(rows));
    }
}

Result<std::optional<Stub>> OpLog::stub_at(const Uuid& device, std::uint64_t seq) {
    auto known = device_numbers_.find(device);
    if (known == device_numbers_.end())
        return std::optional<Stub>();
    auto row = db_.sql("SELECT stub.n, stub.device, stub.seq, log.hash, stub.reason, stub.signature FROM stub JOIN log"
                       " ON log.device = stub.device AND log.seq = stub.seq WHERE stub.device = ? AND stub.seq = ?");
    ASSIGN_OR_RETURN(found, row.bind(known->second).bind(number(seq)).step());
    return found ? std::optional<Stub>(read_stub(row)) : std::nullopt;
}

Result<void> OpLog::put_seal(const Seal& seal) {
    ASSIGN_OR_RETURN(n, device_number(seal.device));
    return db_
        .sql("INSERT INTO seal(device, seq, hash, by, signature) VALUES(?1, ?2, ?3, ?4, ?5)"
             " ON CONFLICT(device) DO UPDATE SET seq = ?2, hash = ?3, by = ?4, signature = ?5 WHERE seq < ?2")
        .bind(n)
        .bind(number(seal.seq))
        .bind_blob(bytes_of(seal.hash))
        .bind_blob(bytes_of(seal.by))
        .bind_blob({reinterpret_cast<const char*>(seal.signature.data()), seal.signature.size()})
        .run();
}

Result<std::optional<Seal>> OpLog::seal(const Uuid& device) {
    auto known = device_numbers_.find(device);
    if (known == device_numbers_.end())
        return std::optional<Seal>();
    auto row = db_.sql("SELECT seq, hash, by, signature FROM seal WHERE device = ?");
    ASSIGN_OR_RETURN(found, row.bind(known->second).step());
    if (!found)
        return std::optional<Seal>();
    return std::optional<Seal>(Seal{device, count_of(row.integer(0)), array_of<Hash>(row.view(1)), uuid_of(row.view(2)),
                                    array_of<Signature>(row.view(3))});
}

Result<std::uint64_t> OpLog::count() {
    auto row = db_.sql("SELECT count(*) FROM log");
    RETURN_IF_ERROR(row.step());
    return count_of(row.integer(0));
}

Result<std::int64_t> OpLog::device_number(const Uuid& device) {
    if (auto known = device_numbers_.find(device); known != device_numbers_.end())
        return known->second;
    RETURN_IF_ERROR(db_.sql("INSERT INTO device(id) VALUES(?)").bind_blob(bytes_of(device)).run());
    std::int64_t n = db_.last_row();
    device_numbers_[device] = n;
    devices_[n] = device;
    return n;
}

Result<std::int64_t> OpLog::word_number(std::string_view word) {
    if (auto known = word_numbers_.find(std::string(word)); known != word_numbers_.end())
        return known->second;
    RETURN_IF_ERROR(db_.sql("INSERT INTO word(text) VALUES(?)").bind(word).run());
    std::int64_t n = db_.last_row();
    word_numbers_[std::string(word)] = n;
    words_[n] = std::string(word);
    return n;
}

Result<std::int64_t> OpLog::make_record(std::string_view type, const Uuid& record) {
    ASSIGN_OR_RETURN(word, word_number(type));
    RETURN_IF_ERROR(db_.sql("INSERT INTO record(id, type) VALUES(?, ?)").bind_blob(bytes_of(record)).bind(word).run());
    return db_.last_row();
}

Result<std::optional<std::int64_t>> OpLog::find_record(std::string_view type, const Uuid& record) {
    auto word = word_numbers_.find(std::string(type));
    if (word == word_numbers_.end())
        return std::optional<std::int64_t>();
    auto row = db_.sql("SELECT n FROM record WHERE id = ? AND type = ?");
    ASSIGN_OR_RETURN(found, row.bind_blob(bytes_of(record)).bind(word->second).step());
    return found ? std::optional<std::int64_t>(row.integer(0)) : std::nullopt;
}

void OpLog::move_head(const Uuid& device, std::uint64_t seq, std::uint64_t tick, const Hash& hash) {
    tick = std::max(tick, head(device).tick);
    heads_[device] = {seq, tick, hash};
    moved_heads_.insert(device);
    frontier_.raise(device, seq);
    tick_ = std::max(tick_, tick);
}

Result<void> OpLog::save_heads() {
    for (const Uuid& device : moved_heads_) {
        ASSIGN_OR_RETURN(n, device_number(device));
        LogHead end = head(device);
        RETURN_IF_ERROR(db_.sql("INSERT INTO head(device, seq, tick, hash) VALUES(?1, ?2, ?3, ?4)"
                                " ON CONFLICT(device) DO UPDATE SET seq = ?2, tick = ?3, hash = ?4")
                            .bind(n)
                            .bind(number(end.seq))
                            .bind(number(end.tick))
                            .bind_blob(bytes_of(end.hash))
                            .run());
    }
    moved_heads_.clear();
    return {};
}

Result<Op> OpLog::read_op(Statement& row, const Uuid& record, std::string_view type) {
    Op op;
    op.device = devices_[row.integer(2)];
    op.seq = count_of(row.integer(3));
    op.tick = count_of(row.integer(4));
    op.at.ms = row.integer(5);
    op.by = words_[row.integer(6)];
    if (!row.is_null(7))
        op.who = uuid_of(row.view(7));
    op.record = record;
    op.type = type;
    std::string_view seen = row.view(8);
    while (!seen.empty()) {
        std::int64_t n = 0;
        std::uint64_t seq = 0;
        auto colon = std::from_chars(seen.data(), seen.data() + seen.size(), n);
        if (colon.ec != std::errc() || colon.ptr == seen.data() + seen.size() || !devices_.contains(n))
            return damaged("seen");
        auto end = std::from_chars(colon.ptr + 1, seen.data() + seen.size(), seq);
        op.seen.emplace_back(devices_[n], seq);
        seen.remove_prefix(static_cast<std::size_t>(end.ptr - seen.data()));
        if (!seen.empty())
            seen.remove_prefix(1);
    }
    ASSIGN_OR_RETURN(sets, values_from_text(row.view(9)));
    op.sets = std::move(sets);
    if (!row.is_null(10)) {
        ASSIGN_OR_RETURN(extra, values_from_text(row.view(10)));
        op.extra = std::move(extra);
    }
    return op;
}

}
