// The words of a language: found by key and filled in.

#include <catch2/catch.hpp>

#include <array>

#include "core/base/strings.hpp"

using namespace vaka;

namespace {

Result<Strings> words(std::string file) {
    return Strings::parse({&file, 1});
}

}

TEST_CASE("words are found by key and filled in", "[base][strings]") {
    auto strings = words(R"({"language":"sv","a":"Hej {name}, {name}! {other} {","n.one":"{n} sak",
        "n.other":"{n} saker i {where}","fault.full":"Fullt.","reason.too_big":"För stor: {detail}."})");

    REQUIRE(strings);
    CHECK(strings->language() == "sv");
    CHECK(strings->tr("a", {{"name", "{other}"}}).text == "Hej {other}, {other}! {other} {");
    CHECK(strings->tr("a").text == "Hej {name}, {name}! {other} {");
    CHECK(strings->tr("missing.key").text == "[missing.key]");
    CHECK(strings->count("n", 1).text == "1 sak");
    CHECK(strings->count("n", 0, {{"where", "dag"}}).text == "0 saker i dag");
    CHECK(strings->sentence({Fault::full, "", ""}).text == "Fullt.");
    CHECK(strings->sentence({Fault::full, "too_big", "9 MB"}).text == "För stor: 9 MB.");
    CHECK(strings->sentence({Fault::full, "unknown", ""}).text == "Fullt.");
}

TEST_CASE("words that are not a flat list of texts are refused", "[base][strings]") {
    CHECK_FALSE(words("[]"));
    CHECK_FALSE(words("{"));
    CHECK_FALSE(words(R"({"language":"sv","a":{"b":"c"}})"));
    CHECK_FALSE(words(R"({"language":"sv","a":1})"));
    CHECK_FALSE(words(R"({"a":"no language"})"));

    const std::array twice = {std::string(R"({"language":"sv","a":"1"})"), std::string(R"({"a":"2"})")};
    CHECK_FALSE(Strings::parse(twice));
}
