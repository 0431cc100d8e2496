// What happens most.

#include <catch2/catch.hpp>

#include "core/report/pareto.hpp"

using namespace vaka;

TEST_CASE("the most frequent category comes first, and the rest is one bar at the end", "[report]") {
    std::vector<Code> codes;
    auto add = [&](const char* code, int n) {
        for (int i = 0; i < n; ++i)
            codes.push_back(Code{code});
    };
    add("device", 1);
    add("medication", 9);
    add("it", 1);
    add("fall", 5);
    add("", 1);
    add("hygiene", 3);

    auto bars = pareto(codes, 4);

    REQUIRE(bars.size() == 4);
    CHECK(bars[0].category.code == "medication");
    CHECK(bars[1].category.code == "fall");
    CHECK(bars[2].category.code == "hygiene");
    CHECK(bars[3].is_rest);
    CHECK(bars[3].n == 3);
    CHECK(bars[1].reached == 14);
    CHECK(bars[3].reached == 20);
    // 9 and 5 are 14 of 20; with 3 they are 17, which is more than 16.
    CHECK(bars_to_80_percent(bars) == 3u);
    CHECK_FALSE(bars_to_80_percent(pareto(codes, 3))); // without the rest it is 14
    CHECK(pareto(codes, 6).size() == 6);
    CHECK_FALSE(pareto(codes, 6).back().is_rest);
}

TEST_CASE("exactly four of five is enough, and of nine nobody takes a share", "[report]") {
    std::vector<Code> ten(8, Code{"fall"});
    ten.insert(ten.end(), 2, Code{"it"});
    CHECK(bars_to_80_percent(pareto(ten, 8)) == 1u);
    ten.pop_back();
    CHECK_FALSE(bars_to_80_percent(pareto(ten, 8)));
    CHECK_FALSE(bars_to_80_percent({}));
}
