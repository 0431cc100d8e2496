#include "app/views/charts_words.hpp"

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
Text why(const Draw& draw, const RunChart& rules, std::string_view unit) {
    if (rules.is_shift())
        return draw.tr("charts.why.run." + std::string(unit) + (rules.run_is_above ? ".above" : ".below"),
                       {{"n", number(rules.longest_run)}});
    if (rules.crosses_seldom())
        return draw.count("charts.why.crossings", rules.crossings, {{"least", number(fewest_crossings(rules.useful))}});
    return {};
}

Text span_words(const Draw& draw, const ChartsScreen& charts) {
    return {draw.dates.short_day(charts.from()).text + "–" + draw.dates.short_day(charts.today()).text};
}

Text happened(const Draw& draw, const ChartsScreen& charts) {
    return draw.count("charts.happened", charts.week().total, {{"span", span_words(draw, charts).text}});
}

}

ChartWords risk_words(const Draw& draw, const ChartsScreen& charts) {
    const auto& risks = charts.risks();
    const std::string unit = charts.by_week() ? "weeks" : "months";
    ChartWords words{.label = draw.tr("charts.risks." + unit)};
    const Text n = draw.count("charts.risks.n", risks.n, {{"span", span_words(draw, charts).text}});
    switch (risks.verdict) {
    case Verdict::too_few:
        words.heading = draw.tr(risks.rules.points >= least_useful ? "charts.too_alike" : "charts.too_few." + unit);
        words.detail = n;
        break;
    case Verdict::none:
        words.heading = draw.tr("charts.no_change");
        words.detail = sentences({n, draw.tr("charts.chance")});
        break;
    case Verdict::up:
    case Verdict::down:
        words.heading = draw.tr(risks.verdict == Verdict::up ? "charts.risks.up" : "charts.risks.down",
                                {{"then", then(draw, charts.before_change(), charts.today())}});
        words.detail = sentences({n, why(draw, risks.rules, unit)});
        break;
    case Verdict::restless:
        words.heading = draw.tr("charts.restless");
        words.detail = sentences({n, why(draw, risks.rules, unit)});
        break;
    }
    return words;
}

ChartWords category_words(const Draw& draw, const ChartsScreen& charts) {
    ChartWords words{draw.tr("charts.types"), {}, happened(draw, charts)};
    const auto bars = bars_to_80_percent(charts.categories());
    if (bars)
        words.heading = draw.count("charts.types.most", static_cast<std::int64_t>(*bars));
    else
        words.heading = draw.tr(charts.week().total < least_useful ? "charts.few" : "charts.types.spread");
    return words;
}

ChartWords week_words(const Draw& draw, const ChartsScreen& charts) {
    ChartWords words{draw.tr("charts.week"), draw.tr("charts.week.even"), happened(draw, charts)};
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
    words.detail = sentences({n, open, why(draw, harm.rules, "gaps")});
    return words;
}

ChartWords ratio_words(const Draw& draw, const ChartsScreen& charts) {
    const auto& ratio = charts.ratio();
    ChartWords words{.label = draw.tr("charts.ratio")};
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

Text period_name(const Draw& draw, const Period& period, bool by_week) {
    if (by_week)
        return draw.tr("date.week", {{"n", number(period.from.iso_week())}});
    return draw.tr("date.month_short." + number(period.from.month()));
}

}
