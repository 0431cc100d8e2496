#include "app/pages/checks/checks_screen.hpp"

namespace vaka {

void ChecksScreen::refresh() {
    if (!reading_.is_due(app_))
        return;
    auto read = checks_today(app_.ward);
    trouble_ = trouble_of(read);
    if (read)
        now_ = std::move(*read);
}

}
