// Hashes, signatures and PIN hashes. The only unit that includes sodium.h, so that it can be replaced.

#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/env.hpp"

namespace vaka {

using Hash = std::array<std::uint8_t, 32>;
using PublicKey = std::array<std::uint8_t, 32>;
using Signature = std::array<std::uint8_t, 64>;

Hash sha256(std::string_view bytes);

// Ed25519. The seed is the secret; whoever has it can sign as the device.
struct KeyPair {
    std::array<std::uint8_t, 32> seed{};
    PublicKey public_key{};

    static KeyPair make(Random& random);
    static std::optional<KeyPair> from_seed(std::string_view seed); // 32 bytes
    std::string seed_bytes() const { return {reinterpret_cast<const char*>(seed.data()), seed.size()}; }
};

Signature sign(const KeyPair& key, std::string_view bytes);
bool verify(const PublicKey& key, std::string_view bytes, const Signature& signature);

// Slow on purpose (Argon2id), for codes short enough to guess. Salt: any text.
Hash slow_hash(std::string_view secret, std::string_view salt);

// A PIN as it is stored, with its own salt and cost in the text (Argon2id, libsodium's string form).
std::string pin_hash(std::string_view pin);
bool pin_matches(std::string_view stored, std::string_view pin);

std::string hex(std::string_view bytes);
std::optional<std::string> from_hex(std::string_view text);

template <std::size_t N> std::string hex(const std::array<std::uint8_t, N>& bytes) {
    return hex(std::string_view(reinterpret_cast<const char*>(bytes.data()), N));
}
template <std::size_t N> std::optional<std::array<std::uint8_t, N>> bytes_from_hex(std::string_view text) {
    auto raw = from_hex(text);
    if (!raw || raw->size() != N)
        return {};
    std::array<std::uint8_t, N> out;
    std::copy(raw->begin(), raw->end(), reinterpret_cast<char*>(out.data()));
    return out;
}

}
