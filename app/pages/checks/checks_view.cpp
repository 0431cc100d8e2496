// Dagens koll: what waits, what it showed, and the checklists of the season.

#include <algorithm>

#include "app/pages/checks/checks_screen.hpp"
#include "app/pages/checks_words.hpp"
#include "app/pages/draw.hpp"

namespace vaka {

namespace {

constexpr float gap = 16;
constexpr float side_column = 408;

Text about_pulse(const Draw& draw, const ChecksToday& now) {
    if (now.in_hand > 0)
        return draw.count("checks.pulse.in_hand", now.in_hand);
    std::int64_t most = 0;
    for (const ChecksToday::Pulse& pulse : now.pulse)
        most = std::max(most, pulse.total());
    return most >= fewest_answers ? draw.count("checks.pulse.done", most) : draw.tr("checks.pulse.waits");
}

// A thing to do, as on the manager's page. The first that waits is filled.
bool task(const Draw& draw, ui::Box& box, ui::Task task, bool waits, bool& filled) {
    if (waits && !filled) {
        task.button.kind = ui::ButtonKind::primary;
        filled = true;
    }
    return draw.ui.task(box.top(gap), task);
}

// How many gave each answer; nothing while it could tell who.
void shown_pulse(const Draw& draw, ui::Box& box, const ChecksToday::Pulse& pulse) {
    if (!pulse.can_show())
        return;
    ui::Ui& ui = draw.ui;
    box.cut_top(8);
    ui.heading(box.top(8), draw.label(pulse.question->label), ui::Type::label);
    std::vector<ui::Row> rows;
    for (std::size_t i = 0; i < pulse.answers.size(); ++i)
        rows.push_back({.icon = category_icon(pulse.question->answers[i].icon),
                        .title = draw.label(pulse.question->answers[i].label),
                        .right = UserText{std::to_string(pulse.answers[i])},
                        .right_is_number = true,
                        .opens = false});
    ui.row_card(box.top(gap), rows);
}

void shown_figures(const Draw& draw, ui::Box& box, const ChecksToday& now) {
    if (!now.written)
        return;
    ui::Ui& ui = draw.ui;
    std::vector<ui::Row> rows;
    for (const Check* figure : now.figures) {
        auto value = now.written->of(figure->code).integer();
        if (!value)
            continue;
        std::int64_t n = *value;
        ui::Row row{.icon = category_icon(figure->icon), .title = draw.label(figure->label), .opens = false};
        if (n >= 1 && n <= static_cast<std::int64_t>(figure->answers.size())) {
            row.right = draw.label(figure->answers[static_cast<std::size_t>(n) - 1].label);
        } else {
            row.right = UserText{std::to_string(n)};
            row.right_is_number = true;
        }
        rows.push_back(std::move(row));
    }
    if (rows.empty())
        return;
    box.cut_top(8);
    ui.heading(box.top(8), draw.tr("figures.title"), ui::Type::label);
    ui.row_card(box.top(gap), rows);
}

Go today(const ChecksScreen& checks, const Draw& draw, ui::Box& box) {
    const ChecksToday& now = checks.now();
    Go go;
    bool filled = false;
    if (!now.pulse.empty()) {
        ui::Task pulse{.icon = category_icon(now.pulse.front().question->icon),
                       .title = draw.tr("checks.pulse"),
                       .detail = about_pulse(draw, now),
                       .button = {.word = draw.tr(now.in_hand > 0     ? "checks.pulse.go_on"
                                                  : now.pulse_waits() ? "checks.pulse.start"
                                                                      : "checks.pulse.again")}};
        if (task(draw, box, pulse, now.pulse_waits(), filled))
            go = checks.pulse();
    }
    if (!now.figures.empty()) {
        ui::Task figures{.icon = ui::Icon::numbers,
                         .title = draw.tr("figures.title"),
                         .detail = draw.tr(now.written ? "checks.figures.done" : "checks.figures.waits"),
                         .button = {.word = draw.tr(now.written ? "checks.figures.change" : "checks.figures.fill_in")}};
        if (task(draw, box, figures, now.figures_wait(), filled))
            go = checks.figures();
    }
    for (const ChecksToday::Pulse& one : now.pulse)
        shown_pulse(draw, box, one);
    shown_figures(draw, box, now);
    return go;
}

ui::Row list_row(const Draw& draw, const ChecksToday::List& list) {
    Text progress = draw.tr("checklist.progress",
                            {{"n", std::to_string(list.settled)}, {"total", std::to_string(list.check->lines.size())}});
    return {.icon = list.left() == 0 ? ui::Icon::received : category_icon(list.check->icon),
            .icon_tone = list.left() == 0 ? ui::Tone::good : ui::Tone::accent,
            .title = draw.label(list.check->label),
            .detail = progress,
            .chevron = true};
}

Go lists(const ChecksScreen& checks, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    Go go;
    for (bool in_season : {true, false}) {
        std::vector<ui::Row> rows;
        std::vector<const ChecksToday::List*> shown;
        for (const ChecksToday::List& list : checks.now().lists)
            if (list.in_season == in_season) {
                rows.push_back(list_row(draw, list));
                shown.push_back(&list);
            }
        if (rows.empty())
            continue;
        ui.heading(box.top(8), draw.tr(in_season ? "checks.lists.now" : "checks.lists"), ui::Type::label);
        if (auto tapped = ui.row_card(box.top(24), rows))
            go = checks.open(*shown[*tapped]);
    }
    return go;
}

}

Text waiting_checks(const Draw& draw, const ChecksToday& now) {
    std::string words;
    auto add = [&](const Text& part) {
        words += (words.empty() ? "" : ", ") + part.text;
    };
    if (now.pulse_waits())
        add(draw.tr("checks.waits.pulse"));
    if (now.figures_wait())
        add(draw.tr("checks.waits.figures"));
    if (now.lines_left() > 0)
        add(draw.count("checks.waits.lines", now.lines_left()));
    if (words.empty())
        return draw.tr("checks.done");
    return draw.tr("checks.waits", {{"what", words}});
}

Text waiting_checks_count(const Draw& draw, const ChecksToday& now) {
    return now.waiting() == 0 ? draw.tr("checks.done.short") : draw.count("checks.waiting", now.waiting());
}

Go draw(ChecksScreen& checks, const Draw& draw) {
    ui::Ui& ui = draw.ui;
    checks.refresh();
    ui.begin_scope("checks");
    ui::Box page = ui.page();
    Go go = navigation(draw, page, ToCross{});
    const CheckTime& when = checks.now().when;
    std::string note = capital(draw.dates.day(when.date)).text;
    if (when.part)
        note += " · " + draw.tr("shift_part." + std::string(code_name(*when.part))).text;
    if (ui.head(page, {.title = draw.tr("checks.title"), .note = UserText{note}, .sync = sync_words(draw)}) ==
        ui::HeadTap::sync)
        go = ToSync{};
    ui::Box area = page.inset(ui.margin(), 0);
    area.cut_bottom(16);
    ui::Box content = ui.begin_scroll(area, "checks");
    content.cut_top(4);
    trouble_bar(draw, content, checks.trouble());
    if (!checks.now().any()) {
        ui::EmptyState none{ui::Icon::received, draw.tr("checks.none"), draw.tr("checks.none.help")};
        ui.empty_state(content.top(), none);
    }
    ui::Box side = ui.landscape() ? content.cut_right(side_column, 32) : ui::Box{};
    if (Go next = today(checks, draw, content))
        go = next;
    content.cut_top(ui.landscape() ? 0 : 8);
    if (Go next = lists(checks, draw, ui.landscape() ? side : content))
        go = next;
    ui.end_scroll(std::max(content.y, side.y) - gap);
    ui.end_scope();
    if (!go && ui.escape_pressed())
        go = Back{};
    return go;
}

}
