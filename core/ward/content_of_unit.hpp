// The content as the unit has chosen to have it, made anew when somebody chose otherwise, here or on another tablet.

#pragma once

#include <vector>

#include "core/content/unit_content.hpp"
#include "core/store/store.hpp"

namespace vaka {

class ContentOfUnit {
public:
    explicit ContentOfUnit(const Content& region) : region_(region), content_(region) {}
    ContentOfUnit(const ContentOfUnit&) = delete;

    // Always the same object, so that everybody can refer to it.
    const Content& content() const { return content_; }
    // Reads the unit's choices when the store has a new revision.
    Result<void> refresh(Store& store);
    // Pages point into the lists as they were when the page was made. Requires: no page is left.
    void forget_older() { older_.clear(); }

private:
    const Content& region_;
    Content content_;
    std::vector<Content> older_;
    std::vector<Values> choices_;
    std::uint64_t revision_ = 0;
};

}
