// What users are told of each version: there is an entry for the one that is built, in both languages.

#include <catch2/catch.hpp>

#include "tests/house/tree.hpp"
#include "tests/support/content.hpp"

using namespace vaka;

namespace {

std::string version_of_project() {
    const std::string text = file_text(std::string(VAKA_ROOT) + "/CMakeLists.txt"), before = "project(vaka VERSION ";
    std::size_t begin = text.find(before);
    REQUIRE(begin != std::string::npos);
    begin += before.size();
    return text.substr(begin, text.find(' ', begin) - begin);
}

}

TEST_CASE("the changelog begins with the version that is built", "[house][docs]") {
    Content content = sim::shipped_content();

    CHECK(content.changelog.front().version == version_of_project());
}

TEST_CASE("every line of the changelog is short and said in both languages", "[house][docs]") {
    Content content = sim::shipped_content();

    for (const Release& release : content.changelog)
        for (const Label& line : release.lines) {
            const std::string swedish = in_language(line, "sv"), english = in_language(line, "en");
            CAPTURE(release.version, swedish);
            CHECK(swedish != english);
            for (const std::string& words : {swedish, english}) {
                CHECK(words.size() <= 140);
                CHECK(words.ends_with('.'));
            }
        }
}
