#include "app/pages/cross/choose_cross.hpp"

#include <algorithm>
#include <array>

namespace vaka {

namespace {

// The main one first.
std::vector<Code> in_order(const Crosses& crosses) {
    std::vector<Code> out = {{}};
    out.insert(out.end(), crosses.themes.begin(), crosses.themes.end());
    return out;
}

}

Text colour_words(const Draw& draw, std::string_view key, Colour colour, const ColourScheme& scheme) {
    bool any_harm = colour == Colour::red && scheme.harm == Colour::red;
    return draw.tr(std::string(key) + (any_harm ? "red_any" : std::string(code_name(colour))));
}

ui::Legend legend_of(const Draw& draw, const ColourScheme& scheme) {
    constexpr std::array places = {0, 1, 3, 4}; // of green, yellow, orange, red
    ui::Legend out;
    for (Colour colour : colours_of(scheme))
        out.words[static_cast<std::size_t>(places[static_cast<std::size_t>(colour)])] =
            colour_words(draw, "cross.legend.", colour, scheme);
    out.words[2] = draw.tr("cross.legend.star");
    out.words[5] = draw.tr("cross.legend.changed");
    return out;
}

Text cross_name(const Draw& draw, const Crosses& crosses, const Code& theme) {
    if (!theme.empty())
        return draw.category(theme);
    return crosses.main.empty() ? draw.tr("cross.all") : draw.category(crosses.main);
}

float crosses_height(const Crosses& crosses) {
    return crosses.themes.empty() ? 0 : 72;
}

CrossTap crosses_line(const Draw& draw, ui::Box box, const Crosses& crosses, const Code& shown) {
    ui::Ui& ui = draw.ui;
    if (crosses.themes.empty())
        return {};
    std::vector<Code> order = in_order(crosses);
    std::vector<ui::Segment> names;
    for (const Code& code : order)
        names.push_back({cross_name(draw, crosses, code), {}});
    auto place = static_cast<std::size_t>(std::ranges::find(order, shown) - order.begin());
    if (ui.measured(box.w, [&](ui::Box& in) { ui.filters(in.top(), names, {}); }) > box.h) {
        ui::Button button{.word = names[place].word, .icon = ui::Icon::cross, .align = ui::Align::left};
        return {.chosen = {}, .asked = ui.button(box.with_width(std::min(box.w, ui.button_width(button))), button)};
    }
    auto tapped = ui.filters(box, names, place);
    return {.chosen = tapped ? std::optional<Code>(order[*tapped]) : std::nullopt};
}

CrossAnswer crosses_dialog(const Draw& draw, const Crosses& crosses, const Code& shown) {
    std::vector<Code> order = in_order(crosses);
    ui::OptionList list{.title = draw.tr("cross.which"), .cancel = draw.tr("date.cancel")};
    for (const Code& code : order) {
        if (code == shown)
            list.chosen = list.options.size();
        list.options.push_back(cross_name(draw, crosses, code));
    }
    auto answer = draw.ui.option_dialog(list);
    return {.cancelled = answer.cancelled,
            .chosen = answer.option ? std::optional<Code>(order[*answer.option]) : std::nullopt};
}

}
