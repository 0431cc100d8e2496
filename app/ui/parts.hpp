// What the widgets of Ui are told: small plain structs for designated initialisers. Empty words are not drawn.

#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/ui/icons.hpp"
#include "app/ui/theme.hpp"
#include "app/ui/words.hpp"
#include "core/base/time.hpp"

namespace vaka::ui {

enum class Align { left, centre, right };

// Buttons

enum class ButtonKind {
    primary,   // filled; at most one on a screen
    secondary, // outlined
    equal,     // outlined in the accent: two equal choices, no primary beside them
    quiet,     // words only
    leave,     // words only, second ink: pause, cancel, skip
    stop,      // plum; only in the privacy guard
};

struct Button {
    Words word;
    Icon icon = Icon::none;
    ButtonKind kind = ButtonKind::secondary;
    bool big = false;            // heading type; radius 20
    Align align = Align::centre; // left in lists of commands
    bool icon_last = false;      // "Nästa punkt ->"
    Words count;                 // at the right edge: "2"
    bool late = false;           // a plum clock before the count
    bool enabled = true;
    std::string_view name; // the node's name when the word alone does not tell (two buttons "Öppna")
};

// The days

enum class DayState { green, yellow, orange, red, missing, closed, today, waiting, future, blank };

struct Day {
    DayState state = DayState::blank;
    int number = 0;       // 1-31
    Words weekday;        // "on"
    Words word;           // lower left: "saknas", "stängt", "i dag", "väntar"
    bool weekend = false; // or holiday
    bool star = false;    // something went well
    bool changed = false; // afterwards
    bool partly_missing = false;
    bool selected = false;
    bool today = false; // marked also when it has a colour
    Words name;         // node: "onsdag 21 oktober"
    Words value;        // node: "Risk, tillbud"
};

// The six lines of the legend in their order: green, yellow, star, orange, red, changed. A colour that the unit does
// not use has no words.
struct Legend {
    std::array<Words, 6> words;
};

// Choices

struct ChoiceTile {
    DayState symbol = DayState::green;
    Words word;
    Words explanation;
    Words result;      // "Dagen blir gul"
    bool tall = false; // the words below the symbol, not beside it
};

struct Segment {
    Words word;
    Words count;
};

// Fields

// Bytes of a text: [begin, end).
struct ByteRange {
    std::size_t begin = 0;
    std::size_t end = 0;
};

struct Field {
    Words label;
    Words placeholder;
    Words help;
    Words error; // shown instead of help, with a danger border
    int lines = 1;
    std::size_t max_length = 200; // in letters
    bool enabled = true;
    bool capitals = false;         // what is typed becomes capitals: invitation codes
    bool large = false;            // heading size: codes
    std::vector<ByteRange> masked; // shown as dots on a plate, here and in the node; the text stays editable
    std::string_view name;         // the node's name when there is no label
};

// What a screen reader calls the keys of the keyboard on the screen that are not letters.
struct KeyboardWords {
    Words shift;
    Words erase;
    Words space;
    Words signs;   // from letters to digits and signs
    Words letters; // and back
    Words done;    // also written on the key
};

enum class GuardKind { stopped, doubt };
struct Guard {
    GuardKind kind = GuardKind::stopped;
    Words title;
    Words detail;
    Words act;  // "Ta bort numret", "Ändra"
    Words keep; // "Nej, behåll"; only for doubt
};
enum class GuardAnswer { none, act, keep };

// Messages

enum class Mood { plain, good, proud, stopped };
struct Message {
    Mood mood = Mood::plain;
    Icon icon = Icon::none;
    Words title;
    Words detail;
};

struct Undo {
    Words title;  // "Åtgärden är klar"
    Words detail; // "Sparat 09:41"
    Words word;   // "Ångra"
};
enum class UndoAnswer { none, undo, away };

struct EmptyState {
    Icon icon = Icon::action;
    Words title;
    Words detail;
};

// Cards and rows

struct NumberCard {
    Words number;
    Words words;
    bool proud = false;     // risks found: yellow, never a warning
    Icon icon = Icon::none; // at the right
    bool opens = false;     // is a target
};

enum class RowMark { none, open, late, under_way, done }; // the circle of an action
struct Row {
    RowMark mark = RowMark::none;
    Icon icon = Icon::none; // instead of a mark
    Tone icon_tone = Tone::ink2;
    std::optional<DayState> day; // instead of both: the day's symbol
    Words number;                // instead of all: "28" over "on", for dates
    Words under_number;
    Words title;
    Words detail;                 // "Sjuksköterska · i dag"
    Words alert;                  // after the detail, in danger: "försenad 2 dagar"
    Words right;                  // "i dag", "fre 23 okt", a count
    bool right_is_alert = false;  // danger, with a clock
    bool right_is_number = false; // heading size
    bool chevron = false;
    bool selected = false;
    bool indented = false; // as if it had an icon, beside rows that have one
    bool enabled = true;
    bool opens = true; // is a target; else plain text
};

// A card with one thing to do: icon, title, a second line and a button (the manager's page).
struct Task {
    Icon icon = Icon::none;
    Tone icon_tone = Tone::accent;
    Words title;
    Words detail;
    Button button;
};

enum class StepMark { day, done, late, coming };
struct ChainStep {
    StepMark mark = StepMark::coming;
    DayState day = DayState::yellow; // for StepMark::day
    Words title;
    Words detail;
    Words when;
    bool alert = false; // the detail in danger
};

// Around the page

struct NavItem {
    Icon icon = Icon::none;
    Words word;
    bool selected = false;
};

enum class SyncState { received, waiting, sending, refused };
struct Sync {
    SyncState state = SyncState::received;
    Words words;
};

struct Head {
    Words title;
    Words back; // names of the arrows; no arrows when empty
    Words forward;
    Words note; // "Avdelning 12"
    std::optional<Sync> sync;
};
enum class HeadTap { none, back, forward, sync };

// The head of a page without navigation (huddle, incident, APT): one way out, upper left.
struct LeaveHead {
    Words leave; // "Avbryt"
    Icon leave_icon = Icon::close;
    Words title; // centred, heading
    Words right; // a quiet button: "I går, 21 okt"
    Icon right_icon = Icon::none;
};
enum class LeaveTap { none, leave, right };

struct Steps {
    int current = 1; // 1-based; total + 1 when all are done
    int total = 6;
    Words caption; // "Fråga 1 av 6"
};

struct Timer {
    float used = 0; // 0-1 of the planned time
    Words caption;  // "4 min"
};

// Dialogs

struct PinPad {
    int entered = 0; // 0-4 dots filled
    Words close;     // names of the two keys without digits
    Words erase;
};
// A digit, or one of the two.
struct PinKey {
    enum class Kind { none, digit, close, erase };
    Kind kind = Kind::none;
    char digit = '0';
};

struct DatePicker {
    Words title;
    Words month_name;              // "Oktober 2026"
    std::array<Words, 7> weekdays; // "må" first
    Month month;                   // shown
    std::optional<Date> chosen;
    std::optional<Date> today;
    std::optional<Date> first; // days outside are shown and cannot be chosen
    std::optional<Date> last;
    Words earlier; // names of the arrows
    Words later;
    Words cancel;
};
struct DateAnswer {
    bool cancelled = false;
    int turn = 0; // -1 or +1: show another month
    std::optional<Date> date;
};

struct OptionList {
    Words title;
    std::vector<Words> options;
    std::optional<std::size_t> chosen;
    Words cancel;
    std::vector<DayState> days; // one for each option, when they are colours
};
struct OptionAnswer {
    bool cancelled = false;
    std::optional<std::size_t> option;
};

// Charts

// What is known of a week or month; nothing where nobody counted, and that is no zero.
struct ChartPoint {
    std::optional<double> value;
    Words label;                        // under it; left out where labels would touch
    Words word;                         // above it: its number, where no line leads through it or it stands out
    bool is_open = false;               // not over yet: hollow and dashed, outside of the line and of every limit
    bool is_beyond = false;             // outside of its limits
    std::optional<double> lower, upper; // the limits of chance, which may differ from point to point
};

// Where a person has said what happened: a thin line with its number. `at` counts in points from the first.
struct ChartMark {
    float at = 0;
    Words word;
};

struct RunChart {
    std::vector<ChartPoint> points; // oldest first
    bool only_counts = false;       // too few for a line: dots with their numbers
    std::optional<double> centre;
    Words centre_words;                     // "median 4"
    Words upper_words;                      // of the last point: "gräns 43"
    Words unit;                             // after the numbers of the axis: "%", which ends at 100
    std::optional<std::size_t> signal_from; // the points of the signal: [from, to)
    std::size_t signal_to = 0;
    std::vector<ChartMark> marks;
    Words name;  // node
    Words value; // node: the whole chart in words
};

struct Bar {
    Words word;
    double value = 0;
    Words count;
    bool is_rest = false; // many things together: paler, so that it is not taken for the largest
};
// How far the bars have come: a dashed line after so many of them, and what it says.
struct BarMark {
    std::size_t after = 0;
    Words words;
};

// Counts in rows and columns; the more, the darker.
struct HeatTable {
    std::vector<Words> columns; // "må"
    struct Line {
        Words word; // "kväll"; empty when there is only one
        std::vector<std::int64_t> counts;
    };
    std::vector<Line> lines;
    bool only_counts = false; // too few for shades
    Words name;               // node
    Words value;
};

// Rows of words and figures; figures stand at the right of their column.
struct Figures {
    std::vector<Words> columns; // heads; the first may be empty
    std::vector<std::vector<Words>> lines;
};

struct WheelMark {
    bool done = false;
    Icon icon = Icon::plan;
};
struct WheelMonth {
    Words word;                   // "okt"
    Words name;                   // node: "Oktober, 3 saker"
    std::vector<WheelMark> marks; // at most four are drawn
};
struct YearWheel {
    std::array<WheelMonth, 12> months;
    int selected = 1; // 1-12
    float today = 0;  // 0-1 of the year; negative when the year is another
    Words above;      // in the hub: "i dag"
    Words date;       // "22 okt"
    Words below;      // "vecka 43 · tertial 3"
};

}
