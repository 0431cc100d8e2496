// Buttons beside each other with equal widths, or below each other when their words need the room.

#pragma once

#include <optional>
#include <span>

#include "app/ui/ui.hpp"

namespace vaka {

// Returns the one tapped. The height of the box is button_row_height().
std::optional<std::size_t> button_row(ui::Ui& ui, ui::Box box, std::span<const ui::Button> buttons);
float button_row_height(const ui::Ui& ui, std::span<const ui::Button> buttons, float width);

}
