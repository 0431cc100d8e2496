#include "core/hub/judge.hpp"

#include <algorithm>

#include "core/model/records.hpp"
#include "core/model/unit.hpp"
#include "core/rules/rules.hpp"

namespace vaka {

namespace {

using Refusal = std::optional<std::string>;

constexpr std::uint64_t furthest_tick_jump = 1'000'000'000;

Refusal refused(std::string reason) {
    return reason;
}

Refusal refusal_of(const Result<void>& checked) {
    return checked ? Refusal() : refused(checked.error().reason);
}

// What the op says, each value by itself. A field of a newer version passes; a code of one does too, as only its form
// can be judged here.
Refusal refusal_of_values(const RecordType& type, const Op& op) {
    for (const auto& [name, value] : op.sets) {
        if (name == removed_field && !value.absent() && !value.flag())
            return refused("field_bad_value");
        const Field* field = type.field(name);
        bool newer_code = field && field->kind == Kind::code && value.text() && is_code(*value.text());
        auto checked = field && !newer_code ? check_value(type, *field, value) : Result<void>();
        if (!checked)
            return refusal_of(checked);
    }
    return {};
}

// What its writer had seen may come later, by another road.
bool knows_what_it_saw(Store& store, const Op& op) {
    return std::ranges::all_of(op.seen,
                               [&](const auto& place) { return store.frontier().of(place.first) >= place.second; });
}

// The record as it would be after the op. When what its writer had seen is not here, only what the op says can be
// judged.
Result<Refusal> refusal_of_record(Store& store, const RecordType& type, const Op& op) {
    const bool knows = knows_what_it_saw(store, op);
    Values before;
    if (knows) {
        ASSIGN_OR_RETURN(told, store.values_in_log(type, op.record));
        before = std::move(told);
    }
    Values after = before;
    for (const auto& [name, value] : op.sets)
        value.absent() ? after.erase(name) : (void)(after[name] = value);
    // What is taken away need not be whole.
    if (knows && after.of(removed_field) != true)
        if (auto whole = check_required(type, after); !whole)
            return refusal_of(whole);
    return refusal_of(check_rules({type, store.unit(), op.record, before, after}, store.side()));
}

}

Result<std::optional<std::string>> HubJudge::refusal(Store& store, const Op& op) const {
    ASSIGN_OR_RETURN(device_role, role_at(store, op.device));
    auto role = role_of(op.by);
    if (!device_role || !role || !roles_at(*device_role).contains(*role))
        return refused("role_not_allowed");
    if (op.tick <= store.log().head(op.device).tick || op.tick > store.log().highest_tick() + furthest_tick_jump)
        return refused("op_order");
    const RecordType* type = record_type_named(op.type);
    if (!type)
        return Refusal();
    if (!type->writers.contains(*role))
        return refused("role_not_allowed");
    if (auto bad = refusal_of_values(*type, op))
        return bad;
    return refusal_of_record(store, *type, op);
}

// The highest role at a device. Read once for all its ops: only the server writes devices, and never in a bundle.
Result<std::optional<Role>> HubJudge::role_at(Store& store, const Uuid& device) const {
    auto [known, is_new] = roles_.try_emplace(device);
    if (is_new) {
        ASSIGN_OR_RETURN(record, store.get(Id<Device>{device}));
        known->second = record ? role_of(record->role.code) : std::nullopt;
    }
    return known->second;
}

}
