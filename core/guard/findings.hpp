// The parts of the privacy guard, for privacy.cpp only: what words, names and digits give away.

#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/time.hpp"
#include "core/guard/privacy.hpp"
#include "core/guard/symbols.hpp"

namespace vaka {

// The symbols [begin, end).
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
};

// The text as the rules read it. Every place outside it holds a sign that is nothing, so that rules may look ahead.
class Reading {
public:
    explicit Reading(std::string_view text);

    const std::vector<Symbol>& symbols() const { return symbols_; }
    const std::vector<Span>& words() const { return words_; } // runs of letters
    std::size_t size() const { return symbols_.size(); }
    char32_t sign(std::size_t at) const { return at < symbols_.size() ? symbols_[at].value : 0; }
    bool is_word_sign(std::size_t at) const { return is_letter(sign(at)) || is_digit(sign(at)); }

    std::u32string_view small(Span word) const {
        return std::u32string_view(small_).substr(word.begin, word.end - word.begin);
    }
    bool is_one_of(std::initializer_list<std::u32string_view> texts, Span word) const;
    // The word that begins at that place; empty when none does.
    Span word_at(std::size_t at) const;
    std::size_t past(std::u32string_view signs, std::size_t at) const; // at most six of them
    std::size_t past_digits(std::size_t at) const;
    // "min", "mg", "%" …: the number that ends there says how much, not which.
    bool unit_follows(std::size_t end) const;

private:
    std::vector<Symbol> symbols_;
    std::u32string small_;
    std::vector<Span> words_;
};

// What a word says about the digits near it.
enum class Hint {
    born,      // "född"
    number,    // "personnummer": what follows is one, whatever its check digit says
    last_four, // "sista fyra"
    person,    // "patienten", "nyfödd"
    thing,     // "batch", "rutin", "version": dates and numbers here are of things
    since,     // "från", "sedan"
    clock,     // "kl"
    desk       // "växeln", "jouren": a telephone that is nobody's own
};

struct HintAt {
    Hint hint = Hint::thing;
    Span word;
};

// A hit before it is brought back to the original: the first and the last symbol.
struct Finding {
    std::string_view rule;
    Level level = Level::warn;
    std::size_t first = 0;
    std::size_t last = 0;
};

std::vector<HintAt> hints_in(const Reading& reading); // in order

// room, initials, lma, address, record_id and the e-mail half of phone_email.
std::vector<Finding> findings_in_words(const Reading& reading);
// title_name and full_name.
std::vector<Finding> findings_in_names(const Reading& reading);
// All other rules.
std::vector<Finding> findings_in_digits(const Reading& reading, const std::vector<HintAt>& hints, Date today);

}
