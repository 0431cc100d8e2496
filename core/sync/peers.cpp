#include "core/sync/peers.hpp"

#include "core/base/json.hpp"
#include "core/model/unit.hpp"
#include "core/store/facts.hpp"

namespace vaka {

Result<std::optional<ServerFacts>> server_facts(Store& store) {
    ASSIGN_OR_RETURN(text, store.fact(server_fact));
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
        server_fact,
        canonical(
            {{"url", facts.url}, {"id", facts.id.text()}, {"key", hex(facts.key)}, {"role", role_code(facts.role)}}));
}

Result<bool> is_server(Store& store, const Uuid& device) {
    ASSIGN_OR_RETURN(server, server_facts(store));
    return server && server->id == device;
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
    // The server has met everybody it knows.
    if (store.side() == Side::server)
        return {};
    auto pinned = store.fact(pinned_key_fact(device));
    return pinned && *pinned ? bytes_from_hex<32>(**pinned) : std::nullopt;
}

Result<void> trust_from_now_on(Store& store, const Uuid& device, const PublicKey& key) {
    return store.put_fact(pinned_key_fact(device), hex(key));
}

Result<std::optional<PublicKey>> voucher_key(Store& store, const Uuid& device, const Uuid& by) {
    ASSIGN_OR_RETURN(server, is_server(store, by));
    bool may = by == device || server || (store.side() == Side::server && by == store.device());
    return may ? trusted_key(store, by) : std::nullopt;
}

Result<Receipt> receipt(Store& store) {
    Receipt out;
    ASSIGN_OR_RETURN(have, store.fact(receipt_fact));
    ASSIGN_OR_RETURN(at, store.fact(receipt_at_fact));
    if (have) {
        ASSIGN_OR_RETURN(json, parse_json(*have));
        ASSIGN_OR_RETURN(frontier, Frontier::from_json(json));
        out.have = std::move(frontier);
    }
    if (at)
        out.at = Instant{std::strtoll(at->c_str(), nullptr, 10)};
    return out;
}

Result<void> put_receipt(Store& store, const Receipt& receipt) {
    RETURN_IF_ERROR(store.put_fact(receipt_fact, canonical(receipt.have.json())));
    return receipt.at ? store.put_fact(receipt_at_fact, std::to_string(receipt.at->ms)) : Result<void>();
}

}
