// Run chart, bars, the wheel of the year, the first page's blue half.

#include <algorithm>
#include <array>
#include <cmath>

#include "app/ui/ui_state.hpp"

namespace vaka::ui {
namespace {

constexpr float pi = 3.14159265f;

float welcome_side(float width) {
    return width < 300 ? 20 : width < 450 ? 32 : 64;
}

// A round step (1, 2, 5, 10 …) that gives three or four lines up to the largest value.
double step_for(double largest) {
    constexpr std::array factors = {2.0, 2.5, 2.0};
    double step = 1;
    for (std::size_t i = 0; largest / step > 4; ++i)
        step *= factors[i % factors.size()];
    return step;
}

// Where things of a run chart lie.
struct Plot {
    Box box;
    double top = 1;
    double step = 1;
    float pitch = 0;
    float margin = 0; // at the right, for the words of the levels

    float x(double at) const { return box.x + static_cast<float>(at) * pitch; }
    float y(double value) const { return box.bottom() - static_cast<float>(std::clamp(value / top, 0.0, 1.0)) * box.h; }
};

constexpr float label_height = 22;

std::string axis_number(const RunChart& chart, double value) {
    const std::string number = std::to_string(static_cast<long>(value));
    return chart.unit.empty() ? number : number + " " + chart.unit.str();
}

Plot plot_of(const Ui::State& s, Box box, const RunChart& chart) {
    double largest = 1, limit = chart.centre.value_or(0);
    for (const ChartPoint& point : chart.points) {
        largest = std::max(largest, point.value.value_or(0));
        limit = std::max(limit, point.upper.value_or(0));
    }
    // A limit far above all points would press them to the floor; then it is not drawn.
    if (limit <= 2 * largest)
        largest = std::max(largest, limit);
    Plot plot;
    plot.step = step_for(largest);
    plot.top = std::ceil((largest + plot.step * 0.01) / plot.step) * plot.step;
    if (!chart.unit.empty() && largest <= 100)
        plot.top = std::min(plot.top, 100.0);
    float numbers = 28;
    for (double value = 0; value <= plot.top + plot.step * 0.01; value += plot.step)
        numbers = std::max(numbers, s.width(axis_number(chart, value), Type::small) + 1);
    plot.margin = 28;
    for (const Words& words : {chart.centre_words, chart.upper_words})
        if (const float wide = s.width(words.str(), Type::small); wide <= 0.2f * box.w)
            plot.margin = std::max(plot.margin, wide + 20);
    const float above = chart.marks.empty() ? 14 : 44;
    plot.box = {box.x + numbers + 16, box.y + above, box.w - numbers - 16 - plot.margin, box.h - above - 44};
    plot.pitch = chart.points.size() > 1 ? plot.box.w / static_cast<float>(chart.points.size() - 1) : 0;
    return plot;
}

// The words of a dashed line at its right end: beside the plot, or under the line when they are long.
void level_words(Ui::State& s, const Plot& plot, double value, const Words& words) {
    const float y = plot.y(value);
    const float wide = s.width(words.str(), Type::small);
    const bool beside = wide + 20 <= plot.margin;
    const Box place = beside ? Box{plot.box.right() + 18, y - label_height / 2, wide + 1, label_height}
                             : Box{plot.box.right() - wide, y + 7, wide + 1, label_height};
    s.put(place, words.str(), Type::small, s.colour(Tone::ink2));
}

// One side of the limits: level around each point, with a step where the next one differs.
void limits(Ui::State& s, const Plot& plot, const std::vector<ChartPoint>& points,
            std::optional<double> ChartPoint::*side) {
    const Colour32 ink = s.colour(Tone::ink2);
    constexpr float wide = 2, on = 2, off = 5;
    auto is_drawn = [&](std::size_t i) {
        const std::optional<double> value = points[i].*side;
        return value && *value > 0 && *value <= plot.top;
    };
    for (std::size_t i = 0; i < points.size();) {
        std::size_t end = i + 1;
        while (end < points.size() && points[end].*side == points[i].*side)
            ++end;
        if (is_drawn(i)) {
            const float y = plot.y(*(points[i].*side));
            const float from = std::max(plot.box.x, plot.x(static_cast<double>(i) - 0.5)),
                        to = std::min(plot.box.right(), plot.x(static_cast<double>(end) - 0.5));
            s.canvas.dashed_line({from, y}, {to, y}, ink, wide, on, off);
            if (end < points.size() && is_drawn(end))
                s.canvas.dashed_line({to, y}, {to, plot.y(*(points[end].*side))}, ink, wide, on, off);
        }
        i = end;
    }
}

void levels(Ui::State& s, const Plot& plot, const RunChart& chart) {
    limits(s, plot, chart.points, &ChartPoint::upper);
    limits(s, plot, chart.points, &ChartPoint::lower);
    if (!chart.centre)
        return;
    s.canvas.dashed_line({plot.box.x, plot.y(*chart.centre)}, {plot.box.right(), plot.y(*chart.centre)},
                         s.colour(Tone::ink2), 2, 8, 6);
    level_words(s, plot, *chart.centre, chart.centre_words);
    const auto last = std::find_if(chart.points.rbegin(), chart.points.rend(),
                                   [](const ChartPoint& point) { return point.upper.has_value(); });
    if (last != chart.points.rend() && *last->upper <= plot.top &&
        plot.y(*chart.centre) - plot.y(*last->upper) > label_height)
        level_words(s, plot, *last->upper, chart.upper_words);
}

// From the last one back, as many as have room: the latest is what one looks for.
void point_labels(Ui::State& s, const Plot& plot, const std::vector<ChartPoint>& points) {
    float taken = s.canvas.screen().right();
    for (std::size_t i = points.size(); i-- > 0;) {
        const std::string& label = points[i].label.str();
        const float half = s.width(label, Type::small) / 2;
        const float x = plot.x(static_cast<double>(i));
        if (label.empty() || x + half + 12 > taken)
            continue;
        s.put({x - half - 1, plot.box.bottom() + 13, 2 * half + 2, label_height}, label, Type::small,
              s.colour(Tone::ink2), Align::centre);
        taken = x - half;
    }
}

void point_discs(Ui::State& s, const Plot& plot, const RunChart& chart) {
    const float room = chart.points.size() > 1 ? plot.pitch * 0.42f : 8.0f;
    for (std::size_t i = 0; i < chart.points.size(); ++i) {
        const ChartPoint& point = chart.points[i];
        if (!point.value)
            continue;
        const float x = plot.x(static_cast<double>(i)), y = plot.y(*point.value);
        const float radius = std::max(3.0f, std::min(7.5f, room));
        const bool signal = chart.signal_from && i >= *chart.signal_from && i < chart.signal_to;
        if (point.is_open) {
            const float wide = radius + 1.5f;
            s.canvas.disc(x, y, wide, s.colour(Tone::surface));
            s.canvas.dashed_border({x - wide, y - wide, 2 * wide, 2 * wide}, s.colour(Tone::ink2), 2, wide, 4, 3);
        } else if (signal || point.is_beyond) {
            s.canvas.disc(x, y, radius + (point.is_beyond ? 2.0f : 0.5f), s.colour(Tone::accent));
        } else {
            s.canvas.disc(x, y, radius, s.colour(Tone::accent));
            s.canvas.disc(x, y, radius * 0.6f, s.colour(Tone::surface));
        }
        if (!point.word.empty()) {
            // On a plate: the line to a higher neighbour goes through the place of the number.
            const float wide = s.width(point.word.str(), Type::small_label);
            s.canvas.fill({x - wide / 2 - 3, y - radius - 26, wide + 6, label_height}, s.colour(Tone::surface), 4);
            s.put({x - 40, y - radius - 26, 80, label_height}, point.word.str(), Type::small_label,
                  s.colour(point.is_open ? Tone::ink2 : Tone::ink), Align::centre);
        }
    }
}

}

void Ui::run_chart(Box box, const RunChart& chart) {
    State& s = *state_;
    s.note(Role::image, chart.name.str(), box, chart.value.str());
    if (chart.points.empty())
        return;
    const Plot plot = plot_of(s, box, chart);
    if (!chart.only_counts)
        for (double value = 0; value <= plot.top + plot.step * 0.01; value += plot.step) {
            canvas_.fill({plot.box.x, plot.y(value) - 0.75f, plot.box.w, 1.5f}, s.colour(Tone::line));
            s.put({box.x, plot.y(value) - 11, plot.box.x - 16 - box.x, label_height}, axis_number(chart, value),
                  Type::small, s.colour(Tone::ink2), Align::right);
        }
    else
        canvas_.fill({plot.box.x, plot.box.bottom() - 0.75f, plot.box.w, 1.5f}, s.colour(Tone::line));
    if (chart.signal_from && chart.signal_to > *chart.signal_from) {
        const float from = plot.x(static_cast<double>(*chart.signal_from)) - 14,
                    to = plot.x(static_cast<double>(chart.signal_to - 1)) + 14;
        canvas_.fill({from, plot.box.y - 4, to - from, plot.box.h + 4}, s.colour(Tone::accent_soft), 10);
    }
    point_labels(s, plot, chart.points);
    for (const ChartMark& mark : chart.marks) {
        const float x = plot.x(mark.at), y = plot.box.y - 26;
        canvas_.dashed_line({x, y + 14}, {x, plot.box.bottom()}, s.colour(Tone::ink2), 1.5f, 3, 5);
        canvas_.disc(x, y, 14, s.colour(Tone::ink2));
        s.put({x - 20, y - 11, 40, label_height}, mark.word.str(), Type::small_bold, s.colour(Tone::surface),
              Align::centre);
    }
    if (!chart.only_counts) {
        levels(s, plot, chart);
        // A gap ends the line: nobody knows what lies in it.
        std::vector<Spot> spots;
        for (std::size_t i = 0; i <= chart.points.size(); ++i) {
            if (i < chart.points.size() && chart.points[i].value && !chart.points[i].is_open) {
                spots.push_back({plot.x(static_cast<double>(i)), plot.y(*chart.points[i].value)});
                continue;
            }
            if (spots.size() > 1)
                canvas_.polyline(spots, s.colour(Tone::accent), 3);
            spots.clear();
        }
    }
    point_discs(s, plot, chart);
}

namespace {

struct BarColumns {
    float words = 0;
    float counts = 0;
};

BarColumns columns_of(const Ui::State& s, std::span<const Bar> bars, float width) {
    BarColumns columns;
    for (const Bar& bar : bars) {
        columns.words = std::max(columns.words, s.width(bar.word.str(), Type::body));
        columns.counts = std::max(columns.counts, s.width(bar.count.str(), Type::label));
    }
    columns.words = std::min(columns.words, width * 0.45f);
    return columns;
}

float bar_height(const Ui::State& s, const Bar& bar, const BarColumns& columns) {
    return std::max(32.0f, s.height(bar.word.str(), Type::body, columns.words));
}

}

void Ui::bars(Place place, std::span<const Bar> bars, const BarMark* mark) {
    State& s = *state_;
    const BarColumns columns = columns_of(s, bars, place.width());
    float all = 0;
    for (const Bar& bar : bars)
        all += bar_height(s, bar, columns) + 12;
    if (mark)
        all += s.height(mark->words.str(), Type::small, place.width()) + 12;
    const Box box = place.take(std::max(0.0f, all - 12));
    if (s.measuring())
        return;
    double largest = 1;
    for (const Bar& bar : bars)
        largest = std::max(largest, bar.value);
    const float start = columns.words + 16;
    const float longest = box.w - start - columns.counts - 12;
    float y = box.y;
    for (std::size_t i = 0; i < bars.size(); ++i) {
        const Bar& bar = bars[i];
        const float tall = bar_height(s, bar, columns);
        const Box row{box.x, y, box.w, tall};
        s.note(Role::text, bar.word.str(), row, bar.count.str());
        s.put(row.with_width(columns.words + 1), bar.word.str(), Type::body, s.colour(Tone::ink));
        const float wide = std::max(bar.value > 0 ? 6.0f : 0.0f, static_cast<float>(bar.value / largest) * longest);
        const Box area{box.x + start, row.centre_y() - 16, wide, 32};
        if (wide > 0)
            canvas_.fill(area, s.colour(bar.is_rest ? Tone::accent_soft : Tone::accent), 6);
        if (wide > 0 && bar.is_rest)
            canvas_.border(area, s.colour(Tone::accent), 1.5f, 6);
        s.put({box.x + start + wide + 12, y, columns.counts + 1, tall}, bar.count.str(), Type::label,
              s.colour(Tone::ink));
        y += tall + 12;
        if (mark && i + 1 == mark->after) {
            canvas_.dashed_line({box.x, y - 5}, {box.right(), y - 5}, s.colour(Tone::ink2), 2, 8, 6);
            const float words =
                s.flow({box.x, y, box.w, 0}, mark->words.str(), Type::small, s.colour(Tone::ink2), Align::right);
            s.note(Role::text, mark->words.str(), {box.x, y, box.w, words});
            y += words + 12;
        }
    }
}

std::optional<int> Ui::year_wheel(Box box, const YearWheel& wheel) {
    State& s = *state_;
    const float size = std::min(box.w, box.h);
    const float k = size / 656; // look.md draws it with radius 328
    const Spot centre{box.centre_x(), box.centre_y()};
    const auto spot = [&](float radius, float angle) {
        return Spot{centre.x + radius * k * std::cos(angle), centre.y + radius * k * std::sin(angle)};
    };
    std::optional<int> tapped;
    for (int i = 0; i < 12; ++i) {
        const WheelMonth& month = wheel.months[static_cast<std::size_t>(i)];
        const bool selected = wheel.selected == i + 1;
        const float from = -pi / 2 + static_cast<float>(i) * pi / 6 + 0.012f, to = from + pi / 6 - 0.024f,
                    middle = (from + to) / 2;
        // The target is the largest upright square around the middle of the sector.
        const Spot at = spot(250, middle);
        const float half = 52 * k;
        const Box target{at.x - half, at.y - half, 2 * half, 2 * half};
        const Hit hit = s.target(target, {.role = Role::month,
                                          .name = month.name.str(),
                                          .value = selected ? "selected" : "",
                                          .selected = selected,
                                          .group = 1008});
        canvas_.sector(centre, 160 * k, 328 * k, from, to,
                       s.colour(selected      ? Tone::fill
                                : hit.pressed ? Tone::accent_soft
                                              : Tone::surface),
                       s.colour(selected ? Tone::fill : Tone::line), 1.5f);
        const Spot name = spot(292, middle);
        s.put({name.x - 40, name.y - 16, 80, 32}, month.word.str(), k > 0.7f ? Type::heading_medium : Type::small_label,
              s.colour(selected ? Tone::on_fill : Tone::ink), Align::centre);
        const std::size_t marks = std::min<std::size_t>(4, month.marks.size());
        for (std::size_t m = 0; m < marks; ++m) {
            const float turn = (static_cast<float>(m) - static_cast<float>(marks - 1) / 2) * 0.155f;
            const Spot disc = spot(222, middle + turn);
            const float radius = std::max(12.0f, 16.5f * k);
            const bool done = month.marks[m].done;
            canvas_.disc(disc.x, disc.y, radius,
                         s.colour(selected ? Tone::on_fill
                                  : done   ? Tone::good_soft
                                           : Tone::surface));
            if (!done && !selected)
                canvas_.ring(disc.x, disc.y, radius, 2, s.colour(Tone::ink2));
            const Colour32 ink = s.colour(selected ? Tone::fill : done ? Tone::good : Tone::ink2);
            if (done)
                canvas_.shape(Shape::tick, disc.x, disc.y, radius * 0.95f, ink);
            else
                canvas_.icon(month.marks[m].icon, disc.x, disc.y, radius * 1.25f, ink);
        }
        s.focus_ring(hit, target, 12);
        if (hit.tapped)
            tapped = i + 1;
    }
    // The thirds of the year; the one we are in is the accent.
    const int third = wheel.today < 0 ? -1 : std::min(2, static_cast<int>(wheel.today * 3));
    for (int i = 0; i < 3; ++i) {
        const float from = -pi / 2 + static_cast<float>(i) * 2 * pi / 3 + 0.02f;
        canvas_.arc(centre, 144 * k, 8 * k, from, from + 2 * pi / 3 - 0.04f,
                    s.colour(i == third ? Tone::accent : Tone::line));
    }
    if (wheel.today >= 0) {
        const Spot at = spot(144, -pi / 2 + wheel.today * 2 * pi);
        canvas_.disc(at.x, at.y, 16 * k, s.colour(Tone::bg));
        canvas_.disc(at.x, at.y, 11 * k, s.colour(Tone::accent));
    }
    const float hub = 240 * k;
    const Box middle{centre.x - hub / 2, centre.y - 63, hub, 120};
    const auto fits = [&](const Words& words, Type type) {
        return s.width(words.str(), type) <= hub;
    };
    // A small hub tells the date, or nothing: it is in the node and on the page.
    if (fits(wheel.date, Type::question)) {
        if (fits(wheel.above, Type::row))
            s.put({middle.x, middle.y + 24, hub, 28}, wheel.above.str(), Type::row, s.colour(Tone::ink2),
                  Align::centre);
        s.put({middle.x, middle.y + 52, hub, 52}, wheel.date.str(), Type::question, s.colour(Tone::ink), Align::centre);
        if (fits(wheel.below, Type::note))
            s.put({middle.x, middle.y + 104, hub, 22}, wheel.below.str(), Type::note, s.colour(Tone::ink2),
                  Align::centre);
    } else if (fits(wheel.date, Type::label)) {
        s.put({middle.x, centre.y - 14, hub, 28}, wheel.date.str(), Type::label, s.colour(Tone::ink), Align::centre);
    }
    s.note(Role::text, joined({wheel.above.str(), wheel.date.str(), wheel.below.str()}), middle);
    return tapped;
}

void Ui::welcome(Place place, const Words& product, const Words& headline, const Words& detail) {
    State& s = *state_;
    const float side = welcome_side(place.width());
    const float room = place.width() - side - std::min(side, 40.0f);
    // At least, above a page.
    const float said = s.height(headline.str(), Type::question, room) + 16 + s.height(detail.str(), Type::lead, room);
    const Box box = place.take(32 + 72 + said + 32);
    canvas_.fill(box, s.colour(Tone::fill));
    const bool low = box.h < std::max(500.0f, 64 + 128 + said + 32);
    const float x = box.x + side;
    const Colour32 light = s.colour(Tone::on_fill);
    const float top = box.y + (low ? 32.0f : 64.0f);
    canvas_.shape(Shape::cross_filled, x + 28, top + 28, 50, light);
    s.put({x + 73, top, room - 73, 56}, product.str(), Type::question, light);
    s.note(Role::heading, product.str(), {x, top, room, 56});
    const float y = top + (low ? 72.0f : 128.0f);
    const float words = s.flow({x, y, room, 0}, headline.str(), Type::question, light);
    s.note(Role::heading, headline.str(), {x, y, room, words});
    const float rest = s.flow({x, y + words + 16, room, 0}, detail.str(), Type::lead, s.colour(Tone::on_fill2));
    s.note(Role::text, detail.str(), {x, y + words + 16, room, rest});
    const float below = y + words + 16 + rest + 40;

    // Pale days of a cross that goes on outside of the panel.
    constexpr std::array<std::string_view, 7> rows = {"..090",   "..050", "0020502", "0090205",
                                                      "0200009", "..020", "..200"};
    const float first = std::max(below, box.y + 468);
    canvas_.push_clip(box);
    for (std::size_t row = 0; row < rows.size(); ++row)
        for (std::size_t column = 0; column < rows[row].size(); ++column) {
            const char sign = rows[row][column];
            if (sign == '.')
                continue;
            const float alpha = sign == '9' ? 0.9f : sign == '5' ? 0.56f : sign == '2' ? 0.30f : 0.13f;
            canvas_.fill({x + static_cast<float>(column) * 72, first + static_cast<float>(row) * 72, 64, 64},
                         light.with_alpha(alpha), 8);
        }
    canvas_.pop_clip();
}

}
