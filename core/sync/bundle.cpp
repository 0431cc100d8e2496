#include "core/sync/bundle.hpp"

#include "core/base/json.hpp"
#include "core/sync/pack.hpp"

namespace vaka {

namespace {

constexpr std::string_view format_name = "vaka-bundle";
constexpr std::int64_t format_version = 1;

// Ops are at depth 5 and their values are flat; what a newer version may add has some room.
constexpr JsonLimits limits{largest_bundle, 24};

Error malformed(const char* what) {
    return {Fault::corrupt, "bundle_malformed", what};
}

// Reads members of one object and remembers whether all were what they should be.
class Reader {
public:
    explicit Reader(const Json& json) : json_(json) {}

    const Json* at(const char* name) {
        auto found = json_.find(name);
        if (found != json_.end())
            return &*found;
        good_ = false;
        return nullptr;
    }
    Uuid uuid(const char* name) { return value_or(text(name) ? Uuid::parse(*text(name)) : std::nullopt); }
    template <std::size_t N> std::array<std::uint8_t, N> bytes(const char* name) {
        return value_or(text(name) ? bytes_from_hex<N>(*text(name)) : std::nullopt);
    }
    std::uint64_t count(const char* name) {
        const Json* value = at(name);
        if (value && value->is_number_unsigned())
            return value->get<std::uint64_t>();
        good_ = false;
        return 0;
    }
    const std::string* text(const char* name) {
        const Json* value = at(name);
        auto text = value ? value->get_ptr<const std::string*>() : nullptr;
        good_ = good_ && text;
        return text;
    }
    const Json& list(const char* name) {
        static const Json none = Json::array();
        const Json* value = at(name);
        if (value && value->is_array())
            return *value;
        good_ = false;
        return none;
    }
    bool good() const { return good_ && json_.is_object(); }

private:
    template <typename T> T value_or(std::optional<T> value) {
        good_ = good_ && value;
        return value.value_or(T{});
    }

    const Json& json_;
    bool good_ = true;
};

Json stub_json(const Stub& stub) {
    Json out{{"n", stub.n},
             {"device", stub.device.text()},
             {"seq", stub.seq},
             {"hash", hex(stub.hash)},
             {"reason", stub.reason}};
    if (stub.signature)
        out["signature"] = hex(*stub.signature);
    return out;
}

Result<Stub> stub_from_json(const Json& json) {
    Reader reader(json);
    Stub stub{reader.count("n"), reader.uuid("device"), reader.count("seq"), reader.bytes<32>("hash"), {}, {}};
    const std::string* reason = reader.text("reason");
    stub.signature = reader.bytes<64>("signature");
    if (!reader.good() || stub.seq == 0 || reason->size() > 60)
        return malformed("stubs");
    stub.reason = *reason;
    return stub;
}

Json unsigned_json(const Bundle& bundle) {
    Json logs = Json::array(), stubs = Json::array();
    for (const LogPart& part : bundle.logs)
        logs.push_back(part_json(part));
    for (const Stub& stub : bundle.stubs)
        stubs.push_back(stub_json(stub));
    return {{"format", format_name},      {"version", format_version},
            {"unit", bundle.unit.text()}, {"from", bundle.from.text()},
            {"key", hex(bundle.key)},     {"made", bundle.made.ms},
            {"have", bundle.have.json()}, {"stubs_seen", bundle.stubs_seen},
            {"logs", std::move(logs)},    {"stubs", std::move(stubs)},
            {"more", bundle.more}};
}

// Leaves the part without its ops: a bundle may hold a great many, and copying them costs as much as reading them.
Result<LogPart> take_part(Json& json) {
    Reader reader(json);
    LogPart part{reader.uuid("device"), reader.count("after"), reader.bytes<32>("previous"), {}, {}};
    reader.list("ops"); // is one
    if (!reader.good())
        return malformed("logs");
    part.ops = std::move(json["ops"].get_ref<Json::array_t&>());
    if (auto seal = json.find("seal"); seal != json.end()) {
        Reader inner(*seal);
        part.seal = Seal{part.device, part.after + part.ops.size(), {}, inner.uuid("by"), inner.bytes<64>("signature")};
        if (!inner.good())
            return malformed("seal");
    }
    return part;
}

Error bundle_error(const Error& json_error) {
    if (json_error.reason == "json_truncated")
        return {Fault::corrupt, "bundle_truncated", ""};
    if (json_error.reason == "json_too_deep")
        return {Fault::corrupt, "bundle_too_deep", ""};
    if (json_error.reason == "json_too_big")
        return {Fault::corrupt, "bundle_too_big", ""};
    return {Fault::corrupt, "bundle_malformed", json_error.reason};
}

}

Json part_json(const LogPart& part) {
    Json out{
        {"device", part.device.text()}, {"after", part.after}, {"previous", hex(part.previous)}, {"ops", part.ops}};
    if (part.seal)
        out["seal"] = {{"by", part.seal->by.text()}, {"signature", hex(part.seal->signature)}};
    return out;
}

Result<LogPart> part_from_text(std::string_view text) {
    ASSIGN_OR_RETURN(json, parse_json(text, as_stored));
    return take_part(json);
}

std::string stub_bytes(const Uuid& unit, const Stub& stub) {
    return "vaka-stub-1 " + unit.text() + " " + stub.device.text() + " " + std::to_string(stub.seq) + " " +
           hex(stub.hash) + " " + stub.reason;
}

std::string bundle_json(const Bundle& bundle, const KeyPair& key) {
    Json json = unsigned_json(bundle);
    json["signature"] = hex(sign(key, canonical(json)));
    return canonical(json);
}

Result<Bundle> read_bundle(std::string_view bytes) {
    std::string plain;
    if (is_packed(bytes)) {
        ASSIGN_OR_RETURN(opened, unpacked(bytes, largest_bundle));
        plain = std::move(opened);
        bytes = plain;
    }
    if (bytes.empty())
        return Error{Fault::corrupt, "bundle_truncated", ""};
    auto parsed = parse_json(bytes, limits);
    if (!parsed)
        return bundle_error(parsed.error());
    Json& json = *parsed;
    if (!json.is_object() || json.value("format", Json()) != Json(format_name))
        return Error{Fault::corrupt, "bundle_not_a_bundle", ""};
    auto version = json.find("version");
    if (version == json.end() || !version->is_number_unsigned())
        return malformed("version");
    if (version->get<std::int64_t>() > format_version)
        return Error{Fault::too_new, "bundle_too_new", std::to_string(version->get<std::int64_t>())};

    Reader reader(json);
    Bundle bundle;
    bundle.unit = reader.uuid("unit");
    bundle.from = reader.uuid("from");
    bundle.key = reader.bytes<32>("key");
    Signature signature = reader.bytes<64>("signature");
    bundle.stubs_seen = reader.count("stubs_seen");
    const Json* made = reader.at("made");
    const Json* more = reader.at("more");
    const Json* have = reader.at("have");
    reader.list("logs"); // is one
    const Json& stubs = reader.list("stubs");
    if (!reader.good() || !made->is_number_integer() || !more->is_boolean())
        return malformed("header");
    bundle.made.ms = made->get<std::int64_t>();
    bundle.more = more->get<bool>();
    ASSIGN_OR_RETURN(frontier, Frontier::from_json(*have));
    bundle.have = std::move(frontier);
    json.erase("signature");
    std::string signed_bytes = canonical(json);
    for (Json& log : json["logs"]) {
        ASSIGN_OR_RETURN(part, take_part(log));
        bundle.logs.push_back(std::move(part));
    }
    for (const Json& item : stubs) {
        ASSIGN_OR_RETURN(stub, stub_from_json(item));
        bundle.stubs.push_back(std::move(stub));
    }
    if (!verify(bundle.key, signed_bytes, signature))
        return Error{Fault::untrusted, "bundle_bad_signature", ""};
    return bundle;
}

}
