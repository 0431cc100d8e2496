// What the person did since the last frame. At most one press or release is in one frame, so none is lost.

#pragma once

#include <functional>
#include <string>
#include <vector>

#include "platform/sdl_host.hpp"

namespace vaka::ui {

struct KeyPress {
    Key key = Key::tab;
    bool shift = false;
    bool ctrl = false;
};

struct Input {
    float x = -1, y = -1; // the pointer, in device px
    bool down = false;
    bool pressed = false;
    bool released = false;
    float wheel = 0; // notches, up is positive
    std::vector<KeyPress> keys;
    std::string typed; // UTF-8
    double now = 0;    // seconds, for fades

    std::function<std::string()> read_clipboard = [] {
        return std::string();
    };
    std::function<void(const std::string&)> write_clipboard = [](const std::string&) {
    };
};

}
