// The keyboard on the screen, for tablets that have none of their own. It lies along the bottom while a field has the
// focus, and the page ends above it. What is tapped goes the way of real keys, so fields know nothing of it.

#include <algorithm>
#include <array>

#include "app/ui/ui_state.hpp"
#include "core/base/text.hpp"

namespace vaka::ui {
namespace {

constexpr int across = 11; // letters beside each other
// The gaps belong to the keys beside them: what a finger meets is wider than what is drawn, and eleven fit upright.
constexpr float key_gap = 8, board_padding = 8, widest_board = 1280;
// A page keeps at least this much above the keyboard; one that would not moves up instead of becoming lower.
constexpr float lowest_page = 400;
// The field may lie this near the keyboard.
constexpr float air = 16;

struct Letters {
    std::array<std::string_view, 3> small;
    std::array<std::string_view, 3> large;
};
constexpr Letters letters = {{"qwertyuiopå", "asdfghjklöä", "zxcvbnm"}, {"QWERTYUIOPÅ", "ASDFGHJKLÖÄ", "ZXCVBNM"}};
constexpr std::array<std::string_view, 3> signs = {"1234567890+", "-/:;()%&@\"!", "?'#*=_éü§"};

// Sizes that do not grow with the text: a key is as large as a finger, not as a letter.
struct Measures {
    float unit = 1;        // of the tablet as designed, in px of the page
    float key_height = 80; // with its gap
};

Measures measures(const Canvas& canvas, float magnified) {
    const Box screen = canvas.screen();
    const float unit = 1 / magnified;
    return {unit, (screen.w < screen.h ? 96 : 80) * unit};
}

}

Box Ui::State::keyboard_box() const {
    const Box screen = canvas.screen();
    const Measures m = measures(canvas, text_scale * keyboard.magnified);
    const float tall = 4 * m.key_height + 2 * board_padding * m.unit;
    return {screen.x, screen.bottom() - tall, screen.w, tall};
}

Box Ui::State::page() const {
    Box page = canvas.screen();
    if (!keyboard.up)
        return page;
    const float above = keyboard_box().y - page.y;
    if (above >= lowest_page)
        return page.with_height(above);
    return page.moved(0, -keyboard.lift);
}

// What was tapped since the last frame was typed before what comes now.
void Ui::State::read_keyboard() {
    input.typed.insert(0, keyboard.typed);
    input.keys.insert(input.keys.begin(), keyboard.keys.begin(), keyboard.keys.end());
    keyboard.typed.clear();
    keyboard.keys.clear();
}

// Up while one types. It neither comes nor goes under a finger: the button that was pressed must still be there.
void Ui::State::raise_keyboard() {
    const bool up = keyboard.wanted && was_typing;
    if (up == keyboard.up || input.down)
        return;
    unsettled = true;
    if (input.released)
        return;
    keyboard.up = up;
    keyboard.shift = keyboard.signs = false;
    keyboard.lift = 0;
    // The page becomes lower, its words may wrap anew, and then it scrolls.
    keyboard.reveal = up ? 4 : 0;
}

// A page that has moved up shows the field just above the keyboard.
void Ui::State::reveal_field() {
    const Box board = keyboard_box();
    if (keyboard.up && (focus_moved || keyboard.top != board.y))
        keyboard.reveal = 4;
    keyboard.top = board.y;
    if (keyboard.reveal == 0)
        return;
    --keyboard.reveal;
    unsettled = true;
    if (board.y >= lowest_page)
        return;
    for (const Item& item : items)
        if (item.node.id == focus_id && item.node.role == Role::field) {
            const Box field = with_help(item.node, board.y - 2 * air);
            const bool has_room = field.h + 2 * air <= board.y;
            const float too_low = has_room ? field.bottom() + air - board.y : field.y - air;
            keyboard.lift = std::clamp(keyboard.lift + too_low, 0.0f, board.h + air);
        }
}

// What is to be seen of a field in focus: also what it asks for, when there is room.
Box Ui::State::with_help(const Node& field, float room) const {
    const Box& box = field.rect;
    const float whole = editor.end - box.y;
    return field.id == editor.id && whole > box.h && whole <= room ? box.with_height(whole) : box;
}

void Ui::State::draw_keyboard() {
    if (!keyboard.up)
        return;
    const Measures m = measures(canvas, text_scale * keyboard.magnified);
    const Box board = keyboard_box();
    // Above all else, also above a dialog.
    for (const Item& item : items)
        layer = std::max(layer, item.layer);
    block(board);
    canvas.fill(board, colour(Tone::sunken));
    canvas.fill(board.with_height(1), colour(Tone::edge));
    const float gap = key_gap * m.unit, radius = 12 * m.unit;
    const Box keys = board.centred(std::min(board.w, widest_board * m.unit), 4 * m.key_height);
    const auto rows = keys.rows(4, 0);
    const auto cut = [&](Box& row, int columns) {
        return row.cut_left(keys.w / across * static_cast<float>(columns));
    };
    // Large text makes larger letters, as far as a key has room.
    const float letter_size = std::min(style_of(Type::heading).size, 36 * m.unit);
    const float word_size = std::min(style_of(Type::label).size, 30 * m.unit);

    const auto key = [&](Box finger, std::string_view name, bool selected = false) {
        const Hit hit = target(finger, {.role = Role::button, .name = name, .selected = selected});
        items.back().node.types = true;
        const bool lit = hit.pressed || selected;
        const Box box = finger.inset(gap / 2, gap / 2);
        canvas.fill(box, colour(lit ? Tone::accent_soft : Tone::surface), radius);
        canvas.border(box, colour(lit ? Tone::accent : Tone::edge), (lit ? 3.0f : 2.0f) * m.unit, radius);
        unsettled = unsettled || hit.tapped;
        return hit;
    };
    const auto write = [&](Box box, std::string_view text, float size, Tone tone) {
        canvas.letters(box.centre_x() - canvas.letters_width(text, Weight::semibold, size) / 2,
                       box.centre_y() + 0.3635f * size, text, Weight::semibold, size, colour(tone));
    };
    const auto letter = [&](Box box, std::string_view sign) {
        const Hit hit = key(box, sign);
        write(box, sign, letter_size, hit.pressed ? Tone::accent : Tone::ink);
        if (hit.tapped) {
            keyboard.typed += sign;
            keyboard.shift = false;
        }
    };
    const auto icon_key = [&](Box box, Icon icon, const Words& name, bool selected = false) {
        const Hit hit = key(box, name.str(), selected);
        canvas.icon(icon, box.centre_x(), box.centre_y(), letter_size * 1.25f,
                    colour(hit.pressed || selected ? Tone::accent : Tone::ink));
        return hit.tapped;
    };
    const auto word_key = [&](Box box, std::string_view word, const Words& name, Tone tone) {
        const bool tapped = key(box, name.str()).tapped;
        write(box, word, word_size, tone);
        return tapped;
    };

    const auto& shown = keyboard.signs ? signs : keyboard.shift || keyboard.capitals ? letters.large : letters.small;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        Box row = rows[i];
        if (i == 2 && !keyboard.signs && icon_key(cut(row, 2), Icon::shift, keyboard.words.shift, keyboard.shift))
            keyboard.shift = !keyboard.shift;
        for (std::string_view left = shown[i]; !left.empty();) {
            const std::size_t bytes = first_code_point(left).bytes;
            letter(cut(row, 1), left.substr(0, bytes));
            left.remove_prefix(bytes);
        }
        if (i == 2 && icon_key(cut(row, 2), Icon::backspace, keyboard.words.erase))
            keyboard.keys.push_back({Key::backspace});
    }
    Box last = rows[3];
    if (word_key(cut(last, 2), keyboard.signs ? "abc" : "123",
                 keyboard.signs ? keyboard.words.letters : keyboard.words.signs, Tone::ink))
        keyboard.signs = !keyboard.signs;
    letter(cut(last, 1), ",");
    if (icon_key(cut(last, 5), Icon::space, keyboard.words.space))
        keyboard.typed += ' ';
    letter(cut(last, 1), ".");
    if (word_key(cut(last, 2), keyboard.words.done.str(), keyboard.words.done, Tone::accent)) {
        focus_id = 0;
        is_typing = false;
    }
}

void Ui::set_keyboard(bool wanted) {
    state_->keyboard.wanted = wanted;
}

void Ui::set_magnified(float times) {
    state_->keyboard.magnified = times;
}

void Ui::name_keyboard(const KeyboardWords& words) {
    state_->keyboard.words = words;
}

}
