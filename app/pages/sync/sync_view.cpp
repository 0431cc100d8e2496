// Synk (look 16): where everything is, in words, what waits and what came back, and the way over a USB stick.

#include "app/pages/button_row.hpp"
#include "app/pages/draw.hpp"
#include "app/pages/said.hpp"
#include "app/pages/sync/sync_screen.hpp"

namespace vaka {

namespace {

using Back = SyncScreen::Back;
using Usb = SyncScreen::Usb;

constexpr float side_column = 440;

Text state_title(const SyncScreen& sync, const Draw& draw) {
    const SyncStatus& status = sync.status();
    auto things = static_cast<std::int64_t>(status.waiting);
    if (!sync.is_connected())
        return draw.tr("sync_page.alone");
    if (status.state == SyncState::sending)
        return draw.count("sync.sending", things);
    if (things > 0)
        return draw.count("sync.waiting", things);
    if (!sync.returned().empty())
        return draw.count("sync_page.returned", static_cast<std::int64_t>(sync.returned().size()));
    return draw.tr(status.received_at ? "sync_page.all_received" : "sync_page.nothing_yet");
}

Text state_detail(const SyncScreen& sync, const Draw& draw) {
    const SyncStatus& status = sync.status();
    if (!sync.is_connected())
        return draw.tr("sync_page.alone.how");
    if (status.trouble && status.state != SyncState::sending)
        return draw.strings.sentence(*status.trouble);
    if (status.offline && status.state != SyncState::sending)
        return draw.tr("sync_page.offline");
    if (status.waiting > 0)
        return draw.tr("sync_page.soon");
    return draw.tr(sync.returned().empty() ? "sync_page.both_have" : "sync_page.returned.how");
}

ui::Ui::SyncPath path(const SyncScreen& sync, const Draw& draw) {
    const SyncStatus& status = sync.status();
    auto things = static_cast<std::int64_t>(status.waiting);
    ui::Ui::SyncPath path;
    path.titles = {draw.tr("sync_page.saved"), draw.tr("sync_page.waiting"), draw.tr("sync_page.received")};
    path.details = {draw.tr("sync_page.saved.all"),
                    things > 0 ? draw.count("sync_page.things", things) : draw.tr("sync_page.nothing"),
                    status.received_at
                        ? draw.tr("sync_page.received.at", {{"time", draw.dates.moment(*status.received_at).text}})
                        : draw.tr("sync_page.received.never")};
    path.waiting = things > 0;
    return path;
}

constexpr std::array way_icons = {ui::Icon::saved, ui::Icon::waiting, ui::Icon::receipt};

// The path from here to the server; as rows where three columns would break its words.
void draw_way(const Draw& draw, ui::Box& box, const ui::Ui::SyncPath& steps) {
    ui::Ui& ui = draw.ui;
    if (box.w >= 420) {
        ui.sync_path(box.top(), steps);
        return;
    }
    for (std::size_t i = 0; i < way_icons.size(); ++i) {
        // A row's icon stands in from its edge; here it begins where the words above do.
        ui::Box line = box.moved(-16, 0);
        ui.row(line.top(),
               {.icon = way_icons[i], .title = steps.titles[i], .detail = steps.details[i], .opens = false});
        box.cut_top(line.y - box.y);
    }
}

// The state in a card: title, sentence and the way.
void state(const SyncScreen& sync, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    constexpr float padding = 32;
    auto tell = [&](ui::Box& inside) {
        ui.heading(inside.top(4), state_title(sync, draw), ui::Type::title);
        ui.text(inside.top(24), state_detail(sync, draw), ui::Type::body, ui::Tone::ink2);
        if (sync.is_connected())
            draw_way(draw, inside, path(sync, draw));
        else
            inside.cut_top(-24);
    };
    const float words = ui.measured(box.w - 2 * padding, tell);
    ui::Box inside = ui.card(box.cut_top(words + 2 * padding - 4, 24), padding);
    inside.y -= 2;
    tell(inside);
}

void returned(SyncScreen& sync, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    for (std::size_t i = 0; i < sync.returned().size(); ++i) {
        const Back& back = sync.returned()[i];
        ui::Message why{ui::Mood::stopped, ui::Icon::refused,
                        draw.tr("sync_page.came_back", {{"what", said(draw, back.saying).text}}),
                        draw.strings.sentence(back.why)};
        ui.message(box.top(12), why);
        std::vector<ui::Button> buttons;
        if (back.has_text)
            buttons.push_back({.word = draw.tr("sync_page.correct"), .icon = ui::Icon::write});
        buttons.push_back({.word = draw.tr("sync_page.seen"), .icon = ui::Icon::check});
        auto tapped = button_row(ui, box.top(24), buttons);
        if (!tapped)
            continue;
        back.has_text&&* tapped == 0 ? sync.correct(i) : sync.seen(i);
        return;
    }
}

void waiting(const SyncScreen& sync, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    std::vector<ui::Row> rows;
    for (const SyncScreen::Waiting& one : sync.waiting())
        rows.push_back({.icon = icon_of(one.saying.about),
                        .title = said(draw, one.saying),
                        .right = draw.tr("sync_page.saved_at", {{"time", draw.dates.moment(one.saved_at).text}}),
                        .opens = false});
    if (rows.empty())
        return;
    ui.row_card(box.top(sync.more_waiting() > 0 ? 8 : 24), rows);
    if (sync.more_waiting() == 0)
        return;
    Text more = draw.count("sync_page.more", static_cast<std::int64_t>(sync.more_waiting()));
    ui.text(box.top(24), more, ui::Type::note, ui::Tone::ink2);
}

Text usb_words(const Draw& draw, const Usb& usb) {
    if (usb.saved)
        return draw.tr("sync_page.usb.saved");
    if (usb.files == 0)
        return draw.tr("sync_page.usb.no_files");
    return usb.changes > 0 ? draw.count("sync_page.usb.read", static_cast<std::int64_t>(usb.changes))
                           : draw.tr("sync_page.usb.nothing_new");
}

Text usb_detail(const Draw& draw, const Usb& usb) {
    if (usb.troubles > 0)
        return draw.count("sync_page.usb.unreadable", static_cast<std::int64_t>(usb.troubles));
    if (usb.receipt)
        return draw.tr("sync_page.usb.receipt");
    return draw.tr(usb.saved ? "sync_page.usb.saved.how" : "sync_page.usb.read.how");
}

std::optional<ui::Message> usb_message(const SyncScreen& sync, const Draw& draw) {
    if (sync.usb_trouble())
        return ui::Message{ui::Mood::stopped, ui::Icon::refused, draw.strings.sentence(*sync.usb_trouble()), {}};
    if (sync.stick_is_missing())
        return ui::Message{ui::Mood::plain, ui::Icon::usb, draw.tr("sync_page.usb.insert"), {}};
    if (!sync.usb())
        return {};
    const Usb& did = *sync.usb();
    bool good = did.troubles == 0 && (did.saved || did.files > 0);
    return ui::Message{good ? ui::Mood::good : ui::Mood::plain, good ? ui::Icon::received : ui::Icon::usb,
                       usb_words(draw, did), usb_detail(draw, did)};
}

Text last_usb(const SyncScreen& sync, const Draw& draw) {
    if (!sync.last_usb())
        return draw.tr("sync_page.usb.never");
    Date day = swedish_time(sync.last_usb()->at).date;
    return draw.tr(sync.last_usb()->receipt ? "sync_page.usb.last_receipt" : "sync_page.usb.last",
                   {{"day", draw.dates.near_day(day).text}});
}

void usb(SyncScreen& sync, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    Text title = draw.tr(sync.is_connected() ? "sync_page.usb.title" : "sync_page.usb.title.alone");
    Text how = draw.tr("sync_page.usb.how");
    Text last = last_usb(sync, draw);
    auto message = usb_message(sync, draw);
    ui::Button save{
        .word = draw.tr("sync_page.usb.save"), .icon = ui::Icon::save_to_usb, .kind = ui::ButtonKind::primary};
    ui::Button read{.word = draw.tr("sync_page.usb.read_in"), .icon = ui::Icon::read_from_usb};
    ui.card(box.top(24), 32, [&](ui::Box& inside) {
        ui.icon(inside.cut_top(48, 20).with_width(48), ui::Icon::usb, ui::Tone::accent, 48);
        ui.heading(inside.top(8), title, ui::Type::heading);
        ui.text(inside.top(24), how, ui::Type::body, ui::Tone::ink2);
        if (message)
            ui.message(inside.top(16), *message);
        if (ui.button(inside.top(12).at_least(80), save))
            sync.save_to_usb();
        if (ui.button(inside.top(16).at_least(80), read))
            sync.read_from_usb();
        ui.text(inside.top(), last, ui::Type::note, ui::Tone::ink2);
    });
}

// What came back, with its text to correct.
void correct(SyncScreen& sync, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    const Back& back = *sync.correcting();
    Text title = said(draw, back.saying);
    ui.heading(box.top(8), title, ui::Type::heading);
    Text why = draw.strings.sentence(back.why);
    ui.text(box.top(24), why, ui::Type::body, ui::Tone::ink2);
    ui::Field field{.label = draw.tr("sync_page.text"), .help = draw.tr("privacy.help"), .lines = 3, .max_length = 500};
    box.cut_top(guarded_field(draw, box, field, sync.text), 24);
    std::array buttons = {ui::Button{.word = draw.tr("sync_page.save_again"),
                                     .icon = ui::Icon::check,
                                     .kind = ui::ButtonKind::primary,
                                     .enabled = sync.can_save()},
                          ui::Button{.word = draw.tr("date.cancel"), .kind = ui::ButtonKind::leave}};
    auto tapped = button_row(ui, box.top(24), buttons);
    if (tapped == 0u)
        sync.save_corrected();
    else if (tapped == 1u || ui.escape_pressed())
        sync.leave_corrected();
}

Go overview(SyncScreen& sync, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    state(sync, draw, box);
    returned(sync, draw, box);
    waiting(sync, draw, box);
    ui::Button act{.word = draw.tr(sync.is_connected() ? "sync_page.try_now" : "sync_page.join"),
                   .icon = sync.is_connected() ? ui::Icon::retry : ui::Icon::invitation,
                   .big = true};
    if (!ui.button(box.top(24), act))
        return {};
    if (!sync.is_connected())
        return ToFirstRun{};
    sync.try_now();
    return {};
}

}

Go draw(SyncScreen& sync, const Draw& draw) {
    ui::Ui& ui = draw.ui;
    sync.refresh();
    ui.begin_scope("sync");
    ui::Box page = ui.page();
    Go go = navigation(draw, page, ToMore{});
    Text where = sync.device_name().empty()
                     ? Text{sync.unit_name()}
                     : draw.tr("sync_page.where", {{"unit", sync.unit_name()}, {"device", sync.device_name()}});
    ui.head(page, {.title = draw.tr("sync_page.title"), .note = where});
    ui::Box area = page.inset(ui.margin(), 0);
    area.cut_bottom(16);
    ui::Box content = ui.begin_scroll(area, "sync");
    content.cut_top(4);
    float bottom = content.y;
    trouble_bar(draw, content, sync.trouble());
    if (sync.correcting()) {
        correct(sync, draw, content);
        bottom = content.y;
    } else if (ui.landscape()) {
        ui::Box side = content.cut_right(side_column, 32);
        if (Go next = overview(sync, draw, content))
            go = next;
        usb(sync, draw, side);
        bottom = std::max(content.y, side.y);
    } else {
        if (Go next = overview(sync, draw, content))
            go = next;
        usb(sync, draw, content);
        bottom = content.y;
    }
    ui.end_scroll(bottom - 24);
    if (!sync.sticks().empty()) {
        ui::OptionList list{.title = draw.tr("sync_page.usb.which"), .cancel = draw.tr("date.cancel")};
        for (const std::string& folder : sync.sticks())
            list.options.push_back(UserText{folder.substr(folder.find_last_of('/') + 1)});
        auto answer = ui.option_dialog(list);
        if (answer.option || answer.cancelled)
            sync.choose_stick(answer.option);
    }
    ui.end_scope();
    return go;
}

}
