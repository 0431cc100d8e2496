#include "app/pages/button_row.hpp"

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

std::optional<std::size_t> button_row(ui::Ui& ui, ui::Box box, std::span<const ui::Button> buttons) {
    std::optional<std::size_t> tapped;
    bool beside = fits(ui, buttons, box.w);
    float width = beside ? column_width(buttons, box.w) : box.w;
    float height = button_row_height(ui, buttons, box.w);
    for (std::size_t i = 0; i < buttons.size(); ++i) {
        ui::Box place = beside ? box.cut_left(width, gap).with_height(height)
                               : box.cut_top(ui.button_height(buttons[i], width), gap);
        if (ui.button(place, buttons[i]))
            tapped = i;
    }
    return tapped;
}

float button_row_height(const ui::Ui& ui, std::span<const ui::Button> buttons, float width) {
    bool beside = fits(ui, buttons, width);
    float height = 0;
    for (const ui::Button& button : buttons) {
        float one = ui.button_height(button, beside ? column_width(buttons, width) : width);
        height = beside ? std::max(height, one) : height + one + (height > 0 ? gap : 0);
    }
    return height;
}

}
