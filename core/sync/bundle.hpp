// Ops on the move: what a bundle says, and its bytes. The format is described in FORMAT.md; the same bytes go over
// HTTP and lie in a file.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/json_fwd.hpp"
#include "core/base/seal.hpp"
#include "core/crdt/frontier.hpp"
#include "core/store/oplog.hpp"

namespace vaka {

// A stretch of one device's log: the ops after `after`, in order.
struct LogPart {
    Uuid device;
    std::uint64_t after = 0;
    Hash previous{};          // the chain up to `after`
    std::vector<Json> ops;    // {"stub": "<hash>"} where the server has emptied one
    std::optional<Seal> seal; // of the last op here
};

struct Bundle {
    Uuid unit;
    Uuid from;
    PublicKey key{}; // of the sender; whether it is trusted is the reader's business
    Instant made;
    Frontier have;                // what the sender has; signed, it is a receipt
    std::uint64_t stubs_seen = 0; // how many of the server's stubs the sender knows
    std::vector<LogPart> logs;
    std::vector<Stub> stubs;
    bool more = false; // the sender has more; ask again
};

// Limits of a bundle that is read, whatever it says.
inline constexpr std::size_t largest_bundle = 64u << 20; // bytes of JSON, also when it came compressed

// As JSON, signed.
std::string bundle_json(const Bundle& bundle, const KeyPair& key);

// Reads JSON or compressed JSON and checks form and signature against the key it names. Each refusal has a sentence:
// bundle_truncated, bundle_malformed, bundle_too_deep, bundle_too_big, bundle_not_a_bundle, bundle_too_new,
// bundle_bad_signature.
Result<Bundle> read_bundle(std::string_view bytes);

// One log part as it stands in a bundle, for those that must wait.
Json part_json(const LogPart& part);
Result<LogPart> part_from_text(std::string_view text);

// The bytes that a stub's signature covers.
std::string stub_bytes(const Uuid& unit, const Stub& stub);

}
