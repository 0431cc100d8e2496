// The words of every language: nothing missing, nothing left untranslated, and every key that the program asks for.

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <set>

#include "core/base/strings.hpp"
#include "core/guard/privacy.hpp"
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

// A literal that begins the arguments of a call. A whole key when nothing is added to it.
struct Asked {
    std::string key;
    bool whole = true;
};

std::vector<Asked> asked_by(std::string_view function, std::string_view source) {
    std::string code = code_and_literals_of(source);
    std::vector<Asked> asked;
    for (std::size_t place : places_of(function, code)) {
        std::size_t open = place + function.size();
        if (!std::string_view(code).substr(open).starts_with("(\""))
            continue;
        std::size_t close = code.find('"', open + 2);
        std::string key = code.substr(open + 2, close - open - 2);
        bool dotted = key.find('.') != std::string::npos; // others have a count(), too
        if (dotted)
            asked.push_back({key, code[close + 1] == ',' || code[close + 1] == ')'});
    }
    return asked;
}

std::string missing_keys(const std::vector<SourceFile>& files, const Texts& texts) {
    std::string missing;
    auto require = [&](const std::string& path, const std::string& key, bool whole) {
        auto found = texts.lower_bound(key);
        bool there = found != texts.end() && (whole ? found->first == key : found->first.starts_with(key));
        if (!there)
            missing += path + ": " + key + "\n";
    };
    for (const SourceFile& file : files) {
        for (const Asked& asked : asked_by("tr", file.text))
            require(file.path, asked.key, asked.whole);
        for (const Asked& asked : asked_by("count", file.text)) {
            require(file.path, asked.key + (asked.whole ? ".one" : ""), asked.whole);
            require(file.path, asked.key + (asked.whole ? ".other" : ""), asked.whole);
        }
    }
    return missing;
}

// The reasons of errors: Error{Fault::x, "reason", …}.
std::set<std::string> reasons_in(const std::vector<SourceFile>& files) {
    std::set<std::string> reasons;
    for (const SourceFile& file : files) {
        std::string code = code_and_literals_of(file.text);
        for (std::size_t place : places_of("Error{Fault::", code)) {
            std::size_t comma = code.find_first_of(",}", place);
            std::size_t open = code.find_first_not_of(" \n", comma + 1);
            if (code[comma] != ',' || code[open] != '"')
                continue;
            std::size_t close = code.find('"', open + 1);
            bool whole = code[close + 1] == ',' || code[close + 1] == '}';
            if (whole && close > open + 1)
                reasons.insert(code.substr(open + 1, close - open - 1));
        }
    }
    return reasons;
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

TEST_CASE("every fault, every reason and every privacy rule has a sentence", "[house][strings]") {
    Texts texts = texts_of("sv");
    for (int fault = 0; fault <= static_cast<int>(Fault::untrusted); ++fault)
        CHECK(texts.contains("fault." + std::string(fault_name(static_cast<Fault>(fault)))));
    for (std::string_view rule : privacy_rules) {
        CAPTURE(rule);
        CHECK(texts.contains("privacy." + std::string(rule)));
        CHECK(texts.contains("reason.privacy." + std::string(rule)));
    }
    for (const std::string& reason : reasons_in(sources({"app", "core", "platform"}))) {
        CAPTURE(reason);
        CHECK(texts.contains("reason." + reason));
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

TEST_CASE("every key that the program asks for exists", "[house][strings]") {
    Texts texts = texts_of("sv");

    CHECK(missing_keys(sources({"app", "core"}), texts) == "");
}

TEST_CASE("the checks of keys and reasons find what is wrong", "[house][strings]") {
    Texts texts = {{"a.b", "x"}, {"n.one", "x"}, {"n.other", "x"}, {"colour.red", "x"}};
    auto missing = [&](std::string text) {
        return missing_keys({{"f", std::move(text)}}, texts);
    };

    CHECK(missing(R"(tr("a.b"); strings.tr("a.b", {}); s->tr("colour." + code); // tr("c.d"))") == "");
    CHECK(missing(R"(tr("a.c");)") == "f: a.c\n");
    CHECK(missing(R"(strings.tr("month." + n))") == "f: month.\n");
    CHECK(missing(R"(json.count("n"); map.count("x");)") == "");
    CHECK(missing(R"(strings.count("a.b", 2);)") == "f: a.b.one\nf: a.b.other\n");
    CHECK(reasons_in(
              {{"f", R"(return Error{Fault::full, "disk_full"}; Error{Fault::busy, "", d}; Error{Fault::busy};)"}}) ==
          std::set<std::string>{"disk_full"});
}
