// One frame: from what the host heard, through a view, to pixels. Knows when a frame is needed; when none is, nothing
// is drawn. Draws into the host's window, or without any window into memory (pictures, tests).

#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/ui/input.hpp"
#include "app/ui/theme.hpp"
#include "app/ui/ui.hpp"
#include "core/base/result.hpp"

namespace vaka::ui {

class Frame {
public:
    using View = std::function<void(Ui&)>;

    // `assets` is the folder with fonts/ and themes/. Without a host the frame is 1280 x 800 at scale 1.
    static Result<std::unique_ptr<Frame>> open(const std::string& assets, SdlHost* host = nullptr);
    ~Frame();

    Ui& ui();
    const Theme& theme() const;
    Result<void> set_theme(const std::string& name);     // light, dark, high_contrast
    void set_text_scale(float scale);                    // 1-3
    void set_calm(bool calm);                            // no fades
    void set_size(float times);                          // larger or smaller than the display's density says
    float scale() const;                                 // device px per px of the design, before text size
    void resize(int width, int height, float scale = 1); // without a host

    void feed(HostEvent event);
    // Draw while it is wanted, then sleep: the page needs a few frames to settle, and only the last of them is shown.
    void draw(const View& view);
    bool wants_frame() const;

    // The last frame, 0xAARRGGBB; painted when it is asked for. Empty with a host.
    const std::vector<std::uint32_t>& pixels() const;
    int width() const;
    int height() const;
    Result<void> write_png(const std::string& path) const;

private:
    struct Parts;

    Frame();

    std::unique_ptr<Parts> parts_;
};

// The folder of the running program plus "/assets".
std::string assets_beside_program();

}
