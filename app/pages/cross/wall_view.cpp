// Väggläget: the cross and four numbers, big enough for five metres; beside each other, or on an upright screen below.
// No navigation and no touch but the way out.

#include <algorithm>

#include "app/pages/cross/choose_cross.hpp"
#include "app/pages/cross/wall_screen.hpp"
#include "app/pages/draw.hpp"

namespace vaka {

namespace {

constexpr float cell_size = 130, upright_cell_size = 122;
constexpr float number_width = 226;

// "Möte i dag 09:30", "Nästa möte i morgon 09:30".
Text huddle_words(const Draw& draw, const WallScreen& wall) {
    const WallScreen::NextHuddle& huddle = wall.next_huddle();
    if (huddle.under_way)
        return draw.tr("wall.huddle.now");
    bool today = huddle.day == wall.today();
    std::string day = draw.dates.near_day(huddle.day).text;
    if (huddle.day > wall.today().plus(1))
        day = draw.dates.weekday(huddle.day).text;
    std::string words = draw.tr(today ? "wall.huddle.today" : "wall.huddle.next", {{"day", day}}).text;
    if (huddle.minute)
        words += " " + draw.dates.time(LocalTime{huddle.day, *huddle.minute / 60, *huddle.minute % 60}).text;
    return {words};
}

// The unit and the day. A long name of a day gives its weekday to the line above.
void title(const Draw& draw, const WallScreen& wall, ui::Box& column) {
    ui::Ui& ui = draw.ui;
    Text whole = capital(draw.dates.day(wall.today()));
    std::string unit = wall.unit_name();
    Text day = whole;
    if (ui.text_width(whole, ui::Type::hero) > column.w) {
        unit += " · " + draw.dates.weekday(wall.today()).text;
        day = draw.tr("wall.date", {{"day", std::to_string(wall.today().day())},
                                    {"month", draw.dates.month_name(wall.today().month()).text}});
    }
    UserText name{unit};
    ui.text(column.top().at_least(48), name, ui::Type::wall_body, ui::Tone::ink2);
    ui.line(column.cut_top(84, 24), day, ui::Type::hero);
}

void number(const Draw& draw, ui::Box box, const ui::Words& figure, const Text& words, ui::Type type, ui::Type small,
            ui::Tone tone, ui::Tone small_tone) {
    ui::Ui& ui = draw.ui;
    ui.line(box.cut_left(number_width), figure, type, tone, ui::Align::centre);
    box.cut_right(24);
    float height = ui.measured(box.w, [&](ui::Box& in) { ui.text(in.top(), words, small); });
    ui.text(box.centred(box.w, height), words, small, small_tone);
}

Text days_words(const Draw& draw, std::int64_t days) {
    return days == 0 ? draw.tr("date.today") : draw.count("wall.days", days);
}

void harm(const Draw& draw, const WallScreen& wall, ui::Box box) {
    ui::Ui& ui = draw.ui;
    ui.card(box);
    auto days = wall.days_since_harm();
    number(draw, box.cut_top(150), days ? ui::Words(UserText{std::to_string(*days)}) : draw.tr("cross.no_harm_number"),
           days ? draw.count("cross.since_harm", *days) : draw.tr("cross.no_harm"), ui::Type::wall_number,
           ui::Type::wall_body, ui::Tone::ink, ui::Tone::ink2);
    for (const WallScreen::Since& since : wall.since_by_category()) {
        ui::Box row = box.cut_top(46).inset(40, 0);
        Text when = days_words(draw, since.days);
        ui.line(row.cut_right(ui.text_width(when, ui::Type::wall_note) + 2, 16), when, ui::Type::wall_note,
                ui::Tone::ink, ui::Align::right);
        ui.line(row, draw.category(since.category), ui::Type::wall_note, ui::Tone::ink2);
    }
}

void huddle(const Draw& draw, const WallScreen& wall, ui::Box box) {
    ui::Ui& ui = draw.ui;
    ui.waiting_panel(box);
    box.cut_left(40);
    ui.icon(box.cut_left(64, 28), ui::Icon::meetings, ui::Tone::accent, 64);
    Text when = huddle_words(draw, wall);
    box.cut_right(24);
    bool fits = ui.text_width(when, ui::Type::wall_label) <= box.w;
    ui.line(box, when, fits ? ui::Type::wall_label : ui::Type::wall_body, ui::Tone::accent);
}

void risks(const Draw& draw, const WallScreen& wall, ui::Box box, ui::Type words) {
    draw.ui.panel(box, ui::Tone::warn_soft);
    number(draw, box, UserText{std::to_string(wall.risks_found())}, draw.count("cross.risks", wall.risks_found()),
           ui::Type::wall_big_number, words, ui::Tone::warn_ink, ui::Tone::warn_ink);
}

void actions_done(const Draw& draw, const WallScreen& wall, ui::Box box) {
    draw.ui.card(box);
    number(draw, box, UserText{std::to_string(wall.actions_done())},
           draw.count("wall.actions_done", wall.actions_done(),
                      {{"month", draw.dates.month_name(wall.today().month()).text}}),
           ui::Type::wall_number, ui::Type::wall_body, ui::Tone::ink, ui::Tone::ink2);
}

void column(const Draw& draw, const WallScreen& wall, ui::Box column, bool upright) {
    constexpr float gap = 18;
    if (auto sync = sync_words(draw))
        draw.ui.sync_line(column.cut_bottom(48, gap), *sync, ui::Align::left);
    title(draw, wall, column);
    huddle(draw, wall, column.cut_top(112, gap));
    ui::Box found = column.cut_top(164, gap);
    if (upright)
        actions_done(draw, wall, found.cut_right((found.w - gap) / 2, gap));
    risks(draw, wall, found, upright ? ui::Type::wall_body : ui::Type::wall_label);
    auto lines = static_cast<float>(wall.since_by_category().size());
    harm(draw, wall, column.cut_top(150 + (lines > 0 ? lines * 46 + 16 : 0), gap));
    if (!upright)
        actions_done(draw, wall, column.cut_top(std::min(150.0f, column.h)));
}

}

Go draw(WallScreen& wall, const Draw& draw) {
    ui::Ui& ui = draw.ui;
    wall.refresh();
    ui.begin_scope("wall");
    ui::Box page = ui.begin_wall();
    std::vector<ui::Day> days;
    for (const DayCell& cell : wall.cells())
        days.push_back(day_of(draw, cell));
    ui::Legend words = legend_of(draw, wall.scheme());
    bool upright = page.h > page.w;
    float cell = upright ? upright_cell_size : cell_size;
    float size = ui::Ui::cross_size(cell);
    ui::Box rest = page.inset(upright ? 60 : 64, 44);
    ui.cross(upright ? rest.cut_top(size, 28).centred(size, size) : rest.cut_left(size, 96), cell, days, &words);
    column(draw, wall, rest, upright);
    ui.end_wall();

    Go go;
    bool escape = ui.escape_pressed();
    if (wall.shows_way_out()) {
        // Left of the upper arm of the cross; with large text there is room for the sign alone.
        ui::Button out{.word = draw.tr("wall.leave"), .icon = ui::Icon::back};
        const float unit = ui.page().w / page.w, side = 72 / ui.text_scale(), margin = 24 / ui.text_scale();
        const float width = ui.button_width(out);
        const bool has_room = margin + width <= (page.w > page.h ? 64 + 2 * cell : 60 + cell) * unit;
        bool did_leave = has_room ? ui.button(ui::Box{margin, margin, width, 72}, out)
                                  : ui.step_button({margin, margin, side, side}, ui::Icon::back, out.word, true);
        if (did_leave || escape)
            go = wall.leave();
    }
    if (escape || ui.touched())
        wall.touch();
    ui.end_scope();
    return go;
}

}
