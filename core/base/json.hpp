// JSON from files and the network, read with limits, and the one canonical way to write it.
// No exceptions, no floats, no duplicate keys, no recursion on hostile depth.

#pragma once

#include <nlohmann/json.hpp>

#include <cstddef>
#include <string>
#include <string_view>

#include "core/base/json_fwd.hpp"
#include "core/base/result.hpp"

namespace vaka {

struct JsonLimits {
    std::size_t bytes = 64u << 20;
    std::size_t depth = 16;
};

// For what was taken before, which can always be read again: deeper than anything that is taken.
inline constexpr JsonLimits as_stored{64u << 20, 64};

// Fails with Fault::corrupt and reason json_truncated, json_malformed, json_too_deep, json_too_big,
// json_duplicate_key, json_not_utf8 or json_number (a float, or an integer beyond +-2^53).
Result<Json> parse_json(std::string_view text, JsonLimits limits = {});

// Sorted keys, no white space, UTF-8 as it is: the same value gives the same bytes everywhere.
std::string canonical(const Json& value);
void append_json_string(std::string& out, const std::string& text); // as canonical writes a text

// Indented for a person to read.
std::string pretty(const Json& value);

}
