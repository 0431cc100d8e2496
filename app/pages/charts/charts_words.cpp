#include "app/pages/charts/charts_words.hpp"

#include <cmath>

namespace vaka {

namespace {

std::string number(std::int64_t n) {
    return std::to_string(n);
}

Text sentences(std::initializer_list<Text> texts) {
    std::string out;
    for (const Text& text : texts)
        if (!text.text.empty())
            out += (out.empty() ? "" : " ") + text.text;
    return {out};
}

int season(Date date) {
    return date.month() % 12 / 3; // winter, spring, summer, autumn
}

// "i somras", when that is another season than now and not so long ago that it would be misunderstood; else "förut".
std::string then(const Draw& draw, Date date, Date today) {
    constexpr std::int64_t ten_months = 300;
    if (season(date) == season(today) || days_between(today, date) > ten_months)
        return draw.tr("charts.then").text;
    return draw.tr("charts.then." + number(season(date))).text;
}

// Why there is a signal, in the words of whoever looks at the points.
Text why(const Draw& draw, const RunChart& rules, std::string_view unit, bool on_mean) {
    const std::string line = draw.tr(on_mean ? "charts.line.mean" : "charts.line.median").text;
    if (rules.is_shift())
        return draw.tr("charts.why.run." + std::string(unit) + (rules.run_is_above ? ".above" : ".below"),
                       {{"n", number(rules.longest_run)}, {"line", line}});
    if (rules.crosses_seldom())
        return draw.count("charts.why.crossings", rules.crossings,
                          {{"least", number(fewest_crossings(rules.useful))}, {"line", line}});
    return {};
}

Text span_words(const Draw& draw, const ChartsScreen& charts) {
    const Date from = charts.is_over_time() ? charts.over_time().from : charts.from();
    return {draw.dates.short_day(from).text + "–" + draw.dates.short_day(charts.today()).text};
}

Text happened(const Draw& draw, const ChartsScreen& charts) {
    return draw.count("charts.happened", charts.week().total, {{"span", span_words(draw, charts).text}});
}

std::string unit_of_time(const ChartsScreen& charts) {
    return charts.by_week() ? "weeks" : "months";
}

std::string topic_code(const ChartsScreen& charts) {
    return std::string(code_name(charts.asked().topic));
}

// "Mycket tungt eller Tungt": the answers that count as heavy.
std::string heavy_words(const Draw& draw, const Check& question) {
    std::string out;
    for (std::size_t i = 0; i < heavy_answers(question); ++i)
        out += (i == 0 ? "" : " " + draw.tr("charts.or").text + " ") +
               draw.tr("charts.quoted", {{"words", draw.label(question.answers[i].label).text}}).text;
    return out;
}

Text counted(const Draw& draw, const ChartsScreen& charts) {
    switch (charts.asked().topic) {
    case ChartTopic::happened:
        if (charts.over_time().kind == ControlKind::u)
            return draw.tr("charts.counts.happened.rate", {{"unit", bed_days(draw, charts)}});
        return draw.tr("charts.counts.happened." + unit_of_time(charts));
    case ChartTopic::workload:
        return draw.tr("charts.counts.workload." + unit_of_time(charts));
    case ChartTopic::pulse:
        return draw.tr("charts.counts.pulse", {{"answers", heavy_words(draw, *charts.asked().pulse)}});
    case ChartTopic::risks:
        return draw.tr("charts.risks." + unit_of_time(charts));
    default:
        return draw.tr("charts.counts." + topic_code(charts));
    }
}

Text how_many(const Draw& draw, const ChartsScreen& charts) {
    const Measured& sum = charts.over_time().sum;
    const std::int64_t n = std::llround(sum.n), of = std::llround(sum.of);
    const std::string span = span_words(draw, charts).text;
    switch (charts.asked().topic) {
    case ChartTopic::happened:
        if (charts.over_time().kind == ControlKind::u)
            return draw.count("charts.n.happened_rate", n,
                              {{"of", number(of)}, {"unit", bed_days(draw, charts)}, {"span", span}});
        return draw.count("charts.n.happened", n, {{"span", span}});
    case ChartTopic::workload:
        return draw.count("charts.n.workload", of, {{"span", span}});
    case ChartTopic::risks:
        return draw.count("charts.risks.n", n, {{"span", span}});
    default:
        return draw.tr("charts.n." + topic_code(charts), {{"n", number(n)}, {"of", number(of)}, {"span", span}});
    }
}

// "v 43 sticker ut", when nothing else has changed.
Text stands_out(const Draw& draw, const ChartsScreen& charts) {
    const auto& over_time = charts.over_time();
    std::int64_t shown = 0;
    std::string period;
    for (std::size_t place : over_time.chart.beyond)
        if (place >= over_time.first) {
            ++shown;
            period = period_name(draw, over_time.points[place].period, charts.by_week()).text;
        }
    return shown > 0 ? draw.count("charts.says.out", shown, {{"period", capital({period}).text}}) : Text();
}

// The latest step that is longer than chance takes it.
Text jump(const Draw& draw, const ChartsScreen& charts) {
    const auto& over_time = charts.over_time();
    if (over_time.chart.jumps.empty() || over_time.chart.jumps.back() <= over_time.first)
        return {};
    const std::size_t place = over_time.chart.jumps.back();
    auto name = [&](std::size_t at) {
        return period_name(draw, over_time.points[at].period, charts.by_week()).text;
    };
    return draw.tr("charts.says.jump", {{"before", name(place - 1)}, {"after", name(place)}});
}

Text baseline_words(const Draw& draw, const ChartsScreen& charts, bool is_used) {
    if (!charts.baseline())
        return {};
    const ChartNote& note = charts.baseline()->record;
    return draw.tr(
        is_used ? "charts.frozen" : "charts.frozen.unused",
        {{"from", draw.dates.short_day(*note.date).text}, {"to", draw.dates.short_day(*note.baseline_to).text}});
}

ChartWords over_time_words(const Draw& draw, const ChartsScreen& charts) {
    const auto& over_time = charts.over_time();
    const RunChart& rules = over_time.chart.rules;
    const std::string unit = unit_of_time(charts), topic = topic_code(charts);
    ChartWords words{.label = counted(draw, charts)};
    // Periods with few are joined, so a point of theirs is not a week.
    const bool is_joined = over_time.kind == ControlKind::p || over_time.kind == ControlKind::u;
    const std::string run_of = is_joined ? "points" : unit;
    const Text n = how_many(draw, charts);
    words.detail = n;
    switch (over_time.verdict) {
    case Verdict::too_few: {
        const auto points = points_in(over_time.points, {over_time.first, over_time.points.size()});
        words.heading =
            draw.tr(points >= static_cast<std::size_t>(least_useful) ? "charts.too_alike" : "charts.too_few." + unit);
        break;
    }
    case Verdict::none:
        words.heading = stands_out(draw, charts);
        if (words.heading.text.empty()) {
            words.heading = draw.tr("charts.no_change");
            words.detail = sentences({n, draw.tr("charts.chance")});
        }
        break;
    case Verdict::up:
    case Verdict::down:
        words.heading = draw.tr("charts.says." + topic + (over_time.verdict == Verdict::up ? ".up" : ".down"),
                                {{"then", then(draw, charts.before_change(), charts.today())}});
        words.detail = sentences({n, why(draw, rules, run_of, over_time.kind.has_value())});
        break;
    case Verdict::restless:
        words.heading = draw.tr("charts.restless");
        words.detail = sentences({n, why(draw, rules, run_of, over_time.kind.has_value())});
        break;
    }
    words.detail = sentences({words.detail, jump(draw, charts)});
    const bool is_rare =
        over_time.kind == ControlKind::c &&
        points_in(over_time.points, {0, over_time.points.size()}) >= static_cast<std::size_t>(least_useful);
    const bool is_alike = over_time.verdict == Verdict::too_few &&
                          points_in(over_time.points, {over_time.first, over_time.points.size()}) >=
                              static_cast<std::size_t>(least_useful);
    Text how = draw.tr(is_rare ? "charts.means.rare" : is_alike ? "charts.means.alike" : "charts.means.few");
    if (over_time.verdict != Verdict::too_few)
        how = draw.tr(over_time.kind ? "charts.means.limits" : "charts.means.median");
    words.means = sentences({draw.tr("charts.means." + topic), how, baseline_words(draw, charts, over_time.is_frozen)});
    return words;
}

ChartWords category_words(const Draw& draw, const ChartsScreen& charts) {
    ChartWords words{draw.tr("charts.types"), {}, happened(draw, charts), draw.tr("charts.means.types")};
    constexpr std::size_t few_bars = 4;
    const auto bars = bars_to_80_percent(charts.categories());
    if (bars && *bars <= few_bars)
        words.heading = draw.count("charts.types.most", static_cast<std::int64_t>(*bars));
    else
        words.heading = draw.tr(charts.week().total < least_useful ? "charts.few" : "charts.types.spread");
    return words;
}

ChartWords week_words(const Draw& draw, const ChartsScreen& charts) {
    ChartWords words{draw.tr("charts.week"), draw.tr("charts.week.even"), happened(draw, charts),
                     draw.tr("charts.means.week")};
    if (charts.week().total < least_useful) {
        words.heading = draw.tr("charts.few");
        return words;
    }
    words.detail = sentences({words.detail, draw.tr("charts.week.shades")});
    std::string days;
    for (Weekday weekday : charts.busy())
        days += (days.empty() ? "" : ", ") +
                draw.tr("charts.week.days", {{"weekday", draw.dates.weekday(weekday).text}}).text;
    if (!days.empty())
        words.heading = draw.tr("charts.week.busy", {{"days", days}});
    return words;
}

ChartWords harm_words(const Draw& draw, const ChartsScreen& charts) {
    const auto& harm = charts.harm();
    ChartWords words{.label = draw.tr("charts.harm")};
    words.means = sentences({draw.tr("charts.means.between_harm"), baseline_words(draw, charts, harm.is_frozen)});
    if (harm.n == 0) {
        words.heading = draw.tr("charts.harm.none");
        words.detail = draw.tr("charts.harm.none.help");
        return words;
    }
    const Text n = draw.count("charts.harm.n", static_cast<std::int64_t>(harm.n));
    const Text open = draw.count("charts.harm.open", *harm.gaps.open);
    switch (harm.verdict) {
    case Verdict::too_few:
        words.heading = draw.tr(harm.rules.points >= least_useful ? "charts.too_alike" : "charts.harm.few");
        break;
    case Verdict::none:
        words.heading = draw.tr(harm.is_beyond ? "charts.harm.beyond" : "charts.no_change");
        break;
    case Verdict::up:
        words.heading = draw.tr("charts.harm.up");
        break;
    case Verdict::down:
        words.heading = draw.tr("charts.harm.down");
        break;
    case Verdict::restless:
        words.heading = draw.tr("charts.restless");
        break;
    }
    words.detail = sentences({n, open, why(draw, harm.rules, "points", false)});
    return words;
}

ChartWords ratio_words(const Draw& draw, const ChartsScreen& charts) {
    const auto& ratio = charts.ratio();
    ChartWords words{.label = draw.tr("charts.ratio")};
    words.means = draw.tr("charts.means.ratio");
    words.detail = {draw.count("charts.ratio.said", ratio.risks).text + ", " +
                    draw.count("charts.harm.n", ratio.harms).text};
    if (ratio.says_something())
        words.detail =
            sentences({words.detail, draw.count("charts.ratio.each", std::llround(static_cast<double>(ratio.risks) /
                                                                                  static_cast<double>(ratio.harms)))});
    switch (ratio.verdict) {
    case Verdict::too_few:
        words.heading = draw.tr("charts.too_few.months");
        break;
    case Verdict::none:
        words.heading = draw.tr("charts.no_change");
        break;
    case Verdict::up:
        words.heading = draw.tr("charts.ratio.up");
        break;
    case Verdict::down:
        words.heading = draw.tr("charts.ratio.down");
        break;
    case Verdict::restless:
        words.heading = draw.tr("charts.restless");
        break;
    }
    return words;
}

}

std::string bed_days(const Draw& draw, const ChartsScreen& charts) {
    return draw.tr("charts.bed_days." + std::string(code_name(charts.profile()))).text;
}

Text question_words(const Draw& draw, const ChartQuestion& question) {
    return question.pulse ? draw.label(question.pulse->label) : topic_words(draw, question.topic);
}

Text topic_words(const Draw& draw, ChartTopic topic) {
    return draw.tr("charts.ask." + std::string(code_name(topic)));
}

Text short_topic(const Draw& draw, ChartTopic topic) {
    return draw.tr("charts.about." + std::string(code_name(topic)));
}

ChartWords chart_words(const Draw& draw, const ChartsScreen& charts) {
    switch (charts.asked().topic) {
    case ChartTopic::types:
        return category_words(draw, charts);
    case ChartTopic::week:
        return week_words(draw, charts);
    case ChartTopic::between_harm:
        return harm_words(draw, charts);
    case ChartTopic::ratio:
        return ratio_words(draw, charts);
    default:
        return over_time_words(draw, charts);
    }
}

Text period_name(const Draw& draw, const Period& period, bool by_week) {
    auto name = [&](Date date) {
        return by_week ? draw.tr("date.week", {{"n", number(date.iso_week())}})
                       : draw.tr("date.month_short." + number(date.month()));
    };
    const Text from = name(period.from), to = name(period.to);
    if (from.text == to.text)
        return from;
    return {from.text + "–" + (by_week ? number(period.to.iso_week()) : to.text)};
}

double told_per(const ChartsScreen& charts) {
    if (charts.over_time().kind == ControlKind::p)
        return 100;
    if (charts.over_time().kind == ControlKind::u)
        return charts.asked().topic == ChartTopic::happened ? 1000 : 100;
    return 1;
}

Text decimal(const Draw& draw, double value) {
    const std::int64_t tenths = std::llround(value * 10);
    if (tenths % 10 == 0 || tenths >= 100)
        return {number(std::llround(value))};
    return draw.tr("charts.decimal", {{"whole", number(tenths / 10)}, {"tenths", number(tenths % 10)}});
}

Text told(const Draw& draw, const ChartsScreen& charts, double value) {
    const Text text = decimal(draw, value * told_per(charts));
    return charts.over_time().kind == ControlKind::p ? draw.tr("charts.percent", {{"n", text.text}}) : text;
}

}
