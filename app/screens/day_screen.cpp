#include "app/screens/day_screen.hpp"

#include <algorithm>

namespace vaka {

DayScreen::DayScreen(App& app, Date day) : app_(app), day_(day) {
    refresh();
}

void DayScreen::refresh() {
    Date today = app_.session.today();
    if (revision_ == app_.store.revision() && today == today_)
        return;
    today_ = today;
    revision_ = app_.store.revision();
    auto done = read();
    trouble_ = done ? std::nullopt : std::optional<Error>(done.error());
}

void DayScreen::turn(int days) {
    day_ = day_.plus(days);
    lowering_.reset();
    acted_ = false;
    revision_ = 0;
    refresh();
}

bool DayScreen::can_follow(const Incident& incident) {
    return incident.type == IncidentType::risk || incident.type == IncidentType::near_miss ||
           incident.type == IncidentType::harm;
}

bool DayScreen::can_hold() const {
    bool held = huddle_.huddle && huddle_.huddle->record.status == HuddleStatus::closed;
    held = held || (!parts_.empty() && std::ranges::all_of(parts_, [](const Part& part) { return !part.can_hold; }));
    return !held && !is_closed() && huddle_.covers.from <= day_ && day_ <= huddle_.covers.to;
}

bool DayScreen::can_say_not_held() const {
    return can_hold() && !huddle_.is_not_held();
}

void DayScreen::not_held(NotHeldReason reason) {
    save(huddle_not_held(app_, huddle_, reason));
}

std::vector<Colour> DayScreen::choices() const {
    std::vector<Colour> out;
    if (is_to_come())
        return out;
    out = colours_of(scheme());
    if (!colour_of(computed_))
        std::erase(out, Colour::green);
    return out;
}

void DayScreen::choose(Colour colour) {
    DayMark after = mark();
    if (state_of(colour) == computed_) {
        after.colour.reset();
        after.reason = {};
        return save(mark_draft(after));
    }
    after.colour = colour;
    if (is_lowered(after, computed_)) {
        lowering_ = colour;
        reason_ = {};
        return;
    }
    after.reason = {};
    save(mark_draft(after));
}

void DayScreen::lower() {
    if (!lowering_ || !can_lower())
        return;
    DayMark after = mark();
    after.colour = lowering_;
    after.reason.text = std::string(trimmed(reason_.savable()));
    lowering_.reset();
    save(mark_draft(after));
}

bool DayScreen::can_close() const {
    return incidents_.empty() && !huddle_.took(question_back);
}

void DayScreen::set_closed(bool closed) {
    DayMark after = mark();
    after.closed = closed;
    save(mark_draft(after));
}

void DayScreen::undo() {
    auto undone = app_.session.undo();
    trouble_ = undone ? std::nullopt : std::optional<Error>(undone.error());
    acted_ = false;
    refresh();
}

Result<Draft> DayScreen::mark_draft(const DayMark& after) {
    if (mark_)
        return Draft{&record_type<DayMark>(), mark_->id.uuid, values_of(mark_->record), values_of(after),
                     huddle_.read_at};
    ASSIGN_OR_RETURN(draft, app_.session.draft_of(after));
    draft.after = values_of(after);
    return draft;
}

void DayScreen::save(Result<Draft> draft) {
    Result<void> done = draft ? app_.session.save(std::move(*draft)) : Result<void>(draft.error());
    trouble_ = done ? std::nullopt : std::optional<Error>(done.error());
    if (!done)
        return;
    acted_ = true;
    saved_at_ = app_.session.now();
    refresh();
}

Result<void> DayScreen::read() {
    ASSIGN_OR_RETURN(unit, unit_of(app_.store));
    ASSIGN_OR_RETURN(huddle, huddle_now(app_, huddle_about(unit, day_, today_)));
    huddle_ = std::move(huddle);
    ASSIGN_OR_RETURN(days, vaka::days_between(app_.store, day_, day_));
    const ColourScheme& scheme = app_.session.scheme();
    read_parts(days);
    cell_ = cross_day(day_, today_, unit, scheme, {days.huddles, days.incidents, days.watches, days.marks});
    computed_ = cross_day(day_, today_, unit, scheme, {days.huddles, days.incidents, days.watches, {}}).state;

    incidents_.clear();
    good_.clear();
    for (auto& stored : days.incidents)
        if (coloured_day(stored.record, unit.cross_date_basis, days.huddles) == day_)
            (stored.record.type == IncidentType::positive ? good_ : incidents_).push_back(std::move(stored));
    std::ranges::stable_sort(incidents_, [&](const Stored<Incident>& a, const Stored<Incident>& b) {
        return colour_of(a.record, scheme) > colour_of(b.record, scheme);
    });
    watches_ = std::move(days.watches);

    mark_.reset();
    part_marks_.clear();
    for (auto& stored : days.marks)
        if (stored.record.shift_part)
            part_marks_.push_back(std::move(stored));
        else
            mark_ = std::move(stored);
    reason_given_ = mark_ ? mark_->record.reason.text : "";
    return read_history();
}

void DayScreen::read_parts(const Days& days) {
    const Unit& unit = huddle_.unit;
    DayCell cell = cross_day(day_, today_, unit, scheme(), {days.huddles, days.incidents, days.watches, days.marks});
    parts_.clear();
    for (ShiftPart part : shift_parts_of(unit)) {
        Part row{.part = part, .state = cell.parts[parts_.size()], .talked_at = {}};
        for (const auto& [id, huddle] : days.huddles)
            if (is_covered(day_, part, unit.cross_date_basis, {{Stored<Huddle>{id, huddle}}}))
                row.talked_at = huddle.ended_at ? huddle.ended_at : huddle.started_at;
        row.can_hold = !is_covered(day_, part, unit.cross_date_basis, days.huddles) && row.state != DayState::closed &&
                       hold(part).day <= today_;
        parts_.push_back(row);
    }
}

Go DayScreen::hold(ShiftPart part) const {
    return {.to = Go::To::huddle, .day = huddle_about(huddle_.unit, day_, today_, part), .part = part};
}

Result<void> DayScreen::read_history() {
    constexpr std::size_t most = 30;
    std::vector<Op> ops;
    auto add = [&](const RecordType& type, const Uuid& id) -> Result<void> {
        ASSIGN_OR_RETURN(of_record, app_.store.history(type.name, id));
        std::ranges::move(of_record, std::back_inserter(ops));
        return {};
    };
    if (mark_)
        RETURN_IF_ERROR(add(record_type<DayMark>(), mark_->id.uuid));
    for (const auto& stored : part_marks_)
        RETURN_IF_ERROR(add(record_type<DayMark>(), stored.id.uuid));
    for (const auto* list : {&incidents_, &good_})
        for (const auto& stored : *list)
            RETURN_IF_ERROR(add(record_type<Incident>(), stored.id.uuid));
    if (huddle_.is_not_held())
        RETURN_IF_ERROR(add(record_type<Huddle>(), huddle_.huddle->id.uuid));
    // By stamp: clocks of two tablets are not compared.
    std::ranges::sort(ops, [](const Op& a, const Op& b) { return a.stamp() > b.stamp(); });
    history_.clear();
    for (std::size_t i = 0; i < std::min(most, ops.size()); ++i)
        history_.push_back({ops[i].at, saying_of(app_.store, ops[i])});
    return {};
}

}
