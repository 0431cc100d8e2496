// What Ui remembers between frames, and the few acts all widgets share. For the sources of Ui only.

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "app/ui/canvas/canvas.hpp"
#include "app/ui/input.hpp"
#include "app/ui/ui.hpp"

namespace vaka::ui {

constexpr float touch = 72;

// How a target was met in this frame.
struct Hit {
    std::uint64_t id = 0;
    bool tapped = false;
    bool pressed = false;
    bool focused = false;
};

struct Target {
    Role role = Role::button;
    std::string_view name;
    std::string value = {};
    bool enabled = true;
    bool selected = false;
    int group = 0;
};

struct Ui::State {
    State(Canvas& to_draw, Input& from) : canvas(to_draw), input(from) {}

    Canvas& canvas;
    Input& input;

    // --- Nodes ---

    struct Item {
        Node node;
        int layer = 0;
        std::uint64_t scroll = 0;
        bool blocks = false; // covers what was drawn before
    };
    std::vector<Item> items; // of this frame
    std::vector<Item> last_items;
    Nodes nodes;
    std::vector<std::string> clipped, last_clipped;
    std::unordered_map<std::uint64_t, int> same_names; // how often an id was made in this frame
    std::vector<std::uint64_t> scopes{0xCBF29CE484222325u};
    int layer = 0;
    int last_layer = 0; // the topmost of the last frame: what can be reached
    int next_group = 1;

    // What a measured drawing must not leave behind; one for each that runs, as they may be nested.
    struct Before {
        int next_group = 1;
        std::size_t clipped = 0;
        Box content;
    };
    std::vector<Before> measured;
    bool measuring() const { return !measured.empty(); }

    std::uint64_t id_of(Role role, std::string_view name);
    std::uint64_t id_of(std::string_view name) const; // of a scope, a scrolling area, what is brought
    Hit target(Box box, const Target& target);
    void note(Role role, std::string_view name, Box box, std::string value = {});
    void block(Box box);
    // The same box on the screen, in px of look.md outside of the wall.
    Box on_screen(Box box) const;
    float pointer_x() const;
    float pointer_y() const;

    // --- Focus and taps ---

    std::uint64_t pressed_id = 0, tapped_id = 0, focus_id = 0;
    std::optional<std::uint64_t> wanted_focus;
    std::string wanted_field;
    bool focus_visible = false;
    bool focus_moved = false; // by keyboard: scroll it into view
    bool escape = false;
    Spot press_at;
    struct Ring {
        Box box;
        float radius = 0;
        std::optional<Box> clip;
    };
    std::optional<Ring> ring; // drawn last, over its neighbours

    void read_input();
    const Item* topmost(float x, float y) const;
    void move_focus(bool backwards);
    void move_in_group(Key key);
    void focus_ring(const Hit& hit, Box box, float radius);

    // --- Scrolling ---

    struct Scroll {
        Box area;
        float offset = 0;
        float content = 0;
        bool overflows = false;
        float edge = 0; // the right end of what surrounds the area
        int turns = 0;  // how often that changed with this area
        int layer = 0;
        bool seen = false; // in this frame; kept for when the page is shown again
    };
    std::map<std::uint64_t, Scroll> scrolls;
    std::uint64_t scroll = 0; // the one being drawn in; 0 none
    std::string scroll_up = "↑", scroll_down = "↓";
    float right_edge = 0; // of the dialog being drawn; 0 is the screen's
    std::optional<Box> clip;
    std::uint64_t dragged = 0;
    float drag_from = 0, drag_offset = 0;

    Box content; // of this page, between its navigation and the end of the screen
    // What has just appeared in a scrolling area comes into sight.
    struct Appeared {
        std::uint64_t scroll = 0;
        Box box;
    };
    std::optional<Appeared> appeared;
    void bring(std::uint64_t id, Box box); // once for each time that it appears

    // --- Fades ---

    struct Fade {
        double since = 0;
        bool seen = true;
        int brought = 0; // frames
    };
    std::unordered_map<std::uint64_t, Fade> fades;
    struct DayFade {
        Day day;
        Day before;
        double since = -1;
        bool seen = true;
    };
    std::unordered_map<std::uint64_t, DayFade> days;
    bool calm = false;
    bool fade_runs = false;
    bool unsettled = false;
    float text_scale = 1;

    static constexpr double fade_time = 0.160;
    float fade_in(std::uint64_t id); // 0-1 since it was first drawn

    // --- Text fields ---

    struct Editor {
        std::uint64_t id = 0;
        std::size_t caret = 0;
        std::size_t anchor = 0;
        std::vector<std::string> undo;
        float end = 0; // below the help under the field
    };
    Editor editor;
    bool is_typing = false;
    bool was_typing = false;

    // --- The keyboard on the screen ---

    struct Keyboard {
        bool wanted = false;
        bool up = false;
        bool shift = false;
        bool signs = false;
        bool capitals = false; // the field in focus makes capitals of all
        int reveal = 0;        // so many frames the field is still brought into sight
        float top = 0;         // where it began in the last frame
        float lift = 0;        // how far a page that cannot become lower has moved up
        float magnified = 1;
        KeyboardWords words;
        // Tapped, and on the way to the input of the next frame.
        std::string typed;
        std::vector<KeyPress> keys;
    };
    Keyboard keyboard;
    Box keyboard_box() const;
    Box page() const;
    void read_keyboard();
    void raise_keyboard();
    void reveal_field();
    Box with_help(const Node& field, float room) const;
    void draw_keyboard();

    // --- Dialogs ---

    struct Dialog {
        float alpha_before = 1;
        float bottom = 0;
    };
    std::vector<Dialog> dialogs;

    // --- The wall ---

    float page_scale = 1;
    bool on_wall = false; // seen from afar: nothing can be tapped

    // --- Text ---

    Colour32 colour(Tone tone) const { return canvas.colour(tone); }
    // From the top of the box; returns the height. most > 0 ends with "…".
    float flow(Box box, std::string_view text, Type type, Colour32 colour, Align align = Align::left, int most = 0);
    // Words of their own, with a node.
    void say(Place place, Role role, std::string_view text, Type type, Colour32 colour, Align align);
    // In the middle of the height of the box, by the height of capitals.
    void put(Box box, std::string_view text, Type type, Colour32 colour, Align align = Align::left, int most = 0);
    int line_count(std::string_view text, Type type, float width) const;
    float height(std::string_view text, Type type, float width) const;
    float width(std::string_view text, Type type) const;
    float wrapped_width(std::string_view text, Type type, float width) const; // of its widest line
    float widest_word(std::string_view text, Type type) const;
    void note_broken(std::string_view text, const std::vector<std::string>& lines);
    void draw_lines(const std::vector<std::string>& lines, Box box, Type type, Colour32 colour, Align align);

    // --- Shared drawings ---

    void soft_panel(Box box, Tone fill, Tone own_ink, float radius);
    void day_square(Box box, const Day& day, bool pressed);
    void day_box(Box box, DayState state, float symbol_size);
    void leaf_row(Box box, const Row& row, const Hit& hit, bool first, bool last, float card_radius);
};

// Where the name of a node comes from when several words tell it.
std::string joined(std::initializer_list<std::string_view> parts);

}
