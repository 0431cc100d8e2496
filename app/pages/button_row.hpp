// Buttons beside each other with equal widths, or below each other when their words need the room.

#pragma once

#include <optional>
#include <span>

#include "app/ui/ui.hpp"

namespace vaka {

// Returns the one tapped.
std::optional<std::size_t> button_row(ui::Ui& ui, ui::Place place, std::span<const ui::Button> buttons);

}
