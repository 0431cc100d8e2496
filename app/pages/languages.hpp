// The languages that Vaka speaks, each by its own name: files of assets/strings.

#pragma once

#include <array>
#include <string_view>

namespace vaka {

struct Language {
    std::string_view code;
    std::string_view name;
};

inline constexpr std::array<Language, 2> languages = {{{"sv", "Svenska"}, {"en", "English"}}};

}
