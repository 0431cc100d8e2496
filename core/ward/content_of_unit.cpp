#include "core/ward/content_of_unit.hpp"

#include <utility>

namespace vaka {

Result<void> ContentOfUnit::refresh(Store& store) {
    if (revision_ == store.revision())
        return {};
    ASSIGN_OR_RETURN(rows, store.rows(record_type<ContentItem>()));
    revision_ = store.revision();
    std::vector<Values> choices;
    for (Row& row : rows)
        choices.push_back(std::move(row.values));
    if (choices == choices_)
        return {};
    choices_ = std::move(choices);
    std::vector<ContentItem> items;
    for (const Values& values : choices_)
        items.push_back(record_of<ContentItem>(values));
    older_.push_back(std::exchange(content_, unit_content(region_, items)));
    return {};
}

}
