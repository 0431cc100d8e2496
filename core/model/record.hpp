// The description of a record type, and what follows from it for any record: values, differences, problems, ids.
// A record is declared once, beside its struct, by specialising Describe; nothing is generated.
//
// Absent fields are missing from Values. Every record also has the implicit field `removed` (true), which takes it
// from view and never from the log.

#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/role.hpp"
#include "core/model/value.hpp"

namespace vaka {

// What shows when two devices wrote the same field without having seen each other.
enum class Several { latest, worst, ask };

struct FieldRules {
    bool required = false;
    bool key = false;     // part of the record's name; never changes
    bool index = false;   // looked up by this field
    bool machine = false; // text written by programs: a key, a hash; no privacy guard
    std::int64_t min = 0; // integers
    std::int64_t max = 1'000'000'000;
    std::size_t max_length = 120; // texts, in letters
    Several several = Several::latest;
};

struct Field {
    std::string_view name;
    Kind kind;
    FieldRules rules;
    std::span<const std::string_view> codes; // of an enum; empty for codes of the content
    Value (*get)(const void* record);
    bool (*set)(void* record, const Value& value); // false when the value cannot be read; record untouched
};

// Whether the privacy guard reads it: every text that a person may have typed.
constexpr bool is_guarded(const Field& field) {
    return (field.kind == Kind::free_text || field.kind == Kind::text) && !field.rules.machine;
}

// And whether it reads it at all: a code may be made to hide a number. What programs write is no text.
constexpr bool is_read_by_guard(const Field& field) {
    return is_guarded(field) || ((field.kind == Kind::code || field.kind == Kind::codes) && !field.rules.machine);
}

template <typename Record> struct Describe; // static name, writers, fields

struct RecordType {
    std::string_view name;
    Roles writers;
    std::span<const Field> fields;
    bool named = false; // has key fields: its id follows from them

    const Field* field(std::string_view field_name) const;
};

template <auto Member> struct MemberOf;
template <typename R, typename T, T R::*Member> struct MemberOf<Member> {
    using Record = R;
    using Type = T;
};

template <auto Member> Value get_member(const void* record) {
    using R = typename MemberOf<Member>::Record;
    return ValueOf<typename MemberOf<Member>::Type>::get(static_cast<const R*>(record)->*Member);
}

template <auto Member> bool set_member(void* record, const Value& value) {
    using T = typename MemberOf<Member>::Type;
    T read{};
    if (!value.absent() && !ValueOf<T>::set(read, value))
        return false;
    static_cast<typename MemberOf<Member>::Record*>(record)->*Member = std::move(read);
    return true;
}

template <auto Member> constexpr Field field(std::string_view name, FieldRules rules = {}) {
    using T = typename MemberOf<Member>::Type;
    std::span<const std::string_view> codes;
    if constexpr (std::is_enum_v<typename Inner<T>::type>)
        codes = code_names<typename Inner<T>::type>;
    return {name, ValueOf<T>::kind, rules, codes, get_member<Member>, set_member<Member>};
}

// The description of a member; null when its record does not declare it.
template <auto Member> constexpr const Field* field_of() {
    for (const Field& f : Describe<typename MemberOf<Member>::Record>::fields)
        if (f.get == get_member<Member>)
            return &f;
    return nullptr;
}

template <typename Record> const RecordType& record_type() {
    static constexpr RecordType type = [] {
        RecordType out{Describe<Record>::name, Describe<Record>::writers, Describe<Record>::fields};
        for (const Field& f : Describe<Record>::fields)
            out.named = out.named || f.rules.key;
        return out;
    }();
    return type;
}

// A record and who it is.
template <typename Record> struct Stored {
    Id<Record> id;
    Record record;
};

inline constexpr std::string_view removed_field = "removed";

// The values of a record that differ from a new one's: what `add` writes.
Values values_of(const RecordType& type, const void* record);

// The record that these values describe; values that this version cannot read stay at their default.
template <typename Record> Record record_of(const Values& values) {
    Record record{};
    for (const Field& f : record_type<Record>().fields)
        if (const Value* value = values.find(f.name))
            f.set(&record, *value);
    return record;
}

template <typename Record> Values values_of(const Record& record) {
    return values_of(record_type<Record>(), &record);
}

// What `after` says differently from `before`: field -> value, absent where it became so.
Values changes(const RecordType& type, const Values& before, const Values& after);

// Is this value one the field can hold? Fails with field_bad_value or field_too_long, detail = type.field.
Result<void> check_value(const RecordType& type, const Field& field, const Value& value);

// Is everything there that must be? Fails with field_required.
Result<void> check_required(const RecordType& type, const Values& values);

// Checks the whole record: known fields only, readable values, required ones present.
Result<void> check_values(const RecordType& type, const Values& values);

// The id of a named record. Requires: type.named. Fails with field_required. Absent optional key fields add nothing,
// so that a key field can be added later without changing ids.
Result<Uuid> named_id(const RecordType& type, const Uuid& unit, const Values& values);

// Which of the heads' values shows, as an index; heads are oldest first. Requires: at least one.
std::size_t shown(const Field* field, std::span<const Value> heads);

}
