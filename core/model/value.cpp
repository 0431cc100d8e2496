#include "core/model/value.hpp"

namespace vaka {

bool ValueOf<std::string>::set(std::string& value, const Value& held) {
    auto text = held.text();
    if (!text)
        return false;
    value = *text;
    return true;
}

bool ValueOf<Code>::set(Code& value, const Value& held) {
    auto text = held.text();
    if (!text || !is_code(*text))
        return false;
    value.code = *text;
    return true;
}

bool ValueOf<Codes>::set(Codes& value, const Value& held) {
    auto codes = held.codes();
    if (!codes || codes->size() > most_codes)
        return false;
    Codes out;
    for (const std::string& code : *codes) {
        if (!is_code(code))
            return false;
        out.insert(code);
    }
    value = std::move(out);
    return true;
}

bool ValueOf<bool>::set(bool& value, const Value& held) {
    auto flag = held.flag();
    value = flag ? *flag : value;
    return flag != nullptr;
}

bool ValueOf<std::int64_t>::set(std::int64_t& value, const Value& held) {
    auto integer = held.integer();
    value = integer ? *integer : value;
    return integer != nullptr;
}

bool ValueOf<Date>::set(Date& value, const Value& held) {
    auto text = held.text();
    auto date = text ? Date::parse(*text) : std::nullopt;
    if (date)
        value = *date;
    return date.has_value();
}

bool ValueOf<Uuid>::set(Uuid& value, const Value& held) {
    auto text = held.text();
    auto uuid = text ? Uuid::parse(*text) : std::nullopt;
    if (uuid)
        value = *uuid;
    return uuid.has_value();
}

}
