// How each kind of value looks in JSON, and back. One overload pair per C++ type that a record may use.
// An absent value is null; "empty" is never encoded as 0 or "".

#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "core/base/id.hpp"
#include "core/base/json.hpp"
#include "core/base/text.hpp"
#include "core/base/time.hpp"

namespace vaka {

enum class Kind { text, free_text, integer, boolean, date, instant, reference, code, codes };

// A code of the content (a category, a question): lower case, digits and _. Which exist is data, not code.
struct Code {
    std::string code;
    bool empty() const { return code.empty(); }
    auto operator<=>(const Code&) const = default;
};

bool is_code(std::string_view text); // [a-z][a-z0-9_]{0,39}

// A set of codes, sorted.
inline constexpr std::size_t most_codes = 64;
struct Codes {
    std::vector<std::string> codes;
    bool contains(std::string_view code) const { return std::ranges::find(codes, code) != codes.end(); }
    void insert(std::string code) {
        auto place = std::ranges::lower_bound(codes, code);
        if (place == codes.end() || *place != code)
            codes.insert(place, std::move(code));
    }
    bool operator==(const Codes&) const = default;
};

// Specialised for each enum of the model: its codes on the wire, in order; for `worst`, from best to worst.
template <typename E> inline constexpr std::array<std::string_view, 0> code_names = {};

template <typename E> constexpr std::string_view code_name(E value) {
    return code_names<E>[static_cast<std::size_t>(value)];
}

template <typename E> constexpr std::optional<E> code_of(std::string_view name) {
    for (std::size_t i = 0; i < code_names<E>.size(); ++i)
        if (code_names<E>[i] == name)
            return static_cast<E>(i);
    return {};
}

template <typename T> struct ValueOf; // static kind, codes(), Json get(const T&), bool set(T&, const Json&)

template <> struct ValueOf<std::string> {
    static constexpr Kind kind = Kind::text;
    static Json get(const std::string& value) { return value.empty() ? Json() : Json(value); }
    static bool set(std::string& value, const Json& json);
};

template <> struct ValueOf<FreeText> {
    static constexpr Kind kind = Kind::free_text;
    static Json get(const FreeText& value) { return value.empty() ? Json() : Json(value.text); }
    static bool set(FreeText& value, const Json& json) { return ValueOf<std::string>::set(value.text, json); }
};

template <> struct ValueOf<Code> {
    static constexpr Kind kind = Kind::code;
    static Json get(const Code& value) { return value.empty() ? Json() : Json(value.code); }
    static bool set(Code& value, const Json& json);
};

template <> struct ValueOf<Codes> {
    static constexpr Kind kind = Kind::codes;
    static Json get(const Codes& value) { return value.codes.empty() ? Json() : Json(value.codes); }
    static bool set(Codes& value, const Json& json);
};

template <> struct ValueOf<bool> {
    static constexpr Kind kind = Kind::boolean;
    static Json get(bool value) { return value ? Json(true) : Json(); }
    static bool set(bool& value, const Json& json);
};

template <> struct ValueOf<std::int64_t> {
    static constexpr Kind kind = Kind::integer;
    static Json get(std::int64_t value) { return value; }
    static bool set(std::int64_t& value, const Json& json);
};

template <> struct ValueOf<Date> {
    static constexpr Kind kind = Kind::date;
    static Json get(Date value) { return value.text(); }
    static bool set(Date& value, const Json& json);
};

template <> struct ValueOf<Instant> {
    static constexpr Kind kind = Kind::instant;
    static Json get(Instant value) { return value.ms; }
    static bool set(Instant& value, const Json& json) { return ValueOf<std::int64_t>::set(value.ms, json); }
};

template <> struct ValueOf<Uuid> {
    static constexpr Kind kind = Kind::reference;
    static Json get(const Uuid& value) { return value.text(); }
    static bool set(Uuid& value, const Json& json);
};

template <typename Record> struct ValueOf<Id<Record>> {
    static constexpr Kind kind = Kind::reference;
    static Json get(const Id<Record>& value) { return ValueOf<Uuid>::get(value.uuid); }
    static bool set(Id<Record>& value, const Json& json) { return ValueOf<Uuid>::set(value.uuid, json); }
};

template <typename E>
requires std::is_enum_v<E>
struct ValueOf<E> {
    static constexpr Kind kind = Kind::code;
    static Json get(E value) { return std::string(code_name(value)); }
    static bool set(E& value, const Json& json) {
        auto name = json.get_ptr<const std::string*>();
        auto found = name ? code_of<E>(*name) : std::nullopt;
        if (found)
            value = *found;
        return found.has_value();
    }
};

template <typename T> struct ValueOf<std::optional<T>> {
    static constexpr Kind kind = ValueOf<T>::kind;
    static Json get(const std::optional<T>& value) { return value ? ValueOf<T>::get(*value) : Json(); }
    static bool set(std::optional<T>& value, const Json& json) {
        T inner{};
        if (!ValueOf<T>::set(inner, json))
            return false;
        value = std::move(inner);
        return true;
    }
};

template <typename T> struct Inner { using type = T; };
template <typename T> struct Inner<std::optional<T>> { using type = T; };

}
