// Who may write what. Roles of the field (domain: section 1.1) and sets of them.

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace vaka {

enum class Role : std::uint8_t {
    staff,
    huddle_lead,
    quality_lead,
    unit_manager,
    area_manager,
    safety_officer,
    admin,
    server, // the hub itself: devices, redactions
};

inline constexpr std::array<std::string_view, 8> role_codes = {
    "staff", "huddle_lead", "quality_lead", "unit_manager", "area_manager", "safety_officer", "admin", "server"};

constexpr std::string_view role_code(Role role) {
    return role_codes[static_cast<std::size_t>(role)];
}

constexpr std::optional<Role> role_of(std::string_view code) {
    for (std::size_t i = 0; i < role_codes.size(); ++i)
        if (role_codes[i] == code)
            return static_cast<Role>(i);
    return {};
}

struct Roles {
    std::uint16_t bits = 0;

    constexpr Roles() = default;
    constexpr Roles(Role role) : bits(static_cast<std::uint16_t>(1u << static_cast<unsigned>(role))) {}
    constexpr bool contains(Role role) const { return (bits & Roles(role).bits) != 0; }
};

constexpr Roles operator|(Roles a, Roles b) {
    Roles out;
    out.bits = static_cast<std::uint16_t>(a.bits | b.bits);
    return out;
}

// Everybody who works on the unit: the daily work is open to all of them.
inline constexpr Roles unit_roles = Roles(Role::staff) | Role::huddle_lead | Role::quality_lead | Role::unit_manager;
inline constexpr Roles lead_roles = Roles(Role::quality_lead) | Role::unit_manager;

// The roles that a person at a device enrolled as `device` may take: its own and those below it on the unit.
constexpr Roles roles_at(Role device) {
    switch (device) {
    case Role::staff:
        return Role::staff;
    case Role::huddle_lead:
        return Roles(Role::staff) | Role::huddle_lead;
    case Role::quality_lead:
        return Roles(Role::staff) | Role::huddle_lead | Role::quality_lead;
    case Role::unit_manager:
        return unit_roles;
    case Role::area_manager:
        return unit_roles | Role::area_manager;
    case Role::safety_officer:
        return Role::safety_officer;
    case Role::admin:
        return unit_roles | Role::admin;
    case Role::server:
        return Role::server;
    }
    return {};
}

}
