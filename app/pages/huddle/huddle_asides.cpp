// Beside the questions: what came of what was watched, and which professions are here. Nobody has to open them.

#include <algorithm>
#include <array>

#include "app/pages/huddle/huddle_pages.hpp"

namespace vaka::huddle_pages {

namespace {

// Each thing with its three answers.
void watched(HuddleScreen& huddle, const Draw& draw, ui::Box& content) {
    ui::Ui& ui = draw.ui;
    constexpr std::array order = {WatchOutcome::averted, WatchOutcome::occurred, WatchOutcome::unknown};
    std::array<ui::Segment, order.size()> answers;
    for (std::size_t i = 0; i < order.size(); ++i)
        answers[i].word = draw.tr("watch_outcome." + std::string(code_name(order[i])));
    const WatchedPart& part = huddle.watched();
    Result<Drafts> answer = Drafts();
    for (const auto& stored : part.watched()) {
        const auto& [id, watch] = stored;
        ui.begin_scope(id.uuid.text());
        std::size_t chosen = 0;
        while (order[chosen] != watch.outcome)
            ++chosen;
        ui::Box words = content, choice = content;
        if (ui.landscape())
            choice = words.cut_right(640, 32);
        std::string level = draw.tr("watch_level." + std::string(code_name(watch.level))).text;
        float start = words.y;
        ui.heading(words.top(2), words_of(draw, watch), ui::Type::heading);
        ui.text(words.top(12), draw.tr("huddle.watched.level", {{"level", level}}), ui::Type::note, ui::Tone::ink2);
        if (!ui.landscape())
            choice.y = words.y;
        if (auto tapped = ui.segments(choice.top(), answers, chosen))
            answer = part.answered(stored, order[*tapped]);
        content.cut_top(std::max(words.y, choice.y) - start, 24);
        ui.end_scope();
    }
    Text help = draw.tr("huddle.watched.help");
    ui.text(content.top(24), help, ui::Type::note, ui::Tone::ink2);
    huddle.save(std::move(answer));
}

// Of those who are here; nobody has to say.
void leader(HuddleScreen& huddle, const Draw& draw, ui::Box& content) {
    ui::Ui& ui = draw.ui;
    const std::vector<const RoleName*> here = huddle.present().present();
    if (here.empty())
        return;
    std::vector<ui::Segment> names;
    std::optional<std::size_t> chosen;
    for (const RoleName* role : here) {
        if (role->code == huddle.present().leader().code)
            chosen = names.size();
        names.push_back({draw.label(role->label), {}});
    }
    content.cut_top(16);
    ui.heading(content.top(12), draw.tr("huddle.leader"), ui::Type::heading);
    if (auto tapped = ui.filters(content.top(), names, chosen))
        huddle.save(huddle.present().led_by(*here[*tapped]));
}

void attendees(HuddleScreen& huddle, const Draw& draw, ui::Box& content) {
    ui::Ui& ui = draw.ui;
    constexpr float key = 72, number = 96;
    const auto count = huddle.present().attendees();
    content.cut_top(24);
    ui.heading(content.top(12), draw.tr("huddle.attendees"), ui::Type::heading);
    ui::Box line = content.cut_top(key, 16);
    if (ui.step_button(line.cut_left(key), ui::Icon::minus, draw.tr("huddle.attendees.less"), count.has_value()))
        huddle.save(huddle.present().counted(-1));
    const Text words = count ? Text{std::to_string(*count)} : draw.tr("huddle.attendees.none");
    ui.line(line.cut_left(number), words, ui::Type::title, ui::Tone::ink, ui::Align::centre);
    if (ui.step_button(line.cut_left(key), ui::Icon::add, draw.tr("huddle.attendees.more"), true))
        huddle.save(huddle.present().counted(1));
}

void present(HuddleScreen& huddle, const Draw& draw, ui::Box& content) {
    ui::Ui& ui = draw.ui;
    std::vector<const RoleName*> all = huddle.present().professions();
    std::size_t across = ui.landscape() ? 3 : content.w >= 600 ? 2 : 1;
    for (std::size_t first = 0; first < all.size(); first += across) {
        float height = 72;
        std::size_t last = std::min(first + across, all.size());
        auto places = content.columns(static_cast<int>(across), gap);
        for (std::size_t i = first; i < last; ++i)
            height = std::max(height, ui.measured(places[i - first].w, [&](ui::Box& in) {
                ui.check_box(in.top(), draw.label(all[i]->label), false);
            }));
        places = content.cut_top(height).columns(static_cast<int>(across), gap);
        for (std::size_t i = first; i < last; ++i)
            if (ui.check_box(places[i - first], draw.label(all[i]->label), huddle.present().is_present(*all[i])))
                huddle.save(huddle.present().toggled(*all[i]));
    }
    leader(huddle, draw, content);
    attendees(huddle, draw, content);
}

}

Go aside(HuddleScreen& huddle, const Draw& draw, ui::Box page) {
    ui::Ui& ui = draw.ui;
    bool low = is_low(ui);
    bool follows = huddle.aside() == HuddleScreen::Aside::watched;
    ui::Box foot = page.cut_bottom(ui.landscape() ? 120 : low ? 88 : 128).inset(side(ui), 0).with_height(low ? 72 : 96);
    ui::Button undo{.word = draw.tr("undo.undo"), .icon = ui::Icon::undo, .big = !low, .enabled = huddle.can_undo()};
    ui::Button back{.word = draw.tr(huddle.at_summary() ? "huddle.to_summary" : "huddle.to_question"),
                    .icon = ui::Icon::check,
                    .kind = ui::ButtonKind::primary,
                    .big = !low};
    ui::Box content = ui.begin_scroll(page.inset(side(ui), 0), follows ? "watched" : "present");
    question(draw, content, draw.tr(follows ? "huddle.watched.title" : "huddle.present"),
             draw.tr(follows ? "huddle.watched.about" : "huddle.present.about"));
    content.cut_top(follows ? 24 : 8);
    trouble_bar(draw, content, huddle.trouble());
    follows ? watched(huddle, draw, content) : present(huddle, draw, content);
    ui.end_scroll(content.y);
    bool did_undo = ui.button(foot.cut_left(std::min(220.0f, foot.w * 0.4f), gap), undo);
    if (ui.landscape())
        foot = foot.cut_right(440);
    bool is_done = ui.button(foot, back);
    if (did_undo)
        huddle.undo();
    else if (is_done || ui.escape_pressed())
        huddle.close_aside();
    return {};
}

}
