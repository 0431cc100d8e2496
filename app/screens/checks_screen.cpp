#include "app/screens/checks_screen.hpp"

namespace vaka {

void ChecksScreen::refresh() {
    LocalTime local = swedish_time(app_.session.now());
    // A new part of the day begins at a full hour.
    if (revision_ == app_.store.revision() && hour_ == local.hour)
        return;
    hour_ = local.hour;
    revision_ = app_.store.revision();
    auto read = checks_today(app_);
    trouble_ = read ? std::nullopt : std::optional<Error>(read.error());
    if (read)
        now_ = std::move(*read);
}

}
