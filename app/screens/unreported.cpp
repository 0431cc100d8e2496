#include "app/screens/unreported.hpp"

#include <algorithm>

#include "core/rules/follow_up.hpp"

namespace vaka {

namespace {

constexpr int reminds_for_days = 366;

}

Result<std::vector<Stored<Incident>>> unreported(App& app) {
    Date today = app.session.today();
    ASSIGN_OR_RETURN(incidents,
                     app.store.list<Incident>({"occurred_on", today.plus(-reminds_for_days).text(), today.text()}));
    std::erase_if(incidents, [](const Stored<Incident>& stored) { return !waits_for_report(stored.record); });
    std::ranges::reverse(incidents);
    return incidents;
}

Go to_unreported(const std::vector<Stored<Incident>>& incidents) {
    Go go{.to = Go::To::follow_up};
    if (incidents.size() == 1)
        go.record = incidents.front().id.uuid;
    return go;
}

}
