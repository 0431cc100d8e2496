// How a device joins a unit: an invitation code is typed once, the device makes its own keys, and both sides learn
// whom to trust. The requests and replies are described in FORMAT.md.

#pragma once

#include <memory>
#include <optional>
#include <string>

#include "core/base/env.hpp"
#include "core/store/store.hpp"
#include "core/sync/peers.hpp"

namespace vaka {

// VAKA-XXXX-XXXX-XXXX: half a secret, half a fingerprint of the server's key (made slow to forge by Argon2id), in 32
// letters and digits that are not mistaken for one another.
struct Invitation {
    std::string secret;      // 6 symbols
    std::string fingerprint; // 6 symbols

    std::string code() const;
    // Forgives case, spaces, a missing prefix and O for 0, I and L for 1. Fails with invitation_malformed.
    static Result<Invitation> parse(std::string_view typed);
};
std::string fingerprint_of(const PublicKey& server_key);

// This device's id and secret key. Made once and kept in the keystore beside the store, before anything else.
struct DeviceKeys {
    Uuid device;
    KeyPair key;
};
Result<DeviceKeys> device_keys(Keystore& keystore, Clock& clock, Random& random);

// A store of its own, without a server: the unit's id follows from its name.
Result<std::unique_ptr<Store>> new_store(const std::string& path, const DeviceKeys& keys, std::string_view unit_name);
// An existing store, unlocked.
Result<std::unique_ptr<Store>> open_store(const std::string& path, Keystore& keystore);

// One enrolment, step by step without blocking: start() once, poll() until it answers.
class Enrolment {
public:
    Enrolment(Transport& transport, Clock& clock) : transport_(transport), clock_(clock) {}

    // `store` when there is one already; its unit must be the invitation's.
    Result<void> start(std::string_view code, const DeviceKeys& keys, std::string_view device_name, const Store* store);
    struct Joined {
        Uuid unit;
        std::string unit_name;
        ServerFacts server; // url is left empty
    };
    // Nothing while it is under way. Errors: server_unreachable, invitation_unknown, invitation_used,
    // invitation_expired, server_not_the_invited, bundle_other_unit.
    std::optional<Result<Joined>> poll();

private:
    Transport& transport_;
    Clock& clock_;
    std::optional<Invitation> invitation_;
    DeviceKeys keys_;
};

}
