// Innehåll: the list to the left, one item and how it will look to the right; upright, one of them at a time.

#include <algorithm>

#include "app/pages/button_row.hpp"
#include "app/pages/draw.hpp"
#include "app/pages/unit/content_preview.hpp"
#include "app/pages/unit/content_screen.hpp"

namespace vaka {

namespace {

using Item = ContentScreen::Item;

constexpr float gap = 16;
constexpr float side_column = 460;
constexpr float column_gap = 96; // room for the arrows of the list

ui::Icon icon_of(const Item& item) {
    if (!item.icon.empty())
        return category_icon(item.icon);
    if (!item.question)
        return ui::Icon::help;
    switch (*item.question) {
    case QuestionResult::incident:
        return ui::Icon::warning;
    case QuestionResult::positive:
        return ui::Icon::star;
    case QuestionResult::watch:
        return ui::Icon::watch;
    case QuestionResult::action:
        return ui::Icon::action;
    case QuestionResult::message:
        return ui::Icon::know;
    }
    return ui::Icon::help;
}

ui::Row row_of(const Draw& draw, const ContentScreen& content, const Item& item) {
    ui::Row row{.icon = item.active ? icon_of(item) : ui::Icon::hidden,
                .title = draw.label(item.label),
                .chevron = true,
                .selected = content.chosen() == &item};
    if (item.check)
        row.detail = draw.tr("content.check." + std::string(code_name(*item.check)));
    if (is_local(item.code))
        row.detail = draw.tr("content.local");
    if (!item.active)
        row.right = draw.tr("content.hidden");
    return row;
}

void lists(ContentScreen& content, const Draw& draw, ui::Box& box) {
    std::vector<ui::Segment> segments;
    for (std::string_view list : ContentScreen::lists)
        segments.push_back({draw.tr("content.list." + std::string(list)), {}});
    if (auto tapped = draw.ui.filters(box.top(gap), segments, content.list()))
        content.choose_list(*tapped);
}

void items(ContentScreen& content, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    Text about = draw.tr("content.about." + std::string(content.list_name()));
    ui.text(box.top(gap), about, ui::Type::body, ui::Tone::ink2);
    if (content.can_add()) {
        ui::Button add{.word = draw.tr("content.add." + std::string(content.list_name())),
                       .icon = ui::Icon::add,
                       .align = ui::Align::left};
        if (ui.button(box.top(gap), add))
            content.add();
    }
    std::vector<ui::Row> rows;
    for (const Item& item : content.items())
        rows.push_back(row_of(draw, content, item));
    if (auto tapped = ui.row_card(box.top(gap), rows)) {
        content.cancel();
        content.choose(*tapped);
    }
}

std::vector<ui::Button> verbs(const ContentScreen& content, const Draw& draw) {
    const Item& item = *content.chosen();
    std::vector<ui::Button> buttons = {
        {.word = draw.tr("content.up"), .icon = ui::Icon::up, .enabled = content.can_move(-1)},
        {.word = draw.tr("content.down"), .icon = ui::Icon::down, .enabled = content.can_move(1)}};
    if (item.active)
        buttons.push_back({.word = draw.tr("content.hide"), .icon = ui::Icon::hidden, .enabled = !item.always});
    else
        buttons.push_back({.word = draw.tr("content.show"), .icon = ui::Icon::watch, .enabled = content.can_show()});
    return buttons;
}

Text why(const Draw& draw, const ContentScreen& content) {
    const Item& item = *content.chosen();
    if (item.always)
        return draw.tr("content.always");
    if (!item.active && !content.can_show() && content.may_change())
        return draw.tr("content.full." + std::string(content.list_name()));
    if (is_local(item.code))
        return draw.tr("content.local.how");
    return draw.tr(item.active ? "content.hide.how" : "content.show.how");
}

void one(ContentScreen& content, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    const Item& item = *content.chosen();
    Text title = draw.label(item.label), help = draw.label(item.help), because = why(draw, content);
    std::vector<ui::Button> buttons = content.may_change() ? verbs(content, draw) : std::vector<ui::Button>();
    std::optional<std::size_t> moved;
    bool show = false;
    ui.card(box.top(gap), 24, [&](ui::Box& inside) {
        ui.heading(inside.top(), title, ui::Type::heading);
        if (!help.text.empty()) {
            inside.cut_top(4);
            ui.text(inside.top(), help, ui::Type::body, ui::Tone::ink2);
        }
        if (buttons.empty())
            return;
        inside.cut_top(20);
        moved = button_row(ui, inside.top(12), std::span(buttons).first(2));
        show = button_row(ui, inside.top(12), std::span(buttons).last(1)).has_value();
        ui.text(inside.top(), because, ui::Type::note, ui::Tone::ink2);
    });
    if (moved)
        content.move(*moved == 0 ? -1 : 1);
    else if (show)
        content.show(!item.active);
}

void undo(ContentScreen& content, const Draw& draw, ui::Box& box) {
    using Act = ContentScreen::Act;
    if (content.act() == Act::none)
        return;
    std::string_view key = content.act() == Act::moved    ? "content.undo.moved"
                           : content.act() == Act::hidden ? "content.undo.hidden"
                           : content.act() == Act::shown  ? "content.undo.shown"
                                                          : "content.undo.added";
    ui::Button button{.word = draw.tr(key), .icon = ui::Icon::undo, .kind = ui::ButtonKind::quiet};
    if (draw.ui.button(box.top(gap), button))
        content.undo();
}

void kind_of(ContentScreen& content, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    std::vector<ui::Row> rows;
    for (QuestionResult kind : ContentScreen::kinds) {
        std::string key = "content.kind." + std::string(code_name(kind));
        rows.push_back({.icon = content.kind() == kind ? ui::Icon::received : ui::Icon::open,
                        .icon_tone = ui::Tone::accent,
                        .title = draw.tr(key),
                        .selected = content.kind() == kind});
    }
    ui.heading(box.top(8), draw.tr("content.kind"), ui::Type::label);
    if (auto tapped = ui.row_card(box.top(gap), rows))
        content.choose_kind(ContentScreen::kinds[*tapped]);
}

void form(ContentScreen& content, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    std::string list(content.list_name());
    ui.heading(box.top(gap), draw.tr("content.add." + list), ui::Type::heading);
    ui::Field label{.label = draw.tr("content.label." + list),
                    .placeholder = draw.tr("content.label.example." + list),
                    .help = draw.tr("privacy.help"),
                    .max_length = 60};
    box.cut_top(guarded_field(draw, box, label, content.label()), gap);
    if (content.asks_help()) {
        ui::Field help{.label = draw.tr("content.help"), .lines = 2, .max_length = 120};
        box.cut_top(guarded_field(draw, box, help, content.help()), gap);
    }
    if (content.asks_kind())
        kind_of(content, draw, box);
    if (content.is_full())
        ui.text(box.top(12), draw.tr("content.full.new." + list), ui::Type::note, ui::Tone::ink2);
    std::vector<ui::Button> buttons = {{.word = draw.tr("date.cancel"), .kind = ui::ButtonKind::leave},
                                       {.word = draw.tr("incident.save"),
                                        .icon = ui::Icon::check,
                                        .kind = ui::ButtonKind::primary,
                                        .enabled = content.can_save()}};
    auto tapped = button_row(ui, box.top(gap), buttons);
    if (tapped == 0u)
        content.cancel();
    else if (tapped == 1u)
        content.save();
}

void side(ContentScreen& content, const Draw& draw, ui::Box& box) {
    if (content.is_adding())
        return form(content, draw, box);
    if (content.chosen())
        one(content, draw, box);
    // Below the buttons, so that they stay under the finger.
    undo(content, draw, box);
    content_preview(content, draw, box);
}

}

Go draw(ContentScreen& content, const Draw& draw) {
    ui::Ui& ui = draw.ui;
    content.refresh();
    ui.begin_scope("content");
    ui::Box page = ui.page();
    Go go = navigation(draw, page, ToMore{});
    bool alone = !ui.landscape() && (content.chosen() || content.is_adding());
    if (alone) {
        auto tap = ui.leave_head(page, {.leave = draw.tr("content.title"), .leave_icon = ui::Icon::back});
        ui::Box box = ui.begin_scroll(page.inset(ui.margin(), 8), "one");
        trouble_bar(draw, box, content.trouble());
        side(content, draw, box);
        ui.end_scroll(box.y);
        if (tap == ui::LeaveTap::leave || ui.escape_pressed()) {
            content.cancel();
            content.close();
        }
        ui.end_scope();
        return go;
    }
    ui.head(page, {.title = draw.tr("content.title"), .note = UserText{draw.around.unit_name}});
    ui::Box area = page.inset(ui.margin(), 0);
    area.cut_bottom(16);
    ui::Box right;
    if (ui.landscape()) {
        area.cut_top(4);
        lists(content, draw, area);
        right = area.cut_right(side_column, column_gap);
    }
    ui::Box box = ui.begin_scroll(area, "list");
    box.cut_top(4);
    trouble_bar(draw, box, content.trouble());
    if (Go next = only_a_manager(draw, content.may_change(), box))
        go = next;
    if (!ui.landscape())
        lists(content, draw, box);
    items(content, draw, box);
    if (!ui.landscape())
        side(content, draw, box);
    ui.end_scroll(box.y);
    if (ui.landscape()) {
        ui::Box inside = ui.begin_scroll(right, "side");
        inside.cut_top(4);
        side(content, draw, inside);
        ui.end_scroll(inside.y);
    }
    ui.end_scope();
    if (!go && ui.escape_pressed())
        go = Back{};
    return go;
}

}
