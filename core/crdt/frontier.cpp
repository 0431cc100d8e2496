#include "core/crdt/frontier.hpp"

#include <algorithm>

#include "core/base/json.hpp"

namespace vaka {

std::uint64_t Frontier::of(const Uuid& device) const {
    auto found = seqs_.find(device);
    return found == seqs_.end() ? 0 : found->second;
}

void Frontier::raise(const Uuid& device, std::uint64_t seq) {
    if (seq == 0)
        return;
    std::uint64_t& known = seqs_[device];
    known = std::max(known, seq);
}

void Frontier::lower(const Uuid& device, std::uint64_t seq) {
    auto found = seqs_.find(device);
    if (found == seqs_.end())
        return;
    found->second = std::min(found->second, seq);
    if (found->second == 0)
        seqs_.erase(found);
}

bool Frontier::covers(const Frontier& other) const {
    return std::ranges::all_of(other.seqs_, [&](const auto& entry) { return of(entry.first) >= entry.second; });
}

Frontier Frontier::meet(const Frontier& a, const Frontier& b) {
    Frontier out;
    for (const auto& [device, seq] : a.seqs_)
        out.raise(device, std::min(seq, b.of(device)));
    return out;
}

Json Frontier::json() const {
    Json out = Json::object();
    for (const auto& [device, seq] : seqs_)
        out[device.text()] = seq;
    return out;
}

Result<Frontier> Frontier::from_json(const Json& json) {
    Error malformed{Fault::corrupt, "bundle_malformed", "have"};
    if (!json.is_object())
        return malformed;
    Frontier out;
    for (const auto& [name, value] : json.items()) {
        auto device = Uuid::parse(name);
        if (!device || !value.is_number_unsigned())
            return malformed;
        out.raise(*device, value.get<std::uint64_t>());
    }
    return out;
}

}
