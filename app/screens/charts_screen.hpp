// Mönster: what the weeks and months say together. Every chart has its words; what the numbers are too few for is not
// said. Notes that explain what one sees are placed by the manager, never by the program.

#pragma once

#include <array>

#include "app/screens/context.hpp"
#include "app/screens/guarded_text.hpp"
#include "core/model/learning.hpp"
#include "core/report/harm_gaps.hpp"
#include "core/report/pareto.hpp"
#include "core/report/periods.hpp"
#include "core/report/week_table.hpp"

namespace vaka {

class ChartsScreen {
public:
    static constexpr std::array<int, 3> spans = {3, 6, 12}; // months; the longest is shown by month, not by week
    static constexpr int years_of_harm = 2;                 // harm is rare

    explicit ChartsScreen(App& app);
    void refresh();

    int span() const { return span_; }
    void choose_span(int months);
    bool by_week() const { return span_ < 12; }
    Date from() const { return from_; } // of the span, or the unit's first day
    Date today() const { return today_; }
    bool is_empty() const { return is_empty_; } // no huddle and no harm yet

    // Risks and near misses in the weeks or months of the span.
    struct OverTime {
        std::vector<PeriodCount> counts;
        RunChart rules;
        Verdict verdict = Verdict::too_few;
        std::int64_t n = 0; // in all of them
    };
    const OverTime& risks() const { return risks_; }
    // What was usual before the change: the middle of the points before it, or of the run that is over.
    Date before_change() const;

    // Risks, near misses and harm of the span.
    const std::vector<ParetoBar>& categories() const { return categories_; }
    const WeekTable& week() const { return week_; }
    const std::vector<Weekday>& busy() const { return busy_; }

    // Harm of the last two years, whatever the span.
    struct BetweenHarm {
        HarmGaps gaps;
        RunChart rules;
        Verdict verdict = Verdict::too_few;
        std::optional<Limits> limits;
        bool is_beyond = false; // a closed gap is longer than chance gives
        std::size_t n = 0;
    };
    const BetweenHarm& harm() const { return harm_; }

    // Risks and near misses to harm, month by month over a year. Up is good: more was said before somebody was hurt.
    struct RatioMonth {
        Month month;
        std::optional<std::int64_t> risks, harms;
        bool is_partial = false;
    };
    struct Ratio {
        std::vector<RatioMonth> months;
        Verdict verdict = Verdict::too_few;
        std::int64_t risks = 0, harms = 0;
        bool says_something() const { return risks + harms >= least_useful && harms > 0; }
    };
    const Ratio& ratio() const { return ratio_; }

    // Notes, the oldest first; the place of one on a chart in points from the first, nothing outside of it.
    const std::vector<Stored<ChartNote>>& notes() const { return notes_; }
    std::optional<float> place_on_risks(const ChartNote& note) const;
    std::optional<float> place_on_harm(const ChartNote& note) const;

    // Writing a note. Only for those who lead the work.
    bool can_note() const;
    bool is_noting() const { return noting_.has_value(); }
    void begin_note();                          // a new one, of today
    void change_note(const Stored<ChartNote>&); // as it was written
    struct Noting {
        std::optional<Stored<ChartNote>> before; // the one that is changed
        Frontier read_at;
        Date date;
        GuardedText text;
        std::optional<Month> picking; // the calendar is open
    };
    Noting& noting() { return *noting_; }
    bool can_save_note() const;
    void save_note();
    void remove_note(); // the one that is changed
    void leave_note() { noting_.reset(); }

    bool can_undo() const { return acted_; }
    void undo();
    void forget_undo() { acted_ = false; }
    std::optional<Instant> saved_at() const { return saved_at_; }
    const std::optional<Error>& trouble() const { return trouble_; }

private:
    Result<void> read();
    void finish_note(const Result<void>& done);
    void count_span(const Unit& unit, const std::vector<Stored<Incident>>& incidents,
                    const std::vector<Covered>& covered, Date first);
    void count_harm(const std::vector<Stored<Incident>>& incidents);
    void count_ratio(const std::vector<Stored<Incident>>& incidents, const std::vector<Covered>& covered, Date first);

    App& app_;
    Date today_;
    int span_ = 6;
    std::uint64_t revision_ = 0;
    std::vector<Period> periods_;
    Date from_;
    bool is_empty_ = true;
    OverTime risks_;
    std::vector<ParetoBar> categories_;
    WeekTable week_;
    std::vector<Weekday> busy_;
    BetweenHarm harm_;
    Ratio ratio_;
    std::vector<Stored<ChartNote>> notes_;
    std::optional<Noting> noting_;
    bool acted_ = false;
    std::optional<Instant> saved_at_;
    std::optional<Error> trouble_;
};

}
