// Which words are names of people: a list of common names and the endings that Swedish surnames have. For the privacy
// guard only; that a word begins with a capital is never enough.

#pragma once

#include <string_view>

namespace vaka {

// word_too: it is a name and an everyday word or a place as well, so that something more must say that it is a name.
enum class NameStrength { none, word_too, sure };

// Requires: small letters.
NameStrength given_name(std::u32string_view word);
NameStrength surname(std::u32string_view word);

}
