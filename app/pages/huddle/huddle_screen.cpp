#include "app/pages/huddle/huddle_screen.hpp"

#include <algorithm>
#include <array>

#include "core/ward/usual_categories.hpp"

namespace vaka {

namespace {

constexpr std::int64_t most_attendees = 200;

constexpr std::string_view draft_name = "huddle";
constexpr std::int64_t usual_minutes = 10;

// What other units have learned is told for two weeks, and never as a long list.
constexpr int lesson_days = 14;
constexpr std::size_t most_lessons = 5;

// The days whose watches are followed up: since the huddle before this one, whichever date the unit colours.
Covered watched_days(Unit unit, Date held_on) {
    unit.cross_date_basis = DateBasis::occurred_on;
    return waiting_days(unit, held_on);
}

constexpr std::array<std::string_view, 3> aside_names = {"", "watched", "present"};

}

HuddleScreen::HuddleScreen(App& app, const ToHuddle& to)
    : app_(app), held_on_(to.held_on.value_or(app.ward.session.today())), part_(to.part) {
    app_.ward.session.forget_undo();
    refresh();
    resume();
}

void HuddleScreen::refresh() {
    if (!reading_.is_due(app_))
        return;
    did(read());
}

void HuddleScreen::resume() {
    began_ = app_.ward.session.now();
    auto draft = app_.ward.store.draft(draft_name);
    const Json body = draft && *draft ? **draft : Json::object();
    if (body.value("held_on", "") != held_on_.text() || code_of<ShiftPart>(body.value("part", "")) != part_) {
        if (now_.is_over())
            open_summary();
        else
            keep();
        return;
    }
    began_ = Instant{body.value("began", began_->ms)};
    step_ = std::min(body.value("step", std::size_t{0}), questions_.size());
    auto aside = std::ranges::find(aside_names, body.value("aside", ""));
    if (aside != aside_names.end())
        aside_ = static_cast<Aside>(aside - aside_names.begin());
    words_.set(body.value("words", ""), today());
    category_.code = body.value("category", "");
    level_ = code_of<WatchLevel>(body.value("level", "")).value_or(WatchLevel::raised);
}

void HuddleScreen::keep() {
    // Only what the guard has nothing to say about reaches the disk.
    Json body = {{"held_on", held_on_.text()},
                 {"part", part_ ? code_name(*part_) : ""},
                 {"step", step_},
                 {"began", began_ ? began_->ms : 0},
                 {"words", words_.savable()},
                 {"category", category_.code},
                 {"level", code_name(level_)},
                 {"aside", aside_names[static_cast<std::size_t>(aside_)]}};
    if (now_.is_over() && at_summary() && aside_ == Aside::none)
        body = Json();
    if (body == kept_)
        return;
    if (auto done = app_.ward.store.put_draft(draft_name, body); !done)
        trouble_ = done.error();
    kept_ = std::move(body);
}

void HuddleScreen::open(std::size_t step) {
    step_ = std::min(step, questions_.size());
    aside_ = Aside::none;
    words_ = GuardedText(!at_summary() && question().result == QuestionResult::message ? note() : std::string());
    category_ = {};
    level_ = WatchLevel::raised;
    keep();
}

void HuddleScreen::open_aside(Aside aside) {
    aside_ = aside;
    keep();
}

void HuddleScreen::choose_part(std::optional<ShiftPart> part) {
    if (part == part_)
        return;
    Date about = now_.covers.to;
    bool recent = about >= waiting_days(now_.unit, today()).from;
    if (part && recent) {
        PartOfDay latest = latest_part({&*part, 1}, swedish_time(app_.ward.session.now()));
        held_on_ = huddle_day_of(latest.day, latest.part);
    } else {
        held_on_ = recent ? today() : huddle_about(now_.unit, about, today(), part);
    }
    part_ = part;
    reading_.forget();
    // What was done in the other huddle is not taken back from this one.
    app_.ward.session.forget_undo();
    refresh();
    began_ = app_.ward.session.now();
    saved_at_.reset();
    keep();
}

bool HuddleScreen::took_back() const {
    return now_.took(question_back);
}

// Said so, or answered: of two tablets at the same huddle one may have answered without the other knowing.
bool HuddleScreen::is_taken(const Question& question) const {
    if (now_.took(question.code))
        return true;
    switch (question.result) {
    case QuestionResult::positive:
        return !good_.empty();
    case QuestionResult::watch:
        return !watches(question.code).empty();
    case QuestionResult::message:
        return !note().empty();
    case QuestionResult::incident:
    case QuestionResult::action:
        return false;
    }
    return false;
}

bool HuddleScreen::all_taken() const {
    return std::ranges::all_of(questions_, &Asked::taken);
}

std::int64_t HuddleScreen::minutes() const {
    std::optional<Instant> from = now_.huddle ? now_.huddle->record.started_at : began_;
    Instant to = app_.ward.session.now();
    if (now_.is_over())
        to = *now_.huddle->record.ended_at;
    return from ? std::max<std::int64_t>(0, (to.ms - from->ms) / 60'000) : 0;
}

std::int64_t HuddleScreen::planned_minutes() const {
    return now_.unit.planned_minutes.value_or(usual_minutes);
}

DayCell HuddleScreen::day() const {
    DayCell worst;
    for (Date day = now_.covers.from; day <= now_.covers.to; day = day.plus(1)) {
        DayCell cell = now_.cell(day, app_.ward.session.scheme(), today());
        auto colour = colour_of(cell.state);
        if (day == now_.covers.from || (colour && (!colour_of(worst.state) || *colour >= *colour_of(worst.state))))
            worst = cell;
    }
    return worst;
}

bool HuddleScreen::one_colour() const {
    for (Date day = now_.covers.from; day <= now_.covers.to; day = day.plus(1))
        if (now_.cell(day, app_.ward.session.scheme(), today()).state != this->day().state)
            return false;
    return true;
}

DayState HuddleScreen::colour_when_closed() const {
    Colour worst = Colour::green;
    for (const auto& [id, incident] : reported_)
        worst = std::max(worst, *colour_of(incident, app_.ward.session.scheme()));
    for (const auto& [id, watch] : now_.days.watches)
        if (watch.level == WatchLevel::high && watch.outcome == WatchOutcome::occurred)
            worst = std::max(worst, app_.ward.session.scheme().risk);
    return state_of(worst);
}

std::size_t HuddleScreen::unanswered() const {
    return static_cast<std::size_t>(std::ranges::count_if(
        watched_, [](const Stored<Watch>& stored) { return stored.record.outcome == WatchOutcome::unknown; }));
}

void HuddleScreen::answer(const Id<Watch>& id, WatchOutcome outcome) {
    auto known = std::ranges::find(watched_, id, &Stored<Watch>::id);
    if (known == watched_.end())
        return;
    Watch after = known->record;
    after.outcome = outcome;
    std::vector<Draft> drafts;
    // The group sees the day change and agrees on it again: it is not "ändrad efteråt".
    if (took_back()) {
        HuddleNow then = now_;
        for (auto& stored : then.days.watches)
            if (stored.id == id)
                stored.record = after;
        auto taken = question_taken(app_.ward, then, question_back);
        if (!taken)
            return did(taken.error());
        drafts = std::move(*taken);
    }
    drafts.push_back({&record_type<Watch>(), id.uuid, values_of(known->record), values_of(after), now_.read_at});
    did(save(std::move(drafts)));
}

void HuddleScreen::nothing_happened() {
    auto drafts = question_taken(app_.ward, now_, question_back);
    if (!drafts)
        return did(drafts.error());
    if (auto done = save(std::move(*drafts)); !done)
        return did(done);
    skip();
}

Go HuddleScreen::report(IncidentType type) const {
    return ToIncident{.day = now_.covers.to, .part = part_, .type = type, .held_on = held_on_};
}

void HuddleScreen::add_good() {
    Incident incident{
        .occurred_on = now_.covers.to, .shift_part = part_, .discovered_on = held_on_, .type = IncidentType::positive};
    incident.what.text = std::string(trimmed(words_.savable()));
    if (incident.what.empty())
        return;
    auto drafts = question_taken(app_.ward, now_, question().code);
    if (!drafts)
        return did(drafts.error());
    incident.huddle_id = Id<Huddle>{drafts->front().record};
    auto draft = app_.ward.session.draft_of(incident);
    if (!draft)
        return did(draft.error());
    drafts->push_back(std::move(*draft));
    if (auto done = save(std::move(*drafts)); !done)
        return did(done);
    note_written();
    open(step_);
}

void HuddleScreen::choose_category(const Code& category) {
    category_ = category_ == category ? Code{} : category;
}

bool HuddleScreen::can_add_watch() const {
    return !category_.empty() || !trimmed(words_.savable()).empty();
}

void HuddleScreen::add_watch() {
    if (!can_add_watch())
        return;
    Watch watch{.date = held_on_, .question_id = Code{question().code}, .category_id = category_, .level = level_};
    watch.text.text = std::string(trimmed(words_.savable()));
    auto drafts = question_taken(app_.ward, now_, question().code);
    if (!drafts)
        return did(drafts.error());
    auto draft = app_.ward.session.draft_of(watch);
    if (!draft)
        return did(draft.error());
    drafts->push_back(std::move(*draft));
    if (auto done = save(std::move(*drafts)); !done)
        return did(done);
    note_written();
    open(step_);
}

std::vector<Stored<Watch>> HuddleScreen::watches(std::string_view question) const {
    std::vector<Stored<Watch>> out;
    std::ranges::copy_if(watches_, std::back_inserter(out),
                         [&](const Stored<Watch>& stored) { return stored.record.question_id.code == question; });
    return out;
}

bool HuddleScreen::is_late(const Action& action) const {
    return action.due && *action.due < today() && !is_done(action);
}

bool HuddleScreen::is_done(const Action& action) const {
    return action.status == ActionStatus::done;
}

void HuddleScreen::complete(const Id<Action>& id) {
    auto known = std::ranges::find(actions_, id, &Stored<Action>::id);
    if (known == actions_.end() || is_done(known->record))
        return;
    Action after = known->record;
    after.status = ActionStatus::done;
    after.done_on = today();
    // "Blev det bättre?" is asked four weeks later (domain 2.3).
    if (!after.effect_due)
        after.effect_due = today().plus(28);
    auto drafts = question_taken(app_.ward, now_, question().code);
    if (!drafts)
        return did(drafts.error());
    drafts->push_back({&record_type<Action>(), id.uuid, values_of(known->record), values_of(after), now_.read_at});
    did(save(std::move(*drafts)));
}

std::string HuddleScreen::note() const {
    return now_.huddle ? now_.huddle->record.note.text : std::string();
}

void HuddleScreen::save_note() {
    auto drafts = question_taken(app_.ward, now_, question().code);
    if (!drafts)
        return did(drafts.error());
    auto huddle = record_of<Huddle>(drafts->front().after);
    huddle.note.text = std::string(trimmed(words_.savable()));
    drafts->front().after = values_of(huddle);
    if (auto done = save(std::move(*drafts)); !done)
        return did(done);
    note_written();
    skip();
}

void HuddleScreen::take() {
    if (questions_[step_].taken)
        return skip();
    auto drafts = question_taken(app_.ward, now_, question().code);
    if (!drafts)
        return did(drafts.error());
    if (auto done = save(std::move(*drafts)); !done)
        return did(done);
    skip();
}

std::vector<const RoleName*> HuddleScreen::professions() const {
    std::vector<const RoleName*> out;
    for (const RoleName& role : app_.ward.content.roles)
        if (role.profession)
            out.push_back(&role);
    return out;
}

bool HuddleScreen::is_present(const RoleName& profession) const {
    return now_.huddle && now_.huddle->record.professions_present.contains(profession.code);
}

std::vector<const RoleName*> HuddleScreen::present() const {
    std::vector<const RoleName*> out = professions();
    std::erase_if(out, [&](const RoleName* role) { return !is_present(*role); });
    return out;
}

void HuddleScreen::toggle_present(const RoleName& profession) {
    Huddle after = huddle_begun(app_.ward, now_);
    if (std::erase(after.professions_present.codes, profession.code) == 0)
        after.professions_present.insert(profession.code);
    else if (after.leader_role.code == profession.code)
        after.leader_role = {};
    save_huddle(after);
}

std::optional<std::int64_t> HuddleScreen::attendees() const {
    return now_.huddle ? now_.huddle->record.attendee_count : std::nullopt;
}

void HuddleScreen::count_attendees(int by) {
    Huddle after = huddle_begun(app_.ward, now_);
    const auto least = static_cast<std::int64_t>(std::max<std::size_t>(1, present().size()));
    const std::int64_t count = after.attendee_count ? *after.attendee_count + by : least;
    after.attendee_count = count > 0 ? std::optional(std::min(count, most_attendees)) : std::nullopt;
    save_huddle(after);
}

const Code& HuddleScreen::leader() const {
    static const Code nobody;
    return now_.huddle ? now_.huddle->record.leader_role : nobody;
}

void HuddleScreen::choose_leader(const RoleName& profession) {
    Huddle after = huddle_begun(app_.ward, now_);
    after.leader_role = after.leader_role.code == profession.code ? Code() : Code{profession.code};
    save_huddle(after);
}

void HuddleScreen::save_huddle(const Huddle& after) {
    auto draft = huddle_draft(app_.ward, now_, after);
    if (!draft)
        return did(draft.error());
    std::vector<Draft> drafts;
    drafts.push_back(std::move(*draft));
    did(save(std::move(drafts)));
}

Json HuddleScreen::answer_to(std::size_t step) const {
    const Question& question = *questions_[step].question;
    Json answer = Json::array({questions_[step].taken});
    auto add = [&](const auto& records) {
        for (const auto& stored : records)
            answer.push_back(stored.id.uuid.text());
    };
    switch (question.result) {
    case QuestionResult::incident:
        add(reported_);
        break;
    case QuestionResult::positive:
        add(good_);
        break;
    case QuestionResult::watch:
        add(watches(question.code));
        break;
    case QuestionResult::action:
        for (const auto& stored : actions_)
            answer.push_back(is_done(stored.record));
        break;
    case QuestionResult::message:
        answer.push_back(note());
        break;
    }
    return answer;
}

std::vector<Json> HuddleScreen::answers() const {
    std::vector<Json> out;
    for (std::size_t i = 0; i < questions_.size(); ++i)
        out.push_back(answer_to(i));
    Json outcomes = Json::array(), here = Json::array();
    for (const auto& stored : watched_)
        outcomes.push_back(code_name(stored.record.outcome));
    for (const RoleName* role : present())
        here.push_back(role->code);
    here.push_back(leader().code);
    here.push_back(attendees().value_or(0));
    out.push_back(std::move(outcomes));
    out.push_back(std::move(here));
    return out;
}

void HuddleScreen::undo() {
    std::vector<Json> before = answers();
    auto undone = app_.ward.session.undo();
    if (!undone)
        return did(undone.error());
    did({});
    saved_at_ = app_.ward.session.now();
    refresh();
    std::vector<Json> after = answers();
    auto gone = static_cast<std::size_t>(std::ranges::mismatch(before, after).in1 - before.begin());
    if (gone >= before.size())
        return;
    if (gone >= questions_.size())
        return open_aside(gone == questions_.size() ? Aside::watched : Aside::present);
    open(gone);
    auto last =
        std::find_if(written_.rbegin(), written_.rend(), [&](const Written& written) { return written.step == gone; });
    if (last == written_.rend())
        return;
    words_ = last->words;
    category_ = last->category;
    level_ = last->level;
    written_.erase(std::next(last).base());
    keep();
}

Go HuddleScreen::finish() {
    Huddle after = huddle_begun(app_.ward, now_);
    if (took_back() && !after.ended_at) {
        after.ended_at = app_.ward.session.now();
        auto draft = huddle_draft(app_.ward, now_, after);
        if (!draft) {
            did(draft.error());
            return {};
        }
        if (auto done = app_.ward.session.save(std::move(*draft)); !done) {
            did(done);
            return {};
        }
    }
    app_.ward.session.forget_undo();
    refresh();
    open_summary();
    return ToCross{};
}

Result<void> HuddleScreen::save(std::vector<Draft> drafts) {
    RETURN_IF_ERROR(app_.ward.session.save(std::move(drafts)));
    saved_at_ = app_.ward.session.now();
    trouble_.reset();
    refresh();
    return {};
}

void HuddleScreen::did(const Result<void>& result) {
    trouble_ = trouble_of(result);
}

Result<void> HuddleScreen::read() {
    ASSIGN_OR_RETURN(now, huddle_now(app_.ward, held_on_, part_));
    now_ = std::move(now);
    parts_ = shift_parts_of(now_.unit);
    reported_ = now_.reported(app_.ward.session.scheme());

    good_.clear();
    for (const auto& stored : now_.days.incidents)
        if (stored.record.type == IncidentType::positive && stored.record.occurred_on >= now_.covers.from)
            good_.push_back(stored);

    ASSIGN_OR_RETURN(watches, app_.ward.store.list<Watch>({"date", held_on_.text(), held_on_.text()}));
    watches_ = std::move(watches);
    Covered since = watched_days(now_.unit, held_on_);
    ASSIGN_OR_RETURN(watched, app_.ward.store.list<Watch>({"date", since.from.text(), since.to.text()}));
    watched_ = std::move(watched);
    ASSIGN_OR_RETURN(lessons,
                     app_.ward.store.list<Lesson>({"shared_on", held_on_.plus(-lesson_days).text(), held_on_.text()}));
    std::ranges::reverse(lessons);
    if (lessons.size() > most_lessons)
        lessons.resize(most_lessons);
    lessons_ = std::move(lessons);
    ASSIGN_OR_RETURN(waiting, vaka::unreported(app_.ward));
    unreported_ = std::move(waiting);
    RETURN_IF_ERROR(read_actions());

    questions_.clear();
    for (const Question& question : app_.ward.content.questions)
        if (question.active)
            questions_.push_back({&question, is_taken(question)});
    step_ = std::min(step_, questions_.size());
    ASSIGN_OR_RETURN(categories, usual_categories(app_.ward, now_.unit));
    categories_ = std::move(categories);
    return {};
}

// Those that are due or late, and those that were done today.
Result<void> HuddleScreen::read_actions() {
    actions_.clear();
    for (ActionStatus status : {ActionStatus::planned, ActionStatus::ongoing}) {
        std::string code(code_name(status));
        ASSIGN_OR_RETURN(open, app_.ward.store.list<Action>({"status", code, code}));
        for (auto& stored : open)
            if (stored.record.due && *stored.record.due <= held_on_)
                actions_.push_back(std::move(stored));
    }
    ASSIGN_OR_RETURN(recent, app_.ward.store.list<Action>({"due", held_on_.plus(-366).text(), held_on_.text()}));
    for (auto& stored : recent)
        if (stored.record.status == ActionStatus::done && stored.record.done_on == held_on_)
            actions_.push_back(std::move(stored));
    std::ranges::sort(actions_, [](const Stored<Action>& a, const Stored<Action>& b) {
        return a.record.due != b.record.due ? *a.record.due > *b.record.due : a.id < b.id;
    });
    return {};
}

}
