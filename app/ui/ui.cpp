// From the first to the last of a frame: nodes and their names, fades, and drawings that are only measured.

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
    if (measuring())
        return id;
    const int before = same_names[id]++;
    return before == 0 ? id : hash(id, std::to_string(before));
}

std::uint64_t Ui::State::id_of(std::string_view name) const {
    return hash(scopes.back(), name);
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
    if (measuring())
        return;
    const Box rect = on_screen(box);
    Item item{
        {role, std::string(name), std::move(value), rect, clip ? common(rect, *clip) : rect}, layer, scroll, false};
    item.node.id = id_of(role, name);
    items.push_back(std::move(item));
}

void Ui::State::block(Box box) {
    if (measuring())
        return;
    Item item{{Role::status, "", "", on_screen(box), on_screen(box)}, layer, scroll, true};
    items.push_back(std::move(item));
}

Hit Ui::State::target(Box box, const Target& target) {
    if (measuring())
        return {};
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

float Ui::State::fade_in(std::uint64_t id) {
    if (calm || measuring())
        return 1;
    Fade& fade = fades.try_emplace(id, Fade{input.now}).first->second;
    fade.seen = true;
    const double part = (input.now - fade.since) / fade_time;
    if (part < 1)
        fade_runs = true;
    return static_cast<float>(std::clamp(part, 0.0, 1.0));
}

// --- Measuring ---

void Ui::begin_measuring() {
    State& s = *state_;
    s.measured.push_back({s.next_group, s.clipped.size(), s.content});
    canvas_.set_blank(true);
}

void Ui::end_measuring() {
    State& s = *state_;
    s.next_group = s.measured.back().next_group;
    s.clipped.resize(s.measured.back().clipped);
    s.content = s.measured.back().content;
    s.measured.pop_back();
    canvas_.set_blank(s.measuring());
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

void Ui::set_calm(bool calm) {
    state_->calm = calm;
}

bool Ui::fading() const {
    return state_->fade_runs;
}

bool Ui::wants_frame() const {
    return state_->fade_runs || state_->unsettled;
}

}
