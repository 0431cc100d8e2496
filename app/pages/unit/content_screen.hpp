// Innehåll: which categories, questions, causes and checks the unit uses, in which order, and those of its own. Only a
// manager who has signed in changes it; everybody may look.

#pragma once

#include <array>
#include <string>
#include <vector>

#include "app/pages/guarded_text.hpp"
#include "app/pages/reading.hpp"
#include "core/ward/content_of_unit.hpp"

namespace vaka {

class ContentScreen {
public:
    static constexpr std::array<std::string_view, 4> lists = {"categories", "questions", "causes", "checks"};
    // What the answers to a question of the unit's own may become.
    static constexpr std::array<QuestionResult, 3> kinds = {QuestionResult::watch, QuestionResult::positive,
                                                            QuestionResult::message};

    explicit ContentScreen(App& app);
    void refresh();
    bool may_change() const;

    std::size_t list() const { return list_; } // an index of lists
    std::string_view list_name() const { return lists[list_]; }
    void choose_list(std::size_t list);

    struct Item {
        std::string code;
        Label label;
        Label help;
        std::string icon;
        bool active = true;
        bool always = false;                    // cannot be hidden
        std::optional<QuestionResult> question; // of a question
        std::optional<CheckKind> check;         // of a check
    };
    const std::vector<Item>& items() const { return items_; }
    const Item* chosen() const; // none: the list alone
    void choose(std::size_t item) { chosen_ = items_[item].code; }
    void close() { chosen_.clear(); }

    bool can_move(int by) const;
    void move(int by); // the chosen one, up (-1) or down (+1)
    // Six questions and three pulse questions are all there is time for.
    bool is_full() const;
    bool can_show() const;
    void show(bool active);

    // One of the unit's own.
    bool can_add() const { return may_change(); }
    bool is_adding() const { return adding_; }
    void add();
    bool asks_kind() const { return lists[list_] == "questions"; }
    bool asks_help() const { return lists[list_] != "causes"; }
    GuardedText& label() { return label_; }
    GuardedText& help() { return help_; }
    QuestionResult kind() const { return kind_; }
    void choose_kind(QuestionResult kind) { kind_ = kind; }
    bool can_save() const;
    void save();
    void cancel() { adding_ = false; }

    // How it will look.
    const std::vector<const Category*>& buttons() const { return buttons_; }
    bool buttons_follow_use() const { return !app_.ward.content.buttons_chosen; }
    std::vector<const Item*> active() const;

    // What was done last, until the page is left.
    enum class Act { none, moved, hidden, shown, added };
    Act act() const { return act_; }
    void undo();
    const std::optional<Error>& trouble() const { return trouble_; }
    Date today() const { return app_.ward.session.today(); }

private:
    Result<void> read();
    void read_items(Profile profile);
    std::size_t place() const; // of the chosen one
    Result<void> write_order(const std::vector<Item>& order);
    void did(Act act, const Result<void>& result);

    App& app_;
    Reading reading_;
    std::size_t list_ = 0;
    std::vector<Item> items_;
    std::vector<const Category*> buttons_;
    std::string chosen_;
    bool adding_ = false;
    GuardedText label_;
    GuardedText help_;
    QuestionResult kind_ = QuestionResult::watch;
    Act act_ = Act::none;
    std::optional<Error> trouble_;
};

}
