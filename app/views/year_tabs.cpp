#include "app/views/year_tabs.hpp"

#include <algorithm>
#include <array>

namespace vaka {

YearHead year_head(const Draw& draw, ui::Box& page, Go::To selected, ui::Head head) {
    ui::Ui& ui = draw.ui;
    constexpr std::array pages = {Go::To::year, Go::To::month, Go::To::charts};
    const std::array tabs = {ui::Segment{draw.tr("year.tab.crosses"), {}}, ui::Segment{draw.tr("year.tab.month"), {}},
                             ui::Segment{draw.tr("year.tab.charts"), {}}};
    const auto place = static_cast<std::size_t>(std::ranges::find(pages, selected) - pages.begin());
    constexpr float arrows = 126, apart = 32, height = 72;
    head.sync = sync_words(draw);
    const ui::Box row = page.inset(ui.margin(), 0);
    const float wide = ui.filters_width(tabs);
    const float left = ui.text_width(head.title, ui::Type::title) + (head.back.empty() ? 0 : arrows);
    const float right = head.sync ? ui.sync_line_width(*head.sync) : 0;
    YearHead out;
    out.tap = ui.head(page, head);
    if (out.tap == ui::HeadTap::sync)
        out.go = {.to = Go::To::sync};
    // In the head where there is room, always at the same place; else on a line of their own.
    ui::Box box{row.right() - right - (right > 0 ? apart : 0) - wide, row.y + 8, wide, height};
    if (!ui.landscape() || left + apart > box.x - row.x)
        box = page.cut_top(ui.filters_height(tabs, row.w), 16).inset(ui.margin(), 0);
    if (auto tapped = ui.filters(box, tabs, place); tapped && *tapped != place)
        out.go = {.to = pages[*tapped]};
    return out;
}

}
