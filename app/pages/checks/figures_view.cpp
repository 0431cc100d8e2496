// Dagens siffror: a stepper for each number, and a pad for who would rather type.

#include <algorithm>

#include "app/pages/button_row.hpp"
#include "app/pages/checks/figures_screen.hpp"
#include "app/pages/draw.hpp"
#include "app/pages/receipt_sheet.hpp"

namespace vaka {

namespace {

constexpr float gap = 16;
constexpr float side_column = 340;
constexpr float key = 72;
constexpr float number_width = 120;
constexpr float stepper = 2 * key + number_width + 16;
constexpr float row_padding = 20;

bool is_chosen(const Check& figure) {
    return !figure.answers.empty();
}

Text hint(const Draw& draw, const FiguresScreen& figures, const Check& figure) {
    Text help = draw.label(figure.help);
    auto before = figures.before(figure);
    if (!before || is_chosen(figure))
        return help;
    return {help.text + " · " + draw.tr("figures.before", {{"n", std::to_string(*before)}}).text};
}

bool is_beside(float width) {
    return width - 2 * row_padding - stepper >= 200;
}

std::vector<ui::Segment> answers_of(const Draw& draw, const Check& figure) {
    std::vector<ui::Segment> segments;
    for (const Answer& answer : figure.answers)
        segments.push_back({draw.label(answer.label), {}});
    return segments;
}

float row_height(const Draw& draw, const FiguresScreen& figures, const Check& figure, float width) {
    ui::Ui& ui = draw.ui;
    float inside = width - 2 * row_padding;
    bool beside = is_beside(width) && !is_chosen(figure);
    float room = beside ? inside - stepper - gap : inside;
    float words = ui.measured(room, [&](ui::Box& in) {
        ui.text(in.top(), draw.label(figure.label), ui::Type::label);
    }) + ui.measured(room, [&](ui::Box& in) { ui.text(in.top(), hint(draw, figures, figure), ui::Type::note); });
    if (beside)
        return std::max(key, words) + 20;
    float below = is_chosen(figure)
                      ? ui.measured(inside, [&](ui::Box& in) { ui.filters(in.top(), answers_of(draw, figure), {}); })
                      : key;
    return words + 12 + below + 28;
}

void draw_stepper(FiguresScreen& figures, const Draw& draw, ui::Box box, const Check& figure) {
    ui::Ui& ui = draw.ui;
    std::string name = draw.label(figure.label).text;
    auto value = figures.value(figure);
    if (ui.step_button(box.cut_left(key, 8), ui::Icon::minus, draw.tr("figures.less", {{"what", name}}),
                       value.value_or(0) > 0))
        figures.step(figure, -1);
    std::string node = draw.tr("figures.number", {{"what", name}}).text;
    ui::Button number{
        .word = value ? Text{std::to_string(*value)} : draw.tr("figures.nothing"), .big = true, .name = node};
    if (ui.button(box.cut_left(number_width, 8), number))
        figures.type_into(figure);
    if (ui.step_button(box.cut_left(key), ui::Icon::add, draw.tr("figures.more", {{"what", name}}), true))
        figures.step(figure, 1);
}

void row(FiguresScreen& figures, const Draw& draw, ui::Box box, const Check& figure) {
    ui::Ui& ui = draw.ui;
    ui::Box inside = box.inset(row_padding, 0);
    bool beside = is_beside(box.w) && !is_chosen(figure);
    ui::Box control = inside;
    if (beside) {
        control = inside.cut_right(stepper, gap);
        control = control.centred(stepper, key);
    }
    Text label = draw.label(figure.label), detail = hint(draw, figures, figure);
    float words = ui.measured(inside.w, [&](ui::Box& in) { ui.text(in.top(), label, ui::Type::label); }) +
                  ui.measured(inside.w, [&](ui::Box& in) { ui.text(in.top(), detail, ui::Type::note); });
    ui::Box lines = beside ? inside.centred(inside.w, words) : inside.moved(0, 14);
    ui.text(lines.top(), label, ui::Type::label);
    ui.text(lines.top(12), detail, ui::Type::note, ui::Tone::ink2);
    if (beside)
        return draw_stepper(figures, draw, control, figure);
    if (!is_chosen(figure))
        return draw_stepper(figures, draw, lines.with_width(stepper).with_height(key), figure);
    auto segments = answers_of(draw, figure);
    std::optional<std::size_t> chosen;
    if (auto value = figures.value(figure); value && *value >= 1)
        chosen = static_cast<std::size_t>(*value - 1);
    if (auto tapped = ui.filters(lines.top(), segments, chosen))
        figures.set(figure, static_cast<std::int64_t>(*tapped) + 1);
}

void rows(FiguresScreen& figures, const Draw& draw, ui::Box& content) {
    ui::Ui& ui = draw.ui;
    float height = 0;
    for (const Check* figure : figures.figures())
        height += row_height(draw, figures, *figure, content.w);
    ui::Box inside = ui.card(content.cut_top(height, gap), 0);
    bool first = true;
    for (const Check* figure : figures.figures()) {
        ui::Box box = inside.cut_top(row_height(draw, figures, *figure, inside.w));
        if (!first)
            ui.hairline({box.x + row_padding, box.y, box.w - row_padding, 1});
        first = false;
        row(figures, draw, box, *figure);
    }
}

void parts(FiguresScreen& figures, const Draw& draw, ui::Box& box) {
    if (figures.parts().empty())
        return;
    std::vector<ui::Segment> segments;
    std::optional<std::size_t> chosen;
    for (ShiftPart part : figures.parts()) {
        if (part == figures.part())
            chosen = segments.size();
        segments.push_back({draw.tr("shift_part." + std::string(code_name(part))), {}});
    }
    if (auto tapped = draw.ui.segments(box.top(gap), segments, chosen))
        figures.choose_part(figures.parts()[*tapped]);
}

Text state(const Draw& draw, const FiguresScreen& figures) {
    if (figures.can_save())
        return draw.tr(figures.is_written() ? "figures.changed" : "figures.begun");
    return draw.tr(figures.is_written() ? "figures.saved" : "figures.empty");
}

bool save_button(const FiguresScreen& figures, const Draw& draw, ui::Box box) {
    return draw.ui.button(box, {.word = draw.tr("figures.save"),
                                .icon = ui::Icon::check,
                                .kind = ui::ButtonKind::primary,
                                .big = box.h >= 88,
                                .enabled = figures.can_save()});
}

void pad(FiguresScreen& figures, const Draw& draw) {
    if (!figures.typing())
        return;
    ui::Ui& ui = draw.ui;
    constexpr std::string_view signs = "123456789 0<";
    ui::Box box = ui.begin_dialog(draw.label(figures.typing()->label), 64 + 4 * (key + 8) + 16 + key);
    Text typed = figures.typed().empty() ? draw.tr("figures.nothing") : Text{figures.typed()};
    ui.line(box.cut_top(56, 8), typed, ui::Type::question, ui::Tone::ink, ui::Align::centre);
    for (std::size_t line = 0; line < 4; ++line) {
        auto keys = box.cut_top(key, 8).columns(3, 8);
        for (std::size_t i = 0; i < 3; ++i) {
            char sign = signs[line * 3 + i];
            if (sign == '<') {
                if (ui.icon_button(keys[i], ui::Icon::backspace, draw.tr("staff.erase")))
                    figures.erase();
            } else if (sign != ' ' && ui.button(keys[i], {.word = Text{std::string(1, sign)}, .big = true})) {
                figures.press(sign);
            }
        }
    }
    box.cut_top(8);
    auto buttons = box.with_height(key).columns(2, 12);
    bool left =
        ui.button(buttons[0], {.word = draw.tr("date.cancel"), .kind = ui::ButtonKind::leave}) || ui.escape_pressed();
    bool done = ui.button(
        buttons[1],
        {.word = draw.tr("figures.done"), .kind = ui::ButtonKind::equal, .enabled = !figures.typed().empty()});
    ui.end_dialog();
    if (left)
        figures.stop_typing();
    else if (done)
        figures.typing_done();
}

void undo_sheet(FiguresScreen& figures, const Draw& draw) {
    if (!figures.can_undo() || !figures.saved_at())
        return;
    receipt_sheet(
        draw, {draw.tr("figures.did"), saved_at(draw, *figures.saved_at())}, [&] { figures.undo(); },
        [&] { figures.forget_undo(); });
}

}

Go draw(FiguresScreen& figures, const Draw& draw) {
    ui::Ui& ui = draw.ui;
    figures.refresh();
    ui.begin_scope("figures");
    ui::Box page = ui.page();
    Go go = navigation(draw, page, ToCross{});
    switch (ui.head(page, {.title = capital(draw.dates.day(figures.day())),
                           .back = draw.tr("day.earlier"),
                           .forward = draw.tr("day.later"),
                           .note = draw.tr("figures.title")})) {
    case ui::HeadTap::back:
        figures.turn(-1);
        break;
    case ui::HeadTap::forward:
        if (figures.can_go_later())
            figures.turn(1);
        break;
    case ui::HeadTap::none:
    case ui::HeadTap::sync:
        break;
    }
    ui::Box area = page.inset(ui.margin(), 0);
    area.cut_bottom(16);
    bool wide = ui.landscape();
    bool save = false;
    ui::Box foot = !wide && ui.footer_fits(88) ? area.cut_bottom(88, 16) : ui::Box{};
    ui::Box content = ui.begin_scroll(area, "figures");
    content.cut_top(4);
    trouble_bar(draw, content, figures.trouble());
    ui::Box side = wide ? content.cut_right(side_column, 32) : content;
    parts(figures, draw, side);
    Text about = state(draw, figures);
    ui.text(side.top(gap), about, ui::Type::body, ui::Tone::ink2);
    if (wide)
        save = save_button(figures, draw, side.cut_top(96, gap));
    ui::Button back{.word = draw.tr("checks.title"), .icon = ui::Icon::back, .kind = ui::ButtonKind::quiet};
    if (wide && ui.button(side.cut_top(72), back))
        go = ToChecks{};
    if (!wide)
        content = side;
    rows(figures, draw, content);
    if (!wide && foot.w == 0)
        save = save_button(figures, draw, content.cut_top(72, gap));
    if (!wide && ui.button(content.cut_top(72), back))
        go = ToChecks{};
    ui.end_scroll(std::max(content.y, wide ? side.y : 0));
    if (foot.w > 0)
        save = save_button(figures, draw, foot);
    if (save)
        figures.save();
    undo_sheet(figures, draw);
    pad(figures, draw);
    ui.end_scope();
    if (!go && ui.escape_pressed())
        go = ToChecks{};
    if (go)
        figures.keep();
    return go;
}

}
