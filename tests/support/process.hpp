// Real programs, run as a person or a script runs them.

#pragma once

#include <sys/types.h>

#include <string>
#include <utility>
#include <vector>

namespace vaka::sim {

struct Ran {
    int status = -1; // exit status; 128 + signal when it was killed
    std::string out;
    std::string err;
};

// Runs to the end. `input` is what it reads; each of `environment` is NAME=VALUE, added to ours.
Ran run(const std::vector<std::string>& command, const std::string& input = {},
        const std::vector<std::string>& environment = {});

// A program that goes on beside the test. Killed when the test ends.
class Process {
public:
    Process() = default;
    Process(const std::vector<std::string>& command, const std::vector<std::string>& environment = {});
    ~Process();
    Process(const Process&) = delete;
    Process(Process&& other) noexcept { *this = std::move(other); }
    Process& operator=(Process&& other) noexcept;

    // Waits until a line with `begin` has been printed on its standard output and returns the rest of that line;
    // nothing when it ended or `seconds` passed first.
    std::string line_after(const std::string& begin, int seconds = 30);
    pid_t pid() const { return pid_; }
    bool is_running();
    void signal(int number);
    int wait(); // exit status

private:
    pid_t pid_ = 0;
    int out_ = -1;
    std::string read_;
};

}
