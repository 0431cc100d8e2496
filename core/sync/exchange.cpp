#include "core/sync/exchange.hpp"

#include <algorithm>

#include "core/base/json.hpp"
#include "core/sync/accept.hpp"
#include "core/sync/offer.hpp"
#include "core/sync/pack.hpp"
#include "core/sync/peers.hpp"

namespace vaka {

namespace {

constexpr std::int64_t second = 1000;
constexpr std::int64_t push_after = 2 * second; // after a save: the next tap often follows at once
constexpr std::int64_t pull_every = 60 * second;
constexpr std::int64_t first_retry = 5 * second;
constexpr std::int64_t last_retry = 300 * second;

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

}
