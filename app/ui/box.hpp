// A rectangle in the px of look.md, and the ways to cut one into pieces. Layout in Vaka is nothing but this.

#pragma once

#include <algorithm>
#include <vector>

namespace vaka::ui {

struct Box {
    float x = 0;
    float y = 0;
    float w = 0;
    float h = 0;

    float right() const { return x + w; }
    float bottom() const { return y + h; }
    float centre_x() const { return x + w / 2; }
    float centre_y() const { return y + h / 2; }
    bool contains(float px, float py) const { return px >= x && px < right() && py >= y && py < bottom(); }
    bool overlaps(const Box& other) const {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }

    // Takes a piece from one side and returns it; `gap` px beside the piece are taken too and left empty.
    Box cut_left(float width, float gap = 0) {
        const Box piece{x, y, std::min(width, w), h};
        x += width + gap;
        w = std::max(0.0f, w - width - gap);
        return piece;
    }
    Box cut_right(float width, float gap = 0) {
        const Box piece{right() - std::min(width, w), y, std::min(width, w), h};
        w = std::max(0.0f, w - width - gap);
        return piece;
    }
    Box cut_top(float height, float gap = 0) {
        const Box piece{x, y, w, height};
        y += height + gap;
        h = std::max(0.0f, h - height - gap);
        return piece;
    }
    Box cut_bottom(float height, float gap = 0) {
        const Box piece{x, bottom() - height, w, height};
        h = std::max(0.0f, h - height - gap);
        return piece;
    }

    Box inset(float all) const { return inset(all, all); }
    Box inset(float sides, float ends) const {
        return {x + sides, y + ends, std::max(0.0f, w - 2 * sides), std::max(0.0f, h - 2 * ends)};
    }
    Box moved(float dx, float dy) const { return {x + dx, y + dy, w, h}; }
    Box with_width(float width) const { return {x, y, width, h}; }
    Box with_height(float height) const { return {x, y, w, height}; }
    // A box of this size in the middle of this one.
    Box centred(float width, float height) const { return {x + (w - width) / 2, y + (h - height) / 2, width, height}; }

    // n boxes of equal size beside (columns) or below (rows) each other, `gap` apart.
    std::vector<Box> columns(int n, float gap) const {
        std::vector<Box> boxes;
        const float width = (w - gap * static_cast<float>(n - 1)) / static_cast<float>(n);
        for (int i = 0; i < n; ++i)
            boxes.push_back({x + static_cast<float>(i) * (width + gap), y, width, h});
        return boxes;
    }
    std::vector<Box> rows(int n, float gap) const {
        std::vector<Box> boxes;
        const float height = (h - gap * static_cast<float>(n - 1)) / static_cast<float>(n);
        for (int i = 0; i < n; ++i)
            boxes.push_back({x, y + static_cast<float>(i) * (height + gap), w, height});
        return boxes;
    }
};

}
