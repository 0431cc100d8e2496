#include "app/pages/cross/year_screen.hpp"

#include <algorithm>

namespace vaka {

YearScreen::YearScreen(App& app, const ToYear& to)
    : app_(app), theme_(to.theme), year_(app.ward.session.today().year()) {
    refresh();
}

void YearScreen::refresh() {
    if (!reading_.is_due(app_))
        return;
    trouble_ = trouble_of(read());
}

bool YearScreen::has_closed_days() const {
    return std::ranges::any_of(months_, [](const Page& page) {
        return std::ranges::any_of(page.cells, [](const DayCell& cell) { return cell.state == DayState::closed; });
    });
}

void YearScreen::turn(int years) {
    year_ += years;
    reading_.forget();
    refresh();
}

void YearScreen::choose_theme(const Code& theme) {
    theme_ = theme;
    reading_.forget();
    refresh();
}

Result<void> YearScreen::read() {
    ASSIGN_OR_RETURN(unit, unit_of(app_.ward.store));
    crosses_ = crosses_of(app_.ward, unit);
    if (!crosses_.has(theme_))
        theme_ = {};
    scheme_ = scheme_of(app_.ward, theme_);
    for (int i = 0; i < 12; ++i) {
        Page page{.month = {year_, i + 1}};
        ASSIGN_OR_RETURN(month, month_cells(app_.ward, page.month, theme_));
        page.cells = std::move(month.cells);
        for (const DayCell& cell : page.cells) {
            page.yellow += cell.state == DayState::yellow;
            page.orange += cell.state == DayState::orange;
            page.red += cell.state == DayState::red;
            page.missing += cell.state == DayState::missing || (cell.partly_missing && cell.day < today());
        }
        months_[static_cast<std::size_t>(i)] = std::move(page);
    }
    return {};
}

}
