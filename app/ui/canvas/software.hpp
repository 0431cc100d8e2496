// SDL's software renderer under ImGui's own backend: draws a frame's list into a window's memory, or into a picture
// without any window. The same bytes on every machine; what wards' old computers and remote desktops can always do.

#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "platform/sdl_host.hpp"

struct ImDrawData;

namespace vaka::ui {

class Atlas;

class Software {
public:
    Software();
    ~Software();
    Software(const Software&) = delete;

    // Into memory of the caller's, 0xAARRGGBB. The memory may be another one in each frame.
    void draw(const ImDrawData& frame, const Atlas& atlas, const SdlHost::Memory& target);

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}
