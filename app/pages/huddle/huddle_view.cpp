// The huddle: one question a page, big enough for the group, and what it led to. No navigation: one way out, upper
// left, and everything that was said is saved.

#include <algorithm>

#include "app/pages/huddle/huddle_pages.hpp"

namespace vaka {

namespace {

using namespace huddle_pages;

constexpr float widest = 1440;

int taken(const HuddleScreen& huddle) {
    int count = 0;
    for (std::size_t i = 0; i < huddle.questions().size(); ++i)
        count += huddle.state(i) == PartState::taken;
    return count;
}

// Pausa, steps and timer. Takes its part of the page; true when the huddle is paused.
bool head(const Draw& draw, const HuddleScreen& huddle, ui::Box& page) {
    ui::Ui& ui = draw.ui;
    int total = static_cast<int>(huddle.questions().size());
    int current = static_cast<int>(huddle.step()) + 1;
    if (huddle.at_summary())
        current = huddle.all_taken() ? total + 1 : taken(huddle);
    Text caption = draw.tr("huddle.step", {{"n", std::to_string(current)}, {"total", std::to_string(total)}});
    if (huddle.at_summary())
        caption = draw.tr(huddle.all_taken() ? "huddle.all_taken" : "huddle.summary");
    ui::Box row = page.cut_top(ui.landscape() ? 104 : is_low(ui) ? 80 : 96).inset(side(ui), 0);
    bool paused = false;
    if (!huddle.at_summary()) {
        ui::Button pause{.word = draw.tr("huddle.pause"),
                         .icon = ui::Icon::pause,
                         .kind = ui::ButtonKind::leave,
                         .align = ui::Align::left};
        float width = edge_width(ui, pause);
        paused = ui.button(ui::Box{row.x, row.y + (row.h - 72) / 2, width, 72}, pause);
    }
    std::int64_t minutes = std::max<std::int64_t>(1, huddle.minutes());
    float used = static_cast<float>(minutes) / static_cast<float>(huddle.planned_minutes());
    ui::Box clock = row;
    ui.timer(clock.cut_right(200), {.used = std::min(1.0f, used), .caption = draw.count("huddle.minutes", minutes)});
    if (ui.landscape()) {
        ui.steps({page.centre_x() - 320, 31, 640, 60}, {.current = current, .total = total, .caption = caption});
    } else {
        ui.line({page.x, row.y, page.w, row.h}, caption, ui::Type::small, ui::Tone::ink2, ui::Align::centre);
        ui.steps(page.cut_top(24).inset(side(ui), 4), {.current = current, .total = total});
    }
    return paused;
}

}

Go draw(HuddleScreen& huddle, const Draw& draw) {
    ui::Ui& ui = draw.ui;
    huddle.refresh();
    ui.begin_scope("huddle");
    ui::Box page = ui.page();
    page = page.centred(std::min(page.w, widest), page.h);
    Go go;
    if (head(draw, huddle, page))
        go = ToCross{};
    Go next = huddle.aside() != HuddleScreen::Aside::none ? aside(huddle, draw, page)
              : huddle.at_summary()                       ? summary(huddle, draw, page)
                                                          : question_page(huddle, draw, page);
    ui.end_scope();
    return next ? next : go;
}

}
