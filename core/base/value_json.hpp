// The border between values and JSON. Exact both ways: what was read is written with the same canonical bytes.
// null is absent, a list of codes is codes, and what is no flag, integer or text either is raw.

#pragma once

#include "core/base/json_fwd.hpp"
#include "core/base/result.hpp"
#include "core/base/value.hpp"

namespace vaka {

Value value_from_json(const Json& json);
Values values_from_json(const Json& json); // Requires: an object
Json json_from_value(const Value& value);
Json json_from_values(const Values& values);

// The same as the canonical form of their JSON, without making it.
void append_json(std::string& out, const Value& value);
std::string json_text(const Value& value);
std::string json_text(const Values& values);

// From what the store wrote. Fails as parse_json.
Result<Values> values_from_text(std::string_view text);

}
