#include "app/pages/unit/content_screen.hpp"

#include <algorithm>

#include "core/days.hpp"
#include "core/ward/incident.hpp"

namespace vaka {

namespace {

ContentScreen::Item item_of(const Category& category) {
    return {category.code, category.label, category.help, category.icon, category.active};
}

ContentScreen::Item item_of(const Question& question) {
    return {question.code,  question.label, question.help, "", question.active, is_always_asked(question),
            question.result};
}

ContentScreen::Item item_of(const Cause& cause) {
    return {cause.code, cause.label, {}, "", cause.active};
}

ContentScreen::Item item_of(const Check& check) {
    return {check.code, check.label, check.help, check.icon, check.active, false, {}, check.kind};
}

}

ContentScreen::ContentScreen(App& app) : app_(app) {
    app_.ward.session.forget_undo();
    refresh();
}

void ContentScreen::refresh() {
    if (!reading_.is_due(app_))
        return;
    trouble_ = trouble_of(read());
}

bool ContentScreen::may_change() const {
    return Describe<ContentItem>::writers.contains(app_.ward.session.role());
}

void ContentScreen::choose_list(std::size_t list) {
    list_ = list;
    chosen_.clear();
    adding_ = false;
    reading_.forget();
    refresh();
}

const ContentScreen::Item* ContentScreen::chosen() const {
    return find_item(items_, chosen_);
}

std::size_t ContentScreen::place() const {
    auto found = std::ranges::find(items_, chosen_, &Item::code);
    return static_cast<std::size_t>(found - items_.begin());
}

bool ContentScreen::can_move(int by) const {
    return may_change() && chosen() && (by < 0 ? place() > 0 : place() + 1 < items_.size());
}

void ContentScreen::move(int by) {
    if (!can_move(by))
        return;
    std::vector<Item> order = items_;
    std::swap(order[place()], order[by < 0 ? place() - 1 : place() + 1]);
    did(Act::moved, write_order(order));
}

bool ContentScreen::is_full() const {
    bool pulses = lists[list_] == "checks";
    if (!pulses && lists[list_] != "questions")
        return false;
    auto active = std::ranges::count_if(
        items_, [&](const Item& item) { return item.active && (!pulses || item.check == CheckKind::pulse); });
    return static_cast<std::size_t>(active) >= (pulses ? most_pulse_questions : most_questions);
}

bool ContentScreen::can_show() const {
    const Item* item = chosen();
    bool counts = item && (!item->check || item->check == CheckKind::pulse);
    return may_change() && item && !item->active && !(counts && is_full());
}

void ContentScreen::show(bool active) {
    const Item* item = chosen();
    if (!may_change() || !item || item->always || (active && !can_show()))
        return;
    ContentItem choice{.list = {std::string(lists[list_])}, .code = {item->code}};
    choice.shown = active ? Showing::yes : Showing::no;
    auto draft = app_.ward.session.draft_of(choice);
    did(active ? Act::shown : Act::hidden,
        draft ? app_.ward.session.save(std::move(*draft)) : Result<void>(draft.error()));
}

void ContentScreen::add() {
    adding_ = true;
    chosen_.clear();
    label_ = help_ = GuardedText();
    kind_ = QuestionResult::watch;
}

bool ContentScreen::can_save() const {
    return may_change() && label_.clean() && help_.clean() && !trimmed(label_.text()).empty();
}

void ContentScreen::save() {
    if (!can_save())
        return;
    ContentItem item{.list = {std::string(lists[list_])}, .code = local_code(app_.machine.random)};
    item.label.text = std::string(trimmed(label_.savable()));
    if (asks_help())
        item.help.text = std::string(trimmed(help_.savable()));
    if (asks_kind())
        item.kind = {std::string(code_name(kind_))};
    // Where there is no room for one more it is there, and waits to be shown.
    if (is_full())
        item.shown = Showing::no;
    auto added = app_.ward.session.add(item);
    did(Act::added, added ? Result<void>() : Result<void>(added.error()));
    if (!added)
        return;
    adding_ = false;
    chosen_ = item.code.code;
}

std::vector<const ContentScreen::Item*> ContentScreen::active() const {
    std::vector<const Item*> shown;
    for (const Item& item : items_)
        if (item.active)
            shown.push_back(&item);
    return shown;
}

void ContentScreen::undo() {
    auto undone = app_.ward.session.undo();
    did(Act::none, undone ? Result<void>() : Result<void>(undone.error()));
}

Result<void> ContentScreen::write_order(const std::vector<Item>& order) {
    std::vector<Draft> drafts;
    for (std::size_t i = 0; i < order.size(); ++i) {
        ContentItem choice{.list = {std::string(lists[list_])}, .code = {order[i].code}};
        choice.position = static_cast<std::int64_t>(i) + 1;
        ASSIGN_OR_RETURN(draft, app_.ward.session.draft_of(choice));
        drafts.push_back(std::move(draft));
    }
    return app_.ward.session.save(std::move(drafts));
}

void ContentScreen::did(Act act, const Result<void>& result) {
    if (result)
        act_ = act;
    refresh();
    trouble_ = trouble_of(result);
}

Result<void> ContentScreen::read() {
    if (app_.content_of_unit)
        RETURN_IF_ERROR(app_.content_of_unit->refresh(app_.ward.store));
    ASSIGN_OR_RETURN(unit, unit_of(app_.ward.store));
    read_items(unit.profile);
    ASSIGN_OR_RETURN(buttons, usual_categories(app_.ward, unit));
    buttons_ = std::move(buttons);
    return {};
}

void ContentScreen::read_items(Profile profile) {
    items_.clear();
    auto add_all = [&](const auto& list) {
        for (const auto& item : list) {
            if constexpr (requires { item.profiles; })
                if (std::ranges::find(item.profiles, profile) == item.profiles.end())
                    continue;
            items_.push_back(item_of(item));
        }
    };
    if (lists[list_] == "categories")
        add_all(app_.ward.content.categories);
    else if (lists[list_] == "questions")
        add_all(app_.ward.content.questions);
    else if (lists[list_] == "causes")
        add_all(app_.ward.content.causes);
    else
        add_all(app_.ward.content.checks);
}

}
