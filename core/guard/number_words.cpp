#include "core/guard/number_words.hpp"

#include <algorithm>
#include <array>

namespace vaka {

namespace {

struct NumberWord {
    std::u32string_view text;
    int value;
};

constexpr std::array<NumberWord, 45> number_words = {
    {{U"noll", 0},     {U"nolla", 0},    {U"nollan", 0},  {U"ett", 1},      {U"etta", 1},     {U"ettan", 1},
     {U"två", 2},      {U"tvåa", 2},     {U"tvåan", 2},   {U"tre", 3},      {U"trea", 3},     {U"trean", 3},
     {U"fyra", 4},     {U"fyran", 4},    {U"fem", 5},     {U"femma", 5},    {U"sex", 6},      {U"sexa", 6},
     {U"sju", 7},      {U"sjua", 7},     {U"åtta", 8},    {U"åttan", 8},    {U"nio", 9},      {U"nia", 9},
     {U"tio", 10},     {U"elva", 11},    {U"tolv", 12},   {U"tretton", 13}, {U"fjorton", 14}, {U"femton", 15},
     {U"sexton", 16},  {U"sjutton", 17}, {U"arton", 18},  {U"aderton", 18}, {U"nitton", 19},  {U"tjugo", 20},
     {U"tjugi", 20},   {U"trettio", 30}, {U"fyrtio", 40}, {U"förtio", 40},  {U"femtio", 50},  {U"sextio", 60},
     {U"sjuttio", 70}, {U"åttio", 80},   {U"nittio", 90}}};

constexpr bool tens(int value) {
    return value >= 20;
}

const NumberWord* longest_at(std::u32string_view text) {
    const NumberWord* best = nullptr;
    for (const NumberWord& word : number_words)
        if (text.starts_with(word.text) && (!best || word.text.size() > best->text.size()))
            best = &word;
    return best;
}

void append(std::u32string& digits, int value) {
    if (value >= 10)
        digits += U'0' + static_cast<char32_t>(value / 10);
    digits += U'0' + static_cast<char32_t>(value % 10);
}

}

std::u32string spelled_digits(std::u32string_view word) {
    constexpr std::size_t longest = 60;
    std::u32string digits;
    if (word.size() > longest)
        return digits;
    while (!word.empty()) {
        if (word.starts_with(U"hundra") && !digits.empty()) {
            word.remove_prefix(std::u32string_view(U"hundra").size());
            if (word.empty())
                digits += U"00";
            continue;
        }
        const NumberWord* part = longest_at(word);
        if (!part)
            return {};
        word.remove_prefix(part->text.size());
        int value = part->value;
        const NumberWord* unit = tens(value) ? longest_at(word) : nullptr;
        if (unit && unit->value > 0 && unit->value < 10) {
            word.remove_prefix(unit->text.size());
            value += unit->value;
        }
        append(digits, value);
    }
    return digits;
}

bool is_tens(std::u32string_view word) {
    auto known = std::ranges::find(number_words, word, &NumberWord::text);
    return known != number_words.end() && tens(known->value);
}

}
