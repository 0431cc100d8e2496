// Så arbetar vi: what a unit decides about itself. Each choice is saved when it is made and can be taken back. Only a
// manager who has signed in chooses; everybody may look.

#pragma once

#include <array>
#include <string>
#include <vector>

#include "app/pages/guarded_text.hpp"
#include "app/pages/reading.hpp"
#include "core/content/content.hpp"
#include "core/model/cross.hpp"

namespace vaka {

class UnitScreen {
public:
    enum class Setting {
        name,
        short_name,
        profile,
        places,
        planned_days,
        planned_time,
        planned_minutes,
        shift_division,
        date_basis,
        scheme,
        theme_crosses,
        deviation_system,
        lock_minutes,
    };
    static constexpr std::size_t setting_count = 13;
    static constexpr std::size_t most_theme_crosses = 4;

    explicit UnitScreen(App& app);
    void refresh();
    bool may_change() const;

    const Unit& unit() const { return unit_; }
    const std::optional<Setting>& chosen() const { return chosen_; }
    void choose(Setting setting);
    void close() { chosen_.reset(); }

    // Name, short name and deviation system.
    GuardedText& words() { return words_; }
    bool can_save_words() const;
    void save_words();

    // Places, minutes, the time of the day: by steps.
    std::optional<std::int64_t> number() const; // the time in minutes after midnight
    bool can_step(int by) const;
    void step(int by);
    bool can_clear() const; // places and time may be left open
    void clear();

    void set_profile(Profile profile);
    void set_division(ShiftDivision division);
    void set_part(ShiftPart part, bool on); // of a custom division
    void set_date_basis(DateBasis basis);
    // The schemes that fit the main cross.
    std::vector<const Scheme*> schemes() const;
    const Scheme& scheme() const;
    void set_scheme(const Scheme& scheme);
    bool is_planned(std::size_t weekday) const;        // 0 is Monday
    bool can_plan(std::size_t weekday, bool on) const; // one day at least
    void set_planned(std::size_t weekday, bool on);
    std::vector<const Category*> theme_categories() const;
    bool can_add_theme() const { return unit_.theme_crosses.codes.size() < most_theme_crosses; }
    void set_theme(const Category& category, bool on);

    bool can_undo() const { return acted_; }
    void undo();
    const std::optional<Error>& trouble() const { return trouble_; }
    Date today() const { return app_.ward.session.today(); }

private:
    template <typename Change> void change(Change change);
    void did(const Result<void>& result);

    App& app_;
    Reading reading_;
    Unit unit_;
    Frontier read_at_;
    std::optional<Setting> chosen_;
    GuardedText words_;
    bool acted_ = false;
    std::optional<Error> trouble_;
};

}
