#include "core/crdt/op.hpp"

#include <algorithm>

namespace vaka {

namespace {

std::string_view bytes_of(const Hash& hash) {
    return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

}

bool saw(const Op& op, const Uuid& device, std::uint64_t seq) {
    if (op.device == device)
        return op.seq > seq;
    auto found = std::ranges::lower_bound(op.seen, device, {}, &Seen::value_type::first);
    return found != op.seen.end() && found->first == device && found->second >= seq;
}

Hash chain_root(const Uuid& unit, const Uuid& device) {
    return sha256("vaka-log-1 " + unit.text() + " " + device.text());
}

Hash chain_next(const Hash& previous, std::string_view op) {
    std::string bytes(bytes_of(previous));
    bytes += op;
    return sha256(bytes);
}

}
