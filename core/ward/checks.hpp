// The daily checks as they stand now: what the team has answered, the day's figures and how far the checklists have
// come. The cross says in a line what waits; the page about the checks shows it all.

#pragma once

#include <string>
#include <vector>

#include "core/rules/checks.hpp"
#include "core/ward/ward.hpp"

namespace vaka {

struct ChecksToday {
    struct Pulse {
        const Check* question = nullptr;
        std::vector<std::int64_t> answers; // from worst to best
        std::int64_t total() const { return answers_in(answers); }
        bool can_show() const { return total() >= fewest_answers; }
    };
    struct List {
        const Check* check = nullptr;
        int year = 0;
        bool in_season = false;
        std::int64_t settled = 0; // done, or not needed
        std::int64_t left() const { return static_cast<std::int64_t>(check->lines.size()) - settled; }
    };

    CheckTime when;
    std::vector<Pulse> pulse;
    std::int64_t in_hand = 0; // people in the round on this tablet that is not over
    std::vector<const Check*> figures;
    std::optional<Values> written; // the figures of this time, by code
    std::vector<List> lists;       // those of the season first

    bool pulse_waits() const;
    bool figures_wait() const { return !figures.empty() && !written; }
    std::int64_t lines_left() const; // of the season's lists
    bool any() const { return !pulse.empty() || !figures.empty() || !lists.empty(); }
    std::int64_t waiting() const; // how many of the checks
};

Result<ChecksToday> checks_today(const Ward& ward);

}
