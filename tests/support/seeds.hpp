// Tests that throw dice. A failure prints VAKA_SEED=…, and with that in the environment only the failing one runs.

#pragma once

#include <catch2/catch.hpp>

#include <cstdint>
#include <cstdlib>

#include "tests/support/sim.hpp"

namespace vaka::sim {

// A number from the environment, for longer runs than every commit's.
inline std::uint64_t number_from_environment(const char* name, std::uint64_t otherwise) {
    const char* text = std::getenv(name);
    return text ? std::strtoull(text, nullptr, 10) : otherwise;
}

template <typename F> void for_each_seed(std::uint64_t n, F f) {
    std::uint64_t first = number_from_environment("VAKA_SEED", 0);
    std::uint64_t last = first == 0 ? n : first;
    for (std::uint64_t seed = first == 0 ? 1 : first; seed <= last; ++seed) {
        INFO("VAKA_SEED=" << seed);
        SimRandom random(seed);
        f(random);
    }
}

}
