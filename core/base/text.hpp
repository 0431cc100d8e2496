// Text that people wrote, and UTF-8.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace vaka {

// What a person typed in a field that must pass the privacy guard (domain: [FT]). A type of its own, so that no such
// field can be declared without the guard seeing it.
struct FreeText {
    std::string text;
    bool empty() const { return text.empty(); }
    bool operator==(const FreeText&) const = default;
};

bool is_utf8(std::string_view text);

// One code point, and how many bytes it took; invalid bytes give U+FFFD and 1. Requires: text is not empty.
struct CodePoint {
    char32_t value = 0;
    std::size_t bytes = 1;
};
CodePoint first_code_point(std::string_view text);
void append_utf8(std::string& text, char32_t code_point);

std::size_t length(std::string_view text);       // in code points
std::string_view trimmed(std::string_view text); // without white space at both ends

// Lower case of the letters Swedish uses, also with accents; other letters as they are.
std::string lower(std::string_view text);

// Sorts as a Swede expects: … y z å ä ö, capitals and small letters alike.
std::string collation_key(std::string_view text);

}
