#include "app/screens/more_screen.hpp"

namespace vaka {

void MoreScreen::refresh() {
    if (revision_ == app_.store.revision())
        return;
    revision_ = app_.store.revision();
    auto clashes = app_.store.clashes();
    trouble_ = clashes ? std::nullopt : std::optional(clashes.error());
    to_sort_out_ = clashes ? clashes->size() : 0;
}

}
