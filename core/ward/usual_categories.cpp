#include "core/ward/usual_categories.hpp"

#include <algorithm>
#include <map>

#include "core/content/unit_content.hpp"

namespace vaka {

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
