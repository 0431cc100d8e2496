// Korset: the month to the left, what needs us to the right; below each other when there is no room for both.

#include <algorithm>
#include <array>

#include "app/views/button_row.hpp"
#include "app/views/checks_words.hpp"
#include "app/views/views.hpp"

namespace vaka {

namespace {

using Meeting = CrossScreen::Meeting;

constexpr float gap = 16;
constexpr float column_width = 408;
constexpr float widest_column = 520;
// Below the tasks in the side column: numbers, and what went well.
constexpr float numbers_height = 121;

Text covered(const Draw& draw, const CrossScreen& cross) {
    return capital(draw.dates.span(cross.covers().from, cross.covers().to));
}

struct MeetingWords {
    Text title;
    Text detail;
    bool done = false;
};

MeetingWords meeting_words(const Draw& draw, const CrossScreen& cross) {
    std::string time = cross.meeting_at() ? draw.dates.time(*cross.meeting_at()).text : "";
    switch (cross.meeting()) {
    case Meeting::waiting:
        if (cross.reported() > 0)
            return {draw.tr("cross.start"),
                    draw.count("cross.reported", cross.reported(), {{"day", covered(draw, cross).text}})};
        return {draw.tr("cross.start"), draw.tr("cross.waits", {{"day", covered(draw, cross).text}})};
    case Meeting::paused:
        return {draw.tr("cross.go_on"), draw.tr("cross.waits", {{"day", covered(draw, cross).text}})};
    case Meeting::open:
        return {draw.tr("cross.go_on"), draw.tr("cross.begun", {{"time", time}})};
    case Meeting::not_held:
        return {draw.tr("cross.start"), draw.tr("cross.not_held")};
    case Meeting::over:
        break;
    }
    return {draw.tr("cross.over", {{"time", time}}), draw.tr("cross.open_again"), true};
}

Go meeting(const Draw& draw, const CrossScreen& cross, ui::Box& column) {
    MeetingWords words = meeting_words(draw, cross);
    ui::Box box = column.cut_top(draw.ui.start_panel_height(words.title, words.detail, column.w), gap);
    bool tapped = words.done ? draw.ui.done_panel(box, words.title, words.detail)
                             : draw.ui.start_panel(box, words.title, words.detail);
    return tapped ? Go{.to = Go::To::huddle} : Go{};
}

ui::Row task_row(const Draw& draw, const CrossScreen& cross, const CrossScreen::Task& task) {
    ui::Row row{.mark = task.under_way ? ui::RowMark::under_way : ui::RowMark::open, .title = UserText{task.title}};
    std::string owner = draw.role(task.owner_role).text;
    std::int64_t late = cross.days_late(task);
    std::string when = draw.tr("date.today").text;
    if (late > 0) {
        row.mark = ui::RowMark::late;
        row.alert = draw.count("cross.late", late);
        row.detail = UserText{owner};
    } else {
        row.detail = UserText{owner.empty() ? when : owner + " · " + when};
    }
    return row;
}

// "2 händelser ska in i Synergi"; calm, and there until it is ticked.
ui::Row report_row(const Draw& draw, const CrossScreen& cross) {
    return {.icon = ui::Icon::inbox,
            .icon_tone = ui::Tone::accent,
            .title = draw.count("cross.report_due", static_cast<std::int64_t>(cross.unreported().size()),
                                {{"system", system_named(draw, cross.deviation_system())}}),
            .chevron = true};
}

// As many as fit in the room there is, which the card fills; the number tells how many there are.
Go tasks(const Draw& draw, const CrossScreen& cross, ui::Box& column, float room) {
    ui::Ui& ui = draw.ui;
    constexpr float head = 56;
    float height = head + 6;
    std::vector<ui::Row> rows;
    std::size_t reminders = cross.unreported().empty() ? 0 : 1;
    if (reminders > 0) {
        rows.push_back(report_row(draw, cross));
        height += ui.row_height(rows.back(), column.w);
    }
    for (const CrossScreen::Task& task : cross.tasks()) {
        ui::Row row = task_row(draw, cross, task);
        float row_height = ui.row_height(row, column.w);
        if (!rows.empty() && height + row_height > room)
            break;
        height += row_height;
        rows.push_back(std::move(row));
    }
    Text none = draw.tr("cross.no_tasks");
    if (rows.empty())
        height += ui.text_height(none, ui::Type::note, column.w - 40) + 18;
    ui::Box inside = ui.card(column.cut_top(std::max(height, room), gap), 0);
    ui::Box title = inside.cut_top(head).inset(20, 0);
    if (!rows.empty())
        ui.line(title.cut_right(64), UserText{std::to_string(cross.tasks().size() + reminders)}, ui::Type::label,
                ui::Tone::ink2, ui::Align::right);
    ui.heading(title.moved(0, 14), draw.tr("cross.tasks"), ui::Type::label);
    if (rows.empty())
        ui.text(inside.inset(20, 0), none, ui::Type::note, ui::Tone::ink2);
    Go go;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        ui::Box row = inside.cut_top(ui.row_height(rows[i], inside.w));
        if (ui.row(row, rows[i]))
            go = i < reminders ? to_unreported(cross.unreported())
                               : Go{.to = Go::To::actions, .record = cross.tasks()[i - reminders].id};
        if (i > 0)
            ui.hairline({row.x + 68, row.y, row.w - 68, 1});
    }
    return go;
}

ui::NumberCard risks_card(const Draw& draw, const CrossScreen& cross) {
    return {.number = UserText{std::to_string(cross.risks_found())},
            .words = draw.count("cross.risks", cross.risks_found()),
            .proud = true,
            .opens = cross.risks_found() > 0};
}

ui::NumberCard harm_card(const Draw& draw, const CrossScreen& cross) {
    auto days = cross.days_since_harm();
    if (!days)
        return {.number = draw.tr("cross.no_harm_number"), .words = draw.tr("cross.no_harm")};
    return {.number = UserText{std::to_string(*days)}, .words = draw.count("cross.since_harm", *days)};
}

Go risks(const CrossScreen& cross) {
    return {.to = Go::To::found, .day = cross.month().first(), .type = IncidentType::risk};
}

Go went_well(const CrossScreen& cross) {
    return {.to = Go::To::found, .day = cross.month().first(), .type = IncidentType::positive};
}

// The door to the daily checks.
ui::Row checks_row(const Draw& draw, const CrossScreen& cross, const Text& waiting) {
    bool done = cross.checks().waiting() == 0;
    return {.icon = done ? ui::Icon::received : ui::Icon::checks,
            .icon_tone = done ? ui::Tone::good : ui::Tone::accent,
            .title = draw.tr("checks.title"),
            .detail = waiting};
}

Go wide_column(const Draw& draw, const CrossScreen& cross, ui::Box column) {
    ui::Ui& ui = draw.ui;
    Go go = meeting(draw, cross, column);
    ui::Button report{.word = draw.tr("cross.report"), .icon = ui::Icon::add, .align = ui::Align::left};
    if (ui.button(column.cut_top(ui.button_height(report, column.w), gap), report))
        go = {.to = Go::To::incident};
    std::array well = {ui::Row{.icon = ui::Icon::star,
                               .icon_tone = ui::Tone::accent,
                               .title = draw.count("cross.went_well", cross.went_well()),
                               .chevron = cross.went_well() > 0,
                               .opens = cross.went_well() > 0}};
    float well_height = ui.row_card_height(well, column.w);
    // The daily checks share the last line.
    std::array checks = {checks_row(draw, cross, waiting_checks_count(draw, cross.checks()))};
    float half = (column.w - gap) / 2;
    if (cross.checks().any()) {
        well[0].chevron = false;
        well_height = std::max(ui.row_card_height(well, half), ui.row_card_height(checks, half));
    }
    if (Go next = tasks(draw, cross, column, column.h - 2 * gap - numbers_height - well_height))
        go = next;
    auto cards = column.cut_top(numbers_height, gap).columns(2, gap);
    if (ui.number_card(cards[0], risks_card(draw, cross)))
        go = risks(cross);
    ui.number_card(cards[1], harm_card(draw, cross));
    ui::Box last = column.with_height(well_height);
    if (cross.checks().any() && ui.row_card(last.cut_right(half, gap), checks))
        go = {.to = Go::To::checks};
    if (ui.row_card(last, well))
        go = went_well(cross);
    return go;
}

// Returns how far down it came.
float narrow_column(const Draw& draw, const CrossScreen& cross, ui::Box column, Go& go) {
    ui::Ui& ui = draw.ui;
    if (Go next = meeting(draw, cross, column))
        go = next;
    if (std::array due = {report_row(draw, cross)}; !cross.unreported().empty())
        if (ui.row_card(column.cut_top(ui.row_card_height(due, column.w), gap), due))
            go = to_unreported(cross.unreported());
    std::array buttons = {
        ui::Button{.word = draw.tr("cross.report"), .icon = ui::Icon::add, .align = ui::Align::left},
        ui::Button{.word = draw.tr("cross.tasks"), .icon = ui::Icon::action, .align = ui::Align::left},
    };
    if (!cross.tasks().empty())
        buttons[1].count = UserText{std::to_string(cross.tasks().size())};
    buttons[1].late = cross.any_late();
    if (auto tapped = button_row(ui, column.cut_top(button_row_height(ui, buttons, column.w), gap), buttons))
        go = {.to = *tapped == 0 ? Go::To::incident : Go::To::actions};

    std::array cards = {risks_card(draw, cross),
                        ui::NumberCard{.number = UserText{std::to_string(cross.went_well())},
                                       .words = draw.count("cross.went_well_short", cross.went_well()),
                                       .icon = ui::Icon::star,
                                       .opens = cross.went_well() > 0},
                        harm_card(draw, cross)};
    constexpr float narrowest = 210;
    bool beside = column.w >= 3 * narrowest + 2 * gap;
    std::vector<ui::Box> boxes =
        beside ? column.cut_top(108).columns(3, gap) : column.cut_top(3 * 108 + 2 * gap).rows(3, gap);
    if (ui.number_card(boxes[0], cards[0]))
        go = risks(cross);
    if (ui.number_card(boxes[1], cards[1]))
        go = went_well(cross);
    ui.number_card(boxes[2], cards[2]);
    column.cut_top(boxes[2].bottom() + gap - column.y);
    if (!cross.checks().any())
        return column.y;
    std::array checks = {checks_row(draw, cross, waiting_checks(draw, cross.checks()))};
    checks[0].chevron = true;
    if (ui.row_card(column.cut_top(ui.row_card_height(checks, column.w), gap), checks))
        go = {.to = Go::To::checks};
    return column.y;
}

ui::Legend legend(const Draw& draw) {
    constexpr std::array keys = {"cross.legend.green",  "cross.legend.yellow", "cross.legend.star",
                                 "cross.legend.orange", "cross.legend.red",    "cross.legend.changed"};
    ui::Legend out;
    for (std::size_t i = 0; i < keys.size(); ++i)
        out.words[i] = draw.tr(keys[i]);
    return out;
}

// "Tillbud sparat. Onsdag 21 oktober är gul."
void undo_sheet(CrossScreen& cross, const Draw& draw) {
    if (!cross.saved())
        return;
    const CrossScreen::Saved saved = *cross.saved();
    ui::Undo undo{draw.tr("cross.saved." + std::string(code_name(saved.type))),
                  draw.tr("cross.saved_at",
                          {{"day", capital(draw.dates.day(saved.day)).text}, {"time", draw.dates.time(saved.at).text}}),
                  draw.tr("undo.undo")};
    switch (draw.ui.undo_sheet(undo)) {
    case ui::UndoAnswer::none:
        break;
    case ui::UndoAnswer::undo:
        cross.undo();
        break;
    case ui::UndoAnswer::away:
        cross.forget_saved();
        break;
    }
}

}

ui::Day day_of(const Draw& draw, const DayCell& cell) {
    ui::Day day{.state = symbol_of(cell.state),
                .number = cell.day.day(),
                .weekday = draw.dates.weekday_letters(cell.day.weekday()),
                .weekend = cell.day.weekday() >= Weekday::saturday,
                .star = cell.star,
                .changed = cell.changed,
                .partly_missing = cell.partly_missing,
                .name = draw.dates.day(cell.day),
                .value = draw.tr("colour." + std::string(code_name(cell.state)))};
    if (cell.state == DayState::future && cell.day <= draw.around.now.date)
        day.value = {};
    if (!colour_of(cell.state) && cell.state != DayState::future)
        day.word = draw.tr("cross.day." + std::string(code_name(cell.state)));
    return day;
}

Go draw(CrossScreen& cross, const Draw& draw) {
    ui::Ui& ui = draw.ui;
    cross.refresh();
    ui.begin_scope("cross");
    ui::Box page = ui.page();
    Go go = navigation(draw, page, Go::To::cross);
    ui::Head head{.title = draw.dates.month(cross.month()),
                  .back = draw.tr("date.earlier_month"),
                  .forward = draw.tr("date.later_month"),
                  .note = UserText{cross.unit_name()},
                  .sync = sync_words(draw)};
    switch (ui.head(page, head)) {
    case ui::HeadTap::none:
        break;
    case ui::HeadTap::back:
        cross.earlier();
        break;
    case ui::HeadTap::forward:
        cross.later();
        break;
    case ui::HeadTap::sync:
        go = {.to = Go::To::sync};
        break;
    }
    page = page.inset(ui.margin(), 0);
    page.cut_top(4);
    if (float trouble = trouble_height(draw, cross.trouble(), page.w); trouble > 0)
        trouble_bar(draw, page.cut_top(trouble, gap), cross.trouble());

    std::vector<ui::Day> days;
    for (const DayCell& cell : cross.cells())
        days.push_back(day_of(draw, cell));
    ui::Legend words = legend(draw);
    std::optional<std::size_t> tapped;
    if (ui.landscape()) {
        float cell = ui::Ui::cross_cell(page.w - column_width - 32, page.h - 38);
        float size = ui::Ui::cross_size(cell);
        ui::Box column = page.cut_right(std::clamp(page.w - size - 32, column_width, widest_column), 32);
        column.h = size;
        tapped = ui.cross(page.with_width(size), cell, days, &words);
        if (Go next = wide_column(draw, cross, column))
            go = next;
    } else {
        ui::Box content = ui.begin_scroll(page, "cross");
        float cell = ui::Ui::cross_cell(content.w, 1e6f);
        tapped = ui.cross(content.cut_top(ui.cross_height(cell, &words), 24), cell, days, &words);
        ui.end_scroll(narrow_column(draw, cross, content, go));
    }
    if (tapped)
        go = {.to = Go::To::day, .day = cross.month().first().plus(static_cast<std::int64_t>(*tapped))};
    undo_sheet(cross, draw);
    ui.end_scope();
    return go;
}

}
