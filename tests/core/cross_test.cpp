// Gröna korset: the colour of a day (domain 4.1).

#include <catch2/catch.hpp>

#include "core/rules/overrides.hpp"

using namespace vaka;

namespace {

const Date today = *Date::of(2026, 10, 22); // a Thursday
const Date yesterday = today.plus(-1);

// One unit's written facts, built a line at a time.
struct Ward {
    Unit unit;
    ColourScheme scheme;
    std::vector<Stored<Huddle>> huddles;
    std::vector<Stored<Incident>> incidents;
    std::vector<Stored<Watch>> watches;
    std::vector<Stored<DayMark>> marks;

    Huddle& huddle(Date held_on) {
        Huddle huddle;
        huddle.held_on = held_on;
        huddle.status = HuddleStatus::closed;
        huddle.covers_from = huddle.covers_to = held_on.plus(-1);
        huddles.push_back({next_id<Huddle>(), huddle});
        return huddles.back().record;
    }
    Incident& incident(Date day, IncidentType type, std::optional<Severity> severity = {}) {
        Incident incident;
        incident.occurred_on = day;
        incident.type = type;
        incident.severity = severity;
        incidents.push_back({next_id<Incident>(), incident});
        return incidents.back().record;
    }
    DayMark& mark(Date day, std::optional<Colour> colour) {
        DayMark mark;
        mark.day = day;
        mark.colour = colour;
        marks.push_back({{}, mark});
        return marks.back().record;
    }
    // Made better than what is written by somebody who has seen what is written now.
    DayMark& lowered(Date day, Colour colour, std::optional<ShiftPart> part = {}) {
        DayMark& mark = this->mark(day, colour);
        mark.shift_part = part;
        mark.reason.text = "Gällde en annan enhet";
        mark.seen = seen_on(day, part, today, unit, scheme, {huddles, incidents, watches, marks});
        return mark;
    }
    template <typename Record> Id<Record> next_id() {
        Id<Record> id;
        id.uuid.bytes[15] = ++ids;
        return id;
    }
    std::uint8_t ids = 0;
    DayCell day(Date day) const { return cross_day(day, today, unit, scheme, {huddles, incidents, watches, marks}); }
};

}

TEST_CASE("a day that no huddle covered is missing, never green", "[rules][cross]") {
    Ward ward;

    CHECK(ward.day(today.plus(-5)).state == DayState::missing);
    CHECK(ward.day(yesterday).state == DayState::waiting);
    CHECK(ward.day(today).state == DayState::today);
    CHECK(ward.day(today.plus(1)).state == DayState::future);
}

TEST_CASE("a day is green only when a closed huddle covers it", "[rules][cross]") {
    Ward ward;
    ward.huddle(today);
    CHECK(ward.day(yesterday).state == DayState::green);

    ward.huddles.front().record.status = HuddleStatus::open;
    CHECK(ward.day(yesterday).state == DayState::waiting);
    ward.huddles.front().record.status = HuddleStatus::not_held;
    CHECK(ward.day(yesterday).state == DayState::missing);
}

TEST_CASE("a mark alone makes no day green, and makes a missing day worse", "[rules][cross]") {
    Ward ward;
    ward.mark(yesterday, Colour::green).confirmed = true;
    CHECK(ward.day(yesterday).state == DayState::waiting);

    ward.marks.clear();
    ward.mark(yesterday, Colour::yellow);
    CHECK(ward.day(yesterday).state == DayState::yellow);
}

TEST_CASE("the worst incident decides", "[rules][cross]") {
    Ward ward;
    ward.huddle(today);
    ward.incident(yesterday, IncidentType::risk);
    CHECK(ward.day(yesterday).state == DayState::yellow);
    ward.incident(yesterday, IncidentType::harm, Severity::minor);
    CHECK(ward.day(yesterday).state == DayState::orange);
    ward.incident(yesterday, IncidentType::harm, Severity::serious);
    CHECK(ward.day(yesterday).state == DayState::red);
    ward.incident(yesterday, IncidentType::near_miss);
    CHECK(ward.day(yesterday).state == DayState::red);
}

TEST_CASE("something that went well gives a star and no colour", "[rules][cross]") {
    Ward ward;
    ward.incident(yesterday, IncidentType::positive);

    CHECK(ward.day(yesterday).state == DayState::waiting);
    CHECK(ward.day(yesterday).star);
}

TEST_CASE("complaints and work environment colour a day only when somebody says so", "[rules][cross]") {
    Ward ward;
    ward.huddle(today);
    ward.incident(yesterday, IncidentType::work_env);
    CHECK(ward.day(yesterday).state == DayState::green);

    ward.incidents.front().record.counts_for_colour = true;
    CHECK(ward.day(yesterday).state == DayState::yellow);
}

TEST_CASE("a watch that was high and occurred makes the day yellow", "[rules][cross]") {
    Ward ward;
    ward.huddle(today);
    ward.watches.push_back({{}, {.date = yesterday, .level = WatchLevel::high, .outcome = WatchOutcome::averted}});
    CHECK(ward.day(yesterday).state == DayState::green);

    ward.watches.front().record.outcome = WatchOutcome::occurred;
    CHECK(ward.day(yesterday).state == DayState::yellow);
}

TEST_CASE("harm that was judged unavoidable is yellow where the scheme says so", "[rules][cross]") {
    Ward ward;
    ward.incident(yesterday, IncidentType::harm, Severity::serious).avoidable = Avoidable::no;
    CHECK(ward.day(yesterday).state == DayState::red);

    ward.scheme.avoidable_only = true;
    CHECK(ward.day(yesterday).state == DayState::yellow);
    ward.incidents.front().record.avoidable = Avoidable::unknown;
    CHECK(ward.day(yesterday).state == DayState::red);
}

TEST_CASE("a day that is not planned is closed unless something is written about it", "[rules][cross]") {
    Ward ward;
    ward.unit.planned_days = {{"friday", "monday", "thursday", "tuesday", "wednesday"}};
    Date saturday = *Date::of(2026, 10, 17);
    CHECK(ward.day(saturday).state == DayState::closed);

    ward.incident(saturday, IncidentType::risk);
    CHECK(ward.day(saturday).state == DayState::yellow);
    CHECK(ward.day(today.plus(2)).state == DayState::closed);
}

TEST_CASE("a day that somebody marked as closed is closed", "[rules][cross]") {
    Ward ward;
    ward.mark(today.plus(-3), {}).closed = true;

    CHECK(ward.day(today.plus(-3)).state == DayState::closed);
}

TEST_CASE("an override upwards is free; downwards it needs a reason and shows as changed", "[rules][cross]") {
    Ward ward;
    ward.huddle(today);
    ward.incident(yesterday, IncidentType::harm, Severity::minor);
    DayMark& mark = ward.mark(yesterday, Colour::red);
    CHECK(ward.day(yesterday).state == DayState::red);
    CHECK_FALSE(ward.day(yesterday).changed);

    mark.colour = Colour::green;
    CHECK(ward.day(yesterday).state == DayState::orange);
    mark.reason = {"Händelsen rörde en annan avdelning"};
    CHECK(ward.day(yesterday).state == DayState::orange); // whoever lowered it had not seen this
    mark.seen = seen_on(yesterday, {}, today, ward.unit, ward.scheme, {{}, ward.incidents, {}, {}});
    CHECK(ward.day(yesterday).state == DayState::green);
    CHECK(ward.day(yesterday).changed);
}

TEST_CASE("what is discovered after the huddle recolours the day and shows as changed", "[rules][cross]") {
    Ward ward;
    Date day = today.plus(-6);
    ward.huddle(day.plus(1));
    CHECK(ward.day(day).state == DayState::green);

    ward.incident(day, IncidentType::harm, Severity::minor).discovered_on = today;
    CHECK(ward.day(day).state == DayState::orange);
    CHECK(ward.day(day).changed);
}

TEST_CASE("a day that shows another colour than the huddle agreed on is changed", "[rules][cross]") {
    Ward ward;
    ward.huddle(today);
    DayMark& mark = ward.mark(yesterday, {});
    mark.confirmed = true;
    mark.confirmed_colour = Colour::green;
    CHECK_FALSE(ward.day(yesterday).changed);

    ward.incident(yesterday, IncidentType::near_miss).discovered_on = today;
    CHECK(ward.day(yesterday).state == DayState::yellow);
    CHECK(ward.day(yesterday).changed);
}

TEST_CASE("a divided day shows its worst part and hatches what is missing", "[rules][cross]") {
    Ward ward;
    ward.unit.shift_division = ShiftDivision::day_evening_night;
    Date day = today.plus(-4);
    ward.huddle(day.plus(1)).shift_part = ShiftPart::day;

    DayCell cell = ward.day(day);
    CHECK(cell.state == DayState::green);
    CHECK(cell.partly_missing);
    CHECK(cell.parts == std::vector{DayState::green, DayState::missing, DayState::missing});

    ward.incident(day, IncidentType::harm, Severity::minor).shift_part = ShiftPart::night;
    CHECK(ward.day(day).state == DayState::orange);
    ward.huddle(day.plus(1));
    CHECK_FALSE(ward.day(day).partly_missing);
}

TEST_CASE("an incident whose part nobody knows colours the day and the parts that were talked about",
          "[rules][cross]") {
    Ward ward;
    ward.unit.shift_division = ShiftDivision::day_evening_night;
    Date day = today.plus(-4);
    ward.huddle(day).shift_part = ShiftPart::evening;
    ward.huddles.back().record.covers_from = ward.huddles.back().record.covers_to = day;
    ward.incident(day, IncidentType::harm, Severity::minor);

    DayCell cell = ward.day(day);
    CHECK(cell.state == DayState::orange);
    CHECK(cell.partly_missing);
    CHECK(cell.parts == std::vector{DayState::missing, DayState::orange, DayState::missing});
}

TEST_CASE("an incident in a part that the unit no longer has still colours its day", "[rules][cross]") {
    Ward ward;
    ward.unit.shift_division = ShiftDivision::day_evening_night;
    ward.incident(today.plus(-4), IncidentType::harm, Severity::serious).shift_part = ShiftPart::forenoon;

    CHECK(ward.day(today.plus(-4)).state == DayState::red);
}

TEST_CASE("a day with one green part is not whole while the rest of today goes on", "[rules][cross]") {
    Ward ward;
    ward.unit.shift_division = ShiftDivision::day_evening_night;
    ward.huddle(today).shift_part = ShiftPart::day;
    ward.huddles.back().record.covers_from = ward.huddles.back().record.covers_to = today;

    CHECK(ward.day(today).state == DayState::green);
    CHECK(ward.day(today).partly_missing);
    CHECK(ward.day(today).parts == std::vector{DayState::green, DayState::today, DayState::today});
}

TEST_CASE("a huddle about a part makes no whole day green when the unit stops dividing its days", "[rules][cross]") {
    Ward ward;
    Date day = today.plus(-4);
    ward.huddle(day.plus(1)).shift_part = ShiftPart::day;
    CHECK(ward.day(day).partly_missing);

    ward.huddle(day.plus(1)).shift_part = ShiftPart::evening;
    ward.huddle(day.plus(1)).shift_part = ShiftPart::night;
    CHECK(ward.day(day).state == DayState::green);
    CHECK_FALSE(ward.day(day).partly_missing);
}

TEST_CASE("an override covers what it had seen, and what comes after makes the day worse", "[rules][cross]") {
    Ward ward;
    ward.huddle(today);
    ward.incident(yesterday, IncidentType::risk);
    ward.lowered(yesterday, Colour::green);
    REQUIRE(ward.day(yesterday).state == DayState::green);

    SECTION("another incident, as bad as the one that was lowered") {
        ward.incident(yesterday, IncidentType::near_miss);
        CHECK(ward.day(yesterday).state == DayState::yellow);
        CHECK(ward.day(yesterday).changed);
    }
    SECTION("a serious harm that is found later") {
        ward.incident(yesterday, IncidentType::harm, Severity::serious);
        CHECK(ward.day(yesterday).state == DayState::red);
        CHECK(ward.day(yesterday).changed);
    }
    SECTION("the same incident, which turned out to be harm") {
        ward.incidents.front().record.type = IncidentType::harm;
        CHECK(ward.day(yesterday).state == DayState::orange);
    }
    SECTION("a watch that came true") {
        Watch watch{.date = yesterday, .level = WatchLevel::high, .outcome = WatchOutcome::occurred};
        ward.watches.push_back({ward.next_id<Watch>(), watch});
        CHECK(ward.day(yesterday).state == DayState::yellow);
    }
    SECTION("and an override upwards hides nothing worse, with a reason or without") {
        ward.marks.clear();
        ward.lowered(yesterday, Colour::orange);
        REQUIRE(ward.day(yesterday).state == DayState::orange);
        ward.incident(yesterday, IncidentType::harm, Severity::serious);
        CHECK(ward.day(yesterday).state == DayState::red);
    }
    SECTION("in one part of a divided day, too") {
        ward.unit.shift_division = ShiftDivision::day_evening_night;
        ward.incidents.front().record.shift_part = ShiftPart::evening;
        ward.marks.clear();
        ward.lowered(yesterday, Colour::green, ShiftPart::evening);
        REQUIRE(ward.day(yesterday).state == DayState::green);
        ward.incident(yesterday, IncidentType::harm, Severity::minor).shift_part = ShiftPart::evening;
        CHECK(ward.day(yesterday).parts[1] == DayState::orange);
        CHECK(ward.day(yesterday).state == DayState::orange);
    }
}

TEST_CASE("a whole day that was told in parts stays told when the unit divides its days otherwise", "[rules][cross]") {
    Ward ward;
    Date day = today.plus(-4);
    auto tell = [&](std::initializer_list<ShiftPart> parts, Codes all = {}) {
        for (ShiftPart part : parts) {
            ward.huddle(day.plus(1)).shift_part = part;
            ward.huddles.back().record.divided_into = all;
        }
    };
    ward.unit.shift_division = ShiftDivision::custom;
    ward.unit.shift_parts = {{"afternoon", "forenoon"}};

    SECTION("by day, evening and night") {
        tell({ShiftPart::day, ShiftPart::evening, ShiftPart::night});
        CHECK(ward.day(day).state == DayState::green);
        CHECK_FALSE(ward.day(day).partly_missing);
    }
    SECTION("by parts of the unit's own") {
        tell({ShiftPart::day, ShiftPart::night}, {{"day", "night"}});
        CHECK(ward.day(day).state == DayState::green);
        CHECK_FALSE(ward.day(day).partly_missing);
    }
    SECTION("and one whose night was not told is not whole") {
        tell({ShiftPart::day, ShiftPart::evening});
        CHECK(ward.day(day).state == DayState::missing);
    }
}

TEST_CASE("an override of the whole day colours the day and none of its parts", "[rules][cross]") {
    Ward ward;
    ward.unit.shift_division = ShiftDivision::day_evening_night;
    Date day = today.plus(-4);
    ward.huddle(day.plus(1));
    ward.mark(day, Colour::red);

    CHECK(ward.day(day).state == DayState::red);
    CHECK(ward.day(day).parts == std::vector(3, DayState::green));
}

TEST_CASE("a part that is made worse makes the day worse, and one that is made better with a reason better",
          "[rules][cross]") {
    Ward ward;
    ward.unit.shift_division = ShiftDivision::day_evening_night;
    Date day = today.plus(-4);
    ward.huddle(day.plus(1));
    ward.incident(day, IncidentType::risk).shift_part = ShiftPart::day;
    ward.incident(day, IncidentType::harm, Severity::serious).shift_part = ShiftPart::night;
    ward.mark(day, Colour::orange).shift_part = ShiftPart::day;
    CHECK(ward.day(day).parts == std::vector{DayState::orange, DayState::green, DayState::red});
    CHECK(ward.day(day).state == DayState::red);

    DayMark& better = ward.mark(day, Colour::yellow);
    better.shift_part = ShiftPart::night;
    CHECK(ward.day(day).state == DayState::red); // nobody has said why
    ward.marks.pop_back();
    ward.lowered(day, Colour::yellow, ShiftPart::night);
    CHECK(ward.day(day).parts == std::vector{DayState::orange, DayState::green, DayState::yellow});
    CHECK(ward.day(day).state == DayState::orange);
    CHECK(ward.day(day).changed);
}

TEST_CASE("an override is compared with what stands there without it", "[rules][cross]") {
    Ward ward;
    ward.unit.shift_division = ShiftDivision::day_evening_night;
    Date day = today.plus(-4);
    ward.huddle(day.plus(1));
    ward.incident(day, IncidentType::risk).shift_part = ShiftPart::day;
    ward.incident(day, IncidentType::harm, Severity::serious).shift_part = ShiftPart::night;
    ward.mark(day, Colour::orange).shift_part = ShiftPart::evening;
    auto without = [&](std::optional<ShiftPart> part) {
        return state_without({.day = day, .shift_part = part}, today, ward.unit, ward.scheme,
                             {ward.huddles, ward.incidents, ward.watches, ward.marks});
    };
    CHECK(without(ShiftPart::day) == DayState::yellow); // not the day's red
    CHECK(without(ShiftPart::evening) == DayState::green);
    CHECK(without({}) == DayState::red);
    ward.incidents.pop_back();
    CHECK(without({}) == DayState::orange); // what was said about the evening is part of the day
}

TEST_CASE("another colour in one part than its huddle agreed on is a change of the day", "[rules][cross]") {
    Ward ward;
    ward.unit.shift_division = ShiftDivision::day_evening_night;
    Date day = today.plus(-4);
    ward.huddle(day.plus(1));
    DayMark& mark = ward.mark(day, {});
    mark.shift_part = ShiftPart::night;
    mark.confirmed = true;
    mark.confirmed_colour = Colour::green;
    CHECK_FALSE(ward.day(day).changed);

    ward.incident(day, IncidentType::risk).shift_part = ShiftPart::night;
    CHECK(ward.day(day).changed);
}

TEST_CASE("a day whose huddle knew other colours is changed only when it is green no longer", "[rules][cross]") {
    Ward ward;
    Date day = today.plus(-4);
    ward.huddle(day.plus(1));
    ward.incident(day, IncidentType::harm, Severity::minor);
    DayMark& mark = ward.mark(day, {});
    mark.confirmed = true;
    mark.confirmed_colour = Colour::red;
    mark.confirmed_scheme = Code{"se3"};
    ward.scheme.id = Code{"se4"};
    CHECK(ward.day(day).state == DayState::orange);
    CHECK_FALSE(ward.day(day).changed);

    ward.scheme.id = Code{"se3"};
    CHECK(ward.day(day).changed);
    ward.scheme.id = Code{"se4"};
    mark.confirmed_colour = Colour::green;
    CHECK(ward.day(day).changed);
}

TEST_CASE("a theme cross shows one category, shares the huddles and takes no overrides", "[rules][cross]") {
    Ward ward;
    Date day = today.plus(-4);
    ward.huddle(day.plus(1));
    ward.incident(day, IncidentType::harm, Severity::minor).category_id = Code{"medication"};
    ward.mark(day, Colour::red);
    ward.mark(today.plus(-6), {}).closed = true;
    ward.scheme = {
        .serious_harm = Colour::red, .harm = Colour::red, .category_id = Code{"fall"}, .takes_overrides = false};
    CHECK(ward.day(day).state == DayState::green);
    CHECK(ward.day(today.plus(-6)).state == DayState::closed);

    ward.incident(day, IncidentType::harm, Severity::minor).category_id = Code{"fall"};
    CHECK(ward.day(day).state == DayState::red);
}

TEST_CASE("only a watch and a star of its category show in a theme cross", "[rules][cross]") {
    Ward ward;
    ward.huddle(today);
    ward.scheme.category_id = Code{"fall"};
    ward.watches.push_back({{}, {.date = yesterday, .level = WatchLevel::high, .outcome = WatchOutcome::occurred}});
    ward.incident(yesterday, IncidentType::positive);
    CHECK(ward.day(yesterday).state == DayState::green);
    CHECK_FALSE(ward.day(yesterday).star);

    ward.watches.front().record.category_id = ward.incidents.front().record.category_id = Code{"fall"};
    CHECK(ward.day(yesterday).state == DayState::yellow);
    CHECK(ward.day(yesterday).star);
}

TEST_CASE("an orange override from another scheme is red where there is no orange", "[rules][cross]") {
    Ward ward;
    ward.huddle(today);
    ward.mark(yesterday, Colour::orange);
    ward.scheme.harm = Colour::red;

    CHECK(colours_of(ward.scheme) == std::vector{Colour::green, Colour::yellow, Colour::red});
    CHECK(ward.day(yesterday).state == DayState::red);
}

TEST_CASE("a night belongs to the date on which it began", "[rules][cross]") {
    const std::vector parts = {ShiftPart::day, ShiftPart::evening, ShiftPart::night};
    PartOfDay morning = latest_part(parts, {today, 7, 30});
    CHECK(morning.part == ShiftPart::night);
    CHECK(morning.day == yesterday);
    CHECK(huddle_day_of(morning.day, morning.part) == today);
    CHECK(day_of_huddle(today, ShiftPart::night) == yesterday);

    PartOfDay late = latest_part(parts, {today, 22, 0});
    CHECK(late.part == ShiftPart::evening);
    CHECK(late.day == today);
    CHECK(latest_part(parts, {today, 14, 0}).part == ShiftPart::day);
    // Alone, the last one that has been.
    CHECK(latest_part({{ShiftPart::evening}}, {today, 9, 0}).day == yesterday);
}

TEST_CASE("on Monday the whole weekend waits with Friday", "[rules][cross]") {
    Unit unit;
    unit.planned_days = {{"friday", "monday", "thursday", "tuesday", "wednesday"}};
    Covered waiting = waiting_days(unit, *Date::of(2026, 10, 26));

    CHECK(waiting.from == *Date::of(2026, 10, 23));
    CHECK(waiting.to == *Date::of(2026, 10, 25));
}

TEST_CASE("a unit that colours the huddle's date does so", "[rules][cross]") {
    Ward ward;
    ward.unit.cross_date_basis = DateBasis::huddle_date;
    ward.huddle(today);
    ward.huddles.front().id.uuid.bytes[0] = 1;
    ward.incident(yesterday, IncidentType::risk).huddle_id = ward.huddles.front().id;

    CHECK(ward.day(today).state == DayState::yellow);
    CHECK(ward.day(yesterday).state == DayState::missing);
}

TEST_CASE("where the huddle's date has the colour, what no huddle has taken up colours the day it was told",
          "[rules][cross]") {
    Ward ward;
    ward.unit.cross_date_basis = DateBasis::huddle_date;
    ward.huddle(today);
    ward.incident(yesterday, IncidentType::risk).discovered_on = today;

    CHECK(ward.day(today).state == DayState::yellow);
    CHECK(ward.day(yesterday).state == DayState::missing);
}

TEST_CASE("a month has a cell for each of its days", "[rules][cross]") {
    Ward ward;
    CHECK(cross_month({2024, 2}, today, ward.unit, ward.scheme, {}).size() == 29);
    CHECK(cross_month({2026, 2}, today, ward.unit, ward.scheme, {}).size() == 28);
    CHECK(cross_month({2026, 12}, today, ward.unit, ward.scheme, {}).size() == 31);
}
