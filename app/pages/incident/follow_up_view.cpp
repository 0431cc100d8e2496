// The page about one incident after it was told: what is known and must be reported to the left, why and what comes of
// it to the right. The sheet to take to the deviation system is in hand_over_sheet.cpp.

#include <algorithm>
#include <array>

#include "app/pages/button_row.hpp"
#include "app/pages/draw.hpp"
#include "app/pages/incident/follow_up_screen.hpp"
#include "app/pages/incident/hand_over_sheet.hpp"

namespace vaka {

namespace {

constexpr float column_gap = 40;
constexpr float gap = 16;
constexpr float part_gap = 32;

void part_heading(const Draw& draw, ui::Box& box, const ui::Words& words) {
    draw.ui.heading(box.top(12), words, ui::Type::label);
}

Text title_of(const Draw& draw, const Incident& incident) {
    std::string type(incident.type ? code_name(*incident.type) : "risk");
    Text title = draw.tr(is_serious(incident) ? "severity.serious" : "incident_type." + type);
    std::string category = draw.category(incident.category_id).text;
    return category.empty() ? title : Text{title.text + " · " + category};
}

Text recipient(const FollowUpScreen& follow, const Draw& draw, std::string_view word) {
    return {draw.content.word(follow.profile(), word, draw.strings.language())};
}

struct Line {
    ui::Words words;
    ui::Type type = ui::Type::body;
    ui::Tone tone = ui::Tone::ink2;
};

std::vector<Line> told_lines(const FollowUpScreen& follow, const Draw& draw) {
    const Incident& incident = follow.incident();
    std::string day = incident.occurred_on ? capital(draw.dates.day(*incident.occurred_on)).text : "";
    std::string status = draw.tr("incident_status." + std::string(code_name(incident.status))).text;
    std::vector<Line> lines = {{title_of(draw, incident), ui::Type::heading, ui::Tone::ink},
                               {Text{day + " · " + status}, ui::Type::note, ui::Tone::ink2}};
    if (!incident.what.empty())
        lines.push_back({UserText{incident.what.text}, ui::Type::body, ui::Tone::ink});
    if (!incident.immediate_action.empty())
        lines.push_back({draw.tr("follow.did", {{"what", incident.immediate_action.text}})});
    return lines;
}

Go told(const FollowUpScreen& follow, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    constexpr float symbol = 56, between = 8;
    ui::Button change{.word = draw.tr("follow.change"),
                      .icon = ui::Icon::write,
                      .kind = ui::ButtonKind::quiet,
                      .align = ui::Align::left};
    std::vector<Line> lines = told_lines(follow, draw);
    bool changes = false;
    ui.card(box.top(part_gap), 24, [&](ui::Box& inside) {
        if (auto colour = follow.colour())
            ui.day_symbol(inside.with_width(symbol).with_height(symbol), symbol_of(*colour));
        ui::Box words = inside;
        words.cut_left(symbol, 20);
        for (const Line& line : lines)
            ui.text(words.top(between), line.words, line.type, line.tone);
        inside.cut_top(words.y - inside.y);
        ui::Box foot{words.x, words.y, std::min(words.w, ui.button_width(change)), words.h};
        changes = ui.button(foot.top(), change);
        // The words of the button stand as far from the card's edge as all others.
        inside.cut_top(foot.y - inside.y - 8);
    });
    return changes ? follow.change() : Go{};
}

void escalate(const FollowUpScreen& follow, const Draw& draw, ui::Box& box) {
    if (!follow.must_escalate())
        return;
    std::string officer = recipient(follow, draw, "safety_officer").text;
    std::string law = recipient(follow, draw, "report_law").text;
    ui::Message tell{ui::Mood::plain, ui::Icon::information, draw.tr("follow.escalate", {{"who", officer}}),
                     draw.tr("follow.escalate.why", {{"law", law}})};
    draw.ui.message(box.top(part_gap), tell);
}

void report(FollowUpScreen& follow, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    const Incident& incident = follow.incident();
    std::string system = system_named(draw, follow.deviation_system());
    Text must = draw.tr("incident.report", {{"system", system}});
    if (ui.check_box(box.top(), must, incident.must_report))
        follow.set_must_report(!incident.must_report);
    if (incident.must_report) {
        Text reported = draw.tr("follow.reported", {{"system", system}});
        ui::Words when = incident.reported && incident.reported_at ? ui::Words(draw.dates.moment(*incident.reported_at))
                                                                   : ui::Words();
        if (ui.check_box(box.top(8), reported, incident.reported, when))
            follow.set_reported(!incident.reported);
        ui::Field number{.label = draw.tr("follow.reference", {{"system", system}}),
                         .placeholder = draw.tr("follow.reference.example"),
                         .max_length = 40};
        box.cut_top(guarded_field(draw, box, number, follow.reference), gap);
    }
    ui::Button sheet{.word = draw.tr("follow.sheet"), .icon = ui::Icon::inbox, .align = ui::Align::left};
    if (ui.button(box.top(part_gap), sheet))
        follow.show_sheet(true);
}

std::optional<YesNo> yes_no(const Draw& draw, ui::Box& box, const ui::Words& question,
                            const std::optional<YesNo>& answer) {
    ui::Ui& ui = draw.ui;
    std::array<ui::Segment, code_names<YesNo>.size()> answers;
    for (std::size_t i = 0; i < answers.size(); ++i)
        answers[i].word = draw.tr("yes_no." + std::string(code_names<YesNo>[i]));
    std::optional<std::size_t> chosen;
    if (answer)
        chosen = static_cast<std::size_t>(*answer);
    part_heading(draw, box, question);
    auto tapped = ui.segments(box.top(24), answers, chosen);
    return tapped ? std::optional<YesNo>(static_cast<YesNo>(*tapped)) : std::nullopt;
}

void patient(FollowUpScreen& follow, const Draw& draw, ui::Box& box) {
    if (!follow.asks_patient())
        return;
    ui::Ui& ui = draw.ui;
    const Incident& incident = follow.incident();
    std::string who = recipient(follow, draw, "the_recipient").text;
    Text asked = draw.tr("incident.patient_asked", {{"who", who}});
    if (ui.check_box(box.top(8), asked, incident.patient_asked))
        follow.set_patient_asked(!incident.patient_asked);
    ui::Field said{.label = draw.tr("follow.suggestion", {{"who", who}}),
                   .placeholder = draw.tr("follow.suggestion.example"),
                   .help = draw.tr("privacy.help"),
                   .lines = 2,
                   .max_length = 280};
    box.cut_top(guarded_field(draw, box, said, follow.suggestion), part_gap);
    if (!follow.is_serious())
        return;
    if (auto answer = yes_no(draw, box, draw.tr("follow.informed", {{"who", who}}), incident.informed_patient))
        follow.set_informed(*answer);
    if (auto answer = yes_no(draw, box, draw.tr("follow.support"), incident.staff_support_offered))
        follow.set_support(*answer);
    box.cut_top(8);
}

// One of the two scales of 1 to 4.
std::optional<std::int64_t> scale(const Draw& draw, ui::Box& box, std::string_view key,
                                  const std::optional<std::int64_t>& value) {
    ui::Ui& ui = draw.ui;
    std::string base(key);
    std::array<ui::Segment, 4> steps;
    for (std::size_t i = 0; i < steps.size(); ++i)
        steps[i].word = draw.tr(base + "." + std::to_string(i + 1));
    std::optional<std::size_t> chosen;
    if (value)
        chosen = static_cast<std::size_t>(*value - 1);
    part_heading(draw, box, draw.tr(key));
    auto tapped = ui.filters(box.top(24), steps, chosen);
    return tapped ? std::optional<std::int64_t>(static_cast<std::int64_t>(*tapped) + 1) : value;
}

void risk(FollowUpScreen& follow, const Draw& draw, ui::Box& box) {
    const Incident& incident = follow.incident();
    auto severity = scale(draw, box, "risk_severity", incident.risk_severity);
    auto probability = scale(draw, box, "risk_probability", incident.risk_probability);
    box.cut_top(8);
    if (severity != incident.risk_severity || probability != incident.risk_probability)
        follow.set_risk(severity, probability);
}

void causes(FollowUpScreen& follow, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    part_heading(draw, box, draw.tr("follow.causes"));
    // What the unit no longer offers still shows where it was chosen.
    std::vector<const Cause*> all;
    for (const Cause& cause : draw.content.causes)
        if (cause.active || follow.incident().contributing_causes.contains(cause.code))
            all.push_back(&cause);
    std::size_t across = box.w >= 480 ? 2 : 1;
    for (std::size_t first = 0; first < all.size(); first += across) {
        float height = 72;
        auto columns = box.columns(static_cast<int>(across), gap);
        for (std::size_t i = 0; i < across && first + i < all.size(); ++i)
            height = std::max(height, ui.measured(columns[i].w, [&](ui::Box& in) {
                ui.check_box(in.top(), draw.label(all[first + i]->label), false);
            }));
        columns = box.cut_top(height).columns(static_cast<int>(across), gap);
        for (std::size_t i = 0; i < across && first + i < all.size(); ++i) {
            const Cause& cause = *all[first + i];
            bool chosen = follow.incident().contributing_causes.contains(cause.code);
            if (ui.check_box(columns[i], draw.label(cause.label), chosen))
                follow.toggle_cause(Code{cause.code});
        }
    }
    box.cut_top(24);
}

void avoidable(FollowUpScreen& follow, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    constexpr std::array order = {Avoidable::yes, Avoidable::no, Avoidable::unknown};
    std::array<ui::Segment, order.size()> answers;
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < order.size(); ++i) {
        answers[i].word = draw.tr("follow.avoidable." + std::string(code_name(order[i])));
        if (order[i] == follow.incident().avoidable)
            chosen = i;
    }
    part_heading(draw, box, draw.tr("follow.avoidable"));
    if (auto tapped = ui.segments(box.top(8), answers, chosen))
        follow.set_avoidable(order[*tapped]);
    Text help = draw.tr("follow.avoidable.help", {{"harm", recipient(follow, draw, "harm").text}});
    ui.text(box.top(part_gap), help, ui::Type::note, ui::Tone::ink2);
}

ui::Row action_row(const Draw& draw, const Action& action) {
    ui::RowMark mark = action.status == ActionStatus::planned   ? ui::RowMark::open
                       : action.status == ActionStatus::ongoing ? ui::RowMark::under_way
                                                                : ui::RowMark::done;
    ui::Row row{.mark = mark, .title = UserText{action.title.text}, .chevron = true};
    if (action.status == ActionStatus::cancelled) {
        row.mark = ui::RowMark::none;
        row.icon = ui::Icon::close;
    }
    std::string status = draw.tr("action_status." + std::string(code_name(action.status))).text;
    std::string owner = draw.role(action.owner_role).text;
    row.detail = Text{owner.empty() ? status : owner + " · " + status};
    return row;
}

Go actions(const FollowUpScreen& follow, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    Go go;
    part_heading(draw, box, draw.tr("follow.actions"));
    std::vector<ui::Row> rows;
    for (const auto& stored : follow.actions())
        rows.push_back(action_row(draw, stored.record));
    if (!rows.empty())
        if (auto tapped = ui.row_card(box.top(gap), rows))
            go = follow.open(follow.actions()[*tapped]);
    ui::Button fresh{.word = draw.tr("actions.new"), .icon = ui::Icon::add, .align = ui::Align::left};
    if (ui.button(box.top(part_gap), fresh))
        go = follow.new_action();
    return go;
}

void lesson(FollowUpScreen& follow, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    ui::Field learnt{.label = draw.tr("follow.lesson"),
                     .placeholder = draw.tr("follow.lesson.example"),
                     .help = draw.tr("privacy.help"),
                     .lines = 2,
                     .max_length = 280};
    box.cut_top(guarded_field(draw, box, learnt, follow.lesson), gap);
    bool shared = follow.incident().lesson_shared;
    if (shared) {
        ui::Message told{ui::Mood::good, ui::Icon::know, draw.tr("follow.shared"), draw.tr("follow.shared.how")};
        ui.message(box.top(12), told);
    }
    ui::Button share{.word = draw.tr(shared ? "follow.unshare" : "follow.share"),
                     .icon = shared ? ui::Icon::close : ui::Icon::know,
                     .align = ui::Align::left,
                     .enabled = shared || follow.can_share()};
    if (ui.button(box.top(shared ? part_gap : 8), share))
        follow.set_shared(!shared);
    if (!shared) {
        Text how = draw.tr("follow.share.how");
        ui.text(box.top(part_gap), how, ui::Type::note, ui::Tone::ink2);
    }
}

void closed(FollowUpScreen& follow, const Draw& draw, ui::Box& box) {
    bool is_closed = follow.incident().status == IncidentStatus::closed;
    Text words = draw.tr("follow.closed");
    if (draw.ui.check_box(box.top(gap), words, is_closed))
        follow.set_closed(!is_closed);
}

Go foot(FollowUpScreen& follow, const Draw& draw, ui::Box box, bool low) {
    ui::Ui& ui = draw.ui;
    ui::Button undo{.word = draw.tr("undo.undo"), .icon = ui::Icon::undo, .big = !low, .enabled = follow.can_undo()};
    ui::Button done{.word = draw.tr(follow.is_writing() ? "incident.save" : "follow.done"),
                    .icon = ui::Icon::check,
                    .kind = ui::ButtonKind::primary,
                    .big = !low};
    if (follow.saves_without_text())
        done = {.word = draw.tr("privacy.save_without"), .big = !low};
    bool did_undo = ui.button(box.cut_left(std::min(240.0f, box.w * 0.4f), gap), undo);
    bool is_done = ui.button(box, done);
    if (did_undo)
        follow.undo();
    return is_done ? follow.done() : Go{};
}

Go follow_up(FollowUpScreen& follow, const Draw& draw, ui::Box page) {
    ui::Ui& ui = draw.ui;
    Go go;
    auto take = [&](Go next) {
        if (next)
            go = next;
    };
    bool wide = ui.landscape();
    page = page.inset(wide ? 40 : ui.margin(), 0);
    bool low = ui.page().h < 700;
    ui::Box bar = page.cut_bottom(wide ? 112 : low ? 88 : 120).moved(0, low ? 0 : 8).with_height(low ? 72 : 88);
    ui::Box content = ui.begin_scroll(page, "follow_up");
    content.cut_top(16);
    trouble_bar(draw, content, follow.trouble());
    ui::Box first = content;
    std::vector<ui::Box> columns;
    if (wide) {
        columns = content.columns(2, column_gap);
        first = columns[0];
    }
    take(told(follow, draw, first));
    escalate(follow, draw, first);
    report(follow, draw, first);
    patient(follow, draw, first);
    if (!follow.is_harm())
        risk(follow, draw, first);
    ui::Box second = wide ? columns[1] : first;
    take(actions(follow, draw, second));
    causes(follow, draw, second);
    if (follow.is_harm())
        avoidable(follow, draw, second);
    lesson(follow, draw, second);
    closed(follow, draw, second);
    ui.end_scroll(wide ? std::max(first.y, second.y) : second.y);
    take(foot(follow, draw, bar, low));
    return go;
}

}

Go draw(FollowUpScreen& follow, const Draw& draw) {
    ui::Ui& ui = draw.ui;
    follow.refresh();
    ui.begin_scope("follow_up");
    ui.begin_scope(follow.id().uuid.text());
    ui::Box page = ui.page();
    Go go;
    bool sheeting = follow.shows_sheet();
    std::string system = system_named(draw, follow.deviation_system());
    bool leaves = ui.leave_head(page, {.leave = draw.tr("follow.leave"),
                                       .leave_icon = ui::Icon::back,
                                       .title = sheeting ? draw.tr("sheet.title", {{"system", system}})
                                                         : draw.tr("follow.title")}) == ui::LeaveTap::leave;
    if (sheeting)
        hand_over_sheet(follow, draw, page);
    else if (follow.incident().type)
        go = follow_up(follow, draw, page);
    else
        trouble_bar(draw, page = page.inset(ui.margin(), 0), follow.trouble());
    ui.end_scope();
    ui.end_scope();
    if (!leaves && !go && !ui.escape_pressed())
        return go;
    if (go)
        return go;
    if (sheeting) {
        follow.show_sheet(false);
        return {};
    }
    return follow.leave();
}

}
