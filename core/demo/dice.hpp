// Chance that can be repeated: the same seed gives the same throws on every machine.

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/env.hpp"
#include "core/base/json.hpp"

namespace vaka {

class Dice : public Random {
public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}

    void fill(std::span<std::uint8_t> bytes) override {
        for (std::uint8_t& byte : bytes)
            byte = static_cast<std::uint8_t>(next() >> 56);
    }
    // 0 to n - 1. Requires: n > 0.
    int below(int n) { return static_cast<int>(next() % static_cast<std::uint64_t>(n)); }
    bool chance(int percent) { return below(100) < percent; }

    // Requires: a list that is not empty.
    const Json& one_of(const Json& list) {
        return list[static_cast<std::size_t>(below(static_cast<int>(list.size())))];
    }
    // Null when none fits.
    template <typename Fits> const Json& one_of_those(const Json& list, Fits fits) {
        static const Json none;
        std::vector<const Json*> fitting;
        for (const Json& one : list)
            if (fits(one))
                fitting.push_back(&one);
        return fitting.empty() ? none : *fitting[static_cast<std::size_t>(below(static_cast<int>(fitting.size())))];
    }

    // The text with one of the words in each {a|b|c}; they may lie in one another.
    std::string told(std::string_view pattern);

private:
    // SplitMix64.
    std::uint64_t next() {
        std::uint64_t z = state_ += 0x9e3779b97f4a7c15ull;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
        return z ^ (z >> 31);
    }
    std::string told_until(std::string_view& pattern, std::string_view end);

    std::uint64_t state_;
};

}
