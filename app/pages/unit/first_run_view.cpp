// The first page (look 15): the blue half with the product's name, and beside it how to begin.

#include "app/pages/draw.hpp"
#include "app/pages/languages.hpp"
#include "app/pages/unit/first_run_screen.hpp"

namespace vaka {

namespace {

void language(FirstRunScreen& first, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    Text label = draw.tr("more.language");
    ui.text(box.cut_top(ui.text_height(label, ui::Type::label, box.w), 12), label, ui::Type::label);
    std::vector<ui::Segment> segments;
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < languages.size(); ++i) {
        segments.push_back({UserText{std::string(languages[i].name)}, {}});
        if (languages[i].code == first.language())
            chosen = i;
    }
    if (auto tapped = ui.segments(box.cut_top(ui.segments_height(segments, box.w), 32), segments, chosen))
        first.set_language(languages[*tapped].code);
}

// Icon, title and a second line. Returns the height.
float card_head(const Draw& draw, ui::Box box, ui::Icon icon, const Text& title, const Text& detail) {
    ui::Ui& ui = draw.ui;
    ui::Box at = box.cut_left(40, 16);
    float used = ui.heading(box, title, ui::Type::heading_medium);
    used += ui.text(box.moved(0, used), detail, ui::Type::note, ui::Tone::ink2);
    ui.icon(at.with_height(used), icon, ui::Tone::accent, 40);
    return used;
}

float card_head_height(const Draw& draw, const Text& title, const Text& detail, float width) {
    return draw.ui.text_height(title, ui::Type::heading_medium, width - 56) +
           draw.ui.text_height(detail, ui::Type::note, width - 56);
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
    float width = box.w - 56;
    float button_width = ui.button_width(go);
    bool beside = width - button_width - 12 >= 380;
    float head = card_head_height(draw, title, detail, width);
    float server_height = ui.text_field_height(server, width);
    // What happens with it, or why it did not work.
    Text news = joining ? draw.tr("first_run.waiting") : Text{};
    if (!joining && first.trouble())
        news = draw.strings.sentence(*first.trouble());
    float news_height = news.text.empty() ? 0 : 12 + ui.text_height(news, ui::Type::small, width - 36);
    float height = 56 + head + 20 + server_height + 20 + 72 + (beside ? 0 : 84) + news_height;

    ui::Box inside = ui.card(box.cut_top(height, 16), 28);
    inside.cut_top(card_head(draw, inside, ui::Icon::invitation, title, detail), 20);
    ui.text_field(inside.cut_top(server_height, 20), server, first.server);
    ui::Box row = inside.cut_top(72, 12);
    ui::Box button = beside ? row.cut_right(button_width, 12) : inside.cut_top(72, 12);
    ui.text_field(row, code, first.code);
    if (ui.button(button, go))
        joining ? first.stop() : first.join();
    if (news.text.empty())
        return;
    ui::Tone tone = joining ? ui::Tone::ink2 : ui::Tone::danger;
    ui.icon(inside.cut_left(24, 12).with_height(22), joining ? ui::Icon::sending : ui::Icon::refused,
            joining ? ui::Tone::accent : tone, 24);
    ui.text(inside, news, ui::Type::small, tone);
}

void trial(FirstRunScreen& first, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    std::array rows = {ui::Row{.icon = ui::Icon::explore,
                               .icon_tone = ui::Tone::accent,
                               .title = draw.tr("first_run.trial"),
                               .detail = draw.tr("first_run.trial.how"),
                               .chevron = true,
                               .enabled = !first.is_joining()}};
    if (ui.row_card(box.cut_top(std::max(112.0f, ui.row_card_height(rows, box.w)), 16), rows))
        first.try_out();
}

void keyboard(FirstRunScreen& first, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    Text word = draw.tr("more.keyboard");
    if (ui.check_box(box.cut_top(ui.check_box_height(word, box.w), 16), word, first.has_keyboard(),
                     draw.tr("more.keyboard.when")))
        first.set_keyboard(!first.has_keyboard());
}

float choices(FirstRunScreen& first, const Draw& draw, ui::Box box) {
    ui::Ui& ui = draw.ui;
    if (first.is_first())
        language(first, draw, box);
    Text question = draw.tr(first.is_first() ? "first_run.how" : "first_run.join_later");
    ui.heading(box.cut_top(ui.text_height(question, ui::Type::title, box.w), 20), question, ui::Type::title);
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
            float height = ui.welcome_height(headline, detail, page.w);
            ui.welcome({page.x, box.y, page.w, height}, product, headline, detail);
            box.cut_top(height, 32);
        }
        ui.end_scroll(choices(first, draw, box));
    }
    ui.end_scope();
    return go;
}

}
