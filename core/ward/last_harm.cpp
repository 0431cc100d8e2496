#include "core/ward/last_harm.hpp"

#include "core/model/incident.hpp"

namespace vaka {

// In growing steps back, so that the cost does not grow with the years of the log.
Result<std::optional<Date>> last_harm(const Ward& ward, const Code& category) {
    std::optional<Date> last;
    Date to = ward.session.today();
    for (int days : {31, 92, 243}) {
        Date from = to.plus(-days);
        ASSIGN_OR_RETURN(incidents, ward.store.list<Incident>(between<&Incident::occurred_on>(from, to)));
        for (const auto& [id, incident] : incidents)
            if (incident.type == IncidentType::harm && (category.empty() || incident.category_id == category) &&
                (!last || *incident.occurred_on > *last))
                last = incident.occurred_on;
        if (last)
            return last;
        to = from;
    }
    return last;
}

}
