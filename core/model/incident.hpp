// What happened, and what became of it (domain 3.4).
// No field can hold who a patient is: no person, room, bed, age, sex or diagnosis exists here, and free text is
// guarded.

#pragma once

#include "core/model/cross.hpp"

namespace vaka {

struct Huddle;

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

}
