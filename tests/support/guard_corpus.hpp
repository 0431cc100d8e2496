// What the privacy guard is measured with: ways to point out a person, made by rule from numbers and names that are
// made up, and sentences that a ward writes and that point out nobody.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/guard/privacy.hpp"

namespace vaka::corpus {

// Always the same for the same seed, on every machine.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        return z ^ (z >> 31);
    }
    int below(int n) { return static_cast<int>(next() % static_cast<std::uint64_t>(n)); }
    template <typename T> const T& one_of(const std::vector<T>& values) {
        return values[static_cast<std::size_t>(below(static_cast<int>(values.size())))];
    }

private:
    std::uint64_t state_;
};

std::string padded(int number, int width);
std::string with_check_digit(std::string nine);
// YYYYMMDDNNNC of somebody born that day.
std::string personal_number(Date born, int serial, bool coordination = false);
std::string in_digits_from(char32_t zero, std::string_view text);
std::string spelled(int number);

// One thing that somebody typed, in one field or in several of the same record.
struct Sample {
    std::string kind;
    std::vector<std::string> fields;
    bool must_block = false; // the check digit or a word says that it is a number of a person
};

std::vector<Sample> numbers(Dice& dice, Date today);    // of persons
std::vector<Sample> identities(Dice& dice, Date today); // names, rooms, births, telephones, addresses, other numbers
std::vector<Sample> plain_names(Dice& dice);            // a given name and a surname, no word about it
std::vector<Sample> innocent(Dice& dice, Date today);   // what must pass

// What came of them, kind by kind.
struct Score {
    std::string kind;
    int count = 0;
    int blocked = 0;
    int warned = 0;
    std::vector<std::string> passed; // what was not seen; for the innocent: what was
};
std::vector<Score> scores(const std::vector<Sample>& samples, Date today, bool innocent = false);
Score total(const std::vector<Score>& scores);

}
