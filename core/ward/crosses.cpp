#include "core/ward/crosses.hpp"

#include <algorithm>

#include "core/content/content.hpp"

namespace vaka {

bool Crosses::has(const Code& theme) const {
    return std::ranges::find(themes, theme) != themes.end();
}

Crosses crosses_of(const Ward& ward, const Unit& unit) {
    Crosses out{.main = ward.content.rule_of(unit).category_id, .themes = {}};
    for (const std::string& code : unit.theme_crosses.codes)
        if (code != out.main.code)
            out.themes.push_back(Code{code});
    return out;
}

ColourScheme scheme_of(const Ward& ward, const Code& theme) {
    return theme.empty() ? ward.session.scheme() : ward.content.theme_rule(theme);
}

}
