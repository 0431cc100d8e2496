// A text as a reader sees it, whatever code points it was written with: the copy that the privacy guard reads, with
// the way back to the bytes of the original. Nothing here knows what a personnummer is.

#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace vaka {

// One sign. Digits of every script, full-width, raised and circled signs are ASCII; every dash is '-'; a run of
// white space is one ' ', or one '\n' when it holds a line break; what cannot be seen is gone, its bytes belong to
// the sign before it.
struct Symbol {
    char32_t value = 0;
    std::uint32_t begin = 0; // bytes in the original
    std::uint32_t end = 0;
};

// Requires: fewer than 4 GB.
std::vector<Symbol> symbols_of(std::string_view text);

inline bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}
bool is_letter(char32_t c);
bool is_capital(char32_t c); // of the Latin letters
char32_t small_letter(char32_t c);

}
