// Actions and whether they helped. Åtgärder, uppföljning av effekt (domain 2.3, 3.5).

#pragma once

#include "core/model/record.hpp"
#include "core/model/unit.hpp"

namespace vaka {

enum class ActionSource { manual, event, forward_risk, apt, dialogue, plan, assessment, risk_analysis };
template <>
inline constexpr std::array<std::string_view, 8> code_names<ActionSource> = {
    "manual", "event", "forward_risk", "apt", "dialogue", "plan", "assessment", "risk_analysis"};

enum class ActionKind { immediate, improvement, pdsa, spread, find_out };
template <>
inline constexpr std::array<std::string_view, 5> code_names<ActionKind> = {"immediate", "improvement", "pdsa", "spread",
                                                                           "find_out"};

enum class Strength { weak, medium, strong };
template <> inline constexpr std::array<std::string_view, 3> code_names<Strength> = {"weak", "medium", "strong"};

enum class ActionStatus { planned, ongoing, done, effect_ok, cancelled };
template <>
inline constexpr std::array<std::string_view, 5> code_names<ActionStatus> = {"planned", "ongoing", "done", "effect_ok",
                                                                             "cancelled"};

struct Action {
    FreeText title;
    ActionSource source_kind = ActionSource::manual;
    std::optional<Uuid> source_id; // the incident, watch … it came from
    Code area_code;
    ActionKind kind = ActionKind::improvement;
    std::optional<Strength> strength;
    Code owner_role; // content: a role or profession
    std::optional<Id<Staff>> owner_person_id;
    std::optional<Date> decided_on;
    std::optional<Date> due;
    ActionStatus status = ActionStatus::planned;
    std::optional<Date> done_on;
    FreeText description;
    FreeText expected_effect;
    std::optional<Date> effect_due;
    bool help_wanted = false;
};

template <> struct Describe<Action> {
    static constexpr std::string_view name = "action";
    static constexpr Roles writers = unit_roles | Role::safety_officer;
    static constexpr std::array fields = {
        field<&Action::title>("title", {.required = true, .max_length = 120, .several = Several::ask}),
        field<&Action::source_kind>("source_kind"),
        field<&Action::source_id>("source_id"),
        field<&Action::area_code>("area_code"),
        field<&Action::kind>("kind"),
        field<&Action::strength>("strength"),
        field<&Action::owner_role>("owner_role"),
        field<&Action::owner_person_id>("owner_person_id"),
        field<&Action::decided_on>("decided_on"),
        field<&Action::due>("due", {.index = true}),
        field<&Action::status>("status", {.index = true}),
        field<&Action::done_on>("done_on"),
        field<&Action::description>("description", {.max_length = 500, .several = Several::ask}),
        field<&Action::expected_effect>("expected_effect", {.max_length = 280, .several = Several::ask}),
        field<&Action::effect_due>("effect_due"),
        field<&Action::help_wanted>("help_wanted"),
    };
};

enum class EffectResult { desired, partial, none, worse, unknown };
template <>
inline constexpr std::array<std::string_view, 5> code_names<EffectResult> = {"desired", "partial", "none", "worse",
                                                                             "unknown"};

enum class EffectNext { close, new_action, extend };
template <> inline constexpr std::array<std::string_view, 3> code_names<EffectNext> = {"close", "new_action", "extend"};

// The answer to "Blev det bättre?".
struct EffectCheck {
    std::optional<Id<Action>> action_id;
    std::optional<Date> followed_on;
    std::string method;
    std::optional<EffectResult> result;
    std::optional<std::int64_t> value_before;
    std::optional<std::int64_t> value_after;
    FreeText note;
    std::optional<EffectNext> next;
};

template <> struct Describe<EffectCheck> {
    static constexpr std::string_view name = "effect_check";
    static constexpr Roles writers = unit_roles;
    static constexpr std::array fields = {
        field<&EffectCheck::action_id>("action_id", {.required = true, .index = true}),
        field<&EffectCheck::followed_on>("followed_on", {.required = true}),
        field<&EffectCheck::method>("method", {.max_length = 120}),
        field<&EffectCheck::result>("result", {.required = true}),
        field<&EffectCheck::value_before>("value_before"),
        field<&EffectCheck::value_after>("value_after"),
        field<&EffectCheck::note>("note", {.max_length = 280, .several = Several::ask}),
        field<&EffectCheck::next>("next"),
    };
};

}
