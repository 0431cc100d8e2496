#include "platform/system.hpp"

#include <sys/random.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <filesystem>

#include "platform/files.hpp"

namespace vaka {

Instant SystemClock::now() const {
    using namespace std::chrono;
    return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

void SystemRandom::fill(std::span<std::uint8_t> bytes) {
    while (!bytes.empty()) {
        ssize_t filled = getrandom(bytes.data(), bytes.size(), 0);
        ensure(filled > 0 || errno == EINTR, "the kernel gives random bytes");
        if (filled > 0)
            bytes = bytes.subspan(static_cast<std::size_t>(filled));
    }
}

Result<std::string> data_folder(std::string_view name) {
    std::string folder;
    const char* data = std::getenv("XDG_DATA_HOME");
    const char* home = std::getenv("HOME");
    if (data != nullptr && data[0] == '/')
        folder = data;
    else if (home != nullptr && home[0] == '/')
        folder = std::string(home) + "/.local/share";
    else
        return Error{Fault::not_found, "", "HOME"};
    folder += '/';
    folder += name;
    RETURN_IF_ERROR(make_folder(folder));
    return folder;
}

std::string machine_name() {
    std::array<char, 65> name{};
    return gethostname(name.data(), name.size() - 1) == 0 && name[0] != '\0' ? name.data() : "vaka";
}

Result<std::string> program_folder() {
    std::error_code failed;
    auto program = std::filesystem::read_symlink("/proc/self/exe", failed);
    if (failed)
        return Error{Fault::not_found, "", "/proc/self/exe"};
    return program.parent_path().string();
}

}
