#include "core/content/unit_content.hpp"

#include <algorithm>
#include <limits>
#include <map>

namespace vaka {

namespace {

using Choices = std::map<std::string_view, const ContentItem*>;

Choices choices_of(std::string_view list, std::span<const ContentItem> choices) {
    Choices of_list;
    for (const ContentItem& choice : choices)
        if (choice.list.code == list)
            of_list[choice.code.code] = &choice;
    return of_list;
}

// A unit writes in one language; both show it.
Label label_of(const FreeText& text) {
    return {{"en", text.text}, {"sv", text.text}};
}

constexpr std::array both_profiles = {Profile::hospital, Profile::care_home};

Category local_category(const ContentItem& choice) {
    return {.label = label_of(choice.label),
            .help = label_of(choice.help),
            .icon = choice.icon.empty() ? "more" : choice.icon.code,
            .profiles = {both_profiles.begin(), both_profiles.end()}};
}

Question local_question(const ContentItem& choice) {
    Question question{.label = label_of(choice.label), .help = label_of(choice.help), .active = true};
    question.result = code_of<QuestionResult>(choice.kind.code).value_or(QuestionResult::watch);
    // Only the region's own look back gives a day its colour.
    if (is_always_asked(question))
        question.result = QuestionResult::watch;
    question.direction = question.result == QuestionResult::positive  ? Direction::back
                         : question.result == QuestionResult::action  ? Direction::followup
                         : question.result == QuestionResult::message ? Direction::info
                                                                      : Direction::ahead;
    return question;
}

Cause local_cause(const ContentItem& choice) {
    return {.label = label_of(choice.label)};
}

// The order of the unit, then what it has said nothing about as the region has it.
template <typename Item, typename Make>
void arrange(std::vector<Item>& items, const Choices& choices, Make make_local) {
    for (const auto& [code, choice] : choices)
        if (is_local(code) && !choice->label.empty()) {
            Item item = make_local(*choice);
            item.code = code;
            items.push_back(std::move(item));
        }
    for (Item& item : items)
        if (auto found = choices.find(item.code); found != choices.end() && found->second->shown)
            item.active = found->second->shown == Showing::yes;
    std::ranges::stable_sort(items, {}, [&](const Item& item) {
        auto found = choices.find(item.code);
        bool placed = found != choices.end() && found->second->position;
        return placed ? *found->second->position : std::numeric_limits<std::int64_t>::max();
    });
}

// Two tablets may each have chosen one more; the first ones count.
template <typename Item, typename Counts> void keep_first(std::vector<Item>& items, std::size_t most, Counts counts) {
    for (Item& item : items)
        if (item.active && counts(item)) {
            item.active = most > 0;
            most -= item.active;
        }
}

void choose_buttons(Content& content, const Choices& choices) {
    content.buttons_chosen =
        std::ranges::any_of(choices, [](const auto& one) { return one.second->position.has_value(); });
    if (!content.buttons_chosen)
        return;
    for (Profile profile : both_profiles) {
        std::size_t left = most_buttons;
        for (Category& category : content.categories) {
            bool has =
                category.active && left > 0 && std::ranges::find(category.profiles, profile) != category.profiles.end();
            std::erase(category.buttons, profile);
            if (has)
                category.buttons.push_back(profile);
            left -= has;
        }
    }
}

}

Content unit_content(Content region, std::span<const ContentItem> choices) {
    Content content = std::move(region);
    Choices categories = choices_of("categories", choices);
    arrange(content.categories, categories, local_category);
    choose_buttons(content, categories);

    arrange(content.causes, choices_of("causes", choices), local_cause);

    arrange(content.questions, choices_of("questions", choices), local_question);
    for (Question& question : content.questions)
        question.active = question.active || is_always_asked(question);
    auto always = static_cast<std::size_t>(std::ranges::count_if(content.questions, is_always_asked));
    keep_first(content.questions, most_questions - std::min(always, most_questions),
               [](const Question& question) { return !is_always_asked(question); });

    // A unit's own check is a pulse question; it is answered like the region's first.
    auto pulse = std::ranges::find(content.checks, CheckKind::pulse, &Check::kind);
    if (pulse != content.checks.end()) {
        std::vector<Answer> answers = pulse->answers;
        arrange(content.checks, choices_of("checks", choices), [&](const ContentItem& choice) {
            return Check{.label = label_of(choice.label),
                         .help = label_of(choice.help),
                         .kind = CheckKind::pulse,
                         .icon = "mood",
                         .profiles = {both_profiles.begin(), both_profiles.end()},
                         .answers = answers,
                         .active = true};
        });
    }
    keep_first(content.checks, most_pulse_questions, [](const Check& check) { return check.kind == CheckKind::pulse; });
    return content;
}

Code local_code(Random& random) {
    std::array<std::uint8_t, 16> bytes{};
    random.fill(bytes);
    std::string code(local_prefix);
    for (std::uint8_t byte : bytes)
        code += static_cast<char>('a' + byte % 26);
    return {code};
}

}
