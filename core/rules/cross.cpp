#include "core/rules/cross.hpp"

#include <algorithm>
#include <iterator>

namespace vaka {

namespace {

void worsen(std::optional<Colour>& worst, std::optional<Colour> colour) {
    if (colour && (!worst || *colour > *worst))
        worst = colour;
}

bool covers(const Huddle& huddle, Date day, const std::optional<ShiftPart>& part, DateBasis basis) {
    if (huddle.status != HuddleStatus::closed || !huddle.held_on)
        return false;
    // A huddle that names no part talked about the whole day.
    if (part && huddle.shift_part && huddle.shift_part != part)
        return false;
    Covered covered = covered_by(huddle, basis);
    return covered.from <= day && day <= covered.to;
}

// A whole day that was told part by part is told, whatever the unit divides its days into now.
bool is_told_in_parts(Date day, DateBasis basis, std::span<const Stored<Huddle>> huddles) {
    // Of huddles that do not say what the day was divided into.
    static const std::vector<Codes> usual = {{{"day", "evening", "night"}}, {{"afternoon", "forenoon"}}};
    auto is_told = [&](const std::string& part) {
        return std::ranges::any_of(huddles, [&](const Stored<Huddle>& stored) {
            return stored.record.shift_part && code_name(*stored.record.shift_part) == part &&
                   covers(stored.record, day, {}, basis);
        });
    };
    auto all_told = [&](const Codes& parts) {
        return !parts.codes.empty() && std::ranges::all_of(parts.codes, is_told);
    };
    return std::ranges::any_of(usual, all_told) || std::ranges::any_of(huddles, [&](const Stored<Huddle>& stored) {
               return covers(stored.record, day, {}, basis) && all_told(stored.record.divided_into);
           });
}

// A colour from another scheme, as this one says it: never better.
Colour in_scheme(Colour colour, const ColourScheme& scheme) {
    std::vector<Colour> colours = colours_of(scheme);
    auto found = std::ranges::find_if(colours, [&](Colour known) { return known >= colour; });
    return found == colours.end() ? colours.back() : *found;
}

// Something that gives a colour: its code tells whether somebody has seen it as it is now.
struct Thing {
    std::string code;
    Colour colour = Colour::green;
};

// Another letter for each way in which schemes tell incidents apart, so that what has become worse is another thing.
std::string code_of_thing(const Uuid& id, char kind) {
    std::string code = id.text();
    std::erase(code, '-');
    return std::string(1, kind) + "_" + code;
}

std::string code_of_thing(const Uuid& id, const Incident& incident) {
    bool harm = incident.type == IncidentType::harm, serious = incident.severity == Severity::serious;
    if (harm && incident.avoidable == Avoidable::no)
        return code_of_thing(id, serious ? 't' : 'i');
    if (harm)
        return code_of_thing(id, serious ? 's' : 'h');
    return code_of_thing(id, incident.type == IncidentType::near_miss ? 'n' : 'r');
}

// What is written about one day of one cross.
class Facts {
public:
    Facts(Date day, Date today, const Unit& unit, const ColourScheme& scheme, const CrossRecords& records)
        : day_(day), today_(today), unit_(unit), scheme_(scheme), records_(records), parts_(shift_parts_of(unit)) {}

    DayCell cell() const;
    // What gives this part a colour; without a part, the whole day.
    Codes seen(const std::optional<ShiftPart>& part) const;

private:
    struct Happened {
        std::optional<Colour> worst;
        bool later = false;          // discovered after the huddle
        std::vector<Thing> coloured; // what gave a colour
    };
    // What people said about the day or about one part of it.
    struct Said {
        std::optional<Colour> colour;
        bool reasoned = false;
        Codes seen; // by whoever gave the colour
        std::optional<Colour> agreed;
        bool agreed_otherwise = false; // when the colours meant something else
        bool closed = false;

        // A colour that means something else now tells no more than whether the day was green.
        bool differs_from(std::optional<Colour> shown) const {
            if (!agreed || !shown)
                return false;
            return agreed_otherwise ? (agreed == Colour::green) != (shown == Colour::green) : agreed != shown;
        }
    };

    bool is_known(const std::optional<ShiftPart>& part) const {
        return part && std::ranges::find(parts_, *part) != parts_.end();
    }
    bool is_covered(const std::optional<ShiftPart>& part) const {
        return vaka::is_covered(day_, part, unit_.cross_date_basis, records_.huddles);
    }
    // What happened in this part; without a part, what belongs to none.
    Happened happened(const std::optional<ShiftPart>& part) const;
    // The first huddle that talked about it.
    std::optional<Date> talked_on(const std::optional<ShiftPart>& part) const;
    Said said(const std::optional<ShiftPart>& part) const;
    DayState without_colour(const std::optional<ShiftPart>& part, bool covered, bool closed) const;
    // The state with what people said about it; true when that makes it better than what is written, and when something
    // has come since.
    static bool overrule(DayState& state, const Said& said, std::span<const Thing> coloured);
    bool is_partly_covered() const;
    bool has_star() const;

    Date day_;
    Date today_;
    const Unit& unit_;
    const ColourScheme& scheme_;
    const CrossRecords& records_;
    std::vector<ShiftPart> parts_;
};

std::optional<Date> Facts::talked_on(const std::optional<ShiftPart>& part) const {
    std::optional<Date> first;
    for (const auto& [id, huddle] : records_.huddles)
        if (covers(huddle, day_, part, unit_.cross_date_basis))
            first = std::min(first.value_or(*huddle.held_on), *huddle.held_on);
    return first;
}

Facts::Happened Facts::happened(const std::optional<ShiftPart>& part) const {
    Happened out;
    bool covered = is_covered(part);
    // What names no part of this unit may have been at any time: it colours the day and every part that was talked
    // about, and does not stand in for a huddle about a part.
    auto concerns = [&](const std::optional<ShiftPart>& written) {
        if (!part)
            return !is_known(written);
        return is_known(written) ? written == part : covered;
    };
    std::optional<Date> talked = talked_on(part);
    for (const auto& [id, incident] : records_.incidents) {
        if (!incident.occurred_on || !concerns(incident.shift_part) ||
            coloured_day(incident, unit_.cross_date_basis, records_.huddles) != day_)
            continue;
        std::optional<Colour> colour = colour_of(incident, scheme_);
        worsen(out.worst, colour);
        if (colour)
            out.coloured.push_back({code_of_thing(id.uuid, incident), *colour});
        out.later = out.later || (colour && talked && incident.discovered_on && *incident.discovered_on > *talked);
    }
    for (const auto& [id, watch] : records_.watches)
        if (watch.date == day_ && watch.level == WatchLevel::high && watch.outcome == WatchOutcome::occurred &&
            concerns({}) && (scheme_.category_id.empty() || watch.category_id == scheme_.category_id)) {
            worsen(out.worst, scheme_.risk);
            out.coloured.push_back({code_of_thing(id.uuid, 'w'), scheme_.risk});
        }
    return out;
}

Facts::Said Facts::said(const std::optional<ShiftPart>& part) const {
    Said out;
    for (const auto& [id, mark] : records_.marks) {
        if (mark.day != day_)
            continue;
        bool whole = !mark.shift_part, same = mark.shift_part == part;
        out.closed = out.closed || (mark.closed && (whole || same));
        // What was said about a part that the unit does not have counts for the day when it is worse.
        if (!scheme_.takes_overrides || !(same || (!part && !is_known(mark.shift_part))))
            continue;
        if (mark.colour)
            worsen(out.colour, in_scheme(*mark.colour, scheme_));
        if (same) {
            out.reasoned = out.reasoned || !mark.reason.empty();
            out.seen = mark.seen;
        }
        if (!same || !mark.confirmed || !mark.confirmed_colour)
            continue;
        out.agreed = in_scheme(*mark.confirmed_colour, scheme_);
        out.agreed_otherwise = !mark.confirmed_scheme.empty() && mark.confirmed_scheme != scheme_.id;
    }
    return out;
}

DayState Facts::without_colour(const std::optional<ShiftPart>& part, bool covered, bool closed) const {
    if (covered)
        return DayState::green;
    if (closed || !is_planned(unit_, day_))
        return DayState::closed;
    if (day_ > today_)
        return DayState::future;
    if (day_ == today_)
        return DayState::today;
    bool held_today = std::ranges::any_of(records_.huddles, [&](const Stored<Huddle>& stored) {
        const Huddle& huddle = stored.record;
        return huddle.held_on == today_ && huddle.status != HuddleStatus::open &&
               (!part || !huddle.shift_part || huddle.shift_part == part);
    });
    Covered waiting = waiting_days(unit_, today_);
    return !held_today && waiting.from <= day_ && day_ <= waiting.to ? DayState::waiting : DayState::missing;
}

bool Facts::overrule(DayState& state, const Said& said, std::span<const Thing> coloured) {
    std::optional<Colour> computed = colour_of(state);
    if (said.colour && computed && *said.colour < *computed && said.reasoned) {
        // It covers what it had seen. What came after, or is worse now than it was then, has its own colour.
        Colour shown = *said.colour;
        for (const Thing& thing : coloured)
            if (!said.seen.contains(thing.code))
                shown = std::max(shown, thing.colour);
        state = state_of(std::min(shown, *computed));
        return true;
    }
    if (said.colour && *said.colour != Colour::green && (!computed || *said.colour > *computed))
        state = state_of(*said.colour);
    return false;
}

// A unit that once divided its days: huddles about parts leave the rest of the day untold.
bool Facts::is_partly_covered() const {
    bool parts = std::ranges::any_of(records_.huddles, [&](const Stored<Huddle>& stored) {
        return stored.record.shift_part && covers(stored.record, day_, {}, unit_.cross_date_basis);
    });
    bool whole = std::ranges::any_of(records_.huddles, [&](const Stored<Huddle>& stored) {
        return !stored.record.shift_part && covers(stored.record, day_, {}, unit_.cross_date_basis);
    });
    return parts && !whole && !is_told_in_parts(day_, unit_.cross_date_basis, records_.huddles);
}

bool Facts::has_star() const {
    return std::ranges::any_of(records_.incidents, [&](const Stored<Incident>& stored) {
        const Incident& incident = stored.record;
        return incident.type == IncidentType::positive && incident.occurred_on &&
               (scheme_.category_id.empty() || incident.category_id == scheme_.category_id) &&
               coloured_day(incident, unit_.cross_date_basis, records_.huddles) == day_;
    });
}

Codes Facts::seen(const std::optional<ShiftPart>& part) const {
    std::vector<std::optional<ShiftPart>> all = {part};
    if (!part)
        all.insert(all.end(), parts_.begin(), parts_.end());
    Codes out;
    for (const std::optional<ShiftPart>& one : all)
        for (Thing& thing : happened(one).coloured)
            out.insert(std::move(thing.code));
    // More than a record holds: the rest is unseen, and keeps its colour.
    out.codes.resize(std::min(out.codes.size(), most_codes));
    return out;
}

DayCell Facts::cell() const {
    DayCell cell{.day = day_, .star = has_star()};
    std::optional<Colour> worst;
    std::vector<Thing> coloured;
    for (ShiftPart part : parts_) {
        Happened what = happened(part);
        Said people = said(part);
        DayState state = what.worst ? state_of(*what.worst) : without_colour(part, is_covered(part), people.closed);
        cell.changed = overrule(state, people, what.coloured) || cell.changed || what.later;
        std::ranges::move(what.coloured, std::back_inserter(coloured));
        cell.changed = cell.changed || people.differs_from(colour_of(state));
        worsen(worst, colour_of(state));
        cell.parts.push_back(state);
    }

    // The day as a whole: the worst colour that is known; without any, what the parts say together.
    Happened what = happened({});
    Said people = said({});
    worsen(worst, what.worst);
    std::ranges::move(what.coloured, std::back_inserter(coloured));
    auto any = [&](DayState state) {
        return std::ranges::find(cell.parts, state) != cell.parts.end();
    };
    if (worst)
        cell.state = state_of(*worst);
    else if (parts_.empty())
        cell.state = without_colour({}, is_covered({}), people.closed);
    else
        cell.state = any(DayState::missing) ? DayState::missing : cell.parts.front();
    cell.changed = overrule(cell.state, people, coloured) || cell.changed || (parts_.empty() && what.later);
    std::optional<Colour> shown = colour_of(cell.state);
    cell.changed = cell.changed || people.differs_from(shown);
    if (shown)
        cell.partly_missing = parts_.empty() ? is_partly_covered()
                                             : any(DayState::missing) || any(DayState::waiting) || any(DayState::today);
    return cell;
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

std::vector<Colour> colours_of(const ColourScheme& scheme) {
    std::vector<Colour> out = {Colour::green, scheme.risk, scheme.near_miss, scheme.harm, scheme.serious_harm};
    std::ranges::sort(out);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

bool is_planned(const Unit& unit, Date day) {
    return unit.planned_days.codes.empty() ||
           unit.planned_days.contains(weekday_codes[static_cast<std::size_t>(day.weekday())]);
}

Date coloured_day(const Incident& incident, DateBasis basis, std::span<const Stored<Huddle>> huddles) {
    Date occurred = incident.occurred_on.value_or(Date());
    if (basis == DateBasis::occurred_on)
        return occurred;
    auto huddle =
        incident.huddle_id ? std::ranges::find(huddles, *incident.huddle_id, &Stored<Huddle>::id) : huddles.end();
    if (huddle != huddles.end() && huddle->record.held_on)
        return *huddle->record.held_on;
    // No huddle has taken it up yet: the day it was told, which the next huddle sees.
    return incident.discovered_on.value_or(occurred);
}

Covered covered_by(const Huddle& huddle, DateBasis basis) {
    Date held = huddle.held_on.value_or(Date());
    if (basis == DateBasis::huddle_date)
        return {held, held};
    Date to = huddle.covers_to.value_or(huddle.covers_from.value_or(held.plus(-1)));
    return {huddle.covers_from.value_or(to), to};
}

bool is_covered(Date day, const std::optional<ShiftPart>& part, DateBasis basis,
                std::span<const Stored<Huddle>> huddles) {
    return std::ranges::any_of(huddles,
                               [&](const Stored<Huddle>& stored) { return covers(stored.record, day, part, basis); }) ||
           (part && is_told_in_parts(day, basis, huddles));
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
    return Facts(day, today, unit, scheme, records).cell();
}

std::vector<DayCell> cross_month(Month month, Date today, const Unit& unit, const ColourScheme& scheme,
                                 const CrossRecords& records) {
    std::vector<DayCell> out;
    for (Date day = month.first(); day <= month.last(); day = day.plus(1))
        out.push_back(cross_day(day, today, unit, scheme, records));
    return out;
}

Codes seen_on(Date day, const std::optional<ShiftPart>& part, Date today, const Unit& unit, const ColourScheme& scheme,
              const CrossRecords& records) {
    return Facts(day, today, unit, scheme, records).seen(part);
}

bool is_lowered(const DayMark& mark, DayState without_mark) {
    std::optional<Colour> computed = colour_of(without_mark);
    return mark.colour && computed && *mark.colour < *computed;
}

Date first_day(const std::optional<Huddle>& first, const Unit& unit, Date today) {
    return first ? covered_by(*first, unit.cross_date_basis).from : today;
}

void empty_before(std::vector<DayCell>& cells, Date first) {
    for (DayCell& cell : cells)
        if (cell.state == DayState::missing && cell.day < first)
            cell.state = DayState::future;
}

}
