// A tablet that all on the unit share: what it may do when nobody has signed in, and how long a person stays signed in.

#pragma once

#include "core/model/role.hpp"
#include "core/model/unit.hpp"

namespace vaka {

// Enough to lead the huddle, never to manage.
constexpr Role shared_role(Role device_role) {
    return roles_at(device_role).contains(Role::huddle_lead) ? Role::huddle_lead : device_role;
}

constexpr std::int64_t usual_lock_minutes = 5;

inline std::int64_t lock_minutes_of(const Unit& unit) {
    return unit.lock_minutes.value_or(usual_lock_minutes);
}

}
