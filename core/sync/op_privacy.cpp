#include "core/sync/op_privacy.hpp"

#include <string_view>
#include <vector>

#include "core/base/json.hpp"
#include "core/base/value_json.hpp"
#include "core/guard/privacy.hpp"
#include "core/model/records.hpp"

namespace vaka {

namespace {

using Texts = std::vector<std::string_view>;

// Every text in a value, names of members as well: what a newer version adds may hold texts anywhere; the reader of
// bundles bounds its depth. An id is no text; chance would find a personnummer in one of some thousands. A code may be
// one: p8503142385.
void gather(const Json& value, Texts& texts) {
    auto add = [&](const std::string& text) {
        if (!Uuid::parse(text))
            texts.push_back(text);
    };
    if (auto text = value.get_ptr<const std::string*>())
        return add(*text);
    if (value.is_object())
        for (auto member = value.begin(); member != value.end(); ++member)
            add(member.key());
    if (!value.is_primitive())
        for (const Json& inner : value)
            gather(inner, texts);
}

// A key, a hash or a day is no text, when it is one.
bool is_no_text(const RecordType& type, std::string_view name, const Json& value) {
    const Field* field = type.field(name);
    return field && !is_read_by_guard(*field) && check_value(type, *field, value_from_json(value));
}

std::optional<std::string> broken_by(const Texts& texts, Date today) {
    auto rule = rule_broken_by(texts, today, Gate::exchange);
    return rule ? std::optional("privacy." + std::string(*rule)) : std::nullopt;
}

// Each text for itself.
std::optional<std::string> broken_by_any(const Texts& texts, Date today) {
    for (std::string_view text : texts)
        if (auto broken = broken_by({text}, today))
            return broken;
    return {};
}

}

std::optional<std::string> privacy_refusal(const Json& op, Date today) {
    auto name = op.find("type");
    auto type =
        name != op.end() && name->is_string() ? record_type_named(name->get_ref<const std::string&>()) : nullptr;
    auto sets = op.find("sets");
    Texts apart;
    if (!type || sets == op.end() || !sets->is_object()) {
        gather(op, apart);
        return broken_by_any(apart, today);
    }
    // What the fields say is read as one, because a number may be split over them.
    Texts fields;
    for (auto set = sets->begin(); set != sets->end(); ++set) {
        apart.push_back(set.key());
        if (!is_no_text(*type, set.key(), *set))
            gather(*set, fields);
    }
    for (auto member = op.begin(); member != op.end(); ++member) {
        apart.push_back(member.key());
        if (member != sets)
            gather(*member, apart);
    }
    auto broken = broken_by(fields, today);
    return broken ? broken : broken_by_any(apart, today);
}

}
