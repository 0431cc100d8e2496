// The widgets Vaka allows. A view draws a page by cutting ui.page() into boxes and calling one widget per box; it can
// do nothing else, so touch size, contrast, translation, keyboard order and semantics come by themselves.
//
// All lengths are px of look.md. Scale and text size are Ui's business: at 200 % text the page simply has half as many
// px, landscape() turns false and a view draws its one-column form, which scrolls.
//
// A widget that takes a Place says its height itself: `box.top(12)` gives it what it needs from the top of a box and
// leaves 12 px below it; in a plain box it fills the box, or begins at its top when it cannot grow. Who must know a
// height before drawing runs the same drawing through measured().
//
// A function that returns bool was tapped, or activated from the keyboard; it says so in one frame only.

#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/ui/box.hpp"
#include "app/ui/parts.hpp"
#include "app/ui/semantics.hpp"
#include "app/ui/theme.hpp"
#include "app/ui/words.hpp"

namespace vaka::ui {

class Canvas;
struct Input;

class Ui {
public:
    Ui(Canvas& canvas, Input& input);
    ~Ui();
    Ui(const Ui&) = delete;
    Ui& operator=(const Ui&) = delete;

    // The height that `draw(Box&)` cuts from the top of a box this wide that has no end, gaps below the last thing
    // included. Nothing is drawn, said to a screen reader, tapped, focused or remembered: `draw` acts only on answers
    // of widgets, and these are empty. Requires: no scrolling area and no dialog in it.
    template <typename Draw> float measured(float width, Draw&& draw) {
        Box box{0, 0, width, endless};
        begin_measuring();
        draw(box);
        end_measuring();
        return box.y;
    }

    // --- The page ---

    Box page() const; // the whole screen, or what the keyboard leaves of it
    // Wide enough for rail, main part and side column; else one column (portrait, or large text).
    bool landscape() const;
    float margin() const;               // of a page with navigation: 32, or 44 in one column
    float text_scale() const;           // 1-3
    bool escape_pressed();              // Esc or the system's back: one step back
    bool touched() const;               // a finger or the pointer came down, wherever it was
    void copy(const std::string& text); // to the system's clipboard

    // Names what follows, so that state (scroll, a field's caret) is kept per page and per record.
    void begin_scope(std::string_view name);
    void end_scope();

    // The rail at the left or the bar at the bottom; the rest of `page` is left. `foot` is left out of the bar.
    // Returns the index of the item that was tapped; items.size() is the foot.
    std::optional<std::size_t> navigation(Box& page, std::span<const NavItem> items, const NavItem* foot = nullptr);
    HeadTap head(Box& page, const Head& head);
    LeaveTap leave_head(Box& page, const LeaveHead& head);

    // Whether a footer of this height may stand still: with large text on a low screen it would leave no page. When
    // not, draw it as the last thing that scrolls.
    bool footer_fits(float height) const;
    // A page longer than the area scrolls by dragging and by two arrows at its right edge. Draw in the returned box,
    // whose height has no end, and tell at the end how far down you came. Footers are drawn outside.
    void bring(std::string_view name, Box box); // scrolls what has just appeared into sight
    Box begin_scroll(Box area, std::string_view name);
    void end_scroll(float bottom);

    // For a screen reader; once is enough.
    void name_scroll_arrows(const Words& up, const Words& down);
    void name_keyboard(const KeyboardWords& words);

    // --- Text --- Wraps to the width.

    void text(Place place, const Words& words, Type type = Type::body, Tone tone = Tone::ink,
              Align align = Align::left);
    void heading(Place place, const Words& words, Type type = Type::title, Tone tone = Tone::ink,
                 Align align = Align::left); // also a heading for a screen reader
    // One line, its capitals centred in the height of the box.
    void line(Box box, const Words& words, Type type = Type::body, Tone tone = Tone::ink, Align align = Align::left);
    // With a plate and an underline under some bytes: what differs between two versions.
    void marked_text(Place place, const Words& words, std::span<const ByteRange> marks, Type type = Type::lead);
    float text_width(const Words& words, Type type) const; // of the longest line

    // --- Buttons and choices ---

    bool button(Place place, const Button& button);
    float button_width(const Button& button) const;                               // as narrow as it can be
    bool step_button(Box box, Icon icon, const Words& name, bool enabled);        // less and more, beside a number
    bool icon_button(Box box, Icon icon, const Words& name, bool enabled = true); // arrows and the like: 72 x 72

    bool start_panel(Place place, const Words& title, const Words& detail);
    bool done_panel(Place place, const Words& title, const Words& detail); // after the huddle: "Mötet är klart 09:36"

    bool choice_tile(Place place, const ChoiceTile& tile);
    static constexpr float lying_tile = 84; // a category tile that is wide and low has its word beside its icon
    bool category_tile(Box box, Icon icon, const Words& word, bool selected);

    // Equal widths, stacked when the words do not fit. Returns the one tapped.
    std::optional<std::size_t> segments(Place place, std::span<const Segment> segments,
                                        std::optional<std::size_t> selected);
    // Page filters: each hugs its words; they go on to the next line when the width ends.
    std::optional<std::size_t> filters(Place place, std::span<const Segment> segments,
                                       std::optional<std::size_t> selected);
    float filters_width(std::span<const Segment> segments) const; // in one line
    bool check_box(Place place, const Words& words, bool checked, const Words& note = {});

    // --- Text fields ---

    // Label, field and help or error. True when `value` was changed by the user.
    bool text_field(Place place, const Field& field, std::string& value);
    void focus_field(std::string_view name); // by label or name, from the next frame on
    bool typing() const;                     // a field has the focus
    GuardAnswer guard(Place place, const Guard& guard);

    // --- Cards, rows, messages ---

    Box card(Box box, float padding = 24); // returns the inside
    // As high as what `draw(Box&)` cuts from its inside, or as the box it is given.
    template <typename Draw> void card(Place place, float padding, Draw&& draw) {
        const float inner = card_inside({0, 0, place.width(), endless}, padding).w;
        Box inside = card(place.take(measured(inner, draw) + 2 * padding), padding);
        draw(inside);
    }
    Box panel(Box box, Tone tone, float padding = 24);     // a soft panel, without border
    Box waiting_panel(Box box, float padding = 24);        // dashed, like the day that waits
    bool number_card(Place place, const NumberCard& card); // words beside the number when it is low, else below
    // Rows in one card, or inside a card that is there already. Returns the one tapped.
    std::optional<std::size_t> row_card(Place place, std::span<const Row> rows);
    bool row(Place place, const Row& row);
    bool task(Place place, const Task& task); // its button was tapped
    void message(Place place, const Message& message);
    // What a choice leads to, with the day's symbol: "Tillbud. Dagen blir gul."
    void result_panel(Place place, DayState symbol, const Words& title, const Words& detail);
    UndoAnswer undo_sheet(const Undo& undo); // along the bottom, over the page
    void empty_state(Place place, const EmptyState& state);
    void chain(Place place, std::span<const ChainStep> steps);
    float chip(Box box, Icon icon, const Words& words);        // a label, not a button; returns its width
    void hairline(Box box);                                    // along the top of the box
    void vertical_hairline(Box box);                           // along the left of the box
    void icon(Box box, Icon icon, Tone tone, float size = 24); // centred in the box
    void progress(Box box, float part, const Words& words);    // long work: a bar with a count

    // --- The cross ---

    // The largest cell with which the cross fits: whole px, gap and plate counted.
    static float cross_cell(float width, float height);
    static float cross_size(float cell); // of the whole cross, plate included
    // With its legend, which goes below the cross when its words do not fit in the lower corners.
    bool legend_fits(float cell, const Legend& legend) const; // in those corners
    void legend(Place place, const Legend& legend);           // away from the cross
    // days[i] is day i + 1 of the month. Returns the index of the day tapped.
    std::optional<std::size_t> cross(Place place, float cell, std::span<const Day> days,
                                     const Legend* legend = nullptr);
    // A month as one target; symbols only, only colour below 20 px. `gap` is 3-4.
    bool small_cross(Box box, float cell, float gap, std::span<const Day> days, const Words& name,
                     const Words& value = {});
    bool day(Box box, const Day& day);         // one day, as a target
    void day_picture(Box box, const Day& day); // as a picture: the big square of the summary
    void day_symbol(Box box, DayState state);  // box with symbol: legends, tiles, chains, weeks

    // --- The huddle, synchronisation ---

    void steps(Box box, const Steps& steps);
    void timer(Box box, const Timer& timer); // caption and ring, at the right edge of the box
    bool sync_line(Box box, const Sync& sync, Align align = Align::right); // a target of 72 in height
    float sync_line_width(const Sync& sync) const;
    // Saved here — waiting - - received.
    struct SyncPath {
        std::array<Words, 3> titles;
        std::array<Words, 3> details;
        bool waiting = false; // dashes to the last one
    };
    void sync_path(Place place, const SyncPath& path);

    // --- Dialogs --- Drawn last; all that was drawn before cannot be reached while one is open.

    Box begin_dialog(const Words& title, float height, float width = 480); // returns the inside, below the title
    void end_dialog();
    // As high as what `draw(Box&)` cuts from its inside.
    template <typename Draw> void dialog(const Words& title, float width, Draw&& draw) {
        Box inside = begin_dialog(title, measured(dialog_room(width), draw), width);
        draw(inside);
        end_dialog();
    }
    // What does not fit on the screen scrolls.
    PinKey pin_pad(Place place, const PinPad& pad);
    DateAnswer date_dialog(const DatePicker& picker);
    OptionAnswer option_dialog(const OptionList& list);

    // --- Charts and decorations ---

    void run_chart(Box box, const RunChart& chart);
    void bars(Place place, std::span<const Bar> bars, const BarMark* mark = nullptr);
    void heat_table(Place place, const HeatTable& table);
    void figures(Place place, const Figures& figures);
    std::optional<int> year_wheel(Box box, const YearWheel& wheel); // the month tapped, 1-12
    // The blue half of the first page, with the product's name, a headline and pale days.
    void welcome(Place place, const Words& product, const Words& headline, const Words& detail);

    // --- The wall --- A page of 1920 x 1080 px, upright of 1080 x 1920, that fills any screen. Returns its box.
    Box begin_wall();
    void end_wall();

    // --- For the frame, the tests and the assistive technology ---

    void begin_frame();
    void end_frame();
    const Nodes& nodes() const;                      // of the last whole frame
    const std::vector<std::string>& clipped() const; // texts that did not fit in the last frame
    void set_text_scale(float scale);                // 1-3
    void set_calm(bool calm);                        // no fades
    void set_keyboard(bool wanted);                  // one on the screen, while a field has the focus
    void set_magnified(float times);                 // by the size of the screen, which is part of the canvas' scale
    void focus_node(std::uint64_t id);               // keyboard focus, from the next frame on
    bool fading() const;                             // wants another frame soon
    bool wants_frame() const;                        // layout has not settled, or a fade runs

    struct State; // ui_state.hpp, for the sources of Ui

private:
    static constexpr float endless = 1e6f;
    static Box card_inside(Box box, float padding) { return box.inset(std::min(padding, box.w / 12), padding); }
    float dialog_room(float width) const; // the width inside a dialog
    void begin_measuring();
    void end_measuring();

    Canvas& canvas_;
    Input& input_;
    std::unique_ptr<State> state_;
};

}
