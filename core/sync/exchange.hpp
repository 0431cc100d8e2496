// The exchange with the server in the background, and how it stands.

#pragma once

#include <optional>

#include "core/base/env.hpp"
#include "core/store/store.hpp"

namespace vaka {

enum class SyncState { no_server, received, waiting, sending, refused };
struct SyncStatus {
    SyncState state = SyncState::no_server;
    std::size_t waiting = 0;  // saved here, not yet received by the server
    std::size_t returned = 0; // came back and nobody has looked
    std::optional<Instant> received_at;
    bool offline = false;         // the last try did not reach the server
    std::optional<Error> trouble; // why the last try failed, when it was not the net
};

// Pushes soon after a save, pulls every minute, backs off when the server is away. Thread: the store's. Call tick()
// when the event loop wakes; it never blocks.
class Exchange {
public:
    Exchange(Store& store, Transport& transport, Clock& clock, Random& random);

    const SyncStatus& status() const { return status_; }
    void tick();
    void sync_now();                   // forgets the back-off
    std::int64_t ms_until_due() const; // for the event loop's sleep

private:
    void refresh_status();
    void send();
    void receive(const Transport::Reply& reply);
    void fail(bool offline, std::optional<Error> trouble);

    Store& store_;
    Transport& transport_;
    Clock& clock_;
    Random& random_;
    SyncStatus status_;
    bool sending_ = false;
    int failures_ = 0;
    Instant due_;
    Instant last_now_;
    std::uint64_t seen_revision_ = 0;
    Frontier sent_with_;
};

}
