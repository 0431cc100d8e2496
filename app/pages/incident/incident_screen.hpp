// A risk or an incident: at most eight taps and one text. Type and colour follow from plain questions; nobody chooses
// a severity. What the guard stops is never saved, and never stops the rest from being saved.

#pragma once

#include <vector>

#include "app/pages/context.hpp"
#include "app/pages/guarded_text.hpp"
#include "core/content/content.hpp"
#include "core/ward/huddle.hpp"

namespace vaka {

class IncidentScreen {
public:
    // `wish`: its day, part and type are preset, its record is opened to be changed. `huddle`: the day of the huddle
    // that asked, about that part, whose look back is taken by saving.
    explicit IncidentScreen(App& app, const ToIncident& wish = {});
    void refresh() {}

    bool is_new() const { return record_.is_nil(); }
    Date today() const { return app_.ward.session.today(); }
    Date day() const { return day_; }
    // The calendar in front of the form, and the day that was tapped in it; none: it was left.
    const std::optional<Month>& picking() const { return picking_; }
    void pick_day() { picking_ = Month::of(day_); }
    void turn(int months) { picking_ = picking_->plus(months); }
    void set_day(std::optional<Date> day);
    // The parts of the unit's days, and when it was; nobody has to know.
    const std::vector<ShiftPart>& parts() const { return parts_; }
    const std::optional<ShiftPart>& part() const { return part_; }
    void choose_part(ShiftPart part); // again: not known

    // What it is about: the usual ones, and all that the unit's kind has.
    const std::vector<const Category*>& usual() const { return usual_; }
    const std::vector<const Category*>& others() const { return others_; }
    bool shows_others() const { return shows_others_; }
    void show_others(bool shown) { shows_others_ = shown; }
    const Code& category() const { return category_; }
    void choose_category(const Category& category);

    // "Kom någon till skada?" and, unless somebody did, "Hände det, eller kunde det ha hänt?"
    enum class Harm { no, yes, serious };
    const std::optional<Harm>& harm() const { return harm_; }
    void set_harm(Harm harm);
    bool asks_happened() const { return harm_ != Harm::yes && harm_ != Harm::serious; }
    const std::optional<bool>& happened() const { return happened_; }
    void set_happened(bool happened) { happened_ = happened; }

    GuardedText& what() { return what_; }
    GuardedText& did_directly() { return did_directly_; }
    const GuardedText& what() const { return what_; }
    const GuardedText& did_directly() const { return did_directly_; }

    bool must_report() const { return must_report_; }
    void set_must_report(bool yes) { must_report_ = yes; }
    const std::string& deviation_system() const { return unit_.deviation_system; }
    bool asks_patient() const; // orange and red (domain 2.1.3, step 5)
    bool patient_asked() const { return patient_asked_; }
    void set_patient_asked(bool yes) { patient_asked_ = yes; }
    Profile profile() const { return unit_.profile; }

    // What the answers so far lead to; nothing until they are enough.
    std::optional<IncidentType> type() const;
    std::optional<Colour> colour() const;
    // What the whole day then shows: the worst of this and what is known already.
    std::optional<Colour> day_colour() const;

    bool can_save() const { return !category_.empty() && type().has_value(); }
    bool saves_without_text() const { return !what_.clean() || !did_directly_.clean(); }
    // Leads back when it is on the disk.
    Go save();
    // "Avbryt": what is half done waits for the next time.
    Go leave();
    // Keeps the draft; also called when the tablet rests.
    void keep();
    bool had_draft() const { return had_draft_; }
    void forget_draft(); // begins anew

    const std::optional<Error>& trouble() const { return trouble_; }

private:
    Result<void> read(const ToIncident& wish);
    Result<void> resume(const ToIncident& wish);
    void preset(IncidentType type, const std::optional<Severity>& severity);
    void read_day();
    Date coloured() const; // the day that it colours
    Incident incident() const;
    Result<void> write();

    App& app_;
    std::optional<Date> huddle_;
    std::optional<ShiftPart> huddle_part_;
    Uuid record_; // nil for a new one
    Incident before_;
    Frontier read_at_;
    Unit unit_;
    std::vector<const Category*> usual_;
    std::vector<const Category*> others_;
    bool shows_others_ = false;
    Date day_;
    std::vector<ShiftPart> parts_;
    std::optional<ShiftPart> part_;
    std::optional<Colour> known_;
    std::optional<Month> picking_;
    Code category_;
    std::optional<Harm> harm_;
    std::optional<bool> happened_;
    GuardedText what_;
    GuardedText did_directly_;
    bool must_report_ = false;
    bool patient_asked_ = false;
    bool had_draft_ = false;
    Values kept_;
    std::optional<Error> trouble_;
};

}
