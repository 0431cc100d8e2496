// What to send: a bundle of what the other side lacks.

#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>

#include "core/store/store.hpp"
#include "core/sync/bundle.hpp"

namespace vaka {

// How much goes into one bundle.
struct Page {
    std::size_t ops = 4000;
    std::size_t bytes = 4u << 20;
};
inline constexpr Page whole_log{1'000'000, 60u << 20};

// For `other_stubs`: the other side has every stub there is, as the server has.
inline constexpr std::uint64_t every_stub = std::numeric_limits<std::int64_t>::max();

// Requires: the store is unlocked.
Result<Bundle> offer(Store& store, const Frontier& other_has, std::uint64_t other_stubs, Instant now,
                     const Page& page = {});

}
