#include "core/rules/rules.hpp"

#include <algorithm>

#include "core/model/cross.hpp"
#include "core/model/huddle.hpp"
#include "core/model/incident.hpp"
#include "core/model/unit.hpp"

namespace vaka {

namespace {

constexpr std::string_view two_clocks =
    "today is another day on another clock; what was written where that day had come must not be lost";
constexpr std::string_view other_records =
    "the colour follows from the day's other records, and the server may have other ones than the writer saw";

template <auto Member> auto was(const Judged& judged) {
    return record_of<typename MemberOf<Member>::Record>(judged.before).*Member;
}
template <auto Member> auto is(const Judged& judged) {
    return record_of<typename MemberOf<Member>::Record>(judged.after).*Member;
}
// What was wrong before is not held against a change of something else.
template <auto... Members> bool touches(const Judged& judged) {
    return ((was<Members>(judged) != is<Members>(judged)) || ...);
}

bool has_another_id(const Judged& judged) {
    if (!judged.before.empty())
        return false;
    if (judged.type.name == Describe<Unit>::name)
        return judged.record != judged.unit;
    if (!judged.type.named)
        return judged.record.bytes[6] >> 4 != 7; // a UUIDv7
    // A field of a newer version may be a key; and what says no key at all changes a record whose birth is not here.
    bool names_it = false;
    for (const auto& [name, value] : judged.after) {
        const Field* field = judged.type.field(name);
        if (!field && name != removed_field)
            return false;
        names_it = names_it || (field && field->rules.key && !value.absent());
    }
    auto id = names_it ? named_id(judged.type, judged.unit, judged.after) : judged.record;
    return !id || *id != judged.record;
}

bool changes_a_key(const Judged& judged) {
    return !judged.before.empty() && std::ranges::any_of(judged.type.fields, [&](const Field& field) {
        return field.rules.key && judged.before.of(field.name) != judged.after.of(field.name);
    });
}

template <auto Day> bool is_in_future(const Judged& judged) {
    auto day = is<Day>(judged);
    return judged.today && day && *day > *judged.today && touches<Day>(judged);
}

// Whether the later day is there and comes before the earlier one.
template <auto Earlier, auto Later> bool are_in_wrong_order(const Judged& judged) {
    auto earlier = is<Earlier>(judged), later = is<Later>(judged);
    return earlier && later && *earlier > *later && touches<Earlier, Later>(judged);
}

bool lowers_without_reason(const Judged& judged) {
    auto mark = record_of<DayMark>(judged.after);
    return judged.without_mark && mark.colour && mark.reason.empty() && is_lowered(mark, *judged.without_mark);
}

constexpr Rule all_rules[] = {
    {"", "record_id_wrong", "", has_another_id},
    {"", "key_field_changed", "", changes_a_key},
    {"incident", "date_in_future", "occurred_on", is_in_future<&Incident::occurred_on>, two_clocks},
    {"incident", "date_in_future", "discovered_on", is_in_future<&Incident::discovered_on>, two_clocks},
    {"huddle", "date_in_future", "held_on", is_in_future<&Huddle::held_on>, two_clocks},
    {"huddle", "huddle_order", "covers_from", are_in_wrong_order<&Huddle::covers_from, &Huddle::covers_to>},
    {"huddle", "huddle_order", "covers_to", are_in_wrong_order<&Huddle::covers_to, &Huddle::held_on>},
    {"day_mark", "override_needs_reason", "reason", lowers_without_reason, other_records},
};

}

std::span<const Rule> rules() {
    return all_rules;
}

Result<void> check_rules(const Judged& judged, Side side) {
    for (const Rule& rule : all_rules) {
        const bool is_about_it = rule.type.empty() || rule.type == judged.type.name;
        const bool is_ours = side == Side::device || rule.session_only.empty();
        if (!is_about_it || !is_ours || !rule.is_broken(judged))
            continue;
        std::string detail(judged.type.name);
        if (!rule.field.empty())
            detail += "." + std::string(rule.field);
        return Error{Fault::invalid, std::string(rule.reason), std::move(detail)};
    }
    return {};
}

}
