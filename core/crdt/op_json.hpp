// An op as JSON: the form that is hashed, kept and sent (core/sync/FORMAT.md).

#pragma once

#include "core/base/json_fwd.hpp"
#include "core/crdt/op.hpp"

namespace vaka {

// Canonical, without device and seq, which the place in the bundle tells.
std::string op_text(const Op& op);

// Fails with Fault::corrupt, op_unreadable: such an op is kept as it is and folds to nothing.
Result<Op> op_from_json(const Json& json, const Uuid& device, std::uint64_t seq);
Result<Op> op_from_text(std::string_view text, const Uuid& device, std::uint64_t seq);

}
