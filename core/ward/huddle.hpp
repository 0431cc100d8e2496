// One day's huddle as it stands on the disk, and what a save must add so that a question counts as taken. The cross,
// the huddle and the incident form all read and write it in this one way.

#pragma once

#include "core/days.hpp"
#include "core/model/action.hpp"
#include "core/ward/ward.hpp"

namespace vaka {

// The look back: once it is taken the days that the huddle covers have their colour.
inline constexpr std::string_view question_back = "q_back";

struct HuddleNow {
    Date held_on;
    std::optional<ShiftPart> part;        // that it is about; none: the whole day
    Covered covers;                       // the days it talks about
    std::optional<Stored<Huddle>> huddle; // once anything of it is saved
    Unit unit;
    Days days; // what is written about the covered days
    Frontier read_at;

    bool took(std::string_view question) const;
    bool is_over() const; // closed and ended, or not held
    bool is_not_held() const;
    // What is reported about the covered days and colours them.
    std::vector<Stored<Incident>> reported(const ColourScheme& scheme) const;
    // The day, or its part that the huddle is about.
    DayCell cell(Date day, const ColourScheme& scheme, Date today) const;
};

Result<HuddleNow> huddle_now(const Ward& ward, Date held_on, std::optional<ShiftPart> part = {});

// Which huddle is held now: today's; in a unit that last held one about a part of the day, the one about the latest
// part.
struct HuddleKey {
    Date held_on;
    std::optional<ShiftPart> part;
};
Result<HuddleKey> huddle_due(const Ward& ward, const Unit& unit);

// The huddle with this question taken. With the look back: closed, and each covered day confirmed as it then shows;
// `also` is an incident that is part of the same save and counts.
Result<Drafts> question_taken(const Ward& ward, const HuddleNow& now, std::string_view question,
                              const Incident* also = nullptr);

// What an answer writes: itself and its question taken, in one save.
Result<Drafts> good_told(const Ward& ward, const HuddleNow& now, std::string_view question, std::string_view words);
Result<Drafts> watch_added(const Ward& ward, const HuddleNow& now, Watch watch); // its question is in it
Result<Drafts> action_finished_at(const Ward& ward, const HuddleNow& now, std::string_view question,
                                  const AsRead<Action>& seen);
Result<Drafts> note_written(const Ward& ward, const HuddleNow& now, std::string_view question, std::string_view words);
// Did it happen? A group that has looked back sees the day change and agrees on it again.
Result<Drafts> watch_answered(const Ward& ward, const HuddleNow& now, const Stored<Watch>& watch, WatchOutcome outcome);

// It is over; nothing to write as long as nobody has looked back.
Result<Drafts> huddle_ended(const Ward& ward, const HuddleNow& now);

// A change to the huddle, or its beginning.
Result<Draft> huddle_draft(const Ward& ward, const HuddleNow& now, const Huddle& after);
Huddle huddle_begun(const Ward& ward, const HuddleNow& now);
Result<Draft> huddle_not_held(const Ward& ward, const HuddleNow& now, NotHeldReason reason);

// The day of the huddle that talks about this day: the next planned day after it, at the latest today. Of one about a
// part: the day of the part.
Date huddle_about(const Unit& unit, Date day, Date today, const std::optional<ShiftPart>& part = {});

// When the huddle is meant to be, in minutes after midnight; nothing when the unit has not said, or not as HH:MM.
std::optional<int> planned_minute(const Unit& unit);

// The first planned day from this one on. A unit that plans none meets every day.
Date next_planned(const Unit& unit, Date from);

}
