// Values that a record may hold, from its description alone: a new field or type needs nothing here.

#pragma once

#include "core/model/record.hpp"
#include "tests/support/sim.hpp"

namespace vaka::sim {

Uuid random_uuid(SimRandom& random);

// One that check_value lets pass; never null.
Value random_value(const Field& field, SimRandom& random);

// A whole record: what is required is there, the rest perhaps.
Values random_values(const RecordType& type, SimRandom& random);

}
