// Fleets that live through everything at once: whatever happens and in whatever order, replicas with the same ops show
// the same, nothing that was saved is lost, and no write is replaced that its writer had not seen.
// VAKA_SEED=n repeats one history and tells its steps; VAKA_SIM_OPS=n runs until so many ops have been written.

#include <chrono>
#include <iostream>

#include "tests/support/fleet.hpp"
#include "tests/support/seeds.hpp"

using namespace vaka;
using namespace vaka::sim;

namespace {

std::size_t live(SimRandom& random, std::uint64_t steps) {
    Fleet fleet(random, 2 + random.below(4));
    for (std::uint64_t i = 0; i < steps; ++i)
        fleet.step();
    fleet.settle();
    return fleet.ops();
}

// 1200 fleets in four parts.
void live_briefly(std::uint64_t part) {
    for_each_seed(1200, part, 4, [](SimRandom& random) { live(random, 3 + random.below(30)); });
}

}

TEST_CASE("whatever happens to a fleet, its replicas agree and nothing saved is lost, part 1 of 4", "[system][crdt]") {
    live_briefly(1);
}

TEST_CASE("whatever happens to a fleet, its replicas agree and nothing saved is lost, part 2 of 4", "[system][crdt]") {
    live_briefly(2);
}

TEST_CASE("whatever happens to a fleet, its replicas agree and nothing saved is lost, part 3 of 4", "[system][crdt]") {
    live_briefly(3);
}

TEST_CASE("whatever happens to a fleet, its replicas agree and nothing saved is lost, part 4 of 4", "[system][crdt]") {
    live_briefly(4);
}

TEST_CASE("fleets that live long agree too", "[system][crdt][slow]") {
    std::uint64_t wanted = number_from_environment("VAKA_SIM_OPS", 20'000), ops = 0, histories = 0;
    auto start = std::chrono::steady_clock::now();
    for_each_seed(wanted, [&](SimRandom& random) {
        if (ops >= wanted)
            return;
        ops += live(random, 200 + random.below(800));
        ++histories;
    });
    std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    std::cout << histories << " histories with " << ops << " ops, " << static_cast<double>(ops) / took.count()
              << " ops/s\n";
}
