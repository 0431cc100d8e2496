// Real files, and a real disk that is full.

#include <catch2/catch.hpp>

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <set>
#include <string>

#include "platform/files.hpp"
#include "platform/keystore.hpp"
#include "platform/system.hpp"
#include "tests/support/temp_folder.hpp"

using namespace vaka;
using sim::TempFolder;
namespace fs = std::filesystem;

namespace {

std::size_t entries_of(const std::string& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

// Runs the act in a child whose files may not be larger than `bytes`, as on a disk that is full.
template <typename Act> int with_room_for(rlim_t bytes, Act act) {
    pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit limit{bytes, bytes};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        ::_exit(act());
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

mode_t mode_of(const std::string& path) {
    struct stat status {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    return status.st_mode & 0777;
}

}

TEST_CASE("a file that was written is read back, and nothing lies beside it", "[system][files]") {
    TempFolder folder;
    DiskFiles files;
    std::string bytes("\0\xff\r\n", 4);

    REQUIRE(files.write(folder / "a", "old and longer"));
    REQUIRE(files.write(folder / "a", bytes));
    REQUIRE(files.write(folder / "empty", ""));

    CHECK(*files.read(folder / "a", 4) == bytes);
    CHECK(*files.read(folder / "empty", 0) == "");
    CHECK(entries_of(folder.path()) == 2);
}

TEST_CASE("a file of any size is read whole or refused for its size", "[system][files]") {
    TempFolder folder;
    DiskFiles files;
    for (std::size_t size : {1u, 4095u, 4096u, 3'000'000u}) {
        REQUIRE(files.write(folder / "a", std::string(size, 'x')));

        CHECK(files.read(folder / "a", size)->size() == size);
        CHECK(files.read(folder / "a", size + 1)->size() == size);
        auto refused = files.read(folder / "a", size - 1);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().fault == Fault::full);
        CHECK(refused.error().reason == "too_big");
    }
    // Says it has no bytes and has many.
    CHECK(files.read("/proc/self/status", 1u << 20)->size() > 100);
    CHECK(files.read("/proc/self/status", 100).error().reason == "too_big");
}

TEST_CASE("what is missing or no file is told apart", "[system][files]") {
    TempFolder folder;
    DiskFiles files;
    REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);

    CHECK(files.read(folder / "none", 10).error().fault == Fault::not_found);
    CHECK(files.read(folder / "none/none", 10).error().fault == Fault::not_found);
    CHECK(files.read(folder.path(), 10).error().fault == Fault::corrupt);
    CHECK(files.read(folder / "pipe", 10).error().fault == Fault::corrupt);
    CHECK(files.write(folder / "none/a", "x").error().fault == Fault::not_found);
    CHECK(files.list(folder / "none").error().fault == Fault::not_found);
    CHECK(files.remove(folder / "none").error().fault == Fault::not_found);
    CHECK_FALSE(files.write(folder.path(), "x"));
    CHECK(entries_of(folder.path()) == 1);
}

TEST_CASE("a list has the names of plain files, in order", "[system][files]") {
    TempFolder folder;
    DiskFiles files;
    for (const char* name : {"b.vaka", "a.vaka", "._a.vaka", ".a.vaka.17.partial"})
        REQUIRE(files.write(folder / name, "x"));
    REQUIRE(make_folder(folder / "folder"));

    CHECK(*files.list(folder.path()) == std::vector<std::string>{"a.vaka", "b.vaka"});
    REQUIRE(files.remove(folder / "a.vaka"));
    CHECK(*files.list(folder.path()) == std::vector<std::string>{"b.vaka"});
}

TEST_CASE("a full disk is told, and the old bytes are still there", "[system][files]") {
    TempFolder folder;
    REQUIRE(DiskFiles().write(folder / "a", "old"));

    int seen = with_room_for(1000, [&] {
        auto written = DiskFiles().write(folder / "a", std::string(1001, 'x'));
        return !written && written.error().fault == Fault::full && written.error().reason == "disk_full" ? 7 : 1;
    });

    CHECK(seen == 7);
    CHECK(*DiskFiles().read(folder / "a", 10) == "old");
    CHECK(entries_of(folder.path()) == 1);
}

TEST_CASE("what a crash left of a write does not stop the next", "[system][files]") {
    TempFolder folder;
    DiskFiles files;
    REQUIRE(files.write(folder / (".a." + std::to_string(::getpid()) + ".partial"), "half"));

    REQUIRE(files.write(folder / "a", "whole"));

    CHECK(*files.read(folder / "a", 10) == "whole");
    CHECK(entries_of(folder.path()) == 1);
}

TEST_CASE("a folder one may not write in is forbidden", "[system][files]") {
    if (::geteuid() == 0)
        return; // root may
    TempFolder folder;
    DiskFiles files;
    REQUIRE(files.write(folder / "a", "x"));
    ::chmod((folder / "a").c_str(), 0);
    ::chmod(folder.path().c_str(), 0500);

    CHECK(files.read(folder / "a", 10).error().fault == Fault::forbidden);
    CHECK(files.write(folder / "b", "x").error().reason == "no_permission");
    ::chmod(folder.path().c_str(), 0700);
}

TEST_CASE("folders are made with those above them, for their owner alone", "[system][files]") {
    TempFolder folder;

    REQUIRE(make_folder(folder / "a/b/c"));
    REQUIRE(make_folder(folder / "a/b/c"));
    REQUIRE(make_folder(folder / "a/b/c/"));

    CHECK(mode_of(folder / "a/b") == 0700);
    REQUIRE(DiskFiles().write(folder / "file", "x"));
    CHECK_FALSE(make_folder(folder / "file"));
    CHECK_FALSE(make_folder(folder / "file/a"));
}

TEST_CASE("a secret is kept for its owner alone, and one that is not kept is no error", "[system][files]") {
    TempFolder folder;
    FileKeystore keys(folder / "ward.vaka.");

    CHECK_FALSE(keys.secret("key")->has_value());
    REQUIRE(keys.keep("key", std::string("\0secret", 7)));
    REQUIRE(keys.keep("key", std::string("\0newer", 6)));

    CHECK(**keys.secret("key") == std::string("\0newer", 6));
    CHECK(mode_of(folder / "ward.vaka.key") == 0600);
    CHECK_FALSE(FileKeystore(folder / "none/").keep("key", "x"));
}

TEST_CASE("a full disk loses no secret", "[system][files]") {
    TempFolder folder;
    FileKeystore keys(folder / "");
    REQUIRE(keys.keep("key", "old"));

    int seen = with_room_for(2, [&] { return keys.keep("key", "new") ? 1 : 7; });

    CHECK(seen == 7);
    CHECK(**keys.secret("key") == "old");
}

TEST_CASE("chance does not repeat itself", "[system]") {
    SystemRandom random;
    std::set<std::string> seen;
    for (int i = 0; i < 100; ++i) {
        std::string bytes(16, '\0');
        random.fill({reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size()});
        seen.insert(bytes);
    }
    std::string many(100'000, '\0');
    random.fill({reinterpret_cast<std::uint8_t*>(many.data()), many.size()});

    CHECK(seen.size() == 100);
    CHECK(many.find_first_not_of('\0', 99'000) != std::string::npos);
    CHECK(SystemClock().now() > Instant{1'700'000'000'000});
}

TEST_CASE("a user's data lies where the desktop says", "[system]") {
    TempFolder folder;
    const char* before = std::getenv("XDG_DATA_HOME");
    std::string kept = before == nullptr ? "" : before;
    ::setenv("XDG_DATA_HOME", folder.path().c_str(), 1);

    CHECK(*data_folder("vaka") == folder / "vaka");
    CHECK(fs::is_directory(folder / "vaka"));
    if (before == nullptr)
        ::unsetenv("XDG_DATA_HOME");
    else
        ::setenv("XDG_DATA_HOME", kept.c_str(), 1);
}
