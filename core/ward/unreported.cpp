#include "core/ward/unreported.hpp"

#include <algorithm>

#include "core/rules/follow_up.hpp"

namespace vaka {

namespace {

constexpr int reminds_for_days = 366;

}

Result<std::vector<Stored<Incident>>> unreported(const Ward& ward) {
    Date today = ward.session.today();
    ASSIGN_OR_RETURN(incidents,
                     ward.store.list<Incident>(between<&Incident::occurred_on>(today.plus(-reminds_for_days), today)));
    std::erase_if(incidents, [](const Stored<Incident>& stored) { return !waits_for_report(stored.record); });
    std::ranges::reverse(incidents);
    return incidents;
}

}
