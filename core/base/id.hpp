// Who a record, a device or a unit is. Born ids are UUIDv7; named ids are UUIDv8 from a hash, so that two
// tablets that write the same day offline write the same record.

#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/base/env.hpp"

namespace vaka {

struct Uuid {
    std::array<std::uint8_t, 16> bytes{};

    bool is_nil() const { return bytes == std::array<std::uint8_t, 16>{}; }
    // Lower case, 8-4-4-4-12.
    std::string text() const;
    // Accepts exactly the form that text() writes.
    static std::optional<Uuid> parse(std::string_view text);

    auto operator<=>(const Uuid&) const = default;
};

// A new id; time-ordered for index locality only, nothing may rely on that order.
Uuid born_uuid(const Clock& clock, Random& random);

// The id of the record that these words name: the same words give the same id on every device.
Uuid named_uuid(std::span<const std::string> words);

// An id that knows which record it points to, so that an incident's id cannot be passed for an action's.
template <typename Record> struct Id {
    Uuid uuid;

    bool is_nil() const { return uuid.is_nil(); }
    auto operator<=>(const Id&) const = default;
};

struct UuidHash {
    std::size_t operator()(const Uuid& id) const;
};

}
