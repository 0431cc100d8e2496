// A rectangle in the px of look.md, the ways to cut one into pieces, and the place that a widget takes in it. Layout in
// Vaka is nothing but this.

#pragma once

#include <algorithm>
#include <vector>

namespace vaka::ui {

class Place;

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

    // The place of a widget that takes the height it needs from the top of this box, and `gap` px below it.
    Place top(float gap = 0) &;

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

// Where a widget is drawn: in a box that it fills, or from the top of one, of which it takes what it needs. So a
// widget says its height once, in the function that draws it.
class Place {
public:
    Place(Box box) : fixed_(box) {} // implicit: a box is a place
    Place(Box& from, float gap) : from_(&from), gap_(gap) {}

    // The same place, this high or higher.
    Place at_least(float height) const {
        Place place = *this;
        place.least_ = height;
        return place;
    }

    float width() const { return from_ ? from_->w : fixed_.w; }
    // The widget's box. Called once, before anything is drawn.
    Box take(float height) const { return from_ ? from_->cut_top(std::max(height, least_), gap_) : fixed_; }

private:
    Box fixed_;
    Box* from_ = nullptr;
    float gap_ = 0;
    float least_ = 0;
};

inline Place Box::top(float gap) & {
    return {*this, gap};
}

}
