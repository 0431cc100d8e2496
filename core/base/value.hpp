// What a field holds, and the fields of a record by name. How they are written as JSON: value_json.hpp.

#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace vaka {

bool is_code(std::string_view text); // [a-z][a-z0-9_]{0,39}

// What a newer version wrote, as canonical JSON: kept to the byte and never understood.
struct RawJson {
    std::string json;
    bool operator==(const RawJson&) const = default;
};

// Absent, or one of: flag, integer, text, codes in the order they were written, raw.
class Value {
public:
    Value() = default; // absent
    template <std::same_as<bool> Flag> Value(Flag flag) : held_(flag) {}
    template <std::integral Integer>
    requires(!std::same_as<Integer, bool>) Value(Integer number) : held_(static_cast<std::int64_t>(number)) {}
    Value(std::string text) : held_(std::move(text)) {}
    Value(std::string_view text) : held_(std::string(text)) {}
    Value(const char* text) : held_(std::string(text)) {}
    Value(std::nullptr_t) {} // absent
    Value(std::vector<std::string> codes) : held_(std::move(codes)) {}
    Value(RawJson raw) : held_(std::move(raw)) {}

    bool absent() const { return held_.index() == 0; }
    // What it holds; null when it is of another kind.
    const bool* flag() const { return std::get_if<bool>(&held_); }
    const std::int64_t* integer() const { return std::get_if<std::int64_t>(&held_); }
    const std::string* text() const { return std::get_if<std::string>(&held_); }
    const std::vector<std::string>* codes() const { return std::get_if<std::vector<std::string>>(&held_); }
    const RawJson* raw() const { return std::get_if<RawJson>(&held_); }

    bool operator==(const Value&) const = default;

private:
    std::variant<std::monostate, bool, std::int64_t, std::string, std::vector<std::string>, RawJson> held_;
};

// Field name -> value, sorted by name. A name that is there with an absent value says that the field became absent.
class Values {
public:
    using Entry = std::pair<std::string, Value>;

    Values() = default;
    Values(std::initializer_list<Entry> entries);

    const Value* find(std::string_view name) const;
    const Value& of(std::string_view name) const; // absent when it is not there
    bool contains(std::string_view name) const { return find(name) != nullptr; }
    Value& operator[](std::string_view name); // makes it, absent
    void erase(std::string_view name);
    void update(const Values& others); // what they say goes before what stands here

    bool empty() const { return entries_.empty(); }
    std::size_t size() const { return entries_.size(); }
    auto begin() const { return entries_.begin(); }
    auto end() const { return entries_.end(); }
    std::vector<Entry> take() && { return std::move(entries_); }

    bool operator==(const Values&) const = default;

private:
    std::vector<Entry> entries_;
};

}
