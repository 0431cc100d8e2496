// Colours and type by name. The values are in assets/themes: light.json is whole, the others hold what differs.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace vaka::ui {

// The names and uses are those of look.md 2.1.
enum class Tone {
    bg,
    sunken,
    surface,
    line,
    edge,
    ink,
    ink2,
    ink3,
    accent,
    accent_press,
    accent_soft,
    fill,
    on_fill,
    on_fill2,
    focus,
    danger,
    danger_soft,
    warn_soft,
    warn_ink,
    good,
    good_soft,
    green,
    green_d,
    green_t,
    yellow,
    yellow_d,
    yellow_t,
    orange,
    orange_d,
    orange_t,
    red,
    red_d,
    red_t,
    hatch,
    hatch_soft,
    closed,
    sheet,
};
inline constexpr std::size_t tone_count = static_cast<std::size_t>(Tone::sheet) + 1;

std::string_view tone_name(Tone tone); // as in the theme files: "accent-soft"

// Sizes and weights of look.md 2.2. The wall has its own.
enum class Type {
    hero,            // 72/76 Bold: one number on the wall
    question,        // 44/52 Bold
    title,           // 32/40 Bold
    heading,         // 24/32 Bold
    heading_medium,  // 24/32 SemiBold: big buttons, card headings
    lead,            // 24/32 Regular: the line under a question
    body,            // 20/28 Regular
    row,             // 20/28 Medium: row titles without detail
    label,           // 20/28 SemiBold: labels, buttons, row titles
    small,           // 16/22 Medium
    note,            // 16/22 Regular: second lines
    small_label,     // 16/22 SemiBold
    small_bold,      // 16/22 Bold: the selected word of the navigation
    wall_note,       // 30/38 Medium
    wall_body,       // 36/44 Medium
    wall_label,      // 44/56 SemiBold
    wall_number,     // 112/112 Bold
    wall_big_number, // 144/144 Bold
};

enum class Weight { regular, medium, semibold, bold, icons };

struct TypeStyle {
    float size = 0;
    float line = 0;
    Weight weight = Weight::regular;
};
TypeStyle style_of(Type type);

struct Colour32 {
    std::uint8_t r = 0, g = 0, b = 0, a = 255;
    auto operator<=>(const Colour32&) const = default;
    Colour32 with_alpha(float part) const;
};

struct Theme {
    std::string name;
    std::array<Colour32, tone_count> colours{};
    float card_border = 1;             // 2 in high contrast
    bool soft_panels_bordered = false; // high contrast

    Colour32 operator[](Tone tone) const { return colours[static_cast<std::size_t>(tone)]; }

    // `base` is light.json, `differences` one of the other files or empty.
    static Result<Theme> parse(std::string_view base, std::string_view differences = {});
};

// WCAG 2: 1 to 21. Alpha is ignored.
double contrast(Colour32 a, Colour32 b);

// What must be told apart (look.md 2.1). A test holds every theme to it.
struct ContrastPair {
    Tone front;
    Tone back;
    double least;
};
std::vector<ContrastPair> contrast_pairs();

}
