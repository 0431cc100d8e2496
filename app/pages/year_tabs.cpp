#include "app/pages/year_tabs.hpp"

#include <algorithm>
#include <array>

namespace vaka {

namespace {

std::array<Go, 3> pages() {
    return {ToYear{}, ToMonth{}, ToCharts{}};
}

std::array<ui::Segment, 3> tabs_of(const Draw& draw) {
    return {ui::Segment{draw.tr("year.tab.crosses"), {}}, ui::Segment{draw.tr("year.tab.month"), {}},
            ui::Segment{draw.tr("year.tab.charts"), {}}};
}

Go tabs_at(const Draw& draw, ui::Place at, const Go& selected) {
    const std::array<Go, 3> to = pages();
    const auto shown = std::ranges::find_if(to, [&](const Go& page) { return page.is_same_page(selected); });
    const auto place = static_cast<std::size_t>(shown - to.begin());
    auto tapped = draw.ui.filters(at, tabs_of(draw), place);
    return tapped && *tapped != place ? to[*tapped] : Go();
}

}

YearHead year_head(const Draw& draw, ui::Box& page, const Go& selected, ui::Head head) {
    ui::Ui& ui = draw.ui;
    const auto tabs = tabs_of(draw);
    constexpr float arrows = 126, apart = 32, height = 72;
    constexpr float lowest = 160; // what a page needs below the tabs
    head.sync = sync_words(draw);
    const ui::Box row = page.inset(ui.margin(), 0);
    const float wide = ui.filters_width(tabs);
    const float left = ui.text_width(head.title, ui::Type::title) + (head.back.empty() ? 0 : arrows);
    const float right = head.sync ? ui.sync_line_width(*head.sync) : 0;
    YearHead out;
    out.tap = ui.head(page, head);
    if (out.tap == ui::HeadTap::sync)
        out.go = ToSync{};
    // In the head where there is room, always at the same place; else on a line of their own.
    ui::Box box{row.right() - right - (right > 0 ? apart : 0) - wide, row.y + 8, wide, height};
    if (!ui.landscape() || left + apart > box.x - row.x) {
        const float tall = ui.measured(row.w, [&](ui::Box& in) { ui.filters(in.top(), tabs, {}); });
        out.tabs_scroll = page.h - tall - 16 < lowest;
        if (!out.tabs_scroll)
            box = page.cut_top(tall, 16).inset(ui.margin(), 0);
    }
    if (Go next = out.tabs_scroll ? Go{} : tabs_at(draw, box, selected))
        out.go = next;
    return out;
}

Go year_tabs(const Draw& draw, ui::Box& content, const Go& selected, const YearHead& head) {
    if (!head.tabs_scroll)
        return {};
    return tabs_at(draw, content.top(16), selected);
}

}
