// The daily huddle, and what it keeps an eye on (domain 2.1). No field can hold who a patient is, and free text is
// guarded.

#pragma once

#include "core/model/cross.hpp"

namespace vaka {

enum class HuddleStatus { open, closed, not_held };
template <> inline constexpr std::array<std::string_view, 3> code_names<HuddleStatus> = {"open", "closed", "not_held"};

enum class NotHeldReason { closed_day, high_load, too_few_staff, forgot, other };
template <>
inline constexpr std::array<std::string_view, 5> code_names<NotHeldReason> = {"closed_day", "high_load",
                                                                              "too_few_staff", "forgot", "other"};

// One huddle a day (and shift): two tablets that hold it together write the same record.
struct Huddle {
    std::optional<Date> held_on;
    std::optional<ShiftPart> shift_part;
    Codes divided_into; // with a part: those that the unit divided its days into then
    HuddleStatus status = HuddleStatus::open;
    std::optional<Date> covers_from; // the days it talked about, both included
    std::optional<Date> covers_to;
    std::optional<Instant> started_at;
    std::optional<Instant> ended_at;
    Code leader_role;
    Codes professions_present;
    std::optional<std::int64_t> attendee_count;
    Codes questions_taken; // codes of the questions that were answered
    std::optional<NotHeldReason> not_held_reason;
    FreeText note; // what everyone must know today
};

template <> struct Describe<Huddle> {
    static constexpr std::string_view name = "huddle";
    static constexpr Roles writers = unit_roles;
    static constexpr std::array fields = {
        field<&Huddle::held_on>("held_on", {.required = true, .key = true, .index = true}),
        field<&Huddle::shift_part>("shift_part", {.key = true}),
        field<&Huddle::divided_into>("divided_into"),
        field<&Huddle::status>("status"),
        field<&Huddle::covers_from>("covers_from"),
        field<&Huddle::covers_to>("covers_to", {.index = true}),
        field<&Huddle::started_at>("started_at"),
        field<&Huddle::ended_at>("ended_at"),
        field<&Huddle::leader_role>("leader_role"),
        field<&Huddle::professions_present>("professions_present"),
        field<&Huddle::attendee_count>("attendee_count", {.max = 200}),
        field<&Huddle::questions_taken>("questions_taken"),
        field<&Huddle::not_held_reason>("not_held_reason"),
        field<&Huddle::note>("note", {.max_length = 280, .several = Several::ask}),
    };
};

enum class WatchLevel { low, raised, high };
template <> inline constexpr std::array<std::string_view, 3> code_names<WatchLevel> = {"low", "raised", "high"};

enum class WatchOutcome { unknown, averted, occurred };
template <>
inline constexpr std::array<std::string_view, 3> code_names<WatchOutcome> = {"unknown", "averted", "occurred"};

// Something that may go wrong today or needs extra attention; domain.md calls it ForwardRisk.
struct Watch {
    std::optional<Date> date;
    FreeText text;
    Code question_id; // which question of the huddle brought it up
    Code category_id;
    WatchLevel level = WatchLevel::raised;
    FreeText mitigation;
    WatchOutcome outcome = WatchOutcome::unknown;
};

template <> struct Describe<Watch> {
    static constexpr std::string_view name = "watch";
    static constexpr Roles writers = unit_roles;
    static constexpr std::array fields = {
        field<&Watch::date>("date", {.required = true, .index = true}),
        field<&Watch::text>("text", {.max_length = 280, .several = Several::ask}),
        field<&Watch::question_id>("question_id"),
        field<&Watch::category_id>("category_id"),
        field<&Watch::level>("level", {.several = Several::worst}),
        field<&Watch::mitigation>("mitigation", {.max_length = 280, .several = Several::ask}),
        field<&Watch::outcome>("outcome", {.several = Several::worst}),
    };
};

}
