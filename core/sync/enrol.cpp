#include "core/sync/enrol.hpp"

#include <algorithm>

#include "core/base/json.hpp"
#include "core/model/unit.hpp"

namespace vaka {

namespace {

// Crockford's 32 symbols: no I, L, O or U.
constexpr std::string_view symbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t half = 6;
constexpr std::string_view key_name = "key";

std::optional<char> symbol(char typed) {
    if (typed >= 'a' && typed <= 'z')
        typed = static_cast<char>(typed - 'a' + 'A');
    if (typed == 'O')
        typed = '0';
    if (typed == 'I' || typed == 'L')
        typed = '1';
    return symbols.find(typed) == std::string_view::npos ? std::nullopt : std::optional<char>(typed);
}

Error error_from(const Json& json, int status) {
    if (json.is_object() && json.contains("error") && json["error"].is_object() &&
        json["error"].value("reason", Json()).is_string())
        return {Fault::untrusted, json["error"]["reason"].get<std::string>(), ""};
    return {Fault::busy, "server_refused", std::to_string(status)};
}

}

std::string Invitation::code() const {
    std::string all = secret + fingerprint;
    return "VAKA-" + all.substr(0, 4) + "-" + all.substr(4, 4) + "-" + all.substr(8, 4);
}

Result<Invitation> Invitation::parse(std::string_view typed) {
    std::string text;
    for (char c : typed)
        if (c != ' ' && c != '-' && c != '\t' && c != '\n' && c != '\r')
            text += c;
    if (text.size() == 2 * half + 4) {
        std::string prefix = text.substr(0, 4);
        std::ranges::transform(prefix, prefix.begin(), [](char c) { return c >= 'a' ? static_cast<char>(c - 32) : c; });
        if (prefix == "VAKA")
            text.erase(0, 4);
    }
    Error malformed{Fault::invalid, "invitation_malformed", ""};
    if (text.size() != 2 * half)
        return malformed;
    for (char& c : text) {
        auto known = symbol(c);
        if (!known)
            return malformed;
        c = *known;
    }
    return Invitation{text.substr(0, half), text.substr(half)};
}

std::string fingerprint_of(const PublicKey& server_key) {
    Hash hash = slow_hash(hex(server_key), "vaka-server-fingerprint-1");
    std::string out;
    for (std::size_t i = 0; i < half; ++i)
        out += symbols[hash[i] % symbols.size()];
    return out;
}

Result<DeviceKeys> device_keys(Keystore& keystore, Clock& clock, Random& random) {
    ASSIGN_OR_RETURN(kept, keystore.secret(std::string(key_name)));
    if (kept) {
        auto space = kept->find(' ');
        auto device = Uuid::parse(kept->substr(0, space));
        auto seed = space == std::string::npos ? std::nullopt : from_hex(kept->substr(space + 1));
        auto key = seed ? KeyPair::from_seed(*seed) : std::nullopt;
        if (!device || !key)
            return Error{Fault::corrupt, "key_damaged", ""};
        return DeviceKeys{*device, *key};
    }
    DeviceKeys keys{born_uuid(clock, random), KeyPair::make(random)};
    RETURN_IF_ERROR(keystore.keep(std::string(key_name), keys.device.text() + " " + hex(keys.key.seed_bytes())));
    return keys;
}

Result<std::unique_ptr<Store>> new_store(const std::string& path, const DeviceKeys& keys, std::string_view unit_name) {
    return Store::create(path, {unit_id_of(unit_name), keys.device, keys.key});
}

Result<std::unique_ptr<Store>> open_store(const std::string& path, Keystore& keystore) {
    ASSIGN_OR_RETURN(store, Store::open(path));
    ASSIGN_OR_RETURN(kept, keystore.secret(std::string(key_name)));
    auto space = kept ? kept->find(' ') : std::string::npos;
    auto seed = space == std::string::npos ? std::nullopt : from_hex(kept->substr(space + 1));
    auto key = seed ? KeyPair::from_seed(*seed) : std::nullopt;
    if (!key)
        return Error{Fault::forbidden, "key_missing", path};
    RETURN_IF_ERROR(store->unlock(*key));
    return store;
}

Result<void> Enrolment::start(std::string_view code, const DeviceKeys& keys, std::string_view device_name,
                              const Store* store) {
    ASSIGN_OR_RETURN(invitation, Invitation::parse(code));
    invitation_ = invitation;
    keys_ = keys;
    Json request{{"format", "vaka-enrol"},          {"version", 1},
                 {"secret", invitation.secret},     {"device", keys.device.text()},
                 {"key", hex(keys.key.public_key)}, {"name", device_name},
                 {"made", clock_.now().ms}};
    if (store)
        request["unit"] = store->unit().text();
    request["signature"] = hex(sign(keys.key, canonical(request)));
    transport_.send("/enrol", canonical(request));
    return {};
}

std::optional<Result<Enrolment::Joined>> Enrolment::poll() {
    auto reply = transport_.poll();
    if (!reply)
        return {};
    if (reply->status == 0)
        return Result<Joined>(Error{Fault::offline, "server_unreachable", ""});
    auto json = parse_json(reply->body);
    if (!json)
        return Result<Joined>(Error{Fault::untrusted, "server_not_vaka", ""});
    if (reply->status != 200)
        return Result<Joined>(error_from(*json, reply->status));
    auto text = [&](const char* name) {
        return json->is_object() ? json->value(name, Json()) : Json();
    };
    auto word = [&](const char* name) {
        return text(name).is_string() ? text(name).get<std::string>() : "";
    };
    auto unit = Uuid::parse(word("unit"));
    auto server = Uuid::parse(word("server"));
    auto key = bytes_from_hex<32>(word("key"));
    auto signature = bytes_from_hex<64>(word("signature"));
    auto role = role_of(word("role"));
    if (!unit || !server || !key || !signature || !role)
        return Result<Joined>(Error{Fault::untrusted, "server_not_vaka", ""});
    json->erase("signature");
    // The code was made with the server's key; whoever answers with another key was not the one who invited.
    bool invited = fingerprint_of(*key) == invitation_->fingerprint && word("device") == keys_.device.text();
    if (!invited || !verify(*key, canonical(*json), *signature))
        return Result<Joined>(Error{Fault::untrusted, "server_not_the_invited", ""});
    return Result<Joined>(Joined{*unit, word("unit_name"), ServerFacts{"", *server, *key, *role}});
}

}
