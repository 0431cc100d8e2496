#include "tests/support/process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <utility>

#include "core/base/result.hpp"

namespace vaka::sim {

namespace {

struct Pipe {
    std::array<int, 2> ends{-1, -1};
    Pipe() { ensure(pipe2(ends.data(), O_CLOEXEC) == 0, "a pipe"); }
};

pid_t start(const std::vector<std::string>& command, const std::vector<std::string>& environment, int in, int out,
            int err) {
    std::vector<char*> words;
    for (const std::string& word : command)
        words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    pid_t pid = fork();
    ensure(pid >= 0, "a process");
    if (pid > 0)
        return pid;
    if (in >= 0)
        dup2(in, 0);
    if (out >= 0)
        dup2(out, 1);
    if (err >= 0)
        dup2(err, 2);
    for (const std::string& variable : environment)
        putenv(const_cast<char*>(variable.c_str()));
    execvp(words[0], words.data());
    _exit(127);
}

int status_of(int raw) {
    return WIFEXITED(raw) ? WEXITSTATUS(raw) : 128 + WTERMSIG(raw);
}

}

Ran run(const std::vector<std::string>& command, const std::string& input,
        const std::vector<std::string>& environment) {
    Pipe in, out, err;
    ::signal(SIGPIPE, SIG_IGN);
    pid_t pid = start(command, environment, in.ends[0], out.ends[1], err.ends[1]);
    close(in.ends[0]);
    close(out.ends[1]);
    close(err.ends[1]);
    Ran ran;
    std::size_t written = 0;
    std::array<pollfd, 3> ends{pollfd{out.ends[0], POLLIN, 0}, pollfd{err.ends[0], POLLIN, 0},
                               pollfd{in.ends[1], POLLOUT, 0}};
    if (input.empty()) {
        close(in.ends[1]);
        ends[2].fd = -1;
    }
    while (ends[0].fd >= 0 || ends[1].fd >= 0) {
        poll(ends.data(), ends.size(), -1);
        if (ends[2].fd >= 0 && ends[2].revents) {
            ssize_t n = write(ends[2].fd, input.data() + written, input.size() - written);
            written += n > 0 ? static_cast<std::size_t>(n) : 0;
            if (n <= 0 || written == input.size()) {
                close(ends[2].fd);
                ends[2].fd = -1;
            }
        }
        for (int i = 0; i < 2; ++i) {
            if (ends[static_cast<std::size_t>(i)].fd < 0 || !ends[static_cast<std::size_t>(i)].revents)
                continue;
            std::array<char, 65536> buffer;
            ssize_t n = read(ends[static_cast<std::size_t>(i)].fd, buffer.data(), buffer.size());
            if (n > 0) {
                (i == 0 ? ran.out : ran.err).append(buffer.data(), static_cast<std::size_t>(n));
            } else {
                close(ends[static_cast<std::size_t>(i)].fd);
                ends[static_cast<std::size_t>(i)].fd = -1;
            }
        }
    }
    if (ends[2].fd >= 0)
        close(ends[2].fd);
    int raw = 0;
    waitpid(pid, &raw, 0);
    ran.status = status_of(raw);
    return ran;
}

Process::Process(const std::vector<std::string>& command, const std::vector<std::string>& environment) {
    Pipe out;
    pid_ = start(command, environment, -1, out.ends[1], -1);
    close(out.ends[1]);
    out_ = out.ends[0];
}

Process::~Process() {
    if (pid_ > 0) {
        signal(SIGKILL);
        wait();
    }
    if (out_ >= 0)
        close(out_);
}

Process& Process::operator=(Process&& other) noexcept {
    std::swap(pid_, other.pid_);
    std::swap(out_, other.out_);
    std::swap(read_, other.read_);
    return *this;
}

std::string Process::line_after(const std::string& begin, int seconds) {
    auto last = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
    while (true) {
        for (std::size_t at = 0, end = read_.find('\n'); end != std::string::npos;
             at = end + 1, end = read_.find('\n', at))
            if (read_.compare(at, begin.size(), begin) == 0)
                return read_.substr(at + begin.size(), end - at - begin.size());
        auto left = std::chrono::duration_cast<std::chrono::milliseconds>(last - std::chrono::steady_clock::now());
        pollfd end{out_, POLLIN, 0};
        if (left.count() <= 0 || poll(&end, 1, static_cast<int>(left.count())) <= 0)
            return {};
        std::array<char, 4096> buffer;
        ssize_t n = read(out_, buffer.data(), buffer.size());
        if (n <= 0)
            return {};
        read_.append(buffer.data(), static_cast<std::size_t>(n));
    }
}

bool Process::is_running() {
    return pid_ > 0 && kill(pid_, 0) == 0 && waitpid(pid_, nullptr, WNOHANG) == 0;
}

void Process::signal(int number) {
    if (pid_ > 0)
        kill(pid_, number);
}

int Process::wait() {
    if (pid_ <= 0)
        return -1;
    int raw = 0;
    waitpid(std::exchange(pid_, 0), &raw, 0);
    return status_of(raw);
}

}
