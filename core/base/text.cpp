#include "core/base/text.hpp"

#include <cstring>

namespace vaka {

namespace {

constexpr char32_t replacement = 0xfffd;

// How many bytes the code point at `at` takes, or 0 when they are not UTF-8. `value` gets the code point.
std::size_t decode(const char* at, const char* end, char32_t& value) {
    auto byte = [&](std::size_t i) {
        return static_cast<unsigned char>(at[i]);
    };
    unsigned char first = byte(0);
    if (first < 0x80) {
        value = first;
        return 1;
    }
    std::size_t size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || static_cast<std::size_t>(end - at) < size)
        return 0;
    value = first & (0x7fu >> size);
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(i) & 0xc0) != 0x80)
            return 0;
        value = value << 6 | (byte(i) & 0x3f);
    }
    constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    bool is_surrogate = value >= 0xd800 && value <= 0xdfff;
    return value < smallest[size] || is_surrogate || value > 0x10ffff ? 0 : size;
}

bool is_white_space(char32_t c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xa0 || (c >= 0x2000 && c <= 0x200b) ||
           c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x3000 || c == 0xfeff;
}

char32_t lower_of(char32_t c) {
    if (c < 0x80)
        return c >= 'A' && c <= 'Z' ? c + 0x20 : c;
    if (c >= 0xc0 && c <= 0xde)
        return c == 0xd7 ? c : c + 0x20;
    if (c < 0x100 || c > 0x17e || c == 0x130 || c == 0x138 || c == 0x149)
        return c;
    if (c == 0x178)
        return 0xff;
    // Pairs of capital and small; which of the two is even changes twice in the block.
    bool capital_is_odd = (c > 0x138 && c < 0x149) || c > 0x178;
    return (c % 2 == 1) == capital_is_odd ? c + 1 : c;
}

// Where a small letter of Latin-1 (from U+00E0) sorts: å ä ö come after z, accents count for nothing.
constexpr std::string_view latin1_order[] = {"a", "a",        "a", "a", "|", "{", "|", "c", "e",  "e", "e",
                                             "e", "i",        "i", "i", "i", "d", "n", "o", "o",  "o", "o",
                                             "}", "\xc3\xb7", "}", "u", "u", "u", "y", "y", "th", "y"};

// The same for the small letters from U+0101 to U+017E: one for each two code points.
constexpr std::string_view latin_a_order = "aaaccccddeeeeegggghhiiiiiijkklllllnnnnoo}}rrrssssttt"
                                           "uuuuyuwyzzzz";
static_assert(latin_a_order.size() == 64);

}

bool is_utf8(std::string_view text) {
    const char* at = text.data();
    const char* end = at + text.size();
    while (at != end) {
        // Eight plain letters at a time: almost all text is.
        std::uint64_t eight;
        while (end - at >= 8 && (std::memcpy(&eight, at, 8), (eight & 0x8080808080808080u) == 0))
            at += 8;
        if (at == end)
            break;
        char32_t value;
        std::size_t size = decode(at, end, value);
        if (size == 0)
            return false;
        at += size;
    }
    return true;
}

CodePoint first_code_point(std::string_view text) {
    char32_t value = 0;
    std::size_t size = decode(text.data(), text.data() + text.size(), value);
    return size == 0 ? CodePoint{replacement, 1} : CodePoint{value, size};
}

void append_utf8(std::string& text, char32_t c) {
    if ((c >= 0xd800 && c <= 0xdfff) || c > 0x10ffff)
        c = replacement;
    if (c < 0x80) {
        text += static_cast<char>(c);
        return;
    }
    if (c < 0x800) {
        text += static_cast<char>(0xc0 | c >> 6);
    } else if (c < 0x10000) {
        text += static_cast<char>(0xe0 | c >> 12);
        text += static_cast<char>(0x80 | (c >> 6 & 0x3f));
    } else {
        text += static_cast<char>(0xf0 | c >> 18);
        text += static_cast<char>(0x80 | (c >> 12 & 0x3f));
        text += static_cast<char>(0x80 | (c >> 6 & 0x3f));
    }
    text += static_cast<char>(0x80 | (c & 0x3f));
}

std::size_t length(std::string_view text) {
    std::size_t count = 0;
    for (; !text.empty(); ++count)
        text.remove_prefix(first_code_point(text).bytes);
    return count;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty()) {
        CodePoint first = first_code_point(text);
        if (!is_white_space(first.value))
            break;
        text.remove_prefix(first.bytes);
    }
    while (!text.empty()) {
        std::size_t last = text.size() - 1;
        while (last > 0 && text.size() - last < 4 && (static_cast<unsigned char>(text[last]) & 0xc0) == 0x80)
            --last;
        CodePoint code_point = first_code_point(text.substr(last));
        if (!is_white_space(code_point.value) || last + code_point.bytes != text.size())
            break;
        text.remove_suffix(code_point.bytes);
    }
    return text;
}

std::string lower(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        CodePoint c = first_code_point(text);
        append_utf8(out, lower_of(c.value));
        text.remove_prefix(c.bytes);
    }
    return out;
}

// `{`, `|` and `}` follow z in ASCII and stand for å, ä and ö.
std::string collation_key(std::string_view text) {
    std::string key;
    key.reserve(text.size());
    while (!text.empty()) {
        CodePoint code_point = first_code_point(text);
        text.remove_prefix(code_point.bytes);
        char32_t c = lower_of(code_point.value);
        bool is_accent_alone = c >= 0x300 && c <= 0x36f;
        if (is_accent_alone) { // as a Mac writes å: a and a ring
            if (c == 0x30a && key.ends_with('a'))
                key.back() = '{';
            else if (c == 0x308 && key.ends_with('a'))
                key.back() = '|';
            else if (c == 0x308 && key.ends_with('o'))
                key.back() = '}';
        } else if (c == 0xdf) {
            key += "ss";
        } else if (c >= 0xe0 && c <= 0xff) {
            key += latin1_order[c - 0xe0];
        } else if (c >= 0x100 && c <= 0x17e) {
            key += latin_a_order[(c - 0x100) / 2];
        } else {
            append_utf8(key, c);
        }
    }
    return key;
}

}
