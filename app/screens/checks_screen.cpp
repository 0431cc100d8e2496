#include "app/screens/checks_screen.hpp"

namespace vaka {

void ChecksScreen::refresh() {
    if (!reading_.is_due(app_))
        return;
    auto read = checks_today(app_);
    trouble_ = trouble_of(read);
    if (read)
        now_ = std::move(*read);
}

}
