#include "app/pages/incident/found_screen.hpp"

#include <algorithm>

#include "core/days.hpp"
#include "core/ward/incident.hpp"

namespace vaka {

FoundScreen::FoundScreen(App& app, const ToFound& to)
    : app_(app), what_(to.what), month_(Month::of(to.day.value_or(app.ward.session.today()))), theme_(to.theme) {
    refresh();
}

void FoundScreen::refresh() {
    if (!reading_.is_due(app_))
        return;
    trouble_ = trouble_of(read());
}

void FoundScreen::turn(int months) {
    month_ = month_.plus(months);
    reading_.forget();
    refresh();
}

// What went well is told on its day; all else has a page of its own.
Go FoundScreen::open(const Stored<Incident>& incident) const {
    if (what_ == What::good)
        return ToDay{*incident.record.occurred_on};
    return ToFollowUp{incident.id};
}

Result<void> FoundScreen::read() {
    ASSIGN_OR_RETURN(unit, unit_of(app_.ward.store));
    deviation_system_ = unit.deviation_system;
    if (what_ == What::unreported) {
        ASSIGN_OR_RETURN(waiting, unreported(app_.ward));
        incidents_ = std::move(waiting);
        return {};
    }
    ASSIGN_OR_RETURN(incidents,
                     app_.ward.store.list<Incident>(between<&Incident::occurred_on>(month_.first(), month_.last())));
    std::erase_if(incidents, [&](const Stored<Incident>& stored) {
        auto type = stored.record.type;
        if (!theme_.empty() && stored.record.category_id != theme_)
            return true;
        if (!theme_.empty() && type == IncidentType::harm && what_ == What::risks)
            return false;
        return what_ == What::good ? type != IncidentType::positive
                                   : type != IncidentType::risk && type != IncidentType::near_miss;
    });
    std::ranges::reverse(incidents);
    incidents_ = std::move(incidents);
    return {};
}

}
