// The promise of the cross, on random months of random wards: a day is never better than the worst thing that nobody
// has knowingly lowered, and never green when nobody has talked about it.

#include <catch2/catch.hpp>

#include <algorithm>

#include "core/rules/cross.hpp"
#include "tests/support/seeds.hpp"

using namespace vaka;
using sim::SimRandom;

namespace {

const Date first = *Date::of(2026, 10, 1);
constexpr int month_days = 31;

template <typename E> E one_of(SimRandom& random) {
    return static_cast<E>(random.below(code_names<E>.size()));
}

template <typename T> std::optional<T> maybe(SimRandom& random, int percent, T value) {
    return random.chance(percent) ? std::optional<T>(value) : std::nullopt;
}

// A month of a ward, with everything that people do to it: parts of days, late finds, links to huddles, watches that
// came true, days made better and worse, and a unit that divided its days otherwise before.
struct RandomWard {
    explicit RandomWard(SimRandom& dice) : random(dice) {
        unit.shift_division = one_of<ShiftDivision>(random);
        unit.shift_parts = random.chance(50) ? Codes{{"afternoon", "forenoon"}} : Codes{{"day", "night"}};
        unit.cross_date_basis = one_of<DateBasis>(random);
        if (random.chance(50))
            unit.planned_days = {{"friday", "monday", "thursday", "tuesday", "wednesday"}};
        scheme = {.serious_harm = Colour::red,
                  .harm = random.chance(50) ? Colour::orange : Colour::red,
                  .near_miss = Colour::yellow,
                  .risk = Colour::yellow,
                  .avoidable_only = random.chance(30)};
        for (std::uint64_t i = 0; i < 25; ++i)
            add_huddle();
        for (std::uint64_t i = 0; i < 20; ++i)
            add_incident();
        for (std::uint64_t i = 0; i < 4; ++i)
            watches.push_back(
                {id<Watch>(),
                 {.date = any_day(), .level = one_of<WatchLevel>(random), .outcome = one_of<WatchOutcome>(random)}});
        // Some of what is written comes after a day has been given its colour.
        for (std::uint64_t i = 0; i < 8; ++i)
            add_mark();
        for (std::uint64_t i = 0; i < 8; ++i)
            add_incident();
    }

    CrossRecords records() const { return {huddles, incidents, watches, marks}; }
    DayCell cell(Date day) const { return cross_day(day, today, unit, scheme, records()); }

    SimRandom& random;
    Date today = first.plus(month_days + 3);
    Unit unit;
    ColourScheme scheme;
    std::vector<Stored<Huddle>> huddles;
    std::vector<Stored<Incident>> incidents;
    std::vector<Stored<Watch>> watches;
    std::vector<Stored<DayMark>> marks;

private:
    template <typename Record> Id<Record> id() {
        Id<Record> made;
        random.fill(made.uuid.bytes);
        return made;
    }
    Date any_day() { return first.plus(static_cast<int>(random.below(month_days))); }
    std::optional<ShiftPart> any_part(int percent) { return maybe(random, percent, one_of<ShiftPart>(random)); }

    void add_huddle() {
        Date to = any_day();
        Huddle huddle{.held_on = to.plus(1), .shift_part = any_part(40), .status = one_of<HuddleStatus>(random)};
        huddle.covers_to = to;
        huddle.covers_from = to.plus(-static_cast<int>(random.below(3)));
        if (huddle.shift_part && random.chance(50))
            huddle.divided_into = {{"day", "night"}};
        huddles.push_back({id<Huddle>(), huddle});
    }
    void add_incident() {
        Incident incident{.occurred_on = any_day(), .shift_part = any_part(40), .type = one_of<IncidentType>(random)};
        incident.severity = maybe(random, 60, one_of<Severity>(random));
        incident.avoidable = one_of<Avoidable>(random);
        incident.discovered_on = incident.occurred_on->plus(static_cast<int>(random.below(5)));
        incident.counts_for_colour = random.chance(50);
        if (random.chance(40))
            incident.huddle_id = huddles[random.below(huddles.size())].id;
        incidents.push_back({id<Incident>(), incident});
    }
    void add_mark() {
        DayMark mark{.day = any_day(), .shift_part = any_part(30), .colour = one_of<Colour>(random)};
        if (random.chance(70)) {
            mark.reason.text = "Gällde en annan enhet";
            mark.seen = seen_on(*mark.day, mark.shift_part, today, unit, scheme, records());
        }
        marks.push_back({id<DayMark>(), mark});
    }
};

// Whether somebody who had seen this gave its day or its part a better colour, and said why.
bool is_knowingly_lowered(const RandomWard& ward, Date day, const Codes& code, Colour colour) {
    return std::ranges::any_of(ward.marks, [&](const Stored<DayMark>& stored) {
        const DayMark& mark = stored.record;
        return mark.day == day && mark.colour && *mark.colour < colour && !mark.reason.empty() &&
               mark.seen.contains(code.codes.front());
    });
}

}

TEST_CASE("a day is never better than the worst thing that nobody has knowingly lowered", "[rules][cross]") {
    sim::for_each_seed(300, [](SimRandom& random) {
        const RandomWard ward(random);
        for (const Stored<Incident>& incident : ward.incidents) {
            auto colour = colour_of(incident.record, ward.scheme);
            if (!colour)
                continue;
            Date day = coloured_day(incident.record, ward.unit.cross_date_basis, ward.huddles);
            Codes code;
            for (std::optional<ShiftPart> part : {std::optional<ShiftPart>(), incident.record.shift_part})
                for (const std::string& one :
                     seen_on(day, part, ward.today, ward.unit, ward.scheme, {ward.huddles, {&incident, 1}, {}, {}})
                         .codes)
                    code.insert(one);
            REQUIRE(code.codes.size() == 1);
            if (is_knowingly_lowered(ward, day, code, *colour))
                continue;

            DayState state = ward.cell(day).state;
            CAPTURE(day.text(), code_name(*colour), code_name(state));
            REQUIRE(colour_of(state));
            REQUIRE(*colour_of(state) >= *colour);
        }
    });
}

TEST_CASE("no day is green that nobody has talked about or made green", "[rules][cross]") {
    sim::for_each_seed(300, [](SimRandom& random) {
        const RandomWard ward(random);
        for (int i = 0; i < month_days; ++i) {
            Date day = first.plus(i);
            if (ward.cell(day).state != DayState::green)
                continue;
            CAPTURE(day.text());
            bool talked = std::ranges::any_of(ward.huddles, [&](const Stored<Huddle>& stored) {
                Covered covered = covered_by(stored.record, ward.unit.cross_date_basis);
                return stored.record.status == HuddleStatus::closed && covered.from <= day && day <= covered.to;
            });
            bool made = std::ranges::any_of(ward.marks, [&](const Stored<DayMark>& stored) {
                return stored.record.day == day && stored.record.colour == Colour::green;
            });
            REQUIRE((talked || made));
        }
    });
}
