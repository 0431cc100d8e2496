// What a day of Gröna korset can say: its colours, the parts of a day and what people confirmed (domain 2.1).

#pragma once

#include "core/model/record.hpp"

namespace vaka {

enum class Colour { green, yellow, orange, red }; // from best to worst
template <> inline constexpr std::array<std::string_view, 4> code_names<Colour> = {"green", "yellow", "orange", "red"};

// In the order of a day; forenoon and afternoon are for units that divide their days in their own way.
enum class ShiftPart { forenoon, day, afternoon, evening, night };
template <>
inline constexpr std::array<std::string_view, 5> code_names<ShiftPart> = {"forenoon", "day", "afternoon", "evening",
                                                                          "night"};

// What a person has said about a day. The colour that shows is computed (rules/cross); this holds only the
// confirmation, an override and whether the unit was closed.
struct DayMark {
    std::optional<Date> day; // the day it happened, not the day of the huddle
    std::optional<ShiftPart> shift_part;
    std::optional<Colour> colour; // override: worse freely, better only with a reason
    FreeText reason;
    Codes seen;                             // what it had seen, see seen_on() of core/rules/cross.hpp
    bool confirmed = false;                 // a huddle agreed on the day …
    std::optional<Colour> confirmed_colour; // … and this is what they saw; another now means "ändrad"
    Code confirmed_scheme;                  // what the colours meant then; content
    bool closed = false;                    // the unit had closed that day
};

template <> struct Describe<DayMark> {
    static constexpr std::string_view name = "day_mark";
    static constexpr Roles writers = unit_roles;
    static constexpr std::array fields = {
        field<&DayMark::day>("day", {.required = true, .key = true, .index = true}),
        field<&DayMark::shift_part>("shift_part", {.key = true}),
        field<&DayMark::colour>("colour", {.several = Several::worst}),
        field<&DayMark::reason>("reason", {.max_length = 200, .several = Several::ask}),
        field<&DayMark::seen>("seen", {.machine = true}),
        field<&DayMark::confirmed>("confirmed"),
        field<&DayMark::confirmed_colour>("confirmed_colour"),
        field<&DayMark::confirmed_scheme>("confirmed_scheme"),
        field<&DayMark::closed>("closed"),
    };
};

}
