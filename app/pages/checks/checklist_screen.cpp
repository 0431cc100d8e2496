#include "app/pages/checks/checklist_screen.hpp"

#include <algorithm>

namespace vaka {

ChecklistScreen::ChecklistScreen(App& app, const ToChecklist& to)
    : app_(app), check_(find_item(app.ward.content.checks, to.code)) {
    refresh();
}

void ChecklistScreen::refresh() {
    if (!check_ || !reading_.is_due(app_))
        return;
    trouble_ = trouble_of(read());
}

std::int64_t ChecklistScreen::settled() const {
    return std::ranges::count_if(lines_, [](const Line& line) { return line.state != TickState::open; });
}

void ChecklistScreen::tick(std::size_t line, TickState state) {
    if (line >= lines_.size())
        return;
    auto done = write(lines_[line], lines_[line].state == state ? TickState::open : state);
    refresh();
    trouble_ = trouble_of(done);
}

Result<void> ChecklistScreen::write(const Line& line, TickState state) {
    ASSIGN_OR_RETURN(draft, app_.ward.session.draft_of(ChecklistTick{
                                .checklist_id = {check_->code}, .year = year_, .item_id = {line.line->code}}));
    auto tick = record_of<ChecklistTick>(draft.after);
    tick.state = state;
    tick.ticked_on = state == TickState::open ? std::nullopt : std::optional(app_.ward.session.today());
    draft.after = values_of(tick);
    return app_.ward.session.save(std::move(draft));
}

Result<void> ChecklistScreen::read() {
    year_ = season_year(*check_, app_.ward.session.today());
    ASSIGN_OR_RETURN(ticks, app_.ward.store.list<ChecklistTick>(equal<&ChecklistTick::year>(year_)));
    lines_.clear();
    for (const Cause& line : check_->lines) {
        lines_.push_back({&line});
        for (const auto& [id, tick] : ticks)
            if (tick.checklist_id.code == check_->code && tick.item_id.code == line.code) {
                lines_.back().state = tick.state;
                lines_.back().ticked_on = tick.ticked_on;
            }
    }
    return {};
}

}
