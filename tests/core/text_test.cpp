// UTF-8, letters and their order.

#include <catch2/catch.hpp>

#include <algorithm>
#include <vector>

#include "core/base/text.hpp"

using namespace vaka;

TEST_CASE("overlong, cut, surrogate and too large code points are not UTF-8", "[base][text]") {
    CHECK(is_utf8(""));
    CHECK(is_utf8("only plain letters, more than eight of them"));
    CHECK(is_utf8("åäö €\xf0\x9f\x98\x80\xf4\x8f\xbf\xbf"));
    for (const char* bad : {"\xc0\xaf", "\xc1\xbf", "\xe0\x80\xaf", "\xe0\x9f\xbf", "\xf0\x80\x80\xaf", "\xed\xa0\x80",
                            "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff", "\x80", "\xc3", "\xe2\x82", "\xc3(",
                            "eight letters and \xbf", "\xf0\x9f\x98"}) {
        CHECK_FALSE(is_utf8(bad));
        CHECK(trimmed(bad) == bad);
    }
}

TEST_CASE("every code point comes back from UTF-8", "[base][text]") {
    for (char32_t c = 0; c <= 0x10ffff; c == 0xd7ff ? c = 0xe000 : ++c) {
        std::string text;
        append_utf8(text, c);
        CodePoint back = first_code_point(text);
        if (back.value != c || back.bytes != text.size())
            FAIL(static_cast<std::uint32_t>(c));
    }
    std::string surrogate;
    append_utf8(surrogate, 0xd800);
    append_utf8(surrogate, 0x110000);
    CHECK(surrogate == "\xef\xbf\xbd\xef\xbf\xbd");
}

TEST_CASE("length counts letters, also broken ones", "[base][text]") {
    CHECK(length("") == 0);
    CHECK(length("åäö") == 3);
    CHECK(length("a\xff\xc3") == 3);
    CHECK(first_code_point("\xff(").value == 0xfffd);
    CHECK(first_code_point("\xe2\x82").bytes == 1);
    CHECK(length("\xf0\x9f\x98\x80!") == 2);
}

TEST_CASE("white space at both ends is trimmed, also the kinds that are not plain", "[base][text]") {
    CHECK(trimmed("  a b\t\n") == "a b");
    CHECK(trimmed("\xc2\xa0"
                  "å\xe2\x80\x89\xc2\xa0") == "å");
    CHECK(trimmed(" \t ") == "");
    CHECK(trimmed("") == "");
    CHECK(trimmed("à") == "à"); // its last byte is that of a no-break space
    CHECK(trimmed("\xa0") == "\xa0");
}

TEST_CASE("small letters are found for what Swedes and their names use", "[base][text]") {
    CHECK(lower("ÅÄÖ ÉÜ ABC xyz 12×") == "åäö éü abc xyz 12×");
    CHECK(lower("ŠŽŁČŸĐŐ") == "šžłčÿđő");
    CHECK(lower("ß ı ĸ ÷ Ω") == "ß ı ĸ ÷ Ω");
}

TEST_CASE("names sort as a Swede expects", "[base][text]") {
    std::vector<std::string> names = {"Öberg", "Åsa", "zorn", "Ärla", "Eva",  "Émile", "Emil",   "Wall",   "Vall",
                                      "Xu",    "åke", "anna", "Anna", "Šime", "Sven",  "Müller", "Mykola", ""};
    std::stable_sort(names.begin(), names.end(),
                     [](const std::string& a, const std::string& b) { return collation_key(a) < collation_key(b); });

    CHECK(names == std::vector<std::string>{"", "anna", "Anna", "Emil", "Émile", "Eva", "Mykola", "Müller", "Šime",
                                            "Sven", "Vall", "Wall", "Xu", "zorn", "åke", "Åsa", "Ärla", "Öberg"});
}

TEST_CASE("å as a Mac writes it sorts as å", "[base][text]") {
    CHECK(collation_key("A\xcc\x8asa") == collation_key("Åsa"));
    CHECK(collation_key("o\xcc\x88l") == collation_key("öl"));
    CHECK(collation_key("e\xcc\x81") == collation_key("e"));
}
