#include "app/pages/checks/pulse_screen.hpp"

#include "core/days.hpp"

namespace vaka {

namespace {

constexpr std::int64_t one_tap_ms = 600;

}

PulseScreen::PulseScreen(App& app) : app_(app) {
    did(begin());
}

std::int64_t PulseScreen::people() const {
    return round_.people() - (step_ > 0);
}

void PulseScreen::answer(std::size_t which) {
    if (questions_.empty() || which >= question().answers.size())
        return;
    Instant now = app_.ward.session.now();
    if (answered_at_ && now.ms >= answered_at_->ms && now.ms < answered_at_->ms + one_tap_ms)
        return;
    answered_at_ = now;
    auto& answers = round_.counts[question().code];
    answers.resize(question().answers.size());
    ++answers[which];
    last_ = {step_, which};
    step_ = (step_ + 1) % questions_.size();
    keep();
}

void PulseScreen::take_back() {
    if (!last_)
        return;
    step_ = last_->step;
    --round_.counts[question().code][last_->answer];
    last_.reset();
    answered_at_.reset();
    keep();
}

Go PulseScreen::end() {
    if (!can_end())
        return {};
    auto done = round_.end(app_.ward);
    did(done);
    return done ? Go(ToChecks{}) : Go{};
}

void PulseScreen::keep() {
    did(round_.keep(app_.ward.store));
}

void PulseScreen::did(const Result<void>& result) {
    trouble_ = trouble_of(result);
}

Result<void> PulseScreen::begin() {
    ASSIGN_OR_RETURN(unit, unit_of(app_.ward.store));
    questions_ = app_.ward.content.checks_of(unit.profile, CheckKind::pulse);
    round_.when = check_time(unit, swedish_time(app_.ward.session.now()));
    ASSIGN_OR_RETURN(kept, PulseRound::kept(app_.ward.store));
    if (!kept)
        return {};
    if (kept->when == round_.when) {
        round_ = std::move(*kept);
        return {};
    }
    // Nobody ended an earlier one: what enough people have said counts, the rest is nobody's business.
    if (kept->can_end())
        return kept->end(app_.ward);
    return PulseRound::forget(app_.ward.store);
}

}
