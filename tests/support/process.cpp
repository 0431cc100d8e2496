#include "tests/support/process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <thread>

namespace vaka::sim {

namespace {

constexpr std::chrono::seconds patience{10};

// Starts a program with its three streams in files of the folder: pipes could fill up and block it.
pid_t start(const std::string& program, std::vector<std::string> arguments, const std::string& language,
            const TempFolder& folder) {
    std::string path = std::string(VAKA_PROGRAMS) + "/" + program;
    std::vector<char*> argv = {path.data()};
    for (std::string& argument : arguments)
        argv.push_back(argument.data());
    argv.push_back(nullptr);
    std::string in = folder / "in", out = folder / "out", err = folder / "err";
    pid_t process = fork();
    if (process != 0)
        return process;
    setenv("LANG", language.c_str(), 1);
    dup2(open(in.c_str(), O_RDONLY | O_CREAT, 0600), 0);
    dup2(open(out.c_str(), O_WRONLY | O_CREAT, 0600), 1);
    dup2(open(err.c_str(), O_WRONLY | O_CREAT, 0600), 2);
    execv(path.c_str(), argv.data());
    _exit(127);
}

int wait_for(pid_t process) {
    int status = 0;
    waitpid(process, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

Ran run(const std::string& program, std::vector<std::string> arguments, const std::string& in,
        const std::string& language) {
    TempFolder folder;
    std::ofstream(folder / "in") << in;
    Ran ran;
    ran.exit = wait_for(start(program, std::move(arguments), language, folder));
    ran.out = bytes_of(folder / "out");
    ran.err = bytes_of(folder / "err");
    return ran;
}

}

Json Ran::json() const {
    auto parsed = parse_json(out);
    return parsed ? *parsed : Json();
}

Ran vakactl(std::vector<std::string> arguments, const std::string& in, const std::string& language) {
    return run("vakactl", std::move(arguments), in, language);
}

Ran failing_server(std::vector<std::string> arguments) {
    return run("vaka-server", std::move(arguments), "", "en_GB.UTF-8");
}

ServerProcess::ServerProcess(const std::string& data, const std::string& listen) {
    process_ = start("vaka-server", {"--data", data, "--listen", listen}, "en_GB.UTF-8", folder_);
    const std::string ready = "vaka-server: ready at ";
    auto until = std::chrono::steady_clock::now() + patience;
    while (std::chrono::steady_clock::now() < until) {
        std::string out = bytes_of(folder_ / "out");
        if (out.starts_with(ready) && out.ends_with('\n')) {
            url_ = out.substr(ready.size(), out.size() - ready.size() - 1);
            return;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
}

int ServerProcess::stop() {
    if (process_ < 0)
        return 0;
    kill(process_, SIGTERM);
    int exit = wait_for(process_);
    process_ = -1;
    return exit;
}

std::string ServerProcess::log() const {
    return bytes_of(folder_ / "err");
}

std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}
