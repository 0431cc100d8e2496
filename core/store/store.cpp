#include "core/store/store.hpp"

#include <algorithm>
#include <charconv>

#include "core/base/value_json.hpp"
#include "core/crdt/op_json.hpp"
#include "core/model/records.hpp"
#include "core/store/facts.hpp"

namespace vaka {

namespace {

// The layout of the log. A store with a higher number was written by a newer Vaka, one with a lower by an older.
constexpr std::int64_t layout = 1;

Values shown_values(const RecordType* type, Heads heads) {
    Values out;
    for (auto& [name, open] : heads) {
        std::vector<Value> values;
        for (Head& head : open)
            values.push_back(std::move(head.value));
        const Field* field = type ? type->field(name) : nullptr;
        Value& value = values[shown(field, values)];
        if (!value.absent())
            out[name] = std::move(value);
    }
    return out;
}

// A change that the remover of a record had not seen: nobody meant to remove that.
bool removed_unseen(const Heads& heads, const std::vector<Op>& ops) {
    auto removed = heads.find(removed_field);
    if (removed == heads.end() || removed->second.back().value != Value(true))
        return false;
    auto remover = std::ranges::find(ops, removed->second.back().stamp, &Op::stamp);
    return remover != ops.end() && std::ranges::any_of(ops, [&](const Op& op) {
               return op.stamp() != remover->stamp() && !saw(*remover, op.device, op.seq) &&
                      !saw(op, remover->device, remover->seq);
           });
}

}

Store::Store(std::unique_ptr<Database> db, const Uuid& unit, Side side)
    : db_(std::move(db)), unit_(unit), log_(*db_, unit_), tables_(*db_), side_(side) {}

Result<std::unique_ptr<Store>> Store::create(const std::string& path, const Identity& identity, const std::string& vfs,
                                             Side side) {
    ASSIGN_OR_RETURN(db, Database::open(path, Database::Mode::create, vfs));
    std::unique_ptr<Store> store(new Store(std::move(db), identity.unit, side));
    RETURN_IF_ERROR(store->db_->begin());
    auto make = [&]() -> Result<void> {
        RETURN_IF_ERROR(OpLog::create(*store->db_));
        RETURN_IF_ERROR(store->db_->script(
            "CREATE TABLE fact(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
            "CREATE TABLE draft(name TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;"
            "CREATE TABLE waiting(n INTEGER PRIMARY KEY, body TEXT NOT NULL UNIQUE);"
            "CREATE TABLE returned(seq INTEGER PRIMARY KEY, reason TEXT NOT NULL, op TEXT NOT NULL);"
            "CREATE TABLE clash(type TEXT, record BLOB, field TEXT, PRIMARY KEY(record, type, field)) WITHOUT ROWID;"));
        RETURN_IF_ERROR(store->tables_.create());
        RETURN_IF_ERROR(store->tables_.index());
        RETURN_IF_ERROR(store->put_fact(layout_fact, std::to_string(layout)));
        RETURN_IF_ERROR(store->put_fact(records_fact, record_types_fingerprint()));
        RETURN_IF_ERROR(store->put_fact(unit_fact, identity.unit.text()));
        RETURN_IF_ERROR(store->put_fact(device_fact, identity.device.text()));
        return store->put_fact(public_key_fact, hex(identity.key.public_key));
    };
    if (auto made = make(); !made) {
        store->db_->rollback();
        return made.error();
    }
    RETURN_IF_ERROR(store->db_->commit());
    store->device_ = identity.device;
    store->public_key_ = identity.key.public_key;
    store->key_ = identity.key;
    RETURN_IF_ERROR(store->log_.reload());
    store->outside_ = store->db_->outside_version();
    return store;
}

Result<std::unique_ptr<Store>> Store::open(const std::string& path, const std::string& vfs, Side side) {
    ASSIGN_OR_RETURN(db, Database::open(path, Database::Mode::open, vfs));
    Error damaged{Fault::corrupt, "store_damaged", path};
    std::optional<Uuid> unit;
    {
        auto row = db->sql("SELECT value FROM fact WHERE name = ?");
        auto found = row.bind(unit_fact).step();
        if (!found || !*found)
            return found || found.error().fault == Fault::corrupt ? damaged : found.error();
        unit = Uuid::parse(row.view(0));
    }
    if (!unit)
        return damaged;
    std::unique_ptr<Store> store(new Store(std::move(db), *unit, side));
    ASSIGN_OR_RETURN(version, store->fact(layout_fact));
    ASSIGN_OR_RETURN(device, store->fact(device_fact));
    ASSIGN_OR_RETURN(key, store->fact(public_key_fact));
    if (!version || !device || !key || !Uuid::parse(*device) || !bytes_from_hex<32>(*key))
        return damaged;
    std::int64_t written = 0;
    if (std::from_chars(version->data(), version->data() + version->size(), written).ec != std::errc())
        return damaged;
    if (written != layout)
        return written > layout ? Error{Fault::too_new, "store_too_new", *version}
                                : Error{Fault::invalid, "store_too_old", *version};
    store->device_ = *Uuid::parse(*device);
    store->public_key_ = *bytes_from_hex<32>(*key);
    RETURN_IF_ERROR(store->log_.reload());
    store->outside_ = store->db_->outside_version();
    ASSIGN_OR_RETURN(records, store->fact(records_fact));
    if (records != record_types_fingerprint())
        RETURN_IF_ERROR(store->rebuild());
    return store;
}

Result<void> Store::unlock(const KeyPair& key) {
    if (key.public_key != public_key_)
        return Error{Fault::forbidden, "key_wrong", ""};
    key_ = key;
    return {};
}

Result<void> Store::refresh() {
    std::int64_t now = db_->outside_version();
    if (now == outside_)
        return {};
    outside_ = now;
    ++revision_;
    return log_.reload();
}

Result<Heads> Store::heads(std::string_view type, const Uuid& id) {
    ASSIGN_OR_RETURN(ops, log_.ops_of(type, id));
    return fold(std::move(ops));
}

Result<Values> Store::values_in_log(const RecordType& type, const Uuid& id) {
    ASSIGN_OR_RETURN(open, heads(type.name, id));
    return shown_values(&type, std::move(open));
}

Result<std::vector<Op>> Store::history(std::string_view type, const Uuid& id) {
    ASSIGN_OR_RETURN(ops, log_.ops_of(type, id));
    std::ranges::sort(ops, {}, &Op::stamp);
    return ops;
}

Result<std::vector<Clash>> Store::clashes() {
    std::vector<Clash> out;
    auto rows = db_->sql("SELECT type, record, field FROM clash ORDER BY record, field");
    while (true) {
        ASSIGN_OR_RETURN(more, rows.step());
        if (!more)
            return out;
        Clash clash{rows.text(0), {}, rows.text(2)};
        std::copy_n(rows.view(1).begin(), std::min<std::size_t>(16, rows.view(1).size()),
                    reinterpret_cast<char*>(clash.record.bytes.data()));
        out.push_back(std::move(clash));
    }
}

Result<std::vector<Returned>> Store::returned() {
    std::vector<Returned> out;
    auto rows = db_->sql("SELECT seq, reason, op FROM returned ORDER BY seq");
    while (true) {
        ASSIGN_OR_RETURN(more, rows.step());
        if (!more)
            return out;
        Returned& back = out.emplace_back();
        back.seq = static_cast<std::uint64_t>(rows.integer(0));
        back.reason = rows.text(1);
        if (auto op = op_from_text(rows.view(2), device_, back.seq))
            back.op = std::move(*op);
    }
}

Result<void> Store::forget_returned(std::uint64_t seq) {
    RETURN_IF_ERROR(db_->sql("DELETE FROM returned WHERE seq = ?").bind(static_cast<std::int64_t>(seq)).run());
    ++revision_;
    return {};
}

Result<std::vector<Op>> Store::commit(const Writer& writer, const std::vector<Change>& changes) {
    if (!key_)
        return Error{Fault::forbidden, "key_missing", ""};
    ASSIGN_OR_RETURN(edit, Edit::begin(*this));
    std::vector<Op> ops;
    Seal seal{device_, 0, {}, device_, {}};
    for (const Change& change : changes) {
        Op op;
        op.device = device_;
        op.seq = log_.head(device_).seq + 1;
        op.tick = log_.highest_tick() + 1;
        op.record = change.record;
        op.type = change.type;
        op.by = writer.by;
        op.who = writer.who;
        op.at = writer.at;
        op.sets = change.sets;
        ASSIGN_OR_RETURN(seen, log_.seen_of(op.type, op.record, change.read_at, device_));
        op.seen = std::move(seen);
        ASSIGN_OR_RETURN(hash, edit->append(op));
        seal.seq = op.seq;
        seal.hash = hash;
        ops.push_back(std::move(op));
    }
    if (ops.empty())
        return ops;
    seal.signature = sign(*key_, seal_bytes(unit_, seal));
    RETURN_IF_ERROR(edit->put_seal(seal));
    RETURN_IF_ERROR(edit->commit());
    return ops;
}

Result<std::optional<std::string>> Store::fact(std::string_view name) {
    auto row = db_->sql("SELECT value FROM fact WHERE name = ?");
    ASSIGN_OR_RETURN(found, row.bind(name).step());
    return found ? std::optional<std::string>(row.text(0)) : std::nullopt;
}

Result<void> Store::put_fact(std::string_view name, std::string_view value) {
    return db_->sql("INSERT OR REPLACE INTO fact(name, value) VALUES(?, ?)").bind(name).bind(value).run();
}

Result<std::optional<Values>> Store::draft(std::string_view name) {
    auto row = db_->sql("SELECT body FROM draft WHERE name = ?");
    ASSIGN_OR_RETURN(found, row.bind(name).step());
    if (!found)
        return std::optional<Values>();
    ASSIGN_OR_RETURN(body, values_from_text(row.view(0)));
    return std::optional<Values>(std::move(body));
}

Result<void> Store::put_draft(std::string_view name, const Values& body) {
    if (body.empty())
        return db_->sql("DELETE FROM draft WHERE name = ?").bind(name).run();
    return db_->sql("INSERT OR REPLACE INTO draft(name, body) VALUES(?, ?)").bind(name).bind(json_text(body)).run();
}

Result<Hash> Store::state() {
    Hash running = sha256("vaka-state-1 " + unit_.text());
    RETURN_IF_ERROR(log_.each_record([&](std::string_view type, const Uuid& id, std::vector<Op> ops) -> Result<void> {
        std::string part(reinterpret_cast<const char*>(running.data()), running.size());
        part += "[\"" + id.text() + "\"," + json_text(type) + "," + heads_text(fold(std::move(ops))) + "]";
        running = sha256(part);
        return {};
    }));
    return running;
}

Result<Store::Verified> Store::verify(KeyOf key_of) {
    RETURN_IF_ERROR(db_->integrity());
    Verified out;
    auto broken = [](const char* what, const Uuid& device) {
        return Error{Fault::corrupt, what, device.text()};
    };
    for (const auto& [device, last] : frontier().all()) {
        ASSIGN_OR_RETURN(seal, log_.seal(device));
        if (!seal || seal->seq < last)
            return broken("verify_no_seal", device);
        auto key = key_of(*this, seal->by);
        if (!key || !vaka::verify(*key, seal_bytes(unit_, *seal), seal->signature))
            return broken("verify_bad_seal", device);
        Hash hash = chain_root(unit_, device);
        std::uint64_t seq = 0;
        while (seq < last) {
            ASSIGN_OR_RETURN(items, log_.items(device, seq, 1000));
            if (items.empty())
                return broken("verify_gap", device);
            for (const LogItem& item : items) {
                if (item.seq != ++seq)
                    return broken("verify_gap", device);
                hash = item.emptied ? item.hash : chain_next(hash, item.text);
                if (hash != item.hash)
                    return broken("verify_chain", device);
                if (seq == seal->seq && hash != seal->hash)
                    return broken("verify_bad_seal", device);
                ++out.ops;
            }
        }
        if (hash != log_.head(device).hash)
            return broken("verify_chain", device);
    }
    std::map<const RecordType*, std::size_t> known;
    RETURN_IF_ERROR(log_.each_record([&](std::string_view name, const Uuid& id, std::vector<Op> ops) -> Result<void> {
        ++out.records;
        const RecordType* type = record_type_named(name);
        if (!type)
            return {};
        ++known[type];
        Values folded = shown_values(type, fold(std::move(ops)));
        ASSIGN_OR_RETURN(row, tables_.read(*type, id));
        Values readable;
        for (const auto& [field, value] : folded)
            if (field == removed_field ? value == Value(true)
                                       : type->field(field) && check_value(*type, *type->field(field), value))
                readable[field] = value;
        // An absent tick and an unticked one are the same; the table cannot tell them apart from false.
        if (!row || !changes(*type, *row, readable).empty())
            return Error{Fault::corrupt, "verify_tables", std::string(name) + " " + id.text()};
        return {};
    }));
    for (const RecordType* type : record_types()) {
        ASSIGN_OR_RETURN(rows, tables_.rows(*type, {.with_removed = true}));
        if (rows.size() != known[type])
            return Error{Fault::corrupt, "verify_tables", std::string(type->name)};
    }
    return out;
}

Result<void> Store::rebuild() {
    ASSIGN_OR_RETURN(edit, Edit::begin(*this));
    RETURN_IF_ERROR(fold_all());
    return edit->commit();
}

Result<void> Store::fold_all() {
    RETURN_IF_ERROR(tables_.create());
    RETURN_IF_ERROR(db_->script("DELETE FROM clash"));
    RETURN_IF_ERROR(log_.each_record([&](std::string_view type, const Uuid& id, std::vector<Op> ops) {
        return write_folded(type, id, std::move(ops));
    }));
    RETURN_IF_ERROR(tables_.index());
    return put_fact(records_fact, record_types_fingerprint());
}

Result<void> Store::fold_record(std::string_view type, const Uuid& record) {
    std::string_view id(reinterpret_cast<const char*>(record.bytes.data()), record.bytes.size());
    RETURN_IF_ERROR(db_->sql("DELETE FROM clash WHERE record = ? AND type = ?").bind_blob(id).bind(type).run());
    ASSIGN_OR_RETURN(ops, log_.ops_of(type, record));
    return write_folded(type, record, std::move(ops));
}

Result<void> Store::write_folded(std::string_view name, const Uuid& record, std::vector<Op> ops) {
    const RecordType* type = record_type_named(name);
    if (!type)
        return {};
    if (ops.empty())
        return tables_.clear(*type, record);
    // Most records are written once: what their only op says is what shows.
    if (ops.size() == 1)
        return tables_.write(*type, record, ops.front().sets);
    bool removal = std::ranges::any_of(ops, [](const Op& op) { return op.sets.contains(removed_field); });
    Heads heads = fold(removal ? ops : std::move(ops));
    auto put_clash = [&](std::string_view field) {
        std::string_view id(reinterpret_cast<const char*>(record.bytes.data()), record.bytes.size());
        return db_->sql("INSERT INTO clash(type, record, field) VALUES(?, ?, ?)")
            .bind(name)
            .bind_blob(id)
            .bind(field)
            .run();
    };
    for (const auto& [field_name, open] : heads) {
        const Field* field = type->field(field_name);
        if (field && field->rules.several == Several::ask && is_clash(open))
            RETURN_IF_ERROR(put_clash(field_name));
    }
    if (removal && removed_unseen(heads, ops))
        RETURN_IF_ERROR(put_clash(removed_field));
    return tables_.write(*type, record, shown_values(type, std::move(heads)));
}

Result<std::unique_ptr<Store::Edit>> Store::Edit::begin(Store& store) {
    RETURN_IF_ERROR(store.db_->begin());
    std::unique_ptr<Edit> edit(new Edit(store));
    // Another process may have written since; what it wrote is seen now that we hold the lock.
    RETURN_IF_ERROR(store.refresh());
    return edit;
}

Store::Edit::~Edit() {
    if (done_)
        return;
    store_.db_->rollback();
    // The names that were given numbers in this transaction are gone with it.
    if (!store_.log_.reload())
        store_.outside_ = -1;
}

Result<Hash> Store::Edit::append(Op op) {
    Hash hash = chain_next(store_.log_.head(op.device).hash, op_text(op));
    RETURN_IF_ERROR(append(std::move(op), hash));
    return hash;
}

Result<void> Store::Edit::append(Op op, const Hash& hash) {
    ensure(op.seq == store_.log_.head(op.device).seq + 1, "ops of a device are appended without gaps");
    ASSIGN_OR_RETURN(first, store_.log_.append(op, hash));
    std::vector<Op>& ops = touched_[{op.type, op.record}];
    if (first || !ops.empty())
        ops.push_back(std::move(op));
    return {};
}

Result<void> Store::Edit::append_unreadable(const Uuid& device, std::uint64_t seq, std::string_view raw,
                                            const Hash& hash) {
    ensure(seq == store_.log_.head(device).seq + 1, "ops of a device are appended without gaps");
    return store_.log_.append_unreadable(device, seq, raw, hash);
}

Result<void> Store::Edit::append_stub(const Stub& stub) {
    ensure(stub.seq == store_.log_.head(stub.device).seq + 1, "ops of a device are appended without gaps");
    return store_.log_.append_stub(stub);
}

Result<void> Store::Edit::fill(const Op& op, const Hash& hash) {
    RETURN_IF_ERROR(store_.log_.fill(op, hash));
    touched_[{op.type, op.record}].clear();
    return {};
}

Result<void> Store::Edit::empty(const Stub& stub) {
    ASSIGN_OR_RETURN(was, store_.log_.empty(stub));
    if (!was)
        return {};
    erased_ = true;
    if (auto op = op_from_text(*was, stub.device, stub.seq))
        touched_[{op->type, op->record}].clear();
    if (stub.device != store_.device_)
        return {};
    return store_.db_->sql("INSERT OR REPLACE INTO returned(seq, reason, op) VALUES(?, ?, ?)")
        .bind(static_cast<std::int64_t>(stub.seq))
        .bind(stub.reason)
        .bind(*was)
        .run();
}

Result<void> Store::Edit::put_waiting(std::string_view part) {
    return store_.db_->sql("INSERT OR IGNORE INTO waiting(body) VALUES(?)").bind(part).run();
}

Result<std::vector<std::string>> Store::Edit::take_waiting() {
    std::vector<std::string> out;
    {
        auto rows = store_.db_->sql("SELECT body FROM waiting ORDER BY n");
        while (true) {
            ASSIGN_OR_RETURN(more, rows.step());
            if (!more)
                break;
            out.push_back(rows.text(0));
        }
    }
    if (!out.empty())
        RETURN_IF_ERROR(store_.db_->sql("DELETE FROM waiting").run());
    return out;
}

Result<void> Store::Edit::fold() {
    // In the order of the tables, where neighbours lie on one page.
    std::vector<std::pair<const RecordKey, std::vector<Op>>*> sorted;
    for (auto& touched : touched_)
        sorted.push_back(&touched);
    std::ranges::sort(sorted, {}, [](const auto* touched) -> const RecordKey& { return touched->first; });
    for (auto* touched : sorted) {
        auto& [record, ops] = *touched;
        RETURN_IF_ERROR(ops.empty() ? store_.fold_record(record.type, record.id)
                                    : store_.write_folded(record.type, record.id, std::move(ops)));
    }
    touched_.clear();
    return {};
}

Result<void> Store::Edit::commit() {
    RETURN_IF_ERROR(fold());
    RETURN_IF_ERROR(store_.log_.save_heads());
    RETURN_IF_ERROR(store_.db_->commit());
    done_ = true;
    ++store_.revision_;
    if (erased_)
        RETURN_IF_ERROR(store_.db_->checkpoint());
    return {};
}

}
