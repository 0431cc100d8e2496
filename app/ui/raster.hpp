// Draws a frame's display list into memory. Knows only what Canvas writes: upright rectangles, whole or with coverage
// from the atlas, and triangles of plain colour. That is several times faster than SDL's software renderer, gives the
// same bytes on every machine, and needs no window.

#pragma once

#include <cstdint>

struct ImDrawData;

namespace vaka::ui {

class Atlas;

// 0xAARRGGBB.
struct Pixels {
    std::uint32_t* data = nullptr;
    int width = 0;
    int height = 0;
    int stride = 0; // in pixels
};

void draw(const ImDrawData& frame, const Atlas& atlas, const Pixels& target);

}
