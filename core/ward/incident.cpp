#include "core/ward/incident.hpp"

#include <algorithm>
#include <map>

#include "core/content/unit_content.hpp"
#include "core/rules/follow_up.hpp"

namespace vaka {

namespace {

constexpr int reminds_for_days = 366;

}

// At a huddle that talks about its day, the report takes the look back and is part of the same save.
Result<Drafts> incident_reported(const Ward& ward, Incident incident, const std::optional<HuddleKey>& at) {
    Drafts drafts;
    if (at) {
        ASSIGN_OR_RETURN(now, huddle_now(ward, at->held_on, at->part));
        const Date coloured =
            now.unit.cross_date_basis == DateBasis::huddle_date ? at->held_on : incident.occurred_on.value_or(Date{});
        if (now.covers.from <= coloured && coloured <= now.covers.to) {
            ASSIGN_OR_RETURN(taken, question_taken(ward, now, question_back, &incident));
            drafts = std::move(taken);
            incident.huddle_id = Id<Huddle>{drafts.front().record};
        }
    }
    ASSIGN_OR_RETURN(draft, ward.session.draft_of(incident));
    drafts.push_back(std::move(draft));
    return drafts;
}

Result<std::vector<Stored<Incident>>> unreported(const Ward& ward) {
    Date today = ward.session.today();
    ASSIGN_OR_RETURN(incidents,
                     ward.store.list<Incident>(between<&Incident::occurred_on>(today.plus(-reminds_for_days), today)));
    std::erase_if(incidents, [](const Stored<Incident>& stored) { return !waits_for_report(stored.record); });
    std::ranges::reverse(incidents);
    return incidents;
}

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

Result<std::vector<const Category*>> usual_categories(const Ward& ward, const Unit& unit) {
    constexpr int days = 183;
    constexpr std::size_t enough = 24; // fewer say nothing yet

    if (ward.content.buttons_chosen)
        return ward.content.buttons_of(unit.profile);
    Date today = ward.session.today();
    ASSIGN_OR_RETURN(incidents, ward.store.list<Incident>(between<&Incident::occurred_on>(today.plus(-days), today)));
    std::map<std::string, std::size_t, std::less<>> uses;
    for (const auto& [id, incident] : incidents)
        ++uses[incident.category_id.code];
    std::vector<const Category*> chosen = ward.content.categories_of(unit.profile);
    std::vector<const Category*> preset = ward.content.buttons_of(unit.profile);
    auto weight = [&](const Category* category) {
        auto found = uses.find(category->code);
        std::size_t used = incidents.size() < enough || found == uses.end() ? 0 : found->second;
        return 2 * used + (std::ranges::find(preset, category) != preset.end());
    };
    std::vector<const Category*> order = chosen;
    std::ranges::stable_sort(order, [&](auto* a, auto* b) { return weight(a) > weight(b); });
    if (order.size() > most_buttons)
        order.resize(most_buttons);
    std::erase_if(chosen, [&](const Category* category) { return std::ranges::find(order, category) == order.end(); });
    return chosen;
}

}
