// What a view asks of the whole page, its scopes and the wall.

#include <algorithm>
#include <utility>

#include "app/ui/ui_state.hpp"

namespace vaka::ui {

Box Ui::page() const {
    return state_->page();
}

bool Ui::landscape() const {
    const Box screen = canvas_.screen();
    return screen.w >= 1.2f * screen.h && screen.w >= 1000;
}

float Ui::margin() const {
    return landscape() ? 32 : canvas_.screen().w >= 700 ? 44 : 24;
}

float Ui::text_scale() const {
    return state_->text_scale;
}

bool Ui::escape_pressed() {
    return !state_->measuring() && std::exchange(state_->escape, false);
}

void Ui::copy(const std::string& text) {
    if (!state_->measuring())
        input_.write_clipboard(text);
}

bool Ui::touched() const {
    return input_.pressed && !state_->measuring();
}

void Ui::begin_scope(std::string_view name) {
    state_->scopes.push_back(state_->id_of(name));
}

void Ui::end_scope() {
    state_->scopes.pop_back();
}

Box Ui::begin_wall() {
    const Box screen = canvas_.screen();
    const float device = canvas_.scale();
    state_->on_wall = true;
    const bool upright = screen.h > screen.w;
    const Box wall{0, 0, upright ? 1080.0f : 1920.0f, upright ? 1920.0f : 1080.0f};
    const float scale = std::min(screen.w / wall.w, screen.h / wall.h) * device;
    canvas_.set_transform(scale, (screen.w * device - wall.w * scale) / 2, (screen.h * device - wall.h * scale) / 2);
    return wall;
}

void Ui::end_wall() {
    state_->on_wall = false;
    canvas_.set_transform(state_->page_scale, 0, 0);
}

}
