#include "app/pages/incident/incident_screen.hpp"

#include <algorithm>

#include "core/ward/incident.hpp"

namespace vaka {

namespace {

constexpr std::string_view draft_name = "incident";

}

IncidentScreen::IncidentScreen(App& app, const ToIncident& wish)
    : app_(app), huddle_(wish.held_on), huddle_part_(wish.part), read_at_(app.ward.store.frontier()),
      day_(wish.day.value_or(app.ward.session.today())), part_(wish.part) {
    if (auto done = read(wish); !done)
        trouble_ = done.error();
}

void IncidentScreen::set_day(std::optional<Date> day) {
    picking_.reset();
    if (!day)
        return;
    day_ = *day;
    read_day();
}

void IncidentScreen::choose_part(ShiftPart part) {
    part_ = part_ == part ? std::nullopt : std::optional<ShiftPart>(part);
}

Date IncidentScreen::coloured() const {
    return huddle_ && unit_.cross_date_basis == DateBasis::huddle_date ? *huddle_ : day_;
}

// The worst that is reported about the day, without this one.
void IncidentScreen::read_day() {
    known_.reset();
    auto days = days_between(app_.ward.store, coloured(), coloured());
    if (!days)
        return;
    for (const auto& [id, incident] : days->incidents)
        if (auto colour = colour_of(incident, app_.ward.session.scheme());
            colour && id.uuid != record_ && coloured_day(incident, unit_.cross_date_basis, days->huddles) == coloured())
            known_ = std::max(known_, colour);
}

Result<void> IncidentScreen::read(const ToIncident& wish) {
    ASSIGN_OR_RETURN(unit, unit_of(app_.ward.store));
    unit_ = std::move(unit);
    parts_ = shift_parts_of(unit_);
    ASSIGN_OR_RETURN(usual, usual_categories(app_.ward, unit_));
    usual_ = std::move(usual);
    others_ = app_.ward.content.categories_of(unit_.profile);
    std::erase_if(others_, [&](auto* category) { return std::ranges::find(usual_, category) != usual_.end(); });

    if (!wish.record) {
        RETURN_IF_ERROR(resume(wish));
    } else {
        ASSIGN_OR_RETURN(known, app_.ward.store.get(Id<Incident>{*wish.record}));
        if (!known)
            return Error{Fault::not_found, "record_missing", "incident"};
        record_ = *wish.record;
        before_ = std::move(*known);
        day_ = before_.occurred_on.value_or(day_);
        part_ = before_.shift_part;
        category_ = before_.category_id;
        if (before_.type)
            preset(*before_.type, before_.severity);
        what_ = GuardedText(before_.what.text);
        did_directly_ = GuardedText(before_.immediate_action.text);
        must_report_ = before_.must_report;
        patient_asked_ = before_.patient_asked;
    }
    read_day();
    shows_others_ = std::ranges::any_of(others_, [&](auto* category) { return category->code == category_.code; });
    return {};
}

Result<void> IncidentScreen::resume(const ToIncident& wish) {
    if (wish.type)
        preset(*wish.type, std::nullopt);
    ASSIGN_OR_RETURN(draft, app_.ward.store.draft(draft_name));
    if (!draft)
        return {};
    // A draft of another kind of incident or of another day is not what is asked for now.
    std::optional<Date> drafted = value_as<Date>(draft->of("day"));
    std::optional<IncidentType> type = value_as<IncidentType>(draft->of("type"));
    if (!drafted || (wish.day && drafted != wish.day) || (wish.type && type && type != wish.type))
        return {};
    had_draft_ = true;
    day_ = *drafted;
    if (!wish.part)
        part_ = value_as<ShiftPart>(draft->of("part"));
    category_ = value_as<Code>(draft->of("category")).value_or(Code());
    if (auto harm = draft->of("harm").integer(); harm && *harm >= 0 && *harm <= 2)
        harm_ = static_cast<Harm>(*harm);
    if (auto happened = draft->of("happened").flag())
        happened_ = *happened;
    what_ = GuardedText(value_as<std::string>(draft->of("what")).value_or(""));
    did_directly_ = GuardedText(value_as<std::string>(draft->of("did_directly")).value_or(""));
    must_report_ = value_as<bool>(draft->of("must_report")).value_or(false);
    patient_asked_ = value_as<bool>(draft->of("patient_asked")).value_or(false);
    kept_ = std::move(*draft);
    return {};
}

void IncidentScreen::preset(IncidentType type, const std::optional<Severity>& severity) {
    switch (type) {
    case IncidentType::risk:
        harm_ = Harm::no;
        happened_ = false;
        break;
    case IncidentType::near_miss:
        harm_ = Harm::no;
        happened_ = true;
        break;
    case IncidentType::harm:
        harm_ = severity == Severity::serious ? Harm::serious : Harm::yes;
        break;
    default:
        break;
    }
}

void IncidentScreen::choose_category(const Category& category) {
    category_.code = category.code;
}

void IncidentScreen::set_harm(Harm harm) {
    harm_ = harm;
    // Serious harm always goes into the deviation system; the tick can be taken away again.
    if (harm == Harm::serious)
        must_report_ = true;
}

bool IncidentScreen::asks_patient() const {
    auto colour = this->colour();
    return colour && *colour >= Colour::orange;
}

std::optional<IncidentType> IncidentScreen::type() const {
    if (!harm_)
        return {};
    if (*harm_ != Harm::no)
        return IncidentType::harm;
    if (!happened_)
        return {};
    return *happened_ ? IncidentType::near_miss : IncidentType::risk;
}

std::optional<Colour> IncidentScreen::colour() const {
    if (!type())
        return {};
    return colour_of(incident(), app_.ward.session.scheme());
}

std::optional<Colour> IncidentScreen::day_colour() const {
    auto own = colour();
    return own ? std::max(own, known_) : own;
}

Incident IncidentScreen::incident() const {
    Incident incident = before_;
    incident.occurred_on = day_;
    incident.shift_part = part_;
    if (is_new())
        incident.discovered_on = today();
    incident.type = type();
    incident.severity = harm_ == Harm::serious ? Severity::serious
                        : harm_ == Harm::yes   ? Severity::minor
                                               : Severity::none;
    incident.category_id = category_;
    if (category_ != before_.category_id)
        incident.subcategory_id = {};
    // What the guard has a question about changes nothing that was saved before.
    if (what_.clean())
        incident.what.text = std::string(trimmed(what_.text()));
    if (did_directly_.clean())
        incident.immediate_action.text = std::string(trimmed(did_directly_.text()));
    incident.must_report = must_report_;
    auto colour = colour_of(incident, app_.ward.session.scheme());
    incident.patient_asked = patient_asked_ && colour && *colour >= Colour::orange;
    return incident;
}

Go IncidentScreen::save() {
    if (!can_save())
        return {};
    trouble_ = trouble_of(write());
    if (trouble_)
        return {};
    Go back = Back{.reported = Back::Reported{*type(), coloured()}};
    if (is_new())
        forget_draft();
    return back;
}

Result<void> IncidentScreen::write() {
    Incident after = incident();
    if (!is_new())
        return app_.ward.session.change(Id<Incident>{record_}, before_, after, read_at_);
    std::optional<HuddleKey> at;
    if (huddle_)
        at = HuddleKey{*huddle_, huddle_part_};
    ASSIGN_OR_RETURN(drafts, incident_reported(app_.ward, std::move(after), at));
    return app_.ward.session.save(std::move(drafts));
}

Go IncidentScreen::leave() {
    keep();
    return Back{};
}

void IncidentScreen::keep() {
    if (!is_new())
        return;
    // Only what the guard has nothing to say about reaches the disk.
    std::string what = what_.savable(), did = did_directly_.savable();
    bool empty = category_.empty() && trimmed(what).empty() && trimmed(did).empty();
    Values body;
    if (!empty)
        body = {{"day", value_of(day_)},
                {"part", value_of(part_)},
                {"type", value_of(type())},
                {"category", value_of(category_)},
                {"harm", harm_ ? Value(static_cast<int>(*harm_)) : Value()},
                {"happened", happened_ ? Value(*happened_) : Value()},
                {"what", what},
                {"did_directly", did},
                {"must_report", must_report_},
                {"patient_asked", patient_asked_}};
    if (body == kept_)
        return;
    if (auto done = app_.ward.store.put_draft(draft_name, body); !done)
        trouble_ = done.error();
    kept_ = std::move(body);
}

void IncidentScreen::forget_draft() {
    had_draft_ = false;
    part_ = huddle_part_;
    category_ = {};
    harm_.reset();
    happened_.reset();
    what_ = did_directly_ = GuardedText();
    must_report_ = patient_asked_ = shows_others_ = false;
    keep();
}

}
