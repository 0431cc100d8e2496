// A person at a tablet without a window: taps and types by the names that a screen reader would say, and takes
// pictures.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/tablet/tablet.hpp"

namespace vaka {

class Finger {
public:
    // `folder`: where pictures go; empty: none are written, and the pages are only looked over.
    Finger(Tablet& tablet, ui::Frame& frame, std::string folder);

    // Draws until the page rests.
    void settle();
    bool sees(std::string_view name) const;
    // False, and a fault, when nothing with this name can be tapped. An exact name comes before a part of one.
    bool tap(std::string_view name);
    bool tap_any(std::initializer_list<std::string_view> names);
    void type(std::string_view text);
    void key(Key key);
    Result<void> picture(const std::string& name);
    int pictures() const { return pictures_; }
    // What was not there to tap, and what no page may have (ui::faults), of the pages that pictures were taken of.
    const std::vector<std::string>& faults() const { return faults_; }

private:
    const ui::Node* find(std::string_view name) const;

    Tablet& tablet_;
    ui::Frame& frame_;
    std::string folder_;
    int pictures_ = 0;
    std::vector<std::string> faults_;
};

}
