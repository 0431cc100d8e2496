#include "core/model/record.hpp"

#include <algorithm>

#include "core/base/value_json.hpp"

namespace vaka {

namespace {

Error trouble(const char* reason, const RecordType& type, std::string_view field) {
    return {Fault::invalid, reason, std::string(type.name) + "." + std::string(field)};
}

std::size_t rank(const Field& field, const Value& value) {
    auto name = value.text();
    auto found = name ? std::ranges::find(field.codes, *name) : field.codes.end();
    // A code of a newer version or no value at all says nothing about what is worse.
    return found == field.codes.end() ? 0 : static_cast<std::size_t>(found - field.codes.begin()) + 1;
}

}

const Field* RecordType::field(std::string_view field_name) const {
    auto found = std::ranges::find(fields, field_name, &Field::name);
    return found == fields.end() ? nullptr : &*found;
}

Values values_of(const RecordType& type, const void* record) {
    Values out;
    for (const Field& f : type.fields)
        if (Value value = f.get(record); !value.absent())
            out[f.name] = std::move(value);
    return out;
}

Values changes(const RecordType& type, const Values& before, const Values& after) {
    Values out;
    auto compare = [&](std::string_view name) {
        if (const Value& is = after.of(name); before.of(name) != is)
            out[name] = is;
    };
    for (const Field& f : type.fields)
        compare(f.name);
    compare(removed_field);
    return out;
}

Result<void> check_value(const RecordType& type, const Field& field, const Value& value) {
    if (value.absent())
        return {};
    auto bad = [&] {
        return trouble("field_bad_value", type, field.name);
    };
    switch (field.kind) {
    case Kind::text:
    case Kind::free_text: {
        auto text = value.text();
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
        return value.flag() ? Result<void>() : bad();
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
        auto text = value.text();
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

Result<void> check_required(const RecordType& type, const Values& values) {
    for (const Field& field : type.fields)
        if (field.rules.required && values.of(field.name).absent())
            return trouble("field_required", type, field.name);
    return {};
}

Result<void> check_values(const RecordType& type, const Values& values) {
    for (const auto& [name, value] : values) {
        if (name == removed_field) {
            if (!value.flag())
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

Result<Uuid> named_id(const RecordType& type, const Uuid& unit, const Values& values) {
    ensure(type.named, "named_id of a record that is born");
    std::vector<std::string> words = {unit.text(), std::string(type.name)};
    for (const Field& field : type.fields) {
        if (!field.rules.key)
            continue;
        const Value& value = values.of(field.name);
        if (value.absent()) {
            if (field.rules.required)
                return trouble("field_required", type, field.name);
            continue;
        }
        words.emplace_back(field.name);
        words.push_back(json_text(value));
    }
    return named_uuid(words);
}

std::size_t shown(const Field* field, std::span<const Value> heads) {
    std::size_t best = heads.size() - 1;
    if (field && field->rules.several == Several::worst)
        for (std::size_t i = heads.size(); i-- > 0;)
            if (rank(*field, heads[i]) > rank(*field, heads[best]))
                best = i;
    return best;
}

}
