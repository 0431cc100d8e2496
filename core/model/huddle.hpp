// The daily huddle with Gröna korset: the huddle, what it says about a day, and what happened (domain 2.1, 3.4).
// No field can hold who a patient is: no person, room, bed, age, sex or diagnosis exists here, and free text is
// guarded.

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
        field<&DayMark::seen>("seen"),
        field<&DayMark::confirmed>("confirmed"),
        field<&DayMark::confirmed_colour>("confirmed_colour"),
        field<&DayMark::confirmed_scheme>("confirmed_scheme"),
        field<&DayMark::closed>("closed"),
    };
};

// From what never colours a day to what colours it most.
enum class IncidentType { positive, complaint, work_env, risk, near_miss, harm };
template <>
inline constexpr std::array<std::string_view, 6> code_names<IncidentType> = {"positive", "complaint", "work_env",
                                                                             "risk",     "near_miss", "harm"};

enum class Severity { none, minor, serious };
template <> inline constexpr std::array<std::string_view, 3> code_names<Severity> = {"none", "minor", "serious"};

enum class Avoidable { unknown, yes, no };
template <> inline constexpr std::array<std::string_view, 3> code_names<Avoidable> = {"unknown", "yes", "no"};

enum class YesNo { yes, no, na };
template <> inline constexpr std::array<std::string_view, 3> code_names<YesNo> = {"yes", "no", "na"};

// `new` is a word of C++, so the enumerator has a longer name than its code.
enum class IncidentStatus { newly, assessed, action, followup, closed };
template <>
inline constexpr std::array<std::string_view, 5> code_names<IncidentStatus> = {"new", "assessed", "action", "followup",
                                                                               "closed"};

struct Incident {
    std::optional<Date> occurred_on;
    std::optional<ShiftPart> shift_part;
    std::optional<Date> discovered_on;
    std::optional<Id<Huddle>> huddle_id;
    std::optional<IncidentType> type;
    std::optional<Severity> severity;
    Avoidable avoidable = Avoidable::unknown;
    Code category_id;
    Code subcategory_id;
    FreeText what;
    Codes contributing_causes;
    FreeText immediate_action;
    std::optional<std::int64_t> risk_severity; // 1-4, domain 4.4
    std::optional<std::int64_t> risk_probability;
    bool counts_for_colour = false; // complaints and work environment only
    bool must_report = false;
    bool reported = false;
    std::string external_system;
    std::string external_ref;
    std::optional<Instant> reported_at;
    bool patient_asked = false;
    FreeText patient_suggestion;
    std::optional<YesNo> informed_patient;
    std::optional<YesNo> staff_support_offered;
    IncidentStatus status = IncidentStatus::newly;
    bool lesson_shared = false;
    FreeText lesson_text;
    std::optional<std::int64_t> cost_extra_days;
};

template <> struct Describe<Incident> {
    static constexpr std::string_view name = "incident";
    static constexpr Roles writers = unit_roles | Role::safety_officer;
    static constexpr std::array fields = {
        field<&Incident::occurred_on>("occurred_on", {.required = true, .index = true}),
        field<&Incident::shift_part>("shift_part"),
        field<&Incident::discovered_on>("discovered_on", {.index = true}),
        field<&Incident::huddle_id>("huddle_id", {.index = true}),
        field<&Incident::type>("type", {.required = true, .several = Several::worst}),
        field<&Incident::severity>("severity", {.several = Several::worst}),
        field<&Incident::avoidable>("avoidable"),
        field<&Incident::category_id>("category_id"),
        field<&Incident::subcategory_id>("subcategory_id"),
        field<&Incident::what>("what", {.max_length = 280, .several = Several::ask}),
        field<&Incident::contributing_causes>("contributing_causes"),
        field<&Incident::immediate_action>("immediate_action", {.max_length = 280, .several = Several::ask}),
        field<&Incident::risk_severity>("risk_severity", {.min = 1, .max = 4}),
        field<&Incident::risk_probability>("risk_probability", {.min = 1, .max = 4}),
        field<&Incident::counts_for_colour>("counts_for_colour"),
        field<&Incident::must_report>("must_report"),
        field<&Incident::reported>("reported"),
        field<&Incident::external_system>("external_system", {.max_length = 40}),
        field<&Incident::external_ref>("external_ref", {.max_length = 40}),
        field<&Incident::reported_at>("reported_at"),
        field<&Incident::patient_asked>("patient_asked"),
        field<&Incident::patient_suggestion>("patient_suggestion", {.max_length = 280, .several = Several::ask}),
        field<&Incident::informed_patient>("informed_patient"),
        field<&Incident::staff_support_offered>("staff_support_offered"),
        field<&Incident::status>("status"),
        field<&Incident::lesson_shared>("lesson_shared"),
        field<&Incident::lesson_text>("lesson_text", {.max_length = 280, .several = Several::ask}),
        field<&Incident::cost_extra_days>("cost_extra_days", {.max = 3650}),
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
