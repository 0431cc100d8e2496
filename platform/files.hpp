// Small whole files on a disk, a stick or a share.

#pragma once

#include <string>
#include <string_view>

#include "core/base/env.hpp"

namespace vaka {

// A full disk is Fault::full with the reason disk_full; what the system forbids is Fault::forbidden with no_permission.
class DiskFiles : public Files {
public:
    Result<std::string> read(const std::string& path, std::size_t max_bytes) override;
    Result<void> write(const std::string& path, std::string_view bytes) override;
    // Without names that begin with a dot: what a power cut left of write(), and what a Mac puts beside each file.
    Result<std::vector<std::string>> list(const std::string& folder) override;
    Result<void> remove(const std::string& path) override;
};

enum class Readers { everyone, owner };

// Files::write with a choice of who may read.
Result<void> write_whole_file(const std::string& path, std::string_view bytes, Readers readers);

// Makes the folder and those above it, for the owner alone; one that exists stays as it is.
Result<void> make_folder(const std::string& path);

// Takes a server's folder for this process until it ends, however it ends. Fails with server_running when another has
// it.
Result<void> lock_server_folder(const std::string& path);

}
