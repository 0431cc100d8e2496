// One checklist for a strain that one can see coming: summer, heat, holidays (domain 2.2). Each season begins anew.

#pragma once

#include <vector>

#include "app/pages/reading.hpp"
#include "core/rules/checks.hpp"

namespace vaka {

class ChecklistScreen {
public:
    ChecklistScreen(App& app, const ToChecklist& to);
    void refresh();

    bool is_there() const { return check_ != nullptr; } // this content has the list
    const Check& check() const { return *check_; }
    int year() const { return year_; }
    struct Line {
        const Cause* line = nullptr;
        TickState state = TickState::open;
        std::optional<Date> ticked_on;
    };
    const std::vector<Line>& lines() const { return lines_; }
    std::int64_t settled() const;
    void tick(std::size_t line, TickState state); // the same again: open

    const std::optional<Error>& trouble() const { return trouble_; }

private:
    Result<void> read();
    Result<void> write(const Line& line, TickState state);

    App& app_;
    const Check* check_;
    int year_ = 0;
    std::vector<Line> lines_;
    Reading reading_;
    std::optional<Error> trouble_;
};

}
