// Pages longer than their area, and what comes into sight by itself.

#include <algorithm>

#include "app/ui/ui_state.hpp"
#include "core/base/result.hpp"

namespace vaka::ui {

void Ui::State::bring(std::uint64_t id, Box box) {
    // Words may wrap anew once the page scrolls.
    constexpr int most_frames = 3;
    if (measuring())
        return;
    Fade& fade = fades.try_emplace(id, Fade{input.now}).first->second;
    fade.seen = true;
    if (scroll == 0 || fade.brought == most_frames)
        return;
    ++fade.brought;
    appeared = {scroll, box};
    unsettled = true;
}

void Ui::bring(std::string_view name, Box box) {
    state_->bring(state_->id_of(name), box);
}

Box Ui::begin_scroll(Box area, std::string_view name) {
    State& s = *state_;
    ensure(!s.measuring(), "a scrolling area is not measured");
    const std::uint64_t id = s.id_of(name);
    State::Scroll& scroll = s.scrolls[id];
    if (scroll.area.w != area.w || scroll.area.h != area.h)
        scroll.turns = 0;
    scroll.area = area;
    scroll.layer = s.layer;
    scroll.seen = true;
    scroll.offset = std::clamp(scroll.offset, 0.0f, std::max(0.0f, scroll.content - area.h));
    s.scroll = id;
    s.clip = area;
    // Rings and shadows of neighbours need room at the sides; only above and below is anything cut.
    canvas_.push_clip({canvas_.screen().x, area.y, canvas_.screen().w, area.h});
    // The arrows use the margin at the right, so that little is taken from the page.
    scroll.edge = s.right_edge > 0 ? s.right_edge : canvas_.screen().right();
    const float taken = std::max(0.0f, touch / s.text_scale + 12 - (scroll.edge - area.right()));
    const float width = scroll.overflows ? area.w - taken : area.w;
    return {area.x, area.y - scroll.offset, width, 1e6f};
}

void Ui::end_scroll(float bottom) {
    State& s = *state_;
    State::Scroll& scroll = s.scrolls[s.scroll];
    s.scroll = 0;
    s.clip.reset();
    canvas_.pop_clip();
    scroll.content = bottom + scroll.offset - scroll.area.y;
    // Beside the arrows a page may become lower and fit again; it must not jump between the two for ever.
    const bool overflows = scroll.content > scroll.area.h + 1 || (scroll.overflows && scroll.turns > 2);
    if (overflows != scroll.overflows) {
        scroll.overflows = overflows;
        ++scroll.turns;
        s.unsettled = true;
    }
    const float most = std::max(0.0f, scroll.content - scroll.area.h);
    if (scroll.offset > most) {
        scroll.offset = most;
        s.unsettled = true;
    }
    if (!scroll.overflows)
        return;
    // They hold no text, so they do not grow with it.
    const float side = touch / s.text_scale;
    Box column{scroll.edge - 4 - side, scroll.area.y, side, scroll.area.h};
    column.x = std::min(column.x, scroll.area.right() + 8);
    const Box down = column.cut_bottom(side, 8), up = column.cut_bottom(side);
    const float step = std::max(touch, scroll.area.h - 120);
    const auto arrow = [&](Box box, Icon icon, std::string_view name, float by, bool enabled) {
        const Hit hit = s.target(box, {.role = Role::button, .name = name, .enabled = enabled});
        const float radius = 16 / s.text_scale;
        canvas_.fill(box, s.colour(hit.pressed ? Tone::accent_soft : enabled ? Tone::surface : Tone::sunken), radius);
        if (enabled)
            canvas_.border(box, s.colour(Tone::edge), 2, radius);
        canvas_.icon(icon, box.centre_x(), box.centre_y(), side / 2, s.colour(enabled ? Tone::ink2 : Tone::ink3));
        s.focus_ring(hit, box, radius);
        if (hit.tapped) {
            scroll.offset = std::clamp(scroll.offset + by, 0.0f, most);
            s.unsettled = true;
        }
    };
    arrow(up, Icon::up, s.scroll_up, -step, scroll.offset > 0.5f);
    arrow(down, Icon::down, s.scroll_down, step, scroll.offset < most - 0.5f);
}

bool Ui::footer_fits(float height) const {
    return canvas_.screen().h - height >= 360;
}

void Ui::name_scroll_arrows(const Words& up, const Words& down) {
    state_->scroll_up = up.str();
    state_->scroll_down = down.str();
}

}
