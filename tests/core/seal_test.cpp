// Hashes, signatures and PIN hashes.

#include <catch2/catch.hpp>

#include <array>

#include "core/base/seal.hpp"
#include "tests/support/sim.hpp"

using namespace vaka;

TEST_CASE("hashes and signatures are the standard ones", "[base][seal]") {
    CHECK(hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(hex(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    // RFC 8032, test 2
    auto key = KeyPair::from_seed(*from_hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));
    REQUIRE(key);
    CHECK(hex(key->public_key) == "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    CHECK(hex(sign(*key, "\x72")) == "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                                     "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    CHECK_FALSE(KeyPair::from_seed("short"));
}

TEST_CASE("a signature is good for its bytes and its key alone", "[base][seal]") {
    sim::SimRandom random(1);
    KeyPair key = KeyPair::make(random);
    KeyPair other = KeyPair::make(random);
    Signature signature = sign(key, "the bytes");

    CHECK(verify(key.public_key, "the bytes", signature));
    CHECK_FALSE(verify(key.public_key, "the byteS", signature));
    CHECK_FALSE(verify(other.public_key, "the bytes", signature));
    signature[63] ^= 1;
    CHECK_FALSE(verify(key.public_key, "the bytes", signature));
    CHECK_FALSE(verify(PublicKey{}, "", Signature{}));
    CHECK(KeyPair::from_seed(key.seed_bytes())->public_key == key.public_key);
}

TEST_CASE("a PIN matches its own hash, which tells nothing of it", "[base][seal]") {
    std::string stored = pin_hash("4711");

    CHECK(stored != pin_hash("4711"));
    CHECK(pin_matches(stored, "4711"));
    CHECK_FALSE(pin_matches(stored, "4712"));
    CHECK_FALSE(pin_matches(stored, ""));
    CHECK_FALSE(pin_matches("", ""));
    CHECK_FALSE(pin_matches("4711", "4711"));
}

TEST_CASE("a PIN hash that would take all memory is refused at once", "[base][seal]") {
    std::string hostile = pin_hash("1");
    hostile.replace(hostile.find("m=65536"), 7, "m=4194304");

    CHECK_FALSE(pin_matches(hostile, "1"));
    CHECK_FALSE(pin_matches("$argon2id$v=19$m=65536,t=4294967295,p=1$c29tZXNhbHRzb21lc2E$aGFzaA", "1"));
}

TEST_CASE("a slow hash is the same everywhere for the same code and salt", "[base][seal]") {
    CHECK(hex(slow_hash("code", "unit")) == "693250e249e1358c8d79563d747eddc69125f80bafecc9cb37de35921c8323db");
    CHECK(slow_hash("code", "unit") != slow_hash("code", "other unit"));
}

TEST_CASE("bytes come back from hexadecimal", "[base][seal]") {
    std::string bytes;
    for (int i = 0; i < 256; ++i)
        bytes += static_cast<char>(i);

    CHECK(from_hex(hex(bytes)) == bytes);
    CHECK(from_hex("aAfF") == "\xaa\xff");
    CHECK(from_hex("") == "");
    CHECK_FALSE(from_hex("abc"));
    CHECK_FALSE(from_hex("0g"));
    CHECK_FALSE(bytes_from_hex<32>("00"));
    CHECK(bytes_from_hex<2>("0102") == std::array<std::uint8_t, 2>{1, 2});
}
