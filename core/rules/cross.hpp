// Gröna korset: which state each day of a month shows. Pure; the colour is computed from what is written about the day,
// so two tablets can never disagree about it (domain 2.1.5, 4.1). A day is never green by default.

#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/content/colour_scheme.hpp"
#include "core/model/cross.hpp"
#include "core/model/huddle.hpp"
#include "core/model/incident.hpp"
#include "core/model/unit.hpp"
#include "core/rules/shift_parts.hpp"

namespace vaka {

enum class DayState { green, yellow, orange, red, missing, waiting, today, future, closed };
template <>
inline constexpr std::array<std::string_view, 9> code_names<DayState> = {
    "green", "yellow", "orange", "red", "missing", "waiting", "today", "future", "closed"};

struct DayCell {
    Date day;
    DayState state = DayState::missing;
    bool partly_missing = false; // a part of the day is missing: never a green day in figures
    bool changed = false;        // another colour than the huddle agreed on, or lowered
    bool star = false;           // something went well
    std::vector<DayState> parts; // one for each of shift_parts_of() when the unit divides its days
};

struct CrossRecords {
    std::span<const Stored<Huddle>> huddles;
    std::span<const Stored<Incident>> incidents;
    std::span<const Stored<Watch>> watches;
    std::span<const Stored<DayMark>> marks;
};

constexpr DayState state_of(Colour colour) {
    return static_cast<DayState>(colour);
}
constexpr std::optional<Colour> colour_of(DayState state) {
    return state <= DayState::red ? std::optional<Colour>(static_cast<Colour>(state)) : std::nullopt;
}

// Nothing for those that never colour a day.
std::optional<Colour> colour_of(const Incident& incident, const ColourScheme& scheme);

// The colours that a day can have, from best to worst.
std::vector<Colour> colours_of(const ColourScheme& scheme);

bool is_planned(const Unit& unit, Date day);

// The day whose cell an incident colours: when it occurred, or the huddle that took it up.
Date coloured_day(const Incident& incident, DateBasis basis, std::span<const Stored<Huddle>> huddles);

// The days that a huddle talked about; the day before it when it does not say.
struct Covered {
    Date from;
    Date to;
};
Covered covered_by(const Huddle& huddle, DateBasis basis);
// A huddle talks about no more days than this: five weeks of summer and some.
inline constexpr int most_covered_days = 62;
// Whether a closed huddle has talked about this part of the day; without a part, about anything of it.
bool is_covered(Date day, const std::optional<ShiftPart>& part, DateBasis basis,
                std::span<const Stored<Huddle>> huddles);

// The days that wait for a huddle today: every day after the last planned one before today, and that one.
Covered waiting_days(const Unit& unit, Date today);

DayCell cross_day(Date day, Date today, const Unit& unit, const ColourScheme& scheme, const CrossRecords& records);

// One cell for each day of the month.
std::vector<DayCell> cross_month(Month month, Date today, const Unit& unit, const ColourScheme& scheme,
                                 const CrossRecords& records);

// What gives a part of the day a colour now, or the whole day: what an override of it has seen (DayMark::seen).
Codes seen_on(Date day, const std::optional<ShiftPart>& part, Date today, const Unit& unit, const ColourScheme& scheme,
              const CrossRecords& records);

// Whether this override says that a day was better than what is written about it; that takes a reason.
bool is_lowered(const DayMark& mark, DayState without_mark);

// The first day that the unit's first huddle talked about; today when there has been none.
Date first_day(const std::optional<Huddle>& first, const Unit& unit, Date today);

// Days before the unit's first are empty, not missing: it had no cross then.
void empty_before(std::vector<DayCell>& cells, Date first);

}
