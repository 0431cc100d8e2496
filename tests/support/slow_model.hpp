// What every replica must show, told again in the slowest and plainest way: every op that was ever saved with what its
// writer truly knew, compared each with each. Shares no code with crdt/fold and store/oplog; the simulator tells it who
// knew what.

#pragma once

#include <functional>
#include <map>
#include <set>
#include <tuple>

#include "core/crdt/op.hpp"
#include "core/store/store.hpp"

namespace vaka::sim {

class SlowModel {
public:
    using Knew = std::map<Uuid, std::uint64_t>;
    struct Written {
        Op op;
        Hash hash{};
        Knew knew; // what its writer was looking at
    };

    void add(Written written);
    const std::map<std::pair<Uuid, std::uint64_t>, Written>& all() const { return all_; }

    // Empty, or what differs between the store and what it must show. Which ops it has is read from its log.
    std::string difference(Store& store) const;

private:
    using Ops = std::vector<const Written*>;

    std::map<std::pair<Uuid, std::uint64_t>, Written> all_;
};

}
