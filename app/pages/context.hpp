// What every screen is given: the store, the one who writes, and the world. Made once, in app/tablet/main.cpp.
//
// A screen is a plain class: `explicit XScreen(App&)` or `XScreen(App&, const ToX&)`; `refresh()` reads again when its
// Reading is due and is called before every frame; getters that are ready to draw; verbs that save; and `trouble()`,
// the last failure until the next success. A verb or a view that leads elsewhere returns a Go. The first run has no
// App: FirstRunScreen(Machine&, Settings&, const Content&) leaves the new store's file at Machine::store_path, closed,
// and goes to the cross; the navigator opens it.

#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/pages/pages.hpp"
#include "core/base/env.hpp"
#include "core/sync/exchange.hpp"
#include "core/ward/ward.hpp"

namespace vaka {

class ContentOfUnit;

// How this tablet shows things. Kept by the navigator as facts of the store; never synced.
struct Settings {
    std::string language = "sv"; // a file of assets/strings
    std::string theme = "light"; // light, dark or high_contrast
    int text_percent = 100;      // 100-300
    bool calm = false;           // "Mindre rörelse"
    bool keyboard = false;       // one on the screen, for tablets that have none
    int size_percent = 100;      // of what the display's density asks for, for displays that lie about it

    bool operator==(const Settings&) const = default;
};

// The world as far as a page may touch it.
struct Machine {
    Clock& clock;
    Random& random;
    Files& files;
    Keystore& keystore;
    std::string store_path;  // where the store is, or will be after the first run
    std::string server_url;  // given at the start; prefills the first run
    std::string device_name; // what the server will call this tablet
    std::function<std::unique_ptr<Transport>(const std::string& url)> connect;
    std::function<std::vector<std::string>()> sticks; // folders of the USB sticks that are in now
};

struct App {
    Machine& machine;
    Settings& settings;
    Ward ward;
    Exchange* exchange = nullptr;             // none without a server
    bool server_changed = false;              // a screen put new server facts: connect anew
    ContentOfUnit* content_of_unit = nullptr; // makes ward.content
};

// What stands around every page.
struct Around {
    std::string unit_name;
    std::string person; // who has signed in; empty for the shared tablet
    Role role = Role::staff;
    SyncStatus sync;
    LocalTime now;
};

// A screen's trouble() after it has tried something: nothing when it went well.
template <typename T> std::optional<Error> trouble_of(const Result<T>& result) {
    return result ? std::nullopt : std::optional<Error>(result.error());
}

}
