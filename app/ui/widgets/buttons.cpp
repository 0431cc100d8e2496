// Buttons, start panel, tiles, segments, check boxes.

#include <algorithm>
#include <cmath>

#include "app/ui/ui_state.hpp"

namespace vaka::ui {
namespace {

// A narrower start panel has its words only.
constexpr float play_sign_from = 340;
// The tick of a chosen filter fits into its padding, so that choosing one moves none of the others.
constexpr float segment_icon = 24, segment_gap = 8, filter_padding = 30;

struct ButtonLook {
    Tone fill = Tone::surface;
    Tone text = Tone::ink;
    Tone border = Tone::edge;
    bool filled = true;
    float border_width = 2;
};

ButtonLook look_of(const Button& button, bool pressed) {
    if (!button.enabled)
        return {Tone::sunken, Tone::ink3, Tone::line, true, 1.5f};
    switch (button.kind) {
    case ButtonKind::primary:
        return {pressed ? Tone::accent_press : Tone::fill, Tone::on_fill, Tone::fill, true, 0};
    case ButtonKind::secondary:
        if (pressed)
            return {Tone::accent_soft, Tone::accent, Tone::accent, true, 3};
        return {Tone::surface, Tone::ink, Tone::edge, true, 2};
    case ButtonKind::equal:
        return {pressed ? Tone::accent_soft : Tone::surface, Tone::accent, Tone::accent, true, 2};
    case ButtonKind::quiet:
        return {Tone::accent_soft, Tone::accent, Tone::line, pressed, 0};
    case ButtonKind::leave:
        return {Tone::accent_soft, Tone::ink2, Tone::line, pressed, 0};
    case ButtonKind::stop:
        return {Tone::danger, Tone::surface, Tone::line, true, 0};
    }
    return {};
}

float padding_of(const Button& button) {
    if (button.kind == ButtonKind::quiet || button.kind == ButtonKind::leave || button.kind == ButtonKind::stop)
        return 20;
    return button.big ? 36 : 28;
}

float icon_size_of(const Button& button) {
    return button.big || button.kind == ButtonKind::leave ? 32 : 28;
}

Type type_of(const Button& button) {
    return button.big ? Type::heading_medium : Type::label;
}

float width_of_count(const Ui::State& s, const Button& button) {
    if (button.count.empty())
        return 0;
    return s.width(button.count.str(), Type::heading_medium) + 12 + (button.late ? 32 : 0);
}

// Words without a border begin where the text of the page does.
bool begins_with_page(const Button& button) {
    return (button.kind == ButtonKind::quiet || button.kind == ButtonKind::leave) && button.align != Align::centre;
}

// What a button has beside its words. A narrow one gives up air and its icon before it breaks a word.
struct ButtonRoom {
    float padding = 0; // on either side
    float icon = 0;    // with the gap to the words
};

ButtonRoom room_in(const Ui::State& s, const Button& button, float width) {
    const float longest = s.widest_word(button.word.str(), type_of(button));
    const float usual = begins_with_page(button) ? 0 : std::min(padding_of(button), width / 8);
    const float least = std::min(usual, 12.0f);
    const float icon = button.icon == Icon::none ? 0 : icon_size_of(button) + 12;
    const float room = width - width_of_count(s, button) - longest - 2;
    if (room >= 2 * usual + icon)
        return {usual, icon};
    if (room >= 2 * least + icon)
        return {least, icon};
    return {room >= 2 * usual ? usual : least, 0};
}

}

bool Ui::button(Place place, const Button& button) {
    State& s = *state_;
    const Type type = type_of(button);
    const ButtonRoom room = room_in(s, button, place.width());
    const float words_room = place.width() - 2 * room.padding - room.icon - width_of_count(s, button) - 2;
    const Box box =
        place.take(std::max(button.big ? 96.0f : touch, s.height(button.word.str(), type, words_room) + 24));
    if (s.measuring())
        return false;
    const Hit hit = s.target(box, {.role = Role::button,
                                   .name = button.name.empty() ? std::string_view(button.word.str()) : button.name,
                                   .value = button.count.str(),
                                   .enabled = button.enabled});
    const ButtonLook look = look_of(button, hit.pressed);
    const float radius = button.big && box.h >= 88 ? 20 : 16;
    if (look.filled)
        canvas_.fill(box, s.colour(look.fill), radius);
    if (button.kind == ButtonKind::stop && hit.pressed)
        canvas_.fill(box, s.colour(Tone::ink).with_alpha(0.15f), radius);
    if (look.border_width > 0)
        canvas_.border(box, s.colour(look.border), look.border_width, radius);
    Box inside = box.inset(room.padding, 0);
    if (!button.count.empty()) {
        const float wide = s.width(button.count.str(), Type::heading_medium);
        s.put(inside.cut_right(wide, 12), button.count.str(), Type::heading_medium, s.colour(Tone::ink), Align::right);
        if (button.late) {
            const Box clock = inside.cut_right(24, 8);
            canvas_.icon(Icon::waiting, clock.centre_x(), clock.centre_y(), 24, s.colour(Tone::danger));
        }
    }
    const float icon = icon_size_of(button);
    const float beside = room.icon;
    const float words = s.wrapped_width(button.word.str(), type, inside.w - beside);
    float x = inside.centre_x() - (words + beside) / 2;
    if (button.align == Align::left)
        x = inside.x;
    if (button.align == Align::right)
        x = inside.right() - words - beside;
    const bool last = button.icon_last;
    if (room.icon > 0) {
        const bool command = button.align == Align::left && button.kind == ButtonKind::secondary && button.enabled;
        canvas_.icon(button.icon, last ? x + words + 12 + icon / 2 : x + icon / 2, box.centre_y(), icon,
                     s.colour(command ? Tone::accent : look.text));
    }
    s.put({last ? x : x + beside, box.y, words + 1, box.h}, button.word.str(), type, s.colour(look.text),
          button.align == Align::centre && room.icon == 0 ? Align::centre : Align::left);
    s.focus_ring(hit, box, radius);
    return hit.tapped;
}

float Ui::button_width(const Button& button) const {
    const Type type = type_of(button);
    float width = state_->width(button.word.str(), type) + 2 * padding_of(button) + 2;
    if (button.icon != Icon::none)
        width += icon_size_of(button) + 12;
    return std::max(touch, std::ceil(width + width_of_count(*state_, button)));
}

bool Ui::icon_button(Box box, Icon icon, const Words& name, bool enabled) {
    State& s = *state_;
    const Hit hit = s.target(box, {.role = Role::button, .name = name.str(), .enabled = enabled});
    if (hit.pressed)
        canvas_.fill(box, s.colour(Tone::accent_soft), 16);
    canvas_.icon(icon, box.centre_x(), box.centre_y(), 36, s.colour(enabled ? Tone::ink2 : Tone::ink3));
    s.focus_ring(hit, box, 16);
    return hit.tapped;
}

bool Ui::step_button(Box box, Icon icon, const Words& name, bool enabled) {
    const ButtonLook look = look_of({.enabled = enabled}, false);
    canvas_.fill(box, state_->colour(look.fill), 12);
    canvas_.border(box, state_->colour(look.border), look.border_width, 12);
    return icon_button(box, icon, name, enabled);
}

bool Ui::start_panel(Place place, const Words& title, const Words& detail) {
    State& s = *state_;
    const bool has_sign = place.width() >= play_sign_from;
    const float room = place.width() - 56 - (has_sign ? 112 : 0);
    const float tall = s.height(title.str(), Type::title, room) + s.height(detail.str(), Type::row, room);
    const Box box = place.take(std::max(landscape() ? 136.0f : 120.0f, tall + 40));
    const Hit hit = s.target(box, {.role = Role::button, .name = title.str(), .value = detail.str()});
    canvas_.fill(box, s.colour(hit.pressed ? Tone::accent_press : Tone::fill), 20);
    Box inside = box.inset(28, 0);
    if (has_sign) {
        const Box circle = inside.cut_right(72, 40);
        canvas_.disc(circle.centre_x(), box.centre_y(), 36, s.colour(Tone::on_fill));
        canvas_.icon(Icon::play, circle.centre_x() + 1, box.centre_y(), 48, s.colour(Tone::fill));
    }
    const Box lines = inside.centred(inside.w, tall);
    const float used = s.flow(lines, title.str(), Type::title, s.colour(Tone::on_fill));
    s.flow(lines.moved(0, used), detail.str(), Type::row, s.colour(Tone::on_fill2));
    if (tall > box.h)
        s.clipped.push_back(title.str());
    s.focus_ring(hit, box, 20);
    return hit.tapped;
}

bool Ui::done_panel(Place place, const Words& title, const Words& detail) {
    State& s = *state_;
    const bool has_sign = place.width() >= play_sign_from;
    const float room = place.width() - 56 - (has_sign ? 72 : 0);
    const float tall =
        s.height(title.str(), Type::heading_medium, room) + s.height(detail.str(), Type::label, room) + 4;
    // As high as the start panel, whose place it takes: nothing below moves.
    const Box box = place.take(measured(place.width(), [&](Box& in) { start_panel(in.top(), title, detail); }));
    const Hit hit = s.target(box, {.role = Role::button, .name = title.str(), .value = detail.str()});
    canvas_.fill(box, s.colour(hit.pressed ? Tone::accent_soft : Tone::surface), 20);
    canvas_.border(box, s.colour(Tone::line), canvas_.theme().card_border, 20);
    Box inside = box.inset(28, 0);
    if (has_sign) {
        const Box icon = inside.cut_left(56, 16);
        canvas_.icon(Icon::received, icon.centre_x(), box.centre_y(), 56, s.colour(Tone::good));
    }
    const Box lines = inside.centred(inside.w, tall);
    const float used = s.flow(lines, title.str(), Type::heading_medium, s.colour(Tone::ink)) + 4;
    s.flow(lines.moved(0, used), detail.str(), Type::label, s.colour(Tone::accent));
    s.focus_ring(hit, box, 20);
    return hit.tapped;
}

bool Ui::choice_tile(Place place, const ChoiceTile& tile) {
    State& s = *state_;
    const float width = place.width();
    // Tall: symbol, word and explanation below each other. Wide: the words beside the symbol.
    const float side = tile.tall ? 120 : std::min(120.0f, (width - (width > 500 ? 68 : 44)) / 4);
    const float beside = side > 100 ? 32 : 20;
    const float room = tile.tall ? width - 52 : width - (width > 500 ? 68 : 44) - side - beside;
    const float word = s.height(tile.word.str(), Type::title, room);
    const float explanation = s.height(tile.explanation.str(), Type::body, room);
    const float result = s.height(tile.result.str(), Type::small_label, room);
    const float tall =
        tile.tall ? 60 + side + 24 + word + 6 + explanation + result : word + 4 + explanation + 10 + result;
    const Box box = place.take(tile.tall ? tall : std::max(width > 500 ? 180.0f : 140.0f, tall + 40));
    const Hit hit = s.target(box, {.role = Role::tile,
                                   .name = tile.word.str(),
                                   .value = joined({tile.explanation.str(), tile.result.str()}),
                                   .group = 1000});
    canvas_.fill(box, s.colour(hit.pressed ? Tone::accent_soft : Tone::surface), 20);
    canvas_.border(box, s.colour(hit.pressed ? Tone::accent : Tone::edge), hit.pressed ? 3 : 2, 20);
    if (tile.tall) {
        Box inside = box.inset(26, 30);
        s.day_box(inside.cut_top(side, 24).with_width(side), tile.symbol, 0);
        const Box foot = inside.cut_bottom(result).moved(0, 6);
        s.flow(foot, tile.result.str(), Type::small_label, s.colour(Tone::ink2));
        s.flow(inside, tile.word.str(), Type::title, s.colour(Tone::ink));
        s.flow(inside.moved(0, word + 6), tile.explanation.str(), Type::body, s.colour(Tone::ink2));
        if (inside.y + word + 6 + explanation > foot.y)
            s.clipped.push_back(tile.explanation.str());
    } else {
        Box inside = box.inset(width > 500 ? 34 : 22, 0);
        s.day_box(inside.cut_left(side, beside).centred(side, side), tile.symbol, 0);
        const Box lines = inside.centred(inside.w, tall);
        s.flow(lines, tile.word.str(), Type::title, s.colour(Tone::ink));
        s.flow(lines.moved(0, word + 4), tile.explanation.str(), Type::body, s.colour(Tone::ink2));
        s.flow(lines.moved(0, word + 4 + explanation + 10), tile.result.str(), Type::small_label, s.colour(Tone::ink2));
        if (tall > box.h)
            s.clipped.push_back(tile.word.str());
    }
    s.focus_ring(hit, box, 20);
    return hit.tapped;
}

bool Ui::category_tile(Box box, Icon icon, const Words& word, bool selected) {
    State& s = *state_;
    const Hit hit = s.target(box, {.role = Role::tile,
                                   .name = word.str(),
                                   .value = selected ? "selected" : "",
                                   .selected = selected,
                                   .group = 1001});
    canvas_.fill(box, s.colour(selected ? Tone::accent_soft : hit.pressed ? Tone::sunken : Tone::surface), 16);
    canvas_.border(box, s.colour(selected ? Tone::accent : Tone::edge), selected ? 3 : 2, 16);
    const Colour32 icon_colour = s.colour(selected ? Tone::accent : Tone::ink2);
    const Colour32 word_colour = s.colour(selected ? Tone::accent : Tone::ink);
    const float icon_size = box.h >= 200 ? 72 : 44;
    if (box.h <= lying_tile) {
        Box inside = box.inset(16, 0);
        const Box place = inside.cut_left(icon_size, 16);
        canvas_.icon(icon, place.centre_x(), box.centre_y(), icon_size, icon_colour);
        inside.cut_right(selected ? 40 : 0);
        s.put(inside, word.str(), Type::label, word_colour);
    } else {
        const float words = s.height(word.str(), Type::label, box.w - 12);
        const float tall = icon_size + 12 + words;
        const float top = box.centre_y() - tall / 2;
        canvas_.icon(icon, box.centre_x(), top + icon_size / 2, icon_size, icon_colour);
        s.put({box.x + 6, top + icon_size + 12, box.w - 12, words}, word.str(), Type::label, word_colour,
              Align::centre);
        if (tall > box.h)
            s.clipped.push_back(word.str());
    }
    if (selected) {
        canvas_.disc(box.right() - 29, box.y + 29, 16, s.colour(Tone::fill));
        canvas_.icon(Icon::check, box.right() - 29, box.y + 29, 24, s.colour(Tone::on_fill));
    }
    s.focus_ring(hit, box, 16);
    return hit.tapped;
}

namespace {

// One segment or filter: words in the middle, a tick before them when chosen.
void draw_segment(Ui::State& s, Canvas& canvas, Box box, const Segment& segment, bool selected, const Hit& hit) {
    canvas.fill(box, s.colour(selected || hit.pressed ? Tone::accent_soft : Tone::surface), 14);
    canvas.border(box, s.colour(selected || hit.pressed ? Tone::accent : Tone::edge), selected || hit.pressed ? 3 : 2,
                  14);
    const float count = segment.count.empty() ? 0 : s.width(segment.count.str(), Type::label) + 10;
    const float tick = selected ? segment_icon + segment_gap : 0;
    const float words = std::min(s.width(segment.word.str(), Type::label), box.w - 20 - count - tick);
    float x = box.centre_x() - (tick + words + count) / 2;
    if (selected)
        canvas.icon(Icon::check, x + segment_icon / 2, box.centre_y(), segment_icon, s.colour(Tone::accent));
    x += tick;
    s.put({x, box.y, words + 1, box.h}, segment.word.str(), Type::label, s.colour(selected ? Tone::accent : Tone::ink));
    s.put({x + words + 10, box.y, count, box.h}, segment.count.str(), Type::label, s.colour(Tone::ink2));
    s.focus_ring(hit, box, 14);
}

// Equal widths hold all words, with room for the tick.
bool fit_in_line(const Ui::State& s, std::span<const Segment> segments, float width) {
    const auto n = static_cast<float>(segments.size());
    const float each = (width - 12 * (n - 1)) / n;
    return std::all_of(segments.begin(), segments.end(), [&](const Segment& segment) {
        const float count = segment.count.empty() ? 0 : s.width(segment.count.str(), Type::label) + 10;
        return s.width(segment.word.str(), Type::label) + count + segment_icon + segment_gap + 20 <= each;
    });
}

float stacked_height(const Ui::State& s, const Segment& segment, float width) {
    return std::max(touch, s.height(segment.word.str(), Type::label,
                                    width - 20 - segment_icon - segment_gap -
                                        (segment.count.empty() ? 0 : s.width(segment.count.str(), Type::label) + 10)) +
                               24);
}

// Where the filters lie, in lines of this width.
std::vector<Box> filter_boxes(const Ui::State& s, std::span<const Segment> segments, float room) {
    std::vector<Box> boxes;
    float x = 0, y = 0;
    for (const Segment& segment : segments) {
        float width = s.width(segment.word.str(), Type::label) + 2 * filter_padding;
        if (!segment.count.empty())
            width += s.width(segment.count.str(), Type::label) + 10;
        width = std::min(std::ceil(width), room);
        if (x + width > room + 0.5f && x > 0) {
            x = 0;
            y += touch + 8;
        }
        boxes.push_back({x, y, width, touch});
        x += width + 8;
    }
    return boxes;
}

}

std::optional<std::size_t> Ui::segments(Place place, std::span<const Segment> segments,
                                        std::optional<std::size_t> selected) {
    State& s = *state_;
    const float width = place.width();
    const bool one_line = fit_in_line(s, segments, width);
    float tall = one_line ? touch : -12;
    for (std::size_t i = 0; i < segments.size() && !one_line; ++i)
        tall += stacked_height(s, segments[i], width) + 12;
    const Box box = place.take(tall);
    const int group = s.next_group++;
    const auto columns = box.columns(static_cast<int>(segments.size()), 12);
    std::optional<std::size_t> tapped;
    float y = box.y;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        Box piece = columns[i].with_height(touch);
        if (!one_line) {
            piece = {box.x, y, box.w, stacked_height(s, segments[i], box.w)};
            y = piece.bottom() + 12;
        }
        const bool chosen = selected == i;
        const Hit hit = s.target(piece, {.role = Role::segment,
                                         .name = segments[i].word.str(),
                                         .value = chosen ? "selected" : "",
                                         .selected = chosen,
                                         .group = group});
        draw_segment(s, canvas_, piece, segments[i], chosen, hit);
        if (hit.tapped)
            tapped = i;
    }
    return tapped;
}

std::optional<std::size_t> Ui::filters(Place place, std::span<const Segment> segments,
                                       std::optional<std::size_t> selected) {
    State& s = *state_;
    auto boxes = filter_boxes(s, segments, place.width());
    const Box box = place.take(boxes.empty() ? 0 : boxes.back().bottom());
    for (Box& each : boxes)
        each = each.moved(box.x, box.y);
    const int group = s.next_group++;
    std::optional<std::size_t> tapped;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const bool chosen = selected == i;
        const Hit hit = s.target(boxes[i], {.role = Role::segment,
                                            .name = segments[i].word.str(),
                                            .value = joined({chosen ? "selected" : "", segments[i].count.str()}),
                                            .selected = chosen,
                                            .group = group});
        draw_segment(s, canvas_, boxes[i], segments[i], chosen, hit);
        if (hit.tapped)
            tapped = i;
    }
    return tapped;
}

float Ui::filters_width(std::span<const Segment> segments) const {
    const auto boxes = filter_boxes(*state_, segments, 1e6f);
    return boxes.empty() ? 0 : boxes.back().right();
}

bool Ui::check_box(Place place, const Words& words, bool checked, const Words& note) {
    State& s = *state_;
    const Box box = place.take(std::max(touch, s.height(words.str(), Type::row, place.width() - 56) + 16));
    const Box row = box.with_height(std::max(box.h, touch));
    const Hit hit = s.target(row, {.role = Role::check,
                                   .name = words.str(),
                                   .value = joined({checked ? "checked" : "", note.str()}),
                                   .selected = checked});
    Box inside = row;
    const Box square = inside.cut_left(40, 16).centred(40, 40);
    if (checked) {
        canvas_.fill(square, s.colour(hit.pressed ? Tone::accent_press : Tone::fill), 10);
        canvas_.icon(Icon::check, square.centre_x(), square.centre_y(), 32, s.colour(Tone::on_fill));
    } else {
        canvas_.fill(square, s.colour(hit.pressed ? Tone::accent_soft : Tone::surface), 10);
        canvas_.border(square, s.colour(hit.pressed ? Tone::accent : Tone::edge), 2, 10);
    }
    if (!note.empty() && s.width(words.str(), Type::row) + s.width(note.str(), Type::note) + 24 <= inside.w)
        s.put(inside.cut_right(s.width(note.str(), Type::note) + 1, 12), note.str(), Type::note, s.colour(Tone::ink2),
              Align::right);
    s.put(inside, words.str(), Type::row, s.colour(Tone::ink));
    s.focus_ring(hit, row, 10);
    return hit.tapped;
}

}
