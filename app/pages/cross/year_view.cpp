// Året: twelve small crosses. A month is one target; what is counted is never green.

#include <algorithm>
#include <array>
#include <cmath>

#include "app/pages/cross/choose_cross.hpp"
#include "app/pages/cross/year_screen.hpp"
#include "app/pages/draw.hpp"
#include "app/pages/year_tabs.hpp"

namespace vaka {

namespace {

struct Count {
    ui::DayState state;
    std::int64_t n;
};

std::vector<Count> counts_of(const YearScreen::Page& month) {
    std::vector<Count> out;
    for (Count count : {Count{ui::DayState::yellow, month.yellow}, Count{ui::DayState::orange, month.orange},
                        Count{ui::DayState::red, month.red}, Count{ui::DayState::missing, month.missing}})
        if (count.n > 0)
            out.push_back(count);
    return out;
}

// The words a screen reader says for the month.
Text value_of(const Draw& draw, const YearScreen::Page& month) {
    std::string out;
    for (const Count& count : counts_of(month)) {
        std::string key = "year.days." + std::string(ui::DayState::yellow == count.state   ? "yellow"
                                                     : ui::DayState::orange == count.state ? "orange"
                                                     : ui::DayState::red == count.state    ? "red"
                                                                                           : "missing");
        out += (out.empty() ? "" : ", ") + draw.count(key, count.n).text;
    }
    return {out};
}

bool month_block(const Draw& draw, ui::Box box, const YearScreen::Page& page, bool is_now) {
    ui::Ui& ui = draw.ui;
    Text name = capital(draw.dates.month_name(page.month.month));
    ui.line(box.cut_top(32, 4), name, ui::Type::label, is_now ? ui::Tone::accent : ui::Tone::ink);
    constexpr float cell_gap = 3;
    float cell = std::floor((std::min(box.w - 56, box.h) - 6 * cell_gap) / 7);
    float size = 7 * cell + 6 * cell_gap;
    std::vector<ui::Day> days;
    for (const DayCell& day : page.cells)
        days.push_back(day_of(draw, day));
    bool tapped =
        ui.small_cross(box.with_width(size).with_height(size), cell, cell_gap, days, name, value_of(draw, page));
    auto counts = counts_of(page);
    float y = box.y + size - 26 * static_cast<float>(counts.size());
    for (const Count& count : counts) {
        ui.day_symbol({box.x + size + 14, y + 3, 20, 20}, count.state);
        ui.line({box.x + size + 40, y, 40, 26}, UserText{std::to_string(count.n)}, ui::Type::small, ui::Tone::ink2);
        y += 26;
    }
    return tapped;
}

// What the colours mean, in a line that goes on below when the width ends.
struct LegendItem {
    ui::DayState state;
    Text word;
    float width = 0;
};

std::vector<LegendItem> legend_items(const Draw& draw, const YearScreen& year) {
    std::vector<LegendItem> out;
    const ColourScheme& scheme = year.scheme();
    for (Colour colour : colours_of(scheme))
        if (colour != Colour::green)
            out.push_back({symbol_of(colour), colour_words(draw, "cross.legend.", colour, scheme)});
    out.push_back({ui::DayState::missing, draw.tr("year.legend.missing")});
    if (year.has_closed_days())
        out.push_back({ui::DayState::closed, draw.tr("year.legend.closed")});
    for (LegendItem& item : out)
        item.width = 34 + draw.ui.text_width(item.word, ui::Type::small) + 2;
    return out;
}

constexpr float legend_line = 32;
constexpr float legend_gap = 18;

float legend_width(const std::vector<LegendItem>& items) {
    float width = -legend_gap;
    for (const LegendItem& item : items)
        width += item.width + legend_gap;
    return width;
}

void legend(const Draw& draw, ui::Box& box, const std::vector<LegendItem>& items) {
    float x = box.x, y = box.y;
    for (const LegendItem& item : items) {
        if (x > box.x && x + item.width > box.right() + 1) {
            x = box.x;
            y += legend_line;
        }
        draw.ui.day_symbol({x, y + 4, 24, 24}, item.state);
        draw.ui.line({x + 34, y, item.width - 34, legend_line}, item.word, ui::Type::small, ui::Tone::ink2);
        x += item.width + legend_gap;
    }
    box.cut_top(y + legend_line - box.y);
}

}

Go draw(YearScreen& year, const Draw& draw) {
    ui::Ui& ui = draw.ui;
    year.refresh();
    ui.begin_scope("year");
    ui::Box page = ui.page();
    Go go = navigation(draw, page, ToYear{});
    YearHead head = year_head(draw, page, ToYear{},
                              {.title = UserText{std::to_string(year.year())},
                               .back = draw.tr("year.earlier"),
                               .forward = draw.tr("year.later")});
    if (head.go)
        go = head.go;
    if (head.tap == ui::HeadTap::back)
        year.turn(-1);
    else if (head.tap == ui::HeadTap::forward && year.can_go_later())
        year.turn(1);
    page = page.inset(ui.margin(), 0);
    bool themes = crosses_height(year.crosses()) > 0;
    bool wide = ui.landscape();
    // The line above the months takes its height from the air between them.
    page.cut_bottom(themes && wide ? 8 : 16);
    const float gap = themes && wide ? 8 : 20;
    const float below_line = page.h >= 690 ? 8 : 0; // a laptop's months need it more
    constexpr float smallest_row = 190;
    int across = wide ? 4 : page.w >= 640 ? 3 : 2;
    int rows = 12 / across;
    std::vector<LegendItem> words = legend_items(draw, year);
    auto above = [&](ui::Box& box) {
        if (themes && wide) {
            ui::Box line = box.cut_top(72, below_line);
            ui::Box right = line.cut_right(legend_width(words), 24).moved(0, 20);
            legend(draw, right, words);
            return choose_cross(year, draw, line);
        }
        if (themes)
            choose_cross(year, draw, box.cut_top(72, 12));
        legend(draw, box, words);
        box.cut_top(8);
    };
    float line = ui.measured(page.w, above);
    float months = smallest_row * static_cast<float>(rows) + gap * static_cast<float>(rows - 1);
    // With large text the line scrolls with the months; scrolling takes width from them.
    bool stands = page.h - line >= months;
    if (stands)
        above(page);
    float row_height = std::max(smallest_row, (page.h - gap * static_cast<float>(rows - 1)) / static_cast<float>(rows));
    row_height = std::min(row_height, page.w / static_cast<float>(across) + 36);
    ui::Box content = ui.begin_scroll(page, "months");
    if (Go next = year_tabs(draw, content, ToYear{}, head))
        go = next;
    trouble_bar(draw, content, year.trouble());
    if (!stands)
        above(content);
    for (int row = 0; row < rows; ++row) {
        auto boxes = content.cut_top(row_height, row + 1 < rows ? gap : 0).columns(across, 24);
        for (int i = 0; i < across; ++i) {
            const YearScreen::Page& month = year.months()[static_cast<std::size_t>(row * across + i)];
            if (month_block(draw, boxes[static_cast<std::size_t>(i)], month, month.month == Month::of(year.today())))
                go = year.open(month.month);
        }
    }
    ui.end_scroll(content.y);
    choose_cross_in_list(year, draw);
    ui.end_scope();
    return go;
}

}
