#include "app/pages/unit/more_screen.hpp"

namespace vaka {

void MoreScreen::refresh() {
    if (!reading_.is_due(app_))
        return;
    auto clashes = app_.ward.store.clashes();
    trouble_ = trouble_of(clashes);
    to_sort_out_ = clashes ? clashes->size() : 0;
}

}
