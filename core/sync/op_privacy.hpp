// The privacy guard on ops that come from elsewhere, read by this version or not.

#pragma once

#include <optional>
#include <string>

#include "core/base/json.hpp"
#include "core/base/time.hpp"

namespace vaka {

// The rule of the privacy guard that a text in this op breaks, wherever in it the text lies, as a code with a sentence:
// privacy.pnr12. The op need not be readable.
std::optional<std::string> privacy_refusal(const Json& op, Date today);

}
