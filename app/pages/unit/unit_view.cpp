// Så arbetar vi: what the unit has decided to the left, one decision and what it means to the right; upright, one of
// them at a time.

#include <algorithm>
#include <array>

#include "app/pages/draw.hpp"
#include "app/pages/unit/unit_screen.hpp"
#include "core/ward/shared_tablet.hpp"

namespace vaka {

namespace {

using Setting = UnitScreen::Setting;

constexpr float gap = 16;
constexpr float side_column = 460;
constexpr float column_gap = 96; // room for the arrows of the list

constexpr std::array<std::string_view, UnitScreen::setting_count> setting_names = {
    "name",           "short_name", "profile", "places",        "planned_days",     "planned_time", "planned_minutes",
    "shift_division", "date_basis", "scheme",  "theme_crosses", "deviation_system", "lock_minutes"};

std::string key_of(Setting setting) {
    return "unit." + std::string(setting_names[static_cast<std::size_t>(setting)]);
}

// The settings that belong together, under a heading.
struct Group {
    std::string_view key;
    std::vector<Setting> settings;
};

std::vector<Group> groups() {
    return {
        {"unit.group.who",
         {Setting::name, Setting::short_name, Setting::profile, Setting::places, Setting::deviation_system}},
        {"unit.group.huddle", {Setting::planned_days, Setting::planned_time, Setting::planned_minutes}},
        {"unit.group.cross", {Setting::scheme, Setting::shift_division, Setting::date_basis, Setting::theme_crosses}},
        {"unit.group.tablet", {Setting::lock_minutes}}};
}

Text days_words(const Draw& draw, const UnitScreen& unit) {
    if (unit.unit().planned_days.codes.empty())
        return draw.tr("unit.every_day");
    std::string words;
    for (std::size_t day = 0; day < weekday_codes.size(); ++day)
        if (unit.is_planned(day))
            words +=
                (words.empty() ? "" : ", ") + draw.tr("date.weekday_short." + std::string(weekday_codes[day])).text;
    return {words};
}

Text division_words(const Draw& draw, const Unit& unit) {
    if (unit.shift_division != ShiftDivision::custom)
        return draw.tr("unit.division." + std::string(code_name(unit.shift_division)));
    std::string words;
    for (std::string_view part : code_names<ShiftPart>)
        if (unit.shift_parts.contains(part))
            words += (words.empty() ? "" : ", ") + draw.tr("shift_part." + std::string(part)).text;
    return {words};
}

// What the unit has decided, in few words.
Text value_of(const Draw& draw, const UnitScreen& screen, Setting setting) {
    const Unit& unit = screen.unit();
    Text none = draw.tr("unit.none");
    auto or_none = [&](const std::string& words) {
        return words.empty() ? none : Text{words};
    };
    switch (setting) {
    case Setting::name:
        return {unit.name};
    case Setting::short_name:
        return or_none(unit.short_name);
    case Setting::profile:
        return draw.tr("unit.profile." + std::string(code_name(unit.profile)));
    case Setting::places:
        return unit.places ? Text{std::to_string(*unit.places)} : none;
    case Setting::planned_days:
        return days_words(draw, screen);
    case Setting::planned_time:
        return or_none(unit.planned_time);
    case Setting::planned_minutes:
        return draw.count("unit.minutes", unit.planned_minutes.value_or(10));
    case Setting::shift_division:
        return division_words(draw, unit);
    case Setting::date_basis:
        return draw.tr("unit.basis." + std::string(code_name(unit.cross_date_basis)));
    case Setting::scheme:
        return draw.label(screen.scheme().label);
    case Setting::theme_crosses: {
        std::string words;
        for (const std::string& code : unit.theme_crosses.codes)
            words += (words.empty() ? "" : ", ") + draw.category({code}).text;
        return or_none(words);
    }
    case Setting::deviation_system:
        return or_none(unit.deviation_system);
    case Setting::lock_minutes:
        return draw.count("unit.minutes", lock_minutes_of(unit));
    }
    return {};
}

void settings(UnitScreen& unit, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    for (const Group& group : groups()) {
        std::vector<ui::Row> rows;
        for (Setting setting : group.settings)
            rows.push_back({.title = draw.tr(key_of(setting)),
                            .detail = value_of(draw, unit, setting),
                            .chevron = true,
                            .selected = unit.chosen() == setting});
        ui.heading(box.top(12), draw.tr(group.key), ui::Type::heading);
        if (auto tapped = ui.row_card(box.top(24), rows))
            unit.choose(group.settings[*tapped]);
    }
}

// Choices that exclude each other, each with a line that says what it means. Returns the one tapped.
std::optional<std::size_t> choices(const Draw& draw, ui::Box& box, std::vector<ui::Row> rows, std::size_t chosen,
                                   bool may_change) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].icon = i == chosen ? ui::Icon::received : ui::Icon::open;
        rows[i].icon_tone = ui::Tone::accent;
        rows[i].selected = i == chosen;
        rows[i].opens = may_change;
    }
    auto tapped = draw.ui.row_card(box.top(gap), rows);
    return tapped == chosen ? std::nullopt : tapped;
}

template <typename Enum>
std::optional<Enum> enum_choice(const Draw& draw, ui::Box& box, std::string_view key, Enum chosen, bool may_change) {
    std::vector<ui::Row> rows;
    for (std::string_view code : code_names<Enum>) {
        std::string name = std::string(key) + "." + std::string(code);
        rows.push_back({.title = draw.strings.tr(name), .detail = draw.strings.tr(name + ".help")});
    }
    auto tapped = choices(draw, box, std::move(rows), static_cast<std::size_t>(chosen), may_change);
    return tapped ? std::optional(static_cast<Enum>(*tapped)) : std::nullopt;
}

void words(UnitScreen& unit, const Draw& draw, ui::Box& box, std::size_t longest) {
    ui::Ui& ui = draw.ui;
    ui::Field field{.label = draw.tr(key_of(*unit.chosen())), .max_length = longest, .enabled = unit.may_change()};
    box.cut_top(guarded_field(draw, box, field, unit.words()), gap);
    ui::Button save{.word = draw.tr("incident.save"),
                    .icon = ui::Icon::check,
                    .kind = ui::ButtonKind::primary,
                    .enabled = unit.can_save_words()};
    if (unit.may_change() && ui.button(box.top(gap), save))
        unit.save_words();
}

void number(UnitScreen& unit, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    std::string name = draw.tr(key_of(*unit.chosen())).text;
    ui::Box row = box.cut_top(80, gap);
    if (ui.step_button(row.cut_left(80, 8), ui::Icon::minus, draw.tr("figures.less", {{"what", name}}),
                       unit.can_step(-1)))
        unit.step(-1);
    if (ui.step_button(row.cut_right(80, 8), ui::Icon::add, draw.tr("figures.more", {{"what", name}}),
                       unit.can_step(1)))
        unit.step(1);
    Text value = value_of(draw, unit, *unit.chosen());
    float height = ui.measured(row.w, [&](ui::Box& in) { ui.text(in.top(), value, ui::Type::heading); });
    ui.text(row.centred(row.w, height), value, ui::Type::heading, ui::Tone::ink, ui::Align::centre);
    if (!unit.can_clear())
        return;
    ui::Button clear{.word = draw.tr(key_of(*unit.chosen()) + ".none"), .kind = ui::ButtonKind::quiet};
    if (ui.button(box.top(gap), clear))
        unit.clear();
}

bool tick(const Draw& draw, ui::Box& box, const Text& words, bool on) {
    return draw.ui.check_box(box.top(), words, on);
}

void days(UnitScreen& unit, const Draw& draw, ui::Box& box) {
    for (std::size_t day = 0; day < weekday_codes.size(); ++day) {
        Text words = capital(draw.tr("date.weekday." + std::string(weekday_codes[day])));
        if (tick(draw, box, words, unit.is_planned(day)))
            unit.set_planned(day, !unit.is_planned(day));
    }
}

void division(UnitScreen& unit, const Draw& draw, ui::Box& box) {
    ShiftDivision now = unit.unit().shift_division;
    if (auto chosen = enum_choice(draw, box, "unit.division", now, unit.may_change()))
        unit.set_division(*chosen);
    if (now != ShiftDivision::custom)
        return;
    for (std::size_t i = 0; i < code_names<ShiftPart>.size(); ++i) {
        std::string_view code = code_names<ShiftPart>[i];
        bool on = unit.unit().shift_parts.contains(code);
        if (tick(draw, box, draw.tr("shift_part." + std::string(code)), on))
            unit.set_part(static_cast<ShiftPart>(i), !on);
    }
}

// What a day becomes with the scheme.
void legend(const Draw& draw, ui::Box& box, const Scheme& scheme) {
    ui::Ui& ui = draw.ui;
    const ColourScheme& rule = scheme.rule;
    struct Line {
        std::string_view key;
        Colour colour;
    };
    const std::array lines = {Line{"unit.legend.nothing", Colour::green}, Line{"unit.legend.risk", rule.risk},
                              Line{"unit.legend.near_miss", rule.near_miss}, Line{"unit.legend.harm", rule.harm},
                              Line{"unit.legend.serious", rule.serious_harm}};
    Text title = draw.tr("unit.legend");
    ui.card(box.top(gap), 24, [&](ui::Box& inside) {
        ui.heading(inside.top(16), title, ui::Type::label);
        for (const Line& line : lines) {
            ui.day_symbol({inside.x, inside.y, 36, 36}, symbol_of(line.colour));
            ui::Box words = inside;
            words.cut_left(36, 16);
            words.cut_top(4);
            ui.text(words.top(4).at_least(36), draw.tr(line.key), ui::Type::body);
            inside.cut_top(words.y - inside.y);
        }
        inside.cut_top(-8);
    });
}

void scheme(UnitScreen& unit, const Draw& draw, ui::Box& box) {
    auto schemes = unit.schemes();
    std::vector<ui::Row> rows;
    std::size_t chosen = 0;
    for (std::size_t i = 0; i < schemes.size(); ++i) {
        rows.push_back({.title = draw.label(schemes[i]->label), .detail = draw.label(schemes[i]->help)});
        if (schemes[i]->code == unit.scheme().code)
            chosen = i;
    }
    auto tapped = choices(draw, box, std::move(rows), chosen, unit.may_change());
    legend(draw, box, unit.scheme());
    if (tapped)
        unit.set_scheme(*schemes[*tapped]);
}

void themes(UnitScreen& unit, const Draw& draw, ui::Box& box) {
    for (const Category* category : unit.theme_categories()) {
        bool on = unit.unit().theme_crosses.contains(category->code);
        if (tick(draw, box, draw.label(category->label), on))
            unit.set_theme(*category, !on);
    }
}

void controls(UnitScreen& unit, const Draw& draw, ui::Box& box) {
    switch (*unit.chosen()) {
    case Setting::name:
        return words(unit, draw, box, 80);
    case Setting::short_name:
        return words(unit, draw, box, 20);
    case Setting::deviation_system:
        return words(unit, draw, box, 40);
    case Setting::places:
    case Setting::planned_time:
    case Setting::planned_minutes:
    case Setting::lock_minutes:
        return number(unit, draw, box);
    case Setting::profile:
        if (auto chosen = enum_choice(draw, box, "unit.profile", unit.unit().profile, unit.may_change()))
            unit.set_profile(*chosen);
        return;
    case Setting::date_basis:
        if (auto chosen = enum_choice(draw, box, "unit.basis", unit.unit().cross_date_basis, unit.may_change()))
            unit.set_date_basis(*chosen);
        return;
    case Setting::planned_days:
        return days(unit, draw, box);
    case Setting::shift_division:
        return division(unit, draw, box);
    case Setting::scheme:
        return scheme(unit, draw, box);
    case Setting::theme_crosses:
        return themes(unit, draw, box);
    }
}

void one(UnitScreen& unit, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    if (!unit.chosen()) {
        ui::EmptyState none{ui::Icon::settings, draw.tr("unit.choose"), draw.tr("unit.choose.help")};
        ui.empty_state(box.top(gap), none);
        return;
    }
    ui.begin_scope(setting_names[static_cast<std::size_t>(*unit.chosen())]);
    ui.heading(box.top(4), draw.tr(key_of(*unit.chosen())), ui::Type::heading);
    ui.text(box.top(gap), draw.tr(key_of(*unit.chosen()) + ".help"), ui::Type::body, ui::Tone::ink2);
    controls(unit, draw, box);
    ui.end_scope();
    // Below, so that what is chosen stays under the finger.
    box.cut_top(8);
    if (unit.can_undo()) {
        ui::Button undo{.word = draw.tr("unit.undo"), .icon = ui::Icon::undo, .kind = ui::ButtonKind::quiet};
        if (ui.button(box.top(gap), undo))
            unit.undo();
    }
}

}

Go draw(UnitScreen& unit, const Draw& draw) {
    ui::Ui& ui = draw.ui;
    unit.refresh();
    ui.begin_scope("unit");
    ui::Box page = ui.page();
    Go go = navigation(draw, page, ToMore{});
    if (!ui.landscape() && unit.chosen()) {
        auto tap = ui.leave_head(page, {.leave = draw.tr("unit.title"), .leave_icon = ui::Icon::back});
        ui::Box box = ui.begin_scroll(page.inset(ui.margin(), 8), "one");
        trouble_bar(draw, box, unit.trouble());
        if (Go next = only_a_manager(draw, unit.may_change(), box))
            go = next;
        one(unit, draw, box);
        ui.end_scroll(box.y);
        if (tap == ui::LeaveTap::leave || ui.escape_pressed())
            unit.close();
        ui.end_scope();
        return go;
    }
    ui.head(page, {.title = draw.tr("unit.title"), .note = UserText{draw.around.unit_name}});
    ui::Box area = page.inset(ui.margin(), 0);
    area.cut_bottom(16);
    ui::Box right = ui.landscape() ? area.cut_right(side_column, column_gap) : ui::Box{};
    ui::Box box = ui.begin_scroll(area, "settings");
    box.cut_top(4);
    trouble_bar(draw, box, unit.trouble());
    if (Go next = only_a_manager(draw, unit.may_change(), box))
        go = next;
    settings(unit, draw, box);
    ui.end_scroll(box.y);
    if (ui.landscape()) {
        ui::Box inside = ui.begin_scroll(right, "side");
        inside.cut_top(4);
        one(unit, draw, inside);
        ui.end_scroll(inside.y);
    }
    ui.end_scope();
    if (!go && ui.escape_pressed())
        go = Back{};
    return go;
}

}
