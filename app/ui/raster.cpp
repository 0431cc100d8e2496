#include "app/ui/raster.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "app/ui/atlas.hpp"

namespace vaka::ui {
namespace {

struct Clip {
    int left = 0, top = 0, right = 0, bottom = 0;
};

// ImGui packs colours as ABGR.
std::uint32_t argb(ImU32 colour) {
    return (colour & 0xFF00FF00u) | (colour & 0xFFu) << 16 | (colour >> 16 & 0xFFu);
}

// alpha is 0-256. Red and blue together, green alone: two multiplications a pixel.
std::uint32_t mixed(std::uint32_t under, std::uint32_t over, std::uint32_t alpha) {
    const std::uint32_t rest = 256 - alpha;
    const std::uint32_t red_blue = ((over & 0xFF00FFu) * alpha + (under & 0xFF00FFu) * rest) >> 8 & 0xFF00FFu;
    const std::uint32_t green = ((over & 0x00FF00u) * alpha + (under & 0x00FF00u) * rest) >> 8 & 0x00FF00u;
    return 0xFF000000u | red_blue | green;
}

std::uint32_t alpha_256(std::uint32_t alpha_255) {
    return alpha_255 + (alpha_255 >> 7);
}

void fill_span(const Pixels& target, int y, int left, int right, std::uint32_t colour) {
    std::uint32_t* row = target.data + static_cast<std::ptrdiff_t>(y) * target.stride;
    const std::uint32_t alpha = alpha_256(colour >> 24);
    if (alpha == 256) {
        std::fill(row + left, row + right, colour);
        return;
    }
    for (int x = left; x < right; ++x)
        row[x] = mixed(row[x], colour, alpha);
}

void fill_box(const Pixels& target, const Clip& clip, int left, int top, int right, int bottom, std::uint32_t colour) {
    left = std::max(left, clip.left);
    right = std::min(right, clip.right);
    if (left >= right)
        return;
    for (int y = std::max(top, clip.top); y < std::min(bottom, clip.bottom); ++y)
        fill_span(target, y, left, right, colour);
}

void fill_covered(const Pixels& target, const Clip& clip, const Atlas& atlas, int left, int top, int right, int bottom,
                  int u, int v, std::uint32_t colour) {
    const std::uint32_t whole = alpha_256(colour >> 24);
    const int from = std::max(left, clip.left), to = std::min(right, clip.right);
    for (int y = std::max(top, clip.top); y < std::min(bottom, clip.bottom); ++y) {
        const std::uint8_t* cover =
            atlas.pixels().data() + static_cast<std::ptrdiff_t>(v + y - top) * atlas.width() + u;
        std::uint32_t* row = target.data + static_cast<std::ptrdiff_t>(y) * target.stride;
        for (int x = from; x < to; ++x) {
            const std::uint32_t part = cover[x - left];
            if (part == 0)
                continue;
            const std::uint32_t alpha = alpha_256(part) * whole >> 8;
            row[x] = alpha == 256 ? (colour | 0xFF000000u) : mixed(row[x], colour, alpha);
        }
    }
}

struct Corner {
    float x = 0, y = 0;
    std::array<float, 4> colour{}; // a, r, g, b
};

Corner corner_of(const ImDrawVert& vertex) {
    const std::uint32_t colour = argb(vertex.col);
    return {vertex.pos.x,
            vertex.pos.y,
            {static_cast<float>(colour >> 24), static_cast<float>(colour >> 16 & 255),
             static_cast<float>(colour >> 8 & 255), static_cast<float>(colour & 255)}};
}

// Pixel centres inside the triangle; a centre on a shared edge belongs to one of the two.
void fill_triangle(const Pixels& target, const Clip& clip, const ImDrawVert& first, const ImDrawVert& second,
                   const ImDrawVert& third) {
    std::array<Corner, 3> corner = {corner_of(first), corner_of(second), corner_of(third)};
    const bool plain = first.col == second.col && second.col == third.col;
    const float area = (corner[1].x - corner[0].x) * (corner[2].y - corner[0].y) -
                       (corner[2].x - corner[0].x) * (corner[1].y - corner[0].y);
    if (std::abs(area) < 1e-4f)
        return;
    const auto [low, high] = std::minmax({corner[0].y, corner[1].y, corner[2].y});
    const int top = std::max(clip.top, static_cast<int>(std::ceil(low - 0.5f)));
    const int bottom = std::min(clip.bottom, static_cast<int>(std::ceil(high - 0.5f)));
    for (int y = top; y < bottom; ++y) {
        const float line = static_cast<float>(y) + 0.5f;
        float from = 1e9f, to = -1e9f;
        for (std::size_t i = 0; i < 3; ++i) {
            const Corner &a = corner[i], &b = corner[(i + 1) % 3];
            if ((a.y <= line) == (b.y <= line))
                continue;
            // Always computed from the upper end, so that two neighbours find the same crossing.
            const Corner &upper = a.y < b.y ? a : b, &lower = a.y < b.y ? b : a;
            const float x = upper.x + (line - upper.y) / (lower.y - upper.y) * (lower.x - upper.x);
            from = std::min(from, x);
            to = std::max(to, x);
        }
        const int left = std::max(clip.left, static_cast<int>(std::ceil(from - 0.5f)));
        const int right = std::min(clip.right, static_cast<int>(std::ceil(to - 0.5f)));
        if (plain) {
            if (left < right)
                fill_span(target, y, left, right, argb(first.col));
            continue;
        }
        std::uint32_t* row = target.data + static_cast<std::ptrdiff_t>(y) * target.stride;
        for (int x = left; x < right; ++x) {
            const float px = static_cast<float>(x) + 0.5f;
            const float b = ((px - corner[0].x) * (corner[2].y - corner[0].y) -
                             (corner[2].x - corner[0].x) * (line - corner[0].y)) /
                            area;
            const float c = ((corner[1].x - corner[0].x) * (line - corner[0].y) -
                             (px - corner[0].x) * (corner[1].y - corner[0].y)) /
                            area;
            std::array<std::uint32_t, 4> colour;
            for (std::size_t i = 0; i < 4; ++i) {
                const float value =
                    corner[0].colour[i] * (1 - b - c) + corner[1].colour[i] * b + corner[2].colour[i] * c;
                colour[i] = static_cast<std::uint32_t>(std::clamp(value + 0.5f, 0.0f, 255.0f));
            }
            row[x] = mixed(row[x], colour[1] << 16 | colour[2] << 8 | colour[3], alpha_256(colour[0]));
        }
    }
}

bool is_box(const ImDrawVert* vertices, const ImDrawIdx* index) {
    // As ImDrawList::PrimRect writes them.
    if (index[1] != index[0] + 1 || index[2] != index[0] + 2 || index[3] != index[0] || index[4] != index[2] ||
        index[5] != index[0] + 3)
        return false;
    const ImDrawVert* v = vertices + index[0];
    return v[0].pos.y == v[1].pos.y && v[1].pos.x == v[2].pos.x && v[2].pos.y == v[3].pos.y &&
           v[3].pos.x == v[0].pos.x && v[0].col == v[1].col && v[0].col == v[2].col && v[0].col == v[3].col;
}

int whole(float value) {
    return static_cast<int>(std::lround(value));
}

void draw_list(const ImDrawList& list, const Atlas& atlas, const Pixels& target) {
    for (const ImDrawCmd& command : list.CmdBuffer) {
        const Clip clip{std::max(0, whole(command.ClipRect.x)), std::max(0, whole(command.ClipRect.y)),
                        std::min(target.width, whole(command.ClipRect.z)),
                        std::min(target.height, whole(command.ClipRect.w))};
        const ImDrawVert* vertices = list.VtxBuffer.Data + command.VtxOffset;
        const ImDrawIdx* index = list.IdxBuffer.Data + command.IdxOffset;
        const ImDrawIdx* end = index + command.ElemCount;
        while (index < end) {
            if (end - index >= 6 && is_box(vertices, index)) {
                const ImDrawVert &a = vertices[index[0]], &c = vertices[index[2]];
                const int left = whole(a.pos.x), top = whole(a.pos.y), right = whole(c.pos.x), bottom = whole(c.pos.y);
                if (a.uv.x == c.uv.x)
                    fill_box(target, clip, left, top, right, bottom, argb(a.col));
                else
                    fill_covered(target, clip, atlas, left, top, right, bottom,
                                 whole(a.uv.x * static_cast<float>(atlas.width())),
                                 whole(a.uv.y * static_cast<float>(atlas.height())), argb(a.col));
                index += 6;
            } else {
                fill_triangle(target, clip, vertices[index[0]], vertices[index[1]], vertices[index[2]]);
                index += 3;
            }
        }
    }
}

}

void draw(const ImDrawData& frame, const Atlas& atlas, const Pixels& target) {
    for (const ImDrawList* list : frame.CmdLists)
        draw_list(*list, atlas, target);
}

}
