#include "app/ui/canvas/shapes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace vaka::ui {
namespace {

struct Point {
    float x = 0, y = 0;
};

float to_segment(Point p, Point a, Point b) {
    const float dx = b.x - a.x, dy = b.y - a.y;
    const float along = std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy), 0.0f, 1.0f);
    return std::hypot(p.x - a.x - along * dx, p.y - a.y - along * dy);
}

float to_polygon(Point p, std::span<const Point> corners) {
    float distance = 1e9f;
    bool inside = false;
    for (std::size_t i = 0, j = corners.size() - 1; i < corners.size(); j = i++) {
        const Point a = corners[i], b = corners[j];
        distance = std::min(distance, to_segment(p, a, b));
        if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x)
            inside = !inside;
    }
    return inside ? -distance : distance;
}

float to_rounded_square(Point p, float half, float radius) {
    const float dx = std::abs(p.x) - half + radius, dy = std::abs(p.y) - half + radius;
    return std::hypot(std::max(dx, 0.0f), std::max(dy, 0.0f)) + std::min(std::max(dx, dy), 0.0f) - radius;
}

float to_cross(Point p, float arm, float half) {
    const std::array<Point, 12> corners = {{{-half, -arm},
                                            {half, -arm},
                                            {half, -half},
                                            {arm, -half},
                                            {arm, half},
                                            {half, half},
                                            {half, arm},
                                            {-half, arm},
                                            {-half, half},
                                            {-arm, half},
                                            {-arm, -half},
                                            {-half, -half}}};
    return to_polygon(p, corners);
}

// The ! of a warning: a bar and a dot.
float to_mark(Point p, float top, float bottom, float dot) {
    const float bar = to_segment(p, {0, top + 0.057f}, {0, bottom - 0.057f}) - 0.057f;
    return std::min(bar, std::hypot(p.x, p.y - dot) - 0.069f);
}

float to_star(Point p) {
    std::array<Point, 10> corners;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const float angle = static_cast<float>(i) * 0.6283185f - 1.5707963f;
        const float radius = i % 2 == 0 ? 0.455f : 0.206f;
        corners[i] = {radius * std::cos(angle), radius * std::sin(angle)};
    }
    return to_polygon(p, corners) - 0.035f;
}

float to_turned_arrow(Point p) {
    // Open between the head at the left and the end below.
    constexpr float radius = 0.40f, half = 0.07f, from = 3.1415927f, to = 3.1415927f * 2 + 1.95f;
    float angle = std::atan2(p.y, p.x);
    if (angle < 0)
        angle += 6.2831853f;
    if (angle < from)
        angle += 6.2831853f;
    float arc;
    if (angle <= to)
        arc = std::abs(std::hypot(p.x, p.y) - radius) - half;
    else
        arc = std::min(std::hypot(p.x - radius * std::cos(from), p.y - radius * std::sin(from)),
                       std::hypot(p.x - radius * std::cos(to), p.y - radius * std::sin(to))) -
              half;
    constexpr std::array<Point, 3> head = {{{-0.63f, -0.05f}, {-0.17f, -0.05f}, {-0.40f, 0.24f}}};
    return std::min(arc, to_polygon(p, head));
}

}

float shape_distance(Shape shape, float x, float y) {
    const Point p{x, y};
    switch (shape) {
    case Shape::disc:
    case Shape::ring:
        return std::hypot(x, y) - 0.5f;
    case Shape::tick:
        return std::min(to_segment(p, {-0.405f, 0.025f}, {-0.115f, 0.31f}),
                        to_segment(p, {-0.115f, 0.31f}, {0.425f, -0.29f})) -
               0.085f;
    case Shape::triangle: {
        constexpr std::array<Point, 3> corners = {{{0, -0.413f}, {0.476f, 0.387f}, {-0.476f, 0.387f}}};
        return std::max(to_polygon(p, corners) - 0.05f, -to_mark(p, -0.154f, 0.129f, 0.266f));
    }
    case Shape::diamond: {
        constexpr std::array<Point, 4> corners = {{{0, -0.493f}, {0.493f, 0}, {0, 0.493f}, {-0.493f, 0}}};
        return std::max(to_polygon(p, corners) - 0.05f, -to_mark(p, -0.257f, 0.043f, 0.211f));
    }
    case Shape::square: {
        const float x_mark =
            std::min(to_segment(p, {-0.22f, -0.22f}, {0.22f, 0.22f}), to_segment(p, {-0.22f, 0.22f}, {0.22f, -0.22f})) -
            0.065f;
        return std::max(to_rounded_square(p, 0.45f, 0.09f), -x_mark);
    }
    case Shape::star:
        return to_star(p);
    case Shape::turned_arrow:
        return to_turned_arrow(p);
    case Shape::cross:
        return std::abs(to_cross(p, 0.36f, 0.125f)) - 0.042f;
    case Shape::cross_filled:
        return to_cross(p, 0.44f, 0.18f) - 0.04f;
    }
    return 1;
}

float shape_reach(Shape shape) {
    return shape == Shape::turned_arrow ? 0.66f : shape == Shape::triangle || shape == Shape::diamond ? 0.56f : 0.53f;
}

}
