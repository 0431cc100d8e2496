// The huddle at the cross, question by question (domain 2.1.3-2.1.4). Every answer is on the disk when it has been
// given, and where the group stands is kept, so that an interruption resumes exactly there.

#pragma once

#include <string>
#include <vector>

#include "app/pages/guarded_text.hpp"
#include "app/pages/reading.hpp"
#include "core/content/content.hpp"
#include "core/model/action.hpp"
#include "core/model/learning.hpp"
#include "core/ward/huddle.hpp"
#include "core/ward/unreported.hpp"

namespace vaka {

class HuddleScreen {
public:
    // `held_on` is today, or the day of a huddle that is written down afterwards; `part`: of the day it is about.
    explicit HuddleScreen(App& app, const ToHuddle& to = {});
    static bool shows_minutes() { return true; }
    void refresh();

    struct Asked {
        const Question* question = nullptr;
        bool taken = false;
    };
    const std::vector<Asked>& questions() const { return questions_; }
    std::size_t step() const { return step_; } // questions().size() at the summary
    bool at_summary() const { return step_ == questions_.size(); }
    const Question& question() const { return *questions_[step_].question; } // not at the summary
    bool took_back() const;
    bool all_taken() const;
    void open(std::size_t step);
    void open_summary() { open(questions_.size()); }
    void skip() { open(step_ + 1); }
    // The question counts as taken; the next one follows.
    void take();

    // Pages beside the questions, that nobody has to open: what came of what was watched, and who is here.
    enum class Aside { none, watched, present };
    Aside aside() const { return aside_; }
    void open_aside(Aside aside);
    void close_aside() { open_aside(Aside::none); }

    Date held_on() const { return held_on_; }
    Date today() const { return app_.ward.session.today(); }
    const Covered& covers() const { return now_.covers; }
    const ColourScheme& scheme() const { return app_.ward.session.scheme(); }

    // The parts that the unit divides its days into, and the one that this huddle is about; none: the whole day.
    const std::vector<ShiftPart>& parts() const { return parts_; }
    const std::optional<ShiftPart>& part() const { return part_; }
    // Turns to the huddle about another part: the latest of today, or of the day that is written down afterwards.
    void choose_part(std::optional<ShiftPart> part);

    std::int64_t minutes() const; // since it began
    std::int64_t planned_minutes() const;
    std::optional<Instant> saved_at() const { return saved_at_; } // the latest answer

    // The look back.
    const std::vector<Stored<Incident>>& reported() const { return reported_; }
    DayCell day() const;                 // the worst of the covered days
    bool one_colour() const;             // all covered days show the same
    DayState colour_when_closed() const; // what "inget (mer) har hänt" leads to
    void nothing_happened();
    Go report(IncidentType type) const;

    // What the last huddle wanted to keep an eye on: did it happen? A high risk that did makes its day yellow.
    const std::vector<Stored<Watch>>& watched() const { return watched_; }
    std::size_t unanswered() const;
    void answer(const Id<Watch>& id, WatchOutcome outcome);

    // What is being written: what went well, what to watch, what to know.
    GuardedText& words() { return words_; }
    const std::vector<Stored<Incident>>& good() const { return good_; }
    void add_good();

    // What to watch today.
    const std::vector<const Category*>& categories() const { return categories_; }
    const Code& category() const { return category_; }
    void choose_category(const Code& category); // again: none
    WatchLevel level() const { return level_; }
    void choose_level(WatchLevel level) { level_ = level; }
    bool can_add_watch() const;
    void add_watch();
    std::vector<Stored<Watch>> watches(std::string_view question) const;
    const std::vector<Stored<Watch>>& watches() const { return watches_; }

    // Actions: due today, late, or done today.
    const std::vector<Stored<Action>>& actions() const { return actions_; }
    bool is_late(const Action& action) const;
    bool is_done(const Action& action) const;
    void complete(const Id<Action>& id);
    Go new_action() const { return ToNewAction{}; }

    // What everyone must know, and what other units have learned lately.
    std::string note() const;
    void save_note();
    const std::vector<Stored<Lesson>>& lessons() const { return lessons_; } // the latest first

    // Who is here, by profession.
    std::vector<const RoleName*> professions() const;
    bool is_present(const RoleName& profession) const;
    std::vector<const RoleName*> present() const;
    void toggle_present(const RoleName& profession);
    std::optional<std::int64_t> attendees() const;  // how many, when somebody has said so
    void count_attendees(int by);                   // from as many as there are professions here; below one: not said
    const Code& leader() const;                     // a profession
    void choose_leader(const RoleName& profession); // again: none

    // What must still go into the deviation system.
    const std::vector<Stored<Incident>>& unreported() const { return unreported_; }
    const std::string& deviation_system() const { return now_.unit.deviation_system; }

    // Takes the latest answer back and stands where it was given, with its words.
    bool can_undo() const { return app_.ward.session.can_undo(); }
    void undo();
    // The huddle is over; leads to the cross.
    Go finish();
    // Keeps where the group stands and what is half written; called before leaving and when the tablet rests.
    void keep();
    const std::optional<Error>& trouble() const { return trouble_; }

private:
    // An answer as it was being written.
    struct Written {
        std::size_t step = 0;
        GuardedText words;
        Code category;
        WatchLevel level = WatchLevel::raised;
    };

    Result<void> read();
    Result<void> read_actions();
    Json answer_to(std::size_t step) const;
    std::vector<Json> answers() const; // of each question, then of each page beside them
    void note_written() { written_.push_back({step_, words_, category_, level_}); }
    bool is_taken(const Question& question) const;
    Result<void> save(std::vector<Draft> drafts);
    void save_huddle(const Huddle& after);
    void did(const Result<void>& result);
    void resume();

    App& app_;
    Date held_on_;
    std::optional<ShiftPart> part_;
    std::vector<ShiftPart> parts_;
    Reading reading_;
    HuddleNow now_;
    std::vector<Asked> questions_;
    std::size_t step_ = 0;
    std::optional<Instant> began_; // before anything is saved
    std::optional<Instant> saved_at_;
    std::vector<Stored<Incident>> reported_;
    std::vector<Stored<Incident>> good_;
    std::vector<Stored<Watch>> watches_;
    std::vector<Stored<Watch>> watched_;
    std::vector<Stored<Action>> actions_;
    std::vector<Stored<Lesson>> lessons_;
    std::vector<Stored<Incident>> unreported_;
    Aside aside_ = Aside::none;
    std::vector<const Category*> categories_;
    GuardedText words_;
    Code category_;
    WatchLevel level_ = WatchLevel::raised;
    std::vector<Written> written_; // and saved, for undo
    Json kept_;                    // the draft as it was last written
    std::optional<Error> trouble_;
};

}
