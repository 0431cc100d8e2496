// The app on a tablet: the whole object graph, and the loop that sleeps until something happens.

#include <CLI/CLI.hpp>

#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "app/console/console.hpp"
#include "app/tablet/pictures.hpp"
#include "core/base/json.hpp"
#include "platform/files.hpp"
#include "platform/http_client.hpp"
#include "platform/keystore.hpp"
#include "platform/sdl_host.hpp"
#include "platform/system.hpp"

namespace vaka {

namespace {

struct Options {
    std::string store, server, language, theme, renderer = "auto", size, pictures, now, nodes;
    int text = 0;
    bool play_day = false, look_over = false, fullscreen = false, wall = false;
};

int fail(const Error& error) {
    auto console = Console::open();
    std::string why = console ? console->words().sentence(error).text : error.reason + " " + error.detail;
    std::fprintf(stderr, "vaka: %s\n", why.c_str());
    return 1;
}

// Runs on from another moment than the machine's, for showing and trying.
class ShiftedClock : public Clock {
public:
    explicit ShiftedClock(std::optional<Instant> start) : shift_(start ? start->ms - real_.now().ms : 0) {}
    Instant now() const override { return {real_.now().ms + shift_}; }

private:
    SystemClock real_;
    std::int64_t shift_;
};

// "2026-10-22T09:30", local time.
std::optional<Instant> moment(const std::string& text) {
    auto date = Date::parse(std::string_view(text).substr(0, 10));
    int hour = 0, minute = 0;
    if (!date || text.size() != 16 || std::sscanf(text.c_str() + 10, "T%2d:%2d", &hour, &minute) != 2)
        return {};
    return instant_of({*date, hour, minute});
}

std::vector<std::string> usb_sticks() {
    std::vector<std::string> out;
    const char* user = std::getenv("USER");
    std::error_code ignored;
    for (const char* root : {"/run/media/", "/media/"})
        for (const auto& entry : std::filesystem::directory_iterator(root + std::string(user ? user : ""), ignored))
            if (entry.is_directory(ignored))
                out.push_back(entry.path().string());
    return out;
}

void apply(const Options& options, Settings& settings) {
    if (!options.language.empty())
        settings.language = options.language;
    if (!options.theme.empty())
        settings.theme = options.theme;
    if (options.text != 0)
        settings.text_percent = options.text;
}

// What the window shows, by name and place in it: what a screen reader says, and what a test taps.
std::string nodes_json(ui::Ui& ui, float scale) {
    Json out = Json::array();
    for (const ui::Node& node : ui.nodes()) {
        if (node.visible.w <= 0)
            continue;
        auto px = [&](float length) {
            return static_cast<std::int64_t>(length * scale * ui.text_scale());
        };
        out.push_back({{"role", ui::role_name(node.role)},
                       {"name", node.name},
                       {"value", node.value},
                       {"target", node.target && node.enabled},
                       {"focused", node.focused},
                       {"x", px(node.visible.x)},
                       {"y", px(node.visible.y)},
                       {"w", px(node.visible.w)},
                       {"h", px(node.visible.h)}});
    }
    return canonical(out);
}

// Draws when something has changed; sleeps otherwise. Drafts reach the disk when nobody has touched for a second.
int run(Tablet& tablet, SdlHost& host, ui::Frame& frame, const std::string& nodes) {
    constexpr int fade_step = 12;
    constexpr std::int64_t rest = 1000;
    Navigator& pages = tablet.navigator();
    std::uint64_t shown = 0;
    bool rested = false;
    while (true) {
        std::int64_t wait = rested ? pages.ms_until_due() : std::min(rest, pages.ms_until_due());
        if (frame.wants_frame())
            wait = frame.ui().fading() ? fade_step : 0;
        auto events = host.wait(static_cast<int>(std::min<std::int64_t>(wait, 1 << 30)));
        for (HostEvent& event : events) {
            if (event.kind == HostEvent::Kind::quit) {
                pages.keep();
                return 0;
            }
            if (event.kind == HostEvent::Kind::wake)
                continue;
            pages.touched();
            frame.feed(std::move(event));
        }
        pages.refresh();
        if (events.empty() && !frame.wants_frame() && !rested)
            pages.keep();
        rested = events.empty() && !frame.wants_frame();
        if (shown != pages.revision())
            frame.feed({.kind = HostEvent::Kind::redraw});
        shown = pages.revision();
        if (auto dressed = tablet.dress(frame); !dressed)
            return fail(dressed.error());
        if (!frame.wants_frame())
            continue;
        frame.draw([&](ui::Ui& ui) { tablet.draw(ui); });
        if (!nodes.empty() && !frame.wants_frame())
            if (auto written = write_whole_file(nodes, nodes_json(frame.ui(), frame.scale()), Readers::owner); !written)
                return fail(written.error());
    }
}

int start(const Options& options) {
    std::string assets = ui::assets_beside_program();
    std::string path = options.store;
    if (path.empty()) {
        auto folder = data_folder("vaka");
        if (!folder)
            return fail(folder.error());
        path = *folder + "/ward.vaka";
    }
    std::string folder = std::filesystem::path(path).parent_path().string();
    if (auto made = folder.empty() ? Result<void>() : make_folder(folder); !made)
        return fail(made.error());
    std::optional<Instant> now = options.now.empty() ? std::nullopt : moment(options.now);
    if (!options.now.empty() && !now)
        return fail({Fault::invalid, "option_malformed", "--now " + options.now});
    ShiftedClock clock(now);
    int width = 1280, height = 800;
    if (!options.size.empty() && std::sscanf(options.size.c_str(), "%dx%d", &width, &height) != 2)
        return fail({Fault::invalid, "option_malformed", "--size " + options.size});
    if ((!options.pictures.empty() || options.look_over) && !options.play_day) {
        PictureOptions wanted{.store = path, .assets = assets, .folder = options.pictures, .now = clock.now()};
        if (!options.language.empty())
            wanted.languages = {options.language};
        if (!options.size.empty())
            wanted.sizes = {{width, height}};
        if (!options.theme.empty())
            wanted.theme = options.theme;
        if (options.text != 0)
            wanted.text_percent = options.text;
        auto taken = take_pictures(wanted);
        if (!taken)
            return fail(taken.error());
        std::printf("%d\n", *taken);
        return 0;
    }

    SystemRandom random;
    DiskFiles files;
    FileKeystore keystore(path + ".");
    StandingClock day(clock.now());
    std::unique_ptr<SdlHost> host;
    Machine machine{options.play_day ? static_cast<Clock&>(day) : clock,
                    random,
                    files,
                    keystore,
                    path,
                    options.server,
                    machine_name()};
    machine.connect = [&host](const std::string& url) -> std::unique_ptr<Transport> {
        if (!url.starts_with("http"))
            return nullptr;
        return std::make_unique<HttpClient>(url, [&host] {
            if (host)
                host->wake();
        });
    };
    machine.sticks = usb_sticks;
    Settings settings;
    apply(options, settings);

    if (!options.play_day) {
        auto opened = SdlHost::open({.title = "Vaka",
                                     .width = width,
                                     .height = height,
                                     .fullscreen = options.fullscreen,
                                     .opengl = options.renderer == "gl"});
        if (!opened)
            return fail(opened.error());
        host = std::move(*opened);
    }
    auto frame = ui::Frame::open(assets, host.get());
    if (!frame)
        return fail(frame.error());
    auto tablet = Tablet::open(std::move(machine), settings, assets);
    if (!tablet)
        return fail(tablet.error());
    apply(options, (*tablet)->settings());
    if (options.wall)
        (*tablet)->navigator().go(ToWall{});
    if (host)
        return run(**tablet, *host, **frame, options.nodes);

    (*frame)->resize(width, height);
    if (!options.pictures.empty())
        std::filesystem::create_directories(options.pictures);
    auto played = play_day(**tablet, **frame, day, options.pictures);
    return played ? 0 : fail(played.error());
}

}

}

int main(int argc, char** argv) {
    vaka::Options options;
    CLI::App app("Vaka");
    app.add_option("--store", options.store, "file of the ward's store")->type_name("FILE");
    app.add_option("--server", options.server, "address of the server, for the first run")->type_name("URL");
    app.add_option("--lang", options.language, "language")->check(CLI::IsMember({"sv", "en"}));
    app.add_option("--theme", options.theme, "colours")->check(CLI::IsMember({"light", "dark", "high_contrast"}));
    app.add_option("--text", options.text, "text size in percent")->check(CLI::Range(100, 300));
    app.add_option("--size", options.size, "size of the window")->type_name("WxH");
    app.add_flag("--fullscreen", options.fullscreen, "fill the screen");
    app.add_flag("--wall", options.wall,
                 "begin with the cross for a wall, as a screen in a corridor does when it wakes");
    app.add_option("--renderer", options.renderer, "who draws")->check(CLI::IsMember({"auto", "software", "gl"}));
    app.add_option("--pictures", options.pictures,
                   "write a picture of every page, without a window; --size and --lang choose which")
        ->type_name("DIR");
    app.add_flag("--look-over", options.look_over,
                 "say what is wrong with any page, as --pictures does, without painting them");
    app.add_option("--now", options.now, "show another time: 2026-10-22T09:30")->type_name("TIME");
    app.add_option("--nodes", options.nodes, "write what the window shows, by name and place, as JSON")
        ->type_name("FILE");
    app.add_flag("--play-day", options.play_day, "play a ward's day through the interface, without a window");
    CLI11_PARSE(app, argc, argv);
    return vaka::start(options);
}
