#include "app/screens/crosses.hpp"

#include <algorithm>

#include "core/rules/content.hpp"

namespace vaka {

bool Crosses::has(const Code& theme) const {
    return std::ranges::find(themes, theme) != themes.end();
}

Crosses crosses_of(App& app, const Unit& unit) {
    Crosses out{.main = app.content.rule_of(unit).category_id, .themes = {}};
    for (const std::string& code : unit.theme_crosses.codes)
        if (code != out.main.code)
            out.themes.push_back(Code{code});
    return out;
}

ColourScheme scheme_of(App& app, const Code& theme) {
    return theme.empty() ? app.session.scheme() : app.content.theme_rule(theme);
}

}
