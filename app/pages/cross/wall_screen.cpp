#include "app/pages/cross/wall_screen.hpp"

#include <algorithm>
#include <map>

#include "core/model/action.hpp"
#include "core/ward/cross.hpp"

namespace vaka {

WallScreen::WallScreen(App& app) : app_(app) {
    refresh();
}

void WallScreen::refresh() {
    if (minute_now() != touched_minute_)
        way_out_ = false;
    if (!reading_.is_due(app_))
        return;
    trouble_ = trouble_of(read());
}

void WallScreen::touch() {
    way_out_ = true;
    touched_minute_ = minute_now();
}

std::optional<std::int64_t> WallScreen::days_since_harm() const {
    return last_harm_ ? std::optional<std::int64_t>(days_between(today(), *last_harm_)) : std::nullopt;
}

Result<void> WallScreen::read() {
    ASSIGN_OR_RETURN(unit, unit_of(app_.ward.store));
    unit_name_ = unit.name;
    Month month = Month::of(today());
    ASSIGN_OR_RETURN(shown, month_cells(app_.ward, month));
    cells_ = std::move(shown.cells);
    risks_found_ = std::ranges::count_if(shown.days.incidents, [&](const Stored<Incident>& stored) {
        return *stored.record.occurred_on >= month.first() &&
               (stored.record.type == IncidentType::risk || stored.record.type == IncidentType::near_miss);
    });
    ASSIGN_OR_RETURN(actions, app_.ward.store.list<Action>(equal<&Action::status>(ActionStatus::done)));
    actions_done_ = std::ranges::count_if(actions, [&](const Stored<Action>& stored) {
        return stored.record.done_on && Month::of(*stored.record.done_on) == month;
    });

    ASSIGN_OR_RETURN(due, huddle_due(app_.ward, unit));
    ASSIGN_OR_RETURN(now, huddle_now(app_.ward, due.held_on, due.part));
    bool begun = now.huddle && now.huddle->record.status == HuddleStatus::open;
    bool past = now.huddle && !begun;
    next_huddle_ = {begun ? today() : next_planned(unit, past ? today().plus(1) : today()), planned_minute(unit),
                    begun};
    return read_harm(unit);
}

Result<void> WallScreen::read_harm(const Unit& unit) {
    constexpr int year = 366;
    constexpr std::size_t most = 3;
    struct Use {
        std::int64_t reported = 0;
        std::optional<Date> last_harm;
    };
    std::map<std::string, Use> uses;
    last_harm_.reset();
    ASSIGN_OR_RETURN(incidents,
                     app_.ward.store.list<Incident>(between<&Incident::occurred_on>(today().plus(-year), today())));
    for (const auto& [id, incident] : incidents) {
        Use& use = uses[incident.category_id.code];
        ++use.reported;
        if (incident.type != IncidentType::harm)
            continue;
        // The list comes in the order of the days.
        use.last_harm = incident.occurred_on;
        last_harm_ = incident.occurred_on;
    }
    since_.clear();
    Crosses crosses = crosses_of(app_.ward, unit);
    std::vector<std::pair<std::int64_t, Since>> order;
    for (const auto& [code, use] : uses) {
        bool own = crosses.has(Code{code}) || crosses.main.code == code;
        if (!code.empty() && use.last_harm)
            order.push_back({own ? year * year : use.reported, {Code{code}, days_between(today(), *use.last_harm)}});
    }
    std::ranges::stable_sort(order, std::greater(), [](const auto& item) { return item.first; });
    for (const auto& [weight, since] : order)
        if (since_.size() < most)
            since_.push_back(since);
    return {};
}

}
