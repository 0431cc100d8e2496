#include "app/pages/button_row.hpp"

#include <algorithm>

namespace vaka {

namespace {

constexpr float gap = 12;

float column_width(std::span<const ui::Button> buttons, float width) {
    auto n = static_cast<float>(buttons.size());
    return (width - gap * (n - 1)) / n;
}

bool fits(const ui::Ui& ui, std::span<const ui::Button> buttons, float width) {
    for (const ui::Button& button : buttons)
        if (ui.button_width(button) > column_width(buttons, width))
            return false;
    return true;
}

}

std::optional<std::size_t> button_row(ui::Ui& ui, ui::Place place, std::span<const ui::Button> buttons) {
    const bool beside = fits(ui, buttons, place.width());
    const float width = beside ? column_width(buttons, place.width()) : place.width();
    float highest = 0, all = 0;
    for (const ui::Button& button : buttons) {
        const float one = ui.measured(width, [&](ui::Box& in) { ui.button(in.top(), button); });
        highest = std::max(highest, one);
        all += one + (all > 0 ? gap : 0);
    }
    ui::Box box = place.take(beside ? highest : all);
    std::optional<std::size_t> tapped;
    for (std::size_t i = 0; i < buttons.size(); ++i)
        if (ui.button(beside ? ui::Place(box.cut_left(width, gap).with_height(highest)) : box.top(gap), buttons[i]))
            tapped = i;
    return tapped;
}

}
