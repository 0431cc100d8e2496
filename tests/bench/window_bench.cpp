// Vaka's window against the smallest ImGui + SDL2 program, both as real processes under Xvfb with the software
// renderer: launch to the first settled frame, memory, and what a minute of rest costs. Then the cost of a frame of
// every page, drawn in memory. Not a test: nothing here passes or fails.

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "app/tablet/tablet.hpp"
#include "core/base/seal.hpp"
#include "platform/files.hpp"
#include "platform/keystore.hpp"
#include "platform/system.hpp"
#include "tests/support/process.hpp"
#include "tests/support/temp_folder.hpp"

using namespace vaka;
using namespace vaka::sim;

namespace {

using Timer = std::chrono::steady_clock;
constexpr auto glance = std::chrono::milliseconds(1);
const std::string programs = VAKA_PROGRAMS;

double ms_since(Timer::time_point start) {
    return std::chrono::duration<double, std::milli>(Timer::now() - start).count();
}

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
}

std::string text_of(const std::string& path) {
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

double resident_mib(pid_t pid) {
    std::string status = text_of("/proc/" + std::to_string(pid) + "/status");
    return std::stod(status.substr(status.find("VmRSS:") + 6)) / 1024;
}

// User and system time, in ms.
double cpu_ms(pid_t pid) {
    std::string stat = text_of("/proc/" + std::to_string(pid) + "/stat");
    std::istringstream words(stat.substr(stat.rfind(')') + 2));
    std::string skipped;
    for (int i = 0; i < 11; ++i)
        words >> skipped;
    double user = 0, system = 0;
    words >> user >> system;
    return (user + system) * 1000 / static_cast<double>(sysconf(_SC_CLK_TCK));
}

struct Shown {
    double first_frame_ms = 0;
    double mib = 0;
};

class Display {
public:
    Display() : x_({"Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset"}) {
        environment_ = {"DISPLAY=:" + x_.line_after(""), "SDL_VIDEODRIVER=x11"};
    }

    Shown bare() const {
        auto start = Timer::now();
        Process program({programs + "/vaka_bench_bare"}, environment_);
        program.line_after("ready");
        return look(program, start);
    }
    Shown vaka(const std::string& store) const {
        auto start = Timer::now();
        Process program = open(store);
        return look(program, start);
    }
    // CPU of a time in which nothing happens, and how often the window settled after drawing.
    void rest(const std::string& store, const std::string& page, int seconds) const {
        Process program = open(store, page == "cross" ? "" : "--" + page);
        std::this_thread::sleep_for(std::chrono::seconds(2));
        auto last = std::filesystem::last_write_time(nodes_);
        double before = cpu_ms(program.pid());
        int drawn = 0;
        for (auto start = Timer::now(); Timer::now() - start < std::chrono::seconds(seconds);) {
            std::this_thread::sleep_for(glance * 20);
            auto now = std::filesystem::last_write_time(nodes_);
            drawn += now != last;
            last = now;
        }
        fmt::print("  {} s with the {} open: {:.0f} ms CPU, drawn {} times\n", seconds, page,
                   cpu_ms(program.pid()) - before, drawn);
    }
    double bare_frame(int frames) const {
        Ran ran = run({programs + "/vaka_bench_bare", std::to_string(frames)}, {}, environment_);
        return std::stod(ran.out.substr(ran.out.rfind("frame ") + 6));
    }

private:
    Process open(const std::string& store, const std::string& option = "") const {
        std::filesystem::remove(nodes_);
        std::vector<std::string> command = {programs + "/vaka", "--store",  store,        "--nodes", nodes_,
                                            "--size",           "1280x800", "--renderer", "software"};
        if (!option.empty())
            command.push_back(option);
        Process program(command, environment_);
        while (!std::filesystem::exists(nodes_) && program.is_running())
            std::this_thread::sleep_for(glance);
        return program;
    }
    static Shown look(const Process& program, Timer::time_point start) {
        Shown shown{ms_since(start), 0};
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        shown.mib = resident_mib(program.pid());
        return shown;
    }

    Process x_;
    std::vector<std::string> environment_;
    TempFolder folder_;
    std::string nodes_ = folder_ / "nodes.json";
};

template <typename Show> Shown typical(Show show) {
    std::vector<double> ms, mib;
    for (int i = 0; i < 7; ++i) {
        Shown shown = show();
        ms.push_back(shown.first_frame_ms);
        mib.push_back(shown.mib);
    }
    return {median(ms), median(mib)};
}

std::size_t make_ward(const std::string& store, int days) {
    run({programs + "/vakactl", "demo", store, "--seed", "1", "--days", std::to_string(days)});
    auto opened = run({programs + "/vakactl", "digest", store, "--json"});
    return std::stoul(opened.out.substr(opened.out.find("\"ops\":") + 6));
}

// What one frame of a page costs in memory, everything drawn anew.
void frames(const std::string& store, double bare) {
    SystemClock clock;
    SystemRandom random;
    DiskFiles files;
    FileKeystore keystore(store + ".");
    std::string assets = ui::assets_beside_program();
    Machine machine{clock, random, files, keystore, store, "", "bench"};
    machine.connect = [](const std::string&) {
        return nullptr;
    };
    machine.sticks = [] {
        return std::vector<std::string>();
    };
    auto frame = ui::Frame::open(assets);
    auto tablet = Tablet::open(std::move(machine), Settings{}, assets);
    ensure(frame && tablet, "bench: the app opens");
    (*frame)->resize(1280, 800);
    struct Page {
        const char* name;
        Go go;
    };
    for (const Page& page : {Page{"cross", ToCross{}}, Page{"huddle", ToHuddle{}}, Page{"incident", ToIncident{}},
                             Page{"actions", ToActions{}}, Page{"year", ToYear{}}, Page{"more", ToMore{}}}) {
        (*tablet)->navigator().go(ToCross{});
        (*tablet)->navigator().go(page.go);
        auto draw = [&] {
            (*frame)->draw([&](ui::Ui& ui) { (*tablet)->draw(ui); });
            ensure(!(*frame)->pixels().empty(), "bench: the frame is painted");
        };
        for (int i = 0; i < 5; ++i)
            draw();
        std::vector<double> times;
        for (int i = 0; i < 60; ++i) {
            auto start = Timer::now();
            draw();
            times.push_back(ms_since(start));
        }
        fmt::print("  frame of {:<10} {:6.2f} ms  ratio {:.2f}\n", page.name, median(times), median(times) / bare);
    }
}

}

int main() {
    TempFolder folder;
    Display display;
    fmt::print("Window, 1280x800, software renderer, medians of 7\n");
    Shown bare = typical([&] { return display.bare(); });
    fmt::print("  {:<34} first frame {:6.0f} ms              {:5.1f} MiB\n", "bare ImGui + SDL2", bare.first_frame_ms,
               bare.mib);
    std::string store;
    for (int years : {5, 10, 30}) {
        store = folder / ("ward-" + std::to_string(years));
        std::size_t ops = make_ward(store, 365 * years);
        Shown shown = typical([&] { return display.vaka(store); });
        fmt::print("  {:<34} first frame {:6.0f} ms  ratio {:.2f}  {:5.1f} MiB  ratio {:.2f}\n",
                   fmt::format("vaka, {} years, {} ops", years, ops), shown.first_frame_ms,
                   shown.first_frame_ms / bare.first_frame_ms, shown.mib, shown.mib / bare.mib);
    }
    display.rest(store, "cross", 60);
    display.rest(store, "wall", 180);

    double bare_frame = display.bare_frame(200);
    fmt::print("\nFrames, 1280x800, software renderer\n  bare, with a table that fills it {:.2f} ms\n", bare_frame);
    frames(store, bare_frame);
}
