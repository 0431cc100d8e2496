// The widgets Vaka allows. A view draws a page by cutting ui.page() into boxes and calling one widget per box; it can
// do nothing else, so touch size, contrast, translation, keyboard order and semantics come by themselves.
//
// All lengths are px of look.md. Scale and text size are Ui's business: at 200 % text the page simply has half as many
// px, landscape() turns false and a view draws its one-column form, which scrolls. Heights that depend on text are
// asked for (`..._height`), never guessed.
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

    // --- Text --- Wraps to the width. Returns the height it took.

    float text(Box box, const Words& words, Type type = Type::body, Tone tone = Tone::ink, Align align = Align::left);
    float heading(Box box, const Words& words, Type type = Type::title, Tone tone = Tone::ink,
                  Align align = Align::left); // also a heading for a screen reader
    // One line, its capitals centred in the height of the box.
    void line(Box box, const Words& words, Type type = Type::body, Tone tone = Tone::ink, Align align = Align::left);
    // With a plate and an underline under some bytes: what differs between two versions.
    float marked_text(Box box, const Words& words, std::span<const ByteRange> marks, Type type = Type::lead);
    float text_height(const Words& words, Type type, float width) const;
    float text_width(const Words& words, Type type) const; // of the longest line

    // --- Buttons and choices ---

    bool button(Box box, const Button& button);
    float button_width(const Button& button) const;                               // as narrow as it can be
    float button_height(const Button& button, float width) const;                 // 72 or 96, more when the words wrap
    bool step_button(Box box, Icon icon, const Words& name, bool enabled);        // less and more, beside a number
    bool icon_button(Box box, Icon icon, const Words& name, bool enabled = true); // arrows and the like: 72 x 72

    bool start_panel(Box box, const Words& title, const Words& detail);
    bool done_panel(Box box, const Words& title, const Words& detail); // after the huddle: "Mötet är klart 09:36"
    float start_panel_height(const Words& title, const Words& detail, float width) const;

    bool choice_tile(Box box, const ChoiceTile& tile);                   // tall or wide, after the shape of the box
    float choice_tile_height(const ChoiceTile& tile, float width) const; // of the wide form
    static constexpr float lying_tile = 84; // a category tile that is wide and low has its word beside its icon
    bool category_tile(Box box, Icon icon, const Words& word, bool selected);

    // Equal widths, stacked when the words do not fit. Returns the one tapped.
    std::optional<std::size_t> segments(Box box, std::span<const Segment> segments,
                                        std::optional<std::size_t> selected);
    float segments_height(std::span<const Segment> segments, float width) const;
    // Page filters: each hugs its words; they go on to the next line when the width ends.
    std::optional<std::size_t> filters(Box box, std::span<const Segment> segments, std::optional<std::size_t> selected);
    float filters_height(std::span<const Segment> segments, float width) const;
    float filters_width(std::span<const Segment> segments) const; // in one line
    bool check_box(Box box, const Words& words, bool checked, const Words& note = {});
    float check_box_height(const Words& words, float width) const;

    // --- Text fields ---

    // Label, field and help or error. True when `value` was changed by the user.
    bool text_field(Box box, const Field& field, std::string& value);
    float text_field_height(const Field& field, float width) const;
    void focus_field(std::string_view name); // by label or name, from the next frame on
    bool typing() const;                     // a field has the focus
    GuardAnswer guard(Box box, const Guard& guard);
    float guard_height(const Guard& guard, float width) const;

    // --- Cards, rows, messages ---

    Box card(Box box, float padding = 24);             // returns the inside
    Box panel(Box box, Tone tone, float padding = 24); // a soft panel, without border
    Box waiting_panel(Box box, float padding = 24);    // dashed, like the day that waits
    bool number_card(Box box, const NumberCard& card); // words beside the number when it is low, else below
    float number_card_height(const NumberCard& card, float width) const;
    // Rows in one card, or inside a card that is there already. Returns the one tapped.
    std::optional<std::size_t> row_card(Box box, std::span<const Row> rows);
    float row_card_height(std::span<const Row> rows, float width) const;
    bool row(Box box, const Row& row);
    float row_height(const Row& row, float width) const;
    bool task(Box box, const Task& task); // its button was tapped
    float task_height(const Task& task, float width) const;
    float message(Box box, const Message& message); // returns its height
    float message_height(const Message& message, float width) const;
    // What a choice leads to, with the day's symbol: "Tillbud. Dagen blir gul."
    void result_panel(Box box, DayState symbol, const Words& title, const Words& detail);
    float result_panel_height(const Words& title, const Words& detail, float width) const;
    UndoAnswer undo_sheet(const Undo& undo); // along the bottom, over the page
    void empty_state(Box box, const EmptyState& state);
    float empty_state_height(const EmptyState& state, float width) const;
    float chain(Box box, std::span<const ChainStep> steps); // returns its height
    float chain_height(std::span<const ChainStep> steps, float width) const;
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
    float cross_height(float cell, const Legend* legend = nullptr) const;
    bool legend_fits(float cell, const Legend& legend) const; // in those corners
    float legend_height(const Legend& legend, float width) const;
    void legend(Box box, const Legend& legend); // away from the cross
    // days[i] is day i + 1 of the month. Returns the index of the day tapped.
    std::optional<std::size_t> cross(Box box, float cell, std::span<const Day> days, const Legend* legend = nullptr);
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
    float sync_path(Box box, const SyncPath& path); // returns its height

    // --- Dialogs --- Drawn last; all that was drawn before cannot be reached while one is open.

    Box begin_dialog(const Words& title, float height, float width = 480); // returns the inside, below the title
    void end_dialog();
    // What does not fit on the screen scrolls. Heights without padding and title, for begin_dialog.
    float pin_pad_height() const;
    PinKey pin_pad(Box box, const PinPad& pad);
    DateAnswer date_dialog(const DatePicker& picker);
    OptionAnswer option_dialog(const OptionList& list);

    // --- Charts and decorations ---

    void run_chart(Box box, const RunChart& chart);
    float bars(Box box, std::span<const Bar> bars, const BarMark* mark = nullptr); // returns its height
    float bars_height(std::span<const Bar> bars, float width, const BarMark* mark = nullptr) const;
    void heat_table(Box box, const HeatTable& table);
    float heat_table_height(const HeatTable& table) const;
    float figures(Box box, const Figures& figures); // returns its height
    float figures_height(const Figures& figures, float width) const;
    std::optional<int> year_wheel(Box box, const YearWheel& wheel); // the month tapped, 1-12
    // The blue half of the first page, with the product's name, a headline and pale days.
    void welcome(Box box, const Words& product, const Words& headline, const Words& detail);
    float welcome_height(const Words& headline, const Words& detail, float width) const; // at least, above a page

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
    Canvas& canvas_;
    Input& input_;
    std::unique_ptr<State> state_;
};

}
