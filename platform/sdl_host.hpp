// The window: pixels out, fingers and keys in, and the wait between. When nothing happens the program sleeps here.
// The only code that knows SDL. What is drawn is not decided here.

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.hpp"

namespace vaka {

enum class Key {
    tab,
    enter,
    space,
    escape,
    left,
    right,
    up,
    down,
    home,
    end,
    page_up,
    page_down,
    backspace,
    remove,
    a,
    c,
    v,
    x,
    z,
};

struct HostEvent {
    enum class Kind {
        quit,
        move, // the pointer, to x and y in device px
        press,
        release,
        wheel, // `notches` up
        key,
        text,   // what was typed, UTF-8
        redraw, // the window was resized, shown or uncovered
        wake,   // another thread has something to tell
    };
    Kind kind = Kind::wake;
    float x = 0, y = 0;
    float notches = 0;
    Key key = Key::tab;
    bool shift = false;
    bool ctrl = false;
    std::string text;
};

class SdlHost {
public:
    struct Options {
        std::string title;
        int width = 1280;
        int height = 800;
        bool fullscreen = false;
        bool opengl = false;      // falls back to memory when the machine cannot
        std::optional<float> ppi; // instead of what the display says of itself
    };

    // Fault::invalid with reason no_display when there is no display to open a window on.
    static Result<std::unique_ptr<SdlHost>> open(const Options& options);
    ~SdlHost();

    // What happened since the last call. Sleeps until something does, at most this long; 0 does not sleep.
    std::vector<HostEvent> wait(std::optional<int> milliseconds);
    void wake(); // Thread: any

    int width() const; // in device px
    int height() const;
    float scale() const; // device px per px of the design, at least 1
    bool opengl() const;

    // The window's memory, 0xAARRGGBB, until present(). Nothing when OpenGL draws.
    struct Memory {
        std::uint32_t* data = nullptr;
        int width = 0;
        int height = 0;
        int stride = 0; // in pixels
    };
    Memory memory();
    void present();
    void* opengl_function(const char* name) const;

    // The on-screen keyboard follows; the rectangle is where one types, in device px.
    void start_typing(int x, int y, int width, int height);
    void stop_typing();
    std::string clipboard() const;
    void set_clipboard(const std::string& text);
    void set_fullscreen(bool fullscreen);

private:
    struct Window;

    SdlHost();

    std::unique_ptr<Window> window_;
};

// Device px per px of the design on a display of this density: what is 12 mm on the tablet stays 12 mm, and nothing is
// smaller than designed.
float scale_for(float ppi);

}
