#include "tests/support/programs.hpp"

#include <signal.h>

#include <fstream>
#include <iterator>

namespace vaka::sim {

namespace {

std::vector<std::string> command(const std::string& program, const std::vector<std::string>& arguments) {
    std::vector<std::string> out = {std::string(VAKA_PROGRAMS) + "/" + program};
    out.insert(out.end(), arguments.begin(), arguments.end());
    return out;
}

}

Ran vakactl(const std::vector<std::string>& arguments, const std::string& in, const std::string& language) {
    return run(command("vakactl", arguments), in, {"LANG=" + language});
}

Ran vaka_server(const std::vector<std::string>& arguments) {
    return run(command("vaka-server", arguments), "", {"LANG=en_GB.UTF-8"});
}

Json json_of(const Ran& ran) {
    auto parsed = parse_json(ran.out);
    return parsed ? *parsed : Json();
}

ServerProcess::ServerProcess(const std::string& data) {
    std::vector<std::string> shell = {"sh", "-c", "exec \"$@\" 2>" + (folder_ / "log"), "sh"};
    for (const std::string& word : command("vaka-server", {"--data", data, "--listen", "127.0.0.1:0"}))
        shell.push_back(word);
    process_ = Process(shell);
    url_ = process_.line_after("vaka-server: ready at ");
}

int ServerProcess::stop() {
    process_.signal(SIGTERM);
    return process_.wait();
}

std::string ServerProcess::log() const {
    return bytes_of(folder_ / "log");
}

std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}
