// One day: the big square and why it looks as it does, what happened, what can be done, and who changed what.

#include <algorithm>
#include <array>

#include "app/pages/button_row.hpp"
#include "app/pages/cross/choose_cross.hpp"
#include "app/pages/cross/day_screen.hpp"
#include "app/pages/cross/not_held.hpp"
#include "app/pages/draw.hpp"
#include "app/pages/receipt_sheet.hpp"
#include "app/pages/said.hpp"

namespace vaka {

namespace {

constexpr float gap = 16;
constexpr float column_width = 408;
constexpr float square = 200;

Text meaning(const Draw& draw, DayState state, const ColourScheme& scheme) {
    if (auto colour = colour_of(state))
        return colour_words(draw, "day.is.", *colour, scheme);
    return draw.tr("day.is." + std::string(code_name(state)));
}

// Why the day looks as it does, a sentence a line.
std::vector<Text> reasons(const Draw& draw, const DayScreen& day) {
    std::vector<Text> out;
    const auto& huddle = day.huddle();
    bool held = huddle && huddle->record.status == HuddleStatus::closed && !day.can_hold();
    if (held && huddle->record.ended_at)
        out.push_back(draw.tr("day.huddle_at", {{"time", draw.dates.moment(*huddle->record.ended_at).text}}));
    else if (day.cell().state == DayState::missing && huddle && huddle->record.not_held_reason)
        out.push_back(draw.tr("day.not_held_because",
                              {{"why", label_of(draw.content.not_held, code_name(*huddle->record.not_held_reason),
                                                draw.strings.language())}}));
    if (day.cell().partly_missing)
        out.push_back(draw.tr("day.partly_missing"));
    if (day.is_overridden()) {
        out.push_back(draw.tr("day.overridden"));
        if (!day.reason_given().empty())
            out.push_back({day.reason_given()});
    } else if (day.cell().changed) {
        out.push_back(draw.tr("day.changed"));
    }
    return out;
}

float picture(const DayScreen& day, const Draw& draw, ui::Box box) {
    ui::Ui& ui = draw.ui;
    ui::Day shown = day_of(draw, day.cell());
    shown.weekday = draw.dates.weekday_letters(day.day().weekday());
    shown.word = {};
    float start = box.y;
    // With large text the words need the room more.
    bool narrow = box.w < 500;
    float side = narrow ? square / 2 : square;
    ui.day_picture(box.with_width(side).with_height(side), shown);
    ui::Box words = box;
    words.cut_left(side, narrow ? 16 : 32);
    words.cut_top(8);
    ui.heading(words.top(8), meaning(draw, day.cell().state, day.scheme()), ui::Type::title);
    for (const Text& reason : reasons(draw, day))
        ui.text(words.top(4), reason, ui::Type::body, ui::Tone::ink2);
    return std::max(start + side, words.y);
}

struct Opening {
    ui::Row row;
    const Stored<Incident>* incident = nullptr;
};

std::vector<Opening> happenings(const Draw& draw, const DayScreen& day) {
    std::vector<Opening> rows;
    for (const auto& stored : day.incidents()) {
        const Incident& incident = stored.record;
        ui::Row row{.icon = ui::Icon::information,
                    .title = draw.tr("incident_type." + std::string(code_name(*incident.type)))};
        if (incident.type == IncidentType::harm && incident.severity == Severity::serious)
            row.title = draw.tr("severity.serious");
        std::string category = draw.category(incident.category_id).text;
        if (!category.empty())
            row.title = Text{row.title.str() + " · " + category};
        row.detail = UserText{incident.what.text};
        if (incident.must_report && !incident.reported)
            row.alert = draw.tr("day.must_report", {{"system", system_named(draw, day.deviation_system())}});
        if (auto colour = colour_of(incident, day.scheme()))
            row.day = symbol_of(*colour);
        if (incident.shift_part)
            row.right = draw.tr("shift_part." + std::string(code_name(*incident.shift_part)));
        row.chevron = row.opens = DayScreen::can_follow(incident);
        rows.push_back({std::move(row), &stored});
    }
    for (const auto& stored : day.good())
        rows.push_back({{.icon = ui::Icon::star,
                         .icon_tone = ui::Tone::accent,
                         .title = draw.tr("incident_type.positive"),
                         .detail = UserText{stored.record.what.text},
                         .opens = false},
                        nullptr});
    for (const auto& stored : day.watches()) {
        const Watch& watch = stored.record;
        std::string words = watch.text.empty() ? draw.category(watch.category_id).text : watch.text.text;
        rows.push_back({{.icon = ui::Icon::watch,
                         .icon_tone = ui::Tone::accent,
                         .title = draw.tr("day.watch"),
                         .detail = UserText{words},
                         .opens = false},
                        nullptr});
    }
    return rows;
}

// The parts of the day with their states; one that nobody has talked about opens its huddle.
Go parts(const DayScreen& day, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    if (day.parts().empty() || day.is_to_come())
        return {};
    std::vector<ui::Row> rows;
    for (const DayScreen::Part& part : day.parts()) {
        ui::Row row{.day = symbol_of(part.state),
                    .title = draw.tr("shift_part." + std::string(code_name(part.part))),
                    .detail = meaning(draw, part.state, day.scheme()),
                    .chevron = part.can_hold,
                    .opens = part.can_hold};
        if (part.is_overridden)
            row.detail = Text{row.detail.str() + " · " + draw.tr("day.part.overridden").text +
                              (part.reason_given.empty() ? "" : ": " + part.reason_given)};
        if (part.talked_at)
            row.right = draw.tr("day.part.talked", {{"time", draw.dates.moment(*part.talked_at).text}});
        else if (part.can_hold)
            row.right = draw.tr("day.part.hold");
        rows.push_back(std::move(row));
    }
    ui.heading(box.top(12), draw.tr("day.parts"), ui::Type::heading);
    auto tapped = ui.row_card(box.top(24), rows);
    return tapped ? day.hold(day.parts()[*tapped].part) : Go{};
}

Go happened(const DayScreen& day, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    Go go;
    std::vector<Opening> openings = happenings(draw, day);
    if (openings.empty()) {
        if (day.is_to_come())
            return go;
        ui::EmptyState none{ui::Icon::inbox, draw.tr("day.nothing"), draw.tr("day.nothing.help")};
        ui.empty_state(box.top(24), none);
        return go;
    }
    ui.heading(box.top(12), draw.tr("day.happened"), ui::Type::heading);
    std::vector<ui::Row> rows;
    for (const Opening& opening : openings)
        rows.push_back(opening.row);
    if (auto tapped = ui.row_card(box.top(24), rows))
        if (const Stored<Incident>* incident = openings[*tapped].incident)
            go = day.open(*incident);
    return go;
}

void history(const DayScreen& day, const Draw& draw, ui::Box& box) {
    if (day.history().empty())
        return;
    ui::Ui& ui = draw.ui;
    ui.heading(box.top(12), draw.tr("day.history"), ui::Type::heading);
    std::vector<ui::Row> rows;
    for (const DayScreen::Line& line : day.history())
        rows.push_back({.icon = icon_of(line.saying.about),
                        .title = said(draw, line.saying),
                        .detail = draw.dates.moment(line.at),
                        .opens = false});
    ui.row_card(box.top(24), rows);
}

// What can be done about the day; the one that leads on is filled.
Go commands(DayScreen& day, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    Go go;
    auto command = [&](std::string_view key, ui::Icon icon, bool primary = false) {
        ui::Button button{.word = draw.tr(key),
                          .icon = icon,
                          .kind = primary ? ui::ButtonKind::primary : ui::ButtonKind::secondary,
                          .align = ui::Align::left};
        return ui.button(box.top(gap), button);
    };
    if (day.can_hold() &&
        command(day.held_on() == day.today() ? "cross.start" : "day.hold_later", ui::Icon::play, true))
        go = day.hold();
    if (!day.is_to_come() && command("cross.report", ui::Icon::add))
        go = day.add();
    if (!day.choices().empty() && day.cell().state != DayState::today && command("day.change_colour", ui::Icon::write))
        day.ask_colour();
    if (day.can_say_not_held() && command("day.not_held", ui::Icon::close))
        day.ask(DayScreen::Asking::not_held);
    if (day.can_close()) {
        Text closed = draw.tr("day.closed");
        if (ui.check_box(box.top(gap), closed, day.is_closed()))
            day.set_closed(!day.is_closed());
    }
    return go;
}

// The whole day, or a part of it that has been.
void ask_part(DayScreen& day, const Draw& draw) {
    ui::OptionList list{.title = draw.tr("day.which_part"), .cancel = draw.tr("date.cancel")};
    const std::vector<ShiftPart> parts = day.colourable_parts();
    list.options.push_back(draw.tr("shift_part.all"));
    for (ShiftPart part : parts)
        list.options.push_back(draw.tr("shift_part." + std::string(code_name(part))));
    const auto answer = draw.ui.option_dialog(list);
    if (answer.option)
        day.ask_colour_of(*answer.option == 0 ? std::nullopt : std::optional(parts[*answer.option - 1]));
    else if (answer.cancelled)
        day.ask(DayScreen::Asking::nothing);
}

Text colour_question(const Draw& draw, const DayScreen& day) {
    if (!day.about())
        return draw.tr("day.which_colour");
    return draw.tr("day.which_colour_of",
                   {{"part", draw.tr("shift_part." + std::string(code_name(*day.about()))).text}});
}

void ask_colour(DayScreen& day, const Draw& draw) {
    ui::OptionList list{.title = colour_question(draw, day), .cancel = draw.tr("date.cancel")};
    std::vector<Colour> choices = day.choices();
    for (Colour colour : choices) {
        if (symbol_of(colour) == symbol_of(day.state_of_about()))
            list.chosen = list.options.size();
        list.options.push_back(colour_words(draw, "day.colour.", colour, day.scheme()));
        list.days.push_back(symbol_of(colour));
    }
    auto answer = draw.ui.option_dialog(list);
    if (answer.cancelled || answer.option)
        day.ask(DayScreen::Asking::nothing);
    if (answer.option)
        day.choose(choices[*answer.option]);
}

void ask_not_held(DayScreen& day, const Draw& draw) {
    NotHeldAnswer answer = ask_why_not_held(draw);
    if (answer.cancelled || answer.reason)
        day.ask(DayScreen::Asking::nothing);
    if (answer.reason)
        day.not_held(*answer.reason);
}

// A better colour takes a reason.
void ask_reason(DayScreen& day, const Draw& draw) {
    ui::Ui& ui = draw.ui;
    constexpr float width = 560;
    ui::Field field{.label = draw.tr("day.reason"),
                    .placeholder = draw.tr("day.reason.example"),
                    .help = draw.tr("privacy.help"),
                    .lines = 2,
                    .max_length = 200};
    ui::Button save{.word = draw.tr("incident.save"), .kind = ui::ButtonKind::primary, .enabled = day.can_lower()};
    ui::Button keep{.word = draw.tr("date.cancel"), .kind = ui::ButtonKind::leave};
    bool kept = false, saved = false;
    ui.dialog(draw.tr(day.about() ? "day.lower_part" : "day.lower"), width, [&](ui::Box& box) {
        box.cut_top(guarded_field(draw, box, field, day.reason()), 24);
        auto buttons = box.cut_top(72).columns(2, gap);
        kept = ui.button(buttons[0], keep) || ui.escape_pressed();
        saved = ui.button(buttons[1], save);
    });
    if (kept)
        day.keep_colour();
    else if (saved)
        day.lower();
}

void undo_sheet(DayScreen& day, const Draw& draw) {
    if (!day.can_undo() || !day.saved_at())
        return;
    receipt_sheet(
        draw, {draw.tr("day.did"), saved_at(draw, *day.saved_at())}, [&] { day.undo(); }, [&] { day.forget_undo(); });
}

}

Go draw(DayScreen& day, const Draw& draw) {
    ui::Ui& ui = draw.ui;
    day.refresh();
    ui.begin_scope("day");
    ui::Box page = ui.page();
    Go go = navigation(draw, page, ToCross{});
    ui::Head head{.title = capital(draw.dates.day(day.day())),
                  .back = draw.tr("day.earlier"),
                  .forward = draw.tr("day.later"),
                  .sync = sync_words(draw)};
    switch (ui.head(page, head)) {
    case ui::HeadTap::none:
        break;
    case ui::HeadTap::back:
        day.turn(-1);
        break;
    case ui::HeadTap::forward:
        day.turn(1);
        break;
    case ui::HeadTap::sync:
        go = ToSync{};
        break;
    }
    ui.begin_scope(day.day().text());
    ui::Box content = ui.begin_scroll(page.inset(ui.margin(), 0), "day");
    content.cut_top(4);
    trouble_bar(draw, content, day.trouble());
    ui::Box main = content, side = content;
    if (ui.landscape()) {
        side = main.cut_right(column_width, 32);
        float bottom = picture(day, draw, main);
        main.cut_top(bottom - main.y, 32);
        if (Go next = parts(day, draw, main))
            go = next;
        if (Go next = happened(day, draw, main))
            go = next;
        if (Go next = commands(day, draw, side))
            go = next;
        side.cut_top(gap);
        history(day, draw, side);
        ui.end_scroll(std::max(main.y, side.y));
    } else {
        float bottom = picture(day, draw, main);
        main.cut_top(bottom - main.y, 32);
        if (Go next = commands(day, draw, main))
            go = next;
        main.cut_top(gap);
        if (Go next = parts(day, draw, main))
            go = next;
        if (Go next = happened(day, draw, main))
            go = next;
        history(day, draw, main);
        ui.end_scroll(main.y);
    }
    undo_sheet(day, draw);
    if (day.lowering())
        ask_reason(day, draw);
    else if (day.asking() == DayScreen::Asking::part)
        ask_part(day, draw);
    else if (day.asking() == DayScreen::Asking::colour)
        ask_colour(day, draw);
    else if (day.asking() == DayScreen::Asking::not_held)
        ask_not_held(day, draw);
    ui.end_scope();
    ui.end_scope();
    if (!go && ui.escape_pressed())
        go = Back{};
    return go;
}

}
