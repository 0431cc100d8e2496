#include "tests/support/ward_window.hpp"

#include <signal.h>
#include <stdlib.h>

#include <catch2/catch.hpp>

#include <chrono>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <thread>

namespace vaka::sim {

namespace {

constexpr auto patience = std::chrono::seconds(30);
constexpr auto glance = std::chrono::milliseconds(50);

template <typename Ready> bool soon(Ready ready) {
    auto last = std::chrono::steady_clock::now() + patience;
    while (std::chrono::steady_clock::now() < last) {
        if (ready())
            return true;
        std::this_thread::sleep_for(glance);
    }
    return ready();
}

std::string word(const Json& node, const char* name) {
    return node.value(name, std::string());
}

}

WardWindow::WardWindow(std::string program, std::string nodes)
    : program_(std::move(program)), nodes_(std::move(nodes)) {
    // The X server itself chooses a display number that is free and says which. It would forget the keyboard when
    // setxkbmap, its only client, leaves; and xdotool makes do without å, ä and ö by remapping keys, which loses some.
    display_ = Process({"Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset"});
    std::string number = display_.line_after("");
    REQUIRE_FALSE(number.empty());
    environment_ = "DISPLAY=:" + number;
    REQUIRE(run({"setxkbmap", "se"}, {}, {environment_}).status == 0);
}

void WardWindow::open(const std::vector<std::string>& options) {
    std::remove(nodes_.c_str());
    std::vector<std::string> command = {program_, "--nodes",  nodes_,       "--lang",  "sv",
                                        "--size", "1280x800", "--renderer", "software"};
    command.insert(command.end(), options.begin(), options.end());
    app_ = Process(command, {environment_, "SDL_VIDEODRIVER=x11"});
}

void WardWindow::close() {
    app_.signal(SIGTERM);
    CHECK(app_.wait() == 0);
}

void WardWindow::tap(const std::string& name) {
    Json node = need(name);
    auto middle = [&](const char* at, const char* size) {
        return std::to_string(std::lround(node[at].get<double>() + node[size].get<double>() / 2));
    };
    xdotool({"mousemove", middle("x", "w"), middle("y", "h"), "mousedown", "1", "sleep", "0.05", "mouseup", "1"});
    // The frame that meets the tap, and the one it leads to.
    std::this_thread::sleep_for(3 * glance);
}

void WardWindow::type(const std::string& text) {
    xdotool({"type", "--delay", "60", text});
}

void WardWindow::wait_for(const std::string& name) {
    need(name);
}

std::string WardWindow::value(const std::string& name) {
    return word(need(name), "value");
}

void WardWindow::wait_for_value(const std::string& name, const std::string& value) {
    bool came = soon([&] {
        auto node = find(name);
        return node && word(*node, "value") == value;
    });
    INFO("waited for \"" << name << "\" to be \"" << value << "\"; the window shows\n" << all());
    REQUIRE(came);
}

bool WardWindow::shows(const std::string& name) {
    return find(name).has_value();
}

void WardWindow::picture(const std::string& path) {
    CHECK(run({"import", "-window", "root", path}, {}, {environment_}).status == 0);
}

Json WardWindow::nodes() const {
    std::ifstream file(nodes_);
    std::stringstream text;
    text << file.rdbuf();
    auto parsed = parse_json(text.str());
    return parsed && parsed->is_array() ? std::move(*parsed) : Json::array();
}

// A target before a text, a whole name before the beginning of one, a name before a value.
std::optional<Json> WardWindow::find(const std::string& name) const {
    std::optional<Json> best;
    int rank = 0;
    for (const Json& node : nodes()) {
        std::string shown = word(node, "name");
        bool named = shown.starts_with(name);
        if (!named && !word(node, "value").starts_with(name))
            continue;
        int now = !named ? 1 : (shown == name ? 3 : 2) + (node.value("target", false) ? 2 : 0);
        if (now > rank) {
            best = node;
            rank = now;
        }
    }
    return best;
}

Json WardWindow::need(const std::string& name) {
    bool came = soon([&] { return find(name).has_value(); });
    INFO("waited for \"" << name << "\"; the window shows\n" << all());
    REQUIRE(came);
    return *find(name);
}

void WardWindow::xdotool(std::vector<std::string> words) {
    words.insert(words.begin(), "xdotool");
    REQUIRE(run(words, {}, {environment_}).status == 0);
}

std::string WardWindow::all() const {
    std::string out;
    for (const Json& node : nodes())
        out += word(node, "role") + " \"" + word(node, "name") + "\" = \"" + word(node, "value") + "\"\n";
    return out;
}

}
