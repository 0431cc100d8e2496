// What to send, what is received, and what came back. Replicas meet here; the store knows nothing of them.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/model/role.hpp"
#include "core/store/store.hpp"
#include "core/sync/bundle.hpp"

namespace vaka {

// The public key that this store trusts for a device: its own, the server's from the invitation, or the one that the
// server wrote in the device's record.
std::optional<PublicKey> trusted_key(Store& store, const Uuid& device);

// How much goes into one bundle.
struct Page {
    std::size_t ops = 4000;
    std::size_t bytes = 4u << 20;
};
inline constexpr Page whole_log{1'000'000, 60u << 20};

// A bundle of what the other side lacks. Requires: the store is unlocked.
Result<Bundle> offer(Store& store, const Frontier& other_has, std::uint64_t other_stubs, Instant now,
                     const Page& page = {});

// The rule of the privacy guard that a text in this op breaks, wherever in it the text lies, as a code with a sentence:
// privacy.pnr12. The op need not be readable.
std::optional<std::string> privacy_refusal(const Json& op, Date today);

// Judges an op before it is let in. What has personal data in it is refused before any judge is asked.
class Judge {
public:
    explicit Judge(Date today) : today_(today) {}
    virtual ~Judge() = default;
    Date today() const { return today_; }
    // Nothing when it may come, else why not (a code with a sentence). Fails with what the disk says: no op is refused
    // because the disk had trouble.
    virtual Result<std::optional<std::string>> refusal(Store& store, const Op& op) const = 0;
    // Whether an op that cannot be read is kept for a later version (devices) or refused (the server).
    virtual bool keeps_unreadable() const = 0;
    // Signs the stubs of refused ops; only the server does.
    virtual const KeyPair* stub_key() const { return nullptr; }

private:
    Date today_;
};

struct Accepted {
    std::size_t ops = 0;     // new here
    std::size_t known = 0;   // here already
    std::size_t waiting = 0; // must wait for earlier ones
    std::size_t refused = 0;
    std::vector<Error> troubles; // parts that could not be taken; the others were
};

// Takes in what the bundle holds, in one transaction; reading a bundle twice changes nothing. Fails as a whole with
// bundle_other_unit, bundle_unknown_sender or what the disk says.
Result<Accepted> accept(Store& store, const Bundle& bundle, const Judge& judge, Instant now);

// A device's judge: device records only from the server.
class DeviceJudge : public Judge {
public:
    using Judge::Judge;
    Result<std::optional<std::string>> refusal(Store& store, const Op& op) const override;
    bool keeps_unreadable() const override { return true; }
};

// --- What a device knows of its server; facts in its store ---

struct ServerFacts {
    std::string url;
    Uuid id;
    PublicKey key{};
    Role role = Role::unit_manager; // the highest role at this device
};
Result<std::optional<ServerFacts>> server_facts(Store& store);
Result<void> put_server_facts(Store& store, const ServerFacts& facts);

// What the server has receipted. Only it turns saved into received.
struct Receipt {
    Frontier have;
    std::optional<Instant> at; // when it came, by this device's clock
};
Result<Receipt> receipt(Store& store);

enum class SyncState { no_server, received, waiting, sending, refused };
struct SyncStatus {
    SyncState state = SyncState::no_server;
    std::size_t waiting = 0;  // saved here, not yet received by the server
    std::size_t returned = 0; // came back and nobody has looked
    std::optional<Instant> received_at;
    bool offline = false;         // the last try did not reach the server
    std::optional<Error> trouble; // why the last try failed, when it was not the net
};

// The exchange with the server in the background: pushes soon after a save, pulls every minute, backs off when the
// server is away. Thread: the store's. Call tick() when the event loop wakes; it never blocks.
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

// --- Files ---

// Everything that the other side may lack, as a file. Named *.json plain, *.json.zst compressed.
Result<std::string> bundle_file(Store& store, const Frontier& other_has, Instant now, bool compressed);
Result<Accepted> import_file(Store& store, std::string_view bytes, Instant now);

// A folder (a stick, a share): reads every other device's file of this unit and then writes this device's own.
struct FolderResult {
    std::size_t read = 0;
    Accepted accepted;
    std::string written; // file name
};
Result<FolderResult> folder_exchange(Store& store, Files& files, const std::string& folder, Instant now);

}
