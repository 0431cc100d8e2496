// What became of one incident and what remains: the deviation system, the patient's own words, why it could happen,
// whether it could have been avoided, actions, and what others may learn (domain 2.1.3 steps 4-7, 2.3). Nothing here
// asks who.

#pragma once

#include <vector>

#include "app/pages/context.hpp"
#include "app/pages/guarded_text.hpp"
#include "core/model/action.hpp"
#include "core/rules/follow_up.hpp"

namespace vaka {

class FollowUpScreen {
public:
    FollowUpScreen(App& app, const ToFollowUp& to);
    void refresh();

    const Id<Incident>& id() const { return id_; }
    const Incident& incident() const { return incident_; }
    Date today() const { return app_.ward.session.today(); }
    std::optional<Colour> colour() const { return colour_of(incident_, app_.ward.session.scheme()); }
    Profile profile() const { return unit_.profile; }
    const std::string& unit_name() const { return unit_.name; }
    const std::string& deviation_system() const { return unit_.deviation_system; } // empty: it has no name here

    // What this incident asks for.
    bool asks_patient() const { return vaka::asks_patient(incident_, app_.ward.session.scheme()); }
    bool is_harm() const { return incident_.type == IncidentType::harm; }
    bool is_serious() const { return vaka::is_serious(incident_); }
    bool must_escalate() const { return vaka::must_escalate(incident_); }

    // Each choice is saved at once.
    void set_must_report(bool yes);
    void set_reported(bool yes);
    void set_patient_asked(bool yes);
    void set_informed(YesNo answer);
    void set_support(YesNo answer);
    void set_avoidable(Avoidable answer);
    void set_risk(std::optional<std::int64_t> severity, std::optional<std::int64_t> probability);
    void toggle_cause(const Code& cause);
    void set_closed(bool closed);
    bool can_share() const; // there are words to share
    void set_shared(bool shared);

    // What is written is saved by done(), or with the choice that needs it.
    GuardedText reference;  // the number in the deviation system
    GuardedText suggestion; // what the patient or relatives said
    GuardedText lesson;
    bool is_writing() const;
    bool saves_without_text() const;

    const std::vector<Stored<Action>>& actions() const { return actions_; } // that came from it
    Go new_action() const { return ToNewAction{.source = id_.uuid}; }
    Go open(const Stored<Action>& action) const { return ToActions{.shown = action.id}; }
    Go change() const { return ToIncident{.record = id_.uuid}; }

    // The sheet to take to the deviation system, so that nobody writes anything twice. The view has its words.
    bool shows_sheet() const { return shows_sheet_; }
    void show_sheet(bool shown);
    void note_copied(std::optional<std::size_t> line) { copied_ = Copied{line}; } // nothing: all of it
    struct Copied {
        std::optional<std::size_t> line;
    };
    const std::optional<Copied>& copied() const { return copied_; }
    void save_sheet(const std::string& text); // on a stick; with several in, one is asked for first
    const std::vector<std::string>& sticks() const { return sticks_; }
    void choose_stick(std::optional<std::size_t> stick);
    bool stick_is_missing() const { return stick_is_missing_; }
    const std::string& sheet_file() const { return sheet_file_; } // the name of what was written
    const std::optional<Error>& sheet_trouble() const { return sheet_trouble_; }

    // The latest save of this page.
    bool can_undo() const { return saves_ > 0 && app_.ward.session.can_undo(); }
    void undo();
    std::optional<Instant> saved_at() const { return saved_at_; }

    Go done(); // saves what is written and leads back
    Go leave();
    void keep(); // what is half written
    const std::optional<Error>& trouble() const { return trouble_; }

private:
    Result<void> read();
    void read_draft();
    void show_texts(const Incident& before);
    Incident with_texts() const;
    void save(Incident after);

    App& app_;
    Id<Incident> id_;
    Incident incident_;
    Frontier read_at_;
    Unit unit_;
    std::vector<Stored<Action>> actions_;
    bool shows_sheet_ = false;
    std::optional<Copied> copied_;
    std::string sheet_;
    std::string sheet_file_;
    std::vector<std::string> sticks_;
    bool stick_is_missing_ = false;
    std::optional<Error> sheet_trouble_;
    int saves_ = 0;
    std::optional<Instant> saved_at_;
    Values kept_;
    std::uint64_t revision_ = 0;
    std::optional<Error> trouble_;
};

}
