// Secrets in files that only their owner may read. A system with a better place for them has a source of its own.

#pragma once

#include <string>

#include "core/base/env.hpp"

namespace vaka {

class FileKeystore : public Keystore {
public:
    // A secret lies in `prefix` + its name: "/data/ward.vaka." puts them beside the store, "/data/keys/" in a folder.
    explicit FileKeystore(std::string prefix);

    Result<std::optional<std::string>> secret(const std::string& name) override;
    // Requires: a name without a slash.
    Result<void> keep(const std::string& name, std::string_view secret) override;

private:
    std::string prefix_;
};

}
