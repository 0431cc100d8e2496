// What is left when the store cannot be opened: why, and what to do. Nothing is lost by looking at it.

#pragma once

#include "core/base/result.hpp"

namespace vaka {

class StuckScreen {
public:
    explicit StuckScreen(Error error) : error_(std::move(error)) {}
    void refresh() {}
    const Error& error() const { return error_; }

private:
    Error error_;
};

}
