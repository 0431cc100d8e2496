// An open page, whatever its screen is: it owns it and asks it what only some screens can answer.

#pragma once

#include "app/pages/context.hpp"

namespace vaka {

// When the store cannot be opened; no place to go to.
class StuckScreen;
Go draw(StuckScreen& stuck, const Draw& draw);

class OpenPage {
public:
    // Requires: a Go that leads to a page.
    OpenPage(App& app, const Go& go);
    // The first page of a new tablet.
    OpenPage(Machine& machine, Settings& settings, std::function<Result<void>()> try_out);
    explicit OpenPage(Error stuck);
    OpenPage(const OpenPage&) = delete;
    ~OpenPage();

    template <typename... Places>
    static std::variant<typename Places::Screen*..., StuckScreen*> any_of(const std::variant<Stay, Back, Places...>&);
    using AnyScreen = decltype(any_of(std::declval<AnyPlace>()));

    const AnyScreen& screen() const { return screen_; }
    // Nothing when another page is shown.
    template <typename Screen> Screen* as() const {
        auto* shown = std::get_if<Screen*>(&screen_);
        return shown ? *shown : nullptr;
    }

    void refresh();
    void keep();                     // its draft, on the disk
    void forget_saved();             // something else is done: what it has saved cannot be taken back there
    void came_back(const Back& how); // from the page that was over it
    bool has_ended();                // it has made the store that is to be opened
    bool shows_minutes() const;      // it looks otherwise when the minute is another
    bool only_at_minutes() const;    // and is shown anew at no other time: nobody waits for it
    std::int64_t ms_until_due() const;

private:
    AnyScreen screen_;
};

}
