// Coverage of letters, icons and shapes in one page of bytes, made the first time each is drawn. So the program starts
// without baking fonts, any text size works at once, and a frame consists of upright rectangles, which both renderers
// draw fastest and without soft edges.

#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "app/ui/theme.hpp"
#include "core/base/result.hpp"

namespace vaka::ui {

// A piece of the atlas. left and top: where it lies from the pen on the base line, or from the corner of its shape.
struct Patch {
    int x = 0, y = 0, w = 0, h = 0;
    int left = 0, top = 0;
};

class Atlas {
public:
    // Requires: the folder holds Inter-{Regular,Medium,SemiBold,Bold}.otf and MaterialIcons-Regular.ttf.
    static Result<std::unique_ptr<Atlas>> open(const std::string& font_folder);
    ~Atlas();

    static constexpr int phases = 4; // positions of a letter within a px
    // Size in device px per em.
    const Patch& glyph(Weight weight, float size, char32_t letter, int phase);
    float advance(Weight weight, char32_t letter) const; // in em
    bool has(Weight weight, char32_t letter) const;

    // `distance` is how far a point lies outside of a shape, in px (negative inside).
    using Distance = std::function<float(float x, float y)>;
    // Requires: the same key means the same shape and size.
    const Patch& shape(std::uint64_t key, int width, int height, const Distance& distance);
    // As shape, of coverage 0-1 instead of distance.
    const Patch& picture(std::uint64_t key, int width, int height, const Distance& coverage);
    // An icon turned by an angle (radians, clockwise) within a square.
    const Patch& turned_icon(char32_t letter, int size, float angle);

    const std::vector<std::uint8_t>& pixels() const { return pixels_; }
    int width() const { return width_; }
    int height() const { return height_; }
    std::uint64_t revision() const { return revision_; } // grows with every new patch
    // Between frames: makes room when the page became full. True when what was drawn must be drawn again.
    bool settle();

private:
    struct Fonts;

    Atlas();
    Patch place(int width, int height);

    std::unique_ptr<Fonts> fonts_;
    std::unordered_map<std::uint64_t, Patch> glyphs_;
    std::unordered_map<std::uint64_t, Patch> shapes_;
    std::vector<std::uint8_t> pixels_;
    int width_ = 1024;
    int height_ = 512; // enough for a tablet's pages; grows
    int shelf_x_ = 0, shelf_y_ = 0, shelf_height_ = 0;
    bool full_ = false;
    std::uint64_t revision_ = 0;
    const Patch nothing_{};
};

}
