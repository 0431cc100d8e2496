// What the pages with crosses share: which of the unit's crosses is shown, and what its colours mean.

#pragma once

#include "app/pages/draw.hpp"
#include "core/ward/cross.hpp"

namespace vaka {

// What a colour means in this scheme, below a key: "cross.legend.red" or, when red is any harm, "cross.legend.red_any".
Text colour_words(const Draw& draw, std::string_view key, Colour colour, const ColourScheme& scheme);

ui::Legend legend_of(const Draw& draw, const ColourScheme& scheme);

// The unit's crosses in one line, or a button with the one that is shown when they do not fit. Nothing for a unit that
// has one cross only.
struct CrossTap {
    std::optional<Code> chosen;
    bool asked = false; // for the list
};
float crosses_height(const Crosses& crosses);
CrossTap crosses_line(const Draw& draw, ui::Box box, const Crosses& crosses, const Code& shown);
// The list, drawn last on the page.
struct CrossAnswer {
    bool cancelled = false;
    std::optional<Code> chosen;
};
CrossAnswer crosses_dialog(const Draw& draw, const Crosses& crosses, const Code& shown);

// "Alla händelser", "Fall".
Text cross_name(const Draw& draw, const Crosses& crosses, const Code& theme);

template <typename Screen> void choose_cross(Screen& screen, const Draw& draw, ui::Box box) {
    CrossTap tap = crosses_line(draw, box, screen.crosses(), screen.theme());
    if (tap.asked)
        screen.ask_theme(true);
    else if (tap.chosen)
        screen.choose_theme(*tap.chosen);
}

template <typename Screen> void choose_cross_in_list(Screen& screen, const Draw& draw) {
    if (!screen.choosing())
        return;
    CrossAnswer answer = crosses_dialog(draw, screen.crosses(), screen.theme());
    if (answer.cancelled || answer.chosen)
        screen.ask_theme(false);
    if (answer.chosen)
        screen.choose_theme(*answer.chosen);
}

}
