// One change to one record, as its writer meant it. The wire form is described in core/sync/FORMAT.md.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/seal.hpp"
#include "core/base/value.hpp"
#include "core/crdt/frontier.hpp"

namespace vaka {

// Lamport order: the tick is one more than the highest its writer knew. Ties fall to the device and then its sequence.
struct Stamp {
    std::uint64_t tick = 0;
    Uuid device;
    std::uint64_t seq = 0;
    auto operator<=>(const Stamp&) const = default;
};

// The highest sequence number per device that the writer knew among the writers of this record. Its own earlier
// ops are always seen and not listed.
using Seen = std::vector<std::pair<Uuid, std::uint64_t>>;

inline constexpr std::uint64_t highest_tick = (1ull << 53) - 1;

struct Op {
    Uuid device;
    std::uint64_t seq = 0; // from 1, without gaps, per device and unit
    std::uint64_t tick = 0;
    Uuid record;
    std::string type;
    std::string by;          // code of the role that wrote it
    std::optional<Uuid> who; // the staff record, when somebody had signed in
    Instant at;              // wall time: shown, never compared
    Seen seen;               // sorted by device
    Values sets;             // field -> value; absent where it became so
    Values extra;            // what a newer version added; kept so that the hash holds

    Stamp stamp() const { return {tick, device, seq}; }
};

bool saw(const Op& op, const Uuid& device, std::uint64_t seq);

// The chain: each op's hash covers the one before it, and the first covers unit and device. So a hash names a whole
// history, and no op can be changed, moved or left out without changing every hash after it.
Hash chain_root(const Uuid& unit, const Uuid& device);
Hash chain_next(const Hash& previous, std::string_view op); // its canonical JSON

}
