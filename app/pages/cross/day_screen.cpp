#include "app/pages/cross/day_screen.hpp"

#include <algorithm>

#include "core/rules/overrides.hpp"
#include "core/ward/cross.hpp"

namespace vaka {

DayScreen::DayScreen(App& app, const ToDay& to) : app_(app), day_(to.day) {
    refresh();
}

void DayScreen::refresh() {
    if (!reading_.is_due(app_))
        return;
    trouble_ = trouble_of(read());
}

void DayScreen::turn(int days) {
    day_ = day_.plus(days);
    lowering_.reset();
    about_.reset();
    acted_ = false;
    reading_.forget();
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
    save(huddle_not_held(app_.ward, huddle_, reason));
}

void DayScreen::ask_colour() {
    about_.reset();
    ask(colourable_parts().empty() ? Asking::colour : Asking::part);
}

void DayScreen::ask_colour_of(std::optional<ShiftPart> part) {
    about_ = part;
    ask(Asking::colour);
}

std::vector<ShiftPart> DayScreen::colourable_parts() const {
    std::vector<ShiftPart> out;
    for (const Part& part : parts_)
        if (part.state != DayState::today && part.state != DayState::future)
            out.push_back(part.part);
    return out;
}

DayState DayScreen::state_of_about() const {
    auto part = std::ranges::find(parts_, about_, [](const Part& known) { return std::optional(known.part); });
    return part == parts_.end() ? cell_.state : part->state;
}

DayState DayScreen::computed(const std::optional<ShiftPart>& part) const {
    for (std::size_t i = 0; i < parts_.size(); ++i)
        if (parts_[i].part == part)
            return computed_parts_[i];
    return computed_;
}

const Stored<DayMark>* DayScreen::known_mark(const std::optional<ShiftPart>& part) const {
    if (!part)
        return mark_ ? &*mark_ : nullptr;
    auto found = std::ranges::find(part_marks_, part, [](const auto& stored) { return stored.record.shift_part; });
    return found == part_marks_.end() ? nullptr : &*found;
}

DayMark DayScreen::mark_about(const std::optional<ShiftPart>& part) const {
    const Stored<DayMark>* known = known_mark(part);
    return known ? known->record : DayMark{.day = day_, .shift_part = part};
}

std::vector<Colour> DayScreen::choices() const {
    std::vector<Colour> out;
    if (is_to_come())
        return out;
    out = colours_of(scheme());
    if (!colour_of(computed(about_)))
        std::erase(out, Colour::green);
    return out;
}

void DayScreen::choose(Colour colour) {
    DayMark after = mark_about(about_);
    if (state_of(colour) == computed(about_)) {
        after.colour.reset();
        after.reason = {};
        return save(mark_draft(after));
    }
    after.colour = colour;
    if (is_lowered(after, computed(about_))) {
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
    DayMark after = mark_about(about_);
    after.colour = lowering_;
    after.reason.text = std::string(trimmed(reason_.savable()));
    lowering_.reset();
    auto seen = seen_now(app_.ward, day_, about_);
    if (!seen)
        return save(seen.error());
    after.seen = std::move(*seen);
    save(mark_draft(after));
}

bool DayScreen::can_close() const {
    return incidents_.empty() && !huddle_.took(question_back);
}

void DayScreen::set_closed(bool closed) {
    DayMark after = mark_about({});
    after.closed = closed;
    save(mark_draft(after));
}

void DayScreen::undo() {
    auto undone = app_.ward.session.undo();
    trouble_ = trouble_of(undone);
    acted_ = false;
    refresh();
}

Result<Draft> DayScreen::mark_draft(const DayMark& after) {
    if (const Stored<DayMark>* known = known_mark(after.shift_part))
        return Draft{&record_type<DayMark>(), known->id.uuid, values_of(known->record), values_of(after),
                     huddle_.read_at};
    ASSIGN_OR_RETURN(draft, app_.ward.session.draft_of(after));
    draft.after = values_of(after);
    return draft;
}

void DayScreen::save(Result<Draft> draft) {
    Result<void> done = draft ? app_.ward.session.save(std::move(*draft)) : Result<void>(draft.error());
    trouble_ = trouble_of(done);
    if (!done)
        return;
    acted_ = true;
    saved_at_ = app_.ward.session.now();
    refresh();
}

Result<void> DayScreen::read() {
    ASSIGN_OR_RETURN(unit, unit_of(app_.ward.store));
    ASSIGN_OR_RETURN(huddle, huddle_now(app_.ward, huddle_about(unit, day_, today())));
    huddle_ = std::move(huddle);
    ASSIGN_OR_RETURN(days, vaka::days_between(app_.ward.store, day_, day_));
    const ColourScheme& scheme = app_.ward.session.scheme();
    read_parts(days);
    cell_ = cross_day(day_, today(), unit, scheme, {days.huddles, days.incidents, days.watches, days.marks});
    const CrossRecords records{days.huddles, days.incidents, days.watches, days.marks};
    computed_ = state_without({.day = day_}, today(), unit, scheme, records);
    computed_parts_.clear();
    for (const Part& part : parts_)
        computed_parts_.push_back(
            state_without({.day = day_, .shift_part = part.part}, today(), unit, scheme, records));

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
    DayCell cell = cross_day(day_, today(), unit, scheme(), {days.huddles, days.incidents, days.watches, days.marks});
    parts_.clear();
    for (ShiftPart part : shift_parts_of(unit)) {
        Part row{.part = part, .state = cell.parts[parts_.size()], .talked_at = {}};
        for (const auto& [id, huddle] : days.huddles)
            if (is_covered(day_, part, unit.cross_date_basis, {{Stored<Huddle>{id, huddle}}}))
                row.talked_at = huddle.ended_at ? huddle.ended_at : huddle.started_at;
        for (const auto& [id, mark] : days.marks)
            if (mark.shift_part == part && mark.colour) {
                row.is_overridden = true;
                row.reason_given = mark.reason.text;
            }
        row.can_hold = !is_covered(day_, part, unit.cross_date_basis, days.huddles) && row.state != DayState::closed &&
                       *hold(part).held_on <= today();
        parts_.push_back(row);
    }
}

ToHuddle DayScreen::hold(ShiftPart part) const {
    return {.held_on = huddle_about(huddle_.unit, day_, today(), part), .part = part};
}

Result<void> DayScreen::read_history() {
    constexpr std::size_t most = 30;
    std::vector<Op> ops;
    auto add = [&](const RecordType& type, const Uuid& id) -> Result<void> {
        ASSIGN_OR_RETURN(of_record, app_.ward.store.history(type.name, id));
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
        history_.push_back({ops[i].at, saying_of(app_.ward.store, ops[i])});
    return {};
}

}
