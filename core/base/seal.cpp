#include "core/base/seal.hpp"

#include <sodium.h>

#include <charconv>
#include <span>

namespace vaka {

namespace {

// Fixed here and not taken from the library's "interactive", which may move: the same code must give the same hash
// on every device for ever. A quarter of a second on a slow tablet.
constexpr unsigned long long argon_passes = 2;
constexpr std::size_t argon_memory = 64u << 20;

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

void start_sodium() {
    static const bool started = sodium_init() >= 0;
    ensure(started, "libsodium starts");
}

// A stored PIN hash may come from another device: its cost must not be able to stop this one.
bool is_bearable(std::string_view stored) {
    auto cost = [&](std::string_view name) -> unsigned long {
        std::size_t at = stored.find(name);
        unsigned long value = 0;
        if (at == std::string_view::npos)
            return ~0ul;
        auto [end, error] = std::from_chars(stored.data() + at + name.size(), stored.data() + stored.size(), value);
        return error == std::errc{} ? value : ~0ul;
    };
    constexpr unsigned long most_kibibytes = 256u << 10;
    return stored.size() < crypto_pwhash_STRBYTES && cost("$m=") <= most_kibibytes && cost(",t=") <= 8;
}

}

Hash sha256(std::string_view bytes) {
    Hash hash;
    crypto_hash_sha256(hash.data(), bytes_of(bytes), bytes.size());
    return hash;
}

KeyPair KeyPair::make(Random& random) {
    std::array<std::uint8_t, 32> seed{};
    random.fill(seed);
    return *from_seed({reinterpret_cast<const char*>(seed.data()), seed.size()});
}

std::optional<KeyPair> KeyPair::from_seed(std::string_view seed) {
    KeyPair key;
    if (seed.size() != key.seed.size())
        return {};
    start_sodium();
    std::copy_n(bytes_of(seed), seed.size(), key.seed.begin());
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret;
    crypto_sign_seed_keypair(key.public_key.data(), secret.data(), key.seed.data());
    sodium_memzero(secret.data(), secret.size());
    return key;
}

Signature sign(const KeyPair& key, std::string_view bytes) {
    start_sodium();
    // The library's secret key is the seed followed by the public key.
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret;
    std::copy(key.public_key.begin(), key.public_key.end(),
              std::copy(key.seed.begin(), key.seed.end(), secret.begin()));
    Signature signature;
    crypto_sign_detached(signature.data(), nullptr, bytes_of(bytes), bytes.size(), secret.data());
    sodium_memzero(secret.data(), secret.size());
    return signature;
}

bool verify(const PublicKey& key, std::string_view bytes, const Signature& signature) {
    start_sodium();
    return crypto_sign_verify_detached(signature.data(), bytes_of(bytes), bytes.size(), key.data()) == 0;
}

Hash slow_hash(std::string_view secret, std::string_view salt) {
    start_sodium();
    Hash salt_hash = sha256(salt);
    static_assert(crypto_pwhash_SALTBYTES == 16);
    Hash hash;
    int failed = crypto_pwhash(hash.data(), hash.size(), secret.data(), secret.size(), salt_hash.data(), argon_passes,
                               argon_memory, crypto_pwhash_ALG_ARGON2ID13);
    ensure(failed == 0, "there is memory for a slow hash");
    return hash;
}

std::string pin_hash(std::string_view pin) {
    start_sodium();
    char text[crypto_pwhash_STRBYTES];
    int failed = crypto_pwhash_str(text, pin.data(), pin.size(), argon_passes, argon_memory);
    ensure(failed == 0, "there is memory for a PIN hash");
    return text;
}

bool pin_matches(std::string_view stored, std::string_view pin) {
    start_sodium();
    if (!is_bearable(stored))
        return false;
    return crypto_pwhash_str_verify(std::string(stored).c_str(), pin.data(), pin.size()) == 0;
}

std::string hex(std::string_view bytes) {
    constexpr char digits[] = "0123456789abcdef";
    std::string text(bytes.size() * 2, '\0');
    char* out = text.data();
    for (char c : bytes) {
        auto byte = static_cast<unsigned char>(c);
        *out++ = digits[byte >> 4];
        *out++ = digits[byte & 0x0f];
    }
    return text;
}

std::optional<std::string> from_hex(std::string_view text) {
    if (text.size() % 2 != 0)
        return {};
    auto digit_value = [](char digit) {
        if (digit >= '0' && digit <= '9')
            return digit - '0';
        if (digit >= 'a' && digit <= 'f')
            return digit - 'a' + 10;
        if (digit >= 'A' && digit <= 'F')
            return digit - 'A' + 10;
        return -1;
    };
    std::string bytes(text.size() / 2, '\0');
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        int high = digit_value(text[2 * i]);
        int low = digit_value(text[2 * i + 1]);
        if (high < 0 || low < 0)
            return {};
        bytes[i] = static_cast<char>(high << 4 | low);
    }
    return bytes;
}

}
