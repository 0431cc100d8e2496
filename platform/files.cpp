#include "platform/files.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

namespace vaka {

namespace fs = std::filesystem;

namespace {

Error error_of(int code, const std::string& path) {
    switch (code) {
    case ENOENT:
    case ENOTDIR:
        return {Fault::not_found, "", path};
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return {Fault::full, "disk_full", path};
    case EACCES:
    case EPERM:
    case EROFS:
        return {Fault::forbidden, "no_permission", path};
    default:
        return {Fault::corrupt, "", path + ": " + std::generic_category().message(code)};
    }
}

class Descriptor {
public:
    Descriptor(const std::string& path, int flags, mode_t mode = 0)
        : number_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    explicit operator bool() const { return number_ >= 0; }
    int number() const { return number_; }
    // A network's disk may tell only now that it is full.
    bool close() { return number_ < 0 || ::close(std::exchange(number_, -1)) == 0; }

private:
    int number_;
};

bool write_all(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR)
            return false;
        if (written > 0)
            bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

// The name of a file is bytes of its folder: without this the rename may be lost in a power cut. Some network shares
// cannot do it and keep names safe themselves.
bool sync_folder(const std::string& folder) {
    Descriptor descriptor(folder, O_RDONLY | O_DIRECTORY);
    return descriptor && (::fsync(descriptor.number()) == 0 || errno == EINVAL || errno == ENOTSUP);
}

std::string folder_of(const std::string& path) {
    std::string folder = fs::path(path).parent_path().string();
    return folder.empty() ? "." : folder;
}

}

Result<std::string> DiskFiles::read(const std::string& path, std::size_t max_bytes) {
    Descriptor file(path, O_RDONLY | O_NONBLOCK); // or a named pipe would stop us
    if (!file)
        return error_of(errno, path);
    struct stat status {};
    if (::fstat(file.number(), &status) != 0)
        return error_of(errno, path);
    if (!S_ISREG(status.st_mode))
        return Error{Fault::corrupt, "", path};

    // The size is a hint: the file may grow while it is read.
    std::string bytes;
    std::size_t size = 0;
    for (auto hint = static_cast<std::size_t>(status.st_size); hint <= max_bytes && size <= max_bytes;) {
        bytes.resize(std::min(std::max(hint, size * 2), max_bytes) + 1);
        ssize_t got = ::read(file.number(), bytes.data() + size, bytes.size() - size);
        if (got < 0 && errno != EINTR)
            return error_of(errno, path);
        if (got == 0) {
            bytes.resize(size);
            return bytes;
        }
        size += static_cast<std::size_t>(std::max<ssize_t>(got, 0));
    }
    return Error{Fault::full, "too_big", path};
}

Result<void> DiskFiles::write(const std::string& path, std::string_view bytes) {
    return write_whole_file(path, bytes, Readers::everyone);
}

Result<std::vector<std::string>> DiskFiles::list(const std::string& folder) {
    std::error_code error;
    std::vector<std::string> names;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        std::error_code unknown;
        std::string name = entry->path().filename().string();
        if (!name.starts_with('.') && entry->is_regular_file(unknown))
            names.push_back(std::move(name));
    }
    if (error)
        return error_of(error.value(), folder);
    std::sort(names.begin(), names.end());
    return names;
}

Result<void> DiskFiles::remove(const std::string& path) {
    if (::unlink(path.c_str()) != 0)
        return error_of(errno, path);
    return {};
}

// The bytes are on the disk before the name points to them.
Result<void> write_whole_file(const std::string& path, std::string_view bytes, Readers readers) {
    std::string folder = folder_of(path);
    std::string partial =
        folder + "/." + fs::path(path).filename().string() + "." + std::to_string(::getpid()) + ".partial";
    ::unlink(partial.c_str()); // of a process that had our number
    auto failed = [&] {
        Error error = error_of(errno, path);
        ::unlink(partial.c_str());
        return error;
    };

    Descriptor file(partial, O_WRONLY | O_CREAT | O_EXCL, readers == Readers::owner ? 0600 : 0666);
    if (!file)
        return error_of(errno, path);
    if (!write_all(file.number(), bytes) || ::fsync(file.number()) != 0 || !file.close())
        return failed();
    if (::rename(partial.c_str(), path.c_str()) != 0)
        return failed();
    if (!sync_folder(folder))
        return error_of(errno, path);
    return {};
}

Result<void> make_folder(const std::string& path) {
    std::string above = fs::path(path).parent_path().string();
    std::error_code error;
    if (!above.empty() && above != path && !fs::exists(above, error))
        RETURN_IF_ERROR(make_folder(above));
    if (::mkdir(path.c_str(), 0700) == 0 || fs::is_directory(path, error))
        return {};
    return error_of(errno, path);
}

Result<void> lock_server_folder(const std::string& path) {
    // Left open on purpose: the lock lasts as long as the process.
    int file = ::open((path + "/lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0)
        return error_of(errno, path);
    if (::flock(file, LOCK_EX | LOCK_NB) != 0)
        return Error{Fault::busy, "server_running", path};
    return {};
}

}
