// Mer: doors to the pages that are seldom used, and how this tablet shows things.

#include <tuple>

#include "app/pages/draw.hpp"
#include "app/pages/languages.hpp"
#include "app/pages/unit/more_screen.hpp"

namespace vaka {

namespace {

constexpr float doors_column = 408;

// A label and equal choices below it. Returns the one tapped.
std::optional<std::size_t> choice(const Draw& draw, ui::Box& box, const Text& label,
                                  std::span<const ui::Segment> segments, std::optional<std::size_t> chosen) {
    ui::Ui& ui = draw.ui;
    ui.text(box.top(8), label, ui::Type::label);
    return ui.segments(box.top(24), segments, chosen);
}

// The same for short words: as wide as they are, on as many lines as they need.
std::optional<std::size_t> short_choice(const Draw& draw, ui::Box& box, const Text& label,
                                        std::span<const ui::Segment> segments, std::optional<std::size_t> chosen) {
    ui::Ui& ui = draw.ui;
    ui.text(box.top(8), label, ui::Type::label);
    return ui.filters(box.top(24), segments, chosen);
}

template <typename Values, typename Value> std::optional<std::size_t> place(const Values& values, const Value& value) {
    for (std::size_t i = 0; i < values.size(); ++i)
        if (values[i] == value)
            return i;
    return {};
}

// What leads on. Only doors with something behind them.
Go doors(const MoreScreen& more, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    std::vector<ui::Row> rows;
    std::vector<Go> to;
    if (more.to_sort_out() > 0) {
        rows.push_back({.icon = ui::Icon::sort_out,
                        .icon_tone = ui::Tone::accent,
                        .title = draw.tr("sort_out.title"),
                        .detail = draw.tr("more.sort_out"),
                        .right = UserText{std::to_string(more.to_sort_out())},
                        .right_is_number = true,
                        .chevron = true});
        to.push_back(ToSortOut{});
    }
    auto sync = sync_words(draw, true);
    rows.push_back({.icon = ui::Icon::sending,
                    .title = draw.tr("sync_page.title"),
                    .detail = sync ? sync->words : ui::Words(draw.tr("sync_page.alone.short")),
                    .chevron = true});
    to.push_back(ToSync{});
    rows.push_back({.icon = draw.around.person.empty() ? ui::Icon::person : ui::Icon::signed_in,
                    .title = draw.tr("nav.staff"),
                    .detail = draw.around.person.empty() ? ui::Words(draw.tr("more.nobody"))
                                                         : ui::Words(UserText{draw.around.person}),
                    .chevron = true});
    to.push_back(ToStaff{});
    for (auto [icon, key, door] : {std::tuple(ui::Icon::checks, "checks.title", Go(ToChecks{})),
                                   std::tuple(ui::Icon::content, "content.title", Go(ToContent{})),
                                   std::tuple(ui::Icon::settings, "unit.title", Go(ToUnit{}))}) {
        std::string short_words = std::string(key) + ".short";
        rows.push_back({.icon = icon, .title = draw.tr(key), .detail = draw.tr(short_words), .chevron = true});
        to.push_back(door);
    }
    rows.push_back(
        {.icon = ui::Icon::wall, .title = draw.tr("wall.title"), .detail = draw.tr("wall.detail"), .chevron = true});
    to.push_back(ToWall{});
    auto tapped = ui.row_card(box.top(32), rows);
    return tapped ? to[*tapped] : Go();
}

void looks(MoreScreen& more, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    Text heading = draw.tr("more.looks");
    ui.heading(box.top(16), heading, ui::Type::heading);

    std::vector<ui::Segment> sizes;
    for (int size : MoreScreen::text_sizes)
        sizes.push_back({draw.tr("more.percent", {{"n", std::to_string(size)}}), {}});
    if (auto tapped = short_choice(draw, box, draw.tr("more.text_size"), sizes,
                                   place(MoreScreen::text_sizes, more.settings().text_percent)))
        more.set_text_size(MoreScreen::text_sizes[*tapped]);

    std::vector<ui::Segment> screen_sizes;
    for (int size : MoreScreen::screen_sizes)
        screen_sizes.push_back({draw.tr("more.size." + std::to_string(size)), {}});
    if (auto tapped = short_choice(draw, box, draw.tr("more.size"), screen_sizes,
                                   place(MoreScreen::screen_sizes, more.settings().size_percent)))
        more.set_screen_size(MoreScreen::screen_sizes[*tapped]);

    std::vector<ui::Segment> themes;
    for (std::string_view theme : MoreScreen::themes)
        themes.push_back({draw.tr("more.theme." + std::string(theme)), {}});
    if (auto tapped =
            choice(draw, box, draw.tr("more.theme"), themes, place(MoreScreen::themes, more.settings().theme)))
        more.set_theme(MoreScreen::themes[*tapped]);

    std::vector<ui::Segment> names;
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < languages.size(); ++i) {
        names.push_back({UserText{std::string(languages[i].name)}, {}});
        if (languages[i].code == more.settings().language)
            chosen = i;
    }
    if (auto tapped = choice(draw, box, draw.tr("more.language"), names, chosen))
        more.set_language(languages[*tapped].code);

    Text calm = draw.tr("more.calm");
    if (ui.check_box(box.top(8), calm, more.settings().calm))
        more.set_calm(!more.settings().calm);
    Text keyboard = draw.tr("more.keyboard");
    if (ui.check_box(box.top(24), keyboard, more.settings().keyboard, draw.tr("more.keyboard.when")))
        more.set_keyboard(!more.settings().keyboard);
}

// What is new since which version, in the words of those who use it.
void news(const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    Text heading = draw.tr("more.news");
    ui.heading(box.top(12), heading, ui::Type::heading);
    for (const Release& release : draw.content.changelog) {
        Text when = draw.tr("more.news.version", {{"version", release.version},
                                                  {"month", draw.dates.month_name(release.date.month()).text},
                                                  {"year", std::to_string(release.date.year())}});
        ui.text(box.top(8), when, ui::Type::label);
        for (const Label& line : release.lines) {
            Text words = draw.label(line);
            ui.text(box.top(12), words);
        }
        box.cut_top(12);
    }
}

void about(const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    Text version = draw.tr("more.about", {{"version", VAKA_VERSION}, {"unit", draw.around.unit_name}});
    ui.text(box.top(24), version, ui::Type::note, ui::Tone::ink2);
}

}

Go draw(MoreScreen& more, const Draw& draw) {
    ui::Ui& ui = draw.ui;
    more.refresh();
    ui.begin_scope("more");
    ui::Box page = ui.page();
    Go go = navigation(draw, page, ToMore{});
    if (ui.head(page, {.title = draw.tr("more.title"), .sync = sync_words(draw)}) == ui::HeadTap::sync)
        go = ToSync{};
    ui::Box area = page.inset(ui.margin(), 0);
    area.cut_bottom(16);
    ui::Box content = ui.begin_scroll(area, "more");
    content.cut_top(4);
    trouble_bar(draw, content, more.trouble());
    Go door;
    if (ui.landscape()) {
        ui::Box left = content.cut_left(doors_column, 32);
        door = doors(more, draw, left);
        news(draw, left);
        about(draw, left);
        looks(more, draw, content);
        content.y = std::max(left.y, content.y);
    } else {
        door = doors(more, draw, content);
        looks(more, draw, content);
        news(draw, content);
        about(draw, content);
    }
    if (door)
        go = door;
    ui.end_scroll(content.y);
    ui.end_scope();
    return go;
}

}
