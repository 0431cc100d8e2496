// The words of every language: nothing missing, nothing left untranslated. Which of them the program asks for is in
// keys_test.cpp.

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <set>

#include "core/base/strings.hpp"
#include "platform/files.hpp"
#include "tests/house/tree.hpp"

using namespace vaka;

namespace {

using Texts = std::map<std::string, std::string, std::less<>>;

const std::vector<std::string> languages = {"sv", "en"};

const std::string folder = std::string(VAKA_ASSETS) + "/strings";

// The files of a language, by name.
std::map<std::string, std::string> strings_files(const std::string& language) {
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (std::string name = entry.path().filename().string(); name.ends_with("." + language + ".json"))
            files[name] = file_text(entry.path().string());
    return files;
}

Texts texts_of(const std::string& language) {
    DiskFiles files;
    Result<Strings> strings = Strings::load(files, folder, language);
    INFO(language << ": " << (strings ? "" : strings.error().reason + " " + strings.error().detail));
    REQUIRE(strings);
    CHECK(strings->language() == language);
    return strings->all();
}

std::multiset<std::string> placeholders(std::string_view text) {
    std::multiset<std::string> names;
    for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1))
        names.insert(std::string(text.substr(open, text.find('}', open) - open + 1)));
    return names;
}

std::optional<std::string> key_of_line(std::string_view line) {
    std::size_t open = line.find('"');
    if (open == std::string_view::npos)
        return {};
    return std::string(line.substr(open + 1, line.find('"', open + 1) - open - 1));
}

}

TEST_CASE("every language has the same keys with the same placeholders, and no empty text", "[house][strings]") {
    Texts swedish = texts_of("sv");
    for (const std::string& language : languages) {
        Texts texts = texts_of(language);
        for (const auto& [key, text] : swedish) {
            CAPTURE(language, key);
            REQUIRE(texts.contains(key));
            CHECK_FALSE(texts[key].empty());
            CHECK(placeholders(texts[key]) == placeholders(text));
        }
        for (const auto& [key, text] : texts) {
            CAPTURE(language, key);
            CHECK(swedish.contains(key));
            CHECK(std::ranges::count(text, '{') == std::ranges::count(text, '}'));
            CHECK(text.find("  ") == std::string::npos);
        }
    }
}

TEST_CASE("the files are sorted, one key a line", "[house][strings]") {
    for (const std::string& language : languages) {
        std::size_t count = 0;
        for (const auto& [name, text] : strings_files(language)) {
            std::vector<std::string> keys;
            for (const std::string& line : lines_of(text))
                if (std::optional<std::string> key = key_of_line(line))
                    keys.push_back(*key);
            auto unsorted = std::is_sorted_until(keys.begin(), keys.end());
            CAPTURE(name, (unsorted == keys.end() ? "" : *unsorted));
            CHECK(unsorted == keys.end());
            count += keys.size();
        }
        CHECK(count == texts_of(language).size());
    }
}

TEST_CASE("a Swedish text is never the English one by mistake", "[house][strings]") {
    // Words that are the same in both.
    const std::set<std::string> same = {
        "colour.orange",
        "date.month.4",
        "date.month.9",
        "date.month.11",
        "date.month_short.4",
        "incident_type.risk",
        "date.weekday_letters.tuesday",
        "first_run.product",
        "first_run.server.example",
        "huddle.minutes.one",
        "huddle.minutes.other",
        "incident.type.risk",
        "language.en",
        "language.sv",
        "more.about",
        "more.news.version",
        "more.percent",
    };
    Texts swedish = texts_of("sv"), english = texts_of("en");
    for (const auto& [key, text] : swedish) {
        CAPTURE(key, text);
        bool letters = std::ranges::any_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
        bool only_placeholders = text.starts_with('{') && text.ends_with('}');
        if (letters && !only_placeholders && !same.contains(key))
            CHECK(english[key] != text);
    }
}
