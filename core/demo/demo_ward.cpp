#include "core/demo/demo_ward.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <initializer_list>
#include <map>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "core/base/value_json.hpp"
#include "core/demo/dice.hpp"
#include "core/model/checks.hpp"
#include "core/model/cross.hpp"
#include "core/model/huddle.hpp"
#include "core/model/incident.hpp"
#include "core/model/unit.hpp"
#include "core/ward/action.hpp"
#include "core/ward/cross.hpp"
#include "core/ward/huddle.hpp"

namespace vaka {

namespace {

class DemoClock : public Clock {
public:
    void set(LocalTime time) { now_ = instant_of(time); }
    Instant now() const override { return now_; }

private:
    Instant now_;
};

// What is not there reads as nothing, and the save of such a record says which field it lacks.
const Json& part_of(const Json& object, std::string_view name) {
    static const Json nothing;
    auto found = object.find(name);
    return found == object.end() ? nothing : *found;
}

std::string text_of(const Json& value) {
    auto text = value.get_ptr<const std::string*>();
    return text ? *text : std::string();
}

std::string text_of(const Json& object, std::string_view name) {
    return text_of(part_of(object, name));
}

Codes codes_of(const Json& list) {
    Codes codes;
    for (const Json& code : list)
        codes.insert(text_of(code));
    return codes;
}

// What somebody does on a day, as the pages would.
using Act = std::function<Result<Drafts>(const Ward&)>;

Act on_action(const Id<Action>& id, std::function<Result<Drafts>(const Ward&, const AsRead<Action>&)> act) {
    return [=](const Ward& ward) -> Result<Drafts> {
        ASSIGN_OR_RETURN(action, as_read(ward, id));
        return action ? act(ward, *action) : Error{Fault::not_found, "record_missing", "action"};
    };
}

// What is written on which day. The whole story is made up first and lived afterwards: a huddle begins, the day is
// noted, and then what follows from it is done.
class Diary {
public:
    void begin(Date day, Act act) { begun_.insert_or_assign(day, std::move(act)); }
    void act(Date day, Act act) { acts_[day].push_back(std::move(act)); }

    const Act* begun(Date day) const {
        auto found = begun_.find(day);
        return found == begun_.end() ? nullptr : &found->second;
    }
    std::span<const Act> acts(Date day) const {
        auto found = acts_.find(day);
        return found == acts_.end() ? std::span<const Act>() : found->second;
    }

    template <typename Record> void write(Date day, const Id<Record>& id, const Record& record) {
        set(day, id, values_of(record));
    }
    template <typename Record> void set(Date day, const Id<Record>& id, const Values& values) {
        days_[day][{&record_type<Record>(), id.uuid}].update(values);
    }

    // What is noted on a day, in the same order everywhere: by type, then by id.
    Result<Drafts> notes(const Ward& ward, Date day) const {
        Drafts out;
        auto found = days_.find(day);
        if (found == days_.end())
            return out;
        for (const auto& [record, values] : found->second) {
            const auto& [type, id] = record;
            ASSIGN_OR_RETURN(before, ward.store.values(*type, id));
            Values after = before.value_or(Values());
            after.update(values);
            out.push_back({type, id, before.value_or(Values()), std::move(after), ward.store.frontier()});
        }
        return out;
    }

private:
    struct ByTypeName {
        using Record = std::pair<const RecordType*, Uuid>;
        bool operator()(const Record& a, const Record& b) const {
            return std::pair(a.first->name, a.second) < std::pair(b.first->name, b.second);
        }
    };
    std::map<Date, std::map<std::pair<const RecordType*, Uuid>, Values, ByTypeName>> days_;
    std::map<Date, Act> begun_;
    std::map<Date, std::vector<Act>> acts_;
};

// Makes up the story, day by day.
class Story {
public:
    Story(const Json& script, const Uuid& unit, std::uint64_t seed, int days, Date last_day);
    void tell();

    Date set_up_on() const { return first_.plus(-1); }
    // Lives the day: what the story says of it is on the disk.
    Result<void> live(const Ward& ward, DemoClock& clock, Date day) const;

private:
    void set_up();
    void choose_days();
    bool is_held(Date day) const {
        return day > first_ && day < last_ && !closed_.contains(day) && !missed_.contains(day);
    }
    Date covered_by_huddle_on(Date day) const;
    Date first_huddle_from(Date day) const;
    void hold_huddle(Date day);
    void live_through(Date day);
    void watch(Date day);
    void happens(Date day, IncidentType type, Severity severity, bool late = false);
    void follow_incident(const Id<Incident>& id, const Incident& incident, const Json& about, Date written);
    Date act(const Json& about, std::optional<Id<Incident>> source, Date decided);
    void make(Date day, const Id<Action>& id, const Action& action, const std::optional<Uuid>& source = {});
    void leave(int due_in_days, ActionStatus status);
    void lower_a_day();
    void check_the_days();
    void count_pulse(Date day, std::int64_t workload);

    std::string told(const Json& patterns) { return dice_.told(text_of(dice_.one_of(patterns))); }
    template <typename Record> Id<Record> born(Date day) {
        clock_.set({day, 9, 30});
        return {born_uuid(clock_, dice_)};
    }
    template <typename Record> Id<Record> named(const Record& record) const {
        return {*named_id(record_type<Record>(), unit_, values_of(record))};
    }
    // A later day of the same story, never beyond yesterday.
    Date later(Date day, int least, int most) { return day.plus(least + dice_.below(most - least + 1)); }

    const Json& script_;
    Uuid unit_;
    Dice dice_;
    DemoClock clock_;
    Date first_;
    Date last_;
    Diary diary_;
    std::set<Date> closed_, missed_, red_, late_;
    std::map<Date, Colour> worst_; // what is known when the huddle confirms the day
    struct Held {
        LocalTime from, to;
    };
    std::map<Date, Held> held_;
    std::set<Date> near_misses_;
    std::map<std::string, Date> action_until_; // by title, so that none is open twice
};

Story::Story(const Json& script, const Uuid& unit, std::uint64_t seed, int days, Date last_day)
    : script_(script), unit_(unit), dice_(seed), first_(last_day.plus(1 - days)), last_(last_day) {}

void Story::tell() {
    set_up();
    choose_days();
    for (Date day = first_; day < last_; day = day.plus(1)) {
        if (is_held(day))
            hold_huddle(day);
        if (!closed_.contains(day) && day < last_.plus(-1))
            live_through(day);
    }
    lower_a_day();
    leave(-10, ActionStatus::cancelled);
    leave(-8, ActionStatus::ongoing);
    leave(-3, ActionStatus::planned);
    leave(0, ActionStatus::ongoing);
    check_the_days();
}

Result<void> Story::live(const Ward& ward, DemoClock& clock, Date day) const {
    auto save = [&](Result<Drafts> drafts) -> Result<void> {
        RETURN_IF_ERROR(drafts);
        return ward.session.save(std::move(*drafts));
    };
    auto held = held_.find(day);
    if (const Act* begin = diary_.begun(day)) {
        clock.set(held->second.from);
        RETURN_IF_ERROR(save((*begin)(ward)));
    }
    // What is not told at a huddle is noted after lunch.
    clock.set(held != held_.end() ? held->second.to : LocalTime{day, 13, 10});
    RETURN_IF_ERROR(save(diary_.notes(ward, day)));
    for (const Act& act : diary_.acts(day))
        RETURN_IF_ERROR(save(act(ward)));
    return {};
}

void Story::set_up() {
    diary_.set(set_up_on(), Id<Unit>{unit_}, values_from_json(part_of(script_, "unit")));
    for (const Json& person : part_of(script_, "staff")) {
        Staff staff{text_of(person, "display_name"), Code{text_of(person, "role")}, text_of(person, "pin_hash")};
        diary_.write(set_up_on(), born<Staff>(set_up_on()), staff);
    }
}

// A few days are decided beforehand, so that every ward of some months has them.
void Story::choose_days() {
    int days = static_cast<int>(days_between(last_, first_)) + 1;
    auto choose = [&](std::set<Date>& chosen, int count) {
        for (int i = 0; i < count && days > 20; ++i)
            if (Date day = first_.plus(5 + dice_.below(days - 12)); !closed_.contains(day))
                chosen.insert(day);
    };
    choose(closed_, 2 + dice_.below(2) + days / 200);
    for (Date day : closed_)
        diary_.write(day.plus(-1), named(DayMark{.day = day}), DayMark{.day = day, .closed = true});
    choose(red_, dice_.below(3) * std::max(days, 60) / 120);
    for (Date day = first_.plus(1); day < last_.plus(-1); day = day.plus(1))
        if (dice_.chance(5) && !closed_.contains(day))
            missed_.insert(day);
    choose(late_, 1 + days / 80);
    std::erase_if(late_, [&](Date day) { return red_.contains(day) || first_huddle_from(day.plus(1)) > day.plus(2); });
}

// The last day before it that was not closed.
Date Story::covered_by_huddle_on(Date day) const {
    Date covered = day.plus(-1);
    while (closed_.contains(covered))
        covered = covered.plus(-1);
    return covered;
}

Date Story::first_huddle_from(Date day) const {
    while (day < last_ && !is_held(day))
        day = day.plus(1);
    return day;
}

void Story::hold_huddle(Date day) {
    Date covered = covered_by_huddle_on(day);
    int minutes = 4 + dice_.below(8);
    LocalTime start{day, 9, 28 + dice_.below(7)};
    LocalTime end{day, 9, start.minute + minutes};
    held_[day] = {start, end};

    Huddle said{.held_on = day};
    said.leader_role = Code{text_of(dice_.one_of(part_of(script_, "leaders")))};
    said.professions_present = codes_of(part_of(part_of(script_, "professions"), "always"));
    for (const Json& profession : part_of(part_of(script_, "professions"), "sometimes"))
        if (dice_.chance(35))
            said.professions_present.insert(text_of(profession));
    said.attendee_count = 5 + dice_.below(8);
    said.questions_taken = codes_of(part_of(script_, "questions"));
    if (dice_.chance(20))
        said.note = {told(part_of(script_, "notes"))};
    diary_.begin(day, [=](const Ward& ward) -> Result<Drafts> {
        ASSIGN_OR_RETURN(now, huddle_now(ward, day));
        now.covers = {covered, covered}; // before a closed day the huddle looks further back
        Huddle begun = said;
        const Huddle at = huddle_begun(ward, now);
        begun.covers_from = at.covers_from;
        begun.covers_to = at.covers_to;
        begun.started_at = at.started_at;
        ASSIGN_OR_RETURN(draft, huddle_draft(ward, now, begun));
        return Drafts{std::move(draft)};
    });
    diary_.act(day, [=](const Ward& ward) -> Result<Drafts> {
        ASSIGN_OR_RETURN(now, huddle_now(ward, day));
        return question_taken(ward, now, question_back);
    });
    diary_.act(day, [=](const Ward& ward) -> Result<Drafts> {
        ASSIGN_OR_RETURN(now, huddle_now(ward, day));
        return huddle_ended(ward, now);
    });
}

void Story::live_through(Date day) {
    bool reported = is_held(day.plus(1)) || dice_.chance(40);
    int luck = dice_.below(100);
    if (red_.contains(day)) {
        happens(day, IncidentType::harm, Severity::serious);
    } else if (late_.contains(day)) {
        happens(day, IncidentType::harm, Severity::minor, true);
    } else if (reported && luck < 3) {
        happens(day, IncidentType::harm, Severity::minor);
        if (dice_.chance(30))
            happens(day, IncidentType::risk, Severity::none);
    } else if (reported && luck < 26) {
        happens(day, luck < 10 ? IncidentType::near_miss : IncidentType::risk, Severity::none);
        if (dice_.chance(25))
            happens(day, IncidentType::risk, Severity::none);
    }
    if (reported && dice_.chance(18))
        happens(day, IncidentType::positive, Severity::none);
    if (reported && dice_.chance(3))
        happens(day, IncidentType::complaint, Severity::none);
    if (reported && dice_.chance(3))
        happens(day, IncidentType::work_env, Severity::none);
    for (int i = 0; i < 2; ++i)
        if (is_held(day) && dice_.chance(i == 0 ? 45 : 15))
            watch(day);
    if (missed_.contains(day) && dice_.chance(70)) {
        constexpr std::array reasons = {NotHeldReason::high_load, NotHeldReason::high_load,
                                        NotHeldReason::too_few_staff, NotHeldReason::other};
        const NotHeldReason reason = reasons[static_cast<std::size_t>(dice_.below(reasons.size()))];
        diary_.act(day, [=](const Ward& ward) -> Result<Drafts> {
            ASSIGN_OR_RETURN(now, huddle_now(ward, day));
            ASSIGN_OR_RETURN(draft, huddle_not_held(ward, now, reason));
            return Drafts{std::move(draft)};
        });
    }
}

void Story::watch(Date day) {
    const Json& about = dice_.one_of(part_of(script_, "watches"));
    Watch watch{.date = day, .text = {dice_.told(text_of(about, "text"))}};
    watch.question_id = Code{text_of(about, "question_id")};
    watch.category_id = Code{text_of(about, "category_id")};
    watch.mitigation = {dice_.told(text_of(about, "mitigation"))};
    int level = dice_.below(100);
    watch.level = level < 15 ? WatchLevel::high : level < 25 ? WatchLevel::low : WatchLevel::raised;
    Id<Watch> id = born<Watch>(day);
    diary_.write(day, id, watch);

    int luck = dice_.below(100);
    if (luck >= 85)
        return;
    watch.outcome = luck < 75 ? WatchOutcome::averted : WatchOutcome::occurred;
    diary_.set(first_huddle_from(day.plus(1)), id, {{"outcome", std::string(code_name(watch.outcome))}});
    if (watch.level == WatchLevel::high && watch.outcome == WatchOutcome::occurred)
        worst_[day] = std::max(worst_[day], ColourScheme{}.risk);
}

void Story::happens(Date day, IncidentType type, Severity severity, bool late) {
    const Json& about = dice_.one_of_those(part_of(script_, "incidents"), [&](const Json& one) {
        return text_of(one, "type") == code_name(type) && (part_of(one, "late") == Json(true)) == late &&
               text_of(one, "severity") == (severity == Severity::none ? "" : code_name(severity));
    });
    // What is found at once is told at the next huddle; without one it is written down the day it happens.
    Date written = late ? first_huddle_from(later(day, 4, 9)) : is_held(day.plus(1)) ? day.plus(1) : day;
    written = std::min(written, last_.plus(-1));

    Incident incident{.occurred_on = day, .discovered_on = late ? written : day};
    if (is_held(written))
        incident.huddle_id = named(Huddle{.held_on = written});
    incident.type = type;
    if (type == IncidentType::harm)
        incident.severity = severity;
    incident.category_id = Code{text_of(about, "category_id")};
    incident.what = {dice_.told(text_of(about, "what"))};
    if (about.contains("now"))
        incident.immediate_action = {dice_.told(text_of(about, "now"))};
    if (about.contains("causes") && dice_.chance(70))
        incident.contributing_causes = codes_of(part_of(about, "causes"));
    if (type == IncidentType::risk || type == IncidentType::near_miss) {
        if (dice_.chance(40)) {
            incident.risk_severity = 1 + dice_.below(3);
            incident.risk_probability = 1 + dice_.below(3);
        }
        incident.must_report = dice_.chance(type == IncidentType::near_miss ? 35 : 12);
        if (type == IncidentType::near_miss)
            near_misses_.insert(day);
    }
    incident.must_report = incident.must_report || type == IncidentType::harm;

    Id<Incident> id = born<Incident>(written);
    diary_.write(written, id, incident);
    if (auto colour = colour_of(incident, ColourScheme{}); colour && !late)
        worst_[day] = std::max(worst_[day], *colour);
    follow_incident(id, incident, about, written);
}

void Story::follow_incident(const Id<Incident>& id, const Incident& incident, const Json& about, Date written) {
    if (incident.type == IncidentType::positive) {
        diary_.set(written, id, {{"status", "closed"}});
        return;
    }
    if (incident.must_report) {
        Date reported = dice_.chance(60) ? written : later(written, 1, 3);
        diary_.set(reported, id,
                   {{"reported", true},
                    {"reported_at", instant_of({reported, 14, 5}).ms},
                    {"external_system", text_of(part_of(script_, "unit"), "deviation_system")}});
    }
    if (incident.type == IncidentType::harm) {
        Date asked = later(written, 0, 2);
        diary_.set(asked, id, {{"patient_asked", true}, {"informed_patient", "yes"}});
        if (dice_.chance(70))
            diary_.set(asked, id, {{"patient_suggestion", told(part_of(script_, "suggestions"))}});
        if (incident.severity == Severity::serious)
            diary_.set(asked, id, {{"staff_support_offered", "yes"}});
        diary_.set(later(written, 5, 12), id, {{"avoidable", dice_.chance(70) ? "yes" : "no"}});
    }
    Date assessed = later(written, 1, 3);
    diary_.set(assessed, id, {{"status", "assessed"}});

    int odds = incident.type == IncidentType::harm ? 80 : incident.type == IncidentType::near_miss ? 45 : 25;
    Date closed = later(assessed, 1, 5);
    if (about.contains("action") && dice_.chance(odds))
        closed = act(about, id, assessed);
    diary_.set(closed, id, {{"status", "closed"}});
    if (dice_.chance(8))
        diary_.set(closed, id, {{"lesson_shared", true}, {"lesson_text", told(part_of(script_, "lessons"))}});
}

// Returns the day on which the effect is known.
Date Story::act(const Json& about, std::optional<Id<Incident>> source, Date decided) {
    const Json& what = part_of(about, "action");
    Date due = later(decided, 7, 28);
    // The open ones that lie in the past are told by leave(), so that there are just so many.
    if (due == last_)
        due = due.plus(2);
    Date done = std::max(decided.plus(3), later(due, -5, 3));
    if (due < last_)
        done = std::min(done, last_.plus(-1));
    Date known = later(done, 28, 30);
    std::string title = text_of(what, "title");
    if (auto open = action_until_.find(title); open != action_until_.end() && decided <= open->second)
        return known;
    action_until_[title] = known;

    Action action{.title = {title}};
    action.kind = dice_.chance(15) ? ActionKind::pdsa : ActionKind::improvement;
    action.strength = code_of<Strength>(text_of(what, "strength"));
    action.owner_role = Code{text_of(what, "owner")};
    action.decided_on = decided;
    action.due = due;
    action.expected_effect = {text_of(what, "effect")};
    Id<Action> id = born<Action>(decided);
    make(decided, id, action, source ? std::optional(source->uuid) : std::nullopt);
    diary_.act(later(decided, 1, 3), on_action(id, action_started));
    if (dice_.chance(6)) {
        diary_.act(done, on_action(id, action_cancelled));
        return known;
    }
    diary_.act(done, on_action(id, action_finished));

    EffectCheck check;
    check.method = text_of(dice_.one_of(part_of(script_, "methods")));
    int luck = dice_.below(100);
    check.result = luck < 65 ? EffectResult::desired : luck < 85 ? EffectResult::partial : EffectResult::none;
    check.next = luck < 65 ? EffectNext::close : luck < 85 ? EffectNext::extend : EffectNext::new_action;
    if (dice_.chance(30)) {
        check.value_before = 3 + dice_.below(5);
        check.value_after = luck < 65 ? dice_.below(3) : 2 + dice_.below(4);
    }
    check.note = {dice_.told(text_of(part_of(script_, "checks"), code_name(*check.result)))};
    const Uuid check_id = born<EffectCheck>(known).uuid;
    diary_.act(known, on_action(id, [=](const Ward& ward, const AsRead<Action>& seen) -> Result<Drafts> {
                   ASSIGN_OR_RETURN(drafts, effect_answered(ward, seen, check));
                   drafts.front().record = check_id;
                   return drafts;
               }));
    return known;
}

// An action that stands so on the last day, whatever the story was.
void Story::leave(int due_in_days, ActionStatus status) {
    const Json& about = dice_.one_of_those(part_of(script_, "incidents"), [&](const Json& one) {
        auto open = action_until_.find(text_of(part_of(one, "action"), "title"));
        return one.contains("action") && (open == action_until_.end() || open->second < last_.plus(-30));
    });
    const Json& what = part_of(about, "action");
    action_until_[text_of(what, "title")] = last_;
    Date due = std::max(last_.plus(due_in_days), set_up_on());
    Date decided = std::max(due.plus(-14), set_up_on());
    Action action{.title = {text_of(what, "title")}};
    action.strength = code_of<Strength>(text_of(what, "strength"));
    action.owner_role = Code{text_of(what, "owner")};
    action.decided_on = decided;
    action.due = due;
    action.expected_effect = {text_of(what, "effect")};
    Id<Action> id = born<Action>(decided);
    make(decided, id, action);
    if (status == ActionStatus::ongoing)
        diary_.act(decided, on_action(id, action_started));
    if (status == ActionStatus::cancelled)
        diary_.act(due, on_action(id, action_cancelled));
}

// Under the name that the story knows it by, so that the same seed makes the same ward.
void Story::make(Date day, const Id<Action>& id, const Action& action, const std::optional<Uuid>& source) {
    diary_.act(day, [=](const Ward& ward) -> Result<Drafts> {
        ASSIGN_OR_RETURN(drafts, action_made(ward, action, source));
        drafts.front().record = id.uuid;
        return drafts;
    });
}

// Figures and the team's pulse of the last weeks: full wards have heavier days, and heavier days are felt.
void Story::check_the_days() {
    constexpr int weeks = 16; // enough for charts with limits
    std::int64_t places =
        value_as<std::int64_t>(value_from_json(part_of(part_of(script_, "unit"), "places"))).value_or(24);
    std::int64_t occupied = places - 2;
    for (Date day = std::max(first_, last_.plus(-7 * weeks)); day < last_; day = day.plus(1)) {
        occupied = std::clamp<std::int64_t>(occupied + dice_.below(5) - 2, places - 6, places + 2);
        if (!is_held(day) || dice_.chance(10))
            continue;
        bool weekend = day.weekday() >= Weekday::saturday;
        DailyFigures figures{.date = day, .places = places};
        figures.overcrowded = std::max<std::int64_t>(0, occupied - places);
        figures.occupied = std::min(occupied, places);
        figures.outlying = dice_.chance(occupied >= places ? 60 : 15) ? 1 + dice_.below(2) : 0;
        figures.staff_planned = weekend ? 7 : 9;
        figures.staff_actual = *figures.staff_planned - (dice_.chance(30) ? 1 : 0);
        std::int64_t strain = (occupied >= places) + (figures.staff_actual < figures.staff_planned);
        figures.workload = std::min<std::int64_t>(4, 1 + strain + dice_.below(2));
        diary_.write(day, named(figures), figures);
        if (!weekend && dice_.chance(70))
            count_pulse(day, *figures.workload);
    }
}

void Story::count_pulse(Date day, std::int64_t workload) {
    std::array<std::string, 2> tablet = {"demo", "tablet"};
    auto count = [&](const char* question, int answers) {
        std::array<std::int64_t, 5> given{};
        for (int people = 5 + dice_.below(5); people > 0; --people) {
            int best = answers - 1 - static_cast<int>(workload - 1) * (answers - 1) / 4;
            ++given[static_cast<std::size_t>(std::clamp(best + dice_.below(3) - 1, 0, answers - 1))];
        }
        PulseCount pulse{.date = day, .question_id = {question}};
        pulse.device_id = Id<Device>{named_uuid(tablet)};
        std::tie(pulse.answer_1, pulse.answer_2, pulse.answer_3) = std::tie(given[0], given[1], given[2]);
        if (answers == 5)
            std::tie(pulse.answer_4, pulse.answer_5) = std::tie(given[3], given[4]);
        diary_.write(day, named(pulse), pulse);
    };
    count("pulse_team", 5);
    count("pulse_safe", 3);
}

// One day that a later look found better than it was written.
void Story::lower_a_day() {
    for (Date day : near_misses_) {
        if (day < first_.plus(14) || worst_[day] != Colour::yellow || late_.contains(day))
            continue;
        DayMark mark{.day = day, .colour = Colour::green, .reason = {told(part_of(script_, "lowered"))}};
        Date written = later(day, 2, 5);
        if (written < last_)
            diary_.act(written, [mark](const Ward& ward) -> Result<Drafts> {
                DayMark lowered = mark;
                ASSIGN_OR_RETURN(seen, seen_now(ward, *mark.day, {}));
                lowered.seen = std::move(seen);
                ASSIGN_OR_RETURN(draft, ward.session.draft_of(lowered));
                return Drafts{std::move(draft)};
            });
        return;
    }
}

}

Result<DemoWard> DemoWard::parse(std::string_view json) {
    ASSIGN_OR_RETURN(script, parse_json(json));
    Error invalid{Fault::corrupt, "content_invalid", "demo.json"};
    if (!script.is_object())
        return invalid;
    for (const char* object : {"unit", "professions", "checks"})
        if (!script.contains(object) || !script[object].is_object())
            return invalid;
    for (const char* list : {"staff", "incidents", "watches", "notes", "suggestions", "lessons", "lowered", "methods",
                             "questions", "leaders"})
        if (!script.contains(list) || !script[list].is_array() || script[list].empty())
            return invalid;
    return DemoWard(std::move(script));
}

std::string DemoWard::unit_name() const {
    return text_of(part_of(script_, "unit"), "name");
}

std::string DemoWard::manager_pin() const {
    return text_of(part_of(script_, "staff").front(), "pin");
}

Result<void> DemoWard::write(Store& store, std::uint64_t seed, int days, Date last_day) const {
    ensure(days >= 1 && days <= most_days, "a demo ward has at most most_days days");
    Story story(script_, store.unit(), seed, days, last_day);
    story.tell();

    DemoClock clock;
    Dice dice(seed);
    Session session(store, clock, dice);
    const Content content; // the story asks it for nothing
    const Ward ward{store, session, content};
    for (Date day = story.set_up_on(); day < last_day; day = day.plus(1)) {
        RETURN_IF_ERROR(session.sign_in(day == story.set_up_on() ? Role::unit_manager : Role::huddle_lead));
        RETURN_IF_ERROR(story.live(ward, clock, day));
    }
    return {};
}

}
