// The month's cross in a terminal.

#include <CLI/CLI.hpp>

#include "app/ctl/commands.hpp"
#include "core/ward/cross.hpp"

namespace vaka {

namespace {

// What a day's colour is for those who count: a day that is not green, yellow, orange or red is one of these.
std::string_view colour_word(DayState state) {
    switch (state) {
    case DayState::waiting:
    case DayState::today:
        return "missing";
    case DayState::future:
        return "blank";
    default:
        return code_name(state);
    }
}

// The days in the shape of the cross (domain 2.1.2); 0 where there is no cell.
constexpr std::array<std::array<int, 7>, 7> rows_of_cross = {{{0, 0, 1, 2, 3, 0, 0},
                                                              {0, 0, 4, 5, 6, 0, 0},
                                                              {7, 8, 9, 10, 11, 12, 13},
                                                              {14, 15, 16, 17, 18, 19, 20},
                                                              {21, 22, 23, 24, 25, 26, 27},
                                                              {0, 0, 28, 29, 30, 0, 0},
                                                              {0, 0, 31, 0, 0, 0, 0}}};

std::string sign_of(DayState state) {
    switch (state) {
    case DayState::green:
        return "✓";
    case DayState::yellow:
        return "!";
    case DayState::orange:
        return "◆";
    case DayState::red:
        return "■";
    case DayState::closed:
        return "-";
    case DayState::future:
        return " ";
    default:
        return "?";
    }
}

std::string drawn(const std::vector<DayCell>& cells) {
    std::string out;
    for (const auto& row : rows_of_cross) {
        for (int day : row) {
            if (day == 0 || day > static_cast<int>(cells.size())) {
                out += "      ";
                continue;
            }
            const DayCell& cell = cells[static_cast<std::size_t>(day - 1)];
            std::string number = std::to_string(day);
            out += std::string(3 - number.size(), ' ') + number + " " + sign_of(cell.state) + " ";
        }
        out += '\n';
    }
    return out;
}

Result<Said> run_cross(Ctl& ctl) {
    ASSIGN_OR_RETURN(store, Store::open(ctl.typed.store));
    Date today = swedish_time(ctl.clock.now()).date;
    auto month = ctl.typed.month.empty() ? Month::of(today) : Month::parse(ctl.typed.month);
    if (!month)
        return Error{Fault::invalid, "month_malformed", ctl.typed.month};
    ASSIGN_OR_RETURN(unit, unit_of(*store));
    ASSIGN_OR_RETURN(content, ctl.console.content());
    Session reader(*store, ctl.clock, ctl.random);
    reader.use_scheme(content.rule_of(unit));
    ASSIGN_OR_RETURN(shown, month_cells({*store, reader, content}, *month));
    const std::vector<DayCell>& cells = shown.cells;

    Said said{unit.name + " " + month->text() + "\n\n" + drawn(cells) + "\n", {{"month", month->text()}}};
    for (const DayCell& cell : cells) {
        said.json["days"].push_back({{"day", cell.day.text()},
                                     {"colour", colour_word(cell.state)},
                                     {"state", code_name(cell.state)},
                                     {"changed", cell.changed},
                                     {"star", cell.star},
                                     {"partly_missing", cell.partly_missing}});
        said.text += cell.day.text() + "  " + sign_of(cell.state) + " " +
                     ctl.tr("colour." + std::string(code_name(cell.state))).text;
        if (cell.changed)
            said.text += ", " + ctl.tr("ctl.cross.changed").text;
        if (cell.partly_missing)
            said.text += ", " + ctl.tr("ctl.cross.partly_missing").text;
        if (cell.star)
            said.text += ", " + ctl.tr("ctl.cross.star").text;
        said.text += '\n';
    }
    return said;
}

}

void add_month_commands(CLI::App& app, Ctl& ctl) {
    CLI::App& cross = add_command(app, ctl, "cross", run_cross);
    add_store_argument(cross, ctl);
    cross.add_option("--month", ctl.typed.month, ctl.tr("ctl.help.month").text);
}

}
