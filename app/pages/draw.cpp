#include "app/pages/draw.hpp"

#include <array>

#include "app/pages/open_page.hpp"

namespace vaka {

void name_toolkit(const Draw& draw) {
    draw.ui.name_scroll_arrows(draw.tr("scroll.up"), draw.tr("scroll.down"));
    draw.ui.name_keyboard({.shift = draw.tr("keyboard.shift"),
                           .erase = draw.tr("keyboard.erase"),
                           .space = draw.tr("keyboard.space"),
                           .signs = draw.tr("keyboard.signs"),
                           .letters = draw.tr("keyboard.letters"),
                           .done = draw.tr("keyboard.done")});
}

Go draw(OpenPage& page, const Draw& with) {
    name_toolkit(with);
    Go go = std::visit([&](auto* screen) { return draw(*screen, with); }, page.screen());
    if (!go && with.ui.escape_pressed())
        go = Back{};
    return go;
}

Go navigation(const Draw& draw, ui::Box& page, const Go& selected) {
    struct Item {
        ui::Icon icon;
        std::string_view key;
        Go to;
    };
    const std::array items = {
        Item{ui::Icon::cross, "nav.cross", ToCross{}},
        Item{ui::Icon::action, "nav.actions", ToActions{}},
        Item{ui::Icon::year, "nav.year", ToYear{}},
        Item{ui::Icon::more, "nav.more", ToMore{}},
    };
    std::vector<ui::NavItem> shown;
    for (const Item& item : items)
        shown.push_back({item.icon, draw.tr(item.key), item.to.is_same_page(selected)});
    const bool is_staff = selected.as<ToStaff>();
    ui::NavItem foot{ui::Icon::person, draw.tr("nav.staff"), is_staff};
    if (!draw.around.person.empty())
        foot = {ui::Icon::signed_in, UserText{draw.around.person}, is_staff};
    auto tapped = draw.ui.navigation(page, shown, &foot);
    if (!tapped)
        return {};
    return *tapped < items.size() ? items[*tapped].to : Go(ToStaff{});
}

std::optional<ui::Sync> sync_words(const Draw& draw, bool whole) {
    const SyncStatus& sync = draw.around.sync;
    auto things = static_cast<std::int64_t>(sync.waiting);
    switch (sync.state) {
    case SyncState::no_server:
        return {};
    case SyncState::received:
        if (!sync.received_at)
            return ui::Sync{ui::SyncState::received, draw.tr("sync.all_received_never")};
        return ui::Sync{ui::SyncState::received,
                        draw.tr("sync.all_received", {{"time", draw.dates.moment(*sync.received_at).text}})};
    case SyncState::waiting:
        if (whole && sync.received_at)
            return ui::Sync{ui::SyncState::waiting, draw.count("sync.waiting_since", things,
                                                               {{"time", draw.dates.moment(*sync.received_at).text}})};
        return ui::Sync{ui::SyncState::waiting, draw.count("sync.waiting", things)};
    case SyncState::sending:
        return ui::Sync{ui::SyncState::sending, draw.count("sync.sending", things)};
    case SyncState::refused:
        return ui::Sync{ui::SyncState::refused, draw.count("sync.returned", static_cast<std::int64_t>(sync.returned))};
    }
    return {};
}

namespace {

constexpr float guard_gap = 8;

// The field as the guard wants it: dots over what is blocked.
ui::Field masked(ui::Field field, const GuardedText& text) {
    for (const Hit& hit : text.masked())
        field.masked.push_back({hit.begin, hit.end});
    if (!text.clean())
        field.help = {};
    return field;
}

std::optional<ui::Guard> guard_of(const Draw& draw, const GuardedText& text) {
    auto hit = text.question();
    if (!hit)
        return {};
    if (text.blocked())
        return ui::Guard{ui::GuardKind::stopped,
                         draw.tr("privacy." + std::string(hit->rule)),
                         draw.tr("privacy.never_saved"),
                         draw.tr("privacy.remove"),
                         {}};
    return ui::Guard{ui::GuardKind::doubt, draw.tr("privacy.recognised"), draw.tr("privacy." + std::string(hit->rule)),
                     draw.tr("privacy.change"), draw.tr("privacy.keep")};
}

}

float guarded_field(const Draw& draw, ui::Box box, ui::Field field, GuardedText& text) {
    field = masked(std::move(field), text);
    const float top = box.y;
    std::string written = text.text();
    if (draw.ui.text_field(box.top(), field, written))
        text.set(std::move(written), draw.around.now.date);
    auto guard = guard_of(draw, text);
    if (!guard)
        return box.y - top;
    box.cut_top(0, guard_gap);
    switch (draw.ui.guard(box.top(), *guard)) {
    case ui::GuardAnswer::act:
        if (text.blocked())
            text.remove(draw.around.now.date);
        else
            draw.ui.focus_field(field.label.empty() ? field.name : std::string_view(field.label.str()));
        break;
    case ui::GuardAnswer::keep:
        text.keep();
        break;
    case ui::GuardAnswer::none:
        break;
    }
    return box.y - top;
}

ui::DayState symbol_of(DayState state) {
    switch (state) {
    case DayState::green:
        return ui::DayState::green;
    case DayState::yellow:
        return ui::DayState::yellow;
    case DayState::orange:
        return ui::DayState::orange;
    case DayState::red:
        return ui::DayState::red;
    case DayState::missing:
        return ui::DayState::missing;
    case DayState::waiting:
        return ui::DayState::waiting;
    case DayState::today:
        return ui::DayState::today;
    case DayState::future:
        return ui::DayState::future;
    case DayState::closed:
        return ui::DayState::closed;
    }
    return ui::DayState::blank;
}

ui::DayState symbol_of(Colour colour) {
    return symbol_of(state_of(colour));
}

std::string system_named(const Draw& draw, const std::string& deviation_system) {
    return deviation_system.empty() ? draw.tr("deviation_system").text : deviation_system;
}

ui::Icon category_icon(std::string_view icon) {
    struct Named {
        std::string_view name;
        std::uint32_t code_point; // of the Material Icons font
    };
    constexpr std::array icons = {
        Named{"fall", static_cast<std::uint32_t>(ui::Icon::fall)},
        Named{"assignment_ind", 0xE85D},
        Named{"badge", 0xEA67},
        Named{"biotech", 0xEA3A},
        Named{"clean_hands", 0xF21F},
        Named{"computer", 0xE30A},
        Named{"content_cut", 0xE14E},
        Named{"coronavirus", 0xF221},
        Named{"event", 0xE878},
        Named{"favorite", 0xE87D},
        Named{"gavel", 0xE90E},
        Named{"groups", 0xF233},
        Named{"handyman", 0xF10B},
        Named{"healing", 0xE3F3},
        Named{"home", 0xE88A},
        Named{"hotel", 0xE53A},
        Named{"inventory_2", 0xE1A1},
        Named{"medical_services", 0xF109},
        Named{"medication", 0xF033},
        Named{"monitor_heart", 0xEAA2},
        Named{"mood", 0xE7F2},
        Named{"person", 0xE7FD},
        Named{"restaurant", 0xE56C},
        Named{"security", 0xE32A},
        Named{"sentiment_dissatisfied", 0xE811},
        Named{"sentiment_neutral", 0xE812},
        Named{"sentiment_satisfied", 0xE813},
        Named{"sentiment_very_dissatisfied", 0xE814},
        Named{"sentiment_very_satisfied", 0xE815},
        Named{"swap_horiz", 0xE8D4},
        Named{"thermostat", 0xF076},
        Named{"water_drop", 0xE798},
        Named{"wb_sunny", 0xE430},
    };
    for (const Named& named : icons)
        if (named.name == icon)
            return static_cast<ui::Icon>(named.code_point);
    return ui::Icon::more;
}

Go only_a_manager(const Draw& draw, bool may_change, ui::Box& content) {
    if (may_change)
        return {};
    ui::Task task{.icon = ui::Icon::lock,
                  .title = draw.tr("manager.only"),
                  .detail = draw.tr("manager.only.how"),
                  .button = {.word = draw.tr("nav.staff")}};
    bool tapped = draw.ui.task(content.top(16), task);
    return tapped ? Go(ToStaff{}) : Go{};
}

void trouble_bar(const Draw& draw, ui::Box& content, const std::optional<Error>& trouble) {
    if (trouble)
        draw.ui.message(content.top(16), {ui::Mood::stopped, ui::Icon::refused, draw.strings.sentence(*trouble), {}});
}

}
