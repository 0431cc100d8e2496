// Gröna korset: the month, today's huddle, what is to do today and what the month has taught.

#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "app/pages/reading.hpp"
#include "core/model/action.hpp"
#include "core/ward/checks.hpp"
#include "core/ward/cross.hpp"
#include "core/ward/huddle.hpp"
#include "core/ward/incident.hpp"

namespace vaka {

class CrossScreen {
public:
    explicit CrossScreen(App& app, const ToCross& to = {});
    void refresh();

    const Month& month() const { return month_; }
    bool shows_today() const { return month_ == Month::of(today()); }
    void earlier();
    void later();

    Date today() const { return reading_.today(); }
    const std::vector<DayCell>& cells() const { return cells_; }
    const ColourScheme& scheme() const { return scheme_; } // of the cross that is shown
    const std::string& unit_name() const { return unit_name_; }

    // The unit's crosses: the main one, whose category is empty unless the unit looks at one only, and the themes.
    const Crosses& crosses() const { return crosses_; }
    const Code& theme() const { return theme_; } // none: the main one
    void choose_theme(const Code& theme);
    bool choosing() const { return choosing_; } // the list of them in front of the page
    void ask_theme(bool asked) { choosing_ = asked; }

    // Today's huddle. `paused`: begun and the look back not taken; `open`: begun, the day has its colour.
    enum class HuddleState { waiting, paused, open, over, not_held };
    HuddleState huddle() const { return huddle_state_; }
    Go start() const { return ToHuddle{.held_on = due_.held_on, .part = due_.part}; }
    const Covered& covers() const { return covers_; } // the days it talks about
    const std::optional<ShiftPart>& part() const { return due_.part; }
    // Its time has come and nobody has begun.
    bool can_say_not_held() const;
    bool asks_not_held() const { return asks_not_held_; }
    void ask_not_held(bool asked) { asks_not_held_ = asked; }
    void not_held(NotHeldReason reason);
    std::optional<Instant> huddle_at() const { return huddle_at_; }
    std::int64_t reported() const { return reported_; } // what colours those days already

    struct Task {
        Id<Action> id;
        std::string title;
        Code owner_role;
        Date due;
        bool under_way = false;
    };
    // Actions that are due today or late, the oldest first.
    const std::vector<Task>& tasks() const { return tasks_; }
    std::int64_t days_late(const Task& task) const { return days_between(today(), task.due); }
    bool any_late() const;
    // What must still go into the deviation system.
    const std::vector<Stored<Incident>>& unreported() const { return unreported_; }
    const std::string& deviation_system() const { return deviation_system_; }

    std::int64_t risks_found() const { return risks_found_; } // of the month: risks and near misses
    std::int64_t went_well() const { return went_well_; }
    std::optional<std::int64_t> days_since_harm() const; // nothing when there was none for a year

    const ChecksToday& checks() const { return checks_; } // the daily checks beside the cross

    // What was just done from here, until the next act; it can be taken back.
    struct Saved {
        std::optional<IncidentType> type; // reported; none: the huddle was not held
        Date day;
        Instant at;
    };
    void came_back(const Back& how); // with what was reported
    const std::optional<Saved>& saved() const { return saved_; }
    void forget_saved() { saved_.reset(); }
    void undo();
    const std::optional<Error>& trouble() const { return trouble_; }

private:
    Result<void> read();
    void read_huddle(const HuddleNow& now);

    App& app_;
    Month month_;
    Code theme_;
    Reading reading_;
    std::string unit_name_;
    Crosses crosses_;
    ColourScheme scheme_;
    std::vector<DayCell> cells_;
    HuddleState huddle_state_ = HuddleState::waiting;
    HuddleKey due_;
    Covered covers_;
    std::optional<int> huddle_minute_; // of the day, when it is planned
    std::optional<Instant> huddle_at_;
    std::int64_t reported_ = 0;
    std::vector<Task> tasks_;
    std::vector<Stored<Incident>> unreported_;
    std::string deviation_system_;
    std::int64_t risks_found_ = 0;
    std::int64_t went_well_ = 0;
    std::optional<Date> last_harm_;
    ChecksToday checks_;
    bool choosing_ = false;
    bool asks_not_held_ = false;
    std::optional<Saved> saved_;
    std::optional<Error> trouble_;
};

}
