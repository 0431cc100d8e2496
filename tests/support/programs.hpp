// Vaka's programs without a screen, as they were built.

#pragma once

#include <string>
#include <vector>

#include "core/base/json.hpp"
#include "tests/support/process.hpp"
#include "tests/support/temp_folder.hpp"

namespace vaka::sim {

Ran vakactl(const std::vector<std::string>& arguments, const std::string& in = "",
            const std::string& language = "en_GB.UTF-8");
Ran vaka_server(const std::vector<std::string>& arguments); // for starts that fail

// What it printed; null when that is no JSON.
Json json_of(const Ran& ran);

// vaka-server on a free port, until stop() or the end.
class ServerProcess {
public:
    explicit ServerProcess(const std::string& data);

    const std::string& url() const { return url_; } // empty when it did not get ready
    int stop();                                     // SIGTERM; the exit status
    std::string log() const;

private:
    TempFolder folder_;
    Process process_;
    std::string url_;
};

std::string bytes_of(const std::string& path);

}
