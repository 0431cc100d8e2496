#include "core/model/value.hpp"

namespace vaka {

bool is_code(std::string_view text) {
    if (text.empty() || text.size() > 40 || text[0] < 'a' || text[0] > 'z')
        return false;
    return std::ranges::all_of(text,
                               [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

bool ValueOf<std::string>::set(std::string& value, const Json& json) {
    auto text = json.get_ptr<const std::string*>();
    if (!text)
        return false;
    value = *text;
    return true;
}

bool ValueOf<Code>::set(Code& value, const Json& json) {
    auto text = json.get_ptr<const std::string*>();
    if (!text || !is_code(*text))
        return false;
    value.code = *text;
    return true;
}

bool ValueOf<Codes>::set(Codes& value, const Json& json) {
    if (!json.is_array() || json.size() > most_codes)
        return false;
    Codes out;
    for (const Json& item : json) {
        Code code;
        if (!ValueOf<Code>::set(code, item))
            return false;
        out.insert(std::move(code.code));
    }
    value = std::move(out);
    return true;
}

bool ValueOf<bool>::set(bool& value, const Json& json) {
    if (!json.is_boolean())
        return false;
    value = json.get<bool>();
    return true;
}

bool ValueOf<std::int64_t>::set(std::int64_t& value, const Json& json) {
    if (!json.is_number_integer())
        return false;
    value = json.get<std::int64_t>();
    return true;
}

bool ValueOf<Date>::set(Date& value, const Json& json) {
    auto text = json.get_ptr<const std::string*>();
    auto date = text ? Date::parse(*text) : std::nullopt;
    if (date)
        value = *date;
    return date.has_value();
}

bool ValueOf<Uuid>::set(Uuid& value, const Json& json) {
    auto text = json.get_ptr<const std::string*>();
    auto uuid = text ? Uuid::parse(*text) : std::nullopt;
    if (uuid)
        value = *uuid;
    return uuid.has_value();
}

}
