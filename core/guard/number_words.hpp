// Numbers that are written with letters: "åtta", "tjugotre", "nittonhundraåttiofem", "ettnioåttafem".

#pragma once

#include <string>
#include <string_view>

namespace vaka {

// The digits of a word of small letters, empty when it is no number: "05" for "nollfem", "1985" for
// "nittonhundraåttiofem". What stands for hundred alone is ""; see is_hundred.
std::u32string spelled_digits(std::u32string_view word);

// "hundra" says nothing between two numbers: nitton hundra åttiofem.
inline bool is_hundred(std::u32string_view word) {
    return word == U"hundra";
}
// 20, 30 … 90: what follows in the same number takes the place of the zero, as in "åttio fem".
bool is_tens(std::u32string_view word);

}
