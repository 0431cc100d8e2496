// Parts in an order, gone through one by one: the questions of a huddle, the items of an agenda. It knows where one
// stands and what was passed, so that an interruption resumes exactly there; what a part is, the page knows.

#pragma once

#include <algorithm>
#include <cstddef>

namespace vaka {

enum class PartState { waiting, taken, skipped };

class Sequence {
public:
    std::size_t size() const { return size_; }
    std::size_t step() const { return step_; } // size() at the end
    bool at_end() const { return step_ == size_; }
    std::size_t furthest() const { return furthest_; }

    // As many parts as there are now. Who stood beyond them stands at the end.
    void resize(std::size_t size) {
        size_ = size;
        open(step_);
    }
    void open(std::size_t step) {
        step_ = std::min(step, size_);
        furthest_ = std::clamp(furthest_, step_, size_);
    }
    // As it was kept.
    void resume(std::size_t step, std::size_t furthest) {
        furthest_ = furthest;
        open(step);
    }

    PartState state(std::size_t part, bool taken) const {
        return taken ? PartState::taken : part < furthest_ ? PartState::skipped : PartState::waiting;
    }

private:
    std::size_t size_ = 0;
    std::size_t step_ = 0;
    std::size_t furthest_ = 0;
};

}
