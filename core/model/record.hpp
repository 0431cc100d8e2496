// The description of a record type, and what follows from it for any record: values, differences, problems, ids.
// A record is declared once, beside its struct, by specialising Describe; nothing is generated.
//
// Values are a JSON object from field name to value; absent fields are missing. Every record also has the implicit
// field `removed` (true), which takes it from view and never from the log.

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
    Json (*get)(const void* record);
    bool (*set)(void* record, const Json& value); // false when the value cannot be read; record untouched
};

// Whether the privacy guard reads it: every text that a person may have typed.
constexpr bool is_guarded(const Field& field) {
    return (field.kind == Kind::free_text || field.kind == Kind::text) && !field.rules.machine;
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

template <auto Member> constexpr Field field(std::string_view name, FieldRules rules = {}) {
    using R = typename MemberOf<Member>::Record;
    using T = typename MemberOf<Member>::Type;
    std::span<const std::string_view> codes;
    if constexpr (std::is_enum_v<typename Inner<T>::type>)
        codes = code_names<typename Inner<T>::type>;
    return {name,
            ValueOf<T>::kind,
            rules,
            codes,
            [](const void* record) { return ValueOf<T>::get(static_cast<const R*>(record)->*Member); },
            [](void* record, const Json& value) {
                T read{};
                if (!value.is_null() && !ValueOf<T>::set(read, value))
                    return false;
                static_cast<R*>(record)->*Member = std::move(read);
                return true;
            }};
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
Json values_of(const RecordType& type, const void* record);

// The record that these values describe; values that this version cannot read stay at their default.
template <typename Record> Record record_of(const Json& values) {
    Record record{};
    for (const Field& f : record_type<Record>().fields)
        if (auto value = values.find(f.name); value != values.end())
            f.set(&record, *value);
    return record;
}

template <typename Record> Json values_of(const Record& record) {
    return values_of(record_type<Record>(), &record);
}

// What `after` says differently from `before`: field -> value, null where it became absent.
Json changes(const RecordType& type, const Json& before, const Json& after);

// Is this value one the field can hold? Fails with field_bad_value or field_too_long, detail = type.field.
Result<void> check_value(const RecordType& type, const Field& field, const Json& value);

// Is everything there that must be? Fails with field_required.
Result<void> check_required(const RecordType& type, const Json& values);

// Checks the whole record: known fields only, readable values, required ones present.
Result<void> check_values(const RecordType& type, const Json& values);

// The id of a named record. Requires: type.named. Fails with field_required. Absent optional key fields add nothing,
// so that a key field can be added later without changing ids.
Result<Uuid> named_id(const RecordType& type, const Uuid& unit, const Json& values);

// Which of the heads' values shows, as an index; heads are oldest first. Requires: at least one.
std::size_t shown(const Field* field, std::span<const Json> heads);

}
