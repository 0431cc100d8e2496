// Whom this store trusts: its server, and who may vouch for another device's log. Facts in the store and records that
// the server wrote.

#pragma once

#include <optional>
#include <string>

#include "core/model/role.hpp"
#include "core/store/store.hpp"

namespace vaka {

// What a device knows of its server.
struct ServerFacts {
    std::string url;
    Uuid id;
    PublicKey key{};
    Role role = Role::unit_manager; // the highest role at this device
};
Result<std::optional<ServerFacts>> server_facts(Store& store);
Result<void> put_server_facts(Store& store, const ServerFacts& facts);
Result<bool> is_server(Store& store, const Uuid& device);

// The public key that this store trusts for a device: its own, the server's from the invitation, the one that the
// server wrote in the device's record, or one that a person has vouched for.
std::optional<PublicKey> trusted_key(Store& store, const Uuid& device);
// Remembers the key of a file that a person reads in before there is a server to vouch for its writer.
Result<void> trust_from_now_on(Store& store, const Uuid& device, const PublicKey& key);

// The key by which `by` vouches for a device's log; nothing when it may not: the device itself may, and the server.
Result<std::optional<PublicKey>> voucher_key(Store& store, const Uuid& device, const Uuid& by);

// What the server has receipted. Only it turns saved into received.
struct Receipt {
    Frontier have;
    std::optional<Instant> at; // when it came, by this device's clock
};
Result<Receipt> receipt(Store& store);
Result<void> put_receipt(Store& store, const Receipt& receipt);

}
