// The value of a record, computed from its ops. Pure: no clock, no store, and the order of arrival cannot matter.

#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "core/crdt/op.hpp"

namespace vaka {

struct Head {
    Stamp stamp;
    Value value; // absent: the writer made it so
};

// The writes of each field that no other write of that field had seen, oldest stamp first.
using Heads = std::map<std::string, std::vector<Head>, std::less<>>;

// Requires: ops of one record, in any order; repeated ones are allowed.
Heads fold(std::vector<Op> ops);

// Whether people must choose: heads that say different things. Equal values written twice are no clash.
bool is_clash(std::span<const Head> heads);

// The canonical JSON of the folded record, for digests: the same on every replica with the same ops.
std::string heads_text(const Heads& heads);

}
