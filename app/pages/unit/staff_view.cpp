// Byt person (look 20): who is on the list, and a pad for the code. The huddle never asks for it.

#include "app/pages/button_row.hpp"
#include "app/pages/draw.hpp"
#include "app/pages/receipt_sheet.hpp"
#include "app/pages/unit/staff_screen.hpp"

namespace vaka {

namespace {

using Asking = StaffScreen::Asking;
using Deed = StaffScreen::Deed;

constexpr float side_column = 440;

Text role_words(const Draw& draw, Role role) {
    return {label_of(draw.content.roles, role_code(role), draw.strings.language())};
}

std::vector<ui::Row> rows(const StaffScreen& staff, const Draw& draw) {
    std::vector<ui::Row> rows;
    for (const StaffScreen::Person& person : staff.people()) {
        ui::Row row{.icon = person.signed_in ? ui::Icon::signed_in : ui::Icon::person,
                    .icon_tone = person.signed_in ? ui::Tone::accent : ui::Tone::ink2,
                    .title = UserText{person.staff.display_name},
                    .selected = person.signed_in};
        if (Text role = role_words(draw, person.role); role.text != person.staff.display_name)
            row.detail = role;
        bool has_pin = !person.staff.pin_hash.empty();
        if (person.signed_in)
            row.right = draw.tr("staff.signed_in");
        else if (!has_pin)
            row.right = draw.tr("staff.no_pin");
        row.opens = staff.may_manage() || (has_pin && !person.signed_in);
        row.chevron = row.opens && row.right.empty();
        rows.push_back(std::move(row));
    }
    return rows;
}

void people(StaffScreen& staff, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    if (staff.people().empty()) {
        ui::EmptyState empty{ui::Icon::person, draw.tr("staff.empty"),
                             draw.tr(staff.may_begin() ? "staff.empty.begin" : "staff.empty.how")};
        ui.empty_state(box.top(24), empty);
        return;
    }
    std::vector<ui::Row> shown = rows(staff, draw);
    if (auto tapped = ui.row_card(box.top(24), shown))
        staff.choose(*tapped);
}

// Who needs a code, and the ways on.
Go ways(StaffScreen& staff, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    Text title = draw.tr(staff.is_signed_in() ? "staff.card.here" : "staff.card", {{"name", staff.who()}});
    Text detail = draw.tr(staff.is_signed_in() ? "staff.card.here.how" : "staff.card.how");
    std::vector<ui::Button> buttons;
    if (staff.may_manage() || staff.may_begin())
        buttons.push_back(
            {.word = draw.tr(staff.may_begin() ? "staff.add_first" : "staff.add"), .icon = ui::Icon::add});
    bool adds = !buttons.empty();
    buttons.push_back({.word = draw.tr(staff.is_signed_in() ? "staff.sign_out" : "staff.without_pin")});
    std::optional<std::size_t> tapped;
    ui.card(box.top(24), 32, [&](ui::Box& inside) {
        ui.icon(inside.cut_top(48, 20).with_width(48), staff.is_signed_in() ? ui::Icon::signed_in : ui::Icon::person,
                ui::Tone::accent, 48);
        ui.heading(inside.top(8), title, ui::Type::heading);
        ui.text(inside.top(24), detail, ui::Type::body, ui::Tone::ink2);
        for (std::size_t i = 0; i < buttons.size(); ++i)
            if (ui.button(inside.top(i + 1 < buttons.size() ? 12 : 0), buttons[i]))
                tapped = i;
    });
    if (!tapped)
        return {};
    if (adds && *tapped == 0) {
        staff.add_person();
        return {};
    }
    if (!staff.is_signed_in())
        return Back{};
    staff.sign_out();
    return {};
}

// What stands under the title of the pad.
Text pad_words(const StaffScreen& staff, const Draw& draw) {
    if (std::int64_t seconds = staff.seconds_left(); seconds > 0)
        return seconds < 60 ? draw.count("staff.wait_seconds", seconds)
                            : draw.count("staff.wait_minutes", (seconds + 59) / 60);
    if (staff.was_wrong())
        return draw.tr("staff.wrong");
    if (staff.unfit() == StaffScreen::Unfit::too_easy)
        return draw.tr("staff.too_easy");
    if (staff.unfit() == StaffScreen::Unfit::not_the_same)
        return draw.tr("staff.not_the_same");
    if (staff.asking() == Asking::pin)
        return draw.tr("staff.huddle_needs_none", {{"name", staff.name()}});
    return draw.tr(staff.asking() == Asking::new_pin ? "staff.new_pin.how" : "staff.same_pin.how",
                   {{"name", staff.name()}});
}

void pad(StaffScreen& staff, const Draw& draw) {
    ui::Ui& ui = draw.ui;
    bool asks = staff.asking() == Asking::pin;
    Text words = pad_words(staff, draw);
    Text title =
        asks ? draw.tr("staff.pin") : draw.tr(staff.asking() == Asking::new_pin ? "staff.new_pin" : "staff.same_pin");
    float width = std::min(400.0f, ui.page().w * 0.8f);
    float height = ui.measured(width, [&](ui::Box& in) { ui.text(in.top(), words, ui::Type::body); }) + 32 +
                   ui.measured(width, [&](ui::Box& in) { ui.pin_pad(in.top(), {}); }) + 20 + 72;
    ui::Box inside = ui.begin_dialog(title, height);
    inside.y -= 12;
    bool stopped = staff.was_wrong() || staff.unfit() != StaffScreen::Unfit::no || staff.seconds_left() > 0;
    ui.text(inside.top(32), words, ui::Type::body, stopped ? ui::Tone::danger : ui::Tone::ink2, ui::Align::centre);
    ui::Button out{.word = draw.tr(asks ? "staff.without_pin" : "date.cancel"), .kind = ui::ButtonKind::quiet};
    ui::Box foot = inside.cut_bottom(72, 8);
    ui::PinKey key = ui.pin_pad(inside, {.entered = static_cast<int>(staff.digits()),
                                         .close = draw.tr("staff.close"),
                                         .erase = draw.tr("staff.erase")});
    bool without = ui.button(foot, out);
    bool escaped = ui.escape_pressed();
    ui.end_dialog();
    if (without && asks)
        staff.sign_out();
    else if (without || escaped || key.kind == ui::PinKey::Kind::close)
        staff.cancel();
    else if (key.kind == ui::PinKey::Kind::digit)
        staff.press(key.digit);
    else if (key.kind == ui::PinKey::Kind::erase)
        staff.erase();
}

void name(StaffScreen& staff, const Draw& draw) {
    ui::Ui& ui = draw.ui;
    Text title = draw.tr(staff.may_begin() ? "staff.add_first" : "staff.add");
    ui::Field field{.label = draw.tr("staff.name"),
                    .placeholder = draw.tr("staff.name.example"),
                    .help = draw.tr("staff.name.help"),
                    .max_length = 40};
    std::array buttons = {ui::Button{.word = draw.tr("staff.next"),
                                     .kind = ui::ButtonKind::primary,
                                     .enabled = !trimmed(staff.name()).empty()},
                          ui::Button{.word = draw.tr("date.cancel"), .kind = ui::ButtonKind::leave}};
    std::optional<std::size_t> tapped;
    bool escaped = false;
    ui.dialog(title, 560, [&](ui::Box& inside) {
        std::string typed = staff.name();
        if (ui.text_field(inside.top(24), field, typed))
            staff.change_name(typed);
        tapped = button_row(ui, inside.top(8), buttons);
        escaped = ui.escape_pressed();
    });
    if (tapped == 0u)
        staff.name_done();
    else if (tapped == 1u || escaped)
        staff.cancel();
}

std::string_view deed_key(Deed deed) {
    switch (deed) {
    case Deed::switch_to:
        return "staff.deed.switch_to";
    case Deed::new_pin:
        return "staff.deed.new_pin";
    case Deed::remove:
        return "staff.deed.remove";
    }
    return "";
}

void dialogs(StaffScreen& staff, const Draw& draw) {
    switch (staff.asking()) {
    case Asking::nothing:
        return;
    case Asking::pin:
    case Asking::new_pin:
    case Asking::same_pin:
        return pad(staff, draw);
    case Asking::name:
        return name(staff, draw);
    case Asking::deed: {
        ui::OptionList list{.title = UserText{staff.name()}, .cancel = draw.tr("date.cancel")};
        for (Deed deed : staff.deeds())
            list.options.push_back(draw.tr(deed_key(deed)));
        auto answer = draw.ui.option_dialog(list);
        if (answer.option)
            staff.choose_deed(*answer.option);
        else if (answer.cancelled)
            staff.cancel();
        return;
    }
    case Asking::role: {
        ui::OptionList list{.title = draw.tr("staff.role", {{"name", staff.name()}}), .cancel = draw.tr("date.cancel")};
        for (Role role : staff.roles())
            list.options.push_back(role_words(draw, role));
        auto answer = draw.ui.option_dialog(list);
        if (answer.option)
            staff.choose_role(*answer.option);
        else if (answer.cancelled)
            staff.cancel();
        return;
    }
    }
}

}

Go draw(StaffScreen& staff, const Draw& draw) {
    ui::Ui& ui = draw.ui;
    staff.refresh();
    ui.begin_scope("staff");
    ui::Box page = ui.page();
    Go go = navigation(draw, page, ui.landscape() ? Go(ToStaff{}) : Go(ToMore{}));
    ui.head(page, {.title = draw.tr("nav.staff"), .note = UserText{draw.around.unit_name}});
    ui::Box area = page.inset(ui.margin(), 0);
    area.cut_bottom(16);
    ui::Box content = ui.begin_scroll(area, "staff");
    content.cut_top(4);
    trouble_bar(draw, content, staff.trouble());
    ui::Box side = ui.landscape() ? content.cut_right(side_column, 32) : ui::Box{};
    people(staff, draw, content);
    if (Go next = ways(staff, draw, ui.landscape() ? side : content))
        go = next;
    ui.end_scroll(std::max(content.y, side.y) - 24);
    if (staff.can_undo())
        receipt_sheet(
            draw, {draw.tr("staff.removed", {{"name", staff.name()}}), draw.tr("staff.removed.how")},
            [&] { staff.undo(); }, [&] { staff.forget_undo(); });
    dialogs(staff, draw);
    if (staff.finished())
        go = Back{};
    ui.end_scope();
    return go;
}

}
