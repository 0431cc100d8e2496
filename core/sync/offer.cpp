#include "core/sync/offer.hpp"

#include <algorithm>

#include "core/base/json.hpp"
#include "core/store/facts.hpp"

namespace vaka {

namespace {

constexpr std::size_t stubs_a_page = 1000;

// The last place of a device's log that this replica may vouch for, and the seal that does.
Result<std::optional<Seal>> seal_for(Store& store, const Uuid& device, std::uint64_t seq, const Hash& hash) {
    Seal seal{device, seq, hash, store.device(), {}};
    if (device != store.device()) {
        ASSIGN_OR_RETURN(known, store.log().seal(device));
        if (known && known->seq == seq)
            return known;
        // Only the server, whose key every device knows, vouches for another's half-told log.
        if (store.side() != Side::server)
            return std::optional<Seal>();
    }
    seal.signature = sign(*store.key(), seal_bytes(store.unit(), seal));
    return std::optional<Seal>(seal);
}

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
    ASSIGN_OR_RETURN(stubs_seen, store.fact(stubs_seen_fact));
    bundle.stubs_seen = stubs_seen ? std::strtoull(stubs_seen->c_str(), nullptr, 10) : 0;
    ASSIGN_OR_RETURN(stubs, store.log().stubs_after(other_stubs, stubs_a_page));
    bundle.more = stubs.size() == stubs_a_page;
    std::uint64_t last_listed = stubs.empty() ? other_stubs : stubs.back().n;
    bundle.stubs = std::move(stubs);

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
        bool may_cut = store.side() == Side::server || device == store.device();
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

}
