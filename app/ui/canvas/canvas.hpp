// The pencil of Ui: boxes, symbols, icons and letters in px of look.md, rounded to whole px of the display. Everything
// becomes one ImDrawList. Nothing here knows what a widget is.

#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/ui/box.hpp"
#include "app/ui/canvas/atlas.hpp"
#include "app/ui/canvas/shapes.hpp"
#include "app/ui/icons.hpp"
#include "app/ui/theme.hpp"

struct ImDrawData;

namespace vaka::ui {

struct Corners {
    bool top = true;
    bool bottom = true;
};

struct Spot {
    float x = 0, y = 0;
};

class Canvas {
public:
    explicit Canvas(Atlas& atlas);
    ~Canvas();

    // Starts a frame of this many device px. `scale` is device px per px of look.md.
    void begin(int width, int height, float scale, const Theme& theme);
    const ImDrawData& end();
    void set_texture(void* texture) { texture_ = texture; } // what OpenGL knows the atlas by

    const Theme& theme() const { return *theme_; }
    Colour32 colour(Tone tone) const { return (*theme_)[tone]; }
    Atlas& atlas() { return atlas_; }
    float scale() const { return scale_; }
    Box screen() const; // in px of look.md
    // Until reset, nothing is drawn: what a widget needs is only measured.
    void set_blank(bool blank) { blank_ = blank; }

    // Until reset, another scale from another origin (device px): the wall.
    void set_transform(float scale, float origin_x, float origin_y);
    float origin_x() const { return origin_x_; }
    float origin_y() const { return origin_y_; }
    // Everything is drawn this much see-through. Returns what it was.
    float set_alpha(float alpha);
    void push_clip(Box box);
    void pop_clip();

    void fill(Box box, Colour32 colour, float radius = 0, Corners corners = {});
    void border(Box box, Colour32 colour, float width, float radius, Corners corners = {}); // within the box
    void dashed_border(Box box, Colour32 colour, float width, float radius, float on, float off);
    // Lines at 45 degrees, `step` apart along an edge.
    void hatch(Box box, Colour32 colour, float width, float step, float radius);
    void disc(float x, float y, float radius, Colour32 colour);
    void ring(float x, float y, float radius, float width, Colour32 colour); // outer radius
    void shape(Shape shape, float x, float y, float size, Colour32 colour);
    void icon(Icon icon, float x, float y, float size, Colour32 colour);
    // The cross of 7 x 7 cells: plate and outline. (x, y) is the plate's corner.
    void cross_plate(float x, float y, float cell, float gap, float padding, Colour32 fill, Colour32 line,
                     float line_width, float radius);

    // Lines and curves of charts; angles in radians, clockwise from the right.
    void line(Spot from, Spot to, Colour32 colour, float width);
    void dashed_line(Spot from, Spot to, Colour32 colour, float width, float on, float off);
    void polyline(const std::vector<Spot>& spots, Colour32 colour, float width);
    void arc(Spot centre, float radius, float width, float from, float to, Colour32 colour, bool round_ends = false);
    void sector(Spot centre, float inner, float outer, float from, float to, Colour32 fill, Colour32 line,
                float line_width);

    // One line of text from x along the base line. Returns its width.
    float letters(float x, float base, std::string_view text, Weight weight, float size, Colour32 colour);
    float letters_width(std::string_view text, Weight weight, float size) const;
    // Lines that fit the width; a word that is longer than a line is broken. With `most` > 0 the rest becomes "…".
    std::vector<std::string> wrap(std::string_view text, Weight weight, float size, float width, int most = 0) const;

private:
    struct List;

    struct Rounded {
        int left, top, right, bottom, radius;
    };
    Rounded rounded(Box box, float radius) const;
    float x_of(float x) const { return origin_x_ + x * scale_; }
    float y_of(float y) const { return origin_y_ + y * scale_; }
    void rectangle(int left, int top, int right, int bottom, Colour32 colour);
    void part(const Patch& patch, int from_x, int from_y, int width, int height, int x, int y, Colour32 colour);
    void whole(const Patch& patch, int x, int y, Colour32 colour) { part(patch, 0, 0, patch.w, patch.h, x, y, colour); }
    const Patch& circle(int diameter, float ring_width);
    std::uint32_t packed(Colour32 colour) const;

    Atlas& atlas_;
    std::unique_ptr<List> list_;
    const Theme* theme_ = nullptr;
    int width_ = 0;
    int height_ = 0;
    float scale_ = 1;
    float origin_x_ = 0;
    float origin_y_ = 0;
    float alpha_ = 1;
    bool blank_ = false;
    void* texture_ = nullptr;
};

}
