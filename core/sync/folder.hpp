// Bundles as files: one by one, and a folder that is carried around.

#pragma once

#include <string>
#include <string_view>

#include "core/base/env.hpp"
#include "core/sync/accept.hpp"

namespace vaka {

// Everything that the other side may lack, as a file. Named *.json plain, *.json.zst compressed.
Result<std::string> bundle_file(Store& store, const Frontier& other_has, Instant now, bool compressed);
Result<Accepted> import_file(Store& store, std::string_view bytes, Instant now);

// A folder (a stick, a share): reads every other device's file of this unit and then writes this device's own.
struct FolderResult {
    std::size_t read = 0;
    Accepted accepted;
    std::string written; // file name
};
Result<FolderResult> folder_exchange(Store& store, Files& files, const std::string& folder, Instant now);

}
