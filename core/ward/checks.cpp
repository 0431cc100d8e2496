#include "core/ward/checks.hpp"

#include <algorithm>

#include "core/days.hpp"
#include "core/ward/pulse_round.hpp"

namespace vaka {

namespace {

Result<void> read_pulse(const Ward& ward, const Unit& unit, ChecksToday& today) {
    ASSIGN_OR_RETURN(counts, ward.store.list<PulseCount>(equal<&PulseCount::date>(today.when.date)));
    for (const Check* question : ward.content.checks_of(unit.profile, CheckKind::pulse))
        today.pulse.push_back({question, pulse_sum(*question, today.when, counts)});
    ASSIGN_OR_RETURN(round, PulseRound::kept(ward.store));
    if (round && round->when == today.when)
        today.in_hand = round->people();
    return {};
}

Result<void> read_figures(const Ward& ward, const Unit& unit, ChecksToday& today) {
    today.figures = ward.content.checks_of(unit.profile, CheckKind::figure);
    Values key = values_of(DailyFigures{.date = today.when.date, .shift_part = today.when.part});
    ASSIGN_OR_RETURN(id, named_id(record_type<DailyFigures>(), ward.store.unit(), key));
    ASSIGN_OR_RETURN(written, ward.store.values(record_type<DailyFigures>(), id));
    if (written && !written->contains(removed_field))
        today.written = std::move(written);
    return {};
}

Result<void> read_lists(const Ward& ward, const Unit& unit, ChecksToday& today) {
    Date day = ward.session.today();
    ASSIGN_OR_RETURN(ticks,
                     ward.store.list<ChecklistTick>(between<&ChecklistTick::year>(day.year() - 1, day.year() + 1)));
    for (const Check* check : ward.content.checks_of(unit.profile, CheckKind::checklist)) {
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

Result<ChecksToday> checks_today(const Ward& ward) {
    ASSIGN_OR_RETURN(unit, unit_of(ward.store));
    ChecksToday today{.when = check_time(unit, swedish_time(ward.session.now()))};
    RETURN_IF_ERROR(read_pulse(ward, unit, today));
    RETURN_IF_ERROR(read_figures(ward, unit, today));
    RETURN_IF_ERROR(read_lists(ward, unit, today));
    return today;
}

}
