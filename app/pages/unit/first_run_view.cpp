// The first page (look 15): the blue half with the product's name, and beside it how to begin.

#include "app/pages/draw.hpp"
#include "app/pages/languages.hpp"
#include "app/pages/unit/first_run_screen.hpp"

namespace vaka {

namespace {

void language(FirstRunScreen& first, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    Text label = draw.tr("more.language");
    ui.text(box.top(12), label, ui::Type::label);
    std::vector<ui::Segment> segments;
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < languages.size(); ++i) {
        segments.push_back({UserText{std::string(languages[i].name)}, {}});
        if (languages[i].code == first.language())
            chosen = i;
    }
    if (auto tapped = ui.segments(box.top(32), segments, chosen))
        first.set_language(languages[*tapped].code);
}

// Icon, title and a second line.
void card_head(const Draw& draw, ui::Box& box, ui::Icon icon, const Text& title, const Text& detail) {
    ui::Ui& ui = draw.ui;
    ui::Box words = box;
    ui::Box at = words.cut_left(40, 16);
    ui.heading(words.top(), title, ui::Type::heading_medium);
    ui.text(words.top(), detail, ui::Type::note, ui::Tone::ink2);
    box.cut_top(words.y - box.y);
    ui.icon(at.with_height(box.y - at.y), icon, ui::Tone::accent, 40);
}

void invitation(FirstRunScreen& first, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    Text title = draw.tr("first_run.invitation");
    Text detail = draw.tr("first_run.invitation.how");
    ui::Field server{.label = draw.tr("first_run.server"),
                     .placeholder = draw.tr("first_run.server.example"),
                     .max_length = 200,
                     .enabled = !first.is_joining()};
    ui::Field code{.placeholder = UserText{"VAKA-____-____-____"},
                   .max_length = 24,
                   .enabled = !first.is_joining(),
                   .capitals = true,
                   .large = true};
    Text code_name = draw.tr("first_run.code");
    code.name = code_name.text;
    bool joining = first.is_joining();
    ui::Button go{.word = draw.tr(joining ? "first_run.stop" : "first_run.join"),
                  .kind = joining ? ui::ButtonKind::secondary : ui::ButtonKind::primary,
                  .enabled = joining || first.can_join()};
    // What happens with it, or why it did not work.
    Text news = joining ? draw.tr("first_run.waiting") : Text{};
    if (!joining && first.trouble())
        news = draw.strings.sentence(*first.trouble());
    bool goes = false;
    ui.card(box.top(16), 28, [&](ui::Box& inside) {
        card_head(draw, inside, ui::Icon::invitation, title, detail);
        inside.cut_top(20);
        ui.text_field(inside.top(20), server, first.server);
        float button_width = ui.button_width(go);
        bool beside = inside.w - button_width - 12 >= 380;
        ui::Box row = inside.cut_top(72);
        if (!beside)
            inside.cut_top(12);
        ui::Box button = beside ? row.cut_right(button_width, 12) : inside.cut_top(72);
        ui.text_field(row, code, first.code);
        goes = ui.button(button, go);
        if (news.text.empty())
            return;
        inside.cut_top(12);
        ui::Tone tone = joining ? ui::Tone::ink2 : ui::Tone::danger;
        ui.icon({inside.x, inside.y, 24, 22}, joining ? ui::Icon::sending : ui::Icon::refused,
                joining ? ui::Tone::accent : tone, 24);
        ui::Box words = inside;
        words.cut_left(24, 12);
        ui.text(words.top(), news, ui::Type::small, tone);
        inside.cut_top(words.y - inside.y);
    });
    if (goes)
        joining ? first.stop() : first.join();
}

void trial(FirstRunScreen& first, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    std::array rows = {ui::Row{.icon = ui::Icon::explore,
                               .icon_tone = ui::Tone::accent,
                               .title = draw.tr("first_run.trial"),
                               .detail = draw.tr("first_run.trial.how"),
                               .chevron = true,
                               .enabled = !first.is_joining()}};
    if (ui.row_card(box.top(16).at_least(112), rows))
        first.try_out();
}

void keyboard(FirstRunScreen& first, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    Text word = draw.tr("more.keyboard");
    if (ui.check_box(box.top(16), word, first.has_keyboard(), draw.tr("more.keyboard.when")))
        first.set_keyboard(!first.has_keyboard());
}

float choices(FirstRunScreen& first, const Draw& draw, ui::Box box) {
    ui::Ui& ui = draw.ui;
    if (first.is_first())
        language(first, draw, box);
    Text question = draw.tr(first.is_first() ? "first_run.how" : "first_run.join_later");
    ui.heading(box.top(20), question, ui::Type::title);
    invitation(first, draw, box);
    if (first.is_offered_trial())
        trial(first, draw, box);
    if (first.is_first())
        keyboard(first, draw, box);
    return box.y - 16;
}

}

Go draw(FirstRunScreen& first, const Draw& draw) {
    ui::Ui& ui = draw.ui;
    first.refresh();
    Go go;
    ui.begin_scope("first_run");
    ui::Box page = ui.page();
    if (!first.is_first()) {
        auto tap = ui.leave_head(page, {.leave = draw.tr("date.cancel")});
        if (tap == ui::LeaveTap::leave || ui.escape_pressed()) {
            first.stop();
            go = Back{};
        }
        ui::Box area = page.centred(std::min(page.w - 2 * ui.margin(), 760.0f), page.h);
        ui.end_scroll(choices(first, draw, ui.begin_scroll(area, "first_run")));
    } else {
        UserText product{"Vaka"};
        Text headline = draw.tr("first_run.headline");
        Text detail = draw.tr("first_run.detail");
        if (ui.landscape())
            ui.welcome(page.cut_left(page.w * 0.40625f), product, headline, detail);
        ui::Box area = page.inset(ui.landscape() ? 64 : ui.margin(), 0);
        ui::Box box = ui.begin_scroll(area, "first_run");
        if (ui.landscape()) {
            box.cut_top(32);
        } else {
            ui::Box whole{page.x, box.y, page.w, box.h};
            ui.welcome(whole.top(32), product, headline, detail);
            box.cut_top(whole.y - box.y);
        }
        ui.end_scroll(choices(first, draw, box));
    }
    ui.end_scope();
    return go;
}

}
