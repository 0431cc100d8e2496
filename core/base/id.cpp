#include "core/base/id.hpp"

#include <algorithm>
#include <cstring>

#include "core/base/seal.hpp"

namespace vaka {

namespace {

constexpr char hex_digits[] = "0123456789abcdef";
constexpr std::size_t text_size = 36;

constexpr bool dash_before(std::size_t byte) {
    return byte == 4 || byte == 6 || byte == 8 || byte == 10;
}

// 0-15, or 16 for what is not a lower-case hexadecimal digit.
constexpr unsigned digit_value(char digit) {
    if (digit >= '0' && digit <= '9')
        return static_cast<unsigned>(digit - '0');
    if (digit >= 'a' && digit <= 'f')
        return static_cast<unsigned>(digit - 'a') + 10;
    return 16;
}

void set_version(Uuid& id, unsigned version) {
    id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0f) | (version << 4));
    id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3f) | 0x80);
}

}

std::string Uuid::text() const {
    std::string text(text_size, '-');
    char* out = text.data();
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        out += dash_before(i);
        *out++ = hex_digits[bytes[i] >> 4];
        *out++ = hex_digits[bytes[i] & 0x0f];
    }
    return text;
}

std::optional<Uuid> Uuid::parse(std::string_view text) {
    if (text.size() != text_size)
        return {};
    Uuid id;
    const char* in = text.data();
    for (std::size_t i = 0; i < id.bytes.size(); ++i) {
        if (dash_before(i) && *in++ != '-')
            return {};
        unsigned high = digit_value(*in++);
        unsigned low = digit_value(*in++);
        if (high > 15 || low > 15)
            return {};
        id.bytes[i] = static_cast<std::uint8_t>(high << 4 | low);
    }
    return id;
}

Uuid born_uuid(const Clock& clock, Random& random) {
    Uuid id;
    random.fill(std::span(id.bytes).subspan(6));
    auto ms = static_cast<std::uint64_t>(clock.now().ms);
    for (std::size_t i = 0; i < 6; ++i)
        id.bytes[i] = static_cast<std::uint8_t>(ms >> (40 - 8 * i));
    set_version(id, 7);
    return id;
}

// Each word goes with its length before it (four bytes, big end first), or "ab","c" and "a","bc" would be one id.
Uuid named_uuid(std::span<const std::string> words) {
    std::string named;
    for (const std::string& word : words) {
        for (int shift = 24; shift >= 0; shift -= 8)
            named += static_cast<char>(word.size() >> shift & 0xff);
        named += word;
    }
    Hash hash = sha256(named);
    Uuid id;
    std::copy_n(hash.begin(), id.bytes.size(), id.bytes.begin());
    set_version(id, 8);
    return id;
}

// The end of an id is random (v7) or a hash (v8) already.
std::size_t UuidHash::operator()(const Uuid& id) const {
    std::uint64_t end = 0;
    std::memcpy(&end, id.bytes.data() + 8, sizeof end);
    return static_cast<std::size_t>(end);
}

}
