// The look back: has anything happened? Two taps to a green day.

#include <algorithm>
#include <array>

#include "app/pages/huddle/huddle_pages.hpp"

namespace vaka::huddle_pages {

namespace {

std::array<ui::ChoiceTile, 4> answers(const Draw& draw, const HuddleScreen& huddle, const LookBackPart& part) {
    Colour harm = huddle.scheme().harm;
    bool any = harm == huddle.scheme().serious_harm;
    std::array tiles = {
        ui::ChoiceTile{ui::DayState::green, draw.tr("huddle.nothing"), draw.tr("huddle.nothing.help"),
                       draw.tr("huddle.becomes.green")},
        ui::ChoiceTile{ui::DayState::yellow, draw.tr("incident_type.risk"), draw.tr("huddle.risk.help"),
                       draw.tr("huddle.becomes.yellow")},
        ui::ChoiceTile{ui::DayState::yellow, draw.tr("incident_type.near_miss"), draw.tr("huddle.near_miss.help"),
                       draw.tr("huddle.becomes.yellow")},
        ui::ChoiceTile{symbol_of(harm), draw.tr("incident_type.harm"), draw.tr("huddle.harm.help"),
                       draw.tr("huddle.becomes." + std::string(any ? code_name(harm) : "harm"))},
    };
    if (part.colour_when_closed() != DayState::green) {
        DayState state = part.colour_when_closed();
        tiles[0] = {symbol_of(state), draw.tr("huddle.nothing_more"), draw.tr("huddle.nothing_more.help"),
                    draw.tr("huddle.becomes." + std::string(code_name(state)))};
    }
    return tiles;
}

Text reported(const Draw& draw, const LookBackPart& part) {
    auto n = static_cast<std::int64_t>(part.reported().size());
    if (n == 0)
        return draw.tr("huddle.reported_none");
    return draw.tr("huddle.reported", {{"n", std::to_string(n)}});
}

// The four tiles beside each other: as high as their words ask for, and with nothing below them as high as looks good.
float give_shape(ui::Ui& ui, std::span<ui::ChoiceTile> tiles, float width, bool low) {
    constexpr float usual = 384;
    float height = low ? 0 : usual;
    for (ui::ChoiceTile& tile : tiles) {
        tile.tall = true;
        height = std::max(height, ui.measured(width, [&](ui::Box& in) { ui.choice_tile(in.top(), tile); }));
    }
    for (ui::ChoiceTile& tile : tiles)
        tile.tall = height > width;
    return height;
}

// The question in a unit that divides its days: what the huddle is about is chosen beside the day, or below it.
// "Hela dygnet", "Dag", "Kväll", "Natt".
void question_of_part(HuddleScreen& huddle, const Draw& draw, ui::Box& content) {
    ui::Ui& ui = draw.ui;
    std::vector<ui::Segment> words = {{draw.tr("shift_part.all"), {}}};
    std::size_t chosen = 0;
    for (ShiftPart part : huddle.parts()) {
        if (part == huddle.part())
            chosen = words.size();
        words.push_back({draw.tr("shift_part." + std::string(code_name(part))), {}});
    }
    Text about = draw.tr("huddle.about_days", {{"day", covered(draw, huddle).text}});
    content.cut_top(ui.landscape() ? 12 : 4);
    ui.heading(content.top(8), draw.label(huddle.question().label), ui::Type::question);
    float width = ui.filters_width(words);
    bool beside = ui.text_width(about, ui::Type::lead) + width + 24 <= content.w;
    if (!beside)
        ui.text(content.top(12), about, ui::Type::lead, ui::Tone::ink2);
    const float below = ui.landscape() ? 16 : 12;
    ui::Box row = beside ? content.cut_top(72, below) : ui::Box{};
    if (auto tapped = ui.filters(beside ? ui::Place(row.cut_right(width, 24)) : content.top(below), words, chosen))
        huddle.choose_part(*tapped == 0 ? std::nullopt : std::optional<ShiftPart>(huddle.parts()[*tapped - 1]));
    if (beside)
        ui.line(row, about, ui::Type::lead, ui::Tone::ink2);
}

}

Go look_back(HuddleScreen& huddle, const LookBackPart& part, const Draw& draw, ui::Box page) {
    ui::Ui& ui = draw.ui;
    Go go;
    ui::Box foot = page.cut_bottom(ui.landscape() ? 112 : is_low(ui) ? 80 : 120).with_height(72).inset(side(ui), 0);
    ui::Button skip{.word = draw.tr(huddle.took_back() ? "huddle.next" : "huddle.skip"),
                    .kind = huddle.took_back() ? ui::ButtonKind::quiet : ui::ButtonKind::leave,
                    .align = ui::Align::right};
    bool did_skip = ui.button(foot.cut_right(edge_width(ui, skip), gap), skip);
    Text known = reported(draw, part);
    if (part.reported().empty()) {
        ui.icon(foot.cut_left(28, 12), ui::Icon::inbox, ui::Tone::ink2, 28);
        float height = ui.measured(foot.w, [&](ui::Box& in) { ui.text(in.top(), known); });
        ui.text(foot.centred(foot.w, height), known, ui::Type::body, ui::Tone::ink2);
    } else {
        ui::Button list{
            .word = known, .icon = ui::Icon::inbox, .kind = ui::ButtonKind::quiet, .align = ui::Align::left};
        float width = std::min(foot.w, ui.button_width(list));
        if (ui.button(foot.moved(-20, 0).with_width(width), list))
            go = ToDay{huddle.covers().to};
    }

    ui::Box content = ui.begin_scroll(page.inset(side(ui), 0), "question");
    bool one_day = huddle.covers().from == huddle.covers().to;
    std::vector<ui::Row> watched = watched_row(draw, huddle);
    if (huddle.parts().empty()) {
        question(draw, content, draw.label(huddle.question().label),
                 draw.tr(one_day ? "huddle.about_day" : "huddle.about_days", {{"day", covered(draw, huddle).text}}));
        content.cut_top(is_low(ui) ? 16 : !ui.landscape() ? 32 : watched.empty() ? 36 : 24);
    } else {
        question_of_part(huddle, draw, content);
    }
    trouble_bar(draw, content, huddle.trouble());
    auto tiles = answers(draw, huddle, part);
    std::optional<std::size_t> chosen;
    if (ui.landscape()) {
        float height = give_shape(ui, tiles, (content.w - 60) / 4, !watched.empty());
        auto boxes = content.cut_top(height, watched.empty() ? 0 : gap).columns(4, 20);
        for (std::size_t i = 0; i < tiles.size(); ++i)
            if (ui.choice_tile(boxes[i], tiles[i]))
                chosen = i;
    } else {
        for (std::size_t i = 0; i < tiles.size(); ++i)
            if (ui.choice_tile(content.top(20), tiles[i]))
                chosen = i;
    }
    bool follows = !watched.empty() && ui.row_card(content.top(), watched).has_value();
    ui.end_scroll(content.y);
    if (did_skip)
        huddle.skip();
    else if (follows)
        huddle.open_aside(HuddleScreen::Aside::watched);
    else if (chosen == 0u)
        huddle.press();
    else if (chosen)
        go = huddle.report(*chosen == 1   ? IncidentType::risk
                           : *chosen == 2 ? IncidentType::near_miss
                                          : IncidentType::harm);
    return go;
}

}
