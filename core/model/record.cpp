#include "core/model/record.hpp"

namespace vaka {

namespace {

Error trouble(const char* reason, const RecordType& type, std::string_view field) {
    return {Fault::invalid, reason, std::string(type.name) + "." + std::string(field)};
}

std::size_t rank(const Field& field, const Json& value) {
    auto name = value.get_ptr<const std::string*>();
    auto found = name ? std::ranges::find(field.codes, *name) : field.codes.end();
    // A code of a newer version or no value at all says nothing about what is worse.
    return found == field.codes.end() ? 0 : static_cast<std::size_t>(found - field.codes.begin()) + 1;
}

}

const Field* RecordType::field(std::string_view field_name) const {
    auto found = std::ranges::find(fields, field_name, &Field::name);
    return found == fields.end() ? nullptr : &*found;
}

Json values_of(const RecordType& type, const void* record) {
    Json out = Json::object();
    for (const Field& f : type.fields)
        if (Json value = f.get(record); !value.is_null())
            out[std::string(f.name)] = std::move(value);
    return out;
}

Json changes(const RecordType& type, const Json& before, const Json& after) {
    Json out = Json::object();
    auto compare = [&](std::string_view name) {
        auto old_value = before.find(name);
        auto new_value = after.find(name);
        Json was = old_value == before.end() ? Json() : *old_value;
        Json is = new_value == after.end() ? Json() : *new_value;
        if (was != is)
            out[std::string(name)] = std::move(is);
    };
    for (const Field& f : type.fields)
        compare(f.name);
    compare(removed_field);
    return out;
}

Result<void> check_value(const RecordType& type, const Field& field, const Json& value) {
    if (value.is_null())
        return {};
    auto bad = [&] {
        return trouble("field_bad_value", type, field.name);
    };
    switch (field.kind) {
    case Kind::text:
    case Kind::free_text: {
        auto text = value.get_ptr<const std::string*>();
        if (!text || trimmed(*text).empty())
            return bad();
        if (length(*text) > field.rules.max_length)
            return trouble("field_too_long", type, field.name);
        return {};
    }
    case Kind::integer: {
        std::int64_t number = 0;
        if (!ValueOf<std::int64_t>::set(number, value) || number < field.rules.min || number > field.rules.max)
            return bad();
        return {};
    }
    case Kind::boolean:
        return value.is_boolean() ? Result<void>() : bad();
    case Kind::date: {
        Date date;
        return ValueOf<Date>::set(date, value) ? Result<void>() : bad();
    }
    case Kind::instant: {
        std::int64_t ms = 0;
        return ValueOf<std::int64_t>::set(ms, value) ? Result<void>() : bad();
    }
    case Kind::reference: {
        Uuid id;
        return ValueOf<Uuid>::set(id, value) ? Result<void>() : bad();
    }
    case Kind::code: {
        auto text = value.get_ptr<const std::string*>();
        if (!text || !is_code(*text))
            return bad();
        if (!field.codes.empty() && std::ranges::find(field.codes, *text) == field.codes.end())
            return bad();
        return {};
    }
    case Kind::codes: {
        Codes codes;
        return ValueOf<Codes>::set(codes, value) ? Result<void>() : bad();
    }
    }
    return bad();
}

Result<void> check_required(const RecordType& type, const Json& values) {
    for (const Field& field : type.fields)
        if (field.rules.required && (!values.contains(field.name) || values.find(field.name)->is_null()))
            return trouble("field_required", type, field.name);
    return {};
}

Result<void> check_values(const RecordType& type, const Json& values) {
    for (const auto& [name, value] : values.items()) {
        if (name == removed_field) {
            if (!value.is_boolean())
                return trouble("field_bad_value", type, name);
            continue;
        }
        const Field* field = type.field(name);
        if (!field)
            return trouble("field_unknown", type, name);
        RETURN_IF_ERROR(check_value(type, *field, value));
    }
    return check_required(type, values);
}

Result<Uuid> named_id(const RecordType& type, const Uuid& unit, const Json& values) {
    ensure(type.named, "named_id of a record that is born");
    std::vector<std::string> words = {unit.text(), std::string(type.name)};
    for (const Field& field : type.fields) {
        if (!field.rules.key)
            continue;
        auto value = values.find(field.name);
        if (value == values.end() || value->is_null()) {
            if (field.rules.required)
                return trouble("field_required", type, field.name);
            continue;
        }
        words.emplace_back(field.name);
        words.push_back(canonical(*value));
    }
    return named_uuid(words);
}

std::size_t shown(const Field* field, std::span<const Json> heads) {
    std::size_t best = heads.size() - 1;
    if (field && field->rules.several == Several::worst)
        for (std::size_t i = heads.size(); i-- > 0;)
            if (rank(*field, heads[i]) > rank(*field, heads[best]))
                best = i;
    return best;
}

}
