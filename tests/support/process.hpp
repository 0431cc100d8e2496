// The real programs, run as a person or a script runs them.

#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "core/base/json.hpp"
#include "tests/support/temp_folder.hpp"

namespace vaka::sim {

struct Ran {
    int exit = -1; // 128 + the signal when it was killed
    std::string out;
    std::string err;
    Json json() const; // of out; null when it is none
};

Ran vakactl(std::vector<std::string> arguments, const std::string& in = "",
            const std::string& language = "en_GB.UTF-8");

// vaka-server on a free port, until stop() or the end.
class ServerProcess {
public:
    explicit ServerProcess(const std::string& data, const std::string& listen = "127.0.0.1:0");
    ~ServerProcess() { stop(); }
    ServerProcess(const ServerProcess&) = delete;

    const std::string& url() const { return url_; } // empty when it did not get ready
    int stop();                                     // SIGTERM; the exit code
    std::string log() const;

private:
    TempFolder folder_;
    pid_t process_ = -1;
    std::string url_;
};

// Runs vaka-server until it ends by itself, for starts that must fail.
Ran failing_server(std::vector<std::string> arguments);

std::string bytes_of(const std::string& path);

}
