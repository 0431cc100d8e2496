// Korset: the month to the left, what needs us to the right; below each other when there is no room for both.

#include <algorithm>
#include <array>

#include "app/pages/button_row.hpp"
#include "app/pages/checks_words.hpp"
#include "app/pages/cross/choose_cross.hpp"
#include "app/pages/cross/cross_screen.hpp"
#include "app/pages/cross/not_held.hpp"
#include "app/pages/draw.hpp"
#include "app/pages/receipt_sheet.hpp"

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
    bool tapped = words.done ? draw.ui.done_panel(column.top(gap), words.title, words.detail)
                             : draw.ui.start_panel(column.top(gap), words.title, words.detail);
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
    if (!draw.ui.row_card(column.top(gap), row))
        return {};
    return cross.unreported().empty() ? Go(ToActions{}) : to_unreported(cross.unreported());
}

// As many as fit in the room there is, which the card fills; the number tells how many there are.
Go tasks(const Draw& draw, const CrossScreen& cross, ui::Box& column, float room) {
    ui::Ui& ui = draw.ui;
    constexpr float head = 56;
    float height = head + 6;
    auto needs = [&](const ui::Row& row) {
        return ui.measured(column.w, [&](ui::Box& in) { ui.row(in.top(), row); });
    };
    std::vector<ui::Row> rows;
    std::size_t reminders = cross.unreported().empty() ? 0 : 1;
    if (reminders > 0) {
        rows.push_back(report_row(draw, cross));
        height += needs(rows.back());
    }
    if (!cross.tasks().empty() && rows.empty())
        if (height + needs(task_row(draw, cross, cross.tasks().front())) > room)
            return tasks_in_short(draw, cross, column);
    if (!rows.empty() && height > room)
        return tasks_in_short(draw, cross, column);
    for (const CrossScreen::Task& task : cross.tasks()) {
        ui::Row row = task_row(draw, cross, task);
        float more = needs(row);
        if (!rows.empty() && height + more > room)
            break;
        height += more;
        rows.push_back(std::move(row));
    }
    Text none = draw.tr("cross.no_tasks");
    if (rows.empty())
        height += 18 + ui.measured(column.w - 40, [&](ui::Box& in) { ui.text(in.top(), none, ui::Type::note); });
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
        ui::Box line = inside;
        if (ui.row(inside.top(), rows[i]))
            go =
                i < reminders ? to_unreported(cross.unreported()) : ToActions{.shown = cross.tasks()[i - reminders].id};
        if (i > 0)
            ui.hairline({line.x + 68, line.y, line.w - 68, 1});
    }
    auto left = static_cast<std::int64_t>(cross.tasks().size() + reminders - rows.size());
    Text more = draw.count("month.more", left);
    auto say_more = [&](ui::Box& box) {
        ui.text(box.top(), more, ui::Type::note, ui::Tone::ink2);
    };
    if (ui::Box foot = inside.inset(20, 0); left > 0 && !rows.empty() && inside.h >= ui.measured(foot.w, say_more))
        say_more(foot);
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
    if (ui.button(column.top(gap), report))
        go = ToIncident{};
    std::array well = {ui::Row{.icon = ui::Icon::star,
                               .icon_tone = ui::Tone::accent,
                               .title = about_theme(draw, cross, draw.count("cross.went_well", cross.went_well())),
                               .chevron = opens_went_well(cross),
                               .opens = opens_went_well(cross)}};
    auto rows_need = [&](std::span<const ui::Row> rows, float width) {
        return ui.measured(width, [&](ui::Box& in) { ui.row_card(in.top(), rows); });
    };
    float well_height = rows_need(well, column.w);
    // The daily checks share the last line.
    std::array checks = {checks_row(draw, cross, waiting_checks_count(draw, cross.checks()))};
    float half = (column.w - gap) / 2;
    if (cross.checks().any()) {
        well[0].chevron = false;
        well_height = std::max(rows_need(well, half), rows_need(checks, half));
    }
    ui::NumberCard risk = risks_card(draw, cross), harm = harm_card(draw, cross);
    float numbers = numbers_height;
    // The name of a theme takes room.
    if (!cross.theme().empty())
        for (const ui::NumberCard& card : {risk, harm})
            numbers = std::max(numbers, ui.measured(half, [&](ui::Box& in) { ui.number_card(in.top(), card); }));
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
    const float card_width = below.beside ? (width - 2 * gap) / 3 : width;
    for (const ui::NumberCard& card : below.cards)
        below.card_height = std::max(
            below.card_height, draw.ui.measured(card_width, [&](ui::Box& in) { draw.ui.number_card(in.top(), card); }));
    return below;
}

Go narrow_column(const Draw& draw, CrossScreen& cross, ui::Box& column) {
    ui::Ui& ui = draw.ui;
    Go go;
    Below below = below_of(draw, cross, column.w);
    if (std::array due = {report_row(draw, cross)}; !cross.unreported().empty())
        if (ui.row_card(column.top(gap), due))
            go = to_unreported(cross.unreported());
    if (auto tapped = button_row(ui, column.top(gap), below.buttons))
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
        return go;
    std::array checks = {checks_row(draw, cross, waiting_checks(draw, cross.checks()))};
    checks[0].chevron = true;
    if (ui.row_card(column.top(gap), checks))
        go = ToChecks{};
    return go;
}

// "Tillbud sparat. Onsdag 21 oktober är gul."
void undo_sheet(CrossScreen& cross, const Draw& draw) {
    if (!cross.saved())
        return;
    const CrossScreen::Saved saved = *cross.saved();
    const Receipt receipt{draw.tr("cross.saved." + std::string(saved.type ? code_name(*saved.type) : "not_held")),
                          draw.tr("cross.saved_at", {{"day", capital(draw.dates.day(saved.day)).text},
                                                     {"time", draw.dates.time(saved.at).text}})};
    receipt_sheet(
        draw, receipt, [&] { cross.undo(); }, [&] { cross.forget_saved(); });
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
        if (Go next = narrow_column(draw, cross, column))
            go = next;
        column.cut_top(gap);
        ui.legend(column.top(gap), words);
        ui.end_scroll(column.y);
        tapped = ui.cross(page.with_width(size), smaller, days);
    } else {
        // A smaller cross, so that what needs us stays in sight below it. What has no room scrolls; where the huddle
        // would be out of sight with it, because the text is large, it comes first: it is never more than one tap away.
        float above = line > 0 ? line + 16 : 0;
        auto the_huddle = [&](ui::Box& in) {
            return huddle_or_not(cross, draw, in);
        };
        auto the_rest = [&](ui::Box& in) {
            return narrow_column(draw, cross, in);
        };
        float below = ui.measured(page.w, the_huddle) + ui.measured(page.w, the_rest);
        float fitting = ui::Ui::cross_cell(page.w, page.h - above - 24 - below);
        ui::Box content = ui.begin_scroll(page, "cross");
        if (line > 0)
            choose_cross(cross, draw, content.cut_top(line, 16));
        // Not so small that the words of the colours no longer fit into its corners.
        bool all_fits = fitting >= smallest_cell && ui.legend_fits(fitting, words);
        auto the_cross = [&](ui::Box& in, float cell) {
            ui::Box middle = in.centred(ui::Ui::cross_size(cell), in.h);
            tapped = ui.cross(middle.top(24), cell, days, &words);
            in.cut_top(middle.y - in.y);
        };
        float smallest_cross = ui.measured(page.w, [&](ui::Box& in) { the_cross(in, smallest_cell); });
        float start = ui.measured(content.w, [&](ui::Box& in) { huddle(draw, cross, in); });
        bool cross_first = all_fits || above + smallest_cross + start - gap + not_held_height <= page.h;
        float most = all_fits ? fitting : cross_first ? smallest_cell : ui.landscape() ? usual_cell : content.w;
        float cell = ui::Ui::cross_cell(content.w, ui::Ui::cross_size(most));
        if (Go next = cross_first ? Go{} : the_huddle(content))
            go = next;
        the_cross(content, cell);
        if (Go next = cross_first ? the_huddle(content) : Go{})
            go = next;
        if (Go next = the_rest(content))
            go = next;
        ui.end_scroll(content.y);
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
