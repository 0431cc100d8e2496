#include "core/guard/symbols.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "core/base/text.hpp"

namespace vaka {

namespace {

// One code point may show two digits (a circled 12); 0 is nothing to see.
struct Seen {
    char32_t first = 0;
    char32_t second = 0;
};

Seen seen(char32_t c);
char32_t with_accent(char32_t letter, char32_t accent);

void append(std::vector<Symbol>& symbols, char32_t value, std::size_t begin, std::size_t end) {
    bool white = value == U' ' || value == U'\n';
    if (white && !symbols.empty() && (symbols.back().value == U' ' || symbols.back().value == U'\n')) {
        if (value == U'\n')
            symbols.back().value = value;
        symbols.back().end = static_cast<std::uint32_t>(end);
        return;
    }
    symbols.push_back({value, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
}

}

std::vector<Symbol> symbols_of(std::string_view text) {
    std::vector<Symbol> symbols;
    symbols.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        auto byte = static_cast<unsigned char>(text[at]);
        CodePoint point = byte < 0x80 ? CodePoint{byte, 1} : first_code_point(text.substr(at));
        std::size_t end = at + point.bytes;
        Seen signs = seen(point.value);
        if (signs.first != 0)
            append(symbols, signs.first, at, end);
        if (signs.second != 0)
            append(symbols, signs.second, at, end);
        if (signs.first == 0 && !symbols.empty()) {
            symbols.back().value = with_accent(symbols.back().value, point.value);
            symbols.back().end = static_cast<std::uint32_t>(end);
        }
        at = end;
    }
    return symbols;
}

bool is_letter(char32_t c) {
    if (c < 0x80)
        return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
    bool latin = c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7;
    return latin || (c >= 0x370 && c < 0x2000) || (c >= 0x2C00 && c < 0x2E00) || (c >= 0x3040 && c < 0xE000);
}

bool is_capital(char32_t c) {
    return small_letter(c) != c;
}

char32_t small_letter(char32_t c) {
    if ((c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7))
        return c + 32;
    bool even_is_capital = (c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177);
    bool odd_is_capital = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
    if ((even_is_capital && c % 2 == 0) || (odd_is_capital && c % 2 == 1))
        return c + 1;
    return c;
}

namespace {

struct Range {
    char32_t first;
    char32_t last;
};

template <std::size_t n> bool in_ranges(const std::array<Range, n>& ranges, char32_t c) {
    auto after = std::upper_bound(ranges.begin(), ranges.end(), c, [](char32_t a, Range r) { return a < r.first; });
    return after != ranges.begin() && c <= std::prev(after)->last;
}

// Controls, soft hyphen, accents that combine, directions of writing, joiners, variation selectors, the frame of a
// keycap, tags, and U+FFFD, which is what bytes that are no UTF-8 read as.
constexpr std::array<Range, 17> unseen = {{{0x00, 0x08},
                                           {0x0E, 0x1F},
                                           {0x7F, 0x84},
                                           {0x86, 0x9F},
                                           {0xAD, 0xAD},
                                           {0x300, 0x36F},
                                           {0x61C, 0x61C},
                                           {0x115F, 0x1160},
                                           {0x180B, 0x180F},
                                           {0x200B, 0x200F},
                                           {0x202A, 0x202E},
                                           {0x2060, 0x206F},
                                           {0x20D0, 0x20F0},
                                           {0xFE00, 0xFE0F},
                                           {0xFEFF, 0xFEFF},
                                           {0xFFF9, 0xFFFD},
                                           {0xE0000, 0xE0FFF}}};

constexpr std::array<Range, 9> spaces = {{{0x09, 0x09},
                                          {0x20, 0x20},
                                          {0xA0, 0xA0},
                                          {0x1680, 0x1680},
                                          {0x2000, 0x200A},
                                          {0x202F, 0x202F},
                                          {0x205F, 0x205F},
                                          {0x2800, 0x2800},
                                          {0x3000, 0x3000}}};

constexpr std::array<Range, 3> line_breaks = {{{0x0A, 0x0D}, {0x85, 0x85}, {0x2028, 0x2029}}};

constexpr std::array<Range, 26> dashes = {
    {{0x2D, 0x2D},     {0xAF, 0xAF},     {0x2D7, 0x2D7},   {0x58A, 0x58A},   {0x5BE, 0x5BE},   {0x1400, 0x1400},
     {0x1806, 0x1806}, {0x2010, 0x2015}, {0x2043, 0x2043}, {0x2053, 0x2053}, {0x207B, 0x207B}, {0x208B, 0x208B},
     {0x2212, 0x2212}, {0x2500, 0x2501}, {0x2796, 0x2796}, {0x2E17, 0x2E17}, {0x2E1A, 0x2E1A}, {0x2E3A, 0x2E3B},
     {0x2E40, 0x2E40}, {0x2E5D, 0x2E5D}, {0x301C, 0x301C}, {0x3030, 0x3030}, {0x30A0, 0x30A0}, {0xFE31, 0xFE32},
     {0xFE58, 0xFE58}, {0xFE63, 0xFE63}}};

struct Lookalike {
    char32_t value;
    char32_t seen_as;
};

// Signs, and the Greek and Cyrillic letters that nobody tells from Latin ones.
constexpr std::array<Lookalike, 61> lookalikes = {
    {{0xB7, U'.'},    {0x391, U'A'},  {0x392, U'B'},  {0x395, U'E'},  {0x396, U'Z'},  {0x397, U'H'},  {0x399, U'I'},
     {0x39A, U'K'},   {0x39C, U'M'},  {0x39D, U'N'},  {0x39F, U'O'},  {0x3A1, U'P'},  {0x3A4, U'T'},  {0x3A5, U'Y'},
     {0x3A7, U'X'},   {0x3B9, U'i'},  {0x3BD, U'v'},  {0x3BF, U'o'},  {0x405, U'S'},  {0x406, U'I'},  {0x408, U'J'},
     {0x410, U'A'},   {0x412, U'B'},  {0x415, U'E'},  {0x41A, U'K'},  {0x41C, U'M'},  {0x41D, U'H'},  {0x41E, U'O'},
     {0x420, U'P'},   {0x421, U'C'},  {0x422, U'T'},  {0x425, U'X'},  {0x430, U'a'},  {0x435, U'e'},  {0x43E, U'o'},
     {0x440, U'p'},   {0x441, U'c'},  {0x443, U'y'},  {0x445, U'x'},  {0x455, U's'},  {0x456, U'i'},  {0x458, U'j'},
     {0x2019, U'\''}, {0x2024, U'.'}, {0x2027, U'.'}, {0x2044, U'/'}, {0x207A, U'+'}, {0x208A, U'+'}, {0x2215, U'/'},
     {0x2219, U'.'},  {0x2236, U':'}, {0x22C5, U'.'}, {0x2795, U'+'}, {0x29F8, U'/'}, {0x3002, U'.'}, {0xA789, U':'},
     {0xFB29, U'+'},  {0xFE13, U':'}, {0xFE52, U'.'}, {0xFE55, U':'}, {0xFE62, U'+'}}};

// The zeros of all decimal digits (category Nd of Unicode 16); the other nine follow each.
constexpr std::array<char32_t, 74> zeros = {
    0x0030,  0x0660,  0x06F0,  0x07C0,  0x0966,  0x09E6,  0x0A66,  0x0AE6,  0x0B66,  0x0BE6,  0x0C66,  0x0CE6,  0x0D66,
    0x0DE6,  0x0E50,  0x0ED0,  0x0F20,  0x1040,  0x1090,  0x17E0,  0x1810,  0x1946,  0x19D0,  0x1A80,  0x1A90,  0x1B50,
    0x1BB0,  0x1C40,  0x1C50,  0xA620,  0xA8D0,  0xA900,  0xA9D0,  0xA9F0,  0xAA50,  0xABF0,  0xFF10,  0x104A0, 0x10D30,
    0x10D40, 0x11066, 0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650, 0x116C0, 0x116D0, 0x116DA, 0x11730,
    0x118E0, 0x11950, 0x11BF0, 0x11C50, 0x11D50, 0x11DA0, 0x11F50, 0x16A60, 0x16AC0, 0x16B50, 0x1CCF0, 0x1D7CE, 0x1D7D8,
    0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E4F0, 0x1E5F1, 0x1E950, 0x1FBF0};

// Raised, lowered, circled, bracketed and dotted numbers: a run of code points and the number the first shows.
struct Numbers {
    char32_t first;
    char32_t last;
    unsigned shows;
};
constexpr std::array<Numbers, 21> numbers = {
    {{0xB2, 0xB3, 2},      {0xB9, 0xB9, 1},      {0x1369, 0x1371, 1},   {0x19DA, 0x19DA, 1},   {0x2070, 0x2070, 0},
     {0x2074, 0x2079, 4},  {0x2080, 0x2089, 0},  {0x2460, 0x2473, 1},   {0x2474, 0x2487, 1},   {0x2488, 0x249B, 1},
     {0x24EA, 0x24EA, 0},  {0x24EB, 0x24F4, 11}, {0x24F5, 0x24FE, 1},   {0x24FF, 0x24FF, 0},   {0x2776, 0x277F, 1},
     {0x2780, 0x2789, 1},  {0x278A, 0x2793, 1},  {0x10E60, 0x10E68, 1}, {0x11052, 0x1105A, 1}, {0x1F100, 0x1F100, 0},
     {0x1F101, 0x1F10A, 0}}};

Seen seen(char32_t c) {
    if (c >= 0xFF01 && c <= 0xFF5E)
        c -= 0xFEE0;
    bool ordinary = (c > 0x20 && c < 0x7F) || (c >= 0xC0 && c < 0x2B0);
    if (ordinary)
        return {c};
    if (in_ranges(spaces, c))
        return {U' '};
    if (in_ranges(line_breaks, c))
        return {U'\n'};
    if (in_ranges(unseen, c))
        return {};
    auto same = std::lower_bound(lookalikes.begin(), lookalikes.end(), c,
                                 [](const Lookalike& a, char32_t b) { return a.value < b; });
    if (same != lookalikes.end() && same->value == c)
        return {same->seen_as};
    if (in_ranges(dashes, c))
        return {U'-'};
    if (auto above = std::upper_bound(zeros.begin(), zeros.end(), c); c - *std::prev(above) < 10)
        return {U'0' + c - *std::prev(above)};
    for (const Numbers& run : numbers) {
        if (c < run.first || c > run.last)
            continue;
        auto number = static_cast<char32_t>(run.shows + (c - run.first));
        return number < 10 ? Seen{U'0' + number} : Seen{U'0' + number / 10, U'0' + number % 10};
    }
    if (c >= 0x24B6 && c <= 0x24E9) // circled A-Z a-z
        return {c < 0x24D0 ? U'A' + (c - 0x24B6) : U'a' + (c - 0x24D0)};
    if (c >= 0x1D400 && c <= 0x1D6A3) { // bold, italic … of mathematics, thirteen times A-Z a-z
        char32_t nth = (c - 0x1D400) % 52;
        return {nth < 26 ? U'A' + nth : U'a' + (nth - 26)};
    }
    return {c};
}

// Some keyboards write å, ä and ö as a letter and an accent.
char32_t with_accent(char32_t letter, char32_t accent) {
    if (accent == 0x30A)
        return letter == U'a' ? U'å' : letter == U'A' ? U'Å' : letter;
    if (accent == 0x308)
        return letter == U'a' ? U'ä' : letter == U'A' ? U'Ä' : letter == U'o' ? U'ö' : letter == U'O' ? U'Ö' : letter;
    return letter;
}

}

}
