// Ny åtgärd: what shall be done, who does it and when it is done. What is half written survives leaving the page.

#pragma once

#include <optional>

#include "app/pages/context.hpp"
#include "app/pages/guarded_text.hpp"
#include "core/model/action.hpp"

namespace vaka {

class NewActionScreen {
public:
    enum class Due { today, week, month, other };

    // `source`: the incident or watch that it comes from.
    explicit NewActionScreen(App& app, const ToNewAction& to = {});
    void refresh() {}

    GuardedText title;
    GuardedText expected_effect;

    // What it comes from, when it comes from something.
    const std::optional<Incident>& incident() const { return incident_; }
    const std::optional<Watch>& watch() const { return watch_; }

    const Code& owner() const { return owner_; }
    bool is_choosing_owner() const { return choosing_owner_; }
    void choose_owner() { choosing_owner_ = true; }
    void set_owner(std::optional<Code> role); // nothing: the list was left

    Date today() const { return app_.ward.session.today(); }
    Date due() const { return due_; }
    Due due_choice() const;
    void set_due(Due choice); // other: opens the calendar
    const std::optional<Month>& picking() const { return picking_; }
    void turn(int months);
    void pick(std::optional<Date> due); // nothing: the calendar was left

    bool is_incomplete() const { return trimmed(title.text()).empty() || owner_.empty(); }
    bool can_save() const;
    Go save();
    Go leave();
    void keep(); // what is half written
    const std::optional<Error>& trouble() const { return trouble_; }

private:
    Result<void> read_source(const Uuid& source);
    Result<void> read_draft();
    Result<void> add();

    App& app_;
    std::optional<Uuid> source_;
    std::optional<Incident> incident_;
    std::optional<Watch> watch_;
    Code owner_;
    Date due_;
    bool choosing_owner_ = false;
    std::optional<Month> picking_;
    std::optional<Error> trouble_;
};

}
