#include "core/base/value.hpp"

#include <algorithm>

namespace vaka {

bool is_code(std::string_view text) {
    if (text.empty() || text.size() > 40 || text[0] < 'a' || text[0] > 'z')
        return false;
    return std::ranges::all_of(text,
                               [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

Values::Values(std::initializer_list<Entry> entries) {
    for (const auto& [name, value] : entries)
        (*this)[name] = value;
}

const Value* Values::find(std::string_view name) const {
    auto place = std::ranges::lower_bound(entries_, name, std::less<>(), &Entry::first);
    return place != entries_.end() && place->first == name ? &place->second : nullptr;
}

const Value& Values::of(std::string_view name) const {
    static const Value absent;
    const Value* found = find(name);
    return found ? *found : absent;
}

Value& Values::operator[](std::string_view name) {
    auto place = std::ranges::lower_bound(entries_, name, std::less<>(), &Entry::first);
    if (place == entries_.end() || place->first != name)
        place = entries_.emplace(place, std::string(name), Value());
    return place->second;
}

void Values::erase(std::string_view name) {
    std::erase_if(entries_, [&](const Entry& entry) { return entry.first == name; });
}

void Values::update(const Values& others) {
    for (const auto& [name, value] : others)
        (*this)[name] = value;
}

}
