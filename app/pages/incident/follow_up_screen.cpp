#include "app/pages/incident/follow_up_screen.hpp"

#include <algorithm>

#include "core/days.hpp"
#include "core/ward/action.hpp"

namespace vaka {

namespace {

constexpr std::string_view draft_name = "follow_up";

std::string words_of(const GuardedText& text) {
    return std::string(trimmed(text.savable()));
}

}

FollowUpScreen::FollowUpScreen(App& app, const ToFollowUp& to) : app_(app), id_(to.incident) {
    refresh();
    read_draft();
}

void FollowUpScreen::refresh() {
    if (revision_ == app_.ward.store.revision())
        return;
    revision_ = app_.ward.store.revision();
    if (auto done = read(); !done)
        trouble_ = done.error();
}

Result<void> FollowUpScreen::read() {
    ASSIGN_OR_RETURN(unit, unit_of(app_.ward.store));
    unit_ = std::move(unit);
    ASSIGN_OR_RETURN(known, app_.ward.store.get(id_));
    if (!known)
        return Error{Fault::not_found, "record_missing", "incident"};
    Incident before = std::exchange(incident_, std::move(*known));
    read_at_ = app_.ward.store.frontier();
    show_texts(before);
    ASSIGN_OR_RETURN(actions, actions_from(app_.ward, id_.uuid));
    actions_ = std::move(actions);
    return {};
}

// What somebody is writing stays; what nobody has touched follows the record.
void FollowUpScreen::show_texts(const Incident& before) {
    auto follow = [](GuardedText& text, const std::string& was, const std::string& is) {
        if (text.text() == was)
            text = GuardedText(is);
    };
    follow(reference, before.external_ref, incident_.external_ref);
    follow(suggestion, before.patient_suggestion.text, incident_.patient_suggestion.text);
    follow(lesson, before.lesson_text.text, incident_.lesson_text.text);
}

void FollowUpScreen::read_draft() {
    auto draft = app_.ward.store.draft(draft_name);
    if (!draft || !*draft || (*draft)->of("record") != value_of(id_.uuid))
        return;
    for (auto [name, text] :
         {std::pair("reference", &reference), std::pair("suggestion", &suggestion), std::pair("lesson", &lesson)})
        text->set(value_as<std::string>((*draft)->of(name)).value_or(text->text()), today());
    kept_ = std::move(**draft);
}

void FollowUpScreen::keep() {
    Values body;
    if (is_writing()) {
        body["record"] = value_of(id_.uuid);
        // What the guard has a question about is not there: the next one sees what was saved before.
        for (auto [name, text] :
             {std::pair("reference", &reference), std::pair("suggestion", &suggestion), std::pair("lesson", &lesson)})
            if (text->clean())
                body[name] = text->text();
    }
    if (body == kept_)
        return;
    if (auto done = app_.ward.store.put_draft(draft_name, body); !done)
        trouble_ = done.error();
    kept_ = std::move(body);
}

bool FollowUpScreen::is_writing() const {
    return reference.text() != incident_.external_ref || suggestion.text() != incident_.patient_suggestion.text ||
           lesson.text() != incident_.lesson_text.text;
}

bool FollowUpScreen::saves_without_text() const {
    return !reference.clean() || !suggestion.clean() || !lesson.clean();
}

// What the guard has a question about changes nothing that was saved before.
Incident FollowUpScreen::with_texts() const {
    Incident after = incident_;
    if (reference.clean())
        after.external_ref = words_of(reference);
    if (suggestion.clean())
        after.patient_suggestion.text = words_of(suggestion);
    if (lesson.clean())
        after.lesson_text.text = words_of(lesson);
    // What has no words is not shared.
    after.lesson_shared = after.lesson_shared && !after.lesson_text.empty();
    return after;
}

void FollowUpScreen::set_must_report(bool yes) {
    Incident after = incident_;
    after.must_report = yes;
    save(std::move(after));
}

void FollowUpScreen::set_reported(bool yes) {
    Incident after = incident_;
    after.reported = yes;
    after.external_system = yes ? unit_.deviation_system : std::string();
    after.reported_at = yes ? std::optional<Instant>(app_.ward.session.now()) : std::nullopt;
    save(std::move(after));
}

void FollowUpScreen::set_patient_asked(bool yes) {
    Incident after = incident_;
    after.patient_asked = yes;
    save(std::move(after));
}

void FollowUpScreen::set_informed(YesNo answer) {
    Incident after = incident_;
    after.informed_patient = answer;
    save(std::move(after));
}

void FollowUpScreen::set_support(YesNo answer) {
    Incident after = incident_;
    after.staff_support_offered = answer;
    save(std::move(after));
}

void FollowUpScreen::set_avoidable(Avoidable answer) {
    Incident after = incident_;
    after.avoidable = answer;
    after.status = status_judged(after.status);
    save(std::move(after));
}

void FollowUpScreen::set_risk(std::optional<std::int64_t> severity, std::optional<std::int64_t> probability) {
    Incident after = incident_;
    after.risk_severity = severity;
    after.risk_probability = probability;
    after.status = status_judged(after.status);
    save(std::move(after));
}

void FollowUpScreen::toggle_cause(const Code& cause) {
    Incident after = incident_;
    if (std::erase(after.contributing_causes.codes, cause.code) == 0)
        after.contributing_causes.insert(cause.code);
    after.status = status_judged(after.status);
    save(std::move(after));
}

void FollowUpScreen::set_closed(bool closed) {
    Incident after = with_texts();
    after.status = closed ? IncidentStatus::closed : status_reopened(!actions_.empty());
    save(std::move(after));
}

bool FollowUpScreen::can_share() const {
    return lesson.clean() && !trimmed(lesson.text()).empty();
}

void FollowUpScreen::set_shared(bool shared) {
    if (shared && !can_share())
        return;
    Incident after = incident_;
    after.lesson_shared = shared;
    if (lesson.clean())
        after.lesson_text.text = words_of(lesson);
    save(std::move(after));
}

void FollowUpScreen::save(Incident after) {
    auto saved = app_.ward.session.change(id_, incident_, after, read_at_);
    trouble_ = trouble_of(saved);
    if (!saved || revision_ == app_.ward.store.revision())
        return;
    ++saves_;
    saved_at_ = app_.ward.session.now();
    refresh();
}

void FollowUpScreen::undo() {
    auto undone = app_.ward.session.undo();
    trouble_ = trouble_of(undone);
    if (!undone)
        return;
    --saves_;
    saved_at_ = app_.ward.session.now();
    refresh();
}

Go FollowUpScreen::done() {
    save(with_texts());
    if (trouble_)
        return {};
    // What was stopped is not waited for: the button said that it is saved without.
    reference = GuardedText(incident_.external_ref);
    suggestion = GuardedText(incident_.patient_suggestion.text);
    lesson = GuardedText(incident_.lesson_text.text);
    return leave();
}

Go FollowUpScreen::leave() {
    keep();
    return Back{};
}

void FollowUpScreen::show_sheet(bool shown) {
    shows_sheet_ = shown;
    copied_.reset();
    sheet_trouble_.reset();
    sheet_file_.clear();
    stick_is_missing_ = false;
}

void FollowUpScreen::save_sheet(const std::string& text) {
    sheet_ = text;
    sheet_trouble_.reset();
    sheet_file_.clear();
    copied_.reset();
    sticks_ = app_.machine.sticks ? app_.machine.sticks() : std::vector<std::string>();
    stick_is_missing_ = sticks_.empty();
    if (sticks_.size() == 1)
        choose_stick(0);
}

void FollowUpScreen::choose_stick(std::optional<std::size_t> stick) {
    std::vector<std::string> sticks = std::exchange(sticks_, {});
    if (!stick || *stick >= sticks.size())
        return;
    // The end of the id tells two of the same day apart and says nothing else.
    std::string day = incident_.occurred_on ? incident_.occurred_on->text() : today().text();
    std::string name = "vaka-" + day + "-" + id_.uuid.text().substr(24) + ".txt";
    auto written = app_.machine.files.write(sticks[*stick] + "/" + name, sheet_);
    if (written)
        sheet_file_ = name;
    else
        sheet_trouble_ = written.error();
}

}
