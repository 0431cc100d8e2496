// Counts in rows and columns.

#include <algorithm>

#include "app/ui/ui_state.hpp"

namespace vaka::ui {

namespace {

constexpr float head_height = 28;
constexpr float cell_height = 60;
constexpr float cell_gap = 6;

}

void Ui::heat_table(Place place, const HeatTable& table) {
    State& s = *state_;
    const float tall = head_height + static_cast<float>(table.lines.size()) * (cell_height + cell_gap);
    const Box box = place.take(tall);
    s.note(Role::image, table.name.str(), box.with_height(tall), table.value.str());
    std::int64_t most = 1;
    float words = 0;
    for (const HeatTable::Line& line : table.lines) {
        words = std::max(words, s.width(line.word.str(), Type::small));
        for (const std::int64_t count : line.counts)
            most = std::max(most, count);
    }
    const float start = words > 0 ? words + 12 : 0;
    const int n = static_cast<int>(table.columns.size());
    const auto heads = Box{box.x + start, box.y, box.w - start, head_height}.columns(n, cell_gap);
    for (std::size_t i = 0; i < heads.size(); ++i)
        s.put(heads[i], table.columns[i].str(), Type::small, s.colour(Tone::ink2), Align::centre);
    float y = box.y + head_height;
    for (const HeatTable::Line& line : table.lines) {
        s.put({box.x, y, words + 1, cell_height}, line.word.str(), Type::small, s.colour(Tone::ink2));
        const auto cells = Box{box.x + start, y, box.w - start, cell_height}.columns(n, cell_gap);
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const std::int64_t count = line.counts[i];
            const float shade = static_cast<float>(count) / static_cast<float>(most);
            if (table.only_counts || count == 0)
                canvas_.border(cells[i], s.colour(Tone::line), 1.5f, 8);
            else
                canvas_.fill(cells[i], s.colour(Tone::accent).with_alpha(0.06f + 0.34f * shade), 8);
            if (canvas_.theme().soft_panels_bordered)
                canvas_.border(cells[i], s.colour(Tone::line), 1.5f, 8);
            s.put(cells[i], std::to_string(count), Type::label, s.colour(count == 0 ? Tone::ink3 : Tone::ink),
                  Align::centre);
        }
        y += cell_height + cell_gap;
    }
}

namespace {

constexpr float column_gap = 16;
constexpr float line_height = 36;

// As wide as their widest words, the first has what is left.
std::vector<float> widths_of(const Ui::State& s, const Figures& figures, float width) {
    std::vector<float> widths(figures.columns.size(), 0);
    // Heads wrap in an even share of the width.
    const float share = width / static_cast<float>(figures.columns.size() + 1);
    float taken = 0;
    for (std::size_t i = 1; i < widths.size(); ++i) {
        widths[i] = std::min(share, s.width(figures.columns[i].str(), Type::small));
        for (const auto& line : figures.lines)
            widths[i] = std::max(widths[i], s.width(line[i].str(), Type::label));
        taken += widths[i] + column_gap;
    }
    widths[0] = std::max(0.0f, width - taken);
    return widths;
}

float heads_height(const Ui::State& s, const Figures& figures, const std::vector<float>& widths) {
    float height = 0;
    for (std::size_t i = 0; i < widths.size(); ++i)
        height = std::max(height, s.height(figures.columns[i].str(), Type::small, widths[i]));
    return height + 8;
}

}

void Ui::figures(Place place, const Figures& figures) {
    State& s = *state_;
    const std::vector<float> widths = widths_of(s, figures, place.width());
    const float heads = heads_height(s, figures, widths);
    const Box box = place.take(heads + static_cast<float>(figures.lines.size()) * line_height);
    float x = box.x;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const float words = s.height(figures.columns[i].str(), Type::small, widths[i]);
        s.flow({x, box.y + heads - 8 - words, widths[i], words}, figures.columns[i].str(), Type::small,
               s.colour(Tone::ink2), i == 0 ? Align::left : Align::right);
        x += widths[i] + column_gap;
    }
    float y = box.y + heads;
    for (const auto& line : figures.lines) {
        canvas_.fill({box.x, y, box.w, 1}, s.colour(Tone::line));
        std::string said;
        x = box.x;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            s.put({x, y, widths[i] + 1, line_height}, line[i].str(), i == 0 ? Type::body : Type::label,
                  s.colour(Tone::ink), i == 0 ? Align::left : Align::right, 1);
            if (i > 0)
                said += (said.empty() ? "" : ", ") + figures.columns[i].str() + " " + line[i].str();
            x += widths[i] + column_gap;
        }
        s.note(Role::text, line[0].str(), {box.x, y, box.w, line_height}, said);
        y += line_height;
    }
}

}
