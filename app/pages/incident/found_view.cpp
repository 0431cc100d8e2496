// What a month has taught, the latest day first.

#include "app/pages/draw.hpp"
#include "app/pages/incident/found_screen.hpp"

namespace vaka {

Go draw(FoundScreen& found, const Draw& draw) {
    ui::Ui& ui = draw.ui;
    found.refresh();
    ui.begin_scope("found");
    ui::Box page = ui.page();
    Go go = navigation(draw, page, ToCross{});
    bool good = found.what() == FoundScreen::What::good;
    bool waits = found.what() == FoundScreen::What::unreported;
    std::string system = system_named(draw, found.deviation_system());
    std::string key = good ? "found.good" : waits ? "found.unreported" : "found.risks";
    if (!good && !found.theme().empty())
        key = "found.theme";
    const std::string theme = draw.category(found.theme()).text;
    ui::Head head{.title = draw.dates.month(found.month()),
                  .back = draw.tr("date.earlier_month"),
                  .forward = draw.tr("date.later_month"),
                  .sync = sync_words(draw)};
    if (waits)
        head = {.title = draw.tr("found.unreported.title", {{"system", system}}), .sync = sync_words(draw)};
    switch (ui.head(page, head)) {
    case ui::HeadTap::none:
        break;
    case ui::HeadTap::back:
        found.turn(-1);
        break;
    case ui::HeadTap::forward:
        if (found.can_go_later())
            found.turn(1);
        break;
    case ui::HeadTap::sync:
        go = ToSync{};
        break;
    }
    ui::Box content = ui.begin_scroll(page.inset(ui.margin(), 0), found.month().text());
    content.cut_top(4);
    trouble_bar(draw, content, found.trouble());
    if (found.incidents().empty()) {
        ui::EmptyState none{good    ? ui::Icon::star
                            : waits ? ui::Icon::received
                                    : ui::Icon::watch,
                            draw.tr(key + ".none", {{"theme", theme}}), draw.tr(key + ".none.help")};
        ui.empty_state(content.top(24), none);
    } else {
        auto n = static_cast<std::int64_t>(found.incidents().size());
        ui.heading(content.top(16), draw.count(key, n, {{"system", system}, {"theme", theme}}), ui::Type::heading);
        std::vector<ui::Row> rows;
        for (const auto& [id, incident] : found.incidents()) {
            ui::Row row{.number = UserText{std::to_string(incident.occurred_on->day())},
                        .under_number = draw.dates.weekday_letters(incident.occurred_on->weekday()),
                        .title = draw.tr("incident_type." + std::string(code_name(*incident.type))),
                        .detail = UserText{incident.what.text},
                        .chevron = true};
            if (waits)
                row.right = draw.dates.near_day(*incident.occurred_on);
            if (good) {
                row.title = UserText{incident.what.text};
                row.detail = {};
            } else if (!incident.category_id.empty() && found.theme().empty()) {
                row.title = Text{row.title.str() + " · " + draw.category(incident.category_id).text};
            }
            rows.push_back(std::move(row));
        }
        if (auto tapped = ui.row_card(content.top(24), rows))
            go = found.open(found.incidents()[*tapped]);
    }
    ui.end_scroll(content.y);
    ui.end_scope();
    if (!go && ui.escape_pressed())
        go = Back{};
    return go;
}

}
