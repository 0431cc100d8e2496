// The daily risk checks beside the cross: how the team feels, the day's figures, and checklists for strains one can
// see coming (domain 2.2). Counts only, never persons.

#pragma once

#include "core/model/cross.hpp"
#include "core/model/unit.hpp"

namespace vaka {

// How many at this tablet gave each answer, from worst to best. Written once when the round is over, so that not even
// the log knows who answered what; each tablet counts its own, and their sum is the team's.
struct PulseCount {
    std::optional<Date> date;
    std::optional<ShiftPart> shift_part;
    Code question_id; // content: checks
    std::optional<Id<Device>> device_id;
    std::optional<std::int64_t> answer_1;
    std::optional<std::int64_t> answer_2;
    std::optional<std::int64_t> answer_3;
    std::optional<std::int64_t> answer_4;
    std::optional<std::int64_t> answer_5;
};

template <> struct Describe<PulseCount> {
    static constexpr std::string_view name = "pulse_count";
    static constexpr Roles writers = unit_roles;
    static constexpr std::array fields = {
        field<&PulseCount::date>("date", {.required = true, .key = true, .index = true}),
        field<&PulseCount::shift_part>("shift_part", {.key = true}),
        field<&PulseCount::question_id>("question_id", {.required = true, .key = true}),
        field<&PulseCount::device_id>("device_id", {.required = true, .key = true}),
        field<&PulseCount::answer_1>("answer_1", {.max = 500}),
        field<&PulseCount::answer_2>("answer_2", {.max = 500}),
        field<&PulseCount::answer_3>("answer_3", {.max = 500}),
        field<&PulseCount::answer_4>("answer_4", {.max = 500}),
        field<&PulseCount::answer_5>("answer_5", {.max = 500}),
    };
};

// The day in figures: places and people as numbers.
struct DailyFigures {
    std::optional<Date> date;
    std::optional<ShiftPart> shift_part;
    std::optional<std::int64_t> places;
    std::optional<std::int64_t> occupied;
    std::optional<std::int64_t> overcrowded;
    std::optional<std::int64_t> outlying;
    std::optional<std::int64_t> staff_planned;
    std::optional<std::int64_t> staff_actual;
    std::optional<std::int64_t> workload; // as the region measures it; the content says its words
};

template <> struct Describe<DailyFigures> {
    static constexpr std::string_view name = "daily_figures";
    static constexpr Roles writers = unit_roles;
    static constexpr std::array fields = {
        field<&DailyFigures::date>("date", {.required = true, .key = true, .index = true}),
        field<&DailyFigures::shift_part>("shift_part", {.key = true}),
        field<&DailyFigures::places>("places", {.max = 10'000}),
        field<&DailyFigures::occupied>("occupied", {.max = 10'000}),
        field<&DailyFigures::overcrowded>("overcrowded", {.max = 10'000}),
        field<&DailyFigures::outlying>("outlying", {.max = 10'000}),
        field<&DailyFigures::staff_planned>("staff_planned", {.max = 10'000}),
        field<&DailyFigures::staff_actual>("staff_actual", {.max = 10'000}),
        field<&DailyFigures::workload>("workload", {.max = 10'000}),
    };
};

enum class TickState { open, done, not_needed };
template <> inline constexpr std::array<std::string_view, 3> code_names<TickState> = {"open", "done", "not_needed"};

// One line of a checklist, in the year that its season begins.
struct ChecklistTick {
    Code checklist_id; // content: checks
    std::optional<std::int64_t> year;
    Code item_id;
    TickState state = TickState::open;
    std::optional<Date> ticked_on;
};

template <> struct Describe<ChecklistTick> {
    static constexpr std::string_view name = "checklist_tick";
    static constexpr Roles writers = unit_roles;
    static constexpr std::array fields = {
        field<&ChecklistTick::checklist_id>("checklist_id", {.required = true, .key = true}),
        field<&ChecklistTick::year>("year", {.required = true, .key = true, .index = true, .min = 2000, .max = 2999}),
        field<&ChecklistTick::item_id>("item_id", {.required = true, .key = true}),
        field<&ChecklistTick::state>("state"),
        field<&ChecklistTick::ticked_on>("ticked_on"),
    };
};

}
