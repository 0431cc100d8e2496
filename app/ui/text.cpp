// Text, headings, hairlines, icons.

#include <algorithm>

#include "app/ui/ui_state.hpp"

namespace vaka::ui {
namespace {

constexpr float cap_height = 0.727f; // of Inter, in em

}

float Ui::State::width(std::string_view text, Type type) const {
    const TypeStyle style = style_of(type);
    float widest = 0;
    while (true) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        widest = std::max(widest, canvas.letters_width(text.substr(0, end), style.weight, style.size));
        if (end == text.size())
            return widest;
        text.remove_prefix(end + 1);
    }
}

float Ui::State::wrapped_width(std::string_view text, Type type, float width) const {
    const TypeStyle style = style_of(type);
    float widest = 0;
    for (const std::string& line : canvas.wrap(text, style.weight, style.size, width))
        widest = std::max(widest, canvas.letters_width(line, style.weight, style.size));
    return widest;
}

float Ui::State::widest_word(std::string_view text, Type type) const {
    float widest = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        widest = std::max(widest, width(text.substr(0, end), type));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return widest;
}

int Ui::State::line_count(std::string_view text, Type type, float width) const {
    const TypeStyle style = style_of(type);
    return static_cast<int>(canvas.wrap(text, style.weight, style.size, width).size());
}

float Ui::State::height(std::string_view text, Type type, float width) const {
    return text.empty() ? 0 : static_cast<float>(line_count(text, type, width)) * style_of(type).line;
}

void Ui::State::draw_lines(const std::vector<std::string>& lines, Box box, Type type, Colour32 colour, Align align) {
    const TypeStyle style = style_of(type);
    float base = box.y + style.line / 2 + cap_height * style.size / 2;
    for (const std::string& text : lines) {
        const float wide = canvas.letters_width(text, style.weight, style.size);
        const float x = align == Align::left    ? box.x
                        : align == Align::right ? box.right() - wide
                                                : box.centre_x() - wide / 2;
        canvas.letters(x, base, text, style.weight, style.size, colour);
        if (wide > box.w + 1)
            clipped.push_back(text);
        base += style.line;
    }
}

// What is broken inside a word did not fit either, unless no narrow box could hold the word.
void Ui::State::note_broken(std::string_view text, const std::vector<std::string>& lines) {
    constexpr std::size_t longest_word = 20;
    constexpr std::string_view between_words = " \n";
    std::size_t at = 0;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        at = text.find(lines[i], at);
        if (at == std::string_view::npos)
            return;
        at += lines[i].size();
        if (at >= text.size() || between_words.find(text[at]) != std::string_view::npos)
            continue;
        const std::size_t begin = text.find_last_of(between_words, at) + 1;
        if (std::min(text.find_first_of(between_words, at), text.size()) - begin <= longest_word)
            clipped.emplace_back(text);
        return;
    }
}

float Ui::State::flow(Box box, std::string_view text, Type type, Colour32 colour, Align align, int most) {
    if (text.empty())
        return 0;
    const TypeStyle style = style_of(type);
    const auto lines = canvas.wrap(text, style.weight, style.size, box.w, most);
    note_broken(text, lines);
    draw_lines(lines, box, type, colour, align);
    return static_cast<float>(lines.size()) * style.line;
}

void Ui::State::put(Box box, std::string_view text, Type type, Colour32 colour, Align align, int most) {
    if (text.empty() || measuring())
        return;
    const TypeStyle style = style_of(type);
    const auto lines = canvas.wrap(text, style.weight, style.size, box.w, most);
    note_broken(text, lines);
    const float tall = static_cast<float>(lines.size()) * style.line;
    if (tall > box.h + 2 && (lines.size() > 1 || style.size > box.h))
        clipped.emplace_back(text);
    draw_lines(lines, {box.x, box.centre_y() - tall / 2, box.w, tall}, type, colour, align);
}

void Ui::State::say(Place place, Role role, std::string_view text, Type type, Colour32 colour, Align align) {
    const TypeStyle style = style_of(type);
    const auto lines =
        text.empty() ? std::vector<std::string>{} : canvas.wrap(text, style.weight, style.size, place.width());
    const float tall = static_cast<float>(lines.size()) * style.line;
    const Box box = place.take(tall).with_height(tall);
    note_broken(text, lines);
    draw_lines(lines, box, type, colour, align);
    note(role, text, box);
}

void Ui::text(Place place, const Words& words, Type type, Tone tone, Align align) {
    state_->say(place, Role::text, words.str(), type, state_->colour(tone), align);
}

void Ui::heading(Place place, const Words& words, Type type, Tone tone, Align align) {
    state_->say(place, Role::heading, words.str(), type, state_->colour(tone), align);
}

void Ui::line(Box box, const Words& words, Type type, Tone tone, Align align) {
    const TypeStyle style = style_of(type);
    state_->draw_lines({words.str()}, {box.x, box.centre_y() - style.line / 2, box.w, style.line}, type,
                       state_->colour(tone), align);
    state_->note(style.size >= style_of(Type::title).size ? Role::heading : Role::text, words.str(), box);
}

void Ui::marked_text(Place place, const Words& words, std::span<const ByteRange> marks, Type type) {
    const TypeStyle style = style_of(type);
    const std::string& text = words.str();
    const auto lines =
        text.empty() ? std::vector<std::string>{} : canvas_.wrap(text, style.weight, style.size, place.width());
    const float tall = static_cast<float>(lines.size()) * style.line;
    const Box box = place.take(tall).with_height(tall);
    std::size_t at = 0;
    float y = box.y;
    for (const std::string& line : lines) {
        // Wrapping drops the space between two lines; find the line again from where the last one ended.
        const std::size_t begin = std::min(text.find(line, at), text.size()), end = begin + line.size();
        for (const ByteRange& mark : marks) {
            const std::size_t from = std::max(begin, mark.begin), to = std::min(end, mark.end);
            if (from >= to)
                continue;
            const float x = box.x + state_->width(std::string_view(text).substr(begin, from - begin), type);
            const float wide = state_->width(std::string_view(text).substr(from, to - from), type);
            canvas_.fill({x, y + 1, wide, style.line - 3}, state_->colour(Tone::accent_soft));
            canvas_.fill({x, y + style.line - 2, wide, 3}, state_->colour(Tone::accent));
        }
        at = end;
        y += style.line;
    }
    state_->draw_lines(lines, box, type, state_->colour(Tone::ink), Align::left);
    state_->note(Role::text, text, box);
}

float Ui::text_width(const Words& words, Type type) const {
    return state_->width(words.str(), type);
}

void Ui::hairline(Box box) {
    canvas_.fill(box.with_height(1), state_->colour(Tone::line));
}

void Ui::vertical_hairline(Box box) {
    canvas_.fill(box.with_width(1), state_->colour(Tone::line));
}

void Ui::icon(Box box, Icon icon, Tone tone, float size) {
    canvas_.icon(icon, box.centre_x(), box.centre_y(), size, state_->colour(tone));
}

}
