// One day of the cross: its colour and why, what happened, and who changed what. A colour may be made worse freely and
// better only with a reason (domain 4.1).

#pragma once

#include <vector>

#include "app/pages/guarded_text.hpp"
#include "app/pages/reading.hpp"
#include "core/ward/huddle.hpp"
#include "core/ward/saying.hpp"

namespace vaka {

class DayScreen {
public:
    DayScreen(App& app, const ToDay& to);
    void refresh();

    Date day() const { return day_; }
    Date today() const { return reading_.today(); }
    const DayCell& cell() const { return cell_; }
    bool is_to_come() const { return day_ > today(); }
    bool can_go_later() const { return day_ < today(); }
    const ColourScheme& scheme() const { return app_.ward.session.scheme(); }

    // One for each part that the unit divides its days into.
    struct Part {
        ShiftPart part = ShiftPart::day;
        DayState state = DayState::missing;
        std::optional<Instant> talked_at; // the huddle about it
        bool can_hold = false;            // it is over and nobody has talked about it
        bool is_overridden = false;
        std::string reason_given; // for a better colour
    };
    const std::vector<Part>& parts() const { return parts_; }
    ToHuddle hold(ShiftPart part) const;
    void turn(int days); // the day before or after

    const std::vector<Stored<Incident>>& incidents() const { return incidents_; } // worst first
    const std::vector<Stored<Incident>>& good() const { return good_; }
    const std::vector<Stored<Watch>>& watches() const { return watches_; }
    static bool can_follow(const Incident& incident); // risks and incidents, not what is only told
    Go open(const Stored<Incident>& incident) const { return ToFollowUp{incident.id}; }
    const std::string& deviation_system() const { return huddle_.unit.deviation_system; }
    Go add() const { return ToIncident{.day = day_}; }

    // The huddle that talks about this day.
    const std::optional<Stored<Huddle>>& huddle() const { return huddle_.huddle; }
    Date held_on() const { return huddle_.held_on; }
    bool can_hold() const; // it has not been held, and the day is over
    Go hold() const { return ToHuddle{.held_on = huddle_.held_on}; }
    bool can_say_not_held() const;
    void not_held(NotHeldReason reason);

    // The list in front of the page.
    enum class Asking { nothing, part, colour, not_held };
    Asking asking() const { return asking_; }
    void ask(Asking what) { asking_ = what; }
    // Asks for another colour; first what it is about, when the day has parts.
    void ask_colour();
    void ask_colour_of(std::optional<ShiftPart> part);
    // The parts that may have another colour: those that have been.
    std::vector<ShiftPart> colourable_parts() const;
    const std::optional<ShiftPart>& about() const { return about_; } // none: the whole day
    DayState state_of_about() const;

    // The colour that a person has set instead of the computed one.
    bool is_overridden() const { return mark_ && mark_->record.colour.has_value(); }
    const std::string& reason_given() const { return reason_given_; }
    // What can be chosen: what nobody has talked about cannot be made green.
    std::vector<Colour> choices() const;
    void choose(Colour colour);
    // A better colour than the incidents tell waits for its reason.
    const std::optional<Colour>& lowering() const { return lowering_; }
    GuardedText& reason() { return reason_; }
    bool can_lower() const { return reason_.clean() && !trimmed(reason_.text()).empty(); }
    void lower();
    void keep_colour() { lowering_.reset(); }
    bool is_closed() const { return mark_ && mark_->record.closed; }
    bool can_close() const;
    void set_closed(bool closed);

    struct Line {
        Instant at;
        Saying saying;
    };
    const std::vector<Line>& history() const { return history_; } // the latest first
    bool can_undo() const { return acted_; }
    void undo();
    void forget_undo() { acted_ = false; }
    std::optional<Instant> saved_at() const { return saved_at_; }
    const std::optional<Error>& trouble() const { return trouble_; }

private:
    Result<void> read();
    Result<void> read_history();
    void read_parts(const Days& days);
    void save(Result<Draft> draft);
    Result<Draft> mark_draft(const DayMark& after);
    const Stored<DayMark>* known_mark(const std::optional<ShiftPart>& part) const;
    DayMark mark_about(const std::optional<ShiftPart>& part) const;
    DayState computed(const std::optional<ShiftPart>& part) const;

    App& app_;
    Date day_;
    Reading reading_;
    DayCell cell_;
    DayState computed_ = DayState::missing; // without what a person said about the day as a whole
    std::vector<DayState> computed_parts_;  // without what a person said about the part
    std::vector<Part> parts_;
    std::vector<Stored<Incident>> incidents_;
    std::vector<Stored<Incident>> good_;
    std::vector<Stored<Watch>> watches_;
    HuddleNow huddle_;
    std::optional<Stored<DayMark>> mark_; // of the day as a whole
    std::vector<Stored<DayMark>> part_marks_;
    std::string reason_given_;
    Asking asking_ = Asking::nothing;
    std::optional<ShiftPart> about_;
    std::optional<Colour> lowering_;
    GuardedText reason_;
    std::vector<Line> history_;
    bool acted_ = false;
    std::optional<Instant> saved_at_;
    std::optional<Error> trouble_;
};

}
