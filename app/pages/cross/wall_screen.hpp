// Väggläget: the cross on a wall, read in passing at five metres. Only colours and numbers: nothing that anybody has
// written is shown here, for anybody may stand in the corridor.

#pragma once

#include <vector>

#include "app/pages/reading.hpp"
#include "core/ward/huddle.hpp"

namespace vaka {

class WallScreen {
public:
    explicit WallScreen(App& app);
    void refresh();
    static bool shows_minutes() { return true; }
    static bool only_at_minutes() { return true; }

    Date today() const { return reading_.today(); }
    const std::string& unit_name() const { return unit_name_; }
    const std::vector<DayCell>& cells() const { return cells_; } // of this month
    const ColourScheme& scheme() const { return app_.ward.session.scheme(); }

    struct NextHuddle {
        Date day;
        std::optional<int> minute; // of the day, when it is planned
        bool under_way = false;
    };
    const NextHuddle& next_huddle() const { return next_huddle_; }

    std::int64_t risks_found() const { return risks_found_; }   // this month: risks and near misses
    std::int64_t actions_done() const { return actions_done_; } // this month
    std::optional<std::int64_t> days_since_harm() const;        // nothing when there was none for a year
    struct Since {
        Code category;
        std::int64_t days = 0;
    };
    // Of the categories with harm within a year: the unit's own crosses first, then the most used; at most three.
    const std::vector<Since>& since_by_category() const { return since_; }

    // The way out, shown after a touch; the next minute hides it again.
    bool shows_way_out() const { return way_out_; }
    void touch();
    Go leave() const { return Back{}; }
    const std::optional<Error>& trouble() const { return trouble_; }

private:
    Result<void> read();
    Result<void> read_harm(const Unit& unit);
    std::int64_t minute_now() const { return app_.ward.session.now().ms / 60'000; }

    App& app_;
    Reading reading_;
    std::string unit_name_;
    std::vector<DayCell> cells_;
    NextHuddle next_huddle_;
    std::int64_t risks_found_ = 0;
    std::int64_t actions_done_ = 0;
    std::optional<Date> last_harm_;
    std::vector<Since> since_;
    bool way_out_ = false;
    std::int64_t touched_minute_ = 0;
    std::optional<Error> trouble_;
};

}
