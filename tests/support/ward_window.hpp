// A tablet on a desk: the real program in a real window of an X server without a screen, with a real pointer and
// keyboard (xdotool). Things are found by the names that a screen reader would say (vaka --nodes FILE).

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/json.hpp"
#include "tests/support/process.hpp"

namespace vaka::sim {

class WardWindow {
public:
    // `options` are added to the program's; `nodes` is a file that it writes what it shows to.
    WardWindow(std::string program, std::string nodes);

    void open(const std::vector<std::string>& options);
    void close(); // SIGTERM, and waits

    // All of these fail the test when the thing does not appear within half a minute. A name may be the beginning of
    // what is shown.
    void tap(const std::string& name);
    void type(const std::string& text);
    void wait_for(const std::string& name);
    std::string value(const std::string& name);
    void wait_for_value(const std::string& name, const std::string& value);
    bool shows(const std::string& name);
    void picture(const std::string& path); // of the whole screen

private:
    Json nodes() const;
    std::optional<Json> find(const std::string& name) const;
    Json need(const std::string& name);
    void xdotool(std::vector<std::string> words);
    std::string all() const;

    std::string program_;
    std::string nodes_;
    Process display_;
    Process app_;
    std::string environment_;
};

}
