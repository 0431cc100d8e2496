// Mönster: charts, each with its words. The words come first: who reads only them has understood.

#include <algorithm>
#include <cmath>
#include <functional>

#include "app/views/charts_words.hpp"
#include "app/views/pick_date.hpp"
#include "app/views/views.hpp"
#include "app/views/year_tabs.hpp"

namespace vaka {

namespace {

constexpr float gap = 16;
constexpr float chart_height = 300;
constexpr float dialog_width = 560;

float inner(float width) {
    return width - 2 * std::min(24.0f, width / 12);
}

UserText number(std::int64_t n) {
    return {std::to_string(n)};
}

// A card: words, and what is drawn below them.
struct Section {
    ChartWords words;
    std::function<float(float width)> height; // of what is drawn
    std::function<void(ui::Box box)> draw;
};

float height_of(const ui::Ui& ui, const Section& section, float width) {
    width = inner(width);
    const float body = section.height(width);
    return 48 + ui.text_height(section.words.label, ui::Type::small_label, width) + 4 +
           ui.text_height(section.words.heading, ui::Type::heading, width) + 4 +
           ui.text_height(section.words.detail, ui::Type::note, width) + (body > 0 ? 16 + body : 0);
}

void draw_section(ui::Ui& ui, ui::Box box, const Section& section) {
    ui::Box inside = ui.card(box);
    inside.cut_top(ui.text(inside, section.words.label, ui::Type::small_label, ui::Tone::ink2), 4);
    inside.cut_top(ui.heading(inside, section.words.heading, ui::Type::heading), 4);
    inside.cut_top(ui.text(inside, section.words.detail, ui::Type::note, ui::Tone::ink2), 16);
    if (section.height(inside.w) > 0)
        section.draw(inside);
}

void draw_sections(ui::Ui& ui, ui::Box& box, std::initializer_list<const Section*> sections) {
    for (const Section* section : sections)
        draw_section(ui, box.cut_top(height_of(ui, *section, box.w), gap), *section);
}

// The sentence of a chart and all its points, for who cannot see it.
Text in_words(const ChartWords& words, const std::vector<std::string>& points) {
    std::string out = words.heading.text + ". " + words.detail.text;
    for (std::size_t i = 0; i < points.size(); ++i)
        out += (i == 0 ? " " : ", ") + points[i];
    return {out};
}

template <typename Place> std::vector<ui::ChartMark> marks_of(const ChartsScreen& charts, Place place) {
    std::vector<ui::ChartMark> marks;
    for (std::size_t i = 0; i < charts.notes().size(); ++i)
        if (auto at = place(charts.notes()[i].record))
            marks.push_back({*at, number(static_cast<std::int64_t>(i) + 1)});
    return marks;
}

void mark_signal(ui::RunChart& chart, const RunChart& rules) {
    if (rules.is_shift()) {
        chart.signal_from = rules.run_begin;
        chart.signal_to = rules.run_end;
    }
}

Text median_words(const Draw& draw, double median) {
    const bool whole = median == std::floor(median);
    const std::string text = std::to_string(static_cast<std::int64_t>(median));
    return draw.tr("charts.median", {{"n", whole ? text : draw.tr("charts.half", {{"n", text}}).text}});
}

Section risk_section(const Draw& draw, const ChartsScreen& charts) {
    const auto& risks = charts.risks();
    Section section{.words = risk_words(draw, charts)};
    ui::RunChart chart{.only_counts = !risks.rules.says_something(), .name = section.words.label};
    std::vector<std::string> said;
    for (const PeriodCount& count : risks.counts) {
        const Text name = period_name(draw, count.period, charts.by_week());
        ui::ChartPoint point{.label = name, .is_open = count.is_partial};
        if (count.n)
            point.value = static_cast<double>(*count.n);
        chart.points.push_back(std::move(point));
        said.push_back(name.text + ": " + (count.n ? std::to_string(*count.n) : draw.tr("charts.no_huddle").text) +
                       (count.is_partial ? " " + draw.tr("charts.so_far").text : ""));
    }
    if (!chart.only_counts) {
        chart.median = risks.rules.median;
        chart.median_words = median_words(draw, risks.rules.median);
        mark_signal(chart, risks.rules);
    }
    chart.marks = marks_of(charts, [&](const ChartNote& note) { return charts.place_on_risks(note); });
    chart.value = in_words(section.words, said);
    section.height = [](float) {
        return chart_height;
    };
    section.draw = [&draw, chart = std::move(chart)](ui::Box box) {
        draw.ui.run_chart(box.with_height(chart_height), chart);
    };
    return section;
}

Section category_section(const Draw& draw, const ChartsScreen& charts) {
    Section section{.words = category_words(draw, charts)};
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
    section.height = [&draw, bars, mark](float width) {
        return draw.ui.bars_height(bars, width, mark ? &*mark : nullptr);
    };
    section.draw = [&draw, bars, mark](ui::Box box) {
        draw.ui.bars(box, bars, mark ? &*mark : nullptr);
    };
    return section;
}

Section week_section(const Draw& draw, const ChartsScreen& charts) {
    const WeekTable& week = charts.week();
    Section section{.words = week_words(draw, charts)};
    ui::HeatTable table{.only_counts = week.total < least_useful, .name = section.words.label};
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
    table.value = in_words(section.words, said);
    section.height = [&draw, table](float) {
        return draw.ui.heat_table_height(table);
    };
    section.draw = [&draw, table](ui::Box box) {
        draw.ui.heat_table(box, table);
    };
    return section;
}

Section harm_section(const Draw& draw, const ChartsScreen& charts) {
    const auto& harm = charts.harm();
    Section section{.words = harm_words(draw, charts)};
    ui::RunChart chart{.only_counts = !harm.rules.says_something(), .name = section.words.label};
    std::vector<std::string> said;
    for (const HarmGap& between : harm.gaps.closed) {
        const Text day = draw.dates.short_day(between.to);
        chart.points.push_back({.value = static_cast<double>(between.days), .label = day});
        said.push_back(day.text + ": " + std::to_string(between.days));
    }
    if (harm.gaps.open) {
        const Text now = draw.tr("charts.now");
        chart.points.push_back({.value = static_cast<double>(*harm.gaps.open), .label = now, .is_open = true});
        said.push_back(now.text + ": " + std::to_string(*harm.gaps.open));
    }
    if (!chart.only_counts) {
        chart.median = harm.rules.median;
        chart.median_words = median_words(draw, harm.rules.median);
        mark_signal(chart, harm.rules);
    }
    if (!chart.only_counts && harm.limits) {
        chart.upper = harm.limits->upper;
        chart.upper_words =
            draw.tr("charts.limit", {{"n", std::to_string(static_cast<std::int64_t>(harm.limits->upper))}});
        chart.lower = harm.limits->lower;
    }
    chart.marks = marks_of(charts, [&](const ChartNote& note) { return charts.place_on_harm(note); });
    chart.value = in_words(section.words, said);
    section.height = [empty = chart.points.empty()](float) {
        return empty ? 0 : chart_height;
    };
    section.draw = [&draw, chart = std::move(chart)](ui::Box box) {
        draw.ui.run_chart(box.with_height(chart_height), chart);
    };
    return section;
}

Section ratio_section(const Draw& draw, const ChartsScreen& charts) {
    Section section{.words = ratio_words(draw, charts)};
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
    section.height = [&draw, figures](float width) {
        return draw.ui.figures_height(figures, width);
    };
    section.draw = [&draw, figures](ui::Box box) {
        draw.ui.figures(box, figures);
    };
    return section;
}

// The notes whose numbers stand on the charts, and a way to write one for those who may.
void notes(ChartsScreen& charts, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    const bool may = charts.can_note();
    if (charts.notes().empty() && !may)
        return;
    Text heading = draw.tr("charts.notes");
    ui.heading(box.cut_top(ui.text_height(heading, ui::Type::label, box.w), 8), heading, ui::Type::label);
    std::vector<ui::Row> rows;
    for (std::size_t i = 0; i < charts.notes().size(); ++i) {
        const ChartNote& note = charts.notes()[i].record;
        rows.push_back({.number = number(static_cast<std::int64_t>(i) + 1),
                        .title = UserText{note.text.text},
                        .detail = capital(draw.dates.day(*note.date)),
                        .chevron = may,
                        .opens = may});
    }
    if (!rows.empty())
        if (auto tapped = ui.row_card(box.cut_top(ui.row_card_height(rows, box.w), 12), rows))
            charts.change_note(charts.notes()[*tapped]);
    if (may) {
        ui::Button add{.word = draw.tr("charts.notes.add"), .icon = ui::Icon::add};
        const float width = std::min(box.w, ui.button_width(add));
        if (ui.button(box.cut_top(ui.button_height(add, width), 24).with_width(width), add))
            charts.begin_note();
    }
}

void note_calendar(ChartsScreen& charts, const Draw& draw) {
    auto& noting = charts.noting();
    auto answer = pick_date(draw, draw.tr("charts.note.date"), *noting.picking, noting.date, {}, charts.today());
    noting.picking = noting.picking->plus(answer.turn);
    if (answer.date)
        noting.date = *answer.date;
    if (answer.date || answer.cancelled)
        noting.picking.reset();
}

void note_dialog(ChartsScreen& charts, const Draw& draw) {
    ui::Ui& ui = draw.ui;
    auto& noting = charts.noting();
    ui::Field field{.label = draw.tr("charts.note.text"),
                    .placeholder = draw.tr("charts.note.example"),
                    .help = draw.tr("privacy.help"),
                    .max_length = 60};
    const std::array rows = {ui::Row{.icon = ui::Icon::date,
                                     .title = capital(draw.dates.day(noting.date)),
                                     .detail = draw.tr("charts.note.date"),
                                     .chevron = true}};
    ui::Button save{
        .word = draw.tr("incident.save"), .kind = ui::ButtonKind::primary, .enabled = charts.can_save_note()};
    ui::Button leave{.word = draw.tr("date.cancel"), .kind = ui::ButtonKind::leave};
    ui::Button remove{.word = draw.tr("charts.note.remove"), .icon = ui::Icon::remove, .kind = ui::ButtonKind::quiet};
    const float width = std::min(dialog_width, ui.page().w) - 64;
    const float trouble = trouble_height(draw, charts.trouble(), width);
    float height = guarded_field_height(draw, field, noting.text, width) + 16 + ui.row_card_height(rows, width) + 24 +
                   72 + (trouble > 0 ? trouble + 16 : 0) + (noting.before ? 72 + 8 : 0);
    ui::Box box =
        ui.begin_dialog(draw.tr(noting.before ? "charts.note.change" : "charts.notes.add"), height, dialog_width);
    trouble_bar(draw, box, charts.trouble());
    box.cut_top(guarded_field(draw, box, field, noting.text), 16);
    if (ui.row_card(box.cut_top(ui.row_card_height(rows, box.w), 24), rows))
        noting.picking = Month::of(noting.date);
    auto buttons = box.cut_top(72, 8).columns(2, 12);
    const bool left = ui.button(buttons[0], leave) || ui.escape_pressed();
    const bool saved = ui.button(buttons[1], save);
    const bool removed = noting.before && ui.button(box.with_height(72), remove);
    ui.end_dialog();
    if (left)
        charts.leave_note();
    else if (saved)
        charts.save_note();
    else if (removed)
        charts.remove_note();
}

void undo_sheet(ChartsScreen& charts, const Draw& draw) {
    if (!charts.can_undo() || !charts.saved_at())
        return;
    ui::Undo undo{draw.tr("charts.note.did"),
                  draw.tr("undo.saved", {{"time", draw.dates.time(*charts.saved_at()).text}}), draw.tr("undo.undo")};
    switch (draw.ui.undo_sheet(undo)) {
    case ui::UndoAnswer::none:
        break;
    case ui::UndoAnswer::undo:
        charts.undo();
        break;
    case ui::UndoAnswer::away:
        charts.forget_undo();
        break;
    }
}

void choose_span(ChartsScreen& charts, const Draw& draw, ui::Box& box) {
    std::vector<ui::Segment> spans;
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < ChartsScreen::spans.size(); ++i) {
        spans.push_back({draw.count("charts.span", ChartsScreen::spans[i]), {}});
        if (ChartsScreen::spans[i] == charts.span())
            chosen = i;
    }
    if (auto tapped = draw.ui.filters(box.cut_top(draw.ui.filters_height(spans, box.w), gap), spans, chosen))
        charts.choose_span(ChartsScreen::spans[*tapped]);
}

}

Go draw(ChartsScreen& charts, const Draw& draw) {
    ui::Ui& ui = draw.ui;
    charts.refresh();
    ui.begin_scope("charts");
    ui::Box page = ui.page();
    Go go = navigation(draw, page, Go::To::year);
    YearHead head = year_head(draw, page, Go::To::charts, {.title = draw.tr("charts.title")});
    if (head.go)
        go = head.go;
    ui::Box content = ui.begin_scroll(page.inset(ui.margin(), 0), "charts");
    content.cut_top(4);
    choose_span(charts, draw, content);
    if (!charts.is_noting())
        trouble_bar(draw, content, charts.trouble());
    if (charts.is_empty()) {
        ui::EmptyState none{ui::Icon::numbers, draw.tr("charts.empty"), draw.tr("charts.empty.help")};
        ui.empty_state(content.cut_top(ui.empty_state_height(none, content.w), gap), none);
    } else {
        const Section risks = risk_section(draw, charts), types = category_section(draw, charts),
                      week = week_section(draw, charts), ratio = ratio_section(draw, charts),
                      harm = harm_section(draw, charts);
        draw_sections(ui, content, {&risks});
        if (ui.landscape()) {
            // The months are a high table: what happens and when stand beside them.
            auto columns = content.columns(2, gap);
            draw_sections(ui, columns[0], {&types, &week});
            draw_sections(ui, columns[1], {&ratio});
            content.cut_top(std::max(columns[0].y, columns[1].y) - content.y);
            draw_sections(ui, content, {&harm});
        } else {
            draw_sections(ui, content, {&types, &week, &harm, &ratio});
        }
        content.cut_top(8);
        notes(charts, draw, content);
    }
    ui.end_scroll(content.y);
    const bool in_front = charts.is_noting();
    if (in_front && charts.noting().picking)
        note_calendar(charts, draw);
    else if (in_front)
        note_dialog(charts, draw);
    else
        undo_sheet(charts, draw);
    ui.end_scope();
    if (!go && !in_front && ui.escape_pressed())
        go = {.to = Go::To::back};
    return go;
}

}
