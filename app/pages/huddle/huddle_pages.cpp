#include "app/pages/huddle/huddle_pages.hpp"

#include <algorithm>

namespace vaka::huddle_pages {

float side(const ui::Ui& ui) {
    return ui.landscape() ? 64 : ui.margin();
}

float above(const ui::Ui& ui) {
    if (ui.landscape())
        return ui.page().h < 800 ? 16 : 40;
    return is_low(ui) ? 8 : 24;
}

bool is_low(const ui::Ui& ui) {
    return ui.page().h < 700;
}

float edge_width(const ui::Ui& ui, const ui::Button& button) {
    return std::max(72.0f, ui.button_width(button) - 20);
}

Text covered(const Draw& draw, const HuddleScreen& huddle) {
    return part_of_day(draw, draw.dates.span(huddle.covers().from, huddle.covers().to), huddle.part());
}

Text result_title(const Draw& draw, const HuddleScreen& huddle) {
    std::string day = capital(covered(draw, huddle)).text;
    if (!huddle.took_back())
        return draw.tr("huddle.waits", {{"day", day}});
    if (!huddle.one_colour())
        return draw.tr("huddle.have_colours");
    bool one = huddle.covers().from == huddle.covers().to;
    return draw.tr((one ? "huddle.is." : "huddle.are.") + std::string(code_name(huddle.day().state)), {{"day", day}});
}

void question(const Draw& draw, ui::Box& content, const ui::Words& title, const ui::Words& detail) {
    ui::Ui& ui = draw.ui;
    bool low = is_low(ui);
    content.cut_top(above(ui));
    ui.heading(content.top(low ? 2 : 8), title, low ? ui::Type::title : ui::Type::question);
    ui.text(content.top(), detail, low ? ui::Type::body : ui::Type::lead, ui::Tone::ink2);
}

Text words_of(const Draw& draw, const Watch& watch) {
    return {watch.text.empty() ? draw.category(watch.category_id).text : watch.text.text};
}

std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (const std::string& part : parts)
        out += (out.empty() ? "" : " ") + part;
    return out;
}

std::vector<ui::Row> watched_row(const Draw& draw, const HuddleScreen& huddle) {
    constexpr std::size_t most = 3;
    if (huddle.watched().watched().empty())
        return {};
    std::vector<std::string> said;
    for (const auto& stored : huddle.watched().watched())
        if (said.size() < most)
            said.push_back(words_of(draw, stored.record).text + ".");
    auto left = static_cast<std::int64_t>(huddle.watched().unanswered());
    return {{.icon = ui::Icon::watch,
             .icon_tone = ui::Tone::accent,
             .title = draw.tr("huddle.watched"),
             .detail = UserText{joined(said)},
             .right = left > 0 ? draw.count("huddle.watched.left", left) : draw.tr("huddle.watched.done"),
             .chevron = true}};
}

}
