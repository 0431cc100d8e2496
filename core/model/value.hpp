// Which value each C++ type that a record may use has, and back: one specialisation of ValueOf per type.
// "Empty" is absent, never 0 or "".

#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "core/base/id.hpp"
#include "core/base/text.hpp"
#include "core/base/time.hpp"
#include "core/base/value.hpp"

namespace vaka {

enum class Kind { text, free_text, integer, boolean, date, instant, reference, code, codes };

// A code of the content (a category, a question). Which exist is data, not code.
struct Code {
    std::string code;
    bool empty() const { return code.empty(); }
    auto operator<=>(const Code&) const = default;
};

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

template <typename T> struct ValueOf; // static kind, Value get(const T&), bool set(T&, const Value&)

template <> struct ValueOf<std::string> {
    static constexpr Kind kind = Kind::text;
    static Value get(const std::string& value) { return value.empty() ? Value() : Value(value); }
    static bool set(std::string& value, const Value& held);
};

template <> struct ValueOf<FreeText> {
    static constexpr Kind kind = Kind::free_text;
    static Value get(const FreeText& value) { return value.empty() ? Value() : Value(value.text); }
    static bool set(FreeText& value, const Value& held) { return ValueOf<std::string>::set(value.text, held); }
};

template <> struct ValueOf<Code> {
    static constexpr Kind kind = Kind::code;
    static Value get(const Code& value) { return value.empty() ? Value() : Value(value.code); }
    static bool set(Code& value, const Value& held);
};

template <> struct ValueOf<Codes> {
    static constexpr Kind kind = Kind::codes;
    static Value get(const Codes& value) { return value.codes.empty() ? Value() : Value(value.codes); }
    static bool set(Codes& value, const Value& held);
};

template <> struct ValueOf<bool> {
    static constexpr Kind kind = Kind::boolean;
    static Value get(bool value) { return value ? Value(true) : Value(); }
    static bool set(bool& value, const Value& held);
};

template <> struct ValueOf<std::int64_t> {
    static constexpr Kind kind = Kind::integer;
    static Value get(std::int64_t value) { return value; }
    static bool set(std::int64_t& value, const Value& held);
};

template <> struct ValueOf<Date> {
    static constexpr Kind kind = Kind::date;
    static Value get(Date value) { return value.text(); }
    static bool set(Date& value, const Value& held);
};

template <> struct ValueOf<Instant> {
    static constexpr Kind kind = Kind::instant;
    static Value get(Instant value) { return value.ms; }
    static bool set(Instant& value, const Value& held) { return ValueOf<std::int64_t>::set(value.ms, held); }
};

template <> struct ValueOf<Uuid> {
    static constexpr Kind kind = Kind::reference;
    static Value get(const Uuid& value) { return value.text(); }
    static bool set(Uuid& value, const Value& held);
};

template <typename Record> struct ValueOf<Id<Record>> {
    static constexpr Kind kind = Kind::reference;
    static Value get(const Id<Record>& value) { return ValueOf<Uuid>::get(value.uuid); }
    static bool set(Id<Record>& value, const Value& held) { return ValueOf<Uuid>::set(value.uuid, held); }
};

template <typename E>
requires std::is_enum_v<E>
struct ValueOf<E> {
    static constexpr Kind kind = Kind::code;
    static Value get(E value) { return code_name(value); }
    static bool set(E& value, const Value& held) {
        auto name = held.text();
        auto found = name ? code_of<E>(*name) : std::nullopt;
        if (found)
            value = *found;
        return found.has_value();
    }
};

template <typename T> struct ValueOf<std::optional<T>> {
    static constexpr Kind kind = ValueOf<T>::kind;
    static Value get(const std::optional<T>& value) { return value ? ValueOf<T>::get(*value) : Value(); }
    static bool set(std::optional<T>& value, const Value& held) {
        T inner{};
        if (!ValueOf<T>::set(inner, held))
            return false;
        value = std::move(inner);
        return true;
    }
};

template <typename T> Value value_of(const T& held) {
    return ValueOf<T>::get(held);
}

// What the value is as a T; nothing when it is none.
template <typename T> std::optional<T> value_as(const Value& value) {
    T out{};
    return ValueOf<T>::set(out, value) ? std::optional<T>(std::move(out)) : std::nullopt;
}

template <typename T> struct Inner { using type = T; };
template <typename T> struct Inner<std::optional<T>> { using type = T; };

}
