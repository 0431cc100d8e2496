#include "core/ward/huddle.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>

#include "core/ward/action.hpp"

namespace vaka {

namespace {

CrossRecords records_of(const Days& days) {
    return {days.huddles, days.incidents, days.watches, days.marks};
}

bool is_within(const Covered& covered, Date day) {
    return covered.from <= day && day <= covered.to;
}

// Where the part stands in the day; none when the unit does not have it.
std::optional<std::size_t> place_of(const Unit& unit, const std::optional<ShiftPart>& part) {
    std::vector<ShiftPart> parts = shift_parts_of(unit);
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (parts[i] == part)
            return i;
    return {};
}

DayCell cell_of(const HuddleNow& now, const Days& days, Date day, const ColourScheme& scheme, Date today) {
    DayCell cell = cross_day(day, today, now.unit, scheme, records_of(days));
    if (auto place = place_of(now.unit, now.part)) {
        cell.state = cell.parts[*place];
        cell.partly_missing = false;
    }
    return cell;
}

// A draft that makes a named record exactly this, also when it had been removed.
template <typename Record> Result<Draft> draft_exactly(const Ward& ward, const Record& record) {
    ASSIGN_OR_RETURN(draft, ward.session.draft_of(record));
    draft.after = values_of(record);
    return draft;
}

// The days as they will be when the huddle is closed.
Days with_closed(Days days, const Huddle& huddle, const Id<Huddle>& id, const Incident* also) {
    auto known = std::ranges::find(days.huddles, id, &Stored<Huddle>::id);
    if (known == days.huddles.end())
        days.huddles.push_back({id, huddle});
    else
        known->record = huddle;
    if (also) {
        days.incidents.push_back({{}, *also});
        days.incidents.back().record.huddle_id = id;
    }
    return days;
}

}

bool HuddleNow::took(std::string_view question) const {
    // The status tells the look back: it is the one thing that two tablets at the same huddle must not lose.
    if (question == question_back)
        return huddle && huddle->record.status == HuddleStatus::closed;
    return huddle && huddle->record.questions_taken.contains(question);
}

bool HuddleNow::is_over() const {
    return huddle && huddle->record.status != HuddleStatus::open && huddle->record.ended_at;
}

bool HuddleNow::is_not_held() const {
    return huddle && huddle->record.status == HuddleStatus::not_held;
}

std::vector<Stored<Incident>> HuddleNow::reported(const ColourScheme& scheme) const {
    std::vector<Stored<Incident>> out;
    auto elsewhere = [&](const Incident& incident) {
        return part && incident.shift_part != part && place_of(unit, incident.shift_part);
    };
    for (const auto& stored : days.incidents)
        if (is_within(covers, coloured_day(stored.record, unit.cross_date_basis, days.huddles)) &&
            colour_of(stored.record, scheme) && !elsewhere(stored.record))
            out.push_back(stored);
    return out;
}

DayCell HuddleNow::cell(Date day, const ColourScheme& scheme, Date today) const {
    return cell_of(*this, days, day, scheme, today);
}

Result<HuddleNow> huddle_now(const Ward& ward, Date held_on, std::optional<ShiftPart> part) {
    HuddleNow now{.held_on = held_on, .part = part, .read_at = ward.store.frontier()};
    ASSIGN_OR_RETURN(unit, unit_of(ward.store));
    now.unit = std::move(unit);
    now.covers = waiting_days(now.unit, held_on);
    if (part && now.unit.cross_date_basis == DateBasis::occurred_on)
        now.covers.from = now.covers.to = day_of_huddle(held_on, *part);
    ASSIGN_OR_RETURN(id, named_id(record_type<Huddle>(), ward.store.unit(),
                                  values_of(Huddle{.held_on = held_on, .shift_part = part})));
    ASSIGN_OR_RETURN(values, ward.store.values(record_type<Huddle>(), id));
    if (values && !values->contains(removed_field)) {
        now.huddle = Stored<Huddle>{{id}, record_of<Huddle>(*values)};
        if (now.huddle->record.covers_from)
            now.covers = covered_by(now.huddle->record, now.unit.cross_date_basis);
    }
    ASSIGN_OR_RETURN(days, days_between(ward.store, now.covers.from, now.covers.to));
    now.days = std::move(days);
    return now;
}

Result<HuddleKey> huddle_due(const Ward& ward, const Unit& unit) {
    constexpr int days = 14; // a habit that is older is none
    HuddleKey due{.held_on = ward.session.today()};
    std::vector<ShiftPart> parts = shift_parts_of(unit);
    if (parts.empty())
        return due;
    ASSIGN_OR_RETURN(huddles, ward.store.list<Huddle>(between<&Huddle::held_on>(due.held_on.plus(-days), due.held_on)));
    auto latest = std::ranges::max_element(
        huddles, {}, [](const Stored<Huddle>& stored) { return stored.record.started_at.value_or(Instant{}).ms; });
    if (latest == huddles.end() || !latest->record.shift_part)
        return due;
    PartOfDay at = latest_part(parts, swedish_time(ward.session.now()));
    return HuddleKey{huddle_day_of(at.day, at.part), at.part};
}

Huddle huddle_begun(const Ward& ward, const HuddleNow& now) {
    if (now.huddle)
        return now.huddle->record;
    Huddle huddle{.held_on = now.held_on, .shift_part = now.part};
    huddle.covers_from = now.covers.from;
    huddle.covers_to = now.covers.to;
    if (now.part)
        for (ShiftPart part : shift_parts_of(now.unit))
            huddle.divided_into.insert(std::string(code_name(part)));
    huddle.started_at = ward.session.now();
    return huddle;
}

Result<Draft> huddle_draft(const Ward& ward, const HuddleNow& now, const Huddle& after) {
    if (now.huddle)
        return Draft{&record_type<Huddle>(), now.huddle->id.uuid, values_of(now.huddle->record), values_of(after),
                     now.read_at};
    ASSIGN_OR_RETURN(draft, draft_exactly(ward, after));
    // That a huddle is open goes without saying. Said, it could hide that another tablet has closed it meanwhile.
    if (after.status == HuddleStatus::open)
        draft.after.erase("status");
    return draft;
}

Result<Draft> huddle_not_held(const Ward& ward, const HuddleNow& now, NotHeldReason reason) {
    Huddle after = huddle_begun(ward, now);
    after.status = HuddleStatus::not_held;
    after.not_held_reason = reason;
    after.ended_at = ward.session.now();
    return huddle_draft(ward, now, after);
}

Result<Drafts> question_taken(const Ward& ward, const HuddleNow& now, std::string_view question, const Incident* also) {
    Huddle after = huddle_begun(ward, now);
    after.questions_taken.insert(std::string(question));
    if (question == question_back) {
        after.status = HuddleStatus::closed;
        after.not_held_reason.reset();
    }
    ASSIGN_OR_RETURN(huddle, huddle_draft(ward, now, after));
    Id<Huddle> id{huddle.record};
    Drafts drafts;
    drafts.push_back(std::move(huddle));
    if (question != question_back)
        return drafts;

    Days days = with_closed(now.days, after, id, also);
    for (Date day = now.covers.from; day <= now.covers.to; day = day.plus(1)) {
        auto known = std::ranges::find_if(now.days.marks, [&](const Stored<DayMark>& stored) {
            return stored.record.day == day && stored.record.shift_part == now.part;
        });
        DayMark before = known == now.days.marks.end() ? DayMark{.day = day, .shift_part = now.part} : known->record;
        DayMark mark = before;
        mark.confirmed = true;
        // What the group sees now, so that another colour later is told apart as changed.
        mark.confirmed_colour = colour_of(cell_of(now, days, day, ward.session.scheme(), ward.session.today()).state);
        mark.confirmed_scheme = ward.session.scheme().id;
        if (known != now.days.marks.end()) {
            drafts.push_back(
                {&record_type<DayMark>(), known->id.uuid, values_of(before), values_of(mark), now.read_at});
            continue;
        }
        ASSIGN_OR_RETURN(draft, draft_exactly(ward, mark));
        drafts.push_back(std::move(draft));
    }
    return drafts;
}

Result<Drafts> good_told(const Ward& ward, const HuddleNow& now, std::string_view question, std::string_view words) {
    Incident incident{.occurred_on = now.covers.to,
                      .shift_part = now.part,
                      .discovered_on = now.held_on,
                      .type = IncidentType::positive,
                      .what = {std::string(words)}};
    ASSIGN_OR_RETURN(drafts, question_taken(ward, now, question));
    incident.huddle_id = Id<Huddle>{drafts.front().record};
    ASSIGN_OR_RETURN(draft, ward.session.draft_of(incident));
    drafts.push_back(std::move(draft));
    return drafts;
}

Result<Drafts> watch_added(const Ward& ward, const HuddleNow& now, Watch watch) {
    watch.date = now.held_on;
    ASSIGN_OR_RETURN(drafts, question_taken(ward, now, watch.question_id.code));
    ASSIGN_OR_RETURN(draft, ward.session.draft_of(watch));
    drafts.push_back(std::move(draft));
    return drafts;
}

Result<Drafts> action_finished_at(const Ward& ward, const HuddleNow& now, std::string_view question,
                                  const AsRead<Action>& seen) {
    ASSIGN_OR_RETURN(drafts, question_taken(ward, now, question));
    ASSIGN_OR_RETURN(finished, action_finished(ward, seen));
    std::ranges::move(finished, std::back_inserter(drafts));
    return drafts;
}

Result<Drafts> note_written(const Ward& ward, const HuddleNow& now, std::string_view question, std::string_view words) {
    ASSIGN_OR_RETURN(drafts, question_taken(ward, now, question));
    auto huddle = record_of<Huddle>(drafts.front().after);
    huddle.note.text = words;
    drafts.front().after = values_of(huddle);
    return drafts;
}

Result<Drafts> watch_answered(const Ward& ward, const HuddleNow& now, const Stored<Watch>& watch,
                              WatchOutcome outcome) {
    Watch after = watch.record;
    after.outcome = outcome;
    Drafts drafts;
    if (now.took(question_back)) {
        HuddleNow then = now;
        for (auto& stored : then.days.watches)
            if (stored.id == watch.id)
                stored.record = after;
        ASSIGN_OR_RETURN(taken, question_taken(ward, then, question_back));
        drafts = std::move(taken);
    }
    drafts.push_back(draft_after(AsRead<Watch>{watch.id, watch.record, now.read_at}, after));
    return drafts;
}

Result<Drafts> huddle_ended(const Ward& ward, const HuddleNow& now) {
    Drafts drafts;
    if (!now.took(question_back) || now.huddle->record.ended_at)
        return drafts;
    Huddle after = now.huddle->record;
    after.ended_at = ward.session.now();
    ASSIGN_OR_RETURN(draft, huddle_draft(ward, now, after));
    drafts.push_back(std::move(draft));
    return drafts;
}

Date huddle_about(const Unit& unit, Date day, Date today, const std::optional<ShiftPart>& part) {
    if (part)
        return unit.cross_date_basis == DateBasis::huddle_date ? day : huddle_day_of(day, *part);
    for (Date held_on = day; held_on < today; held_on = held_on.plus(1)) {
        Covered covered = waiting_days(unit, held_on);
        if (is_planned(unit, held_on) && covered.from <= day && day <= covered.to)
            return held_on;
    }
    return today;
}

std::optional<int> planned_minute(const Unit& unit) {
    const std::string& time = unit.planned_time;
    auto number = [&](std::size_t at) {
        int value = -1;
        auto [end, error] = std::from_chars(time.data() + at, time.data() + at + 2, value);
        return error == std::errc() && end == time.data() + at + 2 ? value : -1;
    };
    if (time.size() != 5 || time[2] != ':')
        return {};
    int hour = number(0), minute = number(3);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59)
        return {};
    return hour * 60 + minute;
}

Date next_planned(const Unit& unit, Date from) {
    for (int ahead = 0; ahead < 7; ++ahead)
        if (is_planned(unit, from.plus(ahead)))
            return from.plus(ahead);
    return from;
}

}
