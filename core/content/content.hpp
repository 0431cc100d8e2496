// Content is data: the categories, questions, colour schemes and words that a region may replace, read from the texts
// of assets/content/*.json. Pure: whoever calls has read the files. A code is never reused, so what is taken out of the
// content is still readable in old records.

#pragma once

#include <array>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/content/colour_scheme.hpp"
#include "core/model/cross.hpp"
#include "core/model/huddle.hpp"
#include "core/model/unit.hpp"

namespace vaka {

// The files: assets/content/<name>.json.
inline constexpr std::array<std::string_view, 9> content_names = {
    "categories", "causes", "changelog", "checks", "not_held", "questions", "roles", "schemes", "vocabulary"};

// The words of one thing, by language. Swedish and English are always there.
using Label = std::map<std::string, std::string, std::less<>>;

// What is not active is not offered and keeps its label for the records that have it (core/content/unit_content.hpp).
struct Cause {
    std::string code;
    Label label;
    bool active = true;
};

// Why a huddle was not held; the codes are those of NotHeldReason.
using NotHeld = Cause;
using Subcategory = Cause;

struct Category {
    std::string code;
    Label label;
    Label help;
    std::string icon; // a name of the icon font, or "fall", which is drawn
    std::vector<Profile> profiles;
    std::vector<Profile> buttons; // where it is one of the big buttons until the unit's own use decides
    std::vector<Subcategory> subcategories;
    bool active = true;
};

enum class Direction { back, ahead, followup, info };
template <>
inline constexpr std::array<std::string_view, 4> code_names<Direction> = {"back", "ahead", "followup", "info"};

// What an answer becomes.
enum class QuestionResult { incident, positive, watch, action, message };
template <>
inline constexpr std::array<std::string_view, 5> code_names<QuestionResult> = {"incident", "positive", "watch",
                                                                               "action", "message"};

struct Question {
    std::string code;
    Label label;
    Label help;
    Direction direction = Direction::back;
    QuestionResult result = QuestionResult::incident;
    bool active = false; // one of the default set
};

// The daily checks beside the cross (domain 2.2): how the team feels, the day's figures, and lists for strains that one
// can see coming.
enum class CheckKind { pulse, figure, checklist };
template <> inline constexpr std::array<std::string_view, 3> code_names<CheckKind> = {"pulse", "figure", "checklist"};

struct Answer {
    Label label;
    std::string icon;
};

struct Check {
    std::string code; // of a figure: its field in DailyFigures
    Label label;
    Label help;
    CheckKind kind = CheckKind::pulse;
    std::string icon;
    std::vector<Profile> profiles;
    // Of a pulse question, from worst to best: three or five. Of a figure that is chosen instead of counted: 1, 2 …
    std::vector<Answer> answers;
    std::vector<int> months;  // of a checklist: its season, from the first month on; none: it has no season
    std::vector<Cause> lines; // of a checklist
    bool active = false;
};

struct Scheme {
    std::string code;
    Label label;
    Label help;
    std::vector<Colour> colours; // those a day can have, from best to worst
    ColourScheme rule;
    bool one_category = false; // the unit chooses which; it goes into rule.category_id
};

// A role in the app or a profession; both may own an action.
struct RoleName {
    std::string code;
    Label label;
    bool profession = false;
    bool owner = false;
};

// The words of one kind of unit: patient, boende, brukare.
struct Vocabulary {
    std::string code; // a code of Profile
    Label label;
    std::optional<std::string> deviation_system;
    std::map<std::string, Label, std::less<>> words;
};

// What whoever uses the app finds new in a version of it.
struct Release {
    std::string version;
    Date date;
    std::vector<Label> lines;
};

struct Content {
    std::vector<Category> categories; // all lists in the order to show
    std::vector<Cause> causes;
    std::vector<Check> checks;
    std::vector<NotHeld> not_held;
    std::vector<Question> questions;
    std::vector<RoleName> roles;
    std::vector<Scheme> schemes;
    std::vector<Vocabulary> vocabulary;
    std::vector<Release> changelog;                   // the newest first
    std::map<std::string, int, std::less<>> versions; // by name of the content
    bool buttons_chosen = false; // the unit says which categories are the big buttons, whatever it uses most

    // From one text for each of content_names, in any order. Fails with reason content_invalid; the detail says where.
    static Result<Content> parse(std::span<const std::string> files);

    // What is offered; in all lists what is not active is left out.
    std::vector<const Category*> categories_of(Profile profile) const;
    std::vector<const Category*> buttons_of(Profile profile) const;
    std::vector<const Check*> checks_of(Profile profile, CheckKind kind) const;
    const Subcategory* subcategory(std::string_view code) const;
    // The chosen scheme, or the first when it is not known.
    const Scheme& scheme(std::string_view code) const;
    // How the unit's main cross is coloured; of a scheme for one category, the first of the unit's theme crosses.
    ColourScheme rule_of(const Unit& unit) const;
    // How a cross for this category alone is coloured, beside the main one.
    ColourScheme theme_rule(const Code& category) const;
    // "patient", "den boende" … Empty for a word that does not exist.
    std::string word(Profile profile, std::string_view word, std::string_view language) const;
};

// In the language, else in Swedish.
std::string in_language(const Label& label, std::string_view language);

// "fall_risk" -> "Fall risk": what to show for a code that this content does not know.
std::string words_of_code(std::string_view code);

// Those that are offered, in their order.
template <typename Item> std::vector<const Item*> active_of(const std::vector<Item>& items) {
    std::vector<const Item*> active;
    for (const Item& item : items)
        if (item.active)
            active.push_back(&item);
    return active;
}

// Codes that units give to items of their own begin so; a region's never do.
inline constexpr std::string_view local_prefix = "local_";
constexpr bool is_local(std::string_view code) {
    return code.starts_with(local_prefix);
}

// Null when no item has the code.
template <typename Item> const Item* find_item(const std::vector<Item>& items, std::string_view code) {
    for (const Item& item : items)
        if (item.code == code)
            return &item;
    return nullptr;
}

template <typename Item>
std::string label_of(const std::vector<Item>& items, std::string_view code, std::string_view language) {
    const Item* item = find_item(items, code);
    return item ? in_language(item->label, language) : words_of_code(code);
}

}
