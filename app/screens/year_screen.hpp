// Året: the twelve crosses of a year. Green days are not counted, so that nobody collects them.

#pragma once

#include <array>
#include <optional>
#include <vector>

#include "app/screens/context.hpp"
#include "core/store/days.hpp"

namespace vaka {

class YearScreen {
public:
    struct Page {
        Month month;
        std::vector<DayCell> cells;
        std::int64_t yellow = 0, orange = 0, red = 0, missing = 0;
    };

    explicit YearScreen(App& app);
    void refresh();

    int year() const { return year_; }
    Date today() const { return today_; }
    const std::array<Page, 12>& months() const { return months_; }
    bool can_go_later() const { return year_ < today_.year(); }
    void turn(int years);
    Go open(const Month& month) const { return {.to = Go::To::cross, .day = month.first()}; }
    const std::optional<Error>& trouble() const { return trouble_; }

private:
    Result<void> read();

    App& app_;
    int year_;
    Date today_;
    std::uint64_t revision_ = 0;
    std::array<Page, 12> months_;
    std::optional<Error> trouble_;
};

}
