// What the operating system knows: the time, chance, and where a user's data belongs.

#pragma once

#include <string>
#include <string_view>

#include "core/base/env.hpp"

namespace vaka {

class SystemClock : public Clock {
public:
    Instant now() const override;
};

// The kernel's randomness, good for keys.
class SystemRandom : public Random {
public:
    void fill(std::span<std::uint8_t> bytes) override;
};

// The folder of this user's data of a program, made when it is missing: $XDG_DATA_HOME or ~/.local/share, then `name`.
Result<std::string> data_folder(std::string_view name);

// What this machine is called, for people to tell tablets apart.
std::string machine_name();

// Where the running program lies; its assets lie beside it.
Result<std::string> program_folder();

}
