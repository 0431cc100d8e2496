// What must be answered before going on: code, date, a choice from a list.

#include <algorithm>
#include <cmath>

#include "app/ui/ui_state.hpp"
#include "core/base/result.hpp"

namespace vaka::ui {
namespace {

constexpr float side_padding = 40, top_padding = 32, key_height = 88, key_gap = 12;

float padding_of(float width) {
    return width < 300 ? 12 : std::min(side_padding, width / 10);
}

// From below it is as wide as the screen.
float outer_width(Box screen, bool from_below, float wanted) {
    return from_below ? screen.w : std::min(wanted, screen.w - 64);
}

// Two rows of six keys on a low screen, which large text makes of a wide one.
bool wide_pad(Box screen) {
    return screen.h < 640 && screen.w >= 600;
}

}

float Ui::dialog_room(float width) const {
    const float outer = outer_width(page(), !landscape(), width);
    return outer - 2 * padding_of(outer);
}

Box Ui::begin_dialog(const Words& title, float height, float width) {
    State& s = *state_;
    ensure(!s.measuring(), "a dialog is not measured");
    const Box screen = page();
    ++s.layer;
    const std::uint64_t id = s.id_of(Role::dialog, title.str());
    s.dialogs.push_back({canvas_.set_alpha(s.fade_in(id)), 0});
    canvas_.fill(canvas_.screen(), Colour32{0x0F, 0x16, 0x1C, 255}.with_alpha(0.55f));

    const bool from_below = !landscape();
    width = outer_width(screen, from_below, width);
    const float padding = padding_of(width);
    const float title_height = s.height(title.str(), Type::title, width - 2 * padding);
    const float ends = screen.h < 560 ? 16 : top_padding;
    const float tall = height + title_height + 2 * ends + 16;
    Box box = screen.centred(width, std::min(tall, screen.h));
    if (from_below)
        box.y = screen.bottom() - box.h;
    canvas_.fill(box, s.colour(Tone::bg), 24, {true, !from_below});
    // In the dark what lies behind is as dark as the dialog.
    canvas_.border(box, s.colour(Tone::line), canvas_.theme().card_border, 24, {true, !from_below});
    s.note(Role::dialog, title.str(), box);
    begin_scope(title.str());
    // A dialog higher than the screen scrolls as a page does.
    s.right_edge = box.right();
    Box inside = begin_scroll(box.inset(padding, ends), "dialog");
    s.dialogs.back().bottom = inside.y + tall - 2 * ends;
    inside.h = tall - 2 * ends;
    const Box head = inside.cut_top(title_height, 16);
    s.flow(head, title.str(), Type::title, s.colour(Tone::ink), Align::centre);
    s.note(Role::heading, title.str(), head);
    return inside;
}

void Ui::end_dialog() {
    State& s = *state_;
    end_scroll(s.dialogs.back().bottom);
    s.right_edge = 0;
    end_scope();
    canvas_.set_alpha(s.dialogs.back().alpha_before);
    s.dialogs.pop_back();
}

PinKey Ui::pin_pad(Place place, const PinPad& pad) {
    State& s = *state_;
    PinKey answer;
    const bool wide = wide_pad(canvas_.screen());
    const Box box = place.take(wide ? 28 + 24 + 2 * touch + key_gap : 28 + 32 + 4 * key_height + 3 * key_gap);
    if (s.measuring())
        return answer;
    const float width = std::min(box.w, wide ? 560.0f : 400.0f);
    const float x = box.centre_x() - width / 2;
    for (int i = 0; i < 4; ++i) {
        const float at = box.centre_x() + (static_cast<float>(i) - 1.5f) * 48;
        if (i < pad.entered)
            canvas_.disc(at, box.y + 14, 14, s.colour(Tone::accent));
        else
            canvas_.ring(at, box.y + 14, 14, 2, s.colour(Tone::edge));
    }
    // How many, never which.
    s.note(Role::status, std::to_string(pad.entered) + "/4", {x, box.y, width, 28});
    const int rows = wide ? 2 : 4, columns = 12 / rows;
    const float gaps = key_gap * static_cast<float>(rows - 1);
    const float tall = std::clamp((box.h - 60 - gaps) / static_cast<float>(rows), touch, wide ? touch : key_height);
    const Box keys{x, box.y + (wide ? 52 : 60), width, tall * static_cast<float>(rows) + gaps};
    const auto lines = keys.rows(rows, key_gap);
    const std::string_view signs = wide ? "12345x67890<" : "123456789x0<";
    for (std::size_t i = 0; i < signs.size(); ++i) {
        const auto at = i % static_cast<std::size_t>(columns);
        const Box key = lines[i / static_cast<std::size_t>(columns)].columns(columns, key_gap)[at];
        const char sign = signs[i];
        const bool digit = sign != 'x' && sign != '<';
        const std::string name = digit ? std::string(1, sign) : sign == 'x' ? pad.close.str() : pad.erase.str();
        const Hit hit = s.target(key, {.role = Role::button, .name = name, .group = 1006});
        if (digit) {
            canvas_.fill(key, s.colour(hit.pressed ? Tone::accent_soft : Tone::surface), 16);
            canvas_.border(key, s.colour(hit.pressed ? Tone::accent : Tone::edge), hit.pressed ? 3 : 2, 16);
            const TypeStyle style = style_of(Type::title);
            const float sign_width = canvas_.letters_width(name, Weight::semibold, style.size);
            canvas_.letters(key.centre_x() - sign_width / 2, key.centre_y() + 0.3635f * style.size, name,
                            Weight::semibold, style.size, s.colour(hit.pressed ? Tone::accent : Tone::ink));
        } else {
            if (hit.pressed)
                canvas_.fill(key, s.colour(Tone::accent_soft), 16);
            canvas_.icon(sign == 'x' ? Icon::close : Icon::backspace, key.centre_x(), key.centre_y(), 36,
                         s.colour(Tone::ink));
        }
        s.focus_ring(hit, key, 16);
        if (hit.tapped)
            answer = {digit         ? PinKey::Kind::digit
                      : sign == 'x' ? PinKey::Kind::close
                                    : PinKey::Kind::erase,
                      digit ? sign : '0'};
    }
    for (const char typed : input_.typed)
        if (typed >= '0' && typed <= '9')
            answer = {PinKey::Kind::digit, typed};
    for (const KeyPress& press : input_.keys)
        if (press.key == Key::backspace)
            answer = {PinKey::Kind::erase};
    return answer;
}

DateAnswer Ui::date_dialog(const DatePicker& picker) {
    State& s = *state_;
    DateAnswer answer;
    const Date first = picker.month.first();
    const int lead = static_cast<int>(first.weekday());
    const int weeks = (lead + picker.month.days() + 6) / 7;
    const float gap = canvas_.screen().w < 400 ? 2 : 8;
    // On a narrow screen the days are as wide as it allows; they are a month's, so there are seven in a line.
    const float most = 7 * touch + 6 * gap;
    const auto cell_for = [&](float room) {
        return std::floor((std::min(room, most) - 6 * gap) / 7);
    };
    const float height =
        touch + 8 + 22 + 8 + static_cast<float>(weeks) * (cell_for(canvas_.screen().w * 0.8f) + gap) + 8 + touch;
    Box inside = begin_dialog(picker.title, height, most + 2 * side_padding);
    const float cell = cell_for(inside.w);
    const float width = 7 * cell + 6 * gap;

    const Box row = inside.cut_top(touch, 8);
    const float arrow = row.w < 300 ? 44 : touch;
    if (icon_button(row.with_width(arrow), Icon::back, picker.earlier))
        answer.turn = -1;
    if (icon_button({row.right() - arrow, row.y, arrow, touch}, Icon::forward, picker.later))
        answer.turn = 1;
    s.put(row.inset(arrow, 0), picker.month_name.str(), Type::heading, s.colour(Tone::ink), Align::centre);
    s.note(Role::heading, picker.month_name.str(), row);

    const float x = std::max(inside.x, inside.centre_x() - width / 2);
    const Box names = inside.cut_top(22, 8);
    for (std::size_t i = 0; i < 7; ++i)
        s.put({x + static_cast<float>(i) * (cell + gap), names.y, cell, 22}, picker.weekdays[i].str(), Type::small,
              s.colour(Tone::ink2), Align::centre);
    for (int number = 1; number <= picker.month.days(); ++number) {
        const Date date = first.plus(number - 1);
        const int at = lead + number - 1;
        const Box box{x + static_cast<float>(at % 7) * (cell + gap),
                      inside.y + static_cast<float>(at / 7) * (cell + gap), cell, cell};
        const bool can = (!picker.first || date >= *picker.first) && (!picker.last || date <= *picker.last);
        const bool chosen = picker.chosen == date, today = picker.today == date;
        const std::string text = std::to_string(number);
        const Hit hit = s.target(
            box,
            {.role = Role::day, .name = text, .value = date.text(), .enabled = can, .selected = chosen, .group = 1007});
        const float radius = std::min(14.0f, cell * 0.22f);
        if (chosen)
            canvas_.fill(box, s.colour(Tone::fill), radius);
        else if (can)
            canvas_.fill(box, s.colour(hit.pressed ? Tone::accent_soft : Tone::surface), radius);
        if (can && !chosen)
            canvas_.border(box, s.colour(today ? Tone::accent : Tone::edge), today ? 3 : 2, radius);
        s.put(box, text, Type::label,
              s.colour(chosen  ? Tone::on_fill
                       : !can  ? Tone::ink3
                       : today ? Tone::accent
                               : Tone::ink),
              Align::centre);
        s.focus_ring(hit, box, radius);
        if (hit.tapped)
            answer.date = date;
    }
    const Box foot{inside.x, inside.y + static_cast<float>(weeks) * (cell + gap) + 8, inside.w, touch};
    if (button(foot, {.word = picker.cancel, .kind = ButtonKind::quiet}) || escape_pressed())
        answer.cancelled = true;
    s.dialogs.back().bottom = foot.bottom();
    end_dialog();
    return answer;
}

OptionAnswer Ui::option_dialog(const OptionList& list) {
    OptionAnswer answer;
    std::vector<Row> rows;
    for (std::size_t i = 0; i < list.options.size(); ++i) {
        const bool chosen = list.chosen == i;
        Row row{.icon_tone = Tone::accent, .title = list.options[i], .selected = chosen};
        if (!list.days.empty())
            row.day = list.days[i];
        else if (chosen)
            row.icon = Icon::check;
        else
            row.indented = list.chosen.has_value();
        rows.push_back(std::move(row));
    }
    dialog(list.title, 560, [&](Box& inside) {
        if (const auto tapped = row_card(inside.top(12), rows))
            answer.option = tapped;
        const Button cancel{.word = list.cancel, .kind = ButtonKind::quiet};
        if (button(inside.cut_top(touch), cancel) || escape_pressed())
            answer.cancelled = true;
        if (!state_->measuring())
            state_->dialogs.back().bottom = inside.y;
    });
    return answer;
}

}
