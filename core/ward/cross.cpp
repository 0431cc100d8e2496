#include "core/ward/cross.hpp"

#include <algorithm>

#include "core/content/content.hpp"

namespace vaka {

bool Crosses::has(const Code& theme) const {
    return std::ranges::find(themes, theme) != themes.end();
}

Crosses crosses_of(const Ward& ward, const Unit& unit) {
    Crosses out{.main = ward.content.rule_of(unit).category_id, .themes = {}};
    for (const std::string& code : unit.theme_crosses.codes)
        if (code != out.main.code)
            out.themes.push_back(Code{code});
    return out;
}

ColourScheme scheme_of(const Ward& ward, const Code& theme) {
    return theme.empty() ? ward.session.scheme() : ward.content.theme_rule(theme);
}

Result<MonthCells> month_cells(const Ward& ward, Month month, const Code& theme) {
    const Date today = ward.session.today();
    ASSIGN_OR_RETURN(unit, unit_of(ward.store));
    ASSIGN_OR_RETURN(days, days_between(ward.store, month.first(), month.last()));
    ASSIGN_OR_RETURN(first, first_huddle(ward.store, today));
    MonthCells out{.cells = cross_month(month, today, unit, scheme_of(ward, theme),
                                        {days.huddles, days.incidents, days.watches, days.marks}),
                   .days = {}};
    empty_before(out.cells, first_day(first, unit, today));
    out.days = std::move(days);
    return out;
}

Result<Codes> seen_now(const Ward& ward, Date day, const std::optional<ShiftPart>& part) {
    ASSIGN_OR_RETURN(unit, unit_of(ward.store));
    ASSIGN_OR_RETURN(days, days_between(ward.store, day, day));
    return seen_on(day, part, ward.session.today(), unit, ward.session.scheme(),
                   {days.huddles, days.incidents, days.watches, days.marks});
}

}
