#include "app/screens/checks_today.hpp"

#include <algorithm>

#include "app/screens/pulse_round.hpp"
#include "core/store/days.hpp"

namespace vaka {

namespace {

Result<void> read_pulse(App& app, const Unit& unit, ChecksToday& today) {
    std::string date = today.when.date.text();
    ASSIGN_OR_RETURN(counts, app.store.list<PulseCount>({"date", date, date}));
    for (const Check* question : app.content.checks_of(unit.profile, CheckKind::pulse))
        today.pulse.push_back({question, pulse_sum(*question, today.when, counts)});
    ASSIGN_OR_RETURN(round, PulseRound::kept(app.store));
    if (round && round->when == today.when)
        today.in_hand = round->people();
    return {};
}

Result<void> read_figures(App& app, const Unit& unit, ChecksToday& today) {
    today.figures = app.content.checks_of(unit.profile, CheckKind::figure);
    Json key = values_of(DailyFigures{.date = today.when.date, .shift_part = today.when.part});
    ASSIGN_OR_RETURN(id, named_id(record_type<DailyFigures>(), app.store.unit(), key));
    ASSIGN_OR_RETURN(written, app.store.values(record_type<DailyFigures>(), id));
    if (written && !written->contains(removed_field))
        today.written = std::move(written);
    return {};
}

Result<void> read_lists(App& app, const Unit& unit, ChecksToday& today) {
    Date day = app.session.today();
    ASSIGN_OR_RETURN(ticks, app.store.list<ChecklistTick>({"year", day.year() - 1, day.year() + 1}));
    for (const Check* check : app.content.checks_of(unit.profile, CheckKind::checklist)) {
        ChecksToday::List list{check, season_year(*check, day), is_in_season(*check, day)};
        for (const auto& [id, tick] : ticks)
            list.settled += tick.checklist_id.code == check->code && tick.year == list.year &&
                            tick.state != TickState::open && find_item(check->lines, tick.item_id.code);
        today.lists.push_back(list);
    }
    std::ranges::stable_sort(today.lists, std::ranges::greater(), &ChecksToday::List::in_season);
    return {};
}

}

bool ChecksToday::pulse_waits() const {
    return !pulse.empty() && std::ranges::none_of(pulse, &Pulse::can_show);
}

std::int64_t ChecksToday::lines_left() const {
    std::int64_t left = 0;
    for (const List& list : lists)
        if (list.in_season)
            left += list.left();
    return left;
}

std::int64_t ChecksToday::waiting() const {
    auto seasonal = std::ranges::count_if(lists, [](const List& list) { return list.in_season && list.left() > 0; });
    return pulse_waits() + figures_wait() + seasonal;
}

Result<ChecksToday> checks_today(App& app) {
    ASSIGN_OR_RETURN(unit, unit_of(app.store));
    ChecksToday today{.when = check_time(unit, swedish_time(app.session.now()))};
    RETURN_IF_ERROR(read_pulse(app, unit, today));
    RETURN_IF_ERROR(read_figures(app, unit, today));
    RETURN_IF_ERROR(read_lists(app, unit, today));
    return today;
}

}
