// One unit's log and tables in one SQLite file. Writing goes through an Edit, and an Edit is one transaction:
// log, fold, row, all or nothing, on the disk before commit() returns.
// Thread: one; several processes may have the same store open.

#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/side.hpp"
#include "core/crdt/fold.hpp"
#include "core/model/record.hpp"
#include "core/store/oplog.hpp"
#include "core/store/tables.hpp"

namespace vaka {

// What one save says about one record, and what its writer was looking at.
struct Change {
    std::string type;
    Uuid record;
    Values sets;
    Frontier read_at;
};

struct Writer {
    std::string by; // code of a role
    std::optional<Uuid> who;
    Instant at;
};

// Two versions of one field that people must choose between.
struct Clash {
    std::string type;
    Uuid record;
    std::string field;
};

// An op of this device that came back from the server, with why. Its content stays here until somebody has seen it.
struct Returned {
    std::uint64_t seq = 0;
    std::string reason;
    std::optional<Op> op; // nothing when this version cannot read it
};

class Store {
public:
    struct Identity {
        Uuid unit;
        Uuid device;
        KeyPair key;
    };

    static Result<std::unique_ptr<Store>> create(const std::string& path, const Identity& identity,
                                                 const std::string& vfs = "", Side side = Side::device);
    // Folds the tables anew when the record descriptions have changed. Errors: store_missing, store_damaged,
    // store_too_new, store_too_old and those of Database::open.
    static Result<std::unique_ptr<Store>> open(const std::string& path, const std::string& vfs = "",
                                               Side side = Side::device);
    // Gives the secret key, without which a store can only be read. Fails with key_wrong.
    Result<void> unlock(const KeyPair& key);

    const Uuid& unit() const { return unit_; }
    Side side() const { return side_; } // as who opened it said; the file does not know
    const Uuid& device() const { return device_; }
    const PublicKey& public_key() const { return public_key_; }
    const KeyPair* key() const { return key_ ? &*key_ : nullptr; }

    // Counts what has changed here, also by another process; asks the file at most once a call of refresh().
    std::uint64_t revision() const { return revision_; }
    Result<void> refresh();

    const Frontier& frontier() const { return log_.frontier(); }
    OpLog& log() { return log_; }

    Result<std::optional<Values>> values(const RecordType& type, const Uuid& id) { return tables_.read(type, id); }
    Result<std::vector<Row>> rows(const RecordType& type, const Where& where = {}) { return tables_.rows(type, where); }
    // The record as its ops say; inside an edit too, before the tables follow. Empty when it is not here.
    Result<Values> values_in_log(const RecordType& type, const Uuid& id);
    Result<Heads> heads(std::string_view type, const Uuid& id);
    Result<std::vector<Op>> history(std::string_view type, const Uuid& id); // by stamp
    Result<std::vector<Clash>> clashes();
    Result<std::vector<Returned>> returned();
    Result<void> forget_returned(std::uint64_t seq);

    template <typename Record> Result<std::optional<Record>> get(const Id<Record>& id) {
        Rows row = tables_.select(record_type<Record>(), id.uuid);
        ASSIGN_OR_RETURN(found, row.step());
        std::optional<Record> out;
        if (found)
            row.read_into(&out.emplace());
        return out;
    }
    template <typename Record> Result<std::vector<Stored<Record>>> list(const Where& where = {}) {
        std::vector<Stored<Record>> out;
        Rows rows = tables_.select(record_type<Record>(), where);
        while (true) {
            ASSIGN_OR_RETURN(more, rows.step());
            if (!more)
                return out;
            Stored<Record>& next = out.emplace_back();
            next.id.uuid = rows.id();
            rows.read_into(&next.record);
        }
    }

    // Writes the changes as ops of this device, in one transaction. Requires: unlock.
    Result<std::vector<Op>> commit(const Writer& writer, const std::vector<Change>& changes);

    // Small facts about the store itself, named in facts.hpp: who the server is, receipts, settings. Never synced.
    Result<std::optional<std::string>> fact(std::string_view name);
    Result<void> put_fact(std::string_view name, std::string_view value);

    // Drafts of screens: half-filled forms and where a huddle stands. Never synced; never holds blocked text.
    Result<std::optional<Values>> draft(std::string_view name);
    Result<void> put_draft(std::string_view name, const Values& body); // an empty one is forgotten

    // Hash of the folded state: the same on every replica with the same ops.
    Result<Hash> state();

    struct Verified {
        std::uint64_t ops = 0;
        std::uint64_t records = 0;
    };
    // Hash chains, seals and tables against a rebuild. `key_of` gives the public keys that seals may have.
    using KeyOf = std::optional<PublicKey> (*)(Store&, const Uuid&);
    Result<Verified> verify(KeyOf key_of);

    Result<void> rebuild();

    class Edit;

private:
    Store(std::unique_ptr<Database> db, const Uuid& unit, Side side);
    Result<void> fold_record(std::string_view type, const Uuid& record);
    // Requires: no clash of the record is noted.
    Result<void> write_folded(std::string_view type, const Uuid& record, std::vector<Op> ops);
    Result<void> fold_all();

    std::unique_ptr<Database> db_;
    Uuid unit_;
    Uuid device_;
    PublicKey public_key_{};
    std::optional<KeyPair> key_;
    OpLog log_;
    Tables tables_;
    std::uint64_t revision_ = 1;
    std::int64_t outside_ = -1;
    Side side_;
};

// One transaction. Undone when it goes out of scope without commit().
class Store::Edit {
public:
    static Result<std::unique_ptr<Edit>> begin(Store& store);
    ~Edit();
    Edit(const Edit&) = delete;

    // The next op of its device. Its record is folded at commit. Returns its hash.
    Result<Hash> append(Op op);
    // The same when the hash is known: chain_next of the device's head and the op.
    Result<void> append(Op op, const Hash& hash);
    Result<void> append_unreadable(const Uuid& device, std::uint64_t seq, std::string_view raw, const Hash& hash);
    Result<void> append_stub(const Stub& stub);
    // Puts an op in a place that this replica had emptied on its own.
    Result<void> fill(const Op& op, const Hash& hash);
    Result<void> fill_unreadable(const Uuid& device, std::uint64_t seq, std::string_view raw, const Hash& hash) {
        return store_.log_.fill_unreadable(device, seq, raw, hash);
    }
    // Puts a stub in the place of an op that is here; one of this device's own is kept among the returned.
    Result<void> empty(const Stub& stub);
    Result<void> put_seal(const Seal& seal) { return store_.log_.put_seal(seal); }
    Result<void> put_waiting(std::string_view part); // the text of a log that must wait for earlier ops
    Result<std::vector<std::string>> take_waiting();

    // Folds what has come so far, for those who must read it before the end.
    Result<void> fold();
    Result<void> commit();

private:
    explicit Edit(Store& store) : store_(store) {}

    Store& store_;
    struct RecordKey {
        std::string type;
        Uuid id;
        auto operator<=>(const RecordKey&) const = default;
    };
    struct RecordHash {
        std::size_t operator()(const RecordKey& key) const { return UuidHash()(key.id); }
    };
    // The ops of a record that is new in this edit, so that it is folded without reading them back; empty for one that
    // was there before.
    std::unordered_map<RecordKey, std::vector<Op>, RecordHash> touched_;
    bool erased_ = false;
    bool done_ = false;
};

}
