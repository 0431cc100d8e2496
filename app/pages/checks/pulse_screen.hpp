// The pulse: the tablet goes from hand to hand and each person answers with one tap a question (domain 2.2).

#pragma once

#include "app/pages/context.hpp"
#include "core/ward/pulse_round.hpp"

namespace vaka {

class PulseScreen {
public:
    explicit PulseScreen(App& app);
    void refresh() {}

    const std::vector<const Check*>& questions() const { return questions_; }
    std::size_t step() const { return step_; } // of the one who holds the tablet
    const Check& question() const { return *questions_[step_]; }
    std::int64_t people() const; // who are done
    // A glove often taps twice; what comes right after an answer is not another one.
    void answer(std::size_t which);
    bool can_take_back() const { return last_.has_value(); }
    void take_back(); // the latest answer

    bool can_end() const { return round_.can_end(); }
    Go end();
    Go leave() const { return ToChecks{}; } // the round waits
    const std::optional<Error>& trouble() const { return trouble_; }

private:
    Result<void> begin();
    void keep();
    void did(const Result<void>& result);

    App& app_;
    PulseRound round_;
    std::vector<const Check*> questions_;
    std::size_t step_ = 0;
    struct Last {
        std::size_t step = 0;
        std::size_t answer = 0;
    };
    std::optional<Last> last_;
    std::optional<Instant> answered_at_;
    std::optional<Error> trouble_;
};

}
