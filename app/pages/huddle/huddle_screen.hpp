// The huddle at the cross, question by question (domain 2.1.3-2.1.4): a sequence of parts, one for each question, and
// two beside them. Every answer is on the disk when it has been given, and where the group stands is kept, so that an
// interruption resumes exactly there.

#pragma once

#include <cstdlib>
#include <memory>
#include <variant>
#include <vector>

#include "app/pages/huddle/actions_part.hpp"
#include "app/pages/huddle/look_back_part.hpp"
#include "app/pages/huddle/message_part.hpp"
#include "app/pages/huddle/present_part.hpp"
#include "app/pages/huddle/watch_part.hpp"
#include "app/pages/huddle/watched_part.hpp"
#include "app/pages/huddle/went_well_part.hpp"
#include "app/pages/reading.hpp"
#include "app/pages/sequence.hpp"

namespace vaka {

// One question of the huddle, as what its answer becomes.
using QuestionPart = std::variant<LookBackPart, WentWellPart, WatchPart, ActionsPart, MessagePart>;

class HuddleScreen {
public:
    // `held_on` is today, or the day of a huddle that is written down afterwards; `part`: of the day it is about.
    explicit HuddleScreen(App& app, const ToHuddle& to = {});
    static bool shows_minutes() { return true; }
    void refresh();

    // The questions, and where the group stands; at the end is the summary.
    const std::vector<QuestionPart>& questions() const { return questions_; }
    const Question& question(std::size_t step) const;
    PartState state(std::size_t step) const;
    bool all_taken() const;
    std::size_t step() const { return sequence_.step(); }
    bool at_summary() const { return sequence_.at_end(); }
    QuestionPart& shown() { return questions_[step()]; } // not at the summary
    const Question& question() const { return question(step()); }
    void open(std::size_t step);
    void open_summary() { open(questions_.size()); }
    void skip() { open(step() + 1); }

    // The first question of a kind. Requires: the unit asks one.
    template <typename Part> const Part& the() const {
        for (const QuestionPart& part : questions_)
            if (auto* found = std::get_if<Part>(&part))
                return *found;
        ensure(false, "the unit asks a question of this kind");
        std::abort();
    }

    // The one filled button of the question, none at the summary: saves what is written, or says that the question is
    // taken, and leads on.
    Primary primary() const;
    bool can_press() const { return written_here().words.clean(); }
    void press();
    // What an answer writes, as its part says.
    void save(Result<Drafts> drafts) { (void)saved(std::move(drafts)); }
    // What is being written.
    Written& written();
    GuardedText& words() { return written().words; }

    // Beside the questions; nobody has to open them.
    enum class Aside { none, watched, present };
    Aside aside() const { return aside_; }
    void open_aside(Aside aside);
    void close_aside() { open_aside(Aside::none); }
    const WatchedPart& watched() const { return watched_; }
    const PresentPart& present() const { return present_; }

    Date held_on() const { return talk_->now.held_on; }
    Date today() const { return talk_->today(); }
    const Covered& covers() const { return talk_->now.covers; }
    const ColourScheme& scheme() const { return app_.ward.session.scheme(); }

    // The parts that the unit divides its days into, and the one that this huddle is about; none: the whole day.
    const std::vector<ShiftPart>& parts() const { return parts_; }
    const std::optional<ShiftPart>& part() const { return part_; }
    // Turns to the huddle about another part: the latest of today, or of the day that is written down afterwards.
    void choose_part(std::optional<ShiftPart> part);

    // The covered days, and what they have become.
    bool took_back() const { return talk_->now.took(question_back); }
    DayCell day() const;     // the worst of them
    bool one_colour() const; // all show the same
    Go report(IncidentType type) const;
    Go new_action() const { return ToNewAction{}; }

    std::int64_t minutes() const; // since it began
    std::int64_t planned_minutes() const;
    std::optional<Instant> saved_at() const { return saved_at_; } // the latest answer

    // What must still go into the deviation system.
    const std::vector<Stored<Incident>>& unreported() const { return unreported_; }
    const std::string& deviation_system() const { return talk_->now.unit.deviation_system; }

    // Takes the latest answer back and stands where it was given, with its words.
    bool can_undo() const { return app_.ward.session.can_undo(); }
    void undo();
    // The huddle is over; leads to the cross.
    Go finish();
    // Keeps where the group stands and what is half written; called before leaving and when the tablet rests.
    void keep();
    const std::optional<Error>& trouble() const { return trouble_; }

private:
    // An answer as it was being written, and saved.
    struct Answered {
        std::size_t step = 0;
        Written written;
    };

    Result<void> read();
    Result<void> read_questions();
    const Written& written_here() const;
    std::vector<SaidAt> said() const; // at each question, then beside them
    bool saved(Result<Drafts> drafts);
    void resume();

    App& app_;
    Date held_on_;
    std::optional<ShiftPart> part_;
    std::vector<ShiftPart> parts_;
    Reading reading_;
    std::unique_ptr<Talk> talk_; // its parts refer to it
    std::vector<QuestionPart> questions_;
    WatchedPart watched_;
    PresentPart present_;
    Sequence sequence_;
    Aside aside_ = Aside::none;
    Written unasked_; // where nothing is written
    std::vector<Answered> answered_;
    std::optional<Instant> began_; // before anything is saved
    std::optional<Instant> saved_at_;
    std::vector<Stored<Incident>> unreported_;
    Values kept_; // the draft as it was last written
    std::optional<Error> trouble_;
};

}
