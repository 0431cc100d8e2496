// The meeting: one question a page, big enough for the group, and what it led to. No navigation: one way out, upper
// left, and everything that was said is saved.

#include <algorithm>
#include <array>

#include "app/views/views.hpp"

namespace vaka {

namespace {

constexpr float gap = 16;

float side(const ui::Ui& ui) {
    return ui.landscape() ? 64 : ui.margin();
}

// Large text on a lying tablet: the buttons at the foot must leave room for the page.
bool is_low(const ui::Ui& ui) {
    return ui.page().h < 700;
}

// A button of words only whose words stand at the edge of the page.
float edge_width(const ui::Ui& ui, const ui::Button& button) {
    return std::max(72.0f, ui.button_width(button) - 20);
}

Text covered(const Draw& draw, const HuddleScreen& huddle) {
    return part_of_day(draw, draw.dates.span(huddle.covers().from, huddle.covers().to), huddle.part());
}

// Pausa, steps and timer. Takes its part of the page; true when the meeting is paused.
bool head(const Draw& draw, const HuddleScreen& huddle, ui::Box& page) {
    ui::Ui& ui = draw.ui;
    int total = static_cast<int>(huddle.questions().size());
    int current = static_cast<int>(huddle.step()) + 1;
    if (huddle.at_summary())
        current = huddle.all_taken()
                      ? total + 1
                      : static_cast<int>(std::ranges::count_if(huddle.questions(), &HuddleScreen::Asked::taken));
    Text caption = draw.tr("huddle.step", {{"n", std::to_string(current)}, {"total", std::to_string(total)}});
    if (huddle.at_summary())
        caption = draw.tr(huddle.all_taken() ? "huddle.all_taken" : "huddle.summary");
    ui::Box row = page.cut_top(ui.landscape() ? 104 : 96).inset(side(ui), 0);
    bool paused = false;
    if (!huddle.at_summary()) {
        ui::Button pause{.word = draw.tr("huddle.pause"),
                         .icon = ui::Icon::pause,
                         .kind = ui::ButtonKind::leave,
                         .align = ui::Align::left};
        float width = edge_width(ui, pause);
        paused = ui.button({row.x, row.y + (row.h - 72) / 2, width, 72}, pause);
    }
    std::int64_t minutes = std::max<std::int64_t>(1, huddle.minutes());
    float used = static_cast<float>(minutes) / static_cast<float>(huddle.planned_minutes());
    ui::Box clock = row;
    ui.timer(clock.cut_right(200), {.used = std::min(1.0f, used), .caption = draw.count("huddle.minutes", minutes)});
    if (ui.landscape()) {
        ui.steps({page.centre_x() - 320, 31, 640, 60}, {.current = current, .total = total, .caption = caption});
    } else {
        ui.line({page.x, row.y, page.w, row.h}, caption, ui::Type::small, ui::Tone::ink2, ui::Align::centre);
        ui.steps(page.cut_top(24).inset(side(ui), 4), {.current = current, .total = total});
    }
    return paused;
}

// The question and what it is about.
void question(const Draw& draw, ui::Box& content, const ui::Words& title, const ui::Words& detail) {
    ui::Ui& ui = draw.ui;
    content.cut_top(ui.landscape() ? 40 : 24);
    content.cut_top(ui.heading(content, title, ui::Type::question), 8);
    content.cut_top(ui.text(content, detail, ui::Type::lead, ui::Tone::ink2));
}

// --- The look back ---

std::array<ui::ChoiceTile, 4> answers(const Draw& draw, const HuddleScreen& huddle) {
    Colour harm = huddle.scheme().harm;
    bool any = harm == huddle.scheme().serious_harm;
    std::array tiles = {
        ui::ChoiceTile{ui::DayState::green, draw.tr("huddle.nothing"), draw.tr("huddle.nothing.help"),
                       draw.tr("huddle.becomes.green")},
        ui::ChoiceTile{ui::DayState::yellow, draw.tr("incident_type.risk"), draw.tr("huddle.risk.help"),
                       draw.tr("huddle.becomes.yellow")},
        ui::ChoiceTile{ui::DayState::yellow, draw.tr("incident_type.near_miss"), draw.tr("huddle.near_miss.help"),
                       draw.tr("huddle.becomes.yellow")},
        ui::ChoiceTile{symbol_of(harm), draw.tr("incident_type.harm"), draw.tr("huddle.harm.help"),
                       draw.tr("huddle.becomes." + std::string(any ? code_name(harm) : "harm"))},
    };
    if (huddle.colour_when_closed() != DayState::green) {
        DayState state = huddle.colour_when_closed();
        tiles[0] = {symbol_of(state), draw.tr("huddle.nothing_more"), draw.tr("huddle.nothing_more.help"),
                    draw.tr("huddle.becomes." + std::string(code_name(state)))};
    }
    return tiles;
}

Text reported(const Draw& draw, const HuddleScreen& huddle) {
    auto n = static_cast<std::int64_t>(huddle.reported().size());
    if (n == 0)
        return draw.tr("huddle.reported_none");
    return draw.tr("huddle.reported", {{"n", std::to_string(n)}});
}

std::string joined(const std::vector<std::string>& parts);
Text words_of(const Draw& draw, const Watch& watch);

// "Ni höll koll på det här. Hände det?": opens what came of it.
std::vector<ui::Row> watched_row(const Draw& draw, const HuddleScreen& huddle) {
    constexpr std::size_t most = 3;
    if (huddle.watched().empty())
        return {};
    std::vector<std::string> said;
    for (const auto& stored : huddle.watched())
        if (said.size() < most)
            said.push_back(words_of(draw, stored.record).text + ".");
    auto left = static_cast<std::int64_t>(huddle.unanswered());
    return {{.icon = ui::Icon::watch,
             .icon_tone = ui::Tone::accent,
             .title = draw.tr("huddle.watched"),
             .detail = UserText{joined(said)},
             .right = left > 0 ? draw.count("huddle.watched.left", left) : draw.tr("huddle.watched.done"),
             .chevron = true}};
}

// The tall form of the four tiles: as high as their words ask for, and with nothing below them as high as looks good.
float tile_height(const ui::Ui& ui, std::span<const ui::ChoiceTile> tiles, float width, bool low) {
    constexpr float usual = 384, frame = 60, symbol = 144;
    float height = low ? 0 : usual;
    for (const ui::ChoiceTile& tile : tiles)
        height = std::max(height, frame + symbol + ui.text_height(tile.word, ui::Type::title, width - 52) + 6 +
                                      ui.text_height(tile.explanation, ui::Type::body, width - 52) +
                                      ui.text_height(tile.result, ui::Type::small_label, width - 52));
    return height;
}

// The question in a unit that divides its days: what the meeting is about is chosen beside the day, or below it.
// "Hela dygnet", "Dag", "Kväll", "Natt".
void question_of_part(HuddleScreen& huddle, const Draw& draw, ui::Box& content) {
    ui::Ui& ui = draw.ui;
    std::vector<ui::Segment> words = {{draw.tr("shift_part.all"), {}}};
    std::size_t chosen = 0;
    for (ShiftPart part : huddle.parts()) {
        if (part == huddle.part())
            chosen = words.size();
        words.push_back({draw.tr("shift_part." + std::string(code_name(part))), {}});
    }
    Text about = draw.tr("huddle.about_days", {{"day", covered(draw, huddle).text}});
    content.cut_top(ui.landscape() ? 12 : 4);
    content.cut_top(ui.heading(content, draw.label(huddle.question().label), ui::Type::question), 8);
    float width = ui.filters_width(words);
    bool beside = ui.text_width(about, ui::Type::lead) + width + 24 <= content.w;
    if (!beside)
        content.cut_top(ui.text(content, about, ui::Type::lead, ui::Tone::ink2), 12);
    ui::Box row = content.cut_top(beside ? 72 : ui.filters_height(words, content.w), ui.landscape() ? 16 : 12);
    if (auto tapped = ui.filters(beside ? row.cut_right(width, 24) : row, words, chosen))
        huddle.choose_part(*tapped == 0 ? std::nullopt : std::optional<ShiftPart>(huddle.parts()[*tapped - 1]));
    if (beside)
        ui.line(row, about, ui::Type::lead, ui::Tone::ink2);
}

Go look_back(HuddleScreen& huddle, const Draw& draw, ui::Box page) {
    ui::Ui& ui = draw.ui;
    Go go;
    ui::Box foot = page.cut_bottom(ui.landscape() ? 112 : 120).with_height(72).inset(side(ui), 0);
    ui::Button skip{.word = draw.tr(huddle.took_back() ? "huddle.next" : "huddle.skip"),
                    .kind = huddle.took_back() ? ui::ButtonKind::quiet : ui::ButtonKind::leave,
                    .align = ui::Align::right};
    bool did_skip = ui.button(foot.cut_right(edge_width(ui, skip), gap), skip);
    Text known = reported(draw, huddle);
    if (huddle.reported().empty()) {
        ui.icon(foot.cut_left(28, 12), ui::Icon::inbox, ui::Tone::ink2, 28);
        float height = ui.text_height(known, ui::Type::body, foot.w);
        ui.text(foot.centred(foot.w, height), known, ui::Type::body, ui::Tone::ink2);
    } else {
        ui::Button list{
            .word = known, .icon = ui::Icon::inbox, .kind = ui::ButtonKind::quiet, .align = ui::Align::left};
        float width = std::min(foot.w, ui.button_width(list));
        if (ui.button(foot.moved(-20, 0).with_width(width), list))
            go = {.to = Go::To::day, .day = huddle.covers().to};
    }

    ui::Box content = ui.begin_scroll(page.inset(side(ui), 0), "question");
    bool one_day = huddle.covers().from == huddle.covers().to;
    std::vector<ui::Row> watched = watched_row(draw, huddle);
    if (huddle.parts().empty()) {
        question(draw, content, draw.label(huddle.question().label),
                 draw.tr(one_day ? "huddle.about_day" : "huddle.about_days", {{"day", covered(draw, huddle).text}}));
        content.cut_top(!ui.landscape() ? 32 : watched.empty() ? 36 : 24);
    } else {
        question_of_part(huddle, draw, content);
    }
    if (float trouble = trouble_height(draw, huddle.trouble(), content.w); trouble > 0)
        trouble_bar(draw, content.cut_top(trouble, gap), huddle.trouble());
    auto tiles = answers(draw, huddle);
    std::optional<std::size_t> chosen;
    if (ui.landscape()) {
        float height = tile_height(ui, tiles, (content.w - 60) / 4, !watched.empty());
        auto boxes = content.cut_top(height, watched.empty() ? 0 : gap).columns(4, 20);
        for (std::size_t i = 0; i < tiles.size(); ++i)
            if (ui.choice_tile(boxes[i], tiles[i]))
                chosen = i;
    } else {
        for (std::size_t i = 0; i < tiles.size(); ++i)
            if (ui.choice_tile(content.cut_top(ui.choice_tile_height(tiles[i], content.w), 20), tiles[i]))
                chosen = i;
    }
    bool follows =
        !watched.empty() && ui.row_card(content.cut_top(ui.row_card_height(watched, content.w)), watched).has_value();
    ui.end_scroll(content.y);
    if (did_skip)
        huddle.skip();
    else if (follows)
        huddle.open_aside(HuddleScreen::Aside::watched);
    else if (chosen == 0u)
        huddle.nothing_happened();
    else if (chosen)
        go = huddle.report(*chosen == 1   ? IncidentType::risk
                           : *chosen == 2 ? IncidentType::near_miss
                                          : IncidentType::harm);
    return go;
}

// --- The other questions ---

std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (const std::string& part : parts)
        out += (out.empty() ? "" : " ") + part;
    return out;
}

// "Halt vid entrén", or the category when nobody wrote anything.
Text words_of(const Draw& draw, const Watch& watch) {
    return {watch.text.empty() ? draw.category(watch.category_id).text : watch.text.text};
}

ui::Row watch_row(const Draw& draw, const Watch& watch) {
    ui::Row row{.icon = ui::Icon::watch, .icon_tone = ui::Tone::accent, .title = words_of(draw, watch), .opens = false};
    std::string category = watch.text.empty() ? "" : draw.category(watch.category_id).text;
    std::string level = draw.tr("watch_level." + std::string(code_name(watch.level))).text;
    row.detail = UserText{category.empty() ? level : category + " · " + level};
    return row;
}

void list(const Draw& draw, ui::Box& content, const std::vector<ui::Row>& rows) {
    if (!rows.empty())
        draw.ui.row_card(content.cut_top(draw.ui.row_card_height(rows, content.w), 24), rows);
}

void written(HuddleScreen& huddle, const Draw& draw, ui::Box& content, std::string_view key, int lines) {
    std::string base(key);
    ui::Field field{.label = draw.tr(base + ".label"),
                    .placeholder = draw.tr(base + ".example"),
                    .help = draw.tr("privacy.help"),
                    .lines = lines,
                    .max_length = 280};
    content.cut_top(guarded_field(draw, content, field, huddle.words()), 20);
}

// Quick words for what is said without being written; as many as fit beside each other.
void watch_categories(HuddleScreen& huddle, const Draw& draw, ui::Box& content) {
    ui::Ui& ui = draw.ui;
    std::vector<ui::Segment> chips;
    std::optional<std::size_t> chosen;
    for (const Category* category : huddle.categories()) {
        if (category->code == huddle.category().code)
            chosen = chips.size();
        chips.push_back({draw.label(category->label), {}});
    }
    float most = ui.landscape() ? 72 : 152;
    while (chips.size() > 1 && ui.filters_height(chips, content.w) > most)
        chips.pop_back();
    if (auto tapped = ui.filters(content.cut_top(ui.filters_height(chips, content.w), 20), chips, chosen))
        huddle.choose_category({huddle.categories()[*tapped]->code});
}

void watch_level(HuddleScreen& huddle, const Draw& draw, ui::Box& content) {
    ui::Ui& ui = draw.ui;
    std::array<ui::Segment, 3> levels;
    for (std::size_t i = 0; i < levels.size(); ++i)
        levels[i].word = draw.tr("watch_level." + std::string(code_names<WatchLevel>[i]));
    content.cut_top(ui.heading(content, draw.tr("huddle.watch.level"), ui::Type::label), 8);
    if (auto tapped = ui.segments(content.cut_top(ui.segments_height(levels, content.w), 24), levels,
                                  static_cast<std::size_t>(huddle.level())))
        huddle.choose_level(static_cast<WatchLevel>(*tapped));
}

void watch_form(HuddleScreen& huddle, const Draw& draw, ui::Box& content) {
    watch_categories(huddle, draw, content);
    ui::Box words = content, level = content;
    if (draw.ui.landscape())
        level = words.cut_right(440, 32);
    written(huddle, draw, words, "huddle.watch", 1);
    if (!draw.ui.landscape())
        level = words;
    watch_level(huddle, draw, level);
    content.cut_top(std::max(words.y, level.y) - content.y);
}

ui::Row action_row(const Draw& draw, const HuddleScreen& huddle, const Action& action) {
    ui::Row row{.mark = ui::RowMark::open, .title = UserText{action.title.text}};
    row.detail = draw.role(action.owner_role);
    if (huddle.is_done(action)) {
        row.mark = ui::RowMark::done;
        row.right = draw.tr("action_status.done");
        row.opens = false;
    } else if (huddle.is_late(action)) {
        row.mark = ui::RowMark::late;
        row.right = draw.count("huddle.late", days_between(huddle.today(), *action.due));
        row.right_is_alert = true;
    } else {
        row.mark = action.status == ActionStatus::ongoing ? ui::RowMark::under_way : ui::RowMark::open;
        row.right = draw.dates.near_day(*action.due);
    }
    return row;
}

Go actions(HuddleScreen& huddle, const Draw& draw, ui::Box& content) {
    ui::Ui& ui = draw.ui;
    ui::Button fresh{.word = draw.tr("actions.new"),
                     .icon = ui::Icon::add,
                     .kind = ui::ButtonKind::quiet,
                     .align = ui::Align::right};
    std::vector<ui::Row> rows;
    for (const auto& stored : huddle.actions())
        rows.push_back(action_row(draw, huddle, stored.record));
    ui::Box top = content.cut_top(72, 8);
    bool wants_new = ui.button(top.cut_right(edge_width(ui, fresh)), fresh);
    if (rows.empty()) {
        ui::EmptyState none{ui::Icon::action, draw.tr("huddle.actions.none"), draw.tr("huddle.actions.none.help")};
        ui.empty_state(content.cut_top(ui.empty_state_height(none, content.w), 24), none);
    } else {
        Text tap = draw.tr("huddle.actions.tap");
        float height = ui.text_height(tap, ui::Type::note, top.w);
        ui.text(top.centred(top.w, height), tap, ui::Type::note, ui::Tone::ink2);
        if (auto tapped = ui.row_card(content.cut_top(ui.row_card_height(rows, content.w), 24), rows))
            huddle.complete(huddle.actions()[*tapped].id);
    }
    return wants_new ? huddle.new_action() : Go{};
}

// What other units have learned lately.
void lessons(const HuddleScreen& huddle, const Draw& draw, ui::Box& content) {
    if (huddle.lessons().empty())
        return;
    content.cut_top(draw.ui.heading(content, draw.tr("huddle.lessons"), ui::Type::label), 8);
    ui::Ui& ui = draw.ui;
    float width = content.w - 48 - 52, height = 24;
    auto detail = [&](const Lesson& lesson) {
        std::string about = draw.category(lesson.category_id).text;
        std::string day = draw.dates.near_day(*lesson.shared_on).text;
        return Text{about.empty() ? day : about + " · " + day};
    };
    for (const auto& [id, lesson] : huddle.lessons())
        height += ui.text_height(UserText{lesson.text.text}, ui::Type::label, width) +
                  ui.text_height(detail(lesson), ui::Type::note, width) + 12;
    // Whole, however long: a lesson is there to be read aloud.
    ui::Box inside = ui.card(content.cut_top(height, 24)).moved(0, -8);
    for (const auto& [id, lesson] : huddle.lessons()) {
        ui::Box words = inside;
        ui.icon(words.cut_left(32, 20).with_height(32), ui::Icon::know, ui::Tone::accent, 32);
        words.cut_top(ui.text(words, UserText{lesson.text.text}, ui::Type::label));
        words.cut_top(ui.text(words, detail(lesson), ui::Type::note, ui::Tone::ink2), 12);
        inside.cut_top(words.y - inside.y);
    }
}

// What the days have become.
Text result_title(const Draw& draw, const HuddleScreen& huddle) {
    std::string day = capital(covered(draw, huddle)).text;
    if (!huddle.took_back())
        return draw.tr("huddle.waits", {{"day", day}});
    if (!huddle.one_colour())
        return draw.tr("huddle.have_colours");
    bool one = huddle.covers().from == huddle.covers().to;
    return draw.tr((one ? "huddle.is." : "huddle.are.") + std::string(code_name(huddle.day().state)), {{"day", day}});
}

// And when it was saved: "Onsdag 21 oktober är grön. Sparat 09:36."
void saved_line(const Draw& draw, const HuddleScreen& huddle, ui::Box& content) {
    content.cut_top(20);
    if (!huddle.took_back() || !huddle.saved_at())
        return;
    Text saved = draw.tr("huddle.saved", {{"time", draw.dates.time(*huddle.saved_at()).text}});
    Text words{result_title(draw, huddle).text + ". " + saved.text};
    ui::Box line = content.cut_top(std::max(28.0f, draw.ui.text_height(words, ui::Type::label, content.w - 36)), 20);
    draw.ui.icon(line.cut_left(26, 10).with_height(28), ui::Icon::saved, ui::Tone::good, 26);
    draw.ui.text(line, words, ui::Type::label);
}

// The one filled button: what is written is saved first, then the next question comes.
struct Primary {
    Text word;
    bool saves = false;
};

Primary primary_of(const Draw& draw, const HuddleScreen& huddle, bool writing, bool answered) {
    if (writing)
        return {draw.tr("huddle.save"), true};
    if (answered || huddle.questions()[huddle.step()].taken)
        return {draw.tr(huddle.step() + 1 == huddle.questions().size() ? "huddle.to_summary" : "huddle.next")};
    return {draw.tr("huddle.none." + std::string(code_name(huddle.question().result)))};
}

float foot_height(const ui::Ui& ui) {
    return ui.landscape() ? 136 : is_low(ui) ? 88 : 208;
}

void foot(HuddleScreen& huddle, const Draw& draw, ui::Box page, const Primary& primary, bool guarded) {
    ui::Ui& ui = draw.ui;
    bool low = is_low(ui);
    ui::Box foot = page.inset(side(ui), 0);
    ui::Button undo{.word = draw.tr("undo.undo"), .icon = ui::Icon::undo, .big = !low, .enabled = huddle.can_undo()};
    ui::Button next{.word = primary.word,
                    .icon = primary.saves ? ui::Icon::check : ui::Icon::next,
                    .kind = ui::ButtonKind::primary,
                    .big = !low,
                    .icon_last = !primary.saves,
                    .enabled = !guarded};
    ui::Button skip{.word = draw.tr("huddle.skip"), .kind = ui::ButtonKind::leave, .align = ui::Align::right};
    ui::Button end{.word = draw.tr("huddle.end"), .kind = ui::ButtonKind::leave, .align = ui::Align::left};
    bool did_undo = false, did_next = false, did_skip = false, did_end = false;
    if (ui.landscape()) {
        foot = foot.with_height(96);
        did_undo = ui.button(foot.cut_left(220, 24), undo);
        did_next = ui.button(foot.cut_right(440, 24), next);
        ui::Box quiet = foot.centred(foot.w, 72);
        did_end = ui.button(quiet.cut_left(edge_width(ui, end)), end);
        did_skip = ui.button(quiet.cut_right(edge_width(ui, skip)), skip);
    } else {
        ui::Box row = foot.cut_top(low ? 72 : 96, 8);
        did_undo = ui.button(row.cut_left(std::min(220.0f, row.w * 0.4f), gap), undo);
        did_next = ui.button(row, next);
        // With large text a lying tablet has no room for the quiet ones here; Pausa leaves as well.
        if (!low) {
            ui::Box quiet = foot.cut_top(72);
            did_end = ui.button(quiet.cut_left(edge_width(ui, end)), end);
            did_skip = ui.button(quiet.cut_right(edge_width(ui, skip)), skip);
        }
    }
    if (did_undo)
        huddle.undo();
    else if (did_end)
        huddle.open_summary();
    else if (did_skip)
        huddle.skip();
    else if (did_next && !primary.saves)
        huddle.take();
    else if (did_next && huddle.question().result == QuestionResult::positive)
        huddle.add_good();
    else if (did_next && huddle.question().result == QuestionResult::watch)
        huddle.add_watch();
    else if (did_next)
        huddle.save_note();
}

Go other_question(HuddleScreen& huddle, const Draw& draw, ui::Box page) {
    ui::Ui& ui = draw.ui;
    Go go;
    ui::Box bottom = page.cut_bottom(foot_height(ui));
    const Question& asked = huddle.question();
    bool writes = asked.result != QuestionResult::action;
    bool writing = writes && !trimmed(huddle.words().text()).empty();
    bool answered = false;
    ui.begin_scope(asked.code);
    ui::Box content = ui.begin_scroll(page.inset(side(ui), 0), "question");
    question(draw, content, draw.label(asked.label), draw.label(asked.help));
    if (float trouble = trouble_height(draw, huddle.trouble(), content.w); trouble > 0)
        trouble_bar(draw, content.cut_top(trouble, gap), huddle.trouble());
    saved_line(draw, huddle, content);
    switch (asked.result) {
    case QuestionResult::incident:
        break;
    case QuestionResult::positive: {
        std::vector<ui::Row> rows;
        for (const auto& stored : huddle.good())
            rows.push_back({.icon = ui::Icon::star,
                            .icon_tone = ui::Tone::accent,
                            .title = UserText{stored.record.what.text},
                            .opens = false});
        answered = !rows.empty();
        list(draw, content, rows);
        written(huddle, draw, content, "huddle.good", 2);
        break;
    }
    case QuestionResult::watch: {
        std::vector<ui::Row> rows;
        for (const auto& stored : huddle.watches(asked.code))
            rows.push_back(watch_row(draw, stored.record));
        answered = !rows.empty();
        writing = huddle.can_add_watch() || writing;
        list(draw, content, rows);
        watch_form(huddle, draw, content);
        break;
    }
    case QuestionResult::action:
        answered = !huddle.actions().empty();
        go = actions(huddle, draw, content);
        break;
    case QuestionResult::message:
        writing = huddle.words().text() != huddle.note();
        answered = !huddle.note().empty();
        lessons(huddle, draw, content);
        written(huddle, draw, content, "huddle.note", huddle.lessons().empty() ? 3 : 2);
        break;
    }
    ui.end_scroll(content.y);
    foot(huddle, draw, bottom, primary_of(draw, huddle, writing, answered), writes && !huddle.words().clean());
    ui.end_scope();
    return go;
}

// --- The summary ---

constexpr std::size_t most_said = 2;

struct SummaryRow {
    ui::Row row;
    std::size_t step = 0;
    HuddleScreen::Aside aside = HuddleScreen::Aside::none; // opened instead of the step
    Go go;                                                 // … or where it leads
};

std::vector<SummaryRow> summary_rows(const Draw& draw, const HuddleScreen& huddle) {
    std::vector<SummaryRow> rows;
    auto number = [](std::size_t n) {
        return n == 0 ? ui::Words() : ui::Words(UserText{std::to_string(n)});
    };
    for (std::size_t i = 0; i < huddle.questions().size(); ++i) {
        const auto& [asked, taken] = huddle.questions()[i];
        ui::Row row{.icon_tone = ui::Tone::accent,
                    .title = draw.tr("huddle.summary." + std::string(code_name(asked->result))),
                    .right_is_number = true,
                    .chevron = true};
        std::vector<std::string> said;
        switch (asked->result) {
        case QuestionResult::incident:
            // The big day tells it; only when it is not taken it is said in a row.
            if (taken)
                continue;
            row.icon = ui::Icon::inbox;
            break;
        case QuestionResult::positive:
            row.icon = ui::Icon::star;
            for (const auto& stored : huddle.good())
                said.push_back(stored.record.what.text);
            break;
        case QuestionResult::watch:
            // Two questions ask for it and one row tells it, beside the first of them.
            if (std::ranges::any_of(rows, [](const SummaryRow& known) { return known.row.icon == ui::Icon::watch; }))
                continue;
            row.icon = ui::Icon::watch;
            for (const auto& stored : huddle.watches())
                said.push_back(words_of(draw, stored.record).text);
            break;
        case QuestionResult::action:
            row.icon = ui::Icon::action;
            for (const auto& stored : huddle.actions())
                said.push_back(stored.record.title.text);
            break;
        case QuestionResult::message:
            row.icon = ui::Icon::know;
            if (!huddle.note().empty())
                said.push_back(huddle.note());
            break;
        }
        row.right = asked->result == QuestionResult::message ? ui::Words() : number(said.size());
        if (said.size() > most_said)
            said.resize(most_said);
        for (std::string& part : said)
            if (said.size() > 1 && !part.empty() && part.back() != '.')
                part += '.';
        if (!said.empty())
            row.detail = UserText{joined(said)};
        else if (asked->result == QuestionResult::message && !huddle.lessons().empty())
            row.detail = draw.count("huddle.summary.lessons", static_cast<std::int64_t>(huddle.lessons().size()));
        else
            row.detail = taken ? draw.tr("huddle.summary.none." + std::string(code_name(asked->result)))
                               : draw.tr("huddle.not_taken");
        rows.push_back({std::move(row), i});
    }
    if (huddle.unanswered() > 0)
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
    for (const RoleName* role : huddle.present())
        names += (names.empty() ? "" : ", ") + draw.label(role->label).text;
    return {.icon = ui::Icon::meetings,
            .icon_tone = ui::Tone::accent,
            .title = draw.tr("huddle.present.row"),
            .detail = names.empty() ? draw.tr("huddle.present.tap") : Text{names},
            .chevron = true};
}

Text saved_words(const Draw& draw, const HuddleScreen& huddle) {
    if (!huddle.saved_at())
        return draw.tr("huddle.all_saved");
    std::string time = draw.dates.time(*huddle.saved_at()).text;
    bool connected = draw.around.sync.state != SyncState::no_server;
    return draw.tr(connected ? "huddle.saved_sends" : "huddle.saved", {{"time", time}});
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
    content.cut_top(ui.landscape() ? 48 : 24);
    if (ui.landscape()) {
        ui::Box left = content.cut_left(400, 48);
        float row = ui.row_card_height(here, left.w);
        ui.day_picture(left.cut_top(400, gap), day);
        tells_who = ui.row_card(left.cut_top(row), here).has_value();
        bottom = left.y;
        content.cut_top(-8);
    } else {
        float square = low ? 200 : 280;
        ui.day_picture(content.cut_top(square, 24).with_width(square), day);
    }
    content.cut_top(ui.heading(content, result_title(draw, huddle), ui::Type::question), 4);
    Text saved = saved_words(draw, huddle);
    ui::Box line = content.cut_top(std::max(36.0f, ui.text_height(saved, ui::Type::body, content.w - 36) + 4), 20);
    ui.icon(line.cut_left(26, 8).with_height(36), ui::Icon::saved, ui::Tone::good, 26);
    ui.text(line.moved(0, 4), saved, ui::Type::body, ui::Tone::ink2);
    if (float trouble = trouble_height(draw, huddle.trouble(), content.w); trouble > 0)
        trouble_bar(draw, content.cut_top(trouble, gap), huddle.trouble());
    float height = std::max(ui.row_card_height(shown, content.w), bottom - content.y);
    auto tapped = ui.row_card(content.cut_top(height), shown);
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

// --- Beside the questions ---

// Each thing with its three answers.
void watched(HuddleScreen& huddle, const Draw& draw, ui::Box& content) {
    ui::Ui& ui = draw.ui;
    constexpr std::array order = {WatchOutcome::averted, WatchOutcome::occurred, WatchOutcome::unknown};
    std::array<ui::Segment, order.size()> answers;
    for (std::size_t i = 0; i < order.size(); ++i)
        answers[i].word = draw.tr("watch_outcome." + std::string(code_name(order[i])));
    for (const auto& [id, watch] : huddle.watched()) {
        ui.begin_scope(id.uuid.text());
        std::size_t chosen = 0;
        while (order[chosen] != watch.outcome)
            ++chosen;
        ui::Box words = content, choice = content;
        if (ui.landscape())
            choice = words.cut_right(640, 32);
        std::string level = draw.tr("watch_level." + std::string(code_name(watch.level))).text;
        float start = words.y;
        words.cut_top(ui.heading(words, words_of(draw, watch), ui::Type::heading), 2);
        words.cut_top(
            ui.text(words, draw.tr("huddle.watched.level", {{"level", level}}), ui::Type::note, ui::Tone::ink2), 12);
        if (!ui.landscape())
            choice.y = words.y;
        float height = ui.segments_height(answers, choice.w);
        if (auto tapped = ui.segments(choice.cut_top(height), answers, chosen))
            huddle.answer(id, order[*tapped]);
        content.cut_top(std::max(words.y, choice.y) - start, 24);
        ui.end_scope();
    }
    Text help = draw.tr("huddle.watched.help");
    content.cut_top(ui.text(content, help, ui::Type::note, ui::Tone::ink2), 24);
}

void present(HuddleScreen& huddle, const Draw& draw, ui::Box& content) {
    ui::Ui& ui = draw.ui;
    std::vector<const RoleName*> all = huddle.professions();
    std::size_t across = ui.landscape() ? 3 : content.w >= 600 ? 2 : 1;
    for (std::size_t first = 0; first < all.size(); first += across) {
        float height = 72;
        std::size_t last = std::min(first + across, all.size());
        auto places = content.columns(static_cast<int>(across), gap);
        for (std::size_t i = first; i < last; ++i)
            height = std::max(height, ui.check_box_height(draw.label(all[i]->label), places[i - first].w));
        places = content.cut_top(height).columns(static_cast<int>(across), gap);
        for (std::size_t i = first; i < last; ++i)
            if (ui.check_box(places[i - first], draw.label(all[i]->label), huddle.is_present(*all[i])))
                huddle.toggle_present(*all[i]);
    }
}

Go aside(HuddleScreen& huddle, const Draw& draw, ui::Box page) {
    ui::Ui& ui = draw.ui;
    bool low = is_low(ui);
    bool follows = huddle.aside() == HuddleScreen::Aside::watched;
    ui::Box foot = page.cut_bottom(ui.landscape() ? 120 : low ? 88 : 128).inset(side(ui), 0).with_height(low ? 72 : 96);
    ui::Button undo{.word = draw.tr("undo.undo"), .icon = ui::Icon::undo, .big = !low, .enabled = huddle.can_undo()};
    ui::Button back{.word = draw.tr(huddle.at_summary() ? "huddle.to_summary" : "huddle.to_question"),
                    .icon = ui::Icon::check,
                    .kind = ui::ButtonKind::primary,
                    .big = !low};
    ui::Box content = ui.begin_scroll(page.inset(side(ui), 0), follows ? "watched" : "present");
    question(draw, content, draw.tr(follows ? "huddle.watched.title" : "huddle.present"),
             draw.tr(follows ? "huddle.watched.about" : "huddle.present.about"));
    content.cut_top(follows ? 24 : 8);
    if (float trouble = trouble_height(draw, huddle.trouble(), content.w); trouble > 0)
        trouble_bar(draw, content.cut_top(trouble, gap), huddle.trouble());
    follows ? watched(huddle, draw, content) : present(huddle, draw, content);
    ui.end_scroll(content.y);
    bool did_undo = ui.button(foot.cut_left(std::min(220.0f, foot.w * 0.4f), gap), undo);
    if (ui.landscape())
        foot = foot.cut_right(440);
    bool is_done = ui.button(foot, back);
    if (did_undo)
        huddle.undo();
    else if (is_done || ui.escape_pressed())
        huddle.close_aside();
    return {};
}

}

Go draw(HuddleScreen& huddle, const Draw& draw) {
    ui::Ui& ui = draw.ui;
    huddle.refresh();
    ui.begin_scope("huddle");
    ui::Box page = ui.page();
    Go go;
    if (head(draw, huddle, page))
        go = {.to = Go::To::cross};
    Go next = huddle.aside() != HuddleScreen::Aside::none            ? aside(huddle, draw, page)
              : huddle.at_summary()                                  ? summary(huddle, draw, page)
              : huddle.question().result == QuestionResult::incident ? look_back(huddle, draw, page)
                                                                     : other_question(huddle, draw, page);
    ui.end_scope();
    return next ? next : go;
}

}
