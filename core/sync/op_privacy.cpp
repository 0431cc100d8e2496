#include "core/sync/op_privacy.hpp"

#include "core/base/json.hpp"
#include "core/base/value_json.hpp"
#include "core/guard/privacy.hpp"
#include "core/model/records.hpp"

namespace vaka {

namespace {

// The rule that a text breaks. Ids and codes are no texts; chance would find a personnummer in one id of some
// thousands.
std::optional<std::string> rule_broken_by(std::string_view text, Date today) {
    if (is_code(text) || Uuid::parse(text))
        return {};
    auto hit = worst(privacy_hits(text, today, Gate::exchange));
    return hit && hit->level == Level::block ? std::optional("privacy." + std::string(hit->rule)) : std::nullopt;
}

// What a newer version adds may hold texts anywhere; the reader of bundles bounds its depth.
std::optional<std::string> rule_broken_in(const Json& value, Date today) {
    if (auto text = value.get_ptr<const std::string*>())
        return rule_broken_by(*text, today);
    if (value.is_primitive())
        return {};
    for (const auto& [key, inner] : value.items()) {
        auto broken = value.is_object() ? rule_broken_by(key, today) : std::nullopt;
        if (!broken)
            broken = rule_broken_in(inner, today);
        if (broken)
            return broken;
    }
    return {};
}

std::optional<std::string> rule_broken_in_sets(const RecordType& type, const Json& sets, Date today) {
    for (const auto& [name, value] : sets.items()) {
        const Field* field = type.field(name);
        // A key, a hash or a day is no text, when it is one.
        if (field && !is_guarded(*field) && check_value(type, *field, value_from_json(value)))
            continue;
        auto broken = rule_broken_by(name, today);
        if (!broken)
            broken = rule_broken_in(value, today);
        if (broken)
            return broken;
    }
    return {};
}

}

std::optional<std::string> privacy_refusal(const Json& op, Date today) {
    auto name = op.find("type");
    auto type =
        name != op.end() && name->is_string() ? record_type_named(name->get_ref<const std::string&>()) : nullptr;
    auto sets = op.find("sets");
    if (!type || sets == op.end() || !sets->is_object())
        return rule_broken_in(op, today);
    auto broken = rule_broken_in_sets(*type, *sets, today);
    for (auto member = op.begin(); !broken && member != op.end(); ++member) {
        if (member == sets)
            continue;
        broken = rule_broken_by(member.key(), today);
        if (!broken)
            broken = rule_broken_in(*member, today);
    }
    return broken;
}

}
