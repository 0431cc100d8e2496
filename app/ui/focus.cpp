// Taps and the keyboard: what a finger or a key meets, and where the focus goes.

#include <algorithm>
#include <cmath>

#include "app/ui/ui_state.hpp"

namespace vaka::ui {

const Ui::State::Item* Ui::State::topmost(float x, float y) const {
    for (auto item = last_items.rbegin(); item != last_items.rend(); ++item)
        if ((item->node.target || item->blocks) && item->node.visible.contains(x, y))
            return item->blocks ? nullptr : &*item;
    return nullptr;
}

void Ui::State::read_input() {
    const float x = input.x / page_scale, y = input.y / page_scale;
    const auto reached = [this](const Scroll& area) {
        return area.seen && area.layer == last_layer;
    };
    tapped_id = 0;
    escape = false;
    focus_moved = false;
    if (input.pressed) {
        const Item* item = topmost(x, y);
        pressed_id = item && item->node.enabled ? item->node.id : 0;
        press_at = {x, y};
        dragged = 0;
        // A key, or the gap between two, leaves the focus in the field.
        if (!keyboard.up || y < keyboard_box().y) {
            focus_visible = false;
            focus_id = pressed_id;
        }
        for (const auto& [id, area] : scrolls)
            if (reached(area) && area.overflows && area.area.contains(x, y) &&
                !(item && item->node.role == Role::field && item->node.focused)) {
                dragged = id;
                drag_from = y;
                drag_offset = area.offset;
            }
    }
    if (input.down && dragged != 0) {
        if (std::abs(y - press_at.y) > 12)
            pressed_id = 0;
        if (pressed_id == 0 && scrolls.contains(dragged))
            scrolls[dragged].offset = drag_offset + drag_from - y;
    }
    if (input.released) {
        const Item* item = topmost(x, y);
        if (item && item->node.id == pressed_id && item->node.enabled)
            tapped_id = pressed_id;
        pressed_id = 0;
        dragged = 0;
    }
    if (input.wheel != 0)
        for (auto& [id, area] : scrolls)
            if (reached(area) && area.area.contains(x, y))
                area.offset -= input.wheel * touch;

    if (wanted_focus) {
        focus_id = *wanted_focus;
        focus_visible = focus_moved = true;
        wanted_focus.reset();
    }
    const bool in_field = was_typing;
    for (const KeyPress& key : input.keys) {
        switch (key.key) {
        case Key::tab:
            move_focus(key.shift);
            break;
        case Key::escape:
            escape = !keyboard.up;
            if (keyboard.up)
                focus_id = 0;
            break;
        case Key::left:
        case Key::right:
        case Key::up:
        case Key::down:
            if (!in_field)
                move_in_group(key.key);
            break;
        case Key::page_up:
        case Key::page_down:
            for (auto& [id, area] : scrolls)
                if (reached(area))
                    area.offset += (key.key == Key::page_down ? 0.8f : -0.8f) * area.area.h;
            break;
        case Key::enter:
        case Key::space:
            if (!in_field && focus_id != 0)
                tapped_id = focus_id;
            break;
        default:
            break;
        }
    }
}

void Ui::State::move_focus(bool backwards) {
    std::vector<std::uint64_t> order;
    for (const Item& item : last_items)
        if (item.node.target && item.node.enabled && !item.node.types)
            order.push_back(item.node.id);
    if (order.empty())
        return;
    const auto found = std::find(order.begin(), order.end(), focus_id);
    std::size_t next = backwards ? order.size() - 1 : 0;
    if (found != order.end()) {
        const auto at = static_cast<std::size_t>(found - order.begin());
        next = (at + (backwards ? order.size() - 1 : 1)) % order.size();
    }
    focus_id = order[next];
    focus_visible = focus_moved = true;
}

// To the nearest target of the same group in that direction.
void Ui::State::move_in_group(Key key) {
    const auto here = std::find_if(last_items.begin(), last_items.end(),
                                   [&](const Item& item) { return item.node.id == focus_id && item.node.target; });
    if (here == last_items.end() || here->node.group == 0)
        return;
    float best = 1e9f;
    for (const Item& item : last_items) {
        if (item.node.group != here->node.group || !item.node.enabled || item.node.id == focus_id)
            continue;
        const float dx = item.node.rect.centre_x() - here->node.rect.centre_x();
        const float dy = item.node.rect.centre_y() - here->node.rect.centre_y();
        const float ahead = key == Key::left ? -dx : key == Key::right ? dx : key == Key::up ? -dy : dy;
        const float aside = std::abs(key == Key::left || key == Key::right ? dy : dx);
        if (ahead < 1 || aside > ahead * 2)
            continue;
        if (ahead + 4 * aside < best) {
            best = ahead + 4 * aside;
            focus_id = item.node.id;
        }
    }
    focus_visible = focus_moved = true;
}

void Ui::State::focus_ring(const Hit& hit, Box box, float radius) {
    if (hit.focused && focus_visible)
        ring = Ring{box, radius, clip};
}

void Ui::focus_node(std::uint64_t id) {
    state_->wanted_focus = id;
}

}
