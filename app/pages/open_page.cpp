// The only source that knows all pages.

#include "app/pages/open_page.hpp"

#include <limits>

#include "app/pages/action/action_screen.hpp"
#include "app/pages/action/new_action_screen.hpp"
#include "app/pages/charts/charts_screen.hpp"
#include "app/pages/checks/checklist_screen.hpp"
#include "app/pages/checks/checks_screen.hpp"
#include "app/pages/checks/figures_screen.hpp"
#include "app/pages/checks/pulse_screen.hpp"
#include "app/pages/cross/cross_screen.hpp"
#include "app/pages/cross/day_screen.hpp"
#include "app/pages/cross/month_screen.hpp"
#include "app/pages/cross/wall_screen.hpp"
#include "app/pages/cross/year_screen.hpp"
#include "app/pages/huddle/huddle_screen.hpp"
#include "app/pages/incident/follow_up_screen.hpp"
#include "app/pages/incident/found_screen.hpp"
#include "app/pages/incident/incident_screen.hpp"
#include "app/pages/sync/sort_out_screen.hpp"
#include "app/pages/sync/stuck_screen.hpp"
#include "app/pages/sync/sync_screen.hpp"
#include "app/pages/unit/content_screen.hpp"
#include "app/pages/unit/first_run_screen.hpp"
#include "app/pages/unit/more_screen.hpp"
#include "app/pages/unit/staff_screen.hpp"
#include "app/pages/unit/unit_screen.hpp"

namespace vaka {

namespace {

OpenPage::AnyScreen made_of(App& app, const Go& go) {
    return std::visit(
        [&]<typename Place>(const Place& place) -> OpenPage::AnyScreen {
            if constexpr (requires { typename Place::Screen; }) {
                using Screen = typename Place::Screen;
                if constexpr (std::constructible_from<Screen, App&, const Place&>)
                    return new Screen(app, place);
                else
                    return new Screen(app);
            }
            ensure(false, "a Go that leads to a page");
            return {};
        },
        go.place());
}

}

OpenPage::OpenPage(App& app, const Go& go) : screen_(made_of(app, go)) {}

OpenPage::OpenPage(Machine& machine, Settings& settings, std::function<Result<void>()> try_out)
    : screen_(new FirstRunScreen(machine, settings, nullptr, std::move(try_out))) {}

OpenPage::OpenPage(Error stuck) : screen_(new StuckScreen(std::move(stuck))) {}

OpenPage::~OpenPage() {
    std::visit([](auto* screen) { delete screen; }, screen_);
}

void OpenPage::refresh() {
    std::visit([](auto* screen) { screen->refresh(); }, screen_);
}

void OpenPage::keep() {
    std::visit(
        [](auto* screen) {
            if constexpr (requires { screen->keep(); })
                screen->keep();
        },
        screen_);
}

void OpenPage::forget_saved() {
    std::visit(
        [](auto* screen) {
            if constexpr (requires { screen->forget_saved(); })
                screen->forget_saved();
        },
        screen_);
}

void OpenPage::came_back(const Back& how) {
    std::visit(
        [&](auto* screen) {
            if constexpr (requires { screen->came_back(how); })
                screen->came_back(how);
        },
        screen_);
}

bool OpenPage::has_ended() {
    return std::visit(
        [](auto* screen) {
            if constexpr (requires { screen->has_ended(); })
                return screen->has_ended();
            else
                return false;
        },
        screen_);
}

bool OpenPage::shows_minutes() const {
    return std::visit(
        [](const auto* screen) {
            if constexpr (requires { screen->shows_minutes(); })
                return screen->shows_minutes();
            else
                return false;
        },
        screen_);
}

bool OpenPage::only_at_minutes() const {
    return std::visit(
        [](const auto* screen) {
            if constexpr (requires { screen->only_at_minutes(); })
                return screen->only_at_minutes();
            else
                return false;
        },
        screen_);
}

std::int64_t OpenPage::ms_until_due() const {
    return std::visit(
        [](const auto* screen) {
            if constexpr (requires { screen->ms_until_due(); })
                return screen->ms_until_due();
            else
                return std::numeric_limits<std::int64_t>::max();
        },
        screen_);
}

}
