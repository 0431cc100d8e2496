// What the program shows of itself without a window: a picture of every page, and a played day.

#pragma once

#include <string>
#include <vector>

#include "app/tablet/tablet.hpp"

namespace vaka {

// A clock that stands where it is put.
class StandingClock : public Clock {
public:
    explicit StandingClock(Instant now) : now_(now) {}
    Instant now() const override { return now_; }
    void set(Instant now) { now_ = now; }
    void pass_minutes(std::int64_t minutes) { now_.ms += minutes * 60'000; }

private:
    Instant now_;
};

struct PictureSize {
    int width = 0;
    int height = 0;
};

struct PictureOptions {
    std::string store; // pictures are taken of copies; the store is not touched
    std::string assets;
    std::string folder; // empty: the pages are only looked over
    std::vector<std::string> languages = {"sv", "en"};
    std::vector<PictureSize> sizes = {{1280, 800}, {800, 1280}};
    std::string theme = "light";
    int text_percent = 100;
    Instant now;
};

// Every page and its states. Returns how many pictures. Says on stderr what no page may have (ui::faults), and fails
// with pages_have_faults when there was any.
Result<int> take_pictures(const PictureOptions& options);

// A ward's day through the interface, on the tablet's own store: a green day, an incident, an action, the next
// morning. Says each step on stdout. Fails with Fault::not_found when something was not there to tap.
Result<int> play_day(Tablet& tablet, ui::Frame& frame, StandingClock& clock, const std::string& folder);

}
