#include "core/rules/cross.hpp"

#include <algorithm>

namespace vaka {

namespace {

// The day whose cell an incident colours.
Date day_of(const Incident& incident, const Unit& unit, std::span<const Stored<Huddle>> huddles) {
    if (unit.cross_date_basis == DateBasis::occurred_on || !incident.huddle_id)
        return *incident.occurred_on;
    auto huddle = std::ranges::find(huddles, *incident.huddle_id, &Stored<Huddle>::id);
    return huddle != huddles.end() && huddle->record.held_on ? *huddle->record.held_on : *incident.occurred_on;
}

bool concerns(const std::optional<ShiftPart>& written, const std::optional<ShiftPart>& part) {
    // What says nothing about the part of the day is about all of it.
    return !written || !part || *written == *part;
}

void worsen(std::optional<Colour>& worst, std::optional<Colour> colour) {
    if (colour && (!worst || *colour > *worst))
        worst = colour;
}

struct PartFacts {
    std::optional<Colour> worst;
    bool covered = false;
    bool incidents = false;
    std::optional<Date> huddle_day; // the first that covered it
};

PartFacts facts_of(Date day, const std::optional<ShiftPart>& part, const Unit& unit, const ColourScheme& scheme,
                   const CrossRecords& records) {
    PartFacts facts;
    for (const auto& [id, incident] : records.incidents) {
        if (!incident.occurred_on || !concerns(incident.shift_part, part) ||
            day_of(incident, unit, records.huddles) != day)
            continue;
        std::optional<Colour> colour = colour_of(incident, scheme);
        facts.incidents = facts.incidents || colour;
        worsen(facts.worst, colour);
    }
    for (const auto& [id, watch] : records.watches)
        if (watch.date == day && watch.level == WatchLevel::high && watch.outcome == WatchOutcome::occurred) {
            worsen(facts.worst, scheme.risk);
            facts.incidents = true;
        }
    for (const auto& [id, huddle] : records.huddles) {
        if (huddle.status != HuddleStatus::closed || !huddle.held_on || !concerns(huddle.shift_part, part))
            continue;
        Covered covered = covered_by(huddle, unit.cross_date_basis);
        if (covered.from <= day && day <= covered.to) {
            facts.covered = true;
            facts.huddle_day = std::min(facts.huddle_day.value_or(*huddle.held_on), *huddle.held_on);
        }
    }
    return facts;
}

// Without what a person said about the day.
DayState state_of(const PartFacts& facts, Date day, Date today, const Unit& unit, bool marked_closed,
                  const CrossRecords& records) {
    if (facts.worst)
        return state_of(*facts.worst);
    if (facts.covered)
        return DayState::green;
    if (marked_closed || !is_planned(unit, day))
        return DayState::closed;
    if (day > today)
        return DayState::future;
    if (day == today)
        return DayState::today;
    bool held_today = std::ranges::any_of(records.huddles, [&](const Stored<Huddle>& stored) {
        return stored.record.held_on == today && stored.record.status != HuddleStatus::open;
    });
    Covered waiting = waiting_days(unit, today);
    return !held_today && waiting.from <= day && day <= waiting.to ? DayState::waiting : DayState::missing;
}

}

std::optional<Colour> colour_of(const Incident& incident, const ColourScheme& scheme) {
    if (!incident.type || (!scheme.category_id.empty() && incident.category_id != scheme.category_id))
        return {};
    switch (*incident.type) {
    case IncidentType::positive:
        return {};
    case IncidentType::complaint:
    case IncidentType::work_env:
        return incident.counts_for_colour ? std::optional<Colour>(scheme.risk) : std::nullopt;
    case IncidentType::risk:
        return scheme.risk;
    case IncidentType::near_miss:
        return scheme.near_miss;
    case IncidentType::harm:
        if (scheme.avoidable_only && incident.avoidable == Avoidable::no)
            return scheme.risk;
        return incident.severity == Severity::serious ? scheme.serious_harm : scheme.harm;
    }
    return {};
}

bool is_planned(const Unit& unit, Date day) {
    return unit.planned_days.codes.empty() ||
           unit.planned_days.contains(weekday_codes[static_cast<std::size_t>(day.weekday())]);
}

std::vector<ShiftPart> shift_parts_of(const Unit& unit) {
    if (unit.shift_division == ShiftDivision::day_evening_night)
        return {ShiftPart::day, ShiftPart::evening, ShiftPart::night};
    std::vector<ShiftPart> parts;
    if (unit.shift_division == ShiftDivision::custom)
        for (std::size_t i = 0; i < code_names<ShiftPart>.size(); ++i)
            if (unit.shift_parts.contains(code_names<ShiftPart>[i]))
                parts.push_back(static_cast<ShiftPart>(i));
    // One part is the whole day.
    return parts.size() < 2 ? std::vector<ShiftPart>() : parts;
}

Covered covered_by(const Huddle& huddle, DateBasis basis) {
    Date held = huddle.held_on.value_or(Date());
    if (basis == DateBasis::huddle_date)
        return {held, held};
    Date to = huddle.covers_to.value_or(huddle.covers_from.value_or(held.plus(-1)));
    return {huddle.covers_from.value_or(to), to};
}

Covered waiting_days(const Unit& unit, Date today) {
    if (unit.cross_date_basis == DateBasis::huddle_date)
        return {today, today};
    Date from = today.plus(-1);
    for (int back = 0; back < 7 && !is_planned(unit, from); ++back)
        from = from.plus(-1);
    return {from, today.plus(-1)};
}

DayCell cross_day(Date day, Date today, const Unit& unit, const ColourScheme& scheme, const CrossRecords& records) {
    DayCell cell{.day = day};
    std::vector<std::optional<ShiftPart>> parts;
    std::ranges::copy(shift_parts_of(unit), std::back_inserter(parts));
    if (parts.empty())
        parts = {std::nullopt}; // the whole day

    for (const auto& [id, incident] : records.incidents)
        if (incident.type == IncidentType::positive && incident.occurred_on &&
            day_of(incident, unit, records.huddles) == day)
            cell.star = true;

    for (const std::optional<ShiftPart>& part : parts) {
        PartFacts facts = facts_of(day, part, unit, scheme, records);
        std::optional<Colour> said;
        bool reasoned = false, closed = false;
        std::optional<Colour> agreed;
        for (const auto& [id, mark] : records.marks) {
            if (mark.day != day || !concerns(mark.shift_part, part))
                continue;
            worsen(said, mark.colour);
            reasoned = reasoned || !mark.reason.empty();
            closed = closed || mark.closed;
            if (mark.confirmed && mark.shift_part == part)
                agreed = mark.confirmed_colour;
        }
        DayState state = state_of(facts, day, today, unit, closed, records);
        std::optional<Colour> computed = colour_of(state);
        if (said && computed && *said < *computed && reasoned) {
            state = state_of(*said);
            cell.changed = true;
        } else if (said && *said != Colour::green && (!computed || *said > *computed)) {
            state = state_of(*said);
        }
        std::optional<Colour> shown = colour_of(state);
        bool later = facts.huddle_day && std::ranges::any_of(records.incidents, [&](const Stored<Incident>& stored) {
                         const Incident& incident = stored.record;
                         return incident.occurred_on && incident.discovered_on &&
                                *incident.discovered_on > *facts.huddle_day && colour_of(incident, scheme) &&
                                concerns(incident.shift_part, part) && day_of(incident, unit, records.huddles) == day;
                     });
        cell.changed = cell.changed || later || (agreed && shown && *agreed != *shown);
        cell.parts.push_back(state);
    }

    // The worst colour that is known; without any, what the parts say together.
    std::optional<Colour> worst;
    for (DayState state : cell.parts)
        worsen(worst, colour_of(state));
    auto any = [&](DayState state) {
        return std::ranges::find(cell.parts, state) != cell.parts.end();
    };
    if (worst) {
        cell.state = state_of(*worst);
        cell.partly_missing = any(DayState::missing) || any(DayState::waiting);
    } else {
        cell.state = any(DayState::missing) ? DayState::missing : cell.parts.front();
    }
    if (cell.parts.size() == 1) {
        cell.parts.clear();
        return cell;
    }
    for (const auto& [id, mark] : records.marks)
        if (mark.day == day && !mark.shift_part && mark.confirmed && mark.confirmed_colour && worst)
            cell.changed = cell.changed || *mark.confirmed_colour != *worst;
    return cell;
}

std::vector<DayCell> cross_month(Month month, Date today, const Unit& unit, const ColourScheme& scheme,
                                 const CrossRecords& records) {
    std::vector<DayCell> out;
    for (Date day = month.first(); day <= month.last(); day = day.plus(1))
        out.push_back(cross_day(day, today, unit, scheme, records));
    return out;
}

bool is_lowered(const DayMark& mark, DayState without_mark) {
    std::optional<Colour> computed = colour_of(without_mark);
    return mark.colour && computed && *mark.colour < *computed;
}

}
