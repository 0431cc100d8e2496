// The month in one glance.

#include <catch2/catch.hpp>

#include "core/report/month_summary.hpp"
#include "core/rules/action.hpp"

using namespace vaka;

namespace {

Date day(int month, int day, int year = 2026) {
    return *Date::of(year, month, day);
}

Stored<Incident> incident(Date on, IncidentType type, const char* category = "fall") {
    return {{}, Incident{.occurred_on = on, .type = type, .category_id = Code{category}}};
}

}

TEST_CASE("a month's summary counts its days, what happened, what was done and what remains", "[report]") {
    std::vector<DayCell> cells = {{.day = day(10, 1), .state = DayState::green},
                                  {.day = day(10, 2), .state = DayState::yellow},
                                  {.day = day(10, 3), .state = DayState::green, .partly_missing = true},
                                  {.day = day(10, 4), .state = DayState::missing},
                                  {.day = day(10, 5), .state = DayState::orange, .partly_missing = true},
                                  {.day = day(10, 6), .state = DayState::closed},
                                  {.day = day(10, 7), .state = DayState::red}};
    std::vector<Stored<Incident>> incidents = {
        incident(day(10, 2), IncidentType::risk),     incident(day(10, 5), IncidentType::harm, "medication"),
        incident(day(10, 7), IncidentType::harm),     incident(day(10, 7), IncidentType::near_miss),
        incident(day(10, 7), IncidentType::positive), incident(day(10, 7), IncidentType::complaint),
        incident(day(9, 30), IncidentType::harm)};
    incidents[1].record.must_report = incidents[2].record.must_report = incidents[6].record.must_report = true;
    incidents[2].record.reported = true;
    std::vector<Stored<Action>> actions = {
        {{}, {.title = {"late"}, .decided_on = day(9, 1), .due = day(10, 3)}},
        {{}, {.title = {"no day"}}},
        {{}, {.title = {"soon"}, .due = day(11, 1), .status = ActionStatus::ongoing}},
        {{}, {.title = {"decided later"}, .decided_on = day(11, 2), .due = day(10, 1)}},
        {{}, {.title = {"done"}, .status = ActionStatus::done, .done_on = day(10, 20)}},
        {{}, {.title = {"helped"}, .status = ActionStatus::effect_ok, .done_on = day(10, 2)}},
        {{}, {.title = {"done before"}, .status = ActionStatus::done, .done_on = day(9, 20)}},
        {{}, {.title = {"stopped"}, .due = day(10, 3), .status = ActionStatus::cancelled}}};
    std::vector<Stored<EffectCheck>> checks = {{{}, {.followed_on = day(10, 9), .result = EffectResult::desired}},
                                               {{}, {.followed_on = day(10, 10), .result = EffectResult::none}},
                                               {{}, {.followed_on = day(11, 1), .result = EffectResult::desired}}};

    MonthSummary summary = month_summary(Month{2026, 10}, {cells, incidents, actions, checks});

    CHECK(summary.yellow == 1);
    CHECK(summary.orange == 1);
    CHECK(summary.red == 1);
    CHECK(summary.missing == 1);
    CHECK(summary.partly_missing == 2);
    CHECK(summary.risks == 1);
    CHECK(summary.near_misses == 1);
    CHECK(summary.harms == 2);
    CHECK(summary.went_well == 1);
    CHECK(summary.not_reported == 1);
    REQUIRE(summary.categories.size() == 2);
    CHECK(summary.categories[0].category.code == "fall");
    CHECK(summary.categories[0].n == 3);
    auto titles = [](const std::vector<Stored<Action>>& list) {
        std::string text;
        for (const auto& [id, action] : list)
            text += action.title.text + ". ";
        return text;
    };
    CHECK(titles(summary.done) == "helped. done. ");
    CHECK(titles(summary.remains) == "late. soon. no day. ");
    CHECK(summary.followed_up == 2);
    CHECK(summary.got_better == 1);
    CHECK(is_late(actions[0].record, day(10, 4)));
    CHECK_FALSE(is_late(actions[0].record, day(10, 3)));
    CHECK_FALSE(is_late(actions[7].record, day(10, 4)));
}
