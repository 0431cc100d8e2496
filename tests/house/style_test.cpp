// The habits of the house that a program can check. What only a reader can judge is in README.md.

#include <catch2/catch.hpp>

#include <algorithm>

#include "core/base/text.hpp"
#include "tests/house/tree.hpp"

namespace {

constexpr std::size_t longest_line = 120;

// Words that may not stand in the code of these folders.
struct Forbidden {
    std::string_view word;
    std::vector<std::string_view> folders;
    std::string_view reason;
    std::vector<std::string_view> except;
};

const std::vector<std::string_view> ours = {"app/", "core/", "platform/"};
const std::vector<std::string_view> everywhere = {"app/", "core/", "platform/", "tests/"};

const std::vector<Forbidden> forbidden = {
    {"system_clock", {"core/", "app/pages/"}, "time comes through Clock", {}},
    {"steady_clock", {"core/", "app/pages/"}, "time comes through Clock", {}},
    {"gettimeofday", {"core/", "app/"}, "time comes through Clock", {}},
    {"clock_gettime", {"core/", "app/"}, "time comes through Clock", {}},
    {"std::time", {"core/", "app/"}, "time comes through Clock", {}},
    {"time(nullptr)", {"core/", "app/"}, "time comes through Clock", {}},
    {"time(NULL)", {"core/", "app/"}, "time comes through Clock", {}},
    {"localtime", {"core/", "app/"}, "time comes through Clock", {}},
    {"random_device", {"core/", "app/"}, "chance comes through Random", {}},
    {"rand()", everywhere, "chance comes through Random", {}},
    {"fopen", {"core/", "app/pages/"}, "files come through Files", {}},
    {"ifstream", {"core/", "app/pages/"}, "files come through Files", {}},
    {"ofstream", {"core/", "app/pages/"}, "files come through Files", {}},
    {"shared_ptr", everywhere, "owned by one, referred to by the others", {}},
    {"std::regex", everywhere, "recursive and slow on hostile text", {}},
    {"throw", ours, "failures are values", {}},
    // Only libraries throw: what lies under the server's handler, and the parser of a command line.
    {"catch", ours, "nothing throws", {"platform/http_server.cpp", "app/ctl/main.cpp", "app/server/main.cpp"}},
    {"#define", ours, "no macros", {"core/base/result.hpp", "app/ui/canvas/atlas.cpp", "app/ui/frame.cpp"}},
    {"_WIN32", {"app/", "core/"}, "systems differ only in platform", {}},
    {"__linux__", {"app/", "core/"}, "systems differ only in platform", {}},
    {"__APPLE__", {"app/", "core/"}, "systems differ only in platform", {}},
};

const std::vector<std::string_view> drawers = {"utils", "util", "common", "helpers", "helper", "misc", "types"};

bool is_below(std::string_view path, const std::vector<std::string_view>& folders) {
    return std::ranges::any_of(folders, [&](std::string_view folder) { return path.starts_with(folder); });
}

std::string broken_style(const SourceFile& file) {
    std::string broken;
    auto say = [&](std::size_t line, std::string_view what) {
        broken += file.path + ":" + std::to_string(line) + " " + std::string(what) + "\n";
    };
    const std::string code = code_of(file.text);
    for (const Forbidden& rule : forbidden) {
        if (!is_below(file.path, rule.folders) || std::ranges::find(rule.except, file.path) != rule.except.end())
            continue;
        for (std::size_t place : places_of(rule.word, code)) {
            auto line = 1 + std::count(code.begin(), code.begin() + static_cast<std::ptrdiff_t>(place), '\n');
            say(static_cast<std::size_t>(line), std::string(rule.word) + ": " + std::string(rule.reason));
        }
    }

    const std::vector<std::string> lines = lines_of(file.text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (vaka::length(lines[i]) > longest_line)
            say(i + 1, "is longer than 120");
        if (!lines[i].empty() && (lines[i].back() == ' ' || lines[i].back() == '\t' || lines[i].back() == '\r'))
            say(i + 1, "ends in white space");
    }
    bool only_in_literals =
        places_of("TODO", file.text).size() == places_of("TODO", code_and_literals_of(file.text)).size();
    if (!only_in_literals)
        say(1, "leaves something for later");

    bool header = file.path.ends_with(".hpp");
    if (header && (lines.empty() || !lines.front().starts_with("// ")))
        say(1, "does not begin by saying what it is for");
    if (header && !has_word("#pragma once", code))
        say(1, "has no #pragma once");
    std::size_t slash = file.path.rfind('/') + 1;
    if (std::ranges::find(drawers, file.path.substr(slash, file.path.rfind('.') - slash)) != drawers.end())
        say(1, "is named as a drawer, not as an idea");
    return broken;
}

}

TEST_CASE("the sources keep the habits of the house", "[house]") {
    std::string broken;
    for (const SourceFile& file : sources({"app", "core", "platform", "tests"}))
        broken += broken_style(file);

    CHECK(broken == "");
}

TEST_CASE("code that breaks a habit is found, and a comment or a text about it is not", "[house]") {
    auto breaks = [](std::string path, std::string text) {
        bool header = path.ends_with(".hpp");
        return !broken_style({std::move(path), (header ? "// What.\n#pragma once\n" : "") + text}).empty();
    };

    CHECK_FALSE(breaks("core/x.cpp", "int x = 1;\n"));
    CHECK(breaks("core/x.cpp", "auto t = std::chrono::system_clock::now();\n"));
    CHECK_FALSE(breaks("platform/x.cpp", "auto t = std::chrono::system_clock::now();\n"));
    CHECK(breaks("core/x.cpp", "long t = time(nullptr);\n"));
    CHECK_FALSE(breaks("core/x.cpp", "Instant t = swedish_time(instant);\n"));
    CHECK(breaks("app/x.cpp", "std::shared_ptr<int> p;\n"));
    CHECK(breaks("tests/x.cpp", "std::regex r;\n"));
    CHECK(breaks("core/x.cpp", "throw 1;\n"));
    CHECK_FALSE(breaks("core/x.cpp", "// Never throw here.\nauto s = \"throw\";\n"));
    CHECK_FALSE(breaks("core/x.cpp", "int overthrow = 1'000;\n"));
    CHECK(breaks("core/x.cpp", "#define X 1\n"));
    CHECK(breaks("app/pages/x.cpp", "#ifdef _WIN32\n"));
    CHECK(breaks("core/x.cpp", std::string(121, 'x') + "\n"));
    CHECK_FALSE(breaks("core/x.cpp", "// " + std::string(116, 'x') + "å\n"));
    CHECK(breaks("core/x.cpp", "int x; \n"));
    CHECK(breaks("core/x.cpp", "// TO"
                               "DO: later\n"));
    CHECK(breaks("core/utils.cpp", "int x;\n"));
    CHECK_FALSE(broken_style({"core/x.hpp", "// What.\n\n#pragma once\n"}).size());
    CHECK(broken_style({"core/x.hpp", "#pragma once\n"}).size());
    CHECK(broken_style({"core/x.hpp", "// What.\n"}).size());
}

TEST_CASE("comments and literals are blanked and lines stay where they are", "[house]") {
    CHECK(code_of("a // b\nc") == "a     \nc");
    CHECK(code_of("a /* b\n c */ d") == "a     \n      d");
    CHECK(code_of("x(\"a\\\"b\", 'c')") == "x(\"    \", ' ')");
    CHECK(code_of("R\"(a\"b)\" c") == "R\"     \" c");
    CHECK(code_of("1'000 'x'") == "1'000 ' '");
    CHECK(code_and_literals_of("tr(\"a\") // b") == "tr(\"a\")     ");
}
