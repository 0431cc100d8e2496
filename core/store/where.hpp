// Which rows: those whose indexed field lies between two values, both included.

#pragma once

#include <optional>

#include "core/model/record.hpp"

namespace vaka {

// Without a field, all rows. They come by the field; `at_most` of them, or all.
struct Where {
    const Field* field = nullptr; // Requires: index in its rules
    Value from;                   // absent: from the first
    Value to;
    bool with_removed = false;
    std::optional<std::int64_t> at_most = {};
};

template <auto Member> using MemberValue = typename Inner<typename MemberOf<Member>::Type>::type;

template <auto Member> Where up_to(const MemberValue<Member>& to) {
    static constexpr const Field* field = field_of<Member>();
    static_assert(field && field->rules.index, "rows are found by a field with an index");
    return {.field = field, .to = ValueOf<MemberValue<Member>>::get(to)};
}

template <auto Member> Where between(const MemberValue<Member>& from, const MemberValue<Member>& to) {
    Where where = up_to<Member>(to);
    where.from = ValueOf<MemberValue<Member>>::get(from);
    return where;
}

template <auto Member> Where equal(const MemberValue<Member>& value) {
    return between<Member>(value, value);
}

}
