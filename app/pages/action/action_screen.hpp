// Åtgärder: what the ward has decided to do, and whether it helped (domain 2.3). A list in three piles and the chain of
// one action, from the risk that somebody saw to "Blev det bättre?".

#pragma once

#include <optional>
#include <vector>

#include "app/pages/context.hpp"
#include "core/ward/action.hpp"

namespace vaka {

class ActionScreen {
public:
    enum class Pile { to_do, effect, done }; // Att göra, Blev det bättre?, Klara
    enum class Group { late, this_week, later, undated, finished };

    struct Item {
        Id<Action> id;
        Action action;
        Group group = Group::undated;
        std::int64_t days_late = 0;
    };

    // One link of the chain. What it is about follows from the kind; the view has the words.
    struct Link {
        enum class Kind {
            reported,
            watched,
            decided,
            due,
            late,
            finished,
            stopped,
            effect_coming,
            effect_asked,
            answered
        };
        Kind kind = Kind::decided;
        std::optional<Date> day;
        std::optional<Incident> incident;   // reported
        std::string words;                  // what somebody wrote
        int moved = 0;                      // due, late: how often the date was moved
        std::optional<EffectResult> result; // answered
    };

    enum class Act { none, finished, started, reopened, moved, help_wanted, help_given, answered };

    explicit ActionScreen(App& app, const ToActions& to = {});
    void refresh();

    Pile pile() const { return pile_; }
    std::size_t count(Pile pile) const { return piles_[static_cast<std::size_t>(pile)].size(); }
    // By group and date; of Klara only the latest, until show_more().
    const std::vector<Item>& items() const { return piles_[static_cast<std::size_t>(pile_)]; }
    std::size_t shown_items() const;
    const Item* chosen() const;                               // what somebody tapped
    const Item* shown() const;                                // … or the first, where there is room for both
    const std::vector<Link>& chain() const { return chain_; } // of shown()
    Date today() const { return app_.ward.session.today(); }

    void show(Pile pile);
    void show_more() { limit_ += page_size; }
    void choose(const Id<Action>& id);
    void close(); // back to the list

    // Verbs on shown().
    void finish();
    void start();
    void reopen();
    void want_help(bool wanted);
    void pick_date(); // opens the calendar on shown()
    const std::optional<Month>& picking() const { return picking_; }
    void turn(int months);
    void move_to(std::optional<Date> due); // nothing: the calendar was left

    // "Blev det bättre?": an answer, and what comes of it unless it went as hoped.
    void ask_effect() { asking_ = true; }
    bool is_asking() const { return asking_; }
    const std::optional<EffectResult>& answer() const { return answer_; }
    void answer(std::optional<EffectResult> result); // nothing: the question was left
    Go follow(std::optional<EffectNext> next);

    // The latest act, until the next one; it can be taken back.
    Act act() const { return act_; }
    Instant acted_at() const { return acted_at_; }
    void undo();
    void forget_act() { act_ = Act::none; }

    const std::optional<Error>& trouble() const { return trouble_; }

private:
    static constexpr std::size_t page_size = 50;

    Result<void> read();
    Result<void> read_chain();
    AsRead<Action> seen_shown() const; // requires that something is
    void act_on_shown(Act act, Result<Drafts> (*drafts)(const Ward&, const AsRead<Action>&));
    Result<void> save(Result<Drafts> drafts);
    Result<void> change(const Action& after);
    void done(Act act, Result<void> saved);

    App& app_;
    Pile pile_ = Pile::to_do;
    std::array<std::vector<Item>, 3> piles_;
    std::vector<Link> chain_;
    std::optional<Id<Action>> chosen_;
    std::optional<Id<Action>> chain_of_;
    std::optional<Month> picking_;
    bool asking_ = false;
    std::optional<EffectResult> answer_;
    Act act_ = Act::none;
    Instant acted_at_;
    std::size_t limit_ = page_size;
    Frontier read_at_;
    std::uint64_t revision_ = 0;
    std::optional<Date> day_;
    std::optional<Error> trouble_;
};

}
