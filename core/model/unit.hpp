// The ward or care home, who works there and which devices it has. Enhet, personal, plattor.

#pragma once

#include "core/model/record.hpp"

namespace vaka {

enum class Profile { hospital, care_home };
template <> inline constexpr std::array<std::string_view, 2> code_names<Profile> = {"hospital", "care_home"};

// Whether each day of the cross has parts (domain 2.1.2). A night belongs to the date on which it begins.
// Custom: the unit says which parts, in shift_parts.
enum class ShiftDivision { none, day_evening_night, custom };
template <>
inline constexpr std::array<std::string_view, 3> code_names<ShiftDivision> = {"none", "day_evening_night", "custom"};

// Which date gets the colour: when it occurred, or when the huddle was (domain 2.1.5).
enum class DateBasis { occurred_on, huddle_date };
template <> inline constexpr std::array<std::string_view, 2> code_names<DateBasis> = {"occurred_on", "huddle_date"};

inline constexpr std::array<std::string_view, 7> weekday_codes = {"monday", "tuesday",  "wednesday", "thursday",
                                                                  "friday", "saturday", "sunday"};

// The unit's record has the unit's own id, which is named by the unit's name at birth: a tablet that began alone and
// the server's invitation then mean the same unit.
struct Unit {
    std::string name;
    std::string short_name;
    Profile profile = Profile::hospital;
    Code care_type;
    std::optional<std::int64_t> places;
    Codes planned_days;       // weekday codes; none given means every day
    std::string planned_time; // HH:MM, local
    ShiftDivision shift_division = ShiftDivision::none;
    Codes shift_parts; // codes of ShiftPart, for a custom division
    DateBasis cross_date_basis = DateBasis::occurred_on;
    Code colour_scheme_id;                       // content; none means se4
    Codes theme_crosses;                         // categories that have a cross of their own beside the main one
    std::optional<std::int64_t> planned_minutes; // how long a huddle is meant to take
    std::string deviation_system;                // HändelseVis, Synergi …
    std::optional<std::int64_t> lock_minutes;    // until a signed-in person is signed out; none means the usual
};

template <> struct Describe<Unit> {
    static constexpr std::string_view name = "unit";
    static constexpr Roles writers = Roles(Role::unit_manager) | Role::admin | Role::server;
    static constexpr std::array fields = {
        field<&Unit::name>("name", {.required = true, .max_length = 80}),
        field<&Unit::short_name>("short_name", {.max_length = 20}),
        field<&Unit::profile>("profile"),
        field<&Unit::care_type>("care_type"),
        field<&Unit::places>("places", {.max = 10'000}),
        field<&Unit::planned_days>("planned_days"),
        field<&Unit::planned_time>("planned_time", {.max_length = 5}),
        field<&Unit::shift_division>("shift_division"),
        field<&Unit::shift_parts>("shift_parts"),
        field<&Unit::cross_date_basis>("cross_date_basis"),
        field<&Unit::colour_scheme_id>("colour_scheme_id"),
        field<&Unit::theme_crosses>("theme_crosses"),
        field<&Unit::planned_minutes>("planned_minutes", {.min = 1, .max = 120}),
        field<&Unit::deviation_system>("deviation_system", {.max_length = 40}),
        field<&Unit::lock_minutes>("lock_minutes", {.min = 1, .max = 60}),
    };
};

// The id of the unit that this name means.
inline Uuid unit_id_of(std::string_view name) {
    std::array<std::string, 2> words = {"unit", std::string(name)};
    return named_uuid(words);
}

// Somebody who may sign in on a shared tablet. Names are optional in the field; initials or a role are enough.
struct Staff {
    std::string display_name;
    Code role;            // a code of Role
    std::string pin_hash; // Argon2id; none for those who never sign in
    bool inactive = false;
};

template <> struct Describe<Staff> {
    static constexpr std::string_view name = "staff";
    static constexpr Roles writers = Roles(Role::unit_manager) | Role::admin;
    static constexpr std::array fields = {
        field<&Staff::display_name>("display_name", {.required = true, .max_length = 40}),
        field<&Staff::role>("role", {.required = true}),
        field<&Staff::pin_hash>("pin_hash", {.machine = true, .max_length = 200}),
        field<&Staff::inactive>("inactive"),
    };
};

// A tablet or computer of the unit. Its record has the device's own id and is written by the server when it is
// enrolled.
struct Device {
    std::string name;
    Code role;              // the highest role its users may take
    std::string public_key; // Ed25519, 64 hexadecimal digits
    bool revoked = false;
};

template <> struct Describe<Device> {
    static constexpr std::string_view name = "device";
    static constexpr Roles writers = Role::server;
    static constexpr std::array fields = {
        field<&Device::name>("name", {.required = true, .max_length = 80}),
        field<&Device::role>("role", {.required = true}),
        field<&Device::public_key>("public_key", {.required = true, .machine = true, .max_length = 64}),
        field<&Device::revoked>("revoked"),
    };
};

}
