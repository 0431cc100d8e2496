// Korset: the month to the left, what needs us to the right; below each other when there is no room for both.

#include <algorithm>
#include <array>

#include "app/pages/button_row.hpp"
#include "app/pages/checks_words.hpp"
#include "app/pages/cross/choose_cross.hpp"
#include "app/pages/cross/cross_screen.hpp"
#include "app/pages/cross/not_held.hpp"
#include "app/pages/draw.hpp"

namespace vaka {

namespace {

using HuddleState = CrossScreen::HuddleState;

constexpr float gap = 16;
constexpr float column_width = 408;
constexpr float narrowest_column = 280;
constexpr float widest_column = 520;
constexpr float smallest_cell = 72, usual_cell = 88;
// What the quiet "Mötet hölls inte" adds: it stands in the gap below the start panel too.
constexpr float not_held_height = 60;
// Below the tasks in the side column: numbers, and what went well.
constexpr float numbers_height = 121;

// "Onsdag 21 oktober", "Onsdag 21 oktober, kväll".
Text covered(const Draw& draw, const CrossScreen& cross) {
    return capital(part_of_day(draw, draw.dates.span(cross.covers().from, cross.covers().to), cross.part()));
}

struct HuddleWords {
    Text title;
    Text detail;
    bool done = false;
};

HuddleWords huddle_words(const Draw& draw, const CrossScreen& cross) {
    std::string time = cross.huddle_at() ? draw.dates.time(*cross.huddle_at()).text : "";
    switch (cross.huddle()) {
    case HuddleState::waiting:
        if (cross.reported() > 0)
            return {draw.tr("cross.start"),
                    draw.count("cross.reported", cross.reported(), {{"day", covered(draw, cross).text}})};
        return {draw.tr("cross.start"), draw.tr("cross.waits", {{"day", covered(draw, cross).text}})};
    case HuddleState::paused:
        return {draw.tr("cross.go_on"), draw.tr("cross.waits", {{"day", covered(draw, cross).text}})};
    case HuddleState::open:
        return {draw.tr("cross.go_on"), draw.tr("cross.begun", {{"time", time}})};
    case HuddleState::not_held:
        return {draw.tr("cross.start"), draw.tr("cross.not_held")};
    case HuddleState::over:
        break;
    }
    return {draw.tr("cross.over", {{"time", time}}), draw.tr("cross.open_again"), true};
}

Go huddle(const Draw& draw, const CrossScreen& cross, ui::Box& column) {
    HuddleWords words = huddle_words(draw, cross);
    ui::Box box = column.cut_top(draw.ui.start_panel_height(words.title, words.detail, column.w), gap);
    bool tapped = words.done ? draw.ui.done_panel(box, words.title, words.detail)
                             : draw.ui.start_panel(box, words.title, words.detail);
    return tapped ? cross.start() : Go{};
}

// Below the start panel, once its time has come.
void not_held(CrossScreen& cross, const Draw& draw, ui::Box& column) {
    if (!cross.can_say_not_held())
        return;
    ui::Button button{.word = draw.tr("day.not_held"), .icon = ui::Icon::close, .kind = ui::ButtonKind::leave};
    if (draw.ui.button(column.cut_top(not_held_height).moved(0, -14).with_height(72), button))
        cross.ask_not_held(true);
}

// What one comes to the tablet for.
Go huddle_or_not(CrossScreen& cross, const Draw& draw, ui::Box& column) {
    Go go = huddle(draw, cross, column);
    not_held(cross, draw, column);
    return go;
}

ui::Row task_row(const Draw& draw, const CrossScreen& cross, const CrossScreen::Task& task) {
    ui::Row row{.mark = task.under_way ? ui::RowMark::under_way : ui::RowMark::open, .title = UserText{task.title}};
    std::string owner = draw.role(task.owner_role).text;
    std::int64_t late = cross.days_late(task);
    std::string when = draw.tr("date.today").text;
    if (late > 0) {
        row.mark = ui::RowMark::late;
        row.alert = draw.count("actions.late", late);
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

// When there is no room for a list: what must be reported, else how much there is to do.
Go tasks_in_short(const Draw& draw, const CrossScreen& cross, ui::Box& column) {
    std::array row = {ui::Row{.icon = ui::Icon::action,
                              .title = draw.tr("cross.tasks"),
                              .right = UserText{std::to_string(cross.tasks().size())},
                              .right_is_number = true,
                              .chevron = true}};
    if (!cross.unreported().empty())
        row[0] = report_row(draw, cross);
    if (!draw.ui.row_card(column.cut_top(draw.ui.row_card_height(row, column.w), gap), row))
        return {};
    return cross.unreported().empty() ? Go(ToActions{}) : to_unreported(cross.unreported());
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
    if (!cross.tasks().empty() && rows.empty())
        if (float first = ui.row_height(task_row(draw, cross, cross.tasks().front()), column.w); height + first > room)
            return tasks_in_short(draw, cross, column);
    if (!rows.empty() && height > room)
        return tasks_in_short(draw, cross, column);
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
            go =
                i < reminders ? to_unreported(cross.unreported()) : ToActions{.shown = cross.tasks()[i - reminders].id};
        if (i > 0)
            ui.hairline({row.x + 68, row.y, row.w - 68, 1});
    }
    auto left = static_cast<std::int64_t>(cross.tasks().size() + reminders - rows.size());
    Text more = draw.count("month.more", left);
    if (left > 0 && !rows.empty() && inside.h >= ui.text_height(more, ui::Type::note, inside.w))
        ui.text(inside.inset(20, 0), more, ui::Type::note, ui::Tone::ink2);
    return go;
}

// Beside a theme cross the numbers are about its category, and say so.
Text about_theme(const Draw& draw, const CrossScreen& cross, const Text& words) {
    if (cross.theme().empty())
        return words;
    return draw.tr("cross.about_theme", {{"theme", draw.category(cross.theme()).text}, {"words", words.text}});
}

ui::NumberCard risks_card(const Draw& draw, const CrossScreen& cross) {
    // A theme's list also holds its harm.
    bool opens = cross.risks_found() > 0 || !cross.theme().empty();
    return {.number = UserText{std::to_string(cross.risks_found())},
            .words = about_theme(draw, cross, draw.count("cross.risks", cross.risks_found())),
            .proud = true,
            .opens = opens};
}

ui::NumberCard harm_card(const Draw& draw, const CrossScreen& cross) {
    auto days = cross.days_since_harm();
    if (!days)
        return {.number = draw.tr("cross.no_harm_number"), .words = about_theme(draw, cross, draw.tr("cross.no_harm"))};
    return {.number = UserText{std::to_string(*days)},
            .words = about_theme(draw, cross, draw.count("cross.since_harm", *days))};
}

// How many things went well in all; a theme cross has its own stars.
bool opens_went_well(const CrossScreen& cross) {
    return cross.went_well() > 0 && cross.theme().empty();
}

Go risks(const CrossScreen& cross) {
    return ToFound{.what = ToFound::What::risks, .day = cross.month().first(), .theme = cross.theme()};
}

Go went_well(const CrossScreen& cross) {
    return ToFound{.what = ToFound::What::good, .day = cross.month().first()};
}

// The door to the daily checks.
ui::Row checks_row(const Draw& draw, const CrossScreen& cross, const Text& waiting) {
    bool done = cross.checks().waiting() == 0;
    return {.icon = done ? ui::Icon::received : ui::Icon::checks,
            .icon_tone = done ? ui::Tone::good : ui::Tone::accent,
            .title = draw.tr("checks.title"),
            .detail = waiting};
}

Go wide_column(const Draw& draw, CrossScreen& cross, ui::Box column) {
    ui::Ui& ui = draw.ui;
    Go go = huddle_or_not(cross, draw, column);
    ui::Button report{.word = draw.tr("cross.report"), .icon = ui::Icon::add, .align = ui::Align::left};
    if (ui.button(column.cut_top(ui.button_height(report, column.w), gap), report))
        go = ToIncident{};
    std::array well = {ui::Row{.icon = ui::Icon::star,
                               .icon_tone = ui::Tone::accent,
                               .title = about_theme(draw, cross, draw.count("cross.went_well", cross.went_well())),
                               .chevron = opens_went_well(cross),
                               .opens = opens_went_well(cross)}};
    float well_height = ui.row_card_height(well, column.w);
    // The daily checks share the last line.
    std::array checks = {checks_row(draw, cross, waiting_checks_count(draw, cross.checks()))};
    float half = (column.w - gap) / 2;
    if (cross.checks().any()) {
        well[0].chevron = false;
        well_height = std::max(ui.row_card_height(well, half), ui.row_card_height(checks, half));
    }
    ui::NumberCard risk = risks_card(draw, cross), harm = harm_card(draw, cross);
    float numbers = numbers_height;
    // The name of a theme takes room.
    if (!cross.theme().empty())
        numbers = std::max({numbers, ui.number_card_height(risk, half), ui.number_card_height(harm, half)});
    if (Go next = tasks(draw, cross, column, column.h - 2 * gap - numbers - well_height))
        go = next;
    // What a short list leaves is theirs.
    auto cards = column.cut_top(std::max(numbers, column.h - gap - well_height), gap).columns(2, gap);
    if (ui.number_card(cards[0], risk))
        go = risks(cross);
    ui.number_card(cards[1], harm);
    ui::Box last = column.with_height(well_height);
    if (cross.checks().any() && ui.row_card(last.cut_right(half, gap), checks))
        go = ToChecks{};
    if (ui.row_card(last, well))
        go = went_well(cross);
    return go;
}

// What stands below the cross in one column.
struct Below {
    std::array<ui::Button, 2> buttons;
    std::array<ui::NumberCard, 3> cards;
    bool beside = false; // the cards, in one line
    float card_height = 108;
};

Below below_of(const Draw& draw, const CrossScreen& cross, float width) {
    constexpr float narrowest = 210;
    Below below{
        {ui::Button{.word = draw.tr("cross.report"), .icon = ui::Icon::add, .align = ui::Align::left},
         ui::Button{.word = draw.tr("cross.tasks"), .icon = ui::Icon::action, .align = ui::Align::left}},
        {risks_card(draw, cross),
         ui::NumberCard{.number = UserText{std::to_string(cross.went_well())},
                        .words = about_theme(draw, cross, draw.count("cross.went_well_short", cross.went_well())),
                        .icon = ui::Icon::star,
                        .opens = opens_went_well(cross)},
         harm_card(draw, cross)}};
    if (!cross.tasks().empty())
        below.buttons[1].count = UserText{std::to_string(cross.tasks().size())};
    below.buttons[1].late = cross.any_late();
    below.beside = width >= 3 * narrowest + 2 * gap;
    for (const ui::NumberCard& card : below.cards)
        below.card_height =
            std::max(below.card_height, draw.ui.number_card_height(card, below.beside ? (width - 2 * gap) / 3 : width));
    return below;
}

float below_height(const Draw& draw, const CrossScreen& cross, float width) {
    ui::Ui& ui = draw.ui;
    Below below = below_of(draw, cross, width);
    HuddleWords words = huddle_words(draw, cross);
    float height = ui.start_panel_height(words.title, words.detail, width) + gap;
    if (cross.can_say_not_held())
        height += not_held_height;
    if (std::array due = {report_row(draw, cross)}; !cross.unreported().empty())
        height += ui.row_card_height(due, width) + gap;
    height += button_row_height(ui, below.buttons, width) + gap;
    if (cross.checks().any()) {
        std::array checks = {checks_row(draw, cross, waiting_checks(draw, cross.checks()))};
        checks[0].chevron = true;
        height += ui.row_card_height(checks, width) + gap;
    }
    return height + (below.beside ? below.card_height : 3 * below.card_height + 2 * gap);
}

// Returns how far down it came.
float narrow_column(const Draw& draw, CrossScreen& cross, ui::Box column, Go& go) {
    ui::Ui& ui = draw.ui;
    Below below = below_of(draw, cross, column.w);
    if (std::array due = {report_row(draw, cross)}; !cross.unreported().empty())
        if (ui.row_card(column.cut_top(ui.row_card_height(due, column.w), gap), due))
            go = to_unreported(cross.unreported());
    float row = button_row_height(ui, below.buttons, column.w);
    if (auto tapped = button_row(ui, column.cut_top(row, gap), below.buttons))
        go = *tapped == 0 ? Go(ToIncident{}) : Go(ToActions{});
    std::vector<ui::Box> boxes = below.beside ? column.cut_top(below.card_height).columns(3, gap)
                                              : column.cut_top(3 * below.card_height + 2 * gap).rows(3, gap);
    if (ui.number_card(boxes[0], below.cards[0]))
        go = risks(cross);
    if (ui.number_card(boxes[1], below.cards[1]))
        go = went_well(cross);
    ui.number_card(boxes[2], below.cards[2]);
    column.cut_top(boxes[2].bottom() + gap - column.y);
    if (!cross.checks().any())
        return column.y;
    std::array checks = {checks_row(draw, cross, waiting_checks(draw, cross.checks()))};
    checks[0].chevron = true;
    if (ui.row_card(column.cut_top(ui.row_card_height(checks, column.w), gap), checks))
        go = ToChecks{};
    return column.y;
}

// "Tillbud sparat. Onsdag 21 oktober är gul."
void undo_sheet(CrossScreen& cross, const Draw& draw) {
    if (!cross.saved())
        return;
    const CrossScreen::Saved saved = *cross.saved();
    ui::Undo undo{draw.tr("cross.saved." + std::string(saved.type ? code_name(*saved.type) : "not_held")),
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

Text part_of_day(const Draw& draw, const Text& day, const std::optional<ShiftPart>& part) {
    if (!part)
        return day;
    return draw.tr("shift_part.of_day",
                   {{"day", day.text}, {"part", draw.tr("shift_part.in." + std::string(code_name(*part))).text}});
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
    day.today = cell.day == draw.around.now.date;
    if (cell.state == DayState::future && cell.day <= draw.around.now.date)
        day.value = {};
    if (cell.partly_missing)
        day.value = draw.tr("colour.partly_missing", {{"colour", day.value.str()}});
    if (!colour_of(cell.state) && cell.state != DayState::future)
        day.word = draw.tr("cross.day." + std::string(code_name(cell.state)));
    return day;
}

Go draw(CrossScreen& cross, const Draw& draw) {
    ui::Ui& ui = draw.ui;
    cross.refresh();
    ui.begin_scope("cross");
    ui::Box page = ui.page();
    Go go = navigation(draw, page, ToCross{});
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
        go = ToSync{};
        break;
    }
    page = page.inset(ui.margin(), 0);
    page.cut_top(4);
    trouble_bar(draw, page, cross.trouble());

    std::vector<ui::Day> days;
    for (const DayCell& cell : cross.cells())
        days.push_back(day_of(draw, cell));
    ui::Legend words = legend_of(draw, cross.scheme());
    float line = crosses_height(cross.crosses());
    std::optional<std::size_t> tapped;
    // A line above the cross takes what is otherwise left free below it.
    float over = line > 0 ? line + 12 : 0;
    float beside_cross = std::clamp(0.33f * page.w, column_width, widest_column);
    float lying = ui::Ui::cross_cell(page.w - beside_cross - 32, page.h - over - (line > 0 ? 20 : 38));
    float smallest = smallest_cell / ui.text_scale();
    bool beside = ui.landscape() && lying >= smallest && ui.legend_fits(lying, words);
    // With larger text a narrower column scrolls beside a smaller cross, its legend in it.
    float smaller = ui::Ui::cross_cell(page.w - narrowest_column - 32, page.h - over - 20);
    if (beside) {
        float cell = lying;
        float size = ui::Ui::cross_size(cell);
        ui::Box column = page.cut_right(std::clamp(page.w - size - 32, column_width, widest_column), 32);
        column.h = over + size;
        if (line > 0)
            choose_cross(cross, draw, page.cut_top(line, 12).with_width(page.w));
        tapped = ui.cross(page.with_width(size), cell, days, &words);
        if (Go next = wide_column(draw, cross, column))
            go = next;
    } else if (ui.landscape() && smaller >= smallest) {
        float size = ui::Ui::cross_size(smaller);
        if (line > 0)
            choose_cross(cross, draw, page.cut_top(line, 12));
        ui::Box column = ui.begin_scroll(page.cut_right(std::min(page.w - size - 32, widest_column), 32), "column");
        if (Go next = huddle_or_not(cross, draw, column))
            go = next;
        column.cut_top(narrow_column(draw, cross, column, go) - column.y + gap);
        ui.legend(column, words);
        ui.end_scroll(column.y + ui.legend_height(words, column.w) + gap);
        tapped = ui.cross(page.with_width(size), smaller, days);
    } else {
        // A smaller cross, so that what needs us stays in sight below it. What has no room scrolls; where the huddle
        // would be out of sight with it, because the text is large, it comes first: it is never more than one tap away.
        float above = line > 0 ? line + 16 : 0;
        float below = below_height(draw, cross, page.w);
        float fitting = ui::Ui::cross_cell(page.w, page.h - above - 24 - below - gap);
        ui::Box content = ui.begin_scroll(page, "cross");
        if (line > 0)
            choose_cross(cross, draw, content.cut_top(line, 16));
        // Not so small that the words of the colours no longer fit into its corners.
        bool all_fits = fitting >= smallest_cell && ui.legend_fits(fitting, words);
        HuddleWords said = huddle_words(draw, cross);
        float start = ui.start_panel_height(said.title, said.detail, content.w) + not_held_height;
        bool cross_first = all_fits || above + ui.cross_height(smallest_cell, &words) + 24 + start <= page.h;
        float most = all_fits ? fitting : cross_first ? smallest_cell : ui.landscape() ? usual_cell : content.w;
        float cell = ui::Ui::cross_cell(content.w, ui::Ui::cross_size(most));
        if (Go next = cross_first ? Go{} : huddle_or_not(cross, draw, content))
            go = next;
        ui::Box whole = content.cut_top(ui.cross_height(cell, &words), 24);
        tapped = ui.cross(whole.centred(ui::Ui::cross_size(cell), whole.h), cell, days, &words);
        if (Go next = cross_first ? huddle_or_not(cross, draw, content) : Go{})
            go = next;
        ui.end_scroll(narrow_column(draw, cross, content, go));
    }
    if (tapped)
        go = ToDay{cross.month().first().plus(static_cast<std::int64_t>(*tapped))};
    undo_sheet(cross, draw);
    choose_cross_in_list(cross, draw);
    if (cross.asks_not_held()) {
        NotHeldAnswer answer = ask_why_not_held(draw);
        if (answer.cancelled || answer.reason)
            cross.ask_not_held(false);
        if (answer.reason)
            cross.not_held(*answer.reason);
    }
    ui.end_scope();
    return go;
}

}
