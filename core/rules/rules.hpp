// What no record may say, beyond what the description of its type forbids: a written-out table of refusals. The session
// runs it before it saves and the server runs it again on what arrives, with the same code.

#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "core/base/side.hpp"
#include "core/model/record.hpp"
#include "core/rules/cross.hpp"

namespace vaka {

// A change of one record, and what the judge knows besides.
struct Judged {
    const RecordType& type;
    Uuid unit;
    Uuid record;
    const Values& before; // empty when the record is new
    const Values& after;
    // Only the session knows these.
    std::optional<Date> today = {};
    std::optional<DayState> without_mark = {}; // what the day of a mark, or its part, shows without that mark
};

struct Rule {
    std::string_view type;   // empty: every type
    std::string_view reason; // a code with a sentence
    std::string_view field;  // what is wrong; empty: the record itself
    bool (*is_broken)(const Judged&);
    std::string_view session_only = {}; // why the server cannot run it; empty: both sides do
};

std::span<const Rule> rules();

// Fails with the reason of the first rule that is broken, detail = type.field.
Result<void> check_rules(const Judged& judged, Side side);

}
