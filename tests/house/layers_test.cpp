// Who may include whom: the arrows of the house, checked on the real tree. README.md tells what each layer is for.

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <set>

#include "tests/house/tree.hpp"

namespace {

using Prefixes = std::vector<std::string_view>;

bool begins_with_any(std::string_view path, const Prefixes& prefixes) {
    return std::ranges::any_of(prefixes, [&](std::string_view prefix) { return path.starts_with(prefix); });
}

// The first layer that a path is of is its own; it may always include itself. `*` stands for any letters but '/'.
struct Layer {
    std::string_view files;
    Prefixes may_include;
};

// What all screens share, and the core.
constexpr std::array page_root = {
    std::string_view("core/"),
    std::string_view("app/pages/context.hpp"),
    std::string_view("app/pages/guarded_text.hpp"),
    std::string_view("app/pages/languages.hpp"),
    std::string_view("app/pages/pages.hpp"),
    std::string_view("app/pages/reading.hpp"),
    std::string_view("app/pages/sequence.hpp"),
};

const std::vector<Layer> layers = {
    {"core/base/*", {}},
    {"core/model/*", {"core/base/"}},
    {"core/crdt/*", {"core/base/"}},
    {"core/guard/*", {"core/base/"}},
    {"core/content/*", {"core/model/", "core/base/"}},
    {"core/rules/*", {"core/content/", "core/model/", "core/base/"}},
    {"core/store/*", {"core/model/", "core/crdt/", "core/base/"}},
    {"core/days*", {"core/store/", "core/rules/", "core/content/", "core/model/", "core/base/"}},
    {"core/session*",
     {"core/days.hpp", "core/store/", "core/rules/", "core/content/", "core/guard/", "core/model/", "core/crdt/",
      "core/base/"}},
    {"core/report/*", {"core/rules/", "core/content/", "core/model/", "core/base/"}},
    {"core/ward/*",
     {"core/session", "core/days.hpp", "core/store/", "core/report/", "core/rules/", "core/content/", "core/guard/",
      "core/model/", "core/crdt/", "core/base/"}},
    {"core/sync/*", {"core/store/", "core/guard/", "core/rules/", "core/model/", "core/crdt/", "core/base/"}},
    {"core/hub/*",
     {"core/sync/", "core/store/", "core/guard/", "core/rules/", "core/model/", "core/crdt/", "core/base/"}},
    {"core/demo/*",
     {"core/ward/", "core/session", "core/store/", "core/rules/", "core/content/", "core/model/", "core/base/"}},
    {"platform/*", {"core/base/"}},
    {"app/ui/*", {"core/base/", "core/model/record.hpp", "platform/sdl_host.hpp"}},
    {"app/pages/context.hpp", {page_root.begin(), page_root.end()}},
    {"app/pages/guarded_text.*", {page_root.begin(), page_root.end()}},
    {"app/pages/pages.hpp", {page_root.begin(), page_root.end()}},
    {"app/pages/reading.hpp", {page_root.begin(), page_root.end()}},
    {"app/pages/sequence.hpp", {page_root.begin(), page_root.end()}},
    {"app/pages/navigator.*", {"app/pages/open_page.hpp", "core/"}},
    {"app/pages/open_page.hpp", {page_root.begin(), page_root.end()}},
    // What a page knows and can do; this source alone knows them all.
    {"app/pages/open_page.cpp", {"app/pages/", "core/"}},
    {"app/pages/*/*_screen.*", {page_root.begin(), page_root.end()}},
    // A part of one: a question of the huddle.
    {"app/pages/*/*_part.*", {page_root.begin(), page_root.end()}},
    // How a page is drawn; it never asks the store.
    {"app/pages/*",
     {"app/pages/", "app/ui/", "core/base/", "core/content/", "core/model/", "core/report/", "core/rules/",
      "core/ward/"}},
    {"app/tablet/*", {"app/", "core/", "platform/"}},
    {"app/console/*", {"core/", "platform/"}},
    {"app/server/*", {"app/console/", "core/", "platform/"}},
    {"app/ctl/*", {"app/console/", "core/", "platform/"}},
};

// A library, and the only files that may know it, so that it can be replaced.
struct Library {
    std::string_view header;
    Prefixes only_in;
};

const std::vector<Library> libraries = {
    {"nlohmann/", {"core/base/json.hpp", "core/base/json_fwd.hpp"}},
    {"sodium", {"core/base/seal.cpp"}},
    {"sqlite3", {"core/store/database.cpp"}},
    {"zstd", {"core/sync/pack.cpp"}},
    {"imgui", {"app/ui/"}},
    {"stb/", {"app/ui/"}},
    {"SDL", {"platform/sdl_host.", "app/ui/"}},
    {"GL", {"app/ui/"}},
    {"curl/", {"platform/http_client."}},
    {"boost/", {"platform/http_server."}},
    {"pqxx/", {"platform/"}},
    {"sys/", {"platform/"}},
    {"unistd.h", {"platform/"}},
    {"fcntl.h", {"platform/"}},
    {"netinet/", {"platform/"}},
    {"arpa/", {"platform/"}},
    {"windows.h", {"platform/"}},
    {"CLI/", {"app/console/", "app/ctl/", "app/server/", "app/tablet/"}},
    {"catch2/", {"tests/"}},
};

struct Include {
    std::string path;
    bool quoted = false;
};

std::vector<Include> includes_of(const SourceFile& file) {
    std::vector<Include> includes;
    for (const std::string& line : lines_of(code_and_literals_of(file.text))) {
        std::size_t hash = line.find_first_not_of(' ');
        if (hash == std::string::npos || line[hash] != '#' || line.find("include", hash) == std::string::npos)
            continue;
        std::size_t open = line.find_first_of("<\"", hash);
        std::size_t close = line.find_first_of(">\"", open + 1);
        if (open != std::string::npos && close != std::string::npos)
            includes.push_back({line.substr(open + 1, close - open - 1), line[open] == '"'});
    }
    return includes;
}

bool is_like(std::string_view path, std::string_view pattern) {
    std::size_t star = pattern.find('*');
    if (star == std::string_view::npos || !path.starts_with(pattern.substr(0, star)))
        return path == pattern;
    pattern.remove_prefix(star + 1);
    path.remove_prefix(star);
    if (pattern.empty())
        return true;
    for (std::size_t taken = 0; taken <= path.size() && (taken == 0 || path[taken - 1] != '/'); ++taken)
        if (is_like(path.substr(taken), pattern))
            return true;
    return false;
}

// "app/pages/cross" of a file in that folder; nothing for what all pages share.
std::string_view page_of(std::string_view path) {
    constexpr std::string_view pages = "app/pages/";
    std::size_t end = path.starts_with(pages) ? path.find('/', pages.size()) : std::string_view::npos;
    return end == std::string_view::npos ? std::string_view() : path.substr(0, end);
}

bool is_allowed(std::string_view from, const Layer& layer, std::string_view path) {
    // A page's headers are for that page.
    if (!page_of(path).empty() && page_of(path) != page_of(from) && from.starts_with("app/pages/") &&
        from != "app/pages/open_page.cpp")
        return false;
    // A page's views draw its screens, and a screen is made of its parts.
    const bool same_page = !page_of(from).empty() && page_of(from) == page_of(path);
    const bool is_view =
        from.find("_screen.") == std::string_view::npos && from.find("_part.") == std::string_view::npos;
    if (same_page && (is_view || path.find("_part.") != std::string_view::npos))
        return true;
    auto own = std::ranges::find_if(layers, [&](const Layer& l) { return is_like(path, l.files); });
    return (own != layers.end() && own->files == layer.files) || begins_with_any(path, layer.may_include);
}

// One line for each include that breaks a rule; `known` are the files there are.
std::string broken_layers(const std::vector<SourceFile>& files, const std::set<std::string>& known) {
    std::string broken;
    for (const SourceFile& file : files) {
        auto layer = std::ranges::find_if(layers, [&](const Layer& l) { return is_like(file.path, l.files); });
        if (layer == layers.end()) {
            broken += file.path + " is in no layer\n";
            continue;
        }
        for (const Include& include : includes_of(file)) {
            const std::string said = file.path + " includes " + include.path + "\n";
            if (include.quoted && (!known.contains(include.path) || !is_allowed(file.path, *layer, include.path)))
                broken += said;
            for (const Library& library : libraries)
                if (!include.quoted && include.path.starts_with(library.header) &&
                    !begins_with_any(file.path, library.only_in))
                    broken += said;
        }
    }
    return broken;
}

std::set<std::string> paths_of(const std::vector<SourceFile>& files) {
    std::set<std::string> paths;
    for (const SourceFile& file : files)
        paths.insert(file.path);
    return paths;
}

}

TEST_CASE("no layer includes what stands above it", "[house]") {
    std::vector<SourceFile> files = sources({"app", "core", "platform"});

    REQUIRE(files.size() > 40);
    CHECK(broken_layers(files, paths_of(files)) == "");
}

TEST_CASE("every arrow below the pages points down, so that there can be no circle", "[house]") {
    std::string above;
    for (auto layer = layers.begin(); layer != layers.end() && !layer->files.starts_with("app/"); ++layer)
        for (std::string_view below : layer->may_include) {
            auto is_below = [&](const Layer& other) {
                return other.files.starts_with(below) ||
                       below.starts_with(other.files.substr(0, other.files.find('*')));
            };
            if (std::none_of(layers.begin(), layer, is_below))
                above += std::string(layer->files) + " may include " + std::string(below) + "\n";
        }

    CHECK(above == "");
}

TEST_CASE("an include that breaks the house is found", "[house]") {
    auto [path, include, broken] = GENERATE(table<std::string, std::string, bool>({
        {"core/model/x.hpp", "\"core/base/text.hpp\"", false},
        {"core/model/x.hpp", "\"core/crdt/op.hpp\"", true},
        {"core/rules/x.cpp", "\"core/store/store.hpp\"", true},
        {"core/store/x.cpp", "\"core/rules/cross.hpp\"", true},
        {"core/store/x.cpp", "\"core/session.hpp\"", true},
        {"core/sync/x.cpp", "\"core/session.hpp\"", true},
        {"core/report/x.cpp", "\"core/store/store.hpp\"", true},
        {"core/report/x.cpp", "\"core/rules/cross.hpp\"", false},
        {"platform/x.cpp", "\"core/store/store.hpp\"", true},
        {"core/ward/x.cpp", "\"core/store/store.hpp\"", false},
        {"core/ward/x.cpp", "\"app/pages/context.hpp\"", true},
        {"core/guard/x.cpp", "\"core/rules/cross.hpp\"", true},
        {"core/content/x.cpp", "\"core/rules/cross.hpp\"", true},
        {"core/hub/x.cpp", "\"core/session.hpp\"", true},
        {"app/pages/cross/x_screen.cpp", "\"core/store/store.hpp\"", false},
        {"app/pages/cross/x_screen.cpp", "\"app/pages/context.hpp\"", false},
        {"app/pages/cross/x_screen.cpp", "\"platform/system.hpp\"", true},
        {"app/pages/cross/x_screen.cpp", "\"app/ui/ui.hpp\"", true},
        {"app/pages/cross/x_screen.cpp", "<SDL.h>", true},
        {"app/pages/cross/x_screen.cpp", "<imgui.h>", true},
        {"app/pages/cross/x_screen.cpp", "\"app/pages/huddle/huddle_screen.hpp\"", true},
        {"app/pages/huddle/x_view.cpp", "\"app/pages/huddle/huddle_screen.hpp\"", false},
        {"app/pages/cross/x_view.cpp", "\"app/pages/huddle/huddle_screen.hpp\"", true},
        {"app/pages/cross/x_view.cpp", "\"core/store/store.hpp\"", true},
        {"app/pages/cross/x_view.cpp", "\"app/ui/ui.hpp\"", false},
        {"app/pages/cross/x_view.cpp", "<imgui.h>", true},
        {"app/ui/x.cpp", "<imgui.h>", false},
        {"app/ui/x.cpp", "\"app/pages/context.hpp\"", true},
        {"app/ui/x.cpp", "\"core/model/huddle.hpp\"", true},
        {"app/server/main.cpp", "\"app/ui/ui.hpp\"", true},
        {"core/base/x.cpp", "<sodium.h>", true},
        {"core/base/seal.cpp", "<sodium.h>", false},
        {"core/store/store.cpp", "<sqlite3.h>", true},
        {"core/sync/bundle.cpp", "<zstd.h>", true},
        {"core/model/x.cpp", "<nlohmann/json.hpp>", true},
        {"core/base/x.cpp", "<unistd.h>", true},
        {"platform/files.cpp", "<SDL.h>", true},
        {"core/base/x.cpp", "\"text.hpp\"", true},
        {"core/extra/x.cpp", "<string>", true},
    }));
    std::set<std::string> known = {"core/base/text.hpp",   "core/crdt/op.hpp",
                                   "core/store/store.hpp", "core/session.hpp",
                                   "core/rules/cross.hpp", "core/model/huddle.hpp",
                                   "platform/system.hpp",  "app/pages/context.hpp",
                                   "app/ui/ui.hpp",        "app/pages/huddle/huddle_screen.hpp"};

    CAPTURE(path, include);
    CHECK(broken_layers({{path, "// x\n#include " + include + "\n"}}, known).empty() != broken);
    CHECK(broken_layers({{path, "// #include \"app/nowhere.hpp\"\n"}}, known).empty() != (path == "core/extra/x.cpp"));
}
