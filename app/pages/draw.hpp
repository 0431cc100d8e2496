// What every view is given, and the parts of a page that all share: the navigation, the sync line, the guarded field,
// the trouble bar. A view is a function `Go draw(XScreen&, const Draw&)`; it draws and says where the person wants to
// go.

#pragma once

#include <optional>

#include "app/pages/context.hpp"
#include "app/pages/dates.hpp"
#include "app/pages/guarded_text.hpp"
#include "app/ui/ui.hpp"
#include "core/base/strings.hpp"
#include "core/content/content.hpp"

namespace vaka {

struct Draw {
    ui::Ui& ui;
    const Strings& strings;
    const Around& around;
    const Content& content;
    Dates dates{strings, around.now.date};

    Text tr(std::string_view key, Strings::Arguments arguments = {}) const { return strings.tr(key, arguments); }
    // Of an item of the content, and of the category or role that a code means; empty for no code.
    Text label(const Label& label) const { return {in_language(label, strings.language())}; }
    Text category(const Code& code) const { return code.empty() ? Text() : named(content.categories, code); }
    Text role(const Code& code) const { return code.empty() ? Text() : named(content.roles, code); }
    template <typename Item> Text named(const std::vector<Item>& items, const Code& code) const {
        return {label_of(items, code.code, strings.language())};
    }
    Text count(std::string_view key, std::int64_t n, Strings::Arguments arguments = {}) const {
        return strings.count(key, n, arguments);
    }
};

// The page that is open, by its view. Esc that nothing on it took is one step back.
class OpenPage;
Go draw(OpenPage& page, const Draw& draw);

// What a screen reader calls the parts that the widgets bring along: scroll arrows and the keyboard on the screen.
void name_toolkit(const Draw& draw);

// The rail or the bar with `selected` lit; takes its part of the page.
Go navigation(const Draw& draw, ui::Box& page, const Go& selected);

// The sync line's words: "Allt mottaget 07:42", "3 saker väntar" …; `whole` adds when anything was received last.
// Nothing without a server.
std::optional<ui::Sync> sync_words(const Draw& draw, bool whole = false);

// A text field under guard: the field and, when the guard has a question, its panel. Returns the height.
float guarded_field(const Draw& draw, ui::Box box, ui::Field field, GuardedText& text);

// The day's symbol and colour as it is drawn.
ui::DayState symbol_of(DayState state);
ui::DayState symbol_of(Colour colour);
ui::Day day_of(const Draw& draw, const DayCell& cell);
// "Synergi"; the words for any deviation system when the unit has not said what theirs is called.
std::string system_named(const Draw& draw, const std::string& deviation_system);
// "onsdag 21 oktober, kväll"; the day alone without a part.
Text part_of_day(const Draw& draw, const Text& day, const std::optional<ShiftPart>& part);
// A category's icon; more_horiz when this version does not know it.
ui::Icon category_icon(std::string_view icon);

// Why nothing can be changed here, and the way on; nothing for the one who may.
Go only_a_manager(const Draw& draw, bool may_change, ui::Box& content);

// The last failure in words, as a message bar at the top of `content`, which it takes its part of; nothing without one.
void trouble_bar(const Draw& draw, ui::Box& content, const std::optional<Error>& trouble);

}
