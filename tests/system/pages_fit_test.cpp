// Every page of the app, drawn by the real program on screens of four sizes with text from 100 to 300 %: nothing is cut
// off, too small for a finger, in the way of something else, or without a name.

#include <catch2/catch.hpp>

#include <array>
#include <filesystem>

#include "tests/support/programs.hpp"

using namespace vaka::sim;

namespace {

void check_pages(const std::string& size, const std::string& text, const std::string& theme = "light",
                 const std::string& language = "sv") {
    TempFolder folder;
    REQUIRE(vakactl({"demo", folder / "ward.vaka", "--seed", "1", "--days", "120"}).status == 0);
    Ran ran = run({std::string(VAKA_PROGRAMS) + "/vaka", "--store", folder / "ward.vaka", "--look-over", "--lang",
                   language, "--size", size, "--text", text, "--theme", theme});
    INFO(size << ", " << text << " %, " << theme << ":\n" << ran.err);
    CHECK(ran.status == 0);
    CHECK(std::stoi("0" + ran.out) > 30);
}

}

TEST_CASE("every page fits a tablet that lies", "[system][pages]") {
    check_pages("1280x800", "100");
}

TEST_CASE("every page fits a tablet that stands", "[system][pages]") {
    check_pages("800x1280", "100");
}

TEST_CASE("every page fits a tablet that lies in English too", "[system][pages]") {
    check_pages("1280x800", "100", "light", "en");
}

TEST_CASE("every page fits a tablet that stands in English too", "[system][pages]") {
    check_pages("800x1280", "100", "light", "en");
}

TEST_CASE("every page fits a laptop", "[system][pages]") {
    check_pages("1366x768", "100", "dark");
}

TEST_CASE("every page fits a large screen", "[system][pages]") {
    check_pages("1920x1080", "100", "high_contrast");
}

TEST_CASE("every page fits a tablet that lies with text of twice the size", "[system][pages]") {
    check_pages("1280x800", "200", "high_contrast");
}

TEST_CASE("every page fits a tablet that stands with text of twice the size", "[system][pages]") {
    check_pages("800x1280", "200", "dark");
}

TEST_CASE("a picture is written of every page that is looked over", "[system][pages]") {
    TempFolder folder;
    REQUIRE(vakactl({"demo", folder / "ward.vaka", "--seed", "1", "--days", "120"}).status == 0);
    std::vector<std::string> words = {
        std::string(VAKA_PROGRAMS) + "/vaka", "--store", folder / "ward.vaka", "--lang", "sv", "--size", "800x1280"};
    auto with = [&](const std::vector<std::string>& more) {
        std::vector<std::string> all = words;
        all.insert(all.end(), more.begin(), more.end());
        return run(all);
    };

    Ran painted = with({"--pictures", folder / "pictures"}), looked_over = with({"--look-over"});

    auto written = std::distance(std::filesystem::directory_iterator(folder / "pictures"), {});
    CHECK(painted.out == looked_over.out);
    CHECK(painted.out == std::to_string(written) + "\n");
}

constexpr std::array sizes = {"1280x800", "800x1280", "1366x768", "1920x1080"};

TEST_CASE("every page fits every screen in every theme, with usual text and with text of twice the size",
          "[system][pages][slow]") {
    for (const char* size : sizes)
        for (const char* theme : {"light", "dark", "high_contrast"})
            for (const char* text : {"100", "200"})
                check_pages(size, text, theme);
}

TEST_CASE("every page fits every screen with any text", "[system][pages][slow]") {
    for (const char* size : sizes)
        for (const char* text : {"125", "150", "300"})
            check_pages(size, text);
}
