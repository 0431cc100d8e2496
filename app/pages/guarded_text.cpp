#include "app/pages/guarded_text.hpp"

#include <algorithm>

namespace vaka {

void GuardedText::set(std::string text, Date today) {
    text_ = std::move(text);
    hits_ = privacy_hits(text_, today);
    std::erase_if(hits_, [&](const Hit& hit) {
        return hit.level == Level::warn &&
               std::ranges::find(kept_, text_.substr(hit.begin, hit.end - hit.begin)) != kept_.end();
    });
}

std::vector<Hit> GuardedText::masked() const {
    std::vector<Hit> out;
    std::ranges::copy_if(hits_, std::back_inserter(out), [](const Hit& hit) { return hit.level == Level::block; });
    return out;
}

std::optional<Hit> GuardedText::question() const {
    return worst(hits_);
}

bool GuardedText::blocked() const {
    auto hit = question();
    return hit && hit->level == Level::block;
}

void GuardedText::remove(Date today) {
    if (auto hit = question())
        set(without(text_, *hit), today);
}

void GuardedText::keep() {
    for (const Hit& hit : hits_)
        if (hit.level == Level::warn)
            kept_.push_back(text_.substr(hit.begin, hit.end - hit.begin));
    std::erase_if(hits_, [](const Hit& hit) { return hit.level == Level::warn; });
}

}
