// Cards, rows, messages, chains.

#include <algorithm>
#include <cmath>

#include "app/ui/ui_state.hpp"

namespace vaka::ui {
namespace {

constexpr float mark_column = 68, icon_column = 80, number_column = 88;

float words_from(const Row& row, float width) {
    // Large text on a narrow screen needs the room.
    if (width < 280 && row.number.empty())
        return row.mark == RowMark::none && row.icon == Icon::none && !row.day && !row.indented ? 16 : 52;
    if (!row.number.empty())
        return number_column;
    if (row.icon != Icon::none || row.day || row.indented)
        return icon_column;
    return row.mark == RowMark::none ? 24 : mark_column;
}

Type title_type(const Row& row) {
    return row.detail.empty() && row.alert.empty() ? Type::row : Type::label;
}

// What is left for the words, and what stands at the right edge.
struct RowEnds {
    float right_words = 0;
    float taken = 0;
};

RowEnds ends_of(const Ui::State& s, const Row& row) {
    RowEnds ends;
    ends.taken = 20;
    if (row.chevron)
        ends.taken = 52;
    if (!row.right.empty()) {
        ends.right_words = s.width(row.right.str(), row.right_is_number ? Type::heading_medium : Type::small_label);
        ends.taken += ends.right_words + 16 + (row.right_is_alert ? 30 : 0) + (row.chevron ? 20 : 0);
    }
    return ends;
}

// Right words that would leave too little for the title go below it instead.
bool right_below(const Row& row, const RowEnds& ends, float width) {
    return !row.right_is_number && ends.right_words > 0 && width - words_from(row, width) - ends.taken < 180;
}

float room_for(const Row& row, const RowEnds& ends, float width) {
    if (right_below(row, ends, width))
        return width - words_from(row, width) - (row.chevron ? 52 : 20);
    return width - words_from(row, width) - ends.taken;
}

std::string second_line(const Row& row) {
    return row.detail.empty()  ? row.alert.str()
           : row.alert.empty() ? row.detail.str()
                               : row.detail.str() + " · " + row.alert.str();
}

// Titles alone hold a whole sentence.
int most_title_lines(const Row& row) {
    return second_line(row).empty() ? 4 : 3;
}

float natural_height(const Ui::State& s, const Row& row, float width) {
    const RowEnds ends = ends_of(s, row);
    const float room = room_for(row, ends, width);
    const int title_lines = std::min(most_title_lines(row), s.line_count(row.title.str(), title_type(row), room));
    float tall = static_cast<float>(title_lines) * 28 + s.height(second_line(row), Type::note, room);
    if (right_below(row, ends, width))
        tall += 22;
    return std::max(touch, tall + 22);
}

}

void Ui::State::soft_panel(Box box, Tone fill, Tone own_ink, float radius) {
    canvas.fill(box, colour(fill), radius);
    if (canvas.theme().soft_panels_bordered)
        canvas.border(box, colour(own_ink), 2, radius);
}

Box Ui::card(Box box, float padding) {
    canvas_.fill(box, state_->colour(Tone::surface), 16);
    canvas_.border(box, state_->colour(Tone::line), canvas_.theme().card_border, 16);
    return card_inside(box, padding);
}

Box Ui::panel(Box box, Tone tone, float padding) {
    state_->soft_panel(box, tone, Tone::ink, 16);
    return box.inset(padding);
}

Box Ui::waiting_panel(Box box, float padding) {
    State& s = *state_;
    canvas_.fill(box, s.colour(Tone::accent_soft), 20);
    canvas_.dashed_border(box, s.colour(Tone::accent), 3, 20, 8, 6);
    return box.inset(padding);
}

bool Ui::number_card(Place place, const NumberCard& card) {
    State& s = *state_;
    constexpr float longest_word = 100;
    const Type type = card.proud ? Type::small_label : Type::small;
    const float room = place.width() - 42 - (card.icon == Icon::none ? 0 : 44);
    const float wide = s.width(card.number.str(), Type::question);
    // Low cards have the words beside the number, when there is room for them.
    const bool fits_beside = room - wide - 12 >= longest_word;
    const Box box = place.take(fits_beside ? std::max(108.0f, s.height(card.words.str(), type, room - wide - 12) + 32)
                                           : 52 + s.height(card.words.str(), type, room) + 24);
    Hit hit;
    if (card.opens)
        hit = s.target(box, {.role = Role::row, .name = card.words.str(), .value = card.number.str()});
    else
        s.note(Role::text, card.words.str(), box, card.number.str());
    const Tone ink = card.proud ? Tone::warn_ink : Tone::ink;
    if (card.proud) {
        s.soft_panel(box, Tone::warn_soft, Tone::warn_ink, 16);
    } else {
        canvas_.fill(box, s.colour(Tone::surface), 16);
        canvas_.border(box, s.colour(Tone::line), canvas_.theme().card_border, 16);
    }
    if (hit.pressed)
        canvas_.fill(box, s.colour(Tone::ink).with_alpha(0.08f), 16);
    Box inside = box.inset(21, 0);
    if (card.icon != Icon::none) {
        const Box icon = inside.cut_right(36, 8);
        canvas_.icon(card.icon, icon.centre_x(), box.centre_y(), 40, s.colour(Tone::accent));
    }
    const Colour32 colour = s.colour(card.proud ? Tone::warn_ink : Tone::ink2);
    if (box.h <= 120.5f && fits_beside) {
        s.put(inside.cut_left(wide, 12), card.number.str(), Type::question, s.colour(ink));
        s.put(inside, card.words.str(), type, colour);
    } else {
        const float words = s.height(card.words.str(), type, inside.w);
        const Box lines = inside.centred(inside.w, 52 + words);
        s.flow(lines, card.number.str(), Type::question, s.colour(ink));
        s.flow(lines.moved(0, 52), card.words.str(), type, colour);
        if (52 + words > box.h)
            s.clipped.push_back(card.words.str());
    }
    s.focus_ring(hit, box, 16);
    return hit.tapped;
}

void Ui::State::leaf_row(Box box, const Row& row, const Hit& hit, bool first, bool last, float card_radius) {
    if (row.selected || hit.pressed)
        canvas.fill(box, colour(Tone::accent_soft), first || last ? card_radius : 0, {first, last});
    // Not by its shade alone.
    if (row.selected)
        canvas.fill({box.x + 4, box.y + 8, 6, box.h - 16}, colour(Tone::accent), 3);
    const float middle = box.centre_y();
    const float mark_x = box.x + (box.w < 280 ? 28 : 34);
    switch (row.mark) {
    case RowMark::none:
        break;
    case RowMark::open:
        canvas.ring(mark_x, middle, 15, 3, colour(Tone::ink2));
        break;
    case RowMark::late:
        canvas.ring(mark_x, middle, 15, 3, colour(Tone::danger));
        break;
    case RowMark::under_way:
        canvas.icon(Icon::under_way, mark_x, middle, 36, colour(Tone::ink2));
        break;
    case RowMark::done:
        canvas.icon(Icon::received, mark_x, middle, 36, colour(Tone::good));
        break;
    }
    if (row.day)
        day_box(Box{box.x + (box.w < 280 ? 12 : 24), middle - 16, 32, 32}, *row.day, 0);
    else
        canvas.icon(row.icon, box.x + (box.w < 280 ? 28 : 40), middle, 32, colour(row.icon_tone));
    if (!row.number.empty()) {
        const float tall = row.under_number.empty() ? 32 : 54;
        put({box.x + 8, middle - tall / 2, 78, 32}, row.number.str(), Type::heading, colour(Tone::ink), Align::centre);
        put({box.x + 8, middle - tall / 2 + 32, 78, 22}, row.under_number.str(), Type::note, colour(Tone::ink2),
            Align::centre);
    }
    const RowEnds ends = ends_of(*this, row);
    const bool below = right_below(row, ends, box.w);
    float right = box.right() - 20;
    if (row.chevron) {
        canvas.icon(Icon::forward, box.right() - 34, middle, 28, colour(Tone::ink3));
        right = box.right() - 72;
        if (ends.right_words == 0)
            right = box.right() - 52;
    }
    const float room = room_for(row, ends, box.w);
    const Colour32 title_colour = colour(row.enabled ? Tone::ink : Tone::ink3);
    const int title_lines = std::min(most_title_lines(row), line_count(row.title.str(), title_type(row), room));
    const std::string second = second_line(row);
    const float tall = static_cast<float>(title_lines) * 28 + height(second, Type::note, room) + (below ? 22 : 0);
    Box words{box.x + words_from(row, box.w), middle - tall / 2, room, tall};
    words.cut_top(flow(words, row.title.str(), title_type(row), title_colour, Align::left, title_lines));
    if (row.alert.empty()) {
        words.cut_top(flow(words, second, Type::note, colour(Tone::ink2)));
    } else {
        // Two colours on one line when it fits; else the alert has a line of its own.
        const std::string before = row.detail.empty() ? "" : row.detail.str() + " · ";
        const float wide = width(before, Type::note);
        if (wide + width(row.alert.str(), Type::small_label) <= room) {
            flow(words, before, Type::note, colour(Tone::ink2));
            flow({words.x + wide, words.y, room - wide, 22}, row.alert.str(), Type::small_label, colour(Tone::danger));
            words.cut_top(22);
        } else {
            words.cut_top(flow(words, row.detail.str(), Type::note, colour(Tone::ink2)));
            words.cut_top(flow(words, row.alert.str(), Type::small_label, colour(Tone::danger)));
        }
    }
    if (row.right.empty())
        return;
    const Type right_type = row.right_is_number ? Type::heading_medium : Type::small_label;
    const Colour32 right_colour = colour(row.right_is_alert ? Tone::danger : Tone::ink2);
    Box at{right - ends.right_words, middle - 20, ends.right_words + 1, 40};
    if (below)
        at = Box{words.x + (row.right_is_alert ? 30 : 0), words.y, ends.right_words + 1, 22};
    put(at, row.right.str(), right_type, right_colour);
    if (row.right_is_alert)
        canvas.icon(Icon::waiting, at.x - 19, at.centre_y(), 24, colour(Tone::danger));
}

namespace {

std::string value_of(const Row& row) {
    return joined(
        {row.selected ? "selected" : "", second_line(row), row.right.str(), row.number.str(), row.under_number.str()});
}

}

std::optional<std::size_t> Ui::row_card(Place place, std::span<const Row> rows) {
    State& s = *state_;
    const float border = canvas_.theme().card_border;
    std::vector<float> heights;
    float natural = 2 * border - 1;
    for (const Row& row : rows) {
        heights.push_back(natural_height(s, row, place.width() - 2 * border));
        natural += heights.back() + 1;
    }
    const Box box = place.take(natural);
    if (rows.empty() || s.measuring())
        return {};
    // A higher box is shared by the rows.
    const float spare = std::max(0.0f, box.h - natural) / static_cast<float>(rows.size());
    const Box whole = box.with_height(std::max(box.h, natural));
    canvas_.fill(whole, s.colour(Tone::surface), 16);
    std::optional<std::size_t> tapped;
    const int group = s.next_group++;
    float y = whole.y + border;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Row& row = rows[i];
        const Box line{whole.x + border, y, whole.w - 2 * border, heights[i] + spare};
        Hit hit;
        if (row.opens)
            hit = s.target(line, {.role = Role::row,
                                  .name = row.title.str(),
                                  .value = value_of(row),
                                  .enabled = row.enabled,
                                  .selected = row.selected,
                                  .group = group});
        else
            s.note(Role::text, row.title.str(), line, value_of(row));
        s.leaf_row(line, row, hit, i == 0, i + 1 == rows.size(), 16 - border);
        y = line.bottom();
        if (i + 1 < rows.size()) {
            const float from = words_from(row, line.w);
            canvas_.fill({line.x + from, y, line.w - from, 1}, s.colour(Tone::line));
            y += 1;
        }
        s.focus_ring(hit, line, i == 0 || i + 1 == rows.size() ? 16.0f : 4.0f);
        if (hit.tapped)
            tapped = i;
    }
    canvas_.border(whole, s.colour(Tone::line), border, 16);
    return tapped;
}

bool Ui::row(Place place, const Row& row) {
    State& s = *state_;
    const Box box = place.take(natural_height(s, row, place.width()));
    if (s.measuring())
        return false;
    Hit hit;
    if (row.opens)
        hit = s.target(box, {.role = Role::row,
                             .name = row.title.str(),
                             .value = value_of(row),
                             .enabled = row.enabled,
                             .selected = row.selected,
                             .group = 1002});
    else
        s.note(Role::text, row.title.str(), box, value_of(row));
    s.leaf_row(box, row, hit, false, false, 0);
    s.focus_ring(hit, box, 4);
    return hit.tapped;
}

bool Ui::task(Place place, const Task& task) {
    State& s = *state_;
    const float wide = std::max(136.0f, button_width(task.button));
    const bool tight = place.width() < 300;
    const float across = place.width() - (tight ? 26 : 42);
    // The button stands beside the words, or below them.
    const bool beside = across - wide - 60 >= 220;
    const float room = across - (tight ? 38 : 60) - (beside ? wide + 16 : 0);
    const float words = s.height(task.title.str(), Type::label, room) + s.height(task.detail.str(), Type::note, room);
    const float tall = measured(beside ? wide : across, [&](Box& column) { button(column.top(), task.button); });
    const Box box = place.take(beside ? std::max(112.0f, words + 40) : words + 12 + tall + 40);
    canvas_.fill(box, s.colour(Tone::surface), 16);
    canvas_.border(box, s.colour(Tone::line), canvas_.theme().card_border, 16);
    s.note(Role::text, task.title.str(), box, task.detail.str());
    Box inside = box.inset(tight ? 13 : 21, 20);
    const Box at = beside ? inside.cut_right(wide, 16).centred(wide, tall) : inside.cut_bottom(tall, 12);
    const Box icon = inside.cut_left(tight ? 30 : 44, tight ? 8 : 16);
    canvas_.icon(task.icon, icon.centre_x(), inside.centre_y(), 36, s.colour(task.icon_tone));
    const Box lines = inside.centred(inside.w, words);
    const float used = s.flow(lines, task.title.str(), Type::label, s.colour(Tone::ink));
    s.flow(lines.moved(0, used), task.detail.str(), Type::note, s.colour(Tone::ink2));
    return button(at, task.button);
}

namespace {

struct MoodLook {
    Tone panel;
    Tone icon;
    Tone title;
};

MoodLook look_of(Mood mood) {
    switch (mood) {
    case Mood::plain:
        return {Tone::accent_soft, Tone::accent, Tone::ink};
    case Mood::good:
        return {Tone::good_soft, Tone::good, Tone::ink};
    case Mood::proud:
        return {Tone::warn_soft, Tone::warn_ink, Tone::ink};
    case Mood::stopped:
        return {Tone::danger_soft, Tone::danger, Tone::ink};
    }
    return {Tone::accent_soft, Tone::accent, Tone::ink};
}

}

void Ui::message(Place place, const Message& message) {
    State& s = *state_;
    const float room = place.width() - 40 - (message.icon == Icon::none ? 0 : 46);
    const float words =
        s.height(message.title.str(), Type::label, room) + s.height(message.detail.str(), Type::note, room);
    const float height = std::max(touch, words + 22);
    const Box box = place.take(height).with_height(height);
    if (s.measuring())
        return;
    const MoodLook look = look_of(message.mood);
    s.note(Role::status, message.title.str(), box, message.detail.str());
    s.soft_panel(box, look.panel, look.icon, 12);
    Box inside = box.inset(20, 0);
    if (message.icon != Icon::none) {
        const Box icon = inside.cut_left(30, 16);
        canvas_.icon(message.icon, icon.centre_x(), box.centre_y(), 30, s.colour(look.icon));
    }
    const Box lines = inside.centred(inside.w, words);
    const float used = s.flow(lines, message.title.str(), Type::label, s.colour(look.title));
    s.flow(lines.moved(0, used), message.detail.str(), Type::note, s.colour(Tone::ink2));
}

void Ui::result_panel(Place place, DayState symbol, const Words& title, const Words& detail) {
    State& s = *state_;
    const float room = place.width() - 40 - 68;
    const float tall = s.height(title.str(), Type::heading_medium, room) + s.height(detail.str(), Type::note, room);
    const Box box = place.take(std::max(100.0f, tall + 40));
    s.note(Role::status, title.str(), box, detail.str());
    Tone ink = Tone::ink, second = Tone::ink2;
    if (symbol == DayState::yellow) {
        s.soft_panel(box, Tone::warn_soft, Tone::warn_ink, 16);
        ink = second = Tone::warn_ink;
    } else if (symbol == DayState::green) {
        s.soft_panel(box, Tone::good_soft, Tone::good, 16);
    } else {
        canvas_.fill(box, s.colour(Tone::surface), 16);
        canvas_.border(box, s.colour(Tone::line), canvas_.theme().card_border, 16);
    }
    Box inside = box.inset(20, 0);
    s.day_box(inside.cut_left(56, 12).centred(56, 56), symbol, 0);
    const Box lines = inside.centred(inside.w, tall);
    const float used = s.flow(lines, title.str(), Type::heading_medium, s.colour(ink));
    s.flow(lines.moved(0, used), detail.str(), Type::note, s.colour(second));
    if (tall > box.h)
        s.clipped.push_back(title.str());
}

UndoAnswer Ui::undo_sheet(const Undo& undo) {
    State& s = *state_;
    const Button button{.word = undo.word, .icon = Icon::undo, .big = true};
    const float side = margin();
    Box page = s.content;
    const float room = page.w - 2 * side - 48;
    const float wide = button_width(button);
    const bool beside = room - wide - 80 >= 240;
    const float words_room = beside ? room - wide - 76 : room - 56;
    const float words = s.height(undo.title.str(), Type::heading_medium, words_room) +
                        s.height(undo.detail.str(), Type::note, words_room);
    const float tall = beside ? std::max(136.0f, words + 40) : words + 88 + 64;
    // Only the largest text takes it over the navigation.
    if (tall + 32 > page.h)
        page = this->page();
    const Box box{page.x + side, page.bottom() - 16 - tall, page.w - 2 * side, tall};
    // Nothing of what it covers looks out beside it.
    const Box band{page.x, box.y - 16, page.w, page.bottom() - box.y + 16};
    const float before = canvas_.set_alpha(s.fade_in(s.id_of(Role::dialog, "undo")));
    s.block(band);
    canvas_.fill(band, s.colour(Tone::bg));
    s.note(Role::status, undo.title.str(), box, undo.detail.str());
    canvas_.fill(box, s.colour(Tone::sheet), 20);
    Box inside = box.inset(24, 24);
    const Box place = beside ? inside.cut_right(wide).centred(wide, 88) : inside.cut_bottom(88, 16);
    const Box icon = inside.cut_left(36, 20);
    canvas_.icon(Icon::received, icon.centre_x() + 4, inside.centre_y(), 32, s.colour(Tone::on_fill));
    const Box lines = inside.centred(inside.w, words);
    const float used = s.flow(lines, undo.title.str(), Type::heading_medium, s.colour(Tone::on_fill));
    s.flow(lines.moved(0, used), undo.detail.str(), Type::note, s.colour(Tone::on_fill).with_alpha(0.85f));
    const Hit hit = s.target(place, {.role = Role::button, .name = undo.word.str()});
    canvas_.fill(place, s.colour(hit.pressed ? Tone::accent_soft : Tone::surface), 16);
    const float beside_icon = s.width(undo.word.str(), Type::heading_medium);
    const float x = place.centre_x() - (32 + 12 + beside_icon) / 2;
    canvas_.icon(Icon::undo, x + 16, place.centre_y(), 32, s.colour(Tone::ink));
    s.put({x + 44, place.y, beside_icon + 1, place.h}, undo.word.str(), Type::heading_medium, s.colour(Tone::ink));
    s.focus_ring(hit, place, 16);
    canvas_.set_alpha(before);
    if (hit.tapped)
        return UndoAnswer::undo;
    return touched() && !box.contains(s.pointer_x(), s.pointer_y()) ? UndoAnswer::away : UndoAnswer::none;
}

void Ui::empty_state(Place place, const EmptyState& state) {
    State& s = *state_;
    const bool tight = place.width() < 300;
    const float room = place.width() - (tight ? 26 + 44 : 66 + 80);
    const float tall =
        s.height(state.title.str(), Type::heading_medium, room) + s.height(state.detail.str(), Type::body, room);
    const Box box = place.take(std::max(162.0f, tall + 64));
    s.note(Role::status, state.title.str(), box, state.detail.str());
    canvas_.fill(box, s.colour(Tone::surface), 16);
    canvas_.border(box, s.colour(Tone::line), canvas_.theme().card_border, 16);
    Box inside = box.inset(tight ? 13 : 33, 24);
    const Box icon = inside.cut_left(tight ? 32 : 56, tight ? 12 : 24);
    canvas_.icon(state.icon, icon.centre_x(), box.centre_y(), icon.w, s.colour(Tone::accent));
    const Box lines = inside.centred(inside.w, tall);
    const float used = s.flow(lines, state.title.str(), Type::heading_medium, s.colour(Tone::ink));
    s.flow(lines.moved(0, used), state.detail.str(), Type::body, s.colour(Tone::ink2));
    if (tall > box.h)
        s.clipped.push_back(state.title.str());
}

void Ui::chain(Place place, std::span<const ChainStep> steps) {
    State& s = *state_;
    constexpr float least_pitch = 92, words_from = 52;
    const float across = place.width() - words_from;
    const auto detail_type = [](const ChainStep& step) {
        return step.alert ? Type::small_label : Type::note;
    };
    struct Measures {
        float when = 0;  // the width of its time, at the right
        float title = 0; // heights
        float words = 0;
        float pitch = 0; // to the next one
    };
    std::vector<Measures> measures;
    float all = 0;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const ChainStep& step = steps[i];
        Measures m;
        m.when = step.when.empty() ? 0 : s.width(step.when.str(), Type::note) + 1;
        m.title = s.height(step.title.str(), Type::label, across - (m.when > 0 ? m.when + 12 : 0));
        m.words = std::max(50.0f, m.title + s.height(step.detail.str(), detail_type(step), across));
        m.pitch = i + 1 < steps.size() ? std::max(least_pitch, m.words + 24) : m.words;
        all += m.pitch;
        measures.push_back(m);
    }
    Box rest = place.take(all);
    if (s.measuring())
        return;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const ChainStep& step = steps[i];
        const Measures& m = measures[i];
        const Box box{rest.x, rest.y, rest.w, m.pitch};
        const Box symbol{box.x, box.y, 36, 36};
        const float x = symbol.centre_x(), y = symbol.centre_y();
        switch (step.mark) {
        case StepMark::day:
            s.day_box(symbol, step.day, 0);
            break;
        case StepMark::done:
            canvas_.disc(x, y, 18, s.colour(Tone::fill));
            canvas_.icon(Icon::check, x, y, 24, s.colour(Tone::on_fill));
            break;
        case StepMark::late:
            canvas_.ring(x, y, 18, 3, s.colour(Tone::danger));
            canvas_.icon(Icon::waiting, x, y, 24, s.colour(Tone::danger));
            break;
        case StepMark::coming:
            canvas_.ring(x, y, 18, 2, s.colour(Tone::edge));
            break;
        }
        const Box words{box.x + words_from, box.y, across, 0};
        s.flow({words.right() - m.when, box.y + 3, m.when, 22}, step.when.str(), Type::note, s.colour(Tone::ink2),
               Align::right);
        s.flow(words.with_width(across - (m.when > 0 ? m.when + 12 : 0)), step.title.str(), Type::label,
               s.colour(Tone::ink));
        s.flow(words.moved(0, m.title), step.detail.str(), detail_type(step),
               s.colour(step.alert ? Tone::danger : Tone::ink2));
        s.note(Role::text, step.title.str(), box.with_height(m.words), joined({step.detail.str(), step.when.str()}));
        if (i + 1 < steps.size())
            canvas_.fill({x - 1, box.y + 42, 2, m.pitch - 48}, s.colour(Tone::line));
        rest.cut_top(m.pitch);
    }
}

float Ui::chip(Box box, Icon icon, const Words& words) {
    State& s = *state_;
    const float width = s.width(words.str(), Type::small_label) + (icon == Icon::none ? 32 : 62);
    const Box pill{box.x, box.y, width, 40};
    s.note(Role::text, words.str(), pill);
    s.soft_panel(pill, Tone::accent_soft, Tone::accent, 20);
    canvas_.icon(icon, pill.x + 28, pill.centre_y(), 24, s.colour(Tone::accent));
    s.put({pill.x + (icon == Icon::none ? 16.0f : 46.0f), pill.y, width, 40}, words.str(), Type::small_label,
          s.colour(Tone::accent));
    return width;
}

void Ui::progress(Box box, float part, const Words& words) {
    State& s = *state_;
    s.note(Role::status, words.str(), box);
    const Box bar{box.x, box.y, box.w, 12};
    canvas_.fill(bar, s.colour(Tone::sunken), 6);
    canvas_.fill(bar.with_width(std::max(12.0f, box.w * std::clamp(part, 0.0f, 1.0f))), s.colour(Tone::accent), 6);
    s.flow({box.x, box.y + 22, box.w, 0}, words.str(), Type::small, s.colour(Tone::ink2));
}

}
