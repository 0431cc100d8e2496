// Which ops a replica has: for each device the sequence number up to which it has them all.

#pragma once

#include <cstdint>
#include <map>

#include "core/base/id.hpp"
#include "core/base/json_fwd.hpp"
#include "core/base/result.hpp"

namespace vaka {

class Frontier {
public:
    std::uint64_t of(const Uuid& device) const;        // 0 when it has none
    void raise(const Uuid& device, std::uint64_t seq); // never lowers
    void lower(const Uuid& device, std::uint64_t seq); // never raises
    bool covers(const Frontier& other) const;
    // For each device the lower of the two: what both have.
    static Frontier meet(const Frontier& a, const Frontier& b);

    const std::map<Uuid, std::uint64_t>& all() const { return seqs_; }
    bool empty() const { return seqs_.empty(); }

    Json json() const;                                   // {"<device>": seq}
    static Result<Frontier> from_json(const Json& json); // Fault::corrupt, bundle_malformed

    bool operator==(const Frontier&) const = default;

private:
    std::map<Uuid, std::uint64_t> seqs_;
};

}
