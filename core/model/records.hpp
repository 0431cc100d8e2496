// The list of all record types, written out by hand.

#pragma once

#include <span>

#include "core/model/record.hpp"

namespace vaka {

std::span<const RecordType* const> record_types();
const RecordType* record_type_named(std::string_view name);

// Changes whenever a description does; the tables are then folded anew from the log.
std::string record_types_fingerprint();

}
