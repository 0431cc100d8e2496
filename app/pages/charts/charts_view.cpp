// Mönster: the questions, and one answer at a time. The words come first: who reads only them has understood.

#include <algorithm>
#include <cmath>
#include <functional>

#include "app/pages/button_row.hpp"
#include "app/pages/charts/charts_screen.hpp"
#include "app/pages/charts/charts_words.hpp"
#include "app/pages/draw.hpp"
#include "app/pages/pick_date.hpp"
#include "app/pages/receipt_sheet.hpp"
#include "app/pages/year_tabs.hpp"

namespace vaka {

namespace {

constexpr float gap = 16;
constexpr float card_padding = 24;
constexpr float chart_height = 300;
constexpr float dialog_width = 560;
constexpr float list_width = 400;

UserText number(std::int64_t n) {
    return {std::to_string(n)};
}

// The answer to one question: its words, and what is drawn between them.
struct Answer {
    ChartWords words;
    std::function<void(ui::Box&)> draw; // takes its part from the top, and the gap below it
};

void draw_answer(const Draw& draw, ui::Box& inside, const Answer& answer, const Text& question) {
    ui::Ui& ui = draw.ui;
    auto say = [&](const Text& words, ui::Type type, ui::Tone tone, float below) {
        ui.text(inside.top(below), words, type, tone);
    };
    say(question, ui::Type::small_label, ui::Tone::ink2, 4);
    ui.heading(inside.top(12), answer.words.heading, ui::Type::heading);
    say(answer.words.label, ui::Type::small_label, ui::Tone::ink, 2);
    say(answer.words.detail, ui::Type::note, ui::Tone::ink2, 16);
    answer.draw(inside);
    say(draw.tr("charts.means"), ui::Type::small_label, ui::Tone::ink, 2);
    say(answer.words.means, ui::Type::note, ui::Tone::ink2, 0);
}

// The sentence of a chart and all its points, for who cannot see it.
Text in_words(const ChartWords& words, const std::vector<std::string>& points) {
    std::string out = words.heading.text + ". " + words.detail.text;
    for (std::size_t i = 0; i < points.size(); ++i)
        out += (i == 0 ? " " : ", ") + points[i];
    return {out};
}

std::vector<ui::ChartMark> marks_of(const ChartsScreen& charts) {
    std::vector<ui::ChartMark> marks;
    for (std::size_t i = 0; i < charts.notes().size(); ++i)
        if (auto at = charts.place_of(charts.notes()[i].record))
            marks.push_back({*at, number(static_cast<std::int64_t>(i) + 1)});
    return marks;
}

// A run is told by its places among all points; those before `first` are not shown.
void mark_signal(ui::RunChart& chart, const RunChart& rules, std::size_t first = 0) {
    if (rules.is_shift() && rules.run_end > first) {
        chart.signal_from = std::max(rules.run_begin, first) - first;
        chart.signal_to = rules.run_end - first;
    }
}

Answer with_chart(const Draw& draw, ChartWords words, ui::RunChart chart) {
    Answer answer{.words = std::move(words)};
    answer.draw = [&draw, chart = std::move(chart)](ui::Box& box) {
        if (!chart.points.empty())
            draw.ui.run_chart(box.cut_top(chart_height, gap), chart);
    };
    return answer;
}

// What stands over a point where there is no line: how many, and of how many when it is a share.
Text point_words(const Draw& draw, const ChartsScreen& charts, const Measured& measured) {
    const std::int64_t n = std::llround(measured.n);
    if (charts.over_time().kind == ControlKind::p)
        return draw.tr("charts.n_of", {{"n", std::to_string(n)}, {"of", std::to_string(std::llround(measured.of))}});
    return charts.over_time().kind == ControlKind::i ? decimal(draw, measured.value()) : Text{std::to_string(n)};
}

Answer over_time_answer(const Draw& draw, const ChartsScreen& charts) {
    const auto& over_time = charts.over_time();
    const ControlChart& found = over_time.chart;
    const double per = told_per(charts);
    ChartWords words = chart_words(draw, charts);
    ui::RunChart chart{.only_counts = !found.says_something, .name = words.label};
    std::vector<std::string> said;
    for (std::size_t i = over_time.first; i < over_time.points.size(); ++i) {
        const PeriodMeasure& measure = over_time.points[i];
        const Text name = period_name(draw, measure.period, charts.by_week());
        ui::ChartPoint point{.label = name, .is_open = measure.is_partial};
        std::string saying = name.text + ": ";
        if (measure.measured) {
            const Text count = point_words(draw, charts, *measure.measured);
            const Text value = chart.only_counts ? count : told(draw, charts, measure.measured->value());
            point.value = chart.only_counts && over_time.kind != ControlKind::i ? measure.measured->n
                                                                                : measure.measured->value() * per;
            point.is_beyond = std::ranges::find(found.beyond, i) != found.beyond.end();
            if (chart.only_counts || point.is_open || point.is_beyond)
                point.word = value;
            saying += value.text;
            if (!chart.only_counts && over_time.kind == ControlKind::p)
                saying += " (" + count.text + ")";
        } else {
            saying +=
                draw.tr(over_time.kind && over_time.kind != ControlKind::c ? "charts.no_figures" : "charts.no_huddle")
                    .text;
        }
        if (!chart.only_counts && over_time.kind && found.limits[i]) {
            point.lower = found.limits[i]->lower * per;
            point.upper = found.limits[i]->upper * per;
        }
        said.push_back(saying + (measure.is_partial ? " " + draw.tr("charts.so_far").text : ""));
        chart.points.push_back(std::move(point));
    }
    if (!chart.only_counts) {
        chart.centre = found.centre * per;
        chart.centre_words =
            draw.tr(over_time.kind ? "charts.mean" : "charts.median", {{"n", told(draw, charts, found.centre).text}});
        mark_signal(chart, found.rules, over_time.first);
        if (over_time.kind == ControlKind::p)
            chart.unit = draw.tr("charts.percent_sign");
        const auto last = std::find_if(found.limits.rbegin(), found.limits.rend(),
                                       [](const std::optional<Limits>& limits) { return limits.has_value(); });
        if (last != found.limits.rend())
            chart.upper_words = draw.tr("charts.limit", {{"n", told(draw, charts, (*last)->upper).text}});
    }
    chart.marks = marks_of(charts);
    chart.value = in_words(words, said);
    return with_chart(draw, std::move(words), std::move(chart));
}

Answer category_answer(const Draw& draw, const ChartsScreen& charts) {
    Answer answer{.words = chart_words(draw, charts)};
    std::vector<ui::Bar> bars;
    for (const ParetoBar& bar : charts.categories())
        bars.push_back({.word = bar.is_rest            ? draw.tr("charts.types.rest")
                                : bar.category.empty() ? draw.tr("charts.types.none")
                                                       : draw.category(bar.category),
                        .value = static_cast<double>(bar.n),
                        .count = number(bar.n),
                        .is_rest = bar.is_rest});
    std::optional<ui::BarMark> mark;
    if (auto after = bars_to_80_percent(charts.categories())) {
        const std::int64_t reached = charts.categories()[*after - 1].reached, all = charts.categories().back().reached;
        mark = ui::BarMark{*after, draw.tr("charts.types.reached", {{"n", std::to_string(reached)},
                                                                    {"all", std::to_string(all)},
                                                                    {"percent", std::to_string(100 * reached / all)}})};
    }
    answer.draw = [&draw, bars, mark](ui::Box& box) {
        if (!bars.empty())
            draw.ui.bars(box.top(gap), bars, mark ? &*mark : nullptr);
    };
    return answer;
}

Answer week_answer(const Draw& draw, const ChartsScreen& charts) {
    const WeekTable& week = charts.week();
    Answer answer{.words = chart_words(draw, charts)};
    ui::HeatTable table{.only_counts = week.total < least_useful, .name = answer.words.label};
    std::vector<std::string> said;
    for (int i = 0; i < 7; ++i)
        table.columns.push_back(draw.dates.weekday_letters(static_cast<Weekday>(i)));
    for (const WeekTable::Line& line : week.lines) {
        ui::HeatTable::Line shown;
        if (line.part)
            shown.word = draw.tr("charts.part." + std::string(code_name(*line.part)));
        else if (week.lines.size() > 1)
            shown.word = draw.tr("charts.part.unsaid");
        for (std::size_t i = 0; i < 7; ++i) {
            shown.counts.push_back(line.counts[i]);
            said.push_back((shown.word.empty() ? "" : shown.word.str() + " ") +
                           draw.dates.weekday(static_cast<Weekday>(i)).text + ": " + std::to_string(line.counts[i]));
        }
        table.lines.push_back(std::move(shown));
    }
    table.value = in_words(answer.words, said);
    answer.draw = [&draw, table](ui::Box& box) {
        draw.ui.heat_table(box.top(gap), table);
    };
    return answer;
}

Answer harm_answer(const Draw& draw, const ChartsScreen& charts) {
    const auto& harm = charts.harm();
    Answer answer{.words = chart_words(draw, charts)};
    ui::RunChart chart{.only_counts = !harm.rules.says_something(), .name = answer.words.label};
    std::vector<std::string> said;
    for (const HarmGap& between : harm.gaps.closed) {
        const Text day = draw.dates.short_day(between.to);
        ui::ChartPoint point{.value = static_cast<double>(between.days), .label = day};
        if (chart.only_counts)
            point.word = number(between.days);
        chart.points.push_back(std::move(point));
        said.push_back(day.text + ": " + std::to_string(between.days));
    }
    if (harm.gaps.open) {
        const Text now = draw.tr("charts.now");
        chart.points.push_back({.value = static_cast<double>(*harm.gaps.open),
                                .label = now,
                                .word = number(*harm.gaps.open),
                                .is_open = true});
        said.push_back(now.text + ": " + std::to_string(*harm.gaps.open));
    }
    if (!chart.only_counts) {
        chart.centre = harm.rules.centre;
        chart.centre_words = draw.tr("charts.median", {{"n", decimal(draw, harm.rules.centre).text}});
        mark_signal(chart, harm.rules);
    }
    if (!chart.only_counts && harm.limits) {
        for (ui::ChartPoint& point : chart.points) {
            point.lower = harm.limits->lower;
            point.upper = harm.limits->upper;
            point.is_beyond = !point.is_open && *point.value > harm.limits->upper;
        }
        chart.upper_words =
            draw.tr("charts.limit", {{"n", std::to_string(static_cast<std::int64_t>(harm.limits->upper))}});
    }
    chart.marks = marks_of(charts);
    chart.value = in_words(answer.words, said);
    return with_chart(draw, std::move(answer.words), std::move(chart));
}

Answer ratio_answer(const Draw& draw, const ChartsScreen& charts) {
    Answer answer{.words = chart_words(draw, charts)};
    ui::Figures figures{.columns = {Text(), draw.tr("charts.ratio.risks"), draw.tr("charts.ratio.harms")}};
    const auto& months = charts.ratio().months;
    for (std::size_t i = months.size(); i-- > 0;) {
        const Month month = months[i].month;
        Text name =
            month.year == charts.today().year() ? capital(draw.dates.month_name(month.month)) : draw.dates.month(month);
        if (months[i].is_partial && i + 1 == months.size())
            name.text += " " + draw.tr("charts.so_far").text;
        auto cell = [&](const std::optional<std::int64_t>& n) {
            return n ? ui::Words(number(*n)) : ui::Words(draw.tr("charts.none"));
        };
        figures.lines.push_back({name, cell(months[i].risks), cell(months[i].harms)});
    }
    answer.draw = [&draw, figures](ui::Box& box) {
        draw.ui.figures(box.top(gap), figures);
    };
    return answer;
}

// "Onsdag 21 oktober", or the days of a baseline and what it freezes.
Text note_detail(const Draw& draw, const ChartsScreen& charts, const ChartNote& note) {
    if (!note.baseline_to)
        return capital(draw.dates.day(*note.date));
    std::string question;
    for (const ChartQuestion& known : charts.questions())
        if (known.code() == note.chart_id)
            question = question_words(draw, known).text;
    return draw.tr("charts.baseline", {{"from", draw.dates.short_day(*note.date).text},
                                       {"to", draw.dates.short_day(*note.baseline_to).text},
                                       {"question", question}});
}

// The notes whose numbers stand on the charts, and a way to write one for those who may.
void notes(ChartsScreen& charts, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    const bool may = charts.can_note();
    if (charts.notes().empty() && !may)
        return;
    Text heading = draw.tr("charts.notes");
    ui.heading(box.top(8), heading, ui::Type::label);
    std::vector<ui::Row> rows;
    for (std::size_t i = 0; i < charts.notes().size(); ++i) {
        const ChartNote& note = charts.notes()[i].record;
        rows.push_back({.number = number(static_cast<std::int64_t>(i) + 1),
                        .title = UserText{note.text.text},
                        .detail = note_detail(draw, charts, note),
                        .chevron = may,
                        .opens = may});
    }
    if (!rows.empty())
        if (auto tapped = ui.row_card(box.top(12), rows))
            charts.change_note(charts.notes()[*tapped]);
    if (!may)
        return;
    std::vector<ui::Button> buttons = {{.word = draw.tr("charts.notes.add"), .icon = ui::Icon::add}};
    if (charts.can_freeze())
        buttons.push_back({.word = draw.tr("charts.freeze"), .icon = ui::Icon::standing});
    float width = box.w;
    if (buttons.size() == 1)
        width = std::min(width, ui.button_width(buttons[0]));
    ui::Box row = box.with_width(width);
    const auto tapped = button_row(ui, row.top(24), buttons);
    box.cut_top(row.y - box.y);
    if (tapped)
        *tapped == 0 ? charts.begin_note() : charts.begin_freeze();
}

void note_calendar(ChartsScreen& charts, const Draw& draw) {
    auto& noting = charts.noting();
    const bool to = noting.picking == ChartsScreen::Picking::to;
    auto answer = pick_date(draw, draw.tr(to ? "charts.note.to" : "charts.note.date"), noting.month,
                            to ? noting.baseline_to : noting.date, to ? std::optional(noting.date) : std::nullopt,
                            charts.today());
    noting.month = noting.month.plus(answer.turn);
    if (answer.date)
        charts.pick(*answer.date);
    if (answer.cancelled)
        noting.picking = ChartsScreen::Picking::nothing;
}

Text note_title(const Draw& draw, const ChartsScreen::Noting& noting) {
    if (noting.before)
        return draw.tr("charts.note.change");
    return draw.tr(noting.baseline_to ? "charts.freeze" : "charts.notes.add");
}

// What a baseline does, and whether it has points enough.
Text freeze_words(const Draw& draw, const ChartsScreen& charts) {
    if (!charts.has_right_length())
        return draw.count("charts.freeze.wrong", static_cast<std::int64_t>(charts.points_to_freeze()),
                          {{"least", std::to_string(fewest_in_baseline)}, {"most", std::to_string(most_in_baseline)}});
    return draw.tr("charts.freeze.help");
}

void note_dialog(ChartsScreen& charts, const Draw& draw) {
    ui::Ui& ui = draw.ui;
    auto& noting = charts.noting();
    const bool freezes = noting.baseline_to.has_value();
    ui::Field field{.label = draw.tr(freezes ? "charts.freeze.text" : "charts.note.text"),
                    .placeholder = draw.tr(freezes ? "charts.freeze.example" : "charts.note.example"),
                    .help = draw.tr("privacy.help"),
                    .max_length = 60};
    auto day_row = [&](Date date, std::string_view key) {
        return ui::Row{
            .icon = ui::Icon::date, .title = capital(draw.dates.day(date)), .detail = draw.tr(key), .chevron = true};
    };
    std::vector<ui::Row> rows = {day_row(noting.date, "charts.note.date")};
    if (freezes)
        rows.push_back(day_row(*noting.baseline_to, "charts.note.to"));
    ui::Button save{
        .word = draw.tr("incident.save"), .kind = ui::ButtonKind::primary, .enabled = charts.can_save_note()};
    ui::Button leave{.word = draw.tr("date.cancel"), .kind = ui::ButtonKind::leave};
    ui::Button remove{.word = draw.tr("charts.note.remove"), .icon = ui::Icon::remove, .kind = ui::ButtonKind::quiet};
    const Text help = freezes ? freeze_words(draw, charts) : Text();
    std::optional<std::size_t> tapped;
    bool left = false, saved = false, removed = false;
    ui.dialog(note_title(draw, noting), dialog_width, [&](ui::Box& box) {
        trouble_bar(draw, box, charts.trouble());
        box.cut_top(guarded_field(draw, box, field, noting.text), 16);
        tapped = ui.row_card(box.top(freezes ? 12 : 24), rows);
        if (freezes)
            ui.text(box.top(28), help, ui::Type::note, ui::Tone::ink2);
        auto buttons = box.cut_top(72, noting.before ? 8 : 0).columns(2, 12);
        left = ui.button(buttons[0], leave) || ui.escape_pressed();
        saved = ui.button(buttons[1], save);
        removed = noting.before && ui.button(box.cut_top(72), remove);
    });
    if (tapped)
        charts.pick(*tapped == 0 ? ChartsScreen::Picking::from : ChartsScreen::Picking::to);
    else if (left)
        charts.leave_note();
    else if (saved)
        charts.save_note();
    else if (removed)
        charts.remove_note();
}

void undo_sheet(ChartsScreen& charts, const Draw& draw) {
    if (!charts.can_undo() || !charts.saved_at())
        return;
    receipt_sheet(
        draw, {draw.tr("charts.note.did"), saved_at(draw, *charts.saved_at())}, [&] { charts.undo(); },
        [&] { charts.forget_undo(); });
}

void choose_span(ChartsScreen& charts, const Draw& draw, ui::Box& box) {
    std::vector<ui::Segment> spans;
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < ChartsScreen::spans.size(); ++i) {
        spans.push_back({draw.count("charts.span", ChartsScreen::spans[i]), {}});
        if (ChartsScreen::spans[i] == charts.span())
            chosen = i;
    }
    if (auto tapped = draw.ui.filters(box.top(gap), spans, chosen))
        charts.choose_span(ChartsScreen::spans[*tapped]);
}

Answer answer_of(const Draw& draw, const ChartsScreen& charts) {
    switch (charts.asked().topic) {
    case ChartTopic::types:
        return category_answer(draw, charts);
    case ChartTopic::week:
        return week_answer(draw, charts);
    case ChartTopic::between_harm:
        return harm_answer(draw, charts);
    case ChartTopic::ratio:
        return ratio_answer(draw, charts);
    default:
        return over_time_answer(draw, charts);
    }
}

// What would have to be written before more questions have an answer.
void unanswered(const ChartsScreen& charts, const Draw& draw, ui::Box& box) {
    if (charts.unanswered().empty())
        return;
    box.cut_top(8);
    draw.ui.heading(box.top(4), draw.tr("charts.missing"), ui::Type::small_label);
    for (ChartTopic topic : charts.unanswered()) {
        const Text words =
            draw.tr("charts.missing." + std::string(code_name(topic)), {{"unit", bed_days(draw, charts)}});
        draw.ui.text(box.top(8), words, ui::Type::note, ui::Tone::ink2);
    }
}

// A topic with one question is that question.
Text list_words(const Draw& draw, const ChartsScreen& charts, ChartTopic topic) {
    const auto questions = charts.questions_about(topic);
    return questions.size() == 1 ? question_words(draw, questions.front()) : topic_words(draw, topic);
}

void topic_list(ChartsScreen& charts, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    const auto topics = charts.topics();
    std::vector<ui::Row> rows;
    // Colour alone would not tell which one is open.
    for (ChartTopic topic : topics) {
        const bool is_open = topic == charts.asked().topic;
        rows.push_back({.title = list_words(draw, charts, topic), .chevron = is_open, .selected = is_open});
    }
    if (auto tapped = ui.row_card(box.top(gap), rows))
        charts.ask(topics[*tapped]);
    unanswered(charts, draw, box);
}

// In one column the topics are a line of words; where that would fill the page, one row that opens the list.
void topic_line(ChartsScreen& charts, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    const auto topics = charts.topics();
    std::vector<ui::Segment> words;
    std::optional<std::size_t> chosen;
    for (ChartTopic topic : topics) {
        if (topic == charts.asked().topic)
            chosen = words.size();
        words.push_back({short_topic(draw, topic), {}});
    }
    const float height = ui.measured(box.w, [&](ui::Box& in) { ui.filters(in.top(), words, chosen); });
    if (height <= ui.page().h * 0.3f) {
        if (auto tapped = ui.filters(box.cut_top(height, gap), words, chosen))
            charts.ask(topics[*tapped]);
        return;
    }
    const std::array row = {ui::Row{.icon = ui::Icon::numbers,
                                    .icon_tone = ui::Tone::accent,
                                    .title = list_words(draw, charts, charts.asked().topic),
                                    .detail = draw.tr("charts.choose"),
                                    .chevron = true}};
    if (ui.row_card(box.top(gap), row))
        charts.choose_topic(true);
}

void topic_dialog(ChartsScreen& charts, const Draw& draw) {
    ui::OptionList list{.title = draw.tr("charts.choose"), .cancel = draw.tr("date.cancel")};
    const auto topics = charts.topics();
    for (ChartTopic topic : topics) {
        if (topic == charts.asked().topic)
            list.chosen = list.options.size();
        list.options.push_back(list_words(draw, charts, topic));
    }
    const auto answer = draw.ui.option_dialog(list);
    if (answer.option)
        charts.ask(topics[*answer.option]);
    else if (answer.cancelled)
        charts.choose_topic(false);
}

// The pulse asks several questions.
void choose_question(ChartsScreen& charts, const Draw& draw, ui::Box& box) {
    const auto questions = charts.questions_about(charts.asked().topic);
    if (questions.size() < 2)
        return;
    std::vector<ui::Segment> words;
    std::optional<std::size_t> chosen;
    for (const ChartQuestion& question : questions) {
        if (question == charts.asked())
            chosen = words.size();
        words.push_back({question_words(draw, question), {}});
    }
    if (auto tapped = draw.ui.filters(box.top(8), words, chosen))
        charts.ask(questions[*tapped]);
}

// The answer comes first; what one may change about it stands below.
void answer(ChartsScreen& charts, const Draw& draw, ui::Box& box) {
    const Text question = question_words(draw, charts.asked());
    const Answer shown = answer_of(draw, charts);
    draw.ui.card(box.top(gap), card_padding, [&](ui::Box& inside) { draw_answer(draw, inside, shown, question); });
    choose_question(charts, draw, box);
    if (charts.has_span())
        choose_span(charts, draw, box);
    box.cut_top(8);
    notes(charts, draw, box);
}

}

Go draw(ChartsScreen& charts, const Draw& draw) {
    ui::Ui& ui = draw.ui;
    charts.refresh();
    ui.begin_scope("charts");
    ui::Box page = ui.page();
    Go go = navigation(draw, page, ToYear{});
    YearHead head = year_head(draw, page, ToCharts{}, {.title = draw.tr("charts.title")});
    if (head.go)
        go = head.go;
    ui::Box content = ui.begin_scroll(page.inset(ui.margin(), 0), "charts");
    content.cut_top(4);
    if (Go next = year_tabs(draw, content, ToCharts{}, head))
        go = next;
    if (!charts.is_noting())
        trouble_bar(draw, content, charts.trouble());
    if (charts.is_empty()) {
        ui::EmptyState none{ui::Icon::numbers, draw.tr("charts.empty"), draw.tr("charts.empty.help")};
        ui.empty_state(content.top(gap), none);
    } else if (ui.landscape()) {
        ui::Box list = content.cut_left(list_width, 24);
        topic_list(charts, draw, list);
        answer(charts, draw, content);
        content.cut_top(std::max(0.0f, list.y - content.y));
    } else {
        topic_line(charts, draw, content);
        answer(charts, draw, content);
        unanswered(charts, draw, content);
    }
    ui.end_scroll(content.y);
    const bool in_front = charts.is_noting() || charts.choosing();
    if (charts.choosing())
        topic_dialog(charts, draw);
    else if (in_front && charts.noting().picking != ChartsScreen::Picking::nothing)
        note_calendar(charts, draw);
    else if (in_front)
        note_dialog(charts, draw);
    else
        undo_sheet(charts, draw);
    ui.end_scope();
    if (!go && !in_front && ui.escape_pressed())
        go = Back{};
    return go;
}

}
