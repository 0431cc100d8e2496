// The day in all its states, the cross of a month, the small cross.

#include <algorithm>
#include <cmath>

#include "app/ui/ui_state.hpp"

namespace vaka::ui {
namespace {

constexpr float cell_gap = 6, plate_padding = 9;

struct DayLook {
    Tone fill = Tone::surface;
    Tone border = Tone::line;
    Tone text = Tone::ink3;
};

DayLook look_of(DayState state) {
    switch (state) {
    case DayState::green:
        return {Tone::green, Tone::green_d, Tone::green_t};
    case DayState::yellow:
        return {Tone::yellow, Tone::yellow_d, Tone::yellow_t};
    case DayState::orange:
        return {Tone::orange, Tone::orange_d, Tone::orange_t};
    case DayState::red:
        return {Tone::red, Tone::red_d, Tone::red_t};
    case DayState::missing:
        return {Tone::surface, Tone::hatch, Tone::ink};
    case DayState::closed:
        return {Tone::closed, Tone::closed, Tone::ink3};
    case DayState::today:
        return {Tone::surface, Tone::accent, Tone::accent};
    case DayState::waiting:
        return {Tone::accent_soft, Tone::accent, Tone::accent};
    case DayState::future:
    case DayState::blank:
        return {Tone::surface, Tone::line, Tone::ink3};
    }
    return {};
}

std::optional<Shape> symbol_of(DayState state) {
    switch (state) {
    case DayState::green:
        return Shape::tick;
    case DayState::yellow:
        return Shape::triangle;
    case DayState::orange:
        return Shape::diamond;
    case DayState::red:
        return Shape::square;
    default:
        return {};
    }
}

struct Slot {
    int column = 0;
    int row = 0;
};

// Three days, three, seven, seven, seven, three, three: the shape of a cross.
Slot slot_of(int number) {
    constexpr std::array<int, 7> first = {1, 4, 7, 14, 21, 28, 31};
    int row = 6;
    while (number < first[static_cast<std::size_t>(row)])
        --row;
    const int column = number - first[static_cast<std::size_t>(row)];
    return {row >= 2 && row <= 4 ? column : column + 2, row};
}

// Fill and border of a day without words: the same for every size.
void day_ground(Ui::State& s, Box box, DayState state, float radius) {
    Canvas& canvas = s.canvas;
    const float side = box.w;
    const DayLook look = look_of(state);
    switch (state) {
    case DayState::blank:
        return;
    case DayState::future:
        canvas.border(box, s.colour(Tone::line), 1.5f, radius);
        return;
    case DayState::closed:
        canvas.fill(box, s.colour(Tone::closed), radius);
        return;
    case DayState::missing:
        canvas.fill(box, s.colour(Tone::surface), radius);
        canvas.hatch(box.inset(1), s.colour(Tone::hatch_soft), std::max(side * 0.034f, 1.2f),
                     std::max(side * 0.15f, 4.0f), radius - 1);
        canvas.border(box, s.colour(Tone::hatch), side < 60 ? 1.5f : 2, radius);
        return;
    case DayState::today:
        canvas.fill(box, s.colour(Tone::surface), radius);
        canvas.border(box, s.colour(Tone::accent), std::max(side * 0.05f, 2.0f), radius);
        return;
    case DayState::waiting:
        canvas.fill(box.inset(0.5f), s.colour(Tone::accent_soft), radius);
        canvas.dashed_border(box, s.colour(Tone::accent), std::max(side * 0.03f, 1.5f), radius,
                             std::max(side * 0.075f, 3.0f), std::max(side * 0.06f, 2.4f));
        return;
    default:
        canvas.fill(box, s.colour(look.fill), radius);
        canvas.border(box, s.colour(look.border), side < 30 ? 1 : 1.5f, radius);
    }
}

}

namespace {

// The part of the day that nobody has talked about.
void hatched_foot(Ui::State& s, Box box, float height, float thick, float apart) {
    const float radius = 0.13f * box.w - 2;
    const Box part{box.x, box.bottom() - height, box.w, height};
    s.canvas.fill(part, s.colour(Tone::surface), radius);
    s.canvas.hatch(part, s.colour(Tone::hatch), thick, apart, radius);
}

}

// A day's box with its symbol in the middle. symbol_size 0: the usual part of the box.
void Ui::State::day_box(Box box, DayState state, float symbol_size) {
    const float side = box.w;
    day_ground(*this, box, state, side * (side >= 100 ? 0.2f : side >= 30 ? 0.2f : 0.15f));
    if (const auto symbol = symbol_of(state); symbol && side >= 20) {
        const float usual = *symbol == Shape::tick ? 0.525f : 0.583f;
        canvas.shape(*symbol, box.centre_x(), box.centre_y(), symbol_size > 0 ? symbol_size : side * usual,
                     colour(look_of(state).text));
    }
}

void Ui::State::day_square(Box box, const Day& day, bool pressed) {
    const float side = box.w;
    const float radius = 0.13f * side;
    const DayLook look = look_of(day.state);
    const Colour32 text = colour(look.text);
    day_ground(*this, box, day.state, radius);
    if (day.state == DayState::blank)
        return;
    if (day.state == DayState::red)
        canvas.border(box.inset(0.05f * side), text, 0.028f * side, radius - 0.05f * side);
    const float padding = 0.12f * side;
    // Large text makes the numbers grow as far as the cell allows, which leaves no room for the weekday; who needs the
    // size cannot read it there, and its name has it.
    const float device = canvas.scale() / page_scale * text_scale;
    const bool big = side >= 200;
    const bool large = text_scale >= 1.5f && !big && !on_wall;
    // In the smallest cells two figures and the weekday share a line of 12 mm.
    const float number_size = (large ? 0.42f : side * device < 96 ? 0.30f : 0.335f) * side;
    const float small = std::max(16 / device, 0.172f * side);
    if (day.partly_missing)
        hatched_foot(*this, box.inset(2), side * 0.24f - 2, side * 0.034f, side * 0.15f);

    const float number_base = box.y + padding + 0.5f + number_size * 0.727f + side * 0.003f;
    const std::string number = std::to_string(day.number);
    const float number_width = canvas.letters(box.x + padding, number_base, number, Weight::bold, number_size, text);
    const Weight weight = day.weekend ? Weight::semibold : Weight::medium;
    // The big square also has room for the whole name of the day, in smaller letters.
    const bool name = big && number_width + canvas.letters_width(day.weekday.str(), weight, small) + 3 * padding > side;
    const float weekday_size = name ? 0.095f * side : small;
    const float weekday_width = canvas.letters_width(day.weekday.str(), weight, weekday_size);
    const float weekday_base = box.y + (name ? 0.165f * side : padding + small * 0.727f);
    if (!large && number_width + weekday_width + 2 * padding <= side + 0.5f) {
        if (day.weekend)
            canvas.fill({box.right() - padding + 0.055f * side - weekday_width - 0.11f * side,
                         weekday_base - weekday_size * 0.364f - side * 0.121f, weekday_width + 0.11f * side,
                         side * 0.242f},
                        text.with_alpha(0.16f), side * 0.06f);
        canvas.letters(box.right() - padding - weekday_width, weekday_base, day.weekday.str(), weight, weekday_size,
                       text);
    }

    if (const auto symbol = symbol_of(day.state)) {
        const float size = (day.partly_missing ? 0.30f : 0.36f) * side;
        canvas.shape(*symbol, box.right() - 0.30f * side,
                     day.partly_missing ? box.y + 0.56f * side : box.bottom() - 0.275f * side, size, text);
    }
    const float mark_y = day.partly_missing ? box.y + 0.56f * side : box.y + 0.752f * side;
    // A red day has a frame inside, which the marks keep away from.
    const float inwards = day.state == DayState::red ? 0.03f * side : 0;
    if (day.star && day.changed) {
        canvas.shape(Shape::star, box.x + inwards + 0.19f * side, mark_y - inwards, 0.19f * side, text);
        canvas.shape(Shape::turned_arrow, box.x + inwards + 0.385f * side, mark_y - inwards, 0.155f * side, text);
    } else if (day.star) {
        canvas.shape(Shape::star, box.x + inwards + 0.244f * side, mark_y - inwards, 0.285f * side, text);
    } else if (day.changed) {
        canvas.shape(Shape::turned_arrow, box.x + inwards + 0.262f * side, mark_y - inwards, 0.24f * side, text);
    }
    if (!day.word.empty()) {
        const Weight word_weight = day.state == DayState::closed ? Weight::medium : Weight::semibold;
        const float base = box.bottom() - padding - small * 0.02f;
        const float wide = canvas.letters_width(day.word.str(), word_weight, small);
        if (wide <= side - 2 * padding + 1) {
            if (day.state == DayState::missing)
                canvas.fill({box.x + padding - side * 0.05f, base - small * 0.364f - side * 0.118f, wide + side * 0.1f,
                             side * 0.236f},
                            colour(Tone::surface), side * 0.05f);
            canvas.letters(box.x + padding, base, day.word.str(), word_weight, small, text);
        }
    }
    // Today has a colour already when a part of it has been talked about.
    if (day.today && day.state != DayState::today)
        canvas.border(box.inset(-3), colour(Tone::accent), 3, radius + 3);
    if (pressed)
        canvas.border(box, colour(Tone::ink), 3, radius);
}

namespace {

bool same_picture(const Day& a, const Day& b) {
    return a.state == b.state && a.star == b.star && a.changed == b.changed && a.partly_missing == b.partly_missing &&
           a.number == b.number;
}

// Below 60 px (of the display, whatever the text size) a day is only its colour and symbol.
void draw_day(Ui::State& s, Box box, const Day& day, bool pressed) {
    const float device = box.w * (s.on_wall ? 1 : s.text_scale);
    if (device >= 60) {
        s.day_square(box, day, pressed);
        return;
    }
    day_ground(s, box, day.state, 0.13f * box.w);
    const auto symbol = symbol_of(day.state);
    const float hatched = day.partly_missing ? 0.32f * box.w : 0;
    if (day.partly_missing)
        hatched_foot(s, box.inset(1), hatched, std::max(1.2f, box.w * 0.05f), std::max(4.0f, box.w * 0.2f));
    if (symbol && device >= 20)
        s.canvas.shape(*symbol, box.centre_x(), box.centre_y() - hatched / 2,
                       (box.w - hatched) * (*symbol == Shape::tick ? 0.54f : 0.60f), s.colour(look_of(day.state).text));
    else if (day.state == DayState::closed && device >= 40)
        s.canvas.fill(box.centred(box.w * 0.3f, box.w * 0.065f), s.colour(Tone::ink3), box.w * 0.03f);
    if (pressed)
        s.canvas.border(box, s.colour(Tone::ink), 3, 0.13f * box.w);
}

}

bool Ui::day(Box box, const Day& day) {
    State& s = *state_;
    if (day.state == DayState::blank)
        return false;
    const std::string number = std::to_string(day.number);
    std::string name = day.name.empty() ? number : day.name.str();
    const Hit hit = s.target(box, {.role = Role::day,
                                   .name = name,
                                   .value = joined({day.value.str(), day.word.str()}),
                                   .selected = day.selected,
                                   .group = 1003});
    if (s.measuring())
        return false;
    // A new colour comes over the old one in 160 ms.
    State::DayFade& fade = s.days[hit.id];
    fade.seen = true;
    if (fade.since < 0) {
        fade.since = 0;
        fade.day = day;
    } else if (!same_picture(fade.day, day)) {
        fade.before = fade.day;
        fade.since = input_.now;
    }
    fade.day = day;
    const double part = s.calm || fade.since == 0 ? 1 : (input_.now - fade.since) / State::fade_time;
    if (part < 1 && fade.before.number == day.number) {
        s.fade_runs = true;
        draw_day(s, box, fade.before, false);
        const float before = canvas_.set_alpha(static_cast<float>(std::max(0.0, part)));
        draw_day(s, box, day, hit.pressed);
        canvas_.set_alpha(before);
    } else {
        draw_day(s, box, day, hit.pressed);
    }
    if (day.selected && !(hit.focused && s.focus_visible))
        canvas_.border(box.inset(-7), s.colour(Tone::focus), 4, 0.13f * box.w + 7);
    s.focus_ring(hit, box, 0.13f * box.w);
    return hit.tapped;
}

void Ui::day_picture(Box box, const Day& day) {
    state_->note(Role::image, day.name.str(), box, day.value.str());
    state_->day_square(box, day, false);
}

void Ui::day_symbol(Box box, DayState state) {
    state_->day_box(box, state, 0);
}

namespace {

struct LegendLook {
    explicit LegendLook(const Ui::State& s) : wall(s.on_wall) {}

    bool wall; // read from five metres
    Type type = wall ? Type::wall_note : Type::small;
    float line = wall ? 72 : 44;
    float symbol = wall ? 53 : 32;
    float gap = wall ? 20 : 12;
};

// What the words have beside the foot of the cross. The wall has a margin at the right that they may use.
float corner_room(const LegendLook& look, float cell, std::size_t i) {
    const float beyond = i < 3 ? 10 : look.wall ? 60 : -10;
    return 2 * cell + beyond - look.symbol - look.gap;
}

// How high its lines are left and right of the foot of the cross; nothing when its words do not fit there.
std::optional<float> line_in_corners(const Ui::State& s, float cell, const Legend& legend) {
    const LegendLook look(s);
    float line = look.line;
    for (std::size_t i = 0; i < legend.words.size(); ++i)
        line = std::max(line, s.height(legend.words[i].str(), look.type, corner_room(look, cell, i)) +
                                  (look.wall ? -4.0f : 6.0f));
    const bool breaks_no_word = std::ranges::all_of(legend.words, [&](const Words& words) {
        return words.empty() || s.widest_word(words.str(), look.type) <= corner_room(look, cell, look.wall ? 0 : 3);
    });
    return breaks_no_word && 3 * line <= 2 * cell + 8 ? std::optional(line) : std::nullopt;
}

// A line of it, `i` of Legend::words: the symbol and its words.
void draw_legend_line(Ui::State& s, Box line, const Legend& legend, std::size_t i) {
    constexpr std::array<DayState, 6> states = {DayState::green,  DayState::yellow, DayState::blank,
                                                DayState::orange, DayState::red,    DayState::blank};
    const LegendLook look(s);
    const Box symbol = line.cut_left(look.symbol, look.gap).centred(look.symbol, look.symbol);
    if (states[i] != DayState::blank)
        s.day_box(symbol, states[i], 0);
    else if (i == 2)
        s.canvas.icon(Icon::star, symbol.centre_x(), symbol.centre_y(), look.symbol, s.colour(Tone::ink2));
    else
        s.canvas.shape(Shape::turned_arrow, symbol.centre_x() + look.symbol * 0.03f, symbol.centre_y(),
                       look.symbol * 0.68f, s.colour(Tone::ink2));
    const std::string text = legend.words[i].str();
    const Box words = line.centred(line.w, s.height(text, look.type, line.w));
    s.note(Role::text, text, words);
    s.flow(words, text, look.type, s.colour(Tone::ink2));
}

void draw_legend_in_corners(Ui::State& s, Box cross, float cell, float line, const Legend& legend) {
    const LegendLook look(s);
    const float right = cross.right() - 2 * cell + 10;
    const float foot = cross.bottom() - (look.wall ? 3.0f : 14.0f);
    for (std::size_t i = 0; i < legend.words.size(); ++i)
        if (!legend.words[i].empty())
            draw_legend_line(s,
                             {i >= 3 ? right : cross.x, foot - static_cast<float>(3 - i % 3) * line,
                              look.symbol + look.gap + corner_room(look, cell, i), line},
                             legend, i);
}

}

float Ui::cross_cell(float width, float height) {
    const float room = std::min(width, height);
    float cell = std::floor(room / 7);
    while (cell > 20 && cross_size(cell) > room)
        cell -= 1;
    return cell;
}

float Ui::cross_size(float cell) {
    return 7 * cell + 6 * std::round(cell * cell_gap / 88) + 2 * std::round(cell * plate_padding / 88);
}

std::optional<std::size_t> Ui::cross(Place place, float cell, std::span<const Day> days, const Legend* legend) {
    State& s = *state_;
    const float gap = std::round(cell * cell_gap / 88), padding = std::round(cell * plate_padding / 88);
    const float size = cross_size(cell);
    const auto line = legend ? line_in_corners(s, cell, *legend) : std::nullopt;
    // The legend's own lines, when its words do not fit beside the foot.
    const float below = legend && !line ? 16 + measured(size, [&](Box& box) { this->legend(box.top(), *legend); }) : 0;
    const Box box = place.take(size + below);
    if (s.measuring())
        return {};
    canvas_.cross_plate(box.x, box.y, cell, gap, padding, s.colour(Tone::surface), s.colour(Tone::line), 1.5f,
                        std::round(0.13f * cell + padding));
    std::optional<std::size_t> tapped;
    for (std::size_t i = 0; i < days.size(); ++i) {
        const Slot slot = slot_of(static_cast<int>(i) + 1);
        const Box where{box.x + padding + static_cast<float>(slot.column) * (cell + gap),
                        box.y + padding + static_cast<float>(slot.row) * (cell + gap), cell, cell};
        if (day(where, days[i]))
            tapped = i;
    }
    if (line)
        draw_legend_in_corners(s, box.with_width(size).with_height(size), cell, *line, *legend);
    else if (legend)
        this->legend(Box{box.x, box.y + size + 16, box.w, below - 16}, *legend);
    return tapped;
}

bool Ui::legend_fits(float cell, const Legend& legend) const {
    return line_in_corners(*state_, cell, legend).has_value();
}

void Ui::legend(Place place, const Legend& legend) {
    const LegendLook look(*state_);
    std::array<float, 6> lines{};
    float all = 0;
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (const std::string words = legend.words[i].str(); !words.empty()) {
            const float tall = state_->height(words, look.type, place.width() - look.symbol - look.gap);
            lines[i] = std::max(look.line, tall + 8);
            all += lines[i];
        }
    Box box = place.take(all);
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (lines[i] > 0)
            draw_legend_line(*state_, box.cut_top(lines[i]), legend, i);
}

bool Ui::small_cross(Box box, float cell, float gap, std::span<const Day> days, const Words& name, const Words& value) {
    State& s = *state_;
    const Hit hit = s.target(box, {.role = Role::month, .name = name.str(), .value = value.str(), .group = 1004});
    if (hit.pressed)
        canvas_.fill(box.inset(-4), s.colour(Tone::accent_soft), 12);
    for (std::size_t i = 0; i < days.size(); ++i) {
        const Slot slot = slot_of(static_cast<int>(i) + 1);
        const Box where{box.x + static_cast<float>(slot.column) * (cell + gap),
                        box.y + static_cast<float>(slot.row) * (cell + gap), cell, cell};
        if (days[i].state != DayState::blank)
            draw_day(s, where, days[i], false);
    }
    s.focus_ring(hit, box, 8);
    return hit.tapped;
}

}
