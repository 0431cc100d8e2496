// Tests that throw dice. A failure prints VAKA_SEED=…, and with that in the environment only the failing one runs.

#pragma once

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "tests/support/sim.hpp"

namespace vaka::sim {

// A number from the environment, for longer runs than every commit's.
inline std::uint64_t number_from_environment(const char* name, std::uint64_t otherwise) {
    const char* text = std::getenv(name);
    return text ? std::strtoull(text, nullptr, 10) : otherwise;
}

template <typename F> void for_seeds(std::uint64_t first, std::uint64_t last, F f) {
    for (std::uint64_t seed = first; seed <= last; ++seed) {
        INFO("VAKA_SEED=" << seed);
        SimRandom random(seed);
        f(random);
    }
}

template <typename F> void for_each_seed(std::uint64_t n, F f) {
    const std::uint64_t only = number_from_environment("VAKA_SEED", 0);
    for_seeds(only == 0 ? 1 : only, only == 0 ? n : only, f);
}

// One of the parts, 1 to `parts`, of a test with n seeds that is split so that its parts run side by side.
template <typename F> void for_each_seed(std::uint64_t n, std::uint64_t part, std::uint64_t parts, F f) {
    const std::uint64_t only = number_from_environment("VAKA_SEED", 0);
    const std::uint64_t first = n * (part - 1) / parts + 1, last = n * part / parts;
    for_seeds(std::max(first, only), only == 0 ? last : std::min(last, only), f);
}

}
