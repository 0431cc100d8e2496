// Månaden: the cross, what happened, what was done and what remains, on one page for the meeting of the whole staff.

#include <algorithm>
#include <cmath>

#include "app/pages/cross/month_screen.hpp"
#include "app/pages/draw.hpp"
#include "app/pages/year_tabs.hpp"

namespace vaka {

namespace {

constexpr float gap = 16;
constexpr float side_column = 320;
constexpr float card_padding = 24;
constexpr float icon_column = 36;
constexpr std::size_t most_lines = 7;

// A line of a card: a symbol, words, and more words below.
struct Line {
    std::optional<ui::DayState> day;
    ui::Icon icon = ui::Icon::none;
    ui::Tone tone = ui::Tone::ink2;
    ui::Words words;
    ui::Words detail;
    bool alert = false;
};

struct Card {
    ui::Words heading;
    std::vector<Line> lines;
};

void draw_lines(ui::Ui& ui, ui::Box& box, std::span<const Line> lines) {
    for (const Line& line : lines) {
        ui::Box words = box;
        ui::Box mark = words.cut_left(icon_column).with_height(28);
        if (line.day)
            ui.day_symbol({mark.x, mark.y + 2, 24, 24}, *line.day);
        else
            ui.icon(mark.with_width(24), line.icon, line.tone);
        ui.text(words.top(), line.words);
        if (!line.detail.empty())
            ui.text(words.top(), line.detail, ui::Type::note, line.alert ? ui::Tone::danger : ui::Tone::ink2);
        box.cut_top(words.y - box.y, 8);
    }
}

void draw_card(ui::Ui& ui, ui::Box& box, const Card& card) {
    ui.card(box.top(gap), card_padding, [&](ui::Box& inside) {
        ui.heading(inside.top(8), card.heading, ui::Type::label);
        draw_lines(ui, inside, card.lines);
    });
}

// Days that are not as they should be; green ones are seen in the cross and not counted.
std::vector<Line> day_lines(const Draw& draw, const MonthSummary& summary) {
    std::vector<Line> lines;
    auto add = [&](std::int64_t n, ui::DayState state, std::string_view key) {
        if (n > 0)
            lines.push_back({.day = state, .words = draw.count(key, n)});
    };
    add(summary.yellow, ui::DayState::yellow, "year.days.yellow");
    add(summary.orange, ui::DayState::orange, "year.days.orange");
    add(summary.red, ui::DayState::red, "year.days.red");
    add(summary.missing, ui::DayState::missing, "year.days.missing");
    if (summary.partly_missing > 0)
        lines.push_back({.day = ui::DayState::missing, .words = draw.count("month.partly", summary.partly_missing)});
    return lines;
}

Go cross_card(const MonthScreen& month, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    constexpr float cell_gap = 4;
    const std::vector<Line> lines = day_lines(draw, month.summary());
    std::vector<ui::Day> days;
    std::string said;
    for (const DayCell& cell_of_day : month.cells())
        days.push_back(day_of(draw, cell_of_day));
    for (const Line& line : lines)
        said += (said.empty() ? "" : ", ") + line.words.str();
    bool tapped = false;
    ui.card(box.top(gap), card_padding, [&](ui::Box& inside) {
        const float cell = std::floor(std::min(48.0f, (inside.w - 6 * cell_gap) / 7));
        const float size = 7 * cell + 6 * cell_gap;
        // Beside the cross where there is room, else below it.
        const bool beside = inside.w >= size + 32 + 220;
        ui::Box cross{beside ? inside.x : inside.x + std::floor((inside.w - size) / 2), inside.y, size, size};
        tapped = ui.small_cross(cross, cell, cell_gap, days, draw.tr("month.open_cross"), Text{said});
        ui::Box words = inside;
        if (beside)
            words.cut_left(size + 32);
        else
            words.cut_top(size, lines.empty() ? 0 : 20);
        draw_lines(ui, words, lines);
        inside.cut_top(std::max(size, words.y - inside.y));
    });
    return tapped ? month.open_cross() : Go{};
}

void numbers(const MonthScreen& month, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    const MonthSummary& summary = month.summary();
    const std::int64_t found = summary.risks + summary.near_misses;
    auto card = [&](std::int64_t n, std::string_view key, bool proud = false) {
        return ui::NumberCard{.number = UserText{std::to_string(n)}, .words = draw.count(key, n), .proud = proud};
    };
    const std::array cards = {card(found, "month.found", found > 0), card(summary.harms, "month.harms"),
                              card(summary.went_well, "month.went_well")};
    // All as high as the highest of them.
    auto beside_each_other = [&](std::span<const ui::NumberCard> some) {
        const auto n = static_cast<int>(some.size());
        float height = 0;
        for (const ui::NumberCard& one : some)
            height = std::max(height, ui.measured(box.columns(n, gap).front().w,
                                                  [&](ui::Box& in) { ui.number_card(in.top(), one); }));
        const auto places = box.cut_top(height, gap).columns(n, gap);
        for (std::size_t i = 0; i < some.size(); ++i)
            ui.number_card(places[i], some[i]);
    };
    // The risks alone above the two others, when three have no room beside each other.
    const std::span all(cards);
    if (box.w >= 480)
        return beside_each_other(all);
    beside_each_other(all.first(1));
    beside_each_other(all.subspan(1));
}

void categories(const MonthScreen& month, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    const MonthSummary& summary = month.summary();
    if (summary.categories.empty())
        return;
    std::vector<ui::Bar> bars;
    for (const ParetoBar& bar : summary.categories)
        bars.push_back({.word = bar.is_rest            ? draw.tr("charts.types.rest")
                                : bar.category.empty() ? draw.tr("charts.types.none")
                                                       : draw.category(bar.category),
                        .value = static_cast<double>(bar.n),
                        .count = UserText{std::to_string(bar.n)},
                        .is_rest = bar.is_rest});
    Text heading = draw.tr("month.what_happened");
    ui.card(box.top(gap), card_padding, [&](ui::Box& inside) {
        ui.heading(inside.top(12), heading, ui::Type::label);
        ui.bars(inside.top(), bars);
    });
}

void not_reported(const MonthScreen& month, const Draw& draw, ui::Box& box) {
    const std::int64_t n = month.summary().not_reported;
    if (n == 0)
        return;
    const std::string& system = month.deviation_system();
    ui::Message message{.icon = ui::Icon::inbox,
                        .title = draw.count("month.not_reported", n,
                                            {{"system", system.empty() ? draw.tr("month.the_system").text : system}})};
    draw.ui.message(box.top(gap), message);
}

// The first few; how many more there are is a line of its own.
Card actions_card(const Draw& draw, Text heading, const std::vector<Stored<Action>>& actions, const MonthScreen& month,
                  std::string_view none) {
    Card card{.heading = std::move(heading)};
    for (std::size_t i = 0; i < std::min(actions.size(), most_lines); ++i) {
        const Action& action = actions[i].record;
        const bool late = month.is_late(action);
        Line line{.icon = action.done_on ? ui::Icon::received
                          : late         ? ui::Icon::waiting
                                         : ui::Icon::open,
                  .tone = action.done_on ? ui::Tone::good
                          : late         ? ui::Tone::danger
                                         : ui::Tone::ink2,
                  .words = UserText{action.title.text},
                  .alert = late};
        if (late)
            line.detail = draw.count("actions.late", days_between(month.today(), *action.due));
        else if (!action.done_on && action.due)
            line.detail = draw.tr("month.due", {{"day", draw.dates.short_day(*action.due).text}});
        card.lines.push_back(std::move(line));
    }
    if (actions.size() > most_lines)
        card.lines.push_back(
            {.icon = ui::Icon::more,
             .words = draw.count("month.more", static_cast<std::int64_t>(actions.size() - most_lines))});
    if (actions.empty())
        card.lines.push_back({.words = draw.tr(none)});
    return card;
}

void done(const MonthScreen& month, const Draw& draw, ui::Box& box) {
    const MonthSummary& summary = month.summary();
    Card card = actions_card(draw, draw.tr("month.done"), summary.done, month, "month.done.none");
    if (summary.followed_up > 0)
        card.lines.push_back({.icon = ui::Icon::effect,
                              .tone = ui::Tone::accent,
                              .words = draw.count("month.followed", summary.followed_up,
                                                  {{"better", std::to_string(summary.got_better)}})});
    draw_card(draw.ui, box, card);
}

void remains(const MonthScreen& month, const Draw& draw, ui::Box& box) {
    draw_card(draw.ui, box,
              actions_card(draw, draw.tr("month.remains"), month.summary().remains, month, "month.remains.none"));
}

}

Go draw(MonthScreen& month, const Draw& draw) {
    ui::Ui& ui = draw.ui;
    month.refresh();
    ui.begin_scope("month");
    ui::Box page = ui.page();
    Go go = navigation(draw, page, ToYear{});
    YearHead head = year_head(draw, page, ToMonth{},
                              {.title = draw.dates.month(month.month()),
                               .back = draw.tr("date.earlier_month"),
                               .forward = draw.tr("date.later_month")});
    if (head.go)
        go = head.go;
    if (head.tap == ui::HeadTap::back)
        month.turn(-1);
    else if (head.tap == ui::HeadTap::forward && month.can_go_later())
        month.turn(1);
    ui::Box content = ui.begin_scroll(page.inset(ui.margin(), 0), month.month().text());
    content.cut_top(4);
    if (Go next = year_tabs(draw, content, ToMonth{}, head))
        go = next;
    trouble_bar(draw, content, month.trouble());
    Go cross;
    constexpr float narrowest = 300; // of the column in the middle
    if (ui.landscape() && content.w >= 2 * side_column + 24 + 2 * gap + narrowest) {
        ui::Box left = content.cut_left(side_column, gap);
        ui::Box right = content.cut_right(side_column + 24, gap);
        cross = cross_card(month, draw, left);
        numbers(month, draw, content);
        not_reported(month, draw, content);
        categories(month, draw, content);
        done(month, draw, right);
        remains(month, draw, right);
        ui.end_scroll(std::max({left.y, content.y, right.y}));
    } else {
        numbers(month, draw, content);
        cross = cross_card(month, draw, content);
        not_reported(month, draw, content);
        categories(month, draw, content);
        done(month, draw, content);
        remains(month, draw, content);
        ui.end_scroll(content.y);
    }
    if (cross)
        go = cross;
    ui.end_scope();
    if (!go && ui.escape_pressed())
        go = Back{};
    return go;
}

}
