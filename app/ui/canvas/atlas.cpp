#include "app/ui/canvas/atlas.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#define STBTT_STATIC
#define STB_TRUETYPE_IMPLEMENTATION
#include <stb/stb_truetype.h>

namespace vaka::ui {
namespace {

constexpr std::array<const char*, 5> font_files = {"Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf",
                                                   "Inter-Bold.otf", "MaterialIcons-Regular.ttf"};

Result<std::vector<unsigned char>> read_file(const std::string& path) {
    std::FILE* file = std::fopen(path.c_str(), "rb");
    if (!file)
        return Error{Fault::not_found, "font_missing", path};
    std::vector<unsigned char> bytes;
    std::fseek(file, 0, SEEK_END);
    bytes.resize(static_cast<std::size_t>(std::max(0L, std::ftell(file))));
    std::rewind(file);
    const std::size_t read = std::fread(bytes.data(), 1, bytes.size(), file);
    std::fclose(file);
    if (read != bytes.size() || bytes.empty())
        return Error{Fault::corrupt, "font_missing", path};
    return bytes;
}

// Sizes differ by at least a quarter of a px.
std::uint64_t size_key(float size) {
    return static_cast<std::uint64_t>(std::lround(size * 4));
}

std::uint64_t glyph_key(Weight weight, float size, char32_t letter, int phase) {
    return static_cast<std::uint64_t>(letter) << 32 | size_key(size) << 8 | static_cast<std::uint64_t>(phase) << 4 |
           static_cast<std::uint64_t>(weight);
}

}

struct Atlas::Fonts {
    struct Font {
        std::vector<unsigned char> bytes;
        stbtt_fontinfo info{};
        std::array<float, 0x180> advances{}; // in em, of the letters that Swedish text is made of
    };
    std::array<Font, font_files.size()> fonts;

    const Font& operator[](Weight weight) const { return fonts[static_cast<std::size_t>(weight)]; }
};

Atlas::Atlas() : fonts_(std::make_unique<Fonts>()) {
    pixels_.resize(static_cast<std::size_t>(width_ * height_));
}

Atlas::~Atlas() = default;

Result<std::unique_ptr<Atlas>> Atlas::open(const std::string& font_folder) {
    std::unique_ptr<Atlas> atlas(new Atlas);
    for (std::size_t i = 0; i < font_files.size(); ++i) {
        Fonts::Font& font = atlas->fonts_->fonts[i];
        const std::string path = font_folder + "/" + font_files[i];
        ASSIGN_OR_RETURN(bytes, read_file(path));
        font.bytes = std::move(bytes);
        if (!stbtt_InitFont(&font.info, font.bytes.data(), stbtt_GetFontOffsetForIndex(font.bytes.data(), 0)))
            return Error{Fault::corrupt, "font_missing", path};
        const float em = stbtt_ScaleForMappingEmToPixels(&font.info, 1);
        for (int letter = ' '; letter < static_cast<int>(font.advances.size()); ++letter) {
            int advance = 0;
            stbtt_GetCodepointHMetrics(&font.info, letter, &advance, nullptr);
            font.advances[static_cast<std::size_t>(letter)] = static_cast<float>(advance) * em;
        }
    }
    // The first pixels are whole: what solid rectangles and triangles are drawn with.
    const Patch white = atlas->place(4, 4);
    for (int y = 0; y < white.h; ++y)
        std::fill_n(&atlas->pixels_[static_cast<std::size_t>((white.y + y) * atlas->width_ + white.x)], white.w, 255);
    return atlas;
}

float Atlas::advance(Weight weight, char32_t letter) const {
    const Fonts::Font& font = (*fonts_)[weight];
    if (letter < font.advances.size())
        return font.advances[letter];
    int advance = 0;
    stbtt_GetCodepointHMetrics(&font.info, static_cast<int>(letter), &advance, nullptr);
    return static_cast<float>(advance) * stbtt_ScaleForMappingEmToPixels(&font.info, 1);
}

bool Atlas::has(Weight weight, char32_t letter) const {
    return stbtt_FindGlyphIndex(&(*fonts_)[weight].info, static_cast<int>(letter)) != 0;
}

const Patch& Atlas::glyph(Weight weight, float size, char32_t letter, int phase) {
    const std::uint64_t key = glyph_key(weight, size, letter, phase);
    if (const auto found = glyphs_.find(key); found != glyphs_.end())
        return found->second;
    const stbtt_fontinfo& info = (*fonts_)[weight].info;
    const float scale = stbtt_ScaleForMappingEmToPixels(&info, static_cast<float>(size_key(size)) / 4);
    const float shift = static_cast<float>(phase) / phases;
    const int index = stbtt_FindGlyphIndex(&info, static_cast<int>(letter));
    int left = 0, top = 0, right = 0, bottom = 0;
    stbtt_GetGlyphBitmapBoxSubpixel(&info, index, scale, scale, shift, 0, &left, &top, &right, &bottom);
    Patch patch = place(right - left, bottom - top);
    if (patch.w > 0)
        stbtt_MakeGlyphBitmapSubpixel(&info, &pixels_[static_cast<std::size_t>(patch.y * width_ + patch.x)], patch.w,
                                      patch.h, width_, scale, scale, shift, 0, index);
    patch.left = left;
    patch.top = top;
    return glyphs_.emplace(key, patch).first->second;
}

const Patch& Atlas::shape(std::uint64_t key, int width, int height, const Distance& distance) {
    return picture(key, width, height, [&](float x, float y) { return 0.5f - distance(x, y); });
}

const Patch& Atlas::picture(std::uint64_t key, int width, int height, const Distance& coverage) {
    if (const auto found = shapes_.find(key); found != shapes_.end())
        return found->second;
    const Patch patch = place(width, height);
    for (int y = 0; y < patch.h; ++y) {
        std::uint8_t* row = &pixels_[static_cast<std::size_t>((patch.y + y) * width_ + patch.x)];
        for (int x = 0; x < patch.w; ++x) {
            const float part = coverage(static_cast<float>(x) + 0.5f, static_cast<float>(y) + 0.5f);
            row[x] = static_cast<std::uint8_t>(std::lround(std::clamp(part, 0.0f, 1.0f) * 255));
        }
    }
    return shapes_.emplace(key, patch).first->second;
}

const Patch& Atlas::turned_icon(char32_t letter, int size, float angle) {
    // Sampled from a picture four times as large, so that the turning costs no sharpness.
    const stbtt_fontinfo& info = (*fonts_)[Weight::icons].info;
    const int fine = size * 4;
    const float scale = stbtt_ScaleForMappingEmToPixels(&info, static_cast<float>(fine));
    int w = 0, h = 0, left = 0, top = 0;
    unsigned char* bitmap =
        stbtt_GetCodepointBitmap(&info, scale, scale, static_cast<int>(letter), &w, &h, &left, &top);
    const float c = std::cos(angle), s = std::sin(angle);
    const auto coverage = [&](float x, float y) {
        float sum = 0;
        for (int sample = 0; sample < 16; ++sample) {
            const float dx =
                (x - 0.5f + (static_cast<float>(sample % 4) + 0.5f) / 4) * 4 - static_cast<float>(fine) / 2;
            const float dy =
                (y - 0.5f + (static_cast<float>(sample / 4) + 0.5f) / 4) * 4 - static_cast<float>(fine) / 2;
            // Icons stand on the base line, their square is centred half an em above it.
            const int u = static_cast<int>(std::floor(c * dx + s * dy + static_cast<float>(w) / 2));
            const int v = static_cast<int>(std::floor(-s * dx + c * dy + static_cast<float>(h) / 2));
            if (u >= 0 && v >= 0 && u < w && v < h)
                sum += static_cast<float>(bitmap[v * w + u]);
        }
        return sum / 16 / 255;
    };
    const Patch& patch = picture(0x7u << 28 | static_cast<std::uint64_t>(letter) << 32 | static_cast<unsigned>(size),
                                 size, size, coverage);
    stbtt_FreeBitmap(bitmap, nullptr);
    return patch;
}

// Shelves: from left to right, a new one below when the line is full. One px is kept free between patches.
Patch Atlas::place(int width, int height) {
    if (width <= 0 || height <= 0)
        return {};
    if (shelf_x_ + width > width_) {
        shelf_x_ = 0;
        shelf_y_ += shelf_height_ + 1;
        shelf_height_ = 0;
    }
    if (width > width_ || shelf_y_ + height > height_) {
        full_ = true;
        return {};
    }
    const Patch patch{shelf_x_, shelf_y_, width, height};
    shelf_x_ += width + 1;
    shelf_height_ = std::max(shelf_height_, height);
    ++revision_;
    return patch;
}

bool Atlas::settle() {
    if (!full_)
        return false;
    // A page that was full at its largest starts empty again: text sizes that are no longer shown made it so.
    if (height_ < 4096)
        (height_ < width_ || width_ == 2048 ? height_ : width_) *= 2;
    glyphs_.clear();
    shapes_.clear();
    pixels_.assign(static_cast<std::size_t>(width_ * height_), 0);
    shelf_x_ = shelf_y_ = shelf_height_ = 0;
    full_ = false;
    const Patch white = place(4, 4);
    for (int y = 0; y < white.h; ++y)
        std::fill_n(&pixels_[static_cast<std::size_t>((white.y + y) * width_ + white.x)], white.w, 255);
    return true;
}

}
