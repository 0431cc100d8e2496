// The drawn symbols of look.md 3.5 and 2.5 as distance functions: how far a point lies outside of the shape. Points and
// lengths are in parts of the symbol's size, (0, 0) is its centre, y points down.

#pragma once

#include <cstdint>

namespace vaka::ui {

enum class Shape : std::uint32_t {
    disc,
    ring, // needs a width
    tick,
    triangle, // with a hole: !
    diamond,  // with a hole: !
    square,   // with a hole: x
    star,
    turned_arrow, // changed afterwards
    cross,        // the outline in the navigation
    cross_filled, // the product's sign
};

float shape_distance(Shape shape, float x, float y);

// Half the side of the square that holds the shape.
float shape_reach(Shape shape);

}
