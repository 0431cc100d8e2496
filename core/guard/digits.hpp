// The digits of a text as the rules for numbers read them: each with what stands before it, in chains that only
// separators part. "1912 12 12 - 1212" is one chain; a letter ends it.

#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <vector>

#include "core/guard/findings.hpp"

namespace vaka {

// What stands between two digits, as bits.
using Gap = std::uint16_t;
namespace gap {
constexpr Gap none = 0, space = 1, line_break = 2, dash = 4, plus = 8, dot = 16, slash = 32, colon = 64, bracket = 128,
              odd = 256, other = 512; // other: letters, or more signs than a number has
}

Gap gap_of(char32_t sign);

struct Digit {
    int value = 0;
    Gap before = gap::none;
    std::size_t at = 0;   // its first symbol
    std::size_t last = 0; // and its last: a digit may be a word
    bool guessed = false; // a letter that looks like one
    bool spelled = false;
};

// Digits, number words and, in a word of digits, letters that look like digits: "85O314", "åttiofem noll tre".
std::vector<Digit> digits_of(const Reading& reading);

// Some digits in a row, read as one number.
class Window {
public:
    explicit Window(std::span<const Digit> digits) : digits_(digits) {}

    std::size_t first() const { return digits_.front().at; }
    std::size_t last() const { return digits_.back().last; }
    Gap before(std::size_t k) const { return digits_[k].before; }
    // A line may end anywhere in a number, so a line break alone parts nothing.
    bool parts(std::size_t k) const { return (before(k) & ~gap::line_break) != 0; }
    std::size_t pieces() const;
    bool parts_only_at(std::initializer_list<std::size_t> places) const;
    bool has_no_gap() const;
    Gap gaps() const; // all that stands in it
    int number(std::size_t from, std::size_t count) const;
    bool luhn() const;
    // At most a third of it is guessed.
    bool mostly_digits() const;
    bool any_guessed() const;
    bool all_spelled() const;

private:
    std::span<const Digit> digits_;
};

}
