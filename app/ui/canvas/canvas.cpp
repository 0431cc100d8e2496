#include "app/ui/canvas/canvas.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "core/base/text.hpp"

namespace vaka::ui {
namespace {

constexpr float pi = 3.14159265f;

int nearest(float value) {
    return static_cast<int>(std::lround(value));
}

// Different sizes and widths of one kind of shape.
std::uint64_t shape_key(unsigned kind, int width, int height, float a, float b) {
    const auto bits = [](float value) {
        return static_cast<std::uint64_t>(std::lround(value * 8)) & 0xFFF;
    };
    return static_cast<std::uint64_t>(kind) << 56 | static_cast<std::uint64_t>(width & 0xFFFF) << 40 |
           static_cast<std::uint64_t>(height & 0xFFFF) << 24 | bits(a) << 12 | bits(b);
}

enum Kind : unsigned { circle_kind = 1, symbol_kind = 2, dashes_kind = 40, hatch_kind = 41, hollow_kind = 42 };

// How far a point lies from the outline's middle, and how far along a quarter of it from the middle of the upper side.
struct OnOutline {
    float distance = 0;
    float along = 0;
};

OnOutline on_outline(float x, float y, float half_width, float half_height, float radius) {
    x = std::abs(x);
    y = std::abs(y);
    const float straight_x = half_width - radius, straight_y = half_height - radius;
    if (x > straight_x && y > straight_y) {
        const float dx = x - straight_x, dy = y - straight_y;
        return {std::hypot(dx, dy) - radius, straight_x + radius * std::atan2(dx, dy)};
    }
    if (half_height - y < half_width - x)
        return {y - half_height, x};
    return {x - half_width, straight_x + radius * pi / 2 + (straight_y - y)};
}

float to_rounded_box(float x, float y, float half_width, float half_height, float radius) {
    const float dx = std::abs(x) - half_width + radius, dy = std::abs(y) - half_height + radius;
    return std::hypot(std::max(dx, 0.0f), std::max(dy, 0.0f)) + std::min(std::max(dx, dy), 0.0f) - radius;
}

}

struct Canvas::List {
    ImDrawListSharedData shared;
    ImDrawList list{&shared};
    ImDrawData frame;
};

Canvas::Canvas(Atlas& atlas) : atlas_(atlas), list_(std::make_unique<List>()) {
    list_->shared.InitialFlags =
        ImDrawListFlags_AntiAliasedLines | ImDrawListFlags_AntiAliasedFill | ImDrawListFlags_AllowVtxOffset;
    list_->shared.CurveTessellationTol = 1;
    list_->shared.SetCircleTessellationMaxError(0.2f);
}

Canvas::~Canvas() = default;

void Canvas::begin(int width, int height, float scale, const Theme& theme) {
    width_ = width;
    height_ = height;
    theme_ = &theme;
    alpha_ = 1;
    blank_ = false;
    set_transform(scale, 0, 0);
    const ImVec4 all(0, 0, static_cast<float>(width), static_cast<float>(height));
    list_->shared.ClipRectFullscreen = all;
    list_->shared.TexUvWhitePixel =
        ImVec2(2 / static_cast<float>(atlas_.width()), 2 / static_cast<float>(atlas_.height()));
    list_->list._ResetForNewFrame();
    list_->list.PushTextureID(texture_);
    list_->list.PushClipRect({all.x, all.y}, {all.z, all.w});
}

const ImDrawData& Canvas::end() {
    list_->list.PopClipRect();
    list_->list.PopTextureID();
    list_->frame.Clear();
    list_->frame.Valid = true;
    list_->frame.DisplaySize = ImVec2(static_cast<float>(width_), static_cast<float>(height_));
    list_->frame.FramebufferScale = ImVec2(1, 1);
    list_->frame.AddDrawList(&list_->list);
    return list_->frame;
}

Box Canvas::screen() const {
    return {0, 0, static_cast<float>(width_) / scale_, static_cast<float>(height_) / scale_};
}

void Canvas::set_transform(float scale, float origin_x, float origin_y) {
    scale_ = scale;
    origin_x_ = origin_x;
    origin_y_ = origin_y;
}

float Canvas::set_alpha(float alpha) {
    return std::exchange(alpha_, alpha);
}

void Canvas::push_clip(Box box) {
    if (blank_)
        return;
    list_->list.PushClipRect(
        {static_cast<float>(nearest(x_of(box.x))), static_cast<float>(nearest(y_of(box.y)))},
        {static_cast<float>(nearest(x_of(box.right()))), static_cast<float>(nearest(y_of(box.bottom())))}, true);
}

void Canvas::pop_clip() {
    if (blank_)
        return;
    list_->list.PopClipRect();
}

std::uint32_t Canvas::packed(Colour32 colour) const {
    const auto alpha = static_cast<std::uint32_t>(std::lround(static_cast<float>(colour.a) * alpha_));
    return IM_COL32(colour.r, colour.g, colour.b, alpha);
}

void Canvas::rectangle(int left, int top, int right, int bottom, Colour32 colour) {
    if (left >= right || top >= bottom)
        return;
    list_->list.PrimReserve(6, 4);
    list_->list.PrimRect({static_cast<float>(left), static_cast<float>(top)},
                         {static_cast<float>(right), static_cast<float>(bottom)}, packed(colour));
}

void Canvas::part(const Patch& patch, int from_x, int from_y, int width, int height, int x, int y, Colour32 colour) {
    if (width <= 0 || height <= 0 || patch.w == 0)
        return;
    const float u = 1 / static_cast<float>(atlas_.width()), v = 1 / static_cast<float>(atlas_.height());
    const auto left = static_cast<float>(patch.x + from_x), top = static_cast<float>(patch.y + from_y);
    const auto w = static_cast<float>(width), h = static_cast<float>(height);
    const auto at_x = static_cast<float>(x), at_y = static_cast<float>(y);
    list_->list.PrimReserve(6, 4);
    list_->list.PrimRectUV({at_x, at_y}, {at_x + w, at_y + h}, {left * u, top * v}, {(left + w) * u, (top + h) * v},
                           packed(colour));
}

// A disc, or a ring when ring_width > 0. Corners of rounded boxes are its quarters.
const Patch& Canvas::circle(int diameter, float ring_width) {
    const float radius = static_cast<float>(diameter) / 2;
    return atlas_.shape(shape_key(circle_kind, diameter, diameter, ring_width, 0), diameter, diameter,
                        [=](float x, float y) {
                            const float from_edge = std::hypot(x - radius, y - radius) - radius;
                            return ring_width > 0 ? std::max(from_edge, -from_edge - ring_width) : from_edge;
                        });
}

Canvas::Rounded Canvas::rounded(Box box, float radius) const {
    Rounded r{nearest(x_of(box.x)), nearest(y_of(box.y)), nearest(x_of(box.right())), nearest(y_of(box.bottom())), 0};
    r.radius = std::min({nearest(radius * scale_), (r.right - r.left) / 2, (r.bottom - r.top) / 2});
    return r;
}

void Canvas::fill(Box box, Colour32 colour, float radius, Corners corners) {
    if (blank_)
        return;
    const auto [left, top, right, bottom, r] = rounded(box, radius);
    if (r <= 0) {
        rectangle(left, top, right, bottom, colour);
        return;
    }
    const Patch& disc = circle(2 * r, 0);
    const int upper = corners.top ? top + r : top, lower = corners.bottom ? bottom - r : bottom;
    rectangle(left, upper, right, lower, colour);
    if (corners.top) {
        rectangle(left + r, top, right - r, upper, colour);
        part(disc, 0, 0, r, r, left, top, colour);
        part(disc, r, 0, r, r, right - r, top, colour);
    }
    if (corners.bottom) {
        rectangle(left + r, lower, right - r, bottom, colour);
        part(disc, 0, r, r, r, left, lower, colour);
        part(disc, r, r, r, r, right - r, lower, colour);
    }
}

void Canvas::border(Box box, Colour32 colour, float width, float radius, Corners corners) {
    if (blank_)
        return;
    const auto [left, top, right, bottom, r] = rounded(box, radius);
    // A line is at least one px; a broken width ends in a px that is partly covered.
    const float wide = std::max(1.0f, std::round(width * scale_ * 2) / 2);
    const int solid = static_cast<int>(wide);
    const Colour32 soft = colour.with_alpha(wide - static_cast<float>(solid));
    const int upper = corners.top ? top + r : top, lower = corners.bottom ? bottom - r : bottom;
    rectangle(left, upper, left + solid, lower, colour);
    rectangle(right - solid, upper, right, lower, colour);
    if (soft.a > 0) {
        rectangle(left + solid, upper, left + solid + 1, lower, soft);
        rectangle(right - solid - 1, upper, right - solid, lower, soft);
    }
    if (corners.top) {
        rectangle(left + r, top, right - r, top + solid, colour);
        if (soft.a > 0)
            rectangle(left + r, top + solid, right - r, top + solid + 1, soft);
    }
    if (corners.bottom) {
        rectangle(left + r, bottom - solid, right - r, bottom, colour);
        if (soft.a > 0)
            rectangle(left + r, bottom - solid - 1, right - r, bottom - solid, soft);
    }
    if (r <= 0)
        return;
    const Patch& ring = circle(2 * r, wide);
    if (corners.top) {
        part(ring, 0, 0, r, r, left, top, colour);
        part(ring, r, 0, r, r, right - r, top, colour);
    }
    if (corners.bottom) {
        part(ring, 0, r, r, r, left, lower, colour);
        part(ring, r, r, r, r, right - r, lower, colour);
    }
}

void Canvas::dashed_border(Box box, Colour32 colour, float width, float radius, float on, float off) {
    if (blank_)
        return;
    const auto [left, top, right, bottom, r] = rounded(box, radius);
    const int w = right - left, h = bottom - top;
    const float wide = std::max(1.0f, width * scale_);
    const float half_width = (static_cast<float>(w) - wide) / 2, half_height = (static_cast<float>(h) - wide) / 2;
    const float bend = std::max(0.0f, static_cast<float>(r) - wide / 2);
    // A quarter of the outline holds a whole number of half periods, so that all corners look the same.
    const float quarter = half_width + half_height - 2 * bend + bend * pi / 2;
    const float period = quarter / std::max(1.0f, std::round(quarter / ((on + off) * scale_) * 2)) * 2;
    const float dash = period * on / (on + off);
    const Patch& patch = atlas_.picture(
        shape_key(dashes_kind, w, h, wide * 8 + static_cast<float>(r), period), w, h, [=](float x, float y) {
            const OnOutline at =
                on_outline(x - static_cast<float>(w) / 2, y - static_cast<float>(h) / 2, half_width, half_height, bend);
            const float from_dash = std::abs(at.along - period * std::round(at.along / period)) - dash / 2;
            return std::clamp(0.5f - std::abs(at.distance) + wide / 2, 0.0f, 1.0f) *
                   std::clamp(0.5f - from_dash, 0.0f, 1.0f);
        });
    whole(patch, left, top, colour);
}

void Canvas::hatch(Box box, Colour32 colour, float width, float step, float radius) {
    if (blank_)
        return;
    const auto [left, top, right, bottom, r] = rounded(box, radius);
    const int w = right - left, h = bottom - top, rounding = r;
    const float period = step * scale_, wide = std::max(1.0f, width * scale_);
    const Patch& patch = atlas_.picture(
        shape_key(hatch_kind, w, h, period, wide * 16 + static_cast<float>(r)), w, h, [=](float x, float y) {
            const float along = std::fmod(x + y, period);
            const float from_line = std::abs(along - period / 2) / 1.41421356f - wide / 2;
            const float from_box =
                to_rounded_box(x - static_cast<float>(w) / 2, y - static_cast<float>(h) / 2, static_cast<float>(w) / 2,
                               static_cast<float>(h) / 2, static_cast<float>(rounding));
            return std::clamp(0.5f - from_line, 0.0f, 1.0f) * std::clamp(0.5f - from_box, 0.0f, 1.0f);
        });
    whole(patch, left, top, colour);
}

void Canvas::disc(float x, float y, float radius, Colour32 colour) {
    if (blank_)
        return;
    const int diameter = std::max(1, nearest(2 * radius * scale_));
    const auto half = static_cast<float>(diameter) / 2;
    whole(circle(diameter, 0), nearest(x_of(x) - half), nearest(y_of(y) - half), colour);
}

void Canvas::ring(float x, float y, float radius, float width, Colour32 colour) {
    if (blank_)
        return;
    const int diameter = std::max(1, nearest(2 * radius * scale_));
    const auto half = static_cast<float>(diameter) / 2;
    whole(circle(diameter, std::max(1.0f, width * scale_)), nearest(x_of(x) - half), nearest(y_of(y) - half), colour);
}

void Canvas::shape(Shape shape, float x, float y, float size, Colour32 colour) {
    if (blank_)
        return;
    // A whole number of half px, so that the same symbol in many cells is made once.
    const float side = std::round(size * scale_ * 2) / 2;
    const int box = 2 * static_cast<int>(std::ceil(shape_reach(shape) * side + 1));
    const Patch& patch = atlas_.shape(shape_key(symbol_kind + static_cast<unsigned>(shape), box, box, side, 0), box,
                                      box, [=](float px, float py) {
                                          const float half = static_cast<float>(box) / 2;
                                          return shape_distance(shape, (px - half) / side, (py - half) / side) * side;
                                      });
    const auto half = static_cast<float>(box) / 2;
    whole(patch, nearest(x_of(x) - half), nearest(y_of(y) - half), colour);
}

void Canvas::icon(Icon icon, float x, float y, float size, Colour32 colour) {
    if (blank_)
        return;
    switch (icon) {
    case Icon::none:
        return;
    case Icon::cross:
        shape(Shape::cross, x, y, size, colour);
        return;
    case Icon::warning:
        shape(Shape::triangle, x, y, size * 0.86f, colour);
        return;
    case Icon::fall: {
        const int side = nearest(size * scale_);
        constexpr char32_t walker = 0xE536;
        whole(atlas_.turned_icon(walker, side, 58 * pi / 180), nearest(x_of(x) - static_cast<float>(side) / 2),
              nearest(y_of(y - size * 0.07f) - static_cast<float>(side) / 2), colour);
        fill({x - size * 0.57f, y + size * 0.47f, size * 1.14f, size * 0.09f}, colour, size * 0.045f);
        return;
    }
    default:
        break;
    }
    // Glyphs of the icon font fill a square that stands on the base line.
    const Patch& patch = atlas_.glyph(Weight::icons, size * scale_, static_cast<char32_t>(icon), 0);
    const float half = size * scale_ / 2;
    whole(patch, nearest(x_of(x) - half) + patch.left, nearest(y_of(y) + half) + patch.top, colour);
}

void Canvas::cross_plate(float x, float y, float cell, float gap, float padding, Colour32 fill_colour,
                         Colour32 line_colour, float line_width, float radius) {
    if (blank_)
        return;
    const float size = 7 * cell + 6 * gap + 2 * padding;
    const float from = 2 * (cell + gap), arm = 3 * cell + 2 * gap + 2 * padding;
    const int r = nearest(radius * scale_);
    // Along both axes: the two edges of the whole and the two of the arm.
    const int x0 = nearest(x_of(x)), x1 = nearest(x_of(x + from)), x2 = nearest(x_of(x + from + arm)),
              x3 = nearest(x_of(x + size));
    const int y0 = nearest(y_of(y)), y1 = nearest(y_of(y + from)), y2 = nearest(y_of(y + from + arm)),
              y3 = nearest(y_of(y + size));
    const float wide = std::max(1.0f, std::round(line_width * scale_ * 2) / 2);
    const int solid = static_cast<int>(wide);
    const Colour32 soft = line_colour.with_alpha(wide - static_cast<float>(solid));
    fill({x + from, y, arm, size}, fill_colour, radius);
    rectangle(x0, y1 + r, x1, y2 - r, fill_colour);
    rectangle(x2, y1 + r, x3, y2 - r, fill_colour);
    rectangle(x0 + r, y1, x1, y1 + r, fill_colour);
    rectangle(x2, y1, x3 - r, y1 + r, fill_colour);
    rectangle(x0 + r, y2 - r, x1, y2, fill_colour);
    rectangle(x2, y2 - r, x3 - r, y2, fill_colour);
    const Patch& disc = circle(2 * r, 0);
    const Patch& ring = circle(2 * r, wide);
    const auto quarter = [&](const Patch& patch, bool right, bool bottom, int at_x, int at_y, Colour32 colour) {
        const int half = patch.w / 2;
        part(patch, right ? half : 0, bottom ? half : 0, half, half, at_x, at_y, colour);
    };
    const auto outer_corner = [&](bool right, bool bottom, int at_x, int at_y) {
        quarter(disc, right, bottom, at_x, at_y, fill_colour);
        quarter(ring, right, bottom, at_x, at_y, line_colour);
    };
    outer_corner(false, false, x0, y1);
    outer_corner(false, true, x0, y2 - r);
    outer_corner(true, false, x3 - r, y1);
    outer_corner(true, true, x3 - r, y2 - r);
    // The fill of the upright arm's ends is there.
    quarter(ring, false, false, x1, y0, line_colour);
    quarter(ring, true, false, x2 - r, y0, line_colour);
    quarter(ring, false, true, x1, y3 - r, line_colour);
    quarter(ring, true, true, x2 - r, y3 - r, line_colour);
    // Outside of a circle: what fills an inner corner. Its line lies on the plate's side, so the piece is larger.
    const int reach = r + solid + 1;
    const auto from_hollow = [r, reach](float px, float py) {
        return static_cast<float>(r) - std::hypot(px - static_cast<float>(reach), py - static_cast<float>(reach));
    };
    const Patch& hollow =
        atlas_.shape(shape_key(hollow_kind, 2 * reach, 2 * reach, 0, 0), 2 * reach, 2 * reach, from_hollow);
    const Patch& hollow_ring = atlas_.shape(shape_key(hollow_kind, 2 * reach, 2 * reach, wide, 0), 2 * reach, 2 * reach,
                                            [=](float px, float py) {
                                                const float from_edge = from_hollow(px, py);
                                                return std::max(from_edge, -from_edge - wide);
                                            });
    const auto inner_corner = [&](bool right, bool bottom, int at_x, int at_y) {
        quarter(hollow, right, bottom, at_x, at_y, fill_colour);
        quarter(hollow_ring, right, bottom, at_x, at_y, line_colour);
    };
    inner_corner(true, true, x1 - r, y1 - r);
    inner_corner(false, true, x2 + r - reach, y1 - r);
    inner_corner(true, false, x1 - r, y2 + r - reach);
    inner_corner(false, false, x2 + r - reach, y2 + r - reach);
    const auto across = [&](int left, int right, int at, bool above) {
        rectangle(left, above ? at : at - solid, right, above ? at + solid : at, line_colour);
        if (soft.a > 0)
            rectangle(left, above ? at + solid : at - solid - 1, right, above ? at + solid + 1 : at - solid, soft);
    };
    const auto down = [&](int top, int bottom, int at, bool left) {
        rectangle(left ? at : at - solid, top, left ? at + solid : at, bottom, line_colour);
        if (soft.a > 0)
            rectangle(left ? at + solid : at - solid - 1, top, left ? at + solid + 1 : at - solid, bottom, soft);
    };
    across(x1 + r, x2 - r, y0, true);
    across(x1 + r, x2 - r, y3, false);
    across(x0 + r, x1 - r, y1, true);
    across(x2 + r, x3 - r, y1, true);
    across(x0 + r, x1 - r, y2, false);
    across(x2 + r, x3 - r, y2, false);
    down(y0 + r, y1 - r, x1, true);
    down(y2 + r, y3 - r, x1, true);
    down(y0 + r, y1 - r, x2, false);
    down(y2 + r, y3 - r, x2, false);
    down(y1 + r, y2 - r, x0, true);
    down(y1 + r, y2 - r, x3, false);
}

void Canvas::line(Spot from, Spot to, Colour32 colour, float width) {
    if (blank_)
        return;
    // ImGui moves lines by half a px; ours are already where they shall be.
    list_->list.PathLineTo({x_of(from.x), y_of(from.y)});
    list_->list.PathLineTo({x_of(to.x), y_of(to.y)});
    list_->list.PathStroke(packed(colour), 0, std::max(1.0f, width * scale_));
}

void Canvas::dashed_line(Spot from, Spot to, Colour32 colour, float width, float on, float off) {
    if (blank_)
        return;
    const float length = std::hypot(to.x - from.x, to.y - from.y);
    const float dx = (to.x - from.x) / length, dy = (to.y - from.y) / length;
    for (float at = 0; at < length; at += on + off) {
        const float end = std::min(at + on, length);
        if (dy == 0)
            fill({from.x + at, from.y - width / 2, end - at, width}, colour);
        else
            line({from.x + at * dx, from.y + at * dy}, {from.x + end * dx, from.y + end * dy}, colour, width);
    }
}

void Canvas::polyline(const std::vector<Spot>& spots, Colour32 colour, float width) {
    if (blank_)
        return;
    for (const Spot& spot : spots)
        list_->list.PathLineTo({x_of(spot.x), y_of(spot.y)});
    list_->list.PathStroke(packed(colour), 0, std::max(1.0f, width * scale_));
}

void Canvas::arc(Spot centre, float radius, float width, float from, float to, Colour32 colour, bool round_ends) {
    if (blank_)
        return;
    list_->list.PathArcTo({x_of(centre.x), y_of(centre.y)}, radius * scale_, from, to,
                          std::max(2, static_cast<int>((to - from) * 16)));
    list_->list.PathStroke(packed(colour), 0, std::max(1.0f, width * scale_));
    if (!round_ends)
        return;
    for (const float angle : {from, to})
        disc(centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle), width / 2, colour);
}

void Canvas::sector(Spot centre, float inner, float outer, float from, float to, Colour32 fill_colour,
                    Colour32 line_colour, float line_width) {
    if (blank_)
        return;
    const ImVec2 middle{x_of(centre.x), y_of(centre.y)};
    const int pieces = std::max(4, static_cast<int>((to - from) * outer * scale_ / 12));
    // Ends of strokes are not smoothed; the line around covers them.
    const float lost = line_width / (inner + outer) / 2;
    list_->list.PathArcTo(middle, (inner + outer) / 2 * scale_, from + lost, to - lost, pieces);
    list_->list.PathStroke(packed(fill_colour), 0, (outer - inner) * scale_);
    list_->list.PathArcTo(middle, outer * scale_, from, to, pieces);
    list_->list.PathArcTo(middle, inner * scale_, to, from, pieces);
    list_->list.PathStroke(packed(line_colour), ImDrawFlags_Closed, std::max(1.0f, line_width * scale_));
}

float Canvas::letters(float x, float base, std::string_view text, Weight weight, float size, Colour32 colour) {
    if (blank_)
        return letters_width(text, weight, size);
    const float device = size * scale_;
    // Large letters stand on whole px: no one sees a quarter of one there.
    const bool fine = device < 40;
    const auto base_line = static_cast<float>(nearest(y_of(base)));
    float pen = x_of(x);
    while (!text.empty()) {
        const auto [letter, bytes] = first_code_point(text);
        text.remove_prefix(bytes);
        if (letter != ' ' && letter != 0xA0) {
            const float at = fine ? std::floor(pen * Atlas::phases + 0.5f) / Atlas::phases : std::floor(pen + 0.5f);
            const float left = std::floor(at);
            const int phase = static_cast<int>(std::lround((at - left) * Atlas::phases));
            const Patch& patch = atlas_.glyph(weight, device, letter, phase);
            whole(patch, static_cast<int>(left) + patch.left, static_cast<int>(base_line) + patch.top, colour);
        }
        pen += atlas_.advance(weight, letter) * device;
    }
    return (pen - x_of(x)) / scale_;
}

float Canvas::letters_width(std::string_view text, Weight weight, float size) const {
    float width = 0;
    while (!text.empty()) {
        const auto [letter, bytes] = first_code_point(text);
        text.remove_prefix(bytes);
        width += atlas_.advance(weight, letter);
    }
    return width * size;
}

std::vector<std::string> Canvas::wrap(std::string_view text, Weight weight, float size, float width, int most) const {
    std::vector<std::string> lines(1);
    const auto fits = [&](std::string_view line) {
        return letters_width(line, weight, size) <= width + 0.5f;
    };
    const auto add_long_word = [&](std::string_view word) {
        while (!word.empty()) {
            std::string& line = lines.back();
            const std::size_t bytes = first_code_point(word).bytes;
            const std::string longer = line + std::string(word.substr(0, bytes));
            if (fits(longer) || line.empty()) {
                line = longer;
                word.remove_prefix(bytes);
            } else {
                lines.emplace_back();
            }
        }
    };
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
        const std::string_view word = text.substr(0, end);
        std::string& line = lines.back();
        const std::string longer = line.empty() ? std::string(word) : line + ' ' + std::string(word);
        if (fits(longer)) {
            line = longer;
        } else {
            if (!line.empty())
                lines.emplace_back();
            add_long_word(word);
        }
        if (end < text.size() && text[end] == '\n')
            lines.emplace_back();
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    if (most > 0 && lines.size() > static_cast<std::size_t>(most)) {
        lines.resize(static_cast<std::size_t>(most));
        std::string& last = lines.back();
        while (!last.empty() && !fits(last + "…")) {
            do
                last.pop_back();
            while (!last.empty() && (static_cast<unsigned char>(last.back()) & 0xC0) == 0x80);
            // The first byte of a letter of several bytes goes with the rest of it.
            if (!last.empty() && (static_cast<unsigned char>(last.back()) & 0xC0) == 0xC0)
                last.pop_back();
        }
        last += "…";
    }
    return lines;
}

}
