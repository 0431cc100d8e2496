// What a unit learns over time: notes beside its charts, and lessons from other units (domain 2.3, 5.3).

#pragma once

#include "core/model/record.hpp"

namespace vaka {

// Something that explains a chart: "Ny larmrutin". Only a person places it, never the program. With a baseline it also
// freezes one chart: its centre and its limits come from these days, and what comes after them is judged by that.
struct ChartNote {
    std::optional<Date> date; // with a baseline: its first day
    FreeText text;
    Code chart_id; // of the page Mönster, or of a pulse question; only with a baseline
    std::optional<Date> baseline_to;
};

template <> struct Describe<ChartNote> {
    static constexpr std::string_view name = "chart_note";
    static constexpr Roles writers = lead_roles;
    static constexpr std::array fields = {
        field<&ChartNote::date>("date", {.required = true, .index = true}),
        field<&ChartNote::text>("text", {.required = true, .max_length = 60, .several = Several::ask}),
        field<&ChartNote::chart_id>("chart_id"),
        field<&ChartNote::baseline_to>("baseline_to"),
    };
};

// What another unit chose to share about one of its incidents. The server writes it, without the unit's name.
struct Lesson {
    std::optional<Uuid> source_id; // the incident on its own unit
    std::optional<Date> shared_on;
    Code category_id;
    FreeText text;
};

template <> struct Describe<Lesson> {
    static constexpr std::string_view name = "lesson";
    static constexpr Roles writers = Role::server;
    static constexpr std::array fields = {
        field<&Lesson::source_id>("source_id", {.required = true, .key = true}),
        field<&Lesson::shared_on>("shared_on", {.required = true, .index = true}),
        field<&Lesson::category_id>("category_id"),
        field<&Lesson::text>("text", {.required = true, .max_length = 280, .several = Several::ask}),
    };
};

}
