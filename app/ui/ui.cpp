// The page, nodes, focus, taps and scrolling.

#include <algorithm>
#include <cmath>

#include "app/ui/ui_state.hpp"

namespace vaka::ui {
namespace {

constexpr std::uint64_t hash_start = 0xCBF29CE484222325u;

std::uint64_t hash(std::uint64_t seed, std::string_view text) {
    for (const char c : text)
        seed = (seed ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
    return seed;
}

Box common(Box a, Box b) {
    const float x = std::max(a.x, b.x), y = std::max(a.y, b.y);
    return {x, y, std::max(0.0f, std::min(a.right(), b.right()) - x),
            std::max(0.0f, std::min(a.bottom(), b.bottom()) - y)};
}

}

std::string joined(std::initializer_list<std::string_view> parts) {
    std::string text;
    for (const std::string_view part : parts) {
        if (part.empty())
            continue;
        if (!text.empty())
            text += ", ";
        text += part;
    }
    return text;
}

Ui::Ui(Canvas& canvas, Input& input) : canvas_(canvas), input_(input), state_(std::make_unique<State>(canvas, input)) {}

Ui::~Ui() = default;

// --- Nodes ---

std::uint64_t Ui::State::id_of(Role role, std::string_view name) {
    const std::uint64_t id = hash(hash(scopes.back(), role_name(role)), name);
    // Two widgets with one name are told apart by their order.
    const int before = same_names[id]++;
    return before == 0 ? id : hash(id, std::to_string(before));
}

Box Ui::State::on_screen(Box box) const {
    const float scale = canvas.scale() / page_scale;
    return {(canvas.origin_x() + box.x * canvas.scale()) / page_scale,
            (canvas.origin_y() + box.y * canvas.scale()) / page_scale, box.w * scale, box.h * scale};
}

float Ui::State::pointer_x() const {
    return (input.x - canvas.origin_x()) / canvas.scale();
}

float Ui::State::pointer_y() const {
    return (input.y - canvas.origin_y()) / canvas.scale();
}

void Ui::State::note(Role role, std::string_view name, Box box, std::string value) {
    const Box rect = on_screen(box);
    Item item{
        {role, std::string(name), std::move(value), rect, clip ? common(rect, *clip) : rect}, layer, scroll, false};
    item.node.id = id_of(role, name);
    items.push_back(std::move(item));
}

void Ui::State::block(Box box) {
    Item item{{Role::status, "", "", on_screen(box), on_screen(box)}, layer, scroll, true};
    items.push_back(std::move(item));
}

Hit Ui::State::target(Box box, const Target& target) {
    note(target.role, target.name, box, target.value);
    Node& node = items.back().node;
    node.target = !on_wall;
    node.enabled = target.enabled;
    node.selected = target.selected;
    node.group = target.group;
    if (!wanted_field.empty() && target.role == Role::field && target.name == wanted_field) {
        focus_id = node.id;
        wanted_field.clear();
        unsettled = true;
    }
    node.focused = node.id == focus_id;
    Hit hit{node.id, false, false, node.focused};
    if (target.enabled && node.target) {
        hit.pressed = node.id == pressed_id;
        hit.tapped = node.id == tapped_id;
    }
    return hit;
}

// --- Focus and taps ---

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

float Ui::State::fade_in(std::uint64_t id) {
    if (calm)
        return 1;
    Fade& fade = fades.try_emplace(id, Fade{input.now}).first->second;
    fade.seen = true;
    const double part = (input.now - fade.since) / fade_time;
    if (part < 1)
        fade_runs = true;
    return static_cast<float>(std::clamp(part, 0.0, 1.0));
}

void Ui::State::bring(std::uint64_t id, Box box) {
    // Words may wrap anew once the page scrolls.
    constexpr int most_frames = 3;
    Fade& fade = fades.try_emplace(id, Fade{input.now}).first->second;
    fade.seen = true;
    if (scroll == 0 || fade.brought == most_frames)
        return;
    ++fade.brought;
    appeared = {scroll, box};
    unsettled = true;
}

// --- The frame ---

void Ui::begin_frame() {
    State& s = *state_;
    s.page_scale = canvas_.scale();
    s.items.clear();
    s.clipped.clear();
    s.same_names.clear();
    s.scopes.assign(1, hash_start);
    s.layer = 0;
    s.scroll = 0;
    s.clip.reset();
    s.ring.reset();
    s.appeared.reset();
    s.content = page();
    s.next_group = 1;
    s.fade_runs = false;
    s.unsettled = false;
    s.was_typing = s.is_typing;
    s.read_keyboard();
    s.read_input();
    s.raise_keyboard();
    s.is_typing = false;
    for (auto& [id, area] : s.scrolls)
        area.seen = false;
    for (auto& [id, fade] : s.fades)
        fade.seen = false;
    for (auto& [id, fade] : s.days)
        fade.seen = false;
    canvas_.fill(canvas_.screen(), s.colour(Tone::bg));
}

void Ui::end_frame() {
    State& s = *state_;
    std::erase_if(s.fades, [](const auto& entry) { return !entry.second.seen; });
    std::erase_if(s.days, [](const auto& entry) { return !entry.second.seen; });
    if (s.ring) {
        if (s.ring->clip)
            canvas_.push_clip(*s.ring->clip);
        canvas_.border({s.ring->box.x - 7, s.ring->box.y - 7, s.ring->box.w + 14, s.ring->box.h + 14},
                       s.colour(Tone::focus), 4, s.ring->radius + 7);
        if (s.ring->clip)
            canvas_.pop_clip();
    }

    begin_scope("keyboard");
    s.draw_keyboard();
    end_scope();

    // Behind a dialog nothing can be reached.
    int top = 0;
    for (const State::Item& item : s.items)
        top = std::max(top, item.layer);
    s.last_layer = top;
    std::erase_if(s.items, [top](const State::Item& item) { return item.layer < top; });

    // What a sheet covers is not in sight.
    for (std::size_t i = 0; i < s.items.size(); ++i) {
        if (!s.items[i].blocks)
            continue;
        const Box cover = s.items[i].node.rect;
        for (std::size_t k = 0; k < i; ++k) {
            Box& visible = s.items[k].node.visible;
            if (visible.overlaps(cover))
                visible.h = std::max(0.0f, cover.y - visible.y);
        }
    }

    s.nodes.clear();
    const Box screen = canvas_.screen();
    for (const State::Item& item : s.items) {
        if (item.blocks)
            continue;
        const Box& r = item.node.rect;
        if (item.scroll == 0 && r.w > 0 &&
            (r.x < -1 || r.y < page().y - 1 || r.right() > screen.right() + 1 || r.bottom() > screen.bottom() + 1))
            s.clipped.push_back(item.node.name);
        s.nodes.push_back(item.node);
    }

    // Keyboard focus is always in sight.
    if (s.focus_moved || s.keyboard.reveal > 0)
        for (const State::Item& item : s.items)
            if (item.node.id == s.focus_id && item.scroll != 0) {
                State::Scroll& area = s.scrolls[item.scroll];
                const float before = area.offset;
                const Box box = s.with_help(item.node, area.area.h - 24);
                if (box.y < area.area.y + 8)
                    area.offset -= area.area.y + 8 - box.y;
                else if (box.bottom() > area.area.bottom() - 16)
                    area.offset += box.bottom() - area.area.bottom() + 16;
                s.unsettled = s.unsettled || before != area.offset;
            }
    if (s.appeared) {
        State::Scroll& area = s.scrolls[s.appeared->scroll];
        const Box& box = s.appeared->box;
        const float low = box.bottom() + 16 - area.area.bottom(), high = box.y - 16 - area.area.y;
        area.offset = std::max(0.0f, area.offset + (high < 0 ? high : std::clamp(low, 0.0f, high)));
    }
    s.reveal_field();
    s.last_clipped = s.clipped;
    std::swap(s.last_items, s.items);
}

const Nodes& Ui::nodes() const {
    return state_->nodes;
}

const std::vector<std::string>& Ui::clipped() const {
    return state_->last_clipped;
}

void Ui::set_text_scale(float scale) {
    state_->text_scale = std::clamp(scale, 1.0f, 3.0f);
}

void Ui::name_scroll_arrows(const Words& up, const Words& down) {
    state_->scroll_up = up.str();
    state_->scroll_down = down.str();
}

void Ui::set_calm(bool calm) {
    state_->calm = calm;
}

void Ui::focus_node(std::uint64_t id) {
    state_->wanted_focus = id;
}

bool Ui::fading() const {
    return state_->fade_runs;
}

bool Ui::wants_frame() const {
    return state_->fade_runs || state_->unsettled;
}

// --- The page ---

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
    return std::exchange(state_->escape, false);
}

void Ui::copy(const std::string& text) {
    input_.write_clipboard(text);
}

bool Ui::touched() const {
    return input_.pressed;
}

void Ui::begin_scope(std::string_view name) {
    state_->scopes.push_back(hash(state_->scopes.back(), name));
}

void Ui::end_scope() {
    state_->scopes.pop_back();
}

bool Ui::footer_fits(float height) const {
    return canvas_.screen().h - height >= 360;
}

void Ui::bring(std::string_view name, Box box) {
    state_->bring(hash(state_->scopes.back(), name), box);
}

Box Ui::begin_scroll(Box area, std::string_view name) {
    State& s = *state_;
    const std::uint64_t id = hash(s.scopes.back(), name);
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
