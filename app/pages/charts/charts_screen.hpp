// Mönster: what the weeks and months say together, one question at a time. Every chart has its words; what the numbers
// are too few for is not said. Notes that explain what one sees, and frozen limits, are placed by the manager, never by
// the program.

#pragma once

#include <array>

#include "app/pages/guarded_text.hpp"
#include "app/pages/reading.hpp"
#include "core/model/learning.hpp"
#include "core/report/harm_gaps.hpp"
#include "core/report/pareto.hpp"
#include "core/report/week_table.hpp"
#include "core/ward/charts.hpp"

namespace vaka {

class ChartsScreen {
public:
    static constexpr std::array<int, 3> spans = {3, 6, 12}; // months; the longest is shown by month, not by week
    static constexpr int years_back = 2;                    // harm is rare

    explicit ChartsScreen(App& app);
    void refresh();

    const std::vector<ChartQuestion>& questions() const { return questions_; }
    std::vector<ChartTopic> topics() const; // each once
    void ask(ChartTopic topic);             // its first question
    std::vector<ChartQuestion> questions_about(ChartTopic topic) const;
    const ChartQuestion& asked() const { return asked_; }
    void ask(const ChartQuestion& question);
    const std::vector<ChartTopic>& unanswered() const { return unanswered_; } // what would have to be written first
    bool choosing() const { return choosing_; }                               // the list in front of the page
    void choose_topic(bool choosing) { choosing_ = choosing; }

    // Whether the question is about the span; others look as far back as they must.
    bool has_span() const;
    int span() const { return span_; }
    void choose_span(int months);
    bool by_week() const { return span_ < 12; }
    Date from() const { return from_; } // of the span, or the unit's first day
    Date today() const { return reading_.today(); }
    Profile profile() const { return profile_; } // a care home counts other days than a ward
    bool is_empty() const { return is_empty_; }  // no huddle and nothing written yet

    // The weeks or months of the span, for a question about what is counted in them.
    bool is_over_time() const;
    struct OverTime {
        std::optional<ControlKind> kind; // none: a run chart, whose centre is the median
        std::vector<PeriodMeasure> points;
        std::size_t first = 0; // the first one shown; those before it belong to the baseline or say nothing
        Date from;             // its first day
        ControlChart chart;    // of a run chart: without limits
        Verdict verdict = Verdict::too_few;
        Measured sum{0, 0}; // of those that are shown
        bool is_frozen = false;
    };
    const OverTime& over_time() const { return over_time_; }
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
        bool is_frozen = false;
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

    // Notes, the oldest first; the place of one on the chart in points from the first, nothing outside of it.
    const std::vector<Stored<ChartNote>>& notes() const { return notes_; }
    std::optional<float> place_of(const ChartNote& note) const;
    // The note that freezes this chart.
    const std::optional<Stored<ChartNote>>& baseline() const { return baseline_; }

    // Writing a note. Only for those who lead the work.
    bool can_note() const;
    bool is_noting() const { return noting_.has_value(); }
    void begin_note();                          // a new one, of today
    void change_note(const Stored<ChartNote>&); // as it was written
    bool can_freeze() const;                    // the chart has limits or a median, and enough points behind them
    void begin_freeze();                        // from the first point that is shown, as many as a baseline may have
    enum class Picking { nothing, from, to };   // the calendar is open
    struct Noting {
        std::optional<Stored<ChartNote>> before; // the one that is changed
        Frontier read_at;
        Date date;
        std::optional<Date> baseline_to; // it freezes
        Code chart_id;
        GuardedText text;
        Picking picking = Picking::nothing;
        Month month; // of the calendar
    };
    Noting& noting() { return *noting_; }
    void pick(Picking what);
    void pick(Date date);
    // How many points of the chart lie in the baseline that is being written.
    std::size_t points_to_freeze() const;
    bool has_right_length() const;
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
    void count_over_time(const ChartRecords& records);
    void count_span(const ChartRecords& records);
    void count_harm(const ChartRecords& records);
    void count_ratio(const ChartRecords& records);
    Stretch gaps_between(Date from, Date to) const;

    App& app_;
    int span_ = 6;
    Reading reading_;
    std::vector<ChartQuestion> questions_;
    std::vector<ChartTopic> unanswered_;
    ChartQuestion asked_;
    bool choosing_ = false;
    Date from_;
    Profile profile_ = Profile::hospital;
    bool is_empty_ = true;
    OverTime over_time_;
    std::vector<ParetoBar> categories_;
    WeekTable week_;
    std::vector<Weekday> busy_;
    BetweenHarm harm_;
    Ratio ratio_;
    std::vector<Stored<ChartNote>> notes_;
    std::optional<Stored<ChartNote>> baseline_;
    std::optional<Noting> noting_;
    bool acted_ = false;
    std::optional<Instant> saved_at_;
    std::optional<Error> trouble_;
};

}
