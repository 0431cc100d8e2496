// The pulse: one question, answers that a glove can hit, and never who said what.

#include <algorithm>

#include "app/pages/checks/pulse_screen.hpp"
#include "app/pages/draw.hpp"

namespace vaka {

namespace {

constexpr float gap = 16;
constexpr float tall_tile = 220;

// What the one who holds the tablet, or is about to, needs to hear.
Text next(const Draw& draw, const PulseScreen& pulse) {
    if (pulse.step() > 0)
        return draw.tr("pulse.step",
                       {{"n", std::to_string(pulse.step() + 1)}, {"total", std::to_string(pulse.questions().size())}});
    return draw.tr(pulse.people() == 0 ? "pulse.begin" : "pulse.thanks");
}

void answers(PulseScreen& pulse, const Draw& draw, ui::Box& content) {
    const Check& question = pulse.question();
    int n = static_cast<int>(question.answers.size());
    bool beside = draw.ui.landscape();
    auto boxes = beside ? content.cut_top(tall_tile, gap).columns(n, gap)
                        : content.cut_top(static_cast<float>(n) * (ui::Ui::lying_tile + 12) - 12, gap).rows(n, 12);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const Answer& answer = question.answers[i];
        if (draw.ui.category_tile(boxes[i], category_icon(answer.icon), draw.label(answer.label), false)) {
            pulse.answer(i);
            return;
        }
    }
}

Go foot(PulseScreen& pulse, const Draw& draw, ui::Box box) {
    ui::Ui& ui = draw.ui;
    Go go;
    ui::Button end{.word = draw.tr("pulse.end"),
                   .icon = ui::Icon::check,
                   .kind = ui::ButtonKind::primary,
                   .enabled = pulse.can_end()};
    ui::Button back{.word = draw.tr("pulse.take_back"), .icon = ui::Icon::undo, .enabled = pulse.can_take_back()};
    auto boxes = box.columns(2, gap);
    if (ui.button(boxes[0].with_height(72), back))
        pulse.take_back();
    if (ui.button(boxes[1].with_height(72), end))
        go = pulse.end();
    return go;
}

}

Go draw(PulseScreen& pulse, const Draw& draw) {
    ui::Ui& ui = draw.ui;
    ui.begin_scope("pulse");
    ui::Box page = ui.page();
    Go go;
    if (ui.leave_head(
            page, {.leave = draw.tr("pulse.leave"), .leave_icon = ui::Icon::back, .title = draw.tr("pulse.title")}) ==
            ui::LeaveTap::leave ||
        ui.escape_pressed())
        go = pulse.leave();
    page = page.inset(ui.landscape() ? 64 : ui.margin(), 0);
    constexpr float foot_height = 72;
    bool stands = ui.footer_fits(foot_height);
    ui::Box under = stands && !pulse.questions().empty() ? page.cut_bottom(foot_height + 32, 16) : ui::Box{};
    ui::Box content = ui.begin_scroll(page, "question");
    trouble_bar(draw, content, pulse.trouble());
    if (pulse.questions().empty()) {
        ui::EmptyState none{ui::Icon::help, draw.tr("pulse.none"), draw.tr("pulse.none.help")};
        ui.empty_state(content.top(), none);
        ui.end_scroll(content.y);
        ui.end_scope();
        return go;
    }
    bool low = ui.page().h < 700;
    content.cut_top(ui.landscape() ? 24 : low ? 4 : 16);
    ui.text(content.top(12), next(draw, pulse), ui::Type::label, ui::Tone::accent);
    ui.heading(content.top(8), draw.label(pulse.question().label), low ? ui::Type::title : ui::Type::question);
    ui.text(content.top(low ? 16 : 32), draw.label(pulse.question().help), low ? ui::Type::body : ui::Type::lead,
            ui::Tone::ink2);
    answers(pulse, draw, content);
    content.cut_top(8);
    Text people = draw.count("pulse.people", pulse.people());
    Text enough = pulse.can_end() ? people : Text{people.text + " " + draw.tr("pulse.too_few").text};
    ui.text(content.top(16), enough, ui::Type::body, ui::Tone::ink2);
    if (!stands) {
        if (Go done = foot(pulse, draw, content.cut_top(foot_height)))
            go = done;
    }
    ui.end_scroll(content.y);
    if (stands)
        if (Go done = foot(pulse, draw, under.with_height(foot_height)))
            go = done;
    ui.end_scope();
    return go;
}

}
