// Every port to the world, in one place, so that time, power cuts and networks can be simulated.
// `platform` implements them for a real machine, tests/support for a simulated one.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/base/time.hpp"

namespace vaka {

class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0; // wall time: shown, never compared between devices
};

class Random {
public:
    virtual ~Random() = default;
    virtual void fill(std::span<std::uint8_t> bytes) = 0;
};

// Small whole files: bundles on a stick, settings. The database has its own files.
class Files {
public:
    virtual ~Files() = default;
    // Fault::not_found, Fault::full (reason too_big when the file is larger than max_bytes) or Fault::corrupt.
    virtual Result<std::string> read(const std::string& path, std::size_t max_bytes) = 0;
    // All or nothing: a reader sees the old bytes or the new ones, also after a power cut.
    virtual Result<void> write(const std::string& path, std::string_view bytes) = 0;
    // Names, not paths, sorted; only plain files.
    virtual Result<std::vector<std::string>> list(const std::string& folder) = 0;
    virtual Result<void> remove(const std::string& path) = 0;
};

// Secret keys, readable by this user only.
class Keystore {
public:
    virtual ~Keystore() = default;
    virtual Result<std::optional<std::string>> secret(const std::string& name) = 0;
    virtual Result<void> keep(const std::string& name, std::string_view secret) = 0;
};

// Moves bytes to the server and back, and knows nothing else.
class Transport {
public:
    struct Reply {
        int status = 0; // HTTP status; 0 when the server was not reached
        std::string body;
    };
    virtual ~Transport() = default;
    // Starts one request; at most one is under way. `path` is "/sync" or "/enrol". Never blocks.
    virtual void send(const std::string& path, std::string body) = 0;
    // The reply of the request that is under way, once.
    virtual std::optional<Reply> poll() = 0;
};

}
