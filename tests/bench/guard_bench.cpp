// Recall, false alarms and time of the privacy guard, kind by kind. Not a test: nothing here passes or fails; the goals
// stand in tests/core/guard_figures_test.cpp. With an argument, every sample that is not as it should be is shown.

#include <fmt/core.h>

#include <algorithm>
#include <chrono>

#include "tests/support/guard_corpus.hpp"

using namespace vaka;
using namespace vaka::corpus;

namespace {

void print(const char* title, std::vector<Score> all, bool show) {
    fmt::print("{:<32} {:>6} {:>8} {:>8} {:>7}\n", title, "count", "blocked", "warned", "found");
    all.push_back(total(all));
    for (const Score& score : all) {
        int found = score.blocked + score.warned;
        fmt::print("  {:<30} {:>6} {:>8} {:>8} {:>6.1f}%\n", score.kind, score.count, score.blocked, score.warned,
                   100.0 * found / score.count);
        if (show && score.kind != "all")
            for (const std::string& text : score.passed)
                fmt::print("      {}\n", text);
    }
    fmt::print("\n");
}

}

int main(int count, char**) {
    const Date today = *Date::of(2026, 3, 16);
    Dice dice(7);
    bool show = count > 1;
    print("numbers of persons", scores(numbers(dice, today), today), show);
    print("other identities", scores(identities(dice, today), today), show);
    print("names without a word", scores(plain_names(dice), today), show);
    std::vector<Sample> quiet = innocent(dice, today);
    print("innocent (found = false alarm)", scores(quiet, today, true), show);

    // 280 letters, as one sees a long note; the median of many.
    std::string text;
    for (std::size_t i = 0; text.size() < 280; ++i)
        text += quiet[i % quiet.size()].fields.front() + " ";
    std::vector<double> micros;
    std::size_t hits = 0; // so that the work is done
    for (int round = 0; round < 2000; ++round) {
        auto begin = std::chrono::steady_clock::now();
        hits += privacy_hits(text, today).size();
        std::chrono::duration<double, std::micro> taken = std::chrono::steady_clock::now() - begin;
        micros.push_back(taken.count());
    }
    std::ranges::sort(micros);
    fmt::print("{} bytes: median {:.0f} µs, 99 of 100 within {:.0f} µs ({} hits in all)\n", text.size(),
               micros[micros.size() / 2], micros[micros.size() * 99 / 100], hits);
}
