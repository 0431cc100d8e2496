// All pages there are: what each needs to be opened, its screen and its view. Screens and views return a Go, and only
// the navigator acts on it. A page's own header is known to its own sources and to open_page.cpp.
//
// A new page: its struct and its view's line here, its place in AnyPlace, and its header in open_page.cpp. Its screen
// is made from (App&, const ToX&), or from (App&) when it needs nothing else.

#pragma once

#include <concepts>
#include <optional>
#include <span>
#include <string>
#include <variant>

#include "core/model/cross.hpp"
#include "core/model/incident.hpp"

namespace vaka {

struct Action;

struct Stay {};

// One step; the cross when there is none. With what was saved, for the page that is shown again.
struct Back {
    struct Reported {
        IncidentType type;
        Date day;
    };
    std::optional<Reported> reported;
};

struct ToCross {
    using Screen = class CrossScreen;
    std::optional<Date> day; // of the month that is shown; none: today
    Code theme;              // a category that has a cross of its own
};

struct ToHuddle { // goes on where it was paused
    using Screen = class HuddleScreen;
    std::optional<Date> held_on; // none: today
    std::optional<ShiftPart> part;
};

struct ToIncident {
    using Screen = class IncidentScreen;
    std::optional<Date> day; // preset, as are the part and the type
    std::optional<ShiftPart> part;
    std::optional<IncidentType> type;
    std::optional<Date> held_on; // of the huddle that reports it
    std::optional<Uuid> record;  // the one to change; none: a new one
};

struct ToFollowUp {
    using Screen = class FollowUpScreen;
    Id<Incident> incident;
};

struct ToDay {
    using Screen = class DayScreen;
    Date day;
};

struct ToFound {
    using Screen = class FoundScreen;
    enum class What { risks, good, unreported }; // unreported: of no month, those for the deviation system
    What what = What::unreported;
    std::optional<Date> day; // of the month that has taught it
    Code theme;
};

struct ToActions {
    using Screen = class ActionScreen;
    std::optional<Id<Action>> shown; // none: the list
    bool over_cross() const { return !shown; }
};

struct ToNewAction {
    using Screen = class NewActionScreen;
    std::optional<Uuid> source; // the incident or the watch that it comes from
};

struct ToYear {
    using Screen = class YearScreen;
    Code theme;
    static bool over_cross() { return true; }
};

struct ToMonth { // the month in one glance
    using Screen = class MonthScreen;
    std::optional<Date> day;
    static bool over_cross() { return true; }
};

struct ToCharts { // what the months say together
    using Screen = class ChartsScreen;
    static bool over_cross() { return true; }
};

struct ToWall {
    using Screen = class WallScreen;
};

struct ToMore {
    using Screen = class MoreScreen;
    static bool over_cross() { return true; }
};

struct ToSync {
    using Screen = class SyncScreen;
};

struct ToSortOut { // two versions of one thing
    using Screen = class SortOutScreen;
};

struct ToStaff { // who stands at the tablet
    using Screen = class StaffScreen;
};

struct ToChecks { // today's
    using Screen = class ChecksScreen;
    static bool over_cross() { return true; }
};

struct ToPulse {
    using Screen = class PulseScreen;
};

struct ToFigures {
    using Screen = class FiguresScreen;
};

struct ToChecklist {
    using Screen = class ChecklistScreen;
    std::string code; // of the content
};

struct ToContent { // what the unit uses of it
    using Screen = class ContentScreen;
};

struct ToUnit { // how the unit works
    using Screen = class UnitScreen;
};

struct ToFirstRun { // joins a server later; the first page of a new tablet is opened by the navigator
    using Screen = class FirstRunScreen;
};

using AnyPlace = std::variant<Stay, Back, ToCross, ToHuddle, ToIncident, ToFollowUp, ToDay, ToFound, ToActions,
                              ToNewAction, ToYear, ToMonth, ToCharts, ToWall, ToMore, ToSync, ToSortOut, ToStaff,
                              ToChecks, ToPulse, ToFigures, ToChecklist, ToContent, ToUnit, ToFirstRun>;

template <typename Place, typename... Places> constexpr bool is_one_of(const std::variant<Places...>*) {
    return (std::same_as<Place, Places> || ...);
}

// Where the person wants to go next.
class Go {
public:
    Go() = default; // stays
    template <typename Place>
    requires(is_one_of<Place>(static_cast<const AnyPlace*>(nullptr))) Go(Place place) : place_(std::move(place)) {}

    explicit operator bool() const { return !std::holds_alternative<Stay>(place_); }
    const AnyPlace& place() const { return place_; }
    template <typename Place> const Place* as() const { return std::get_if<Place>(&place_); }
    // To the same page, whatever is shown there.
    bool is_same_page(const Go& other) const { return place_.index() == other.place_.index(); }
    // The page lies on the cross alone: all others are closed.
    bool over_cross() const {
        return std::visit(
            [](const auto& place) {
                if constexpr (requires { place.over_cross(); })
                    return place.over_cross();
                else
                    return false;
            },
            place_);
    }

private:
    AnyPlace place_;
};

// All views. A missing one is a compile error where an open page is drawn.
struct Draw;
Go draw(CrossScreen& cross, const Draw& draw);
Go draw(HuddleScreen& huddle, const Draw& draw);
Go draw(IncidentScreen& incident, const Draw& draw);
Go draw(FollowUpScreen& follow_up, const Draw& draw);
Go draw(DayScreen& day, const Draw& draw);
Go draw(FoundScreen& found, const Draw& draw);
Go draw(ActionScreen& actions, const Draw& draw);
Go draw(NewActionScreen& action, const Draw& draw);
Go draw(YearScreen& year, const Draw& draw);
Go draw(MonthScreen& month, const Draw& draw);
Go draw(ChartsScreen& charts, const Draw& draw);
Go draw(WallScreen& wall, const Draw& draw);
Go draw(MoreScreen& more, const Draw& draw);
Go draw(SyncScreen& sync, const Draw& draw);
Go draw(SortOutScreen& sort_out, const Draw& draw);
Go draw(StaffScreen& staff, const Draw& draw);
Go draw(ChecksScreen& checks, const Draw& draw);
Go draw(PulseScreen& pulse, const Draw& draw);
Go draw(FiguresScreen& figures, const Draw& draw);
Go draw(ChecklistScreen& checklist, const Draw& draw);
Go draw(ContentScreen& content, const Draw& draw);
Go draw(UnitScreen& unit, const Draw& draw);
Go draw(FirstRunScreen& first_run, const Draw& draw);

// To the only one that must still go into the deviation system, or to the list of them.
inline Go to_unreported(std::span<const Stored<Incident>> incidents) {
    if (incidents.size() == 1)
        return ToFollowUp{incidents.front().id};
    return ToFound{};
}

}
