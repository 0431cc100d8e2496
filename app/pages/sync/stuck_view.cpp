// The store cannot be opened: why, and what to do.

#include "app/pages/draw.hpp"
#include "app/pages/sync/stuck_screen.hpp"

namespace vaka {

Go draw(StuckScreen& stuck, const Draw& draw) {
    ui::Ui& ui = draw.ui;
    ui.begin_scope("stuck");
    ui::Box page = ui.page();
    ui::Box content = ui.begin_scroll(page.inset(ui.landscape() ? page.w / 5 : ui.margin(), 96), "why");
    ui::EmptyState state{ui::Icon::refused, draw.tr("stuck.title"), draw.strings.sentence(stuck.error())};
    ui.empty_state(content.top(), state);
    ui.end_scroll(content.y);
    ui.end_scope();
    return {};
}

}
