// One checklist: a line at a time, done or not needed.

#include <algorithm>

#include "app/pages/checks/checklist_screen.hpp"
#include "app/pages/draw.hpp"

namespace vaka {

namespace {

constexpr float gap = 16;

void line(ChecklistScreen& checklist, const Draw& draw, ui::Box& box, std::size_t i) {
    ui::Ui& ui = draw.ui;
    const ChecklistScreen::Line& line = checklist.lines()[i];
    Text words = draw.label(line.line->label);
    bool skipped = line.state == TickState::not_needed, done = line.state == TickState::done;
    std::string name = draw.tr("checklist.not_needed.name", {{"what", words.text}}).text;
    ui::Button skip{.word = draw.tr(skipped ? "checklist.needed" : "checklist.not_needed"),
                    .kind = ui::ButtonKind::leave,
                    .name = name};
    float wide = ui.button_width(skip);
    bool beside = box.w - wide - 40 >= 320;
    float room = box.w - 40 - (beside ? wide + 16 : 0);
    ui::Words note;
    if (skipped)
        note = draw.tr("checklist.skipped");
    else if (done && line.ticked_on)
        note = draw.dates.short_day(*line.ticked_on);
    float height = ui.measured(room, [&](ui::Box& in) { ui.check_box(in.top(), words, false); });
    ui::Box row = box.cut_top(beside || done ? height : height + 72).inset(20, 0);
    if (i > 0)
        ui.hairline({row.x, row.y, row.w + 20, 1});
    ui::Box button = beside ? row.cut_right(wide, 16).centred(wide, 72)
                     : done ? ui::Box{}
                            : row.cut_bottom(72).with_width(wide);
    if (ui.check_box(row.with_height(height), words, done, note))
        checklist.tick(i, TickState::done);
    if (!done && ui.button(button, skip))
        checklist.tick(i, TickState::not_needed);
}

float lines_height(const ChecklistScreen& checklist, const Draw& draw, float width) {
    ui::Ui& ui = draw.ui;
    float height = 0;
    for (const ChecklistScreen::Line& line : checklist.lines()) {
        ui::Button skip{.word =
                            draw.tr(line.state == TickState::not_needed ? "checklist.needed" : "checklist.not_needed")};
        skip.kind = ui::ButtonKind::leave;
        float wide = ui.button_width(skip);
        bool beside = width - wide - 40 >= 320;
        float words = ui.measured(width - 40 - (beside ? wide + 16 : 0),
                                  [&](ui::Box& in) { ui.check_box(in.top(), draw.label(line.line->label), false); });
        height += beside || line.state == TickState::done ? words : words + 72;
    }
    return height;
}

}

Go draw(ChecklistScreen& checklist, const Draw& draw) {
    ui::Ui& ui = draw.ui;
    checklist.refresh();
    ui.begin_scope("checklist");
    ui::Box page = ui.page();
    Go go = navigation(draw, page, ToCross{});
    Text title = checklist.is_there() ? draw.label(checklist.check().label) : draw.tr("checks.lists");
    ui.head(page, {.title = title,
                   .note = checklist.is_there() ? ui::Words(UserText{std::to_string(checklist.year())}) : ui::Words()});
    ui::Box area = page.inset(ui.margin(), 0);
    area.cut_bottom(16);
    ui::Box content = ui.begin_scroll(area, "lines");
    content.cut_top(4);
    trouble_bar(draw, content, checklist.trouble());
    if (checklist.is_there()) {
        ui.text(content.top(gap), draw.label(checklist.check().help), ui::Type::body, ui::Tone::ink2);
        auto total = static_cast<std::int64_t>(checklist.lines().size());
        Text done = draw.tr("checklist.progress",
                            {{"n", std::to_string(checklist.settled())}, {"total", std::to_string(total)}});
        ui.progress(
            content.cut_top(22 + ui.measured(content.w, [&](ui::Box& in) { ui.text(in.top(), done, ui::Type::small); }),
                            24),
            static_cast<float>(checklist.settled()) / static_cast<float>(std::max<std::int64_t>(1, total)), done);
        ui::Box inside = ui.card(content.cut_top(lines_height(checklist, draw, content.w), 24), 0);
        for (std::size_t i = 0; i < checklist.lines().size(); ++i)
            line(checklist, draw, inside, i);
    }
    ui::Button back{.word = draw.tr("checks.title"),
                    .icon = ui::Icon::back,
                    .kind = ui::ButtonKind::quiet,
                    .align = ui::Align::left};
    if (ui.button(content.cut_top(72).with_width(std::min(content.w, ui.button_width(back))), back) ||
        ui.escape_pressed())
        go = ToChecks{};
    ui.end_scroll(content.y);
    ui.end_scope();
    return go;
}

}
