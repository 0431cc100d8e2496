// The world in a test's hands: a clock that moves when told, randomness from a seed, and secrets in memory.

#pragma once

#include <map>
#include <string>

#include "core/base/env.hpp"

namespace vaka::sim {

class SimClock : public Clock {
public:
    explicit SimClock(Instant start = instant_of({*Date::of(2026, 10, 22), 9, 30})) : now_(start) {}
    Instant now() const override { return now_; }
    void set(Instant instant) { now_ = instant; }
    void pass(std::int64_t ms) { now_.ms += ms; }

private:
    Instant now_;
};

// SplitMix64: small, and the same everywhere, so that a seed repeats a failure.
class SimRandom : public Random {
public:
    explicit SimRandom(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ull);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
        return z ^ (z >> 31);
    }
    std::uint64_t below(std::uint64_t limit) { return next() % limit; }
    bool chance(int percent) { return below(100) < static_cast<std::uint64_t>(percent); }
    void fill(std::span<std::uint8_t> bytes) override {
        for (std::uint8_t& byte : bytes)
            byte = static_cast<std::uint8_t>(next());
    }

private:
    std::uint64_t state_;
};

class SimKeystore : public Keystore {
public:
    Result<std::optional<std::string>> secret(const std::string& name) override {
        auto found = secrets_.find(name);
        return found == secrets_.end() ? std::optional<std::string>() : std::optional<std::string>(found->second);
    }
    Result<void> keep(const std::string& name, std::string_view secret) override {
        secrets_[name] = std::string(secret);
        return {};
    }

private:
    std::map<std::string, std::string> secrets_;
};

}
