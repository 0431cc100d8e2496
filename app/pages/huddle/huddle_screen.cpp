#include "app/pages/huddle/huddle_screen.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/ward/incident.hpp"

namespace vaka {

namespace {

constexpr std::string_view draft_name = "huddle";
constexpr std::int64_t usual_minutes = 10;
constexpr std::array<std::string_view, 3> aside_names = {"", "watched", "present"};

QuestionPart part_of(const Talk& talk, const Question& question) {
    switch (question.result) {
    case QuestionResult::incident:
        break;
    case QuestionResult::positive:
        return WentWellPart(talk, question);
    case QuestionResult::watch:
        return WatchPart(talk, question);
    case QuestionResult::action:
        return ActionsPart(talk, question);
    case QuestionResult::message:
        return MessagePart(talk, question);
    }
    return LookBackPart(talk, question);
}

const Question& question_of(const QuestionPart& part) {
    return std::visit([](const auto& one) -> const Question& { return one.question(); }, part);
}

bool is_taken(const QuestionPart& part) {
    return std::visit([](const auto& one) { return one.is_taken(); }, part);
}

// What is being written at a question; nothing where nobody writes.
template <typename Part> auto* written_at(Part& part) {
    return std::visit(
        [](auto& one) {
            using Form = std::conditional_t<std::is_const_v<Part>, const Written, Written>;
            Form* form = nullptr;
            if constexpr (requires { one.written; })
                form = &one.written;
            return form;
        },
        part);
}

}

HuddleScreen::HuddleScreen(App& app, const ToHuddle& to)
    : app_(app), held_on_(to.held_on.value_or(app.ward.session.today())), part_(to.part),
      talk_(std::make_unique<Talk>(Talk{app.ward, {.held_on = held_on_}})), watched_(*talk_), present_(*talk_) {
    app_.ward.session.forget_undo();
    refresh();
    resume();
}

void HuddleScreen::refresh() {
    if (reading_.is_due(app_))
        trouble_ = trouble_of(read());
}

Result<void> HuddleScreen::read() {
    ASSIGN_OR_RETURN(now, huddle_now(app_.ward, held_on_, part_));
    talk_->now = std::move(now);
    parts_ = shift_parts_of(talk_->now.unit);
    RETURN_IF_ERROR(read_questions());
    RETURN_IF_ERROR(watched_.read());
    ASSIGN_OR_RETURN(waiting, vaka::unreported(app_.ward));
    unreported_ = std::move(waiting);
    return {};
}

// The parts stay as long as the unit asks the same; what is being written is kept when it asks otherwise.
Result<void> HuddleScreen::read_questions() {
    std::vector<const Question*> asked;
    for (const Question& question : app_.ward.content.questions)
        if (question.active)
            asked.push_back(&question);
    if (!std::ranges::equal(asked, questions_, {}, {}, [](const auto& part) { return &question_of(part); })) {
        const std::vector<QuestionPart> before = std::exchange(questions_, {});
        for (const Question* question : asked) {
            Written* now = written_at(questions_.emplace_back(part_of(*talk_, *question)));
            for (const QuestionPart& part : before)
                if (const Written* then = written_at(part); now && then && question_of(part).code == question->code)
                    *now = *then;
        }
        sequence_.resize(questions_.size());
    }
    for (QuestionPart& part : questions_)
        RETURN_IF_ERROR(std::visit([](auto& one) { return one.read(); }, part));
    return {};
}

void HuddleScreen::resume() {
    began_ = app_.ward.session.now();
    auto draft = app_.ward.store.draft(draft_name);
    const Values body = draft && *draft ? **draft : Values();
    if (body.of("held_on") != value_of(held_on_) || value_as<ShiftPart>(body.of("part")) != part_) {
        if (talk_->now.is_over())
            open_summary();
        else
            keep();
        return;
    }
    began_ = value_as<Instant>(body.of("began")).value_or(*began_);
    auto place = [&](const char* name) {
        return static_cast<std::size_t>(std::max<std::int64_t>(0, value_as<std::int64_t>(body.of(name)).value_or(0)));
    };
    sequence_.resume(place("step"), place("furthest"));
    auto aside = std::ranges::find(aside_names, value_as<std::string>(body.of("aside")).value_or(""));
    if (aside != aside_names.end())
        aside_ = static_cast<Aside>(aside - aside_names.begin());
    words().set(value_as<std::string>(body.of("words")).value_or(""), today());
    written().category = value_as<Code>(body.of("category")).value_or(Code());
    written().level = value_as<WatchLevel>(body.of("level")).value_or(WatchLevel::raised);
}

void HuddleScreen::keep() {
    // Only what the guard has nothing to say about reaches the disk.
    const Written& half = written_here();
    Values body = {{"held_on", value_of(held_on_)},
                   {"part", value_of(part_)},
                   {"step", step()},
                   {"furthest", sequence_.furthest()},
                   {"began", value_of(began_)},
                   {"words", half.words.savable()},
                   {"category", value_of(half.category)},
                   {"level", value_of(half.level)},
                   {"aside", aside_names[static_cast<std::size_t>(aside_)]}};
    if (talk_->now.is_over() && at_summary() && aside_ == Aside::none)
        body = {};
    if (body == kept_)
        return;
    if (auto done = app_.ward.store.put_draft(draft_name, body); !done)
        trouble_ = done.error();
    kept_ = std::move(body);
}

const Question& HuddleScreen::question(std::size_t step) const {
    return question_of(questions_[step]);
}

PartState HuddleScreen::state(std::size_t step) const {
    return sequence_.state(step, is_taken(questions_[step]));
}

bool HuddleScreen::all_taken() const {
    return std::ranges::all_of(questions_, is_taken);
}

void HuddleScreen::open(std::size_t step) {
    sequence_.open(step);
    aside_ = Aside::none;
    unasked_ = {};
    if (!at_summary())
        std::visit(
            [](auto& part) {
                if constexpr (requires { part.begin(); })
                    part.begin();
            },
            shown());
    keep();
}

void HuddleScreen::open_aside(Aside aside) {
    aside_ = aside;
    keep();
}

void HuddleScreen::choose_part(std::optional<ShiftPart> part) {
    if (part == part_)
        return;
    const HuddleNow& now = talk_->now;
    Date about = now.covers.to;
    bool recent = about >= waiting_days(now.unit, today()).from;
    if (part && recent) {
        PartOfDay latest = latest_part({&*part, 1}, swedish_time(app_.ward.session.now()));
        held_on_ = huddle_day_of(latest.day, latest.part);
    } else {
        held_on_ = recent ? today() : huddle_about(now.unit, about, today(), part);
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

Primary HuddleScreen::primary() const {
    return std::visit([](const auto& part) { return part.primary(); }, questions_[step()]);
}

void HuddleScreen::press() {
    if (at_summary())
        return;
    if (!can_press())
        return;
    const Primary means = primary();
    const Answered answer{step(), written()};
    const bool done = means.saves()
                          ? saved(std::visit([](const auto& part) { return part.pressed(); }, shown()))
                          : is_taken(shown()) || saved(question_taken(app_.ward, talk_->now, question().code));
    if (!done)
        return;
    if (means.saves())
        answered_.push_back(answer);
    open(means.leads_on ? step() + 1 : step());
}

Written& HuddleScreen::written() {
    Written* form = at_summary() ? nullptr : written_at(shown());
    return form ? *form : unasked_;
}

const Written& HuddleScreen::written_here() const {
    const Written* form = at_summary() ? nullptr : written_at(questions_[step()]);
    return form ? *form : unasked_;
}

std::int64_t HuddleScreen::minutes() const {
    const HuddleNow& now = talk_->now;
    std::optional<Instant> from = now.huddle ? now.huddle->record.started_at : began_;
    Instant to = now.is_over() ? *now.huddle->record.ended_at : app_.ward.session.now();
    return from ? std::max<std::int64_t>(0, (to.ms - from->ms) / 60'000) : 0;
}

std::int64_t HuddleScreen::planned_minutes() const {
    return talk_->now.unit.planned_minutes.value_or(usual_minutes);
}

DayCell HuddleScreen::day() const {
    DayCell worst;
    for (Date day = covers().from; day <= covers().to; day = day.plus(1)) {
        DayCell cell = talk_->now.cell(day, scheme(), today());
        auto colour = colour_of(cell.state);
        if (day == covers().from || (colour && (!colour_of(worst.state) || *colour >= *colour_of(worst.state))))
            worst = cell;
    }
    return worst;
}

bool HuddleScreen::one_colour() const {
    for (Date day = covers().from; day <= covers().to; day = day.plus(1))
        if (talk_->now.cell(day, scheme(), today()).state != this->day().state)
            return false;
    return true;
}

Go HuddleScreen::report(IncidentType type) const {
    return ToIncident{.day = covers().to, .part = part_, .type = type, .held_on = held_on_};
}

std::vector<SaidAt> HuddleScreen::said() const {
    std::vector<SaidAt> out;
    for (const QuestionPart& part : questions_)
        out.push_back(std::visit([](const auto& one) { return one.said(); }, part));
    out.push_back(watched_.said());
    out.push_back(present_.said());
    return out;
}

void HuddleScreen::undo() {
    const std::vector<SaidAt> before = said();
    auto undone = app_.ward.session.undo();
    trouble_ = trouble_of(undone);
    if (!undone)
        return;
    saved_at_ = app_.ward.session.now();
    refresh();
    const std::vector<SaidAt> after = said();
    auto gone = static_cast<std::size_t>(std::ranges::mismatch(before, after).in1 - before.begin());
    if (gone >= before.size())
        return;
    if (gone >= questions_.size())
        return open_aside(gone == questions_.size() ? Aside::watched : Aside::present);
    open(gone);
    auto last =
        std::find_if(answered_.rbegin(), answered_.rend(), [&](const Answered& one) { return one.step == gone; });
    if (last == answered_.rend())
        return;
    written() = last->written;
    answered_.erase(std::next(last).base());
    keep();
}

Go HuddleScreen::finish() {
    if (!saved(huddle_ended(app_.ward, talk_->now)))
        return {};
    app_.ward.session.forget_undo();
    open_summary();
    return ToCross{};
}

bool HuddleScreen::saved(Result<Drafts> drafts) {
    if (drafts && drafts->empty())
        return true;
    auto done = drafts ? app_.ward.session.save(std::move(*drafts)) : Result<void>(drafts.error());
    trouble_ = trouble_of(done);
    if (!done)
        return false;
    saved_at_ = app_.ward.session.now();
    refresh();
    return true;
}

}
