#include "app/screens/huddle_now.hpp"

#include <algorithm>

namespace vaka {

namespace {

CrossRecords records_of(const Days& days) {
    return {days.huddles, days.incidents, days.watches, days.marks};
}

bool is_within(const Covered& covered, const std::optional<Date>& day) {
    return day && covered.from <= *day && *day <= covered.to;
}

// A draft that makes a named record exactly this, also when it had been removed.
template <typename Record> Result<Draft> draft_exactly(App& app, const Record& record) {
    ASSIGN_OR_RETURN(draft, app.session.draft_of(record));
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
    if (also)
        days.incidents.push_back({{}, *also});
    return days;
}

}

bool HuddleNow::took(std::string_view question) const {
    // The status tells the look back: it is the one thing that two tablets at the same meeting must not lose.
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
    for (const auto& stored : days.incidents)
        if (is_within(covers, stored.record.occurred_on) && colour_of(stored.record, scheme))
            out.push_back(stored);
    return out;
}

DayCell HuddleNow::cell(Date day, const ColourScheme& scheme, Date today) const {
    return cross_day(day, today, unit, scheme, records_of(days));
}

Result<HuddleNow> huddle_now(App& app, Date held_on) {
    HuddleNow now{.held_on = held_on, .read_at = app.store.frontier()};
    ASSIGN_OR_RETURN(unit, unit_of(app.store));
    now.unit = std::move(unit);
    now.covers = waiting_days(now.unit, held_on);
    ASSIGN_OR_RETURN(id, named_id(record_type<Huddle>(), app.store.unit(), values_of(Huddle{.held_on = held_on})));
    ASSIGN_OR_RETURN(values, app.store.values(record_type<Huddle>(), id));
    if (values && !values->contains(removed_field)) {
        now.huddle = Stored<Huddle>{{id}, record_of<Huddle>(*values)};
        if (now.huddle->record.covers_from)
            now.covers = covered_by(now.huddle->record, now.unit.cross_date_basis);
    }
    ASSIGN_OR_RETURN(days, days_between(app.store, now.covers.from, now.covers.to));
    now.days = std::move(days);
    return now;
}

Huddle huddle_begun(App& app, const HuddleNow& now) {
    if (now.huddle)
        return now.huddle->record;
    Huddle huddle{.held_on = now.held_on};
    huddle.covers_from = now.covers.from;
    huddle.covers_to = now.covers.to;
    huddle.started_at = app.session.now();
    return huddle;
}

Result<Draft> huddle_draft(App& app, const HuddleNow& now, const Huddle& after) {
    if (now.huddle)
        return Draft{&record_type<Huddle>(), now.huddle->id.uuid, values_of(now.huddle->record), values_of(after),
                     now.read_at};
    ASSIGN_OR_RETURN(draft, draft_exactly(app, after));
    // That a meeting is open goes without saying. Said, it could hide that another tablet has closed it meanwhile.
    if (after.status == HuddleStatus::open)
        draft.after.erase("status");
    return draft;
}

Result<std::vector<Draft>> question_taken(App& app, const HuddleNow& now, std::string_view question,
                                          const Incident* also) {
    Huddle after = huddle_begun(app, now);
    after.questions_taken.insert(std::string(question));
    if (question == question_back) {
        after.status = HuddleStatus::closed;
        after.not_held_reason.reset();
    }
    ASSIGN_OR_RETURN(huddle, huddle_draft(app, now, after));
    Id<Huddle> id{huddle.record};
    std::vector<Draft> drafts;
    drafts.push_back(std::move(huddle));
    if (question != question_back)
        return drafts;

    Days days = with_closed(now.days, after, id, also);
    for (Date day = now.covers.from; day <= now.covers.to; day = day.plus(1)) {
        auto known = std::ranges::find_if(now.days.marks, [&](const Stored<DayMark>& stored) {
            return stored.record.day == day && !stored.record.shift_part;
        });
        DayMark before = known == now.days.marks.end() ? DayMark{.day = day} : known->record;
        DayMark mark = before;
        mark.confirmed = true;
        // What the group sees now, so that another colour later is told apart as changed.
        mark.confirmed_colour =
            colour_of(cross_day(day, app.session.today(), now.unit, app.session.scheme(), records_of(days)).state);
        if (known != now.days.marks.end()) {
            drafts.push_back(
                {&record_type<DayMark>(), known->id.uuid, values_of(before), values_of(mark), now.read_at});
            continue;
        }
        ASSIGN_OR_RETURN(draft, draft_exactly(app, mark));
        drafts.push_back(std::move(draft));
    }
    return drafts;
}

Date huddle_about(const Unit& unit, Date day, Date today) {
    for (Date held_on = day; held_on < today; held_on = held_on.plus(1)) {
        Covered covered = waiting_days(unit, held_on);
        if (is_planned(unit, held_on) && covered.from <= day && day <= covered.to)
            return held_on;
    }
    return today;
}

}
