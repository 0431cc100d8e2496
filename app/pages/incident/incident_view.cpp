// The form for a risk or an incident: what it is about to the left, what happened to the right, and below what the
// answers lead to.

#include <algorithm>
#include <array>
#include <cmath>

#include "app/pages/draw.hpp"
#include "app/pages/incident/incident_screen.hpp"
#include "app/pages/pick_date.hpp"

namespace vaka {

namespace {

constexpr float left_width = 540;
constexpr float column_gap = 40;

// `room`: how high the usual ones may be together, so that a page that has room for them need not scroll.
void categories(IncidentScreen& incident, const Draw& draw, ui::Box& box, float room) {
    ui::Ui& ui = draw.ui;
    struct Tile {
        ui::Icon icon;
        Text word;
        bool selected = false;
        const Category* category = nullptr;
    };
    std::vector<Tile> tiles;
    bool others = incident.shows_others();
    for (const Category* category : others ? incident.others() : incident.usual())
        tiles.push_back({category_icon(category->icon), draw.label(category->label),
                         category->code == incident.category().code, category});
    if (!incident.others().empty())
        tiles.push_back(
            {others ? ui::Icon::back : ui::Icon::more, draw.tr(others ? "incident.usual" : "incident.others")});
    const float top = box.y;
    ui.heading(box.top(12), draw.tr("incident.about"), ui::Type::label);
    if (others && !incident.category().empty())
        ui.text(box.top(12), draw.tr("incident.chosen", {{"what", draw.category(incident.category()).text}}),
                ui::Type::note, ui::Tone::ink2);
    int across = box.w >= 500 ? 3 : box.w >= 340 ? 2 : 1;
    float height = across == 1 ? ui::Ui::lying_tile : 132;
    if (!others && ui.landscape()) {
        const float rows = std::ceil(static_cast<float>(tiles.size()) / static_cast<float>(across));
        height = std::clamp((room - (box.y - top)) / rows - 12, 132.0f, 164.0f);
    }
    for (std::size_t first = 0; first < tiles.size(); first += static_cast<std::size_t>(across)) {
        auto columns = box.cut_top(height, 12).columns(across, 12);
        for (std::size_t i = 0; i < columns.size() && first + i < tiles.size(); ++i) {
            const Tile& tile = tiles[first + i];
            if (!ui.category_tile(columns[i], tile.icon, tile.word, tile.selected))
                continue;
            if (tile.category)
                incident.choose_category(*tile.category);
            else
                incident.show_others(!others);
        }
    }
}

void plain_questions(IncidentScreen& incident, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    std::array harms = {ui::Segment{draw.tr("incident.harm.no"), {}}, ui::Segment{draw.tr("incident.harm.yes"), {}},
                        ui::Segment{draw.tr("incident.harm.serious"), {}}};
    std::optional<std::size_t> harm;
    if (incident.harm())
        harm = static_cast<std::size_t>(*incident.harm());
    ui.heading(box.top(12), draw.tr("incident.harm"), ui::Type::label);
    if (auto tapped = ui.segments(box.top(16), harms, harm))
        incident.set_harm(static_cast<IncidentScreen::Harm>(*tapped));
    if (!incident.asks_happened())
        return;
    std::array happened = {ui::Segment{draw.tr("incident.happened.yes"), {}},
                           ui::Segment{draw.tr("incident.happened.no"), {}}};
    std::optional<std::size_t> chosen;
    if (incident.happened())
        chosen = *incident.happened() ? 0 : 1;
    ui.heading(box.top(12), draw.tr("incident.happened"), ui::Type::label);
    if (auto tapped = ui.segments(box.top(16), happened, chosen))
        incident.set_happened(*tapped == 0);
}

// When on the day it was, in a unit that divides its days. Nobody has to know.
void part_of_the_day(IncidentScreen& incident, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    if (incident.parts().empty())
        return;
    std::vector<ui::Segment> parts;
    std::optional<std::size_t> chosen;
    for (ShiftPart part : incident.parts()) {
        if (part == incident.part())
            chosen = parts.size();
        parts.push_back({draw.tr("shift_part." + std::string(code_name(part))), {}});
    }
    ui.heading(box.top(12), draw.tr("incident.part"), ui::Type::label);
    if (auto tapped = ui.segments(box.top(16), parts, chosen))
        incident.choose_part(incident.parts()[*tapped]);
}

// A short text has one line, a longer one what it needs.
int lines_for(const Draw& draw, const GuardedText& text, float width) {
    float lines = draw.ui.measured(width - 44, [&](ui::Box& in) {
        draw.ui.text(in.top(), UserText{text.text()}, ui::Type::body);
    }) / 28;
    return std::clamp(static_cast<int>(lines + 0.5f), 1, 4);
}

void texts(IncidentScreen& incident, const Draw& draw, ui::Box& box) {
    bool risk = incident.type() == IncidentType::risk;
    ui::Field what{.label = draw.tr(risk ? "incident.what.risk" : "incident.what"),
                   .placeholder = draw.tr(risk ? "incident.what.risk.example" : "incident.what.example"),
                   .help = draw.tr("privacy.help"),
                   .lines = lines_for(draw, incident.what(), box.w),
                   .max_length = 280};
    bool guarded = !incident.what().clean();
    box.cut_top(guarded_field(draw, box, what, incident.what()), guarded ? 12 : 16);
    ui::Field did{.label = draw.tr("incident.did"),
                  .placeholder = draw.tr("incident.did.example"),
                  .lines = lines_for(draw, incident.did_directly(), box.w),
                  .max_length = 280};
    box.cut_top(guarded_field(draw, box, did, incident.did_directly()));
}

void ticks(IncidentScreen& incident, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    if (incident.asks_patient()) {
        std::string who = draw.content.word(incident.profile(), "the_recipient", draw.strings.language());
        Text asked = draw.tr("incident.patient_asked", {{"who", who}});
        if (ui.check_box(box.top(), asked, incident.patient_asked()))
            incident.set_patient_asked(!incident.patient_asked());
    }
    Text report = draw.tr("incident.report", {{"system", system_named(draw, incident.deviation_system())}});
    if (ui.check_box(box.top(), report, incident.must_report(),
                     incident.must_report() ? ui::Words(draw.tr("incident.report.remind")) : ui::Words()))
        incident.set_must_report(!incident.must_report());
}

// What the answers lead to, or what is still to be answered.
constexpr float result_height = 100, save_height = 88;

void result(const IncidentScreen& incident, const Draw& draw, ui::Box box) {
    auto colour = incident.day_colour();
    if (!colour || incident.category().empty()) {
        Text missing = draw.tr(incident.category().empty() ? "incident.choose_category" : "incident.answer");
        float height = draw.ui.measured(box.w, [&](ui::Box& in) { draw.ui.text(in.top(), missing, ui::Type::body); });
        draw.ui.text(box.centred(box.w, height), missing, ui::Type::body, ui::Tone::ink2);
        return;
    }
    std::string type(incident.harm() == IncidentScreen::Harm::serious ? "serious" : code_name(*incident.type()));
    Text becomes = draw.tr("incident.becomes." + std::string(code_name(*colour)));
    draw.ui.result_panel(box, symbol_of(*colour), {Text{draw.tr("incident.type." + type).text + " " + becomes.text}},
                         draw.tr(incident.type() == IncidentType::harm ? "incident.thanks" : "incident.well_seen"));
}

bool save_button(const IncidentScreen& incident, const Draw& draw, ui::Box box) {
    ui::Button save{.word = draw.tr("incident.save"),
                    .icon = ui::Icon::check,
                    .kind = ui::ButtonKind::primary,
                    .big = true,
                    .enabled = incident.can_save()};
    if (incident.saves_without_text())
        save = {.word = draw.tr("privacy.save_without"), .big = true, .enabled = incident.can_save()};
    return draw.ui.button(box, save);
}

void calendar(IncidentScreen& incident, const Draw& draw) {
    if (!incident.picking())
        return;
    auto answer =
        pick_date(draw, draw.tr("incident.when"), *incident.picking(), incident.day(), std::nullopt, incident.today());
    if (answer.cancelled)
        incident.set_day(std::nullopt);
    else if (answer.turn != 0)
        incident.turn(answer.turn);
    else if (answer.date)
        incident.set_day(answer.date);
}

}

Go draw(IncidentScreen& incident, const Draw& draw) {
    ui::Ui& ui = draw.ui;
    ui.begin_scope("incident");
    ui::Box page = ui.page();
    Go go;
    bool left = false, save = false;
    switch (ui.leave_head(page, {.leave = draw.tr("date.cancel"),
                                 .title = draw.tr(incident.is_new() ? "incident.title" : "incident.title.change"),
                                 .right = draw.dates.dated_day(incident.day()),
                                 .right_icon = ui::Icon::date})) {
    case ui::LeaveTap::none:
        break;
    case ui::LeaveTap::leave:
        left = true;
        break;
    case ui::LeaveTap::right:
        incident.pick_day();
        break;
    }
    bool wide = ui.landscape();
    page = page.inset(wide ? 40 : ui.margin(), 0);
    bool low = ui.page().h < 700;
    // A laptop's page is a little lower than a tablet's.
    bool close = wide && ui.page().h < 800;
    ui::Box foot = page.cut_bottom(wide ? (close ? 8 : 16) + save_height : low ? 88 : 104 + 16 + result_height);
    ui::Box content = ui.begin_scroll(page, "form");
    content.cut_top(close ? 4 : 16);
    trouble_bar(draw, content, incident.trouble());
    float bottom = 0;
    ui::Box first = content, second = content;
    if (wide) {
        first = content.with_width(left_width);
        second.cut_left(left_width, column_gap);
        categories(incident, draw, first, page.bottom() - first.y);
    } else {
        categories(incident, draw, first, 0);
        first.cut_top(12);
        second = first;
    }
    plain_questions(incident, draw, second);
    part_of_the_day(incident, draw, second);
    texts(incident, draw, second);
    ticks(incident, draw, second);
    bottom = std::max(wide ? first.y : 0, second.y);
    if (low) {
        result(incident, draw, {second.x, bottom, second.w, result_height});
        bottom += result_height;
    }
    ui.end_scroll(bottom);

    if (wide) {
        foot = foot.with_height(save_height);
        result(incident, draw, foot.cut_left(left_width, column_gap));
        save = save_button(incident, draw, foot);
    } else {
        if (!low)
            result(incident, draw, foot.cut_top(result_height, 16));
        save = save_button(incident, draw, foot.with_height(low ? 72 : save_height));
    }
    calendar(incident, draw);
    if (incident.shows_others() && ui.escape_pressed())
        incident.show_others(false);
    if (save)
        go = incident.save();
    else if (left)
        go = incident.leave();
    ui.end_scope();
    return go;
}

}
