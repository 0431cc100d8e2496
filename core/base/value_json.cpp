#include "core/base/value_json.hpp"

#include <algorithm>
#include <charconv>

#include "core/base/json.hpp"

namespace vaka {

namespace {

bool is_code_json(const Json& json) {
    auto text = json.get_ptr<const std::string*>();
    return text && is_code(*text);
}

}

Value value_from_json(const Json& json) {
    switch (json.type()) {
    case Json::value_t::null:
        return {};
    case Json::value_t::boolean:
        return json.get<bool>();
    case Json::value_t::string:
        return json.get_ref<const std::string&>();
    case Json::value_t::number_integer:
        return json.get<std::int64_t>();
    case Json::value_t::number_unsigned:
        if (json.get<std::uint64_t>() <= static_cast<std::uint64_t>(INT64_MAX))
            return json.get<std::int64_t>();
        break;
    case Json::value_t::array:
        if (std::ranges::all_of(json, is_code_json))
            return json.get<std::vector<std::string>>();
        break;
    default:
        break;
    }
    return RawJson{canonical(json)};
}

Values values_from_json(const Json& json) {
    Values out;
    for (const auto& [name, value] : json.get_ref<const Json::object_t&>())
        out[name] = value_from_json(value);
    return out;
}

Json json_from_value(const Value& value) {
    if (auto flag = value.flag())
        return *flag;
    if (auto integer = value.integer())
        return *integer;
    if (auto text = value.text())
        return *text;
    if (auto codes = value.codes())
        return *codes;
    if (auto raw = value.raw())
        return Json::parse(raw->json, nullptr, false);
    return {};
}

Json json_from_values(const Values& values) {
    Json out = Json::object();
    for (const auto& [name, value] : values)
        out[name] = json_from_value(value);
    return out;
}

void append_json(std::string& out, const Value& value) {
    if (auto flag = value.flag()) {
        out += *flag ? "true" : "false";
    } else if (auto integer = value.integer()) {
        char digits[24];
        out.append(digits, std::to_chars(digits, digits + sizeof digits, *integer).ptr);
    } else if (auto text = value.text()) {
        append_json_string(out, *text);
    } else if (auto codes = value.codes()) {
        char before = '[';
        for (const std::string& code : *codes) {
            out += std::exchange(before, ',');
            append_json_string(out, code);
        }
        out += codes->empty() ? "[]" : "]";
    } else if (auto raw = value.raw()) {
        out += raw->json;
    } else {
        out += "null";
    }
}

std::string json_text(const Value& value) {
    std::string out;
    append_json(out, value);
    return out;
}

std::string json_text(const Values& values) {
    std::string out;
    char before = '{';
    for (const auto& [name, value] : values) {
        out += std::exchange(before, ',');
        append_json_string(out, name);
        out += ':';
        append_json(out, value);
    }
    out += values.empty() ? "{}" : "}";
    return out;
}

Result<Values> values_from_text(std::string_view text) {
    ASSIGN_OR_RETURN(json, parse_json(text, as_stored));
    if (!json.is_object())
        return Error{Fault::corrupt, "json_malformed", ""};
    return values_from_json(json);
}

}
