// Run chart, bars, the wheel of the year, the first page's blue half.

#include <algorithm>
#include <cmath>

#include "app/ui/ui_state.hpp"

namespace vaka::ui {
namespace {

constexpr float pi = 3.14159265f;

float welcome_side(float width) {
    return width < 300 ? 20 : width < 450 ? 32 : 64;
}

// A round step that gives three or four lines up to the largest value.
double step_for(double largest) {
    double step = 1;
    while (largest / step > 4)
        step *= step * 4 <= largest ? 2 : 2.5;
    return std::ceil(step);
}

}

void Ui::run_chart(Box box, const RunChart& chart) {
    State& s = *state_;
    s.note(Role::image, chart.name.str(), box);
    if (chart.values.empty())
        return;
    const double largest = std::max(1.0, *std::max_element(chart.values.begin(), chart.values.end()));
    const double step = step_for(largest);
    const double top = std::ceil((largest + step * 0.01) / step) * step;
    const Box plot{box.x + 44, box.y + 14, box.w - 44 - 40, box.h - 14 - 44};
    const auto y_of = [&](double value) {
        return plot.bottom() - static_cast<float>(value / top) * plot.h;
    };
    const auto n = chart.values.size();
    const float pitch = n > 1 ? plot.w / static_cast<float>(n - 1) : 0;
    const auto x_of = [&](std::size_t i) {
        return plot.x + static_cast<float>(i) * pitch;
    };

    for (double value = 0; value <= top + step * 0.01; value += step) {
        canvas_.fill({plot.x, y_of(value) - 0.75f, plot.w, 1.5f}, s.colour(Tone::line));
        s.put({box.x, y_of(value) - 11, 28, 22}, std::to_string(static_cast<long>(value)), Type::small,
              s.colour(Tone::ink2), Align::right);
    }
    if (chart.signal_from && chart.signal_to > *chart.signal_from) {
        const float from = x_of(*chart.signal_from) - 14, to = x_of(chart.signal_to - 1) + 14;
        canvas_.fill({from, plot.y - 4, to - from, plot.h + 4}, s.colour(Tone::accent_soft), 10);
    }
    for (std::size_t i = 0; i < std::min(n, chart.labels.size()); ++i)
        s.put({x_of(i) - 40, plot.bottom() + 13, 80, 22}, chart.labels[i].str(), Type::small, s.colour(Tone::ink2),
              Align::centre);
    if (chart.median) {
        const float y = y_of(*chart.median);
        canvas_.dashed_line({plot.x, y}, {plot.right(), y}, s.colour(Tone::ink2), 2, 8, 6);
        const float wide = s.width(chart.median_words.str(), Type::small);
        s.put({plot.right() - wide, y + 7, wide + 1, 22}, chart.median_words.str(), Type::small, s.colour(Tone::ink2));
    }
    // Fewer than ten points are not a line yet.
    std::vector<Spot> spots;
    for (std::size_t i = 0; i < n; ++i)
        spots.push_back({x_of(i), y_of(chart.values[i])});
    if (n >= 10)
        canvas_.polyline(spots, s.colour(Tone::accent), 3);
    for (std::size_t i = 0; i < n; ++i) {
        const bool signal = chart.signal_from && i >= *chart.signal_from && i < chart.signal_to;
        if (signal) {
            canvas_.disc(spots[i].x, spots[i].y, 8, s.colour(Tone::accent));
        } else {
            canvas_.disc(spots[i].x, spots[i].y, 7.5f, s.colour(Tone::accent));
            canvas_.disc(spots[i].x, spots[i].y, 4.5f, s.colour(Tone::surface));
        }
    }
}

float Ui::bars(Box box, std::span<const Bar> bars) {
    State& s = *state_;
    double largest = 1;
    float words = 0, counts = 0;
    for (const Bar& bar : bars) {
        largest = std::max(largest, bar.value);
        words = std::max(words, s.width(bar.word.str(), Type::body));
        counts = std::max(counts, s.width(bar.count.str(), Type::label));
    }
    words = std::min(words, box.w * 0.45f);
    const float longest = box.w - words - 16 - counts - 12;
    float y = box.y;
    for (const Bar& bar : bars) {
        const float tall = std::max(32.0f, s.height(bar.word.str(), Type::body, words));
        const Box row{box.x, y, box.w, tall};
        s.note(Role::text, bar.word.str(), row, bar.count.str());
        s.put(row.with_width(words + 1), bar.word.str(), Type::body, s.colour(Tone::ink));
        const float wide = std::max(bar.value > 0 ? 6.0f : 0.0f, static_cast<float>(bar.value / largest) * longest);
        if (wide > 0)
            canvas_.fill({box.x + words + 16, row.centre_y() - 16, wide, 32}, s.colour(Tone::accent), 6);
        s.put({box.x + words + 16 + wide + 12, y, counts + 1, tall}, bar.count.str(), Type::label, s.colour(Tone::ink));
        y += tall + 12;
    }
    return bars.empty() ? 0 : y - 12 - box.y;
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

float Ui::welcome_height(const Words& headline, const Words& detail, float width) const {
    const float side = welcome_side(width);
    const float room = width - side - std::min(side, 40.0f);
    return 32 + 72 + state_->height(headline.str(), Type::question, room) + 16 +
           state_->height(detail.str(), Type::lead, room) + 32;
}

void Ui::welcome(Box box, const Words& product, const Words& headline, const Words& detail) {
    State& s = *state_;
    canvas_.fill(box, s.colour(Tone::fill));
    const bool low = box.h < 500;
    const float side = welcome_side(box.w);
    const float x = box.x + side, room = box.w - side - std::min(side, 40.0f);
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
    constexpr std::array<std::string_view, 5> rows = {"..090", "..050", "0020502", "0090205", "0200009"};
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
