// How much the privacy guard finds and how quiet it is, as figures. What it finds is made by rule, so that a new
// pattern is a line in tests/support/guard_corpus.cpp; the figures of each kind are printed by the target
// vaka_bench_guard.

#include <catch2/catch.hpp>

#include <algorithm>

#include "tests/support/guard_corpus.hpp"

using namespace vaka;
using namespace vaka::corpus;

namespace {

const Date today = *Date::of(2026, 3, 16);

double share(int part, int whole) {
    return static_cast<double>(part) / static_cast<double>(whole);
}

std::string listed(const std::vector<std::string>& texts) {
    std::string out;
    for (const std::string& text : texts)
        out += "\n  " + text;
    return out;
}

}

TEST_CASE("of the numbers of persons at least 99 in 100 are found, and blocked where the check digit says so",
          "[rules][privacy][figures]") {
    std::uint64_t seed = GENERATE(1U, 2U, 3U);
    Dice dice(seed);

    std::vector<Sample> samples = numbers(dice, today);
    Score all = total(scores(samples, today));
    auto to_block = static_cast<int>(std::ranges::count_if(samples, &Sample::must_block));

    INFO("not as they should be:" << listed(all.passed));
    CHECK(share(all.blocked + all.warned, all.count) >= 0.99);
    CHECK(share(to_block - static_cast<int>(all.passed.size()), to_block) >= 0.99);
}

TEST_CASE("of names after a word, rooms, births, telephones and addresses at least 95 in 100 of each kind are found",
          "[rules][privacy][figures]") {
    Dice dice(GENERATE(1U, 2U, 3U));

    for (const Score& score : scores(identities(dice, today), today)) {
        INFO(score.kind << ", passed:" << listed(score.passed));
        CHECK(share(score.blocked + score.warned, score.count) >= 0.95);
    }
}

TEST_CASE("of given names with a surname and no word about them at least 85 in 100 are found",
          "[rules][privacy][figures]") {
    Dice dice(GENERATE(1U, 2U, 3U));

    for (const Score& score : scores(plain_names(dice), today)) {
        INFO(score.kind << ", passed:" << listed(score.passed));
        CHECK(share(score.blocked + score.warned, score.count) >= 0.85);
    }
}

TEST_CASE("of what a ward writes fewer than 1 in 100 are asked about and fewer than 1 in 1000 blocked",
          "[rules][privacy][figures]") {
    Dice dice(GENERATE(1U, 2U, 3U));

    Score all = total(scores(innocent(dice, today), today, true));

    INFO("alarms:" << listed(all.passed));
    CHECK(all.count > 1000);
    CHECK(share(all.warned, all.count) < 0.01);
    CHECK(share(all.blocked, all.count) < 0.001);
}

TEST_CASE("a number split over the fields of a record is one number, in any order of the fields",
          "[rules][privacy][figures]") {
    CHECK(rule_broken_by({"Föll. 850314", "2385"}, today) == "pnr10");
    CHECK(rule_broken_by({"2385", "Fel dos", "född 850314"}, today) == "last4");
    CHECK(rule_broken_by({"19121212-1212"}, today) == "pnr12");
    CHECK(rule_broken_by({"85", "0314", "2385"}, today) == "pnr10");
    CHECK_FALSE(rule_broken_by({"Rutin från 2019-05-01", "ankn 2385"}, today));
    CHECK_FALSE(rule_broken_by({"Larm 2026-03-14", "0830", "RR 120/80"}, today));
    CHECK_FALSE(rule_broken_by({}, today));
}
