// A ward that never was, for trying the app, for teaching and for measuring: months of believable days from a seed.
// The same seed and last day make the same records everywhere. What can happen on it is data:
// assets/content/demo.json.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/json.hpp"
#include "core/base/time.hpp"
#include "core/store/store.hpp"

namespace vaka {

class DemoWard {
public:
    static constexpr int most_days = 11'000;

    // Fails with Fault::corrupt, content_invalid.
    static Result<DemoWard> parse(std::string_view json);

    std::string unit_name() const;
    std::string manager_pin() const;

    // Writes `days` days that end with last_day, which is still open; the day before waits for its huddle.
    // Requires: the store is new and unlocked, made with unit_name(); 1 <= days <= most_days.
    Result<void> write(Store& store, std::uint64_t seed, int days, Date last_day) const;

private:
    explicit DemoWard(Json script) : script_(std::move(script)) {}

    Json script_;
};

}
