#include "core/sync/accept.hpp"

#include <algorithm>

#include "core/base/json.hpp"
#include "core/crdt/op_json.hpp"
#include "core/model/unit.hpp"
#include "core/store/facts.hpp"
#include "core/sync/offer.hpp"
#include "core/sync/op_privacy.hpp"
#include "core/sync/peers.hpp"

namespace vaka {

namespace {

std::optional<Hash> stub_hash(const Json& op) {
    auto stub = op.find("stub");
    auto text = stub == op.end() || op.size() != 1 ? nullptr : stub->get_ptr<const std::string*>();
    return text ? bytes_from_hex<32>(*text) : std::nullopt;
}

enum class Source { server, other };

// One bundle being let in, part by part.
class Acceptance {
public:
    Acceptance(Store& store, Store::Edit& edit, const Judge& judge, std::vector<Stub> stubs, OpLog::Places held_back)
        : store_(store), edit_(edit), judge_(judge), stubs_(std::move(stubs)), held_back_(std::move(held_back)) {}

    // True when it brought something new. What the server says needs no other voucher, and what it has let in is not
    // judged again: replicas must not differ because their clocks or their rules do.
    Result<bool> take(const LogPart& part, Source source);
    const std::vector<Stub>& stubs() const { return stubs_; }
    Accepted accepted;

private:
    Result<bool> trouble(const char* reason, const Uuid& device) {
        accepted.troubles.push_back({Fault::untrusted, reason, device.text()});
        return false;
    }
    const Stub* stub_at(const Uuid& device, std::uint64_t seq, const Hash& hash) const;
    Result<std::optional<std::string>> refusal(const Json& json, const Result<Op>& op, Source source) const;
    Result<void> append(const Uuid& device, std::uint64_t seq, const Json& json, const Hash& hash, Source source);
    Result<bool> fill_held_back(const LogPart& part, const std::vector<Hash>& chain);

    Store& store_;
    Store::Edit& edit_;
    const Judge& judge_;
    std::vector<Stub> stubs_;
    OpLog::Places held_back_;
};

const Stub* Acceptance::stub_at(const Uuid& device, std::uint64_t seq, const Hash& hash) const {
    auto found = std::ranges::find_if(
        stubs_, [&](const Stub& stub) { return stub.device == device && stub.seq == seq && stub.hash == hash; });
    return found == stubs_.end() ? nullptr : &*found;
}

Result<bool> Acceptance::take(const LogPart& part, Source source) {
    LogHead head = store_.log().head(part.device);
    if (part.after > head.seq) {
        // Kept until the earlier ones come; what it says is judged then. Only personal data is not written even here.
        for (const Json& op : part.ops)
            if (auto refusal = stub_hash(op) ? std::nullopt : privacy_refusal(op, judge_.today()))
                return trouble(refusal->c_str(), part.device);
        RETURN_IF_ERROR(edit_.put_waiting(canonical(part_json(part))));
        accepted.waiting += part.ops.size();
        return false;
    }
    ASSIGN_OR_RETURN(before, store_.log().hash_at(part.device, part.after));
    if (before != part.previous)
        return trouble("bundle_fork", part.device);
    // First the whole chain, then the seal, and only then is anything let in.
    std::vector<Hash> chain;
    chain.reserve(part.ops.size());
    Hash hash = part.previous;
    for (const Json& op : part.ops) {
        std::uint64_t seq = part.after + chain.size() + 1;
        auto emptied = stub_hash(op);
        hash = emptied ? *emptied : chain_next(hash, canonical(op));
        if (emptied && seq > head.seq && source != Source::server && !stub_at(part.device, seq, hash))
            return trouble("bundle_stub_unsigned", part.device);
        chain.push_back(hash);
    }
    // What both have must be the same: at the end of the part or of what is here, whichever comes first.
    std::uint64_t end = part.after + part.ops.size(), both = std::min(head.seq, end);
    ASSIGN_OR_RETURN(here, store_.log().hash_at(part.device, both));
    if (both > part.after && here != chain[both - part.after - 1])
        return trouble("bundle_fork", part.device);
    bool filled = false;
    if (source == Source::server) {
        ASSIGN_OR_RETURN(some, fill_held_back(part, chain));
        filled = some;
    }
    if (end <= head.seq) {
        accepted.known += part.ops.size();
        return filled;
    }
    if (!part.seal)
        return trouble("bundle_bad_seal", part.device);
    Seal seal = *part.seal;
    seal.hash = hash;
    if (source != Source::server) {
        ASSIGN_OR_RETURN(key, voucher_key(store_, part.device, seal.by));
        if (!key)
            return trouble("bundle_unknown_device", part.device);
        if (!verify(*key, seal_bytes(store_.unit(), seal), seal.signature))
            return trouble("bundle_bad_seal", part.device);
    }
    for (std::size_t i = 0; i < part.ops.size(); ++i) {
        std::uint64_t seq = part.after + i + 1;
        if (seq <= head.seq)
            ++accepted.known;
        else
            RETURN_IF_ERROR(append(part.device, seq, part.ops[i], chain[i], source));
    }
    RETURN_IF_ERROR(edit_.put_seal(seal));
    return true;
}

Result<bool> Acceptance::fill_held_back(const LogPart& part, const std::vector<Hash>& chain) {
    bool filled = false;
    auto place = held_back_.lower_bound({part.device, part.after + 1});
    while (place != held_back_.end() && place->first == part.device && place->second <= part.after + chain.size()) {
        std::uint64_t seq = place->second;
        const Json& json = part.ops[seq - part.after - 1];
        const Hash& hash = chain[seq - part.after - 1];
        if (stub_hash(json)) {
            ++place;
            continue;
        }
        auto op = op_from_json(json, part.device, seq);
        RETURN_IF_ERROR(op ? edit_.fill(*op, hash) : edit_.fill_unreadable(part.device, seq, canonical(json), hash));
        place = held_back_.erase(place);
        ++accepted.ops;
        filled = true;
    }
    return filled;
}

Result<std::optional<std::string>> Acceptance::refusal(const Json& json, const Result<Op>& op, Source source) const {
    if (source == Source::server)
        return std::optional<std::string>();
    if (auto broken = privacy_refusal(json, judge_.today()))
        return broken;
    if (op)
        return judge_.refusal(store_, *op);
    return judge_.keeps_unreadable() ? std::nullopt : std::optional(op.error().reason);
}

Result<void> Acceptance::append(const Uuid& device, std::uint64_t seq, const Json& json, const Hash& hash,
                                Source source) {
    if (stub_hash(json)) {
        const Stub* known = stub_at(device, seq, hash);
        return edit_.append_stub(known ? *known : Stub{0, device, seq, hash, "redacted", {}});
    }
    auto op = op_from_json(json, device, seq);
    ASSIGN_OR_RETURN(reason, refusal(json, op, source));
    if (reason) {
        ++accepted.refused;
        Stub stub{0, device, seq, hash, *reason, {}};
        if (const KeyPair* key = judge_.stub_key())
            stub.signature = sign(*key, stub_bytes(store_.unit(), stub));
        return edit_.append_stub(stub);
    }
    ++accepted.ops;
    return op ? edit_.append(std::move(*op), hash) : edit_.append_unreadable(device, seq, canonical(json), hash);
}

}

Result<Accepted> accept(Store& store, const Bundle& bundle, const Judge& judge, Instant now) {
    if (bundle.unit != store.unit())
        return Error{Fault::invalid, "bundle_other_unit", bundle.unit.text()};
    ASSIGN_OR_RETURN(server, server_facts(store));
    bool hub = store.side() == Side::server;
    bool from_server = server && bundle.from == server->id && bundle.key == server->key;
    ASSIGN_OR_RETURN(edit, Store::Edit::begin(store));

    // Stubs count only with the server's signature; on the server itself, with its own.
    std::optional<PublicKey> stub_key = hub ? std::optional<PublicKey>(store.public_key()) : std::nullopt;
    if (server)
        stub_key = server->key;
    std::vector<Stub> stubs;
    for (const Stub& stub : bundle.stubs)
        if (stub_key && stub.signature && verify(*stub_key, stub_bytes(store.unit(), stub), *stub.signature))
            stubs.push_back(stub);

    ASSIGN_OR_RETURN(held_back, store.log().held_back());
    Acceptance acceptance(store, *edit, judge, std::move(stubs), std::move(held_back));
    Source source = from_server ? Source::server : Source::other;
    bool progress = false;
    auto is_servers = [&](const LogPart& part) {
        return server && part.device == server->id;
    };
    // The server's own log first, whoever carries it: it is sealed by the server and says who the other devices are.
    for (const LogPart& part : bundle.logs) {
        if (!is_servers(part))
            continue;
        ASSIGN_OR_RETURN(news, acceptance.take(part, source));
        progress = progress || news;
        RETURN_IF_ERROR(edit->fold());
    }
    // A store that has never met a server has nobody who vouches for others: the person who reads the file does, once,
    // and the key is remembered.
    auto key = trusted_key(store, bundle.from);
    if (!key && !server && !hub)
        RETURN_IF_ERROR(trust_from_now_on(store, bundle.from, bundle.key));
    else if (key != bundle.key)
        return Error{Fault::untrusted, "bundle_unknown_sender", bundle.from.text()};
    for (const LogPart& part : bundle.logs) {
        if (is_servers(part))
            continue;
        ASSIGN_OR_RETURN(news, acceptance.take(part, source));
        progress = progress || news;
    }
    while (progress) {
        progress = false;
        ASSIGN_OR_RETURN(parked, edit->take_waiting());
        for (const std::string& text : parked) {
            auto part = part_from_text(text);
            if (!part)
                continue;
            // Whoever brought it is not who brings this bundle: it must hold by its own seal, and when it does not,
            // that is no trouble with this bundle.
            std::size_t troubles = acceptance.accepted.troubles.size();
            ASSIGN_OR_RETURN(news, acceptance.take(*part, Source::other));
            acceptance.accepted.troubles.resize(troubles);
            progress = progress || news;
        }
    }
    std::uint64_t stubs_seen = 0, first_early = every_stub;
    for (const Stub& stub : acceptance.stubs()) {
        // One whose op is not here yet must come again, or the op could come from another device and stay.
        if (stub.seq > store.frontier().of(stub.device)) {
            first_early = std::min(first_early, stub.n);
            continue;
        }
        // One that names another op than ours is not for us.
        auto emptied = edit->empty(stub);
        if (!emptied && emptied.error().fault != Fault::corrupt)
            return emptied.error();
        stubs_seen = std::max(stubs_seen, stub.n);
    }
    stubs_seen = std::min(stubs_seen, first_early - 1);
    if (from_server) {
        if (stubs_seen > 0)
            RETURN_IF_ERROR(store.put_fact(stubs_seen_fact, std::to_string(stubs_seen)));
        ASSIGN_OR_RETURN(known, receipt(store));
        // When our own log is not the one that the server has, its numbers say nothing about what we wrote.
        bool forked = std::ranges::any_of(acceptance.accepted.troubles, [&](const Error& trouble) {
            return trouble.reason == "bundle_fork" && trouble.detail == store.device().text();
        });
        for (const auto& [device, seq] : bundle.have.all())
            if (!forked || device != store.device())
                known.have.raise(device, seq);
        known.at = now;
        RETURN_IF_ERROR(put_receipt(store, known));
    }
    RETURN_IF_ERROR(edit->commit());
    return std::move(acceptance.accepted);
}

Result<std::optional<std::string>> DeviceJudge::refusal(Store& store, const Op& op) const {
    if (op.type != record_type<Device>().name)
        return std::optional<std::string>();
    ASSIGN_OR_RETURN(by_server, is_server(store, op.device));
    return by_server ? std::nullopt : std::optional<std::string>("role_not_allowed");
}

}
