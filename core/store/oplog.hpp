// The append-only log of ops and the seals that vouch for it. The only table that is ever the truth; its layout is
// frozen (core/sync/FORMAT.md) and everything else is folded from it.

#pragma once

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/crdt/op.hpp"
#include "core/store/database.hpp"

namespace vaka {

// How far a device's log goes here.
struct LogHead {
    std::uint64_t seq = 0;
    std::uint64_t tick = 0;
    Hash hash{};
};

// A signature on a device's history up to and including seq, by the device itself or by the server.
struct Seal {
    Uuid device;
    std::uint64_t seq = 0;
    Hash hash{};
    Uuid by;
    Signature signature{};
};

// The bytes that a seal signs.
std::string seal_bytes(const Uuid& unit, const Seal& seal);

// What stands in the place of an op that the server refused or redacted.
struct Stub {
    std::uint64_t n = 0; // counted per replica, from 1
    Uuid device;
    std::uint64_t seq = 0;
    Hash hash{};
    std::string reason;
    std::optional<Signature> signature; // the server's; without it, only this replica's own decision
};

// One place in a device's log, as it goes into a bundle: {"at": …} for an op, {"stub": "<hash>"} for a stub.
struct LogItem {
    std::uint64_t seq = 0;
    std::string text; // canonical JSON
    Hash hash{};
    bool emptied = false; // a stub; an op may have a member of that name
};

class OpLog {
public:
    OpLog(Database& db, const Uuid& unit) : db_(db), unit_(unit) {}

    static Result<void> create(Database& db);
    // Reads the small tables of names again; after a rollback and when another process has written.
    Result<void> reload();

    const Frontier& frontier() const { return frontier_; }
    std::uint64_t highest_tick() const { return tick_; }
    LogHead head(const Uuid& device) const;
    // Hash of the device's history up to seq; nothing when it is not here.
    Result<std::optional<Hash>> hash_at(const Uuid& device, std::uint64_t seq);

    // Requires: op is the next of its device, hash is its place in the chain. True when it is the first of its record.
    // What is appended is whole only after save_heads(), before the end of the transaction.
    Result<bool> append(const Op& op, const Hash& hash);
    // An op that cannot be read: kept byte for byte as canonical JSON, folds to nothing.
    Result<void> append_unreadable(const Uuid& device, std::uint64_t seq, std::string_view raw, const Hash& hash);
    Result<void> append_stub(const Stub& stub);
    Result<void> save_heads();
    // Empties the op that is in the stub's place; its hash stays. Returns what it said, or nothing when it was a
    // stub already.
    Result<std::optional<std::string>> empty(const Stub& stub);
    // The places that this replica has emptied on its own; the server has not said yet what it thinks of those ops.
    using Places = std::set<std::pair<Uuid, std::uint64_t>>;
    Result<Places> held_back();
    // Puts the op in its place there after all.
    Result<void> fill(const Op& op, const Hash& hash);
    Result<void> fill_unreadable(const Uuid& device, std::uint64_t seq, std::string_view raw, const Hash& hash);

    Result<std::vector<Op>> ops_of(std::string_view type, const Uuid& record);
    // Which of the record's ops a reader with this frontier had seen, as an op's `seen`.
    Result<Seen> seen_of(std::string_view type, const Uuid& record, const Frontier& read_at, const Uuid& writer);
    // At most `limit` places after `after`, in order.
    Result<std::vector<LogItem>> items(const Uuid& device, std::uint64_t after, std::size_t limit);
    Result<std::vector<Op>> latest_ops(const Uuid& device, std::uint64_t after); // readable ones, newest first
    // Those that the server has signed.
    Result<std::vector<Stub>> stubs_after(std::uint64_t n, std::size_t limit);
    Result<std::optional<Stub>> stub_at(const Uuid& device, std::uint64_t seq);

    Result<void> put_seal(const Seal& seal); // keeps the highest per device
    Result<std::optional<Seal>> seal(const Uuid& device);

    // Calls visit(type, record, ops) for every record, in the order of their ids and types.
    template <typename Visit> Result<void> each_record(Visit visit);

    Result<std::uint64_t> count();

private:
    Result<std::int64_t> device_number(const Uuid& device);
    Result<std::int64_t> word_number(std::string_view word);
    Result<std::int64_t> make_record(std::string_view type, const Uuid& record);
    Result<std::optional<std::int64_t>> find_record(std::string_view type, const Uuid& record);
    Result<bool> put(const Op& op, const Hash& hash);
    Result<void> put_unreadable(const Uuid& device, std::uint64_t seq, std::string_view raw, const Hash& hash);
    Result<void> forget_stub(const Uuid& device, std::uint64_t seq);
    void move_head(const Uuid& device, std::uint64_t seq, std::uint64_t tick, const Hash& hash);
    Result<Op> read_op(Statement& row, const Uuid& record, std::string_view type);
    Result<void> put_stub(const Stub& stub);
    Stub read_stub(const Statement& row);

    Database& db_;
    Uuid unit_;
    std::unordered_map<Uuid, std::int64_t, UuidHash> device_numbers_;
    std::unordered_map<std::int64_t, Uuid> devices_;
    std::unordered_map<std::string, std::int64_t> word_numbers_;
    std::unordered_map<std::int64_t, std::string> words_;
    std::unordered_map<Uuid, LogHead, UuidHash> heads_;
    std::set<Uuid> moved_heads_; // not yet in the file: a bundle moves a head thousands of times
    Frontier frontier_;
    std::uint64_t tick_ = 0;
};

template <typename Visit> Result<void> OpLog::each_record(Visit visit) {
    // CROSS JOIN: record by record along the index of ids; SQLite would choose to sort the whole log instead.
    auto rows =
        db_.sql("SELECT record.id, record.type, log.device, log.seq, log.tick, log.at, log.by, log.who, log.seen, "
                "log.sets, log.extra FROM record CROSS JOIN log ON log.record = record.n "
                "WHERE log.sets IS NOT NULL ORDER BY record.id");
    Uuid record;
    std::map<std::string, std::vector<Op>> ops_by_type; // with the id of `record`; nearly always one type
    while (true) {
        ASSIGN_OR_RETURN(more, rows.step());
        Uuid id;
        if (more)
            std::copy_n(rows.view(0).begin(), std::min<std::size_t>(16, rows.view(0).size()), id.bytes.begin());
        if (!more || id != record) {
            for (auto& [type, ops] : ops_by_type)
                RETURN_IF_ERROR(visit(std::string_view(type), record, std::move(ops)));
            ops_by_type.clear();
        }
        if (!more)
            return {};
        record = id;
        const std::string& type = words_[rows.integer(1)];
        ASSIGN_OR_RETURN(op, read_op(rows, record, type));
        ops_by_type[type].push_back(std::move(op));
    }
}

}
