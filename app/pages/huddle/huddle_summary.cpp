// The summary: the day in one glance, and what was said. A row leads back to its question.

#include <algorithm>
#include <array>

#include "app/pages/huddle/huddle_pages.hpp"

namespace vaka::huddle_pages {

namespace {

constexpr std::size_t most_said = 2;

struct SummaryRow {
    ui::Row row;
    std::size_t step = 0;
    HuddleScreen::Aside aside = HuddleScreen::Aside::none; // opened instead of the step
    Go go;                                                 // … or where it leads
};

// How many, and the first of them in words.
ui::Row told(ui::Icon icon, std::vector<std::string> said) {
    ui::Row row{.icon = icon};
    if (!said.empty())
        row.right = UserText{std::to_string(said.size())};
    if (said.size() > most_said)
        said.resize(most_said);
    for (std::string& part : said)
        if (said.size() > 1 && !part.empty() && part.back() != '.')
            part += '.';
    if (!said.empty())
        row.detail = UserText{joined(said)};
    return row;
}

// What a question led to; without words of its own it has none, or is not taken. The big day tells the look back; only
// when it is not taken it is said in a row.
std::optional<ui::Row> row_of(const Draw&, const LookBackPart& part) {
    return part.is_taken() ? std::nullopt : std::optional(ui::Row{.icon = ui::Icon::inbox});
}

std::optional<ui::Row> row_of(const Draw&, const WentWellPart& part) {
    std::vector<std::string> said;
    for (const auto& stored : part.good())
        said.push_back(stored.record.what.text);
    return told(ui::Icon::star, std::move(said));
}

std::optional<ui::Row> row_of(const Draw& draw, const WatchPart& part) {
    std::vector<std::string> said;
    for (const auto& stored : part.all_watches())
        said.push_back(words_of(draw, stored.record).text);
    return told(ui::Icon::watch, std::move(said));
}

std::optional<ui::Row> row_of(const Draw&, const ActionsPart& part) {
    std::vector<std::string> said;
    for (const auto& stored : part.actions())
        said.push_back(stored.record.title.text);
    return told(ui::Icon::action, std::move(said));
}

std::optional<ui::Row> row_of(const Draw& draw, const MessagePart& part) {
    ui::Row row{.icon = ui::Icon::know};
    if (!part.note().empty())
        row.detail = UserText{part.note()};
    else if (!part.lessons().empty())
        row.detail = draw.count("huddle.summary.lessons", static_cast<std::int64_t>(part.lessons().size()));
    return row;
}

std::vector<SummaryRow> summary_rows(const Draw& draw, const HuddleScreen& huddle) {
    std::vector<SummaryRow> rows;
    for (std::size_t i = 0; i < huddle.questions().size(); ++i)
        if (auto row = std::visit([&](const auto& part) { return row_of(draw, part); }, huddle.questions()[i])) {
            // Two questions ask what to watch and one row tells it, beside the first of them.
            if (row->icon == ui::Icon::watch &&
                std::ranges::any_of(rows, [](const SummaryRow& known) { return known.row.icon == ui::Icon::watch; }))
                continue;
            const std::string result(code_name(huddle.question(i).result));
            row->icon_tone = ui::Tone::accent;
            row->title = draw.tr("huddle.summary." + result);
            row->right_is_number = row->chevron = true;
            if (row->detail.empty())
                row->detail = huddle.state(i) == PartState::taken ? draw.tr("huddle.summary.none." + result)
                                                                  : draw.tr("huddle.not_taken");
            rows.push_back({std::move(*row), i});
        }
    if (huddle.watched().unanswered() > 0)
        rows.push_back({watched_row(draw, huddle).front(), 0, HuddleScreen::Aside::watched});
    if (!huddle.unreported().empty())
        rows.push_back({{.icon = ui::Icon::inbox,
                         .icon_tone = ui::Tone::accent,
                         .title = draw.count("cross.report_due", static_cast<std::int64_t>(huddle.unreported().size()),
                                             {{"system", system_named(draw, huddle.deviation_system())}}),
                         .chevron = true},
                        0,
                        HuddleScreen::Aside::none,
                        to_unreported(huddle.unreported())});
    return rows;
}

// Who is here: a calm row that nobody has to tap.
ui::Row present_row(const Draw& draw, const HuddleScreen& huddle) {
    std::string names;
    for (const RoleName* role : huddle.present().present())
        names += (names.empty() ? "" : ", ") + draw.label(role->label).text;
    return {.icon = ui::Icon::meetings,
            .icon_tone = ui::Tone::accent,
            .title = draw.tr("huddle.present.row"),
            .detail = names.empty() ? draw.tr("huddle.present.tap") : Text{names},
            .chevron = true};
}

// The day beside the words on a low upright page; the words have room for the name of any month.
float low_square(float width) {
    return std::clamp(width - 220, 96.0f, 136.0f);
}

Text saved_words(const Draw& draw, const HuddleScreen& huddle) {
    if (!huddle.saved_at())
        return draw.tr("huddle.all_saved");
    std::string time = draw.dates.time(*huddle.saved_at()).text;
    bool connected = draw.around.sync.state != SyncState::no_server;
    return draw.tr(connected ? "huddle.saved_sends" : "huddle.saved", {{"time", time}});
}

}

Go summary(HuddleScreen& huddle, const Draw& draw, ui::Box page) {
    ui::Ui& ui = draw.ui;
    Go go;
    bool low = is_low(ui);
    ui::Box foot = page.cut_bottom(ui.landscape() ? 136 : low ? 88 : 232).inset(side(ui), 0);
    ui::Button undo{.word = draw.tr("undo.undo"), .icon = ui::Icon::undo, .big = !low, .enabled = huddle.can_undo()};
    ui::Button done{.word = draw.tr(huddle.took_back() ? "huddle.done" : "huddle.later"),
                    .icon = ui::Icon::check,
                    .kind = ui::ButtonKind::primary,
                    .big = !low};
    ui::Box undo_box = ui.landscape() ? foot.cut_left(400, 48).with_height(96)
                       : low          ? foot.cut_left(foot.w * 0.4f, gap).with_height(72)
                                      : foot.cut_top(96, 12);
    bool did_undo = ui.button(undo_box, undo);
    bool did_finish = ui.button(foot.with_height(low ? 72 : 96), done);

    DayCell cell = huddle.day();
    ui::Day day = day_of(draw, cell);
    day.weekday = draw.dates.weekday(cell.day);
    day.weekend = false;
    std::vector<SummaryRow> rows = summary_rows(draw, huddle);
    std::array here = {present_row(draw, huddle)};
    bool tells_who = false;
    // Below the day lying, where there is room; last upright.
    if (!ui.landscape())
        rows.push_back({here.front(), 0, HuddleScreen::Aside::present});
    std::vector<ui::Row> shown;
    for (const SummaryRow& row : rows)
        shown.push_back(row.row);

    ui::Box content = ui.begin_scroll(page.inset(side(ui), 0), "summary");
    float bottom = 0;
    content.cut_top(above(ui) + (ui.landscape() ? 8 : 0));
    if (ui.landscape()) {
        ui::Box left = content.cut_left(400, 48);
        ui.day_picture(left.cut_top(400, gap), day);
        tells_who = ui.row_card(left.top(), here).has_value();
        bottom = left.y;
        content.cut_top(-8);
    } else {
        float square = low ? low_square(content.w) : 280;
        ui::Box picture = low ? content.with_width(square).with_height(square) : content.cut_top(square, 24);
        ui.day_picture(picture.with_width(square), day);
    }
    Text title = result_title(draw, huddle);
    if (low && !ui.landscape()) {
        // The day and what became of it beside each other, so that both are in sight.
        ui::Box beside = content;
        float square = low_square(content.w);
        beside.cut_left(square, 24);
        ui.heading(beside.top(12).at_least(square), title, ui::Type::title);
        content.cut_top(beside.y - content.y);
    } else {
        ui.heading(content.top(4), title, ui::Type::question);
    }
    Text saved = saved_words(draw, huddle);
    ui::Box line = content;
    ui.icon(line.cut_left(26, 8).with_height(36), ui::Icon::saved, ui::Tone::good, 26);
    line.cut_top(4);
    ui.text(line.top(20).at_least(32), saved, ui::Type::body, ui::Tone::ink2);
    content.cut_top(line.y - content.y);
    trouble_bar(draw, content, huddle.trouble());
    auto tapped = ui.row_card(content.top().at_least(bottom - content.y), shown);
    ui.end_scroll(std::max(bottom, content.y));
    if (did_undo)
        huddle.undo();
    else if (did_finish)
        go = huddle.finish();
    else if (tells_who)
        huddle.open_aside(HuddleScreen::Aside::present);
    else if (tapped && rows[*tapped].go)
        go = rows[*tapped].go;
    else if (tapped && rows[*tapped].aside != HuddleScreen::Aside::none)
        huddle.open_aside(rows[*tapped].aside);
    else if (tapped)
        huddle.open(rows[*tapped].step);
    return go;
}

}
