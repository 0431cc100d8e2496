#include "app/screens/found_screen.hpp"

#include <algorithm>

namespace vaka {

FoundScreen::FoundScreen(App& app, What what, Month month) : app_(app), what_(what), month_(month) {
    refresh();
}

void FoundScreen::refresh() {
    if (revision_ == app_.store.revision())
        return;
    revision_ = app_.store.revision();
    auto done = read();
    trouble_ = done ? std::nullopt : std::optional<Error>(done.error());
}

void FoundScreen::turn(int months) {
    month_ = month_.plus(months);
    revision_ = 0;
    refresh();
}

Result<void> FoundScreen::read() {
    ASSIGN_OR_RETURN(incidents,
                     app_.store.list<Incident>({"occurred_on", month_.first().text(), month_.last().text()}));
    std::erase_if(incidents, [&](const Stored<Incident>& stored) {
        auto type = stored.record.type;
        return what_ == What::good ? type != IncidentType::positive
                                   : type != IncidentType::risk && type != IncidentType::near_miss;
    });
    std::ranges::reverse(incidents);
    incidents_ = std::move(incidents);
    return {};
}

}
