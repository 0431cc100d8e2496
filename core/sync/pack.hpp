// Compression of bundles. The only unit that includes zstd.h.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace vaka {

std::string packed(std::string_view bytes);
bool is_packed(std::string_view bytes);

// Fails with bundle_truncated, bundle_malformed or, before it has grown beyond `most`, bundle_too_big.
Result<std::string> unpacked(std::string_view bytes, std::size_t most);

}
