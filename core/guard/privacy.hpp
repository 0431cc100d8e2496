// The privacy guard: finds what may point out a patient in a text that somebody wrote. Pure, the same on the tablet and
// on the server, linear in the length of the text. It reads the text as an eye does (symbols.hpp), so spaces, dashes,
// line breaks, invisible signs and other scripts' digits hide nothing.
// It leans towards finding: a number taken for a personnummer costs a rewrite, a missed one cannot be undone. What a
// ward writes every day (dates, times, doses, values, telephone extensions) is never blocked.

#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/time.hpp"

namespace vaka {

// A warning asks once "Kan någon kännas igen?"; what is blocked is never written anywhere.
enum class Level { warn, block };

// Where the text is going. A number that looks like a mistyped personnummer is a warning when a person saves, who can
// look at it again, and blocked when the text would leave the device or comes from another.
enum class Gate { save, exchange };

// Each has its sentence in assets/strings: `privacy.<rule>`.
inline constexpr std::array<std::string_view, 22> privacy_rules = {
    "pnr12",       "pnr10sep", "pnr10",   "pnr_typo",  "sam12",     "sam10",    "nrid", "res_vgr",
    "res_sll",     "res_rol",  "res_liv", "res_any",   "birthdate", "last4",    "room", "title_name",
    "phone_email", "initials", "lma",     "full_name", "address",   "record_id"};

struct Hit {
    std::string_view rule; // one of privacy_rules
    Level level = Level::warn;
    std::size_t begin = 0; // bytes in the original text
    std::size_t end = 0;
    bool operator==(const Hit&) const = default;
};

// By place, never overlapping; a block hides the warnings it touches.
std::vector<Hit> privacy_hits(std::string_view text, Date today, Gate gate = Gate::save);

// The rule that blocks in the texts of one record: in one of them, or when they are read one after the other, as 850314
// in one field and 2385 in the next.
std::optional<std::string_view> rule_broken_by(const std::vector<std::string_view>& texts, Date today,
                                               Gate gate = Gate::save);

// The first that blocks, else the first.
std::optional<Hit> worst(const std::vector<Hit>& hits);

// "Ta bort numret": the text without the match, and without the space or bracket that then stands alone.
std::string without(std::string_view text, const Hit& hit);

// "●●●●●●●●-●●●●": what was matched, to show in its place.
std::string mask(std::string_view matched);

}
