#include "app/ui/theme.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/base/json.hpp"

namespace vaka::ui {
namespace {

constexpr std::array<std::string_view, tone_count> tone_names = {
    "bg",          "sunken",       "surface",     "line",   "edge",      "ink",      "ink2",    "ink3",
    "accent",      "accent-press", "accent-soft", "fill",   "on-fill",   "on-fill2", "focus",   "danger",
    "danger-soft", "warn-soft",    "warn-ink",    "good",   "good-soft", "green",    "green-d", "green-t",
    "yellow",      "yellow-d",     "yellow-t",    "orange", "orange-d",  "orange-t", "red",     "red-d",
    "red-t",       "hatch",        "hatch-soft",  "closed", "sheet",
};

constexpr std::array<TypeStyle, 18> type_styles = {{
    {72, 76, Weight::bold},
    {44, 52, Weight::bold},
    {32, 40, Weight::bold},
    {24, 32, Weight::bold},
    {24, 32, Weight::semibold},
    {24, 32, Weight::regular},
    {20, 28, Weight::regular},
    {20, 28, Weight::medium},
    {20, 28, Weight::semibold},
    {16, 22, Weight::medium},
    {16, 22, Weight::regular},
    {16, 22, Weight::semibold},
    {16, 22, Weight::bold},
    {30, 38, Weight::medium},
    {36, 44, Weight::medium},
    {44, 56, Weight::semibold},
    {112, 112, Weight::bold},
    {144, 144, Weight::bold},
}};

std::optional<Colour32> parse_colour(std::string_view text) {
    if (text.size() != 7 || text[0] != '#')
        return {};
    std::array<int, 6> digits;
    for (std::size_t i = 0; i < 6; ++i) {
        const char c = text[i + 1];
        if (c >= '0' && c <= '9')
            digits[i] = c - '0';
        else if (c >= 'A' && c <= 'F')
            digits[i] = c - 'A' + 10;
        else
            return {};
    }
    const auto byte = [&](std::size_t i) {
        return static_cast<std::uint8_t>(digits[i] * 16 + digits[i + 1]);
    };
    return Colour32{byte(0), byte(2), byte(4), 255};
}

Result<void> read_into(Theme& theme, std::array<bool, tone_count>& known, std::string_view text) {
    ASSIGN_OR_RETURN(json, parse_json(text, {.bytes = 1u << 16, .depth = 4}));
    if (!json.is_object() || !json.contains("colours") || !json["colours"].is_object())
        return Error{Fault::corrupt, "theme_malformed", "colours"};
    if (json.contains("name") && json["name"].is_string())
        theme.name = json["name"].get<std::string>();
    if (json.contains("card_border") && json["card_border"].is_number_integer())
        theme.card_border = static_cast<float>(json["card_border"].get<int>());
    if (json.contains("soft_panels_bordered") && json["soft_panels_bordered"].is_boolean())
        theme.soft_panels_bordered = json["soft_panels_bordered"].get<bool>();
    for (const auto& [name, value] : json["colours"].items()) {
        const auto found = std::find(tone_names.begin(), tone_names.end(), name);
        const auto colour = value.is_string() ? parse_colour(value.get<std::string>()) : std::nullopt;
        if (found == tone_names.end() || !colour)
            return Error{Fault::corrupt, "theme_malformed", name};
        const auto tone = static_cast<std::size_t>(found - tone_names.begin());
        theme.colours[tone] = *colour;
        known[tone] = true;
    }
    return {};
}

double luminance(Colour32 colour) {
    const auto linear = [](std::uint8_t value) {
        const double part = value / 255.0;
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b);
}

}

std::string_view tone_name(Tone tone) {
    return tone_names[static_cast<std::size_t>(tone)];
}

TypeStyle style_of(Type type) {
    return type_styles[static_cast<std::size_t>(type)];
}

Colour32 Colour32::with_alpha(float part) const {
    return {r, g, b, static_cast<std::uint8_t>(std::lround(static_cast<float>(a) * part))};
}

Result<Theme> Theme::parse(std::string_view base, std::string_view differences) {
    Theme theme;
    std::array<bool, tone_count> known{};
    RETURN_IF_ERROR(read_into(theme, known, base));
    if (!differences.empty())
        RETURN_IF_ERROR(read_into(theme, known, differences));
    for (std::size_t i = 0; i < tone_count; ++i)
        if (!known[i])
            return Error{Fault::corrupt, "theme_malformed", std::string(tone_names[i])};
    return theme;
}

double contrast(Colour32 a, Colour32 b) {
    const double first = luminance(a), second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

std::vector<ContrastPair> contrast_pairs() {
    using enum Tone;
    constexpr double text = 4.5, shape = 3;
    return {
        {ink, bg, text},
        {ink, surface, text},
        {ink2, bg, text},
        {ink2, surface, text},
        {ink2, accent_soft, text},
        {ink3, bg, text},
        {ink3, surface, text},
        {ink3, sunken, text},
        {ink3, closed, text},
        {accent, bg, text},
        {accent, surface, text},
        {accent, accent_soft, text},
        {on_fill, fill, text},
        {on_fill2, fill, text},
        {on_fill, accent_press, text},
        {danger, surface, text},
        {danger, bg, text},
        {danger, danger_soft, text},
        {danger, accent_soft, text},
        {surface, danger, text},
        {ink2, danger_soft, text},
        {warn_ink, warn_soft, text},
        {ink2, warn_soft, text},
        {good, surface, text},
        {good, bg, text},
        {good, good_soft, text},
        {ink2, good_soft, text},
        {green_t, green, text},
        {yellow_t, yellow, text},
        {orange_t, orange, text},
        {red_t, red, text},
        {ink, hatch_soft, text},
        {on_fill, sheet, text},
        {edge, surface, shape},
        {edge, bg, shape},
        {edge, sunken, shape},
        {focus, bg, shape},
        {focus, surface, shape},
        {fill, bg, shape},
        {hatch, surface, shape},
        {green_d, surface, shape},
        {yellow_d, surface, shape},
        {orange_d, surface, shape},
        {red_d, surface, shape},
        {accent, surface, shape},
        {good, bg, shape},
    };
}

}
