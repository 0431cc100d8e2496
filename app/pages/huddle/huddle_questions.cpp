// The other questions: what was said before, a place to write, and the way on.

#include <algorithm>
#include <array>

#include "app/pages/huddle/huddle_pages.hpp"

namespace vaka::huddle_pages {

namespace {

ui::Row watch_row(const Draw& draw, const Watch& watch) {
    ui::Row row{.icon = ui::Icon::watch, .icon_tone = ui::Tone::accent, .title = words_of(draw, watch), .opens = false};
    std::string category = watch.text.empty() ? "" : draw.category(watch.category_id).text;
    std::string level = draw.tr("watch_level." + std::string(code_name(watch.level))).text;
    row.detail = UserText{category.empty() ? level : category + " · " + level};
    return row;
}

void list(const Draw& draw, ui::Box& content, const std::vector<ui::Row>& rows) {
    if (!rows.empty())
        draw.ui.row_card(content.top(24), rows);
}

void write(Written& written, const Draw& draw, ui::Box& content, std::string_view key, int lines) {
    std::string base(key);
    ui::Field field{.label = draw.tr(base + ".label"),
                    .placeholder = draw.tr(base + ".example"),
                    .help = draw.tr("privacy.help"),
                    .lines = lines,
                    .max_length = 280};
    content.cut_top(guarded_field(draw, content, field, written.words), 20);
}

// Quick words for what is said without being written; as many as fit beside each other.
void watch_categories(WatchPart& part, const Draw& draw, ui::Box& content) {
    ui::Ui& ui = draw.ui;
    std::vector<ui::Segment> chips;
    std::optional<std::size_t> chosen;
    for (const Category* category : part.categories()) {
        if (category->code == part.written.category.code)
            chosen = chips.size();
        chips.push_back({draw.label(category->label), {}});
    }
    float most = ui.landscape() ? 72 : 152;
    while (chips.size() > 1 && ui.measured(content.w, [&](ui::Box& in) { ui.filters(in.top(), chips, chosen); }) > most)
        chips.pop_back();
    if (auto tapped = ui.filters(content.top(20), chips, chosen))
        part.written.choose({part.categories()[*tapped]->code});
}

void watch_level(WatchPart& part, const Draw& draw, ui::Box& content) {
    ui::Ui& ui = draw.ui;
    std::array<ui::Segment, 3> levels;
    for (std::size_t i = 0; i < levels.size(); ++i)
        levels[i].word = draw.tr("watch_level." + std::string(code_names<WatchLevel>[i]));
    ui.heading(content.top(8), draw.tr("huddle.watch.level"), ui::Type::label);
    if (auto tapped = ui.segments(content.top(24), levels, static_cast<std::size_t>(part.written.level)))
        part.written.level = static_cast<WatchLevel>(*tapped);
}

void watch_form(WatchPart& part, const Draw& draw, ui::Box& content) {
    watch_categories(part, draw, content);
    ui::Box words = content, level = content;
    if (draw.ui.landscape())
        level = words.cut_right(440, 32);
    write(part.written, draw, words, "huddle.watch", 1);
    if (!draw.ui.landscape())
        level = words;
    watch_level(part, draw, level);
    content.cut_top(std::max(words.y, level.y) - content.y);
}

ui::Row action_row(const Draw& draw, const HuddleScreen& huddle, const Action& action) {
    ui::Row row{.mark = ui::RowMark::open, .title = UserText{action.title.text}};
    row.detail = draw.role(action.owner_role);
    if (is_done(action)) {
        row.mark = ui::RowMark::done;
        row.right = draw.tr("action_status.done");
        row.opens = false;
    } else if (is_late(action, huddle.today())) {
        row.mark = ui::RowMark::late;
        row.right = draw.count("huddle.late", days_between(huddle.today(), *action.due));
        row.right_is_alert = true;
    } else {
        row.mark = action.status == ActionStatus::ongoing ? ui::RowMark::under_way : ui::RowMark::open;
        row.right = draw.dates.near_day(*action.due);
    }
    return row;
}

// What other units have learned lately.
void lessons(const MessagePart& part, const Draw& draw, ui::Box& content) {
    if (part.lessons().empty())
        return;
    draw.ui.heading(content.top(8), draw.tr("huddle.lessons"), ui::Type::label);
    ui::Ui& ui = draw.ui;
    auto detail = [&](const Lesson& lesson) {
        std::string about = draw.category(lesson.category_id).text;
        std::string day = draw.dates.near_day(*lesson.shared_on).text;
        return Text{about.empty() ? day : about + " · " + day};
    };
    // Whole, however long: a lesson is there to be read aloud.
    auto tell = [&](ui::Box& box) {
        for (const auto& [id, lesson] : part.lessons()) {
            ui::Box words = box;
            ui.icon(words.cut_left(32, 20).with_height(32), ui::Icon::know, ui::Tone::accent, 32);
            ui.text(words.top(), UserText{lesson.text.text}, ui::Type::label);
            ui.text(words.top(12), detail(lesson), ui::Type::note, ui::Tone::ink2);
            box.cut_top(words.y - box.y);
        }
    };
    constexpr float padding = 24;
    float height = ui.measured(content.w - 2 * padding, tell) + padding;
    ui::Box inside = ui.card(content.cut_top(height, 24), padding).moved(0, -8);
    tell(inside);
}

// What was said before, and a place to write or to tap: one for each kind of part.
Go answers(HuddleScreen&, WentWellPart& part, const Draw& draw, ui::Box& content) {
    std::vector<ui::Row> rows;
    for (const auto& stored : part.good())
        rows.push_back({.icon = ui::Icon::star,
                        .icon_tone = ui::Tone::accent,
                        .title = UserText{stored.record.what.text},
                        .opens = false});
    list(draw, content, rows);
    write(part.written, draw, content, "huddle.good", 2);
    return {};
}

Go answers(HuddleScreen&, WatchPart& part, const Draw& draw, ui::Box& content) {
    std::vector<ui::Row> rows;
    for (const auto& stored : part.watches())
        rows.push_back(watch_row(draw, stored.record));
    list(draw, content, rows);
    watch_form(part, draw, content);
    return {};
}

Go answers(HuddleScreen& huddle, const ActionsPart& part, const Draw& draw, ui::Box& content) {
    ui::Ui& ui = draw.ui;
    ui::Button fresh{.word = draw.tr("actions.new"),
                     .icon = ui::Icon::add,
                     .kind = ui::ButtonKind::quiet,
                     .align = ui::Align::right};
    std::vector<ui::Row> rows;
    for (const auto& stored : part.actions())
        rows.push_back(action_row(draw, huddle, stored.record));
    ui::Box top = content.cut_top(72, 8);
    bool wants_new = ui.button(top.cut_right(edge_width(ui, fresh)), fresh);
    if (rows.empty()) {
        ui::EmptyState none{ui::Icon::action, draw.tr("huddle.actions.none"), draw.tr("huddle.actions.none.help")};
        ui.empty_state(content.top(24), none);
    } else {
        Text tap = draw.tr("huddle.actions.tap");
        float height = ui.measured(top.w, [&](ui::Box& in) { ui.text(in.top(), tap, ui::Type::note); });
        ui.text(top.centred(top.w, height), tap, ui::Type::note, ui::Tone::ink2);
        if (auto tapped = ui.row_card(content.top(24), rows))
            huddle.save(part.finished(part.actions()[*tapped]));
    }
    return wants_new ? huddle.new_action() : Go{};
}

Go answers(HuddleScreen&, MessagePart& part, const Draw& draw, ui::Box& content) {
    lessons(part, draw, content);
    write(part.written, draw, content, "huddle.note", part.lessons().empty() ? 3 : 2);
    return {};
}

// And when it was saved: "Onsdag 21 oktober är grön. Sparat 09:36."
void saved_line(const Draw& draw, const HuddleScreen& huddle, ui::Box& content) {
    content.cut_top(20);
    if (!huddle.took_back() || !huddle.saved_at())
        return;
    Text saved = draw.tr("huddle.saved", {{"time", draw.dates.time(*huddle.saved_at()).text}});
    Text words{result_title(draw, huddle).text + ". " + saved.text};
    ui::Box line = content;
    draw.ui.icon(line.cut_left(26, 10).with_height(28), ui::Icon::saved, ui::Tone::good, 26);
    draw.ui.text(line.top(20).at_least(28), words, ui::Type::label);
    content.cut_top(line.y - content.y);
}

// The one filled button, as its part means it.
Text word_of(const Draw& draw, const HuddleScreen& huddle, const Primary& primary) {
    switch (primary.means) {
    case Primary::Means::save:
        return draw.tr("incident.save");
    case Primary::Means::next:
        return draw.tr(huddle.step() + 1 == huddle.questions().size() ? "huddle.to_summary" : "huddle.next");
    case Primary::Means::nothing:
        break;
    }
    return draw.tr("huddle.none." + std::string(code_name(huddle.question().result)));
}

float foot_height(const ui::Ui& ui) {
    return ui.landscape() ? 136 : is_low(ui) ? 88 : 208;
}

// The ways past a question, at the ends of a line.
void quiet(HuddleScreen& huddle, const Draw& draw, ui::Box line) {
    ui::Ui& ui = draw.ui;
    ui::Button skip{.word = draw.tr("huddle.skip"), .kind = ui::ButtonKind::leave, .align = ui::Align::right};
    ui::Button end{.word = draw.tr("huddle.end"), .kind = ui::ButtonKind::leave, .align = ui::Align::left};
    if (ui.button(line.cut_left(edge_width(ui, end)), end))
        huddle.open_summary();
    else if (ui.button(line.cut_right(edge_width(ui, skip)), skip))
        huddle.skip();
}

float quiet_width(const Draw& draw) {
    return edge_width(draw.ui, {.word = draw.tr("huddle.end"), .kind = ui::ButtonKind::leave}) + gap +
           edge_width(draw.ui, {.word = draw.tr("huddle.skip"), .kind = ui::ButtonKind::leave});
}

// `next`: of the question that was drawn, for the ways past it may lead to the next one before the foot is drawn.
void foot(HuddleScreen& huddle, const Draw& draw, ui::Box page, const ui::Button& next) {
    ui::Ui& ui = draw.ui;
    bool low = is_low(ui);
    ui::Box foot = page.inset(side(ui), 0);
    ui::Button undo{.word = draw.tr("undo.undo"), .icon = ui::Icon::undo, .big = !low, .enabled = huddle.can_undo()};
    bool did_undo = false, did_next = false;
    if (ui.landscape()) {
        foot = foot.with_height(96);
        did_undo = ui.button(foot.cut_left(220, 24), undo);
        did_next = ui.button(foot.cut_right(std::min(440.0f, foot.w - 24 - quiet_width(draw)), 24), next);
        quiet(huddle, draw, foot.centred(foot.w, 72));
    } else {
        ui::Box row = foot.cut_top(low ? 72 : 96, 8);
        did_undo = ui.button(row.cut_left(std::min(220.0f, row.w * 0.4f), gap), undo);
        did_next = ui.button(row, next);
        if (!low)
            quiet(huddle, draw, foot.cut_top(72));
    }
    if (did_undo)
        huddle.undo();
    else if (did_next)
        huddle.press();
}

template <typename Part> Go other_question(HuddleScreen& huddle, Part& part, const Draw& draw, ui::Box page) {
    ui::Ui& ui = draw.ui;
    ui::Box bottom = page.cut_bottom(foot_height(ui));
    const Question& asked = huddle.question();
    ui.begin_scope(asked.code);
    ui::Box content = ui.begin_scroll(page.inset(side(ui), 0), "question");
    question(draw, content, draw.label(asked.label), draw.label(asked.help));
    trouble_bar(draw, content, huddle.trouble());
    saved_line(draw, huddle, content);
    Go go = answers(huddle, part, draw, content);
    const Primary primary = huddle.primary();
    const ui::Button next{.word = word_of(draw, huddle, primary),
                          .icon = primary.saves() ? ui::Icon::check : ui::Icon::next,
                          .kind = ui::ButtonKind::primary,
                          .big = !is_low(ui),
                          .icon_last = !primary.saves(),
                          .enabled = huddle.can_press()};
    // With large text the foot has no room for them.
    if (is_low(ui))
        quiet(huddle, draw, content.cut_top(88).cut_bottom(72));
    ui.end_scroll(content.y);
    foot(huddle, draw, bottom, next);
    ui.end_scope();
    return go;
}

}

Go question_page(HuddleScreen& huddle, const Draw& draw, ui::Box page) {
    return std::visit(
        [&](auto& part) {
            if constexpr (std::is_same_v<decltype(part), LookBackPart&>)
                return look_back(huddle, part, draw, page);
            else
                return other_question(huddle, part, draw, page);
        },
        huddle.shown());
}

}
