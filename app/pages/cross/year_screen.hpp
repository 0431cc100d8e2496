// Året: the twelve crosses of a year. Green days are not counted, so that nobody collects them.

#pragma once

#include <array>
#include <optional>
#include <vector>

#include "app/pages/reading.hpp"
#include "core/days.hpp"
#include "core/ward/cross.hpp"

namespace vaka {

class YearScreen {
public:
    struct Page {
        Month month;
        std::vector<DayCell> cells;
        std::int64_t yellow = 0, orange = 0, red = 0;
        std::int64_t missing = 0; // also those of which only a part is
    };

    explicit YearScreen(App& app, const ToYear& to = {});
    void refresh();

    int year() const { return year_; }
    Date today() const { return reading_.today(); }
    const std::array<Page, 12>& months() const { return months_; }
    bool has_closed_days() const;
    bool can_go_later() const { return year_ < today().year(); }
    void turn(int years);
    Go open(const Month& month) const { return ToCross{.day = month.first(), .theme = theme_}; }

    const ColourScheme& scheme() const { return scheme_; } // of the crosses that are shown
    const Crosses& crosses() const { return crosses_; }
    const Code& theme() const { return theme_; } // none: the main ones
    void choose_theme(const Code& theme);
    bool choosing() const { return choosing_; } // the list of them in front of the page
    void ask_theme(bool asked) { choosing_ = asked; }
    const std::optional<Error>& trouble() const { return trouble_; }

private:
    Result<void> read();

    App& app_;
    Code theme_;
    bool choosing_ = false;
    Crosses crosses_;
    ColourScheme scheme_;
    int year_;
    Reading reading_;
    std::array<Page, 12> months_;
    std::optional<Error> trouble_;
};

}
