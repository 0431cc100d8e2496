#include "core/sync/exchange.hpp"

#include <algorithm>
#include <limits>

#include "core/base/json.hpp"
#include "core/base/value_json.hpp"
#include "core/crdt/op_json.hpp"
#include "core/guard/privacy.hpp"
#include "core/model/records.hpp"
#include "core/model/unit.hpp"
#include "core/sync/pack.hpp"

namespace vaka {

namespace {

constexpr std::int64_t second = 1000;
constexpr std::int64_t push_after = 2 * second; // after a save: the next tap often follows at once
constexpr std::int64_t pull_every = 60 * second;
constexpr std::int64_t first_retry = 5 * second;
constexpr std::int64_t last_retry = 300 * second;

constexpr std::size_t stubs_a_page = 1000;
constexpr std::uint64_t every_stub = std::numeric_limits<std::int64_t>::max(); // the server knows its own

Result<bool> is_server(Store& store, const Uuid& device) {
    ASSIGN_OR_RETURN(server, server_facts(store));
    return server && server->id == device;
}

// The last place of a device's log that this replica may vouch for, and the seal that does.
Result<std::optional<Seal>> seal_for(Store& store, const Uuid& device, std::uint64_t seq, const Hash& hash) {
    Seal seal{device, seq, hash, store.device(), {}};
    if (device != store.device()) {
        ASSIGN_OR_RETURN(known, store.log().seal(device));
        if (known && known->seq == seq)
            return known;
        // Only the server, whose key every device knows, vouches for another's half-told log.
        ASSIGN_OR_RETURN(hub, store.fact("hub"));
        if (!hub)
            return std::optional<Seal>();
    }
    seal.signature = sign(*store.key(), seal_bytes(store.unit(), seal));
    return std::optional<Seal>(seal);
}

// Who may vouch for a device's log: the device itself and the server.
Result<std::optional<PublicKey>> voucher_key(Store& store, const Uuid& device, const Uuid& by) {
    ASSIGN_OR_RETURN(server, is_server(store, by));
    ASSIGN_OR_RETURN(hub, store.fact("hub"));
    bool may = by == device || server || (hub && by == store.device());
    return may ? trusted_key(store, by) : std::nullopt;
}

std::optional<Hash> stub_hash(const Json& op) {
    auto stub = op.find("stub");
    auto text = stub == op.end() || op.size() != 1 ? nullptr : stub->get_ptr<const std::string*>();
    return text ? bytes_from_hex<32>(*text) : std::nullopt;
}

enum class Source { server, other };

// The rule that a text breaks. Ids and codes are no texts; chance would find a personnummer in one id of some
// thousands.
std::optional<std::string> rule_broken_by(std::string_view text, Date today) {
    if (is_code(text) || Uuid::parse(text))
        return {};
    auto hit = worst(privacy_hits(text, today, Gate::exchange));
    return hit && hit->level == Level::block ? std::optional("privacy." + std::string(hit->rule)) : std::nullopt;
}

// What a newer version adds may hold texts anywhere; the reader of bundles bounds its depth.
std::optional<std::string> rule_broken_in(const Json& value, Date today) {
    if (auto text = value.get_ptr<const std::string*>())
        return rule_broken_by(*text, today);
    if (value.is_primitive())
        return {};
    for (const auto& [key, inner] : value.items()) {
        auto broken = value.is_object() ? rule_broken_by(key, today) : std::nullopt;
        if (!broken)
            broken = rule_broken_in(inner, today);
        if (broken)
            return broken;
    }
    return {};
}

std::optional<std::string> rule_broken_in_sets(const RecordType& type, const Json& sets, Date today) {
    for (const auto& [name, value] : sets.items()) {
        const Field* field = type.field(name);
        // A key, a hash or a day is no text, when it is one.
        if (field && !is_guarded(*field) && check_value(type, *field, value_from_json(value)))
            continue;
        auto broken = rule_broken_by(name, today);
        if (!broken)
            broken = rule_broken_in(value, today);
        if (broken)
            return broken;
    }
    return {};
}

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

std::optional<PublicKey> trusted_key(Store& store, const Uuid& device) {
    if (device == store.device())
        return store.public_key();
    auto server = server_facts(store);
    if (server && *server && (*server)->id == device)
        return (*server)->key;
    auto record = store.get(Id<Device>{device});
    if (record && *record && !(*record)->public_key.empty())
        return bytes_from_hex<32>((*record)->public_key);
    auto pinned = store.fact("pin." + device.text());
    if (pinned && *pinned)
        return bytes_from_hex<32>(**pinned);
    return {};
}

Result<Bundle> offer(Store& store, const Frontier& other_has, std::uint64_t other_stubs, Instant now,
                     const Page& page) {
    if (!store.key())
        return Error{Fault::forbidden, "key_missing", ""};
    Bundle bundle;
    bundle.unit = store.unit();
    bundle.from = store.device();
    bundle.key = store.public_key();
    bundle.made = now;
    // What this replica has emptied on its own it does not count as had, so that the server tells it again.
    bundle.have = store.frontier();
    ASSIGN_OR_RETURN(held_back, store.log().held_back());
    for (const auto& [device, seq] : held_back)
        bundle.have.lower(device, seq - 1);
    ASSIGN_OR_RETURN(stubs_seen, store.fact("stubs_seen"));
    bundle.stubs_seen = stubs_seen ? std::strtoull(stubs_seen->c_str(), nullptr, 10) : 0;
    ASSIGN_OR_RETURN(stubs, store.log().stubs_after(other_stubs, stubs_a_page));
    bundle.more = stubs.size() == stubs_a_page;
    std::uint64_t last_listed = stubs.empty() ? other_stubs : stubs.back().n;
    bundle.stubs = std::move(stubs);

    ASSIGN_OR_RETURN(hub, store.fact("hub"));
    std::size_t ops = 0, bytes = 0;
    // Its own log first: the server's tells who the others are, and must not come on a later page than theirs.
    std::vector<std::pair<Uuid, std::uint64_t>> logs(store.frontier().all().begin(), store.frontier().all().end());
    std::stable_partition(logs.begin(), logs.end(), [&](const auto& log) { return log.first == store.device(); });
    for (const auto& [device, last] : logs) {
        std::uint64_t after = other_has.of(device);
        if (after >= last)
            continue;
        if (ops >= page.ops || bytes >= page.bytes) {
            bundle.more = true;
            break;
        }
        // A log of another device can only be cut where somebody has sealed it.
        bool may_cut = hub || device == store.device();
        ASSIGN_OR_RETURN(items, store.log().items(device, after, may_cut ? page.ops - ops : last - after));
        LogPart part{device, after, {}, {}, {}};
        Hash hash{};
        std::vector<std::uint64_t> emptied;
        for (const LogItem& item : items) {
            if (may_cut && !part.ops.empty() && bytes + item.text.size() > page.bytes)
                break;
            bytes += item.text.size();
            ++ops;
            hash = item.hash;
            if (item.emptied)
                emptied.push_back(item.seq);
            ASSIGN_OR_RETURN(op, parse_json(item.text, as_stored));
            part.ops.push_back(std::move(op));
        }
        std::uint64_t end = after + part.ops.size();
        bundle.more = bundle.more || end < last;
        ASSIGN_OR_RETURN(seal, seal_for(store, device, end, hash));
        if (!seal)
            continue;
        ASSIGN_OR_RETURN(previous, store.log().hash_at(device, after));
        part.previous = previous.value_or(Hash{});
        part.seal = *seal;
        // The stubs that stand in this part, for those who have never met the server's list.
        for (std::uint64_t seq : emptied) {
            ASSIGN_OR_RETURN(stub, store.log().stub_at(device, seq));
            if (stub && stub->signature && (stub->n <= other_stubs || stub->n > last_listed))
                bundle.stubs.push_back(*stub);
        }
        bundle.logs.push_back(std::move(part));
        if (end < last)
            break;
    }
    return bundle;
}

Result<Accepted> accept(Store& store, const Bundle& bundle, const Judge& judge, Instant now) {
    if (bundle.unit != store.unit())
        return Error{Fault::invalid, "bundle_other_unit", bundle.unit.text()};
    ASSIGN_OR_RETURN(server, server_facts(store));
    ASSIGN_OR_RETURN(hub, store.fact("hub"));
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
        RETURN_IF_ERROR(edit->put_fact("pin." + bundle.from.text(), hex(bundle.key)));
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
            RETURN_IF_ERROR(edit->put_fact("stubs_seen", std::to_string(stubs_seen)));
        ASSIGN_OR_RETURN(known, receipt(store));
        // When our own log is not the one that the server has, its numbers say nothing about what we wrote.
        bool forked = std::ranges::any_of(acceptance.accepted.troubles, [&](const Error& trouble) {
            return trouble.reason == "bundle_fork" && trouble.detail == store.device().text();
        });
        for (const auto& [device, seq] : bundle.have.all())
            if (!forked || device != store.device())
                known.have.raise(device, seq);
        RETURN_IF_ERROR(edit->put_fact("receipt", canonical(known.have.json())));
        RETURN_IF_ERROR(edit->put_fact("receipt_at", std::to_string(now.ms)));
    }
    RETURN_IF_ERROR(edit->commit());
    return std::move(acceptance.accepted);
}

std::optional<std::string> privacy_refusal(const Json& op, Date today) {
    auto name = op.find("type");
    auto type =
        name != op.end() && name->is_string() ? record_type_named(name->get_ref<const std::string&>()) : nullptr;
    auto sets = op.find("sets");
    if (!type || sets == op.end() || !sets->is_object())
        return rule_broken_in(op, today);
    auto broken = rule_broken_in_sets(*type, *sets, today);
    for (auto member = op.begin(); !broken && member != op.end(); ++member) {
        if (member == sets)
            continue;
        broken = rule_broken_by(member.key(), today);
        if (!broken)
            broken = rule_broken_in(*member, today);
    }
    return broken;
}

Result<std::optional<std::string>> DeviceJudge::refusal(Store& store, const Op& op) const {
    if (op.type != record_type<Device>().name)
        return std::optional<std::string>();
    ASSIGN_OR_RETURN(by_server, is_server(store, op.device));
    return by_server ? std::nullopt : std::optional<std::string>("role_not_allowed");
}

Result<std::optional<ServerFacts>> server_facts(Store& store) {
    ASSIGN_OR_RETURN(text, store.fact("server"));
    if (!text)
        return std::optional<ServerFacts>();
    auto json = parse_json(*text);
    auto read = [&](const char* name) {
        return json ? json->value(name, std::string()) : std::string();
    };
    auto id = Uuid::parse(read("id"));
    auto key = bytes_from_hex<32>(read("key"));
    auto role = role_of(read("role"));
    if (!id || !key || !role)
        return Error{Fault::corrupt, "store_damaged", "server"};
    return std::optional<ServerFacts>(ServerFacts{read("url"), *id, *key, *role});
}

Result<void> put_server_facts(Store& store, const ServerFacts& facts) {
    return store.put_fact(
        "server",
        canonical(
            {{"url", facts.url}, {"id", facts.id.text()}, {"key", hex(facts.key)}, {"role", role_code(facts.role)}}));
}

Result<Receipt> receipt(Store& store) {
    Receipt out;
    ASSIGN_OR_RETURN(have, store.fact("receipt"));
    ASSIGN_OR_RETURN(at, store.fact("receipt_at"));
    if (have) {
        ASSIGN_OR_RETURN(json, parse_json(*have));
        ASSIGN_OR_RETURN(frontier, Frontier::from_json(json));
        out.have = std::move(frontier);
    }
    if (at)
        out.at = Instant{std::strtoll(at->c_str(), nullptr, 10)};
    return out;
}

Exchange::Exchange(Store& store, Transport& transport, Clock& clock, Random& random)
    : store_(store), transport_(transport), clock_(clock), random_(random), due_(clock.now()), last_now_(due_),
      seen_revision_(store.revision()) {
    refresh_status();
}

void Exchange::tick() {
    Instant now = clock_.now();
    // A clock that was set back must not silence us until it catches up.
    if (now < last_now_)
        due_ = now;
    last_now_ = now;
    if (sending_)
        if (auto reply = transport_.poll()) {
            sending_ = false;
            receive(*reply);
        }
    if (store_.revision() != seen_revision_) {
        seen_revision_ = store_.revision();
        refresh_status();
        if (status_.waiting > 0 && failures_ == 0)
            due_ = std::min(due_, Instant{now.ms + push_after});
    }
    if (!sending_ && status_.state != SyncState::no_server && now >= due_)
        send();
}

void Exchange::sync_now() {
    failures_ = 0;
    due_ = clock_.now();
    refresh_status();
    tick();
}

std::int64_t Exchange::ms_until_due() const {
    if (status_.state == SyncState::no_server)
        return pull_every;
    if (sending_)
        return second; // the transport wakes the loop; this is the safety net
    return std::clamp<std::int64_t>(due_.ms - clock_.now().ms, 0, last_retry * 2);
}

void Exchange::refresh_status() {
    auto server = server_facts(store_);
    if (!server || !*server) {
        status_ = {};
        return;
    }
    auto known = receipt(store_);
    auto back = store_.returned();
    std::uint64_t own = store_.frontier().of(store_.device());
    std::uint64_t received = known ? known->have.of(store_.device()) : 0;
    status_.waiting = own > received ? own - received : 0;
    status_.received_at = known ? known->at : std::nullopt;
    status_.returned = back ? back->size() : 0;
    if (sending_ && status_.waiting > 0)
        status_.state = SyncState::sending;
    else if (status_.returned > 0)
        status_.state = SyncState::refused;
    else
        status_.state = status_.waiting > 0 ? SyncState::waiting : SyncState::received;
}

void Exchange::send() {
    auto known = receipt(store_);
    auto bundle = known ? offer(store_, known->have, every_stub, clock_.now()) : known.error();
    if (!bundle)
        return fail(false, bundle.error());
    sending_ = true;
    due_ = Instant{clock_.now().ms + pull_every};
    transport_.send("/sync", packed(bundle_json(*bundle, *store_.key())));
    refresh_status();
}

void Exchange::receive(const Transport::Reply& reply) {
    if (reply.status == 0)
        return fail(true, {});
    if (reply.status != 200) {
        Error trouble{Fault::busy, "server_refused", std::to_string(reply.status)};
        if (auto json = parse_json(reply.body); json && json->is_object() && json->contains("error")) {
            const Json& error = (*json)["error"];
            if (error.is_object() && error.value("reason", Json()).is_string())
                trouble = {Fault::untrusted, error["reason"].get<std::string>(), ""};
        }
        return fail(reply.status >= 500, trouble);
    }
    auto bundle = read_bundle(reply.body);
    if (!bundle)
        return fail(false, bundle.error());
    auto taken = accept(store_, *bundle, DeviceJudge(swedish_time(clock_.now()).date), clock_.now());
    if (!taken)
        return fail(false, taken.error());
    failures_ = 0;
    status_.offline = false;
    status_.trouble = taken->troubles.empty() ? std::nullopt : std::optional<Error>(taken->troubles.front());
    seen_revision_ = store_.revision();
    refresh_status();
    // More to push or pull goes on at once, unless nothing moved: then the next round is not better than this one.
    bool moved = taken->ops + taken->refused > 0 || sent_with_ != bundle->have;
    bool again = (bundle->more || status_.waiting > 0) && moved;
    sent_with_ = bundle->have;
    // Who asks for a round while one is under way gets the next one.
    due_ = std::min(due_, Instant{clock_.now().ms + (again ? 0 : pull_every)});
}

void Exchange::fail(bool offline, std::optional<Error> trouble) {
    sending_ = false;
    ++failures_;
    status_.offline = offline;
    status_.trouble = std::move(trouble);
    std::int64_t wait = std::min(last_retry, first_retry << std::min(failures_ - 1, 6));
    // Spread by a fifth, so that a ward's tablets do not all come back in the same second.
    std::array<std::uint8_t, 2> dice{};
    random_.fill(dice);
    wait += wait * (dice[0] - 128) / 640;
    due_ = Instant{clock_.now().ms + wait};
    refresh_status();
}

Result<std::string> bundle_file(Store& store, const Frontier& other_has, Instant now, bool compressed) {
    ASSIGN_OR_RETURN(bundle, offer(store, other_has, 0, now, whole_log));
    std::string json = bundle_json(bundle, *store.key());
    return compressed ? packed(json) : json;
}

Result<Accepted> import_file(Store& store, std::string_view bytes, Instant now) {
    ASSIGN_OR_RETURN(bundle, read_bundle(bytes));
    return accept(store, bundle, DeviceJudge(swedish_time(now).date), now);
}

Result<FolderResult> folder_exchange(Store& store, Files& files, const std::string& folder, Instant now) {
    FolderResult out;
    std::string prefix = "vaka-" + store.unit().text().substr(0, 8) + "-";
    std::string own = prefix + store.device().text() + ".json.zst";
    ASSIGN_OR_RETURN(names, files.list(folder));
    std::optional<Frontier> others_have;
    for (const std::string& name : names) {
        if (!name.starts_with(prefix) || name == own || !name.ends_with(".json.zst"))
            continue;
        auto bytes = files.read(folder + "/" + name, largest_bundle);
        auto bundle = bytes ? read_bundle(*bytes) : bytes.error();
        auto taken = bundle ? accept(store, *bundle, DeviceJudge(swedish_time(now).date), now) : bundle.error();
        if (!taken) {
            // One bad file never blocks another.
            out.accepted.troubles.push_back(taken.error());
            others_have = Frontier();
            continue;
        }
        ++out.read;
        out.accepted.ops += taken->ops;
        out.accepted.known += taken->known;
        out.accepted.waiting += taken->waiting;
        out.accepted.refused += taken->refused;
        std::ranges::copy(taken->troubles, std::back_inserter(out.accepted.troubles));
        others_have = others_have ? Frontier::meet(*others_have, bundle->have) : bundle->have;
    }
    ASSIGN_OR_RETURN(file, bundle_file(store, others_have.value_or(Frontier()), now, true));
    RETURN_IF_ERROR(files.write(folder + "/" + own, file));
    out.written = own;
    return out;
}

}
