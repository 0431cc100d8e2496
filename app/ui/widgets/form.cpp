// Text fields and the privacy guard. Vaka edits text itself: words wrap, the caret stands still, and what the guard
// masks is never drawn.

#include <algorithm>
#include <cmath>

#include "app/ui/ui_state.hpp"
#include "core/base/text.hpp"

namespace vaka::ui {
namespace {

constexpr std::string_view dot = "●";
constexpr float plate_end = 9;

std::size_t previous(const std::string& text, std::size_t at) {
    while (at > 0 && (static_cast<unsigned char>(text[--at]) & 0xC0) == 0x80)
        ;
    return at;
}

std::size_t next(const std::string& text, std::size_t at) {
    if (at < text.size())
        ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80)
        ++at;
    return at;
}

bool is_masked(const std::vector<ByteRange>& masks, std::size_t at) {
    return std::any_of(masks.begin(), masks.end(), [at](ByteRange mask) { return at >= mask.begin && at < mask.end; });
}

// Digits and letters of a masked part become dots; signs between them stay, so that one sees what it was.
bool becomes_dot(char c) {
    return c != '-' && c != '+' && c != ' ' && c != '\n';
}

std::string masked_text(const std::string& text, const std::vector<ByteRange>& masks) {
    std::string shown;
    for (std::size_t at = 0; at < text.size(); at = next(text, at)) {
        if (is_masked(masks, at) && becomes_dot(text[at]))
            shown += dot;
        else
            shown.append(text, at, next(text, at) - at);
    }
    return shown;
}

// One line of the field: bytes [begin, end) of the text, and where each letter starts.
struct Line {
    std::size_t begin = 0, end = 0;
    std::vector<std::pair<std::size_t, float>> starts; // byte, x; the last is the end of the line
};

struct Layout {
    std::vector<Line> lines;

    std::pair<std::size_t, float> where(std::size_t at) const {
        for (std::size_t i = lines.size(); i-- > 0;)
            if (at >= lines[i].begin || i == 0) {
                for (const auto& [byte, x] : lines[i].starts)
                    if (byte >= at)
                        return {i, x};
                return {i, lines[i].starts.back().second};
            }
        return {0, 0.0f};
    }

    std::size_t at(float x, std::size_t line) const {
        const auto& starts = lines[std::min(line, lines.size() - 1)].starts;
        std::size_t best = starts.front().first;
        float nearest = 1e9f;
        for (const auto& [byte, start] : starts)
            if (std::abs(start - x) < nearest) {
                nearest = std::abs(start - x);
                best = byte;
            }
        return best;
    }
};

Layout lay_out(const Canvas& canvas, const std::string& text, const std::vector<ByteRange>& masks, Weight weight,
               float size, float width) {
    Layout layout;
    Line line;
    float x = 0;
    std::size_t word = 0; // index in starts where the last word of the line began
    const auto finish = [&](std::size_t end) {
        line.end = end;
        line.starts.emplace_back(end, x);
        layout.lines.push_back(std::move(line));
        line = Line{};
        line.begin = end;
        x = 0;
        word = 0;
    };
    for (std::size_t at = 0; at < text.size(); at = next(text, at)) {
        if (text[at] == '\n') {
            finish(at);
            line.begin = at + 1;
            continue;
        }
        const bool hidden = is_masked(masks, at) && becomes_dot(text[at]);
        const std::string_view letter = hidden ? dot : std::string_view(text).substr(at, next(text, at) - at);
        // A plate needs air at its ends.
        if (is_masked(masks, at) != (at > 0 && is_masked(masks, previous(text, at))))
            x += plate_end;
        const float wide = canvas.letters_width(letter, weight, size);
        if (x + wide > width && text[at] != ' ' && !line.starts.empty()) {
            // The word goes to the next line, or is broken when it fills this one alone.
            auto moved = word > 0
                             ? std::vector(line.starts.begin() + static_cast<std::ptrdiff_t>(word), line.starts.end())
                             : std::vector<std::pair<std::size_t, float>>{};
            const std::size_t end = moved.empty() ? at : moved.front().first;
            const float from = moved.empty() ? x : moved.front().second;
            line.starts.resize(line.starts.size() - moved.size());
            const float whole = x;
            x = from;
            finish(end);
            for (const auto& [byte, start] : moved)
                line.starts.emplace_back(byte, start - from);
            x = whole - from;
        }
        line.starts.emplace_back(at, x);
        x += wide;
        if (text[at] == ' ')
            word = line.starts.size();
    }
    finish(text.size());
    return layout;
}

Type type_of(const Field& field) {
    return field.large ? Type::lead : Type::body;
}

float box_height(const Field& field) {
    return field.lines <= 1 ? touch : touch + 28 * static_cast<float>(field.lines);
}

}

void Ui::focus_field(std::string_view name) {
    if (state_->measuring())
        return;
    state_->wanted_field = name;
    state_->unsettled = true;
}

bool Ui::typing() const {
    return state_->is_typing || state_->was_typing;
}

namespace {

// Applies keys and typed letters to the text. Returns whether it changed.
bool edit(Ui::State& s, const Field& field, const Layout& layout, std::string& text) {
    std::size_t &caret = s.editor.caret, &anchor = s.editor.anchor;
    std::vector<std::string>& undo = s.editor.undo;
    caret = std::min(caret, text.size());
    anchor = std::min(anchor, text.size());
    const std::string before = text;
    const auto remember = [&] {
        if (undo.empty() || undo.back() != before)
            undo.push_back(before);
        if (undo.size() > 100)
            undo.erase(undo.begin());
    };
    const auto remove = [&](std::size_t from, std::size_t to) {
        text.erase(from, to - from);
        caret = anchor = from;
    };
    const auto insert = [&](std::string_view typed) {
        if (caret != anchor)
            remove(std::min(caret, anchor), std::max(caret, anchor));
        while (!typed.empty()) {
            const auto [letter, bytes] = first_code_point(typed);
            const bool wanted = letter >= ' ' || (letter == '\n' && field.lines > 1);
            if (wanted && length(text) < field.max_length) {
                const std::string one(typed.substr(0, bytes));
                const bool small = field.capitals && one.size() == 1 && one[0] >= 'a' && one[0] <= 'z';
                text.insert(caret, small ? std::string(1, static_cast<char>(one[0] - 'a' + 'A')) : one);
                caret = anchor = caret + bytes;
            }
            typed.remove_prefix(bytes);
        }
    };
    for (const KeyPress& press : s.input.keys) {
        const bool selected = caret != anchor;
        const std::size_t first = std::min(caret, anchor), last = std::max(caret, anchor);
        const auto [line, x] = layout.where(caret);
        switch (press.key) {
        case Key::left:
            caret = selected && !press.shift ? first : previous(text, caret);
            break;
        case Key::right:
            caret = selected && !press.shift ? last : next(text, caret);
            break;
        case Key::up:
            caret = line > 0 ? layout.at(x, line - 1) : 0;
            break;
        case Key::down:
            caret = line + 1 < layout.lines.size() ? layout.at(x, line + 1) : text.size();
            break;
        case Key::home:
            caret = layout.lines[line].begin;
            break;
        case Key::end:
            caret = std::max(layout.lines[line].begin, layout.lines[line].starts.back().first);
            break;
        case Key::backspace:
            remember();
            selected ? remove(first, last) : remove(previous(text, caret), caret);
            continue;
        case Key::remove:
            remember();
            selected ? remove(first, last) : remove(caret, next(text, caret));
            continue;
        case Key::enter:
            if (field.lines > 1) {
                remember();
                insert("\n");
            }
            continue;
        case Key::a:
            anchor = 0;
            caret = text.size();
            continue;
        case Key::c:
        case Key::x:
            // What is masked does not leave the field by the clipboard either.
            if (selected && field.masked.empty())
                s.input.write_clipboard(text.substr(first, last - first));
            if (selected && press.key == Key::x) {
                remember();
                remove(first, last);
            }
            continue;
        case Key::v:
            remember();
            insert(s.input.read_clipboard());
            continue;
        case Key::z:
            if (!undo.empty()) {
                text = undo.back();
                undo.pop_back();
                caret = anchor = text.size();
            }
            continue;
        default:
            continue;
        }
        if (!press.shift)
            anchor = caret;
    }
    if (!s.input.typed.empty()) {
        remember();
        insert(s.input.typed);
    }
    return text != before;
}

}

bool Ui::text_field(Place place, const Field& field, std::string& value) {
    State& s = *state_;
    const Words& below = field.error.empty() ? field.help : field.error;
    const float label = s.height(field.label.str(), Type::label, place.width());
    const float help = s.height(below.str(), Type::note, place.width());
    Box box = place.take((label > 0 ? label + 8 : 0) + box_height(field) + (help > 0 ? 6 + help : 0));
    if (s.measuring())
        return false;
    if (label > 0) {
        s.flow(box, field.label.str(), Type::label, s.colour(Tone::ink));
        box.cut_top(label, 8);
    }
    const Box frame = box.with_height(box_height(field));
    const bool hides = !field.masked.empty();
    const Hit hit = s.target(frame, {.role = Role::field,
                                     .name = field.label.empty() ? field.name : std::string_view(field.label.str()),
                                     .value = masked_text(value, field.masked),
                                     .enabled = field.enabled});
    const bool focused = hit.focused && field.enabled;
    const TypeStyle style = style_of(type_of(field));
    const Box inside{frame.x + 22, frame.y + (field.lines > 1 ? 22.0f : 0), frame.w - 44,
                     frame.h - (field.lines > 1 ? 44.0f : 0)};
    const float width = field.lines > 1 ? inside.w : 1e6f;
    const auto& masks = field.masked;

    // The masks are of the text as the view knows it, so that text is drawn; what is typed now is seen in the next
    // frame, when the guard has seen it too.
    const std::string shown = value;
    bool changed = false;
    if (focused) {
        s.is_typing = true;
        s.keyboard.capitals = field.capitals;
        if (s.editor.id != hit.id)
            s.editor = {hit.id, value.size(), s.focus_visible ? 0 : value.size(), {}};
        const Layout layout = lay_out(canvas_, value, masks, style.weight, style.size, width);
        if (s.was_typing || !input_.typed.empty())
            changed = edit(s, field, layout, value);
        if (changed)
            s.unsettled = true;
    } else if (s.editor.id == hit.id) {
        s.editor = {};
    }
    const std::size_t caret = std::min(s.editor.caret, shown.size());
    const Layout layout = lay_out(canvas_, shown, masks, style.weight, style.size, width);
    auto [caret_line, caret_x] = layout.where(caret);

    // A long line or a long text moves so that the caret is seen.
    float shift_x = 0, shift_y = 0;
    if (focused && field.lines <= 1)
        shift_x = std::max(0.0f, caret_x - inside.w + 4);
    if (focused && field.lines > 1)
        shift_y = std::max(0.0f, static_cast<float>(caret_line + 1) * style.line - inside.h);
    const float first_line = field.lines > 1 ? inside.y : frame.centre_y() - style.line / 2;

    if (focused && input_.down && hit.pressed) {
        const float y = s.pointer_y() - first_line + shift_y;
        const std::size_t line = y <= 0 ? 0 : static_cast<std::size_t>(y / style.line);
        s.editor.caret = layout.at(s.pointer_x() - inside.x + shift_x, line);
        if (input_.pressed)
            s.editor.anchor = s.editor.caret;
        std::tie(caret_line, caret_x) = layout.where(s.editor.caret);
    }

    const bool stopped = !field.error.empty() || hides;
    canvas_.fill(frame, s.colour(field.enabled ? Tone::surface : Tone::sunken), 12);
    if (!field.enabled)
        canvas_.border(frame, s.colour(Tone::line), 2, 12);
    else
        canvas_.border(frame,
                       s.colour(stopped   ? Tone::danger
                                : focused ? Tone::focus
                                          : Tone::edge),
                       stopped || focused ? 3 : 2, 12);

    canvas_.push_clip({frame.x + 4, frame.y + 4, frame.w - 8, frame.h - 8});
    const float base_in_line = style.line / 2 + 0.3635f * style.size;
    if (shown.empty() && !field.placeholder.empty()) {
        const Box where{inside.x, first_line, inside.w, inside.h};
        if (field.lines > 1)
            s.flow(where, field.placeholder.str(), type_of(field), s.colour(Tone::ink3));
        else
            s.flow(where, field.placeholder.str(), type_of(field), s.colour(Tone::ink3), Align::left, 1);
    }
    const std::size_t from = std::min(s.editor.caret, s.editor.anchor), to = std::max(s.editor.caret, s.editor.anchor);
    for (std::size_t i = 0; i < layout.lines.size(); ++i) {
        const Line& line = layout.lines[i];
        const float y = first_line + static_cast<float>(i) * style.line - shift_y;
        for (std::size_t k = 0; k + 1 < line.starts.size(); ++k) {
            const auto [at, x] = line.starts[k];
            const float wide = line.starts[k + 1].second - x;
            const bool hidden = is_masked(masks, at);
            const float left = inside.x + x - shift_x;
            if (focused && at >= from && at < to)
                canvas_.fill({left, y, wide + 0.5f, style.line}, s.colour(Tone::accent_soft));
            else if (hidden) {
                const bool begins = at == 0 || !is_masked(masks, previous(shown, at));
                const bool ends = !is_masked(masks, next(shown, at));
                // The air after the last letter is already in its width, unless the text ends with it.
                const bool last = ends && k + 2 == line.starts.size();
                const Box plate{left - (begins ? plate_end : 0.0f), y - 4,
                                wide + 0.5f + (begins ? plate_end : 0.0f) + (last ? plate_end : 0.0f), style.line + 8};
                canvas_.fill(plate, s.colour(Tone::danger_soft), begins || ends ? 4.0f : 0.0f);
                if (begins && !ends)
                    canvas_.fill({plate.right() - 6, plate.y, 6, plate.h}, s.colour(Tone::danger_soft));
                if (ends && !begins)
                    canvas_.fill({plate.x, plate.y, 6, plate.h}, s.colour(Tone::danger_soft));
            }
        }
        for (std::size_t k = 0; k + 1 < line.starts.size(); ++k) {
            const auto [at, x] = line.starts[k];
            const bool hidden = is_masked(masks, at);
            const std::string_view letter =
                hidden && becomes_dot(shown[at]) ? dot : std::string_view(shown).substr(at, next(shown, at) - at);
            canvas_.letters(inside.x + x - shift_x, y + base_in_line, letter, style.weight, style.size,
                            s.colour(hidden          ? Tone::danger
                                     : field.enabled ? Tone::ink
                                                     : Tone::ink3));
        }
    }
    if (focused)
        canvas_.fill({inside.x + caret_x - shift_x - 1,
                      first_line + static_cast<float>(caret_line) * style.line - shift_y + 1, 3, style.line - 2},
                     s.colour(Tone::focus));
    canvas_.pop_clip();

    if (focused)
        s.editor.end = frame.bottom();
    if (!below.empty()) {
        const Box under{frame.x, frame.bottom() + 6, frame.w, 0};
        const float used =
            s.flow(under, below.str(), Type::note, s.colour(field.error.empty() ? Tone::ink2 : Tone::danger));
        s.note(Role::text, below.str(), under.with_height(used));
        if (focused)
            s.editor.end = under.y + used;
    }
    return changed;
}

GuardAnswer Ui::guard(Place place, const Guard& guard) {
    State& s = *state_;
    const bool stopped = guard.kind == GuardKind::stopped;
    const Button act{.word = guard.act, .kind = stopped ? ButtonKind::stop : ButtonKind::secondary};
    const Button keep{.word = guard.keep, .kind = ButtonKind::quiet};
    const float act_width = button_width(act), keep_width = guard.keep.empty() ? 0 : button_width(keep);
    const float buttons = act_width + (keep_width > 0 ? keep_width + 8 : 0);
    const bool beside = place.width() - 16 - buttons - 64 >= 240;
    // Two buttons that do not fit beside each other stand on two lines.
    const bool stacked = buttons > place.width() - 16;
    const float buttons_height = stacked ? 2 * touch + 8 : touch;
    const float room = place.width() - 16 - 52 - (beside ? buttons + 12 : 0);
    const float tall = s.height(guard.title.str(), Type::label, room) + s.height(guard.detail.str(), Type::note, room);
    const float height = beside ? std::max(88.0f, tall + 32) : tall + 24 + buttons_height + 16;
    const Box box = place.take(height).with_height(height);
    s.note(Role::status, guard.title.str(), box, guard.detail.str());
    s.bring(s.id_of(Role::status, guard.title.str()), box);
    s.soft_panel(box, stopped ? Tone::danger_soft : Tone::warn_soft, stopped ? Tone::danger : Tone::warn_ink, 12);
    Box inside = box.inset(8, 8);
    Box row = beside ? inside.cut_right(buttons, 12).centred(buttons, touch) : inside.cut_bottom(buttons_height, 8);
    Box words = inside;
    const Box icon = words.cut_left(48, 4);
    canvas_.icon(stopped ? Icon::lock : Icon::watch, icon.centre_x(), words.centre_y(), 32,
                 s.colour(stopped ? Tone::danger : Tone::warn_ink));
    const Box lines = words.centred(words.w, tall);
    const float used = s.flow(lines, guard.title.str(), Type::label, s.colour(Tone::ink));
    s.flow(lines.moved(0, used), guard.detail.str(), Type::note, s.colour(Tone::ink2));
    GuardAnswer answer = GuardAnswer::none;
    if (keep_width > 0 && button(stacked ? row.cut_bottom(touch, 8) : row.cut_right(keep_width, 8), keep))
        answer = GuardAnswer::keep;
    if (button(stacked ? row : row.cut_right(std::min(act_width, row.w)), act))
        answer = GuardAnswer::act;
    return answer;
}

}
