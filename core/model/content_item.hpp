// What a unit's manager has decided about one item of the content: its place, whether it shows, or an item of the
// unit's own. Codes are never reused and nothing is ever taken away, so old figures keep their meaning.

#pragma once

#include "core/model/record.hpp"

namespace vaka {

enum class Showing { yes, no };
template <> inline constexpr std::array<std::string_view, 2> code_names<Showing> = {"yes", "no"};

struct ContentItem {
    Code list; // a name of the content: categories, questions, causes, checks …
    Code code;
    std::optional<Showing> shown;         // none: as the region has it
    std::optional<std::int64_t> position; // smaller comes first; none: after those that have one, as the region has it
    FreeText label;                       // of a local item; a region's item keeps its own words
    FreeText help;
    Code icon;
    Code kind; // of a local question: what an answer becomes
};

template <> struct Describe<ContentItem> {
    static constexpr std::string_view name = "content_item";
    static constexpr Roles writers = Roles(Role::unit_manager) | Role::admin;
    static constexpr std::array fields = {
        field<&ContentItem::list>("list", {.required = true, .key = true, .index = true}),
        field<&ContentItem::code>("code", {.required = true, .key = true}),
        field<&ContentItem::shown>("shown"),
        field<&ContentItem::position>("position", {.max = 10'000}),
        field<&ContentItem::label>("label", {.max_length = 60, .several = Several::ask}),
        field<&ContentItem::help>("help", {.max_length = 120, .several = Several::ask}),
        field<&ContentItem::icon>("icon"),
        field<&ContentItem::kind>("kind"),
    };
};

}
