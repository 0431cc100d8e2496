// Made-up pages that show every widget in every state, drawn as a view would draw them. The gallery program writes them
// as pictures to look at; ui_test holds them to the rules of look.md.

#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/ui/ui.hpp"

namespace vaka::ui {

struct GalleryPage {
    std::string name;
    std::function<void(Ui&)> draw;
};

std::vector<GalleryPage> gallery_pages();

}
