// A process that is killed in the middle of its saves, on a real file: what it had reported saved is there, and the
// next one goes on.

#include <catch2/catch.hpp>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

#include <array>

#include "core/session.hpp"
#include "core/sync/peers.hpp"
#include "tests/support/seeds.hpp"
#include "tests/support/temp_folder.hpp"

using namespace vaka;
using namespace vaka::sim;

namespace {

constexpr int saves = 200;

Store::Identity identity() {
    SimRandom random(3);
    SimClock clock;
    return {unit_id_of("Avdelning 12"), born_uuid(clock, random), KeyPair::make(random)};
}

std::unique_ptr<Store> opened(const std::string& path) {
    auto store = Store::open(path);
    REQUIRE(store);
    REQUIRE((*store)->unlock(identity().key));
    return std::move(*store);
}

Result<void> save_something(Session& session, SimRandom& random) {
    Incident incident;
    incident.occurred_on = Date::of(2026, 10, 1 + static_cast<int>(random.below(20)));
    incident.type = IncidentType::risk;
    incident.what = {std::string(1 + random.below(280), 'x')};
    ASSIGN_OR_RETURN(rows, session.store().rows(record_type<Incident>()));
    if (rows.empty() || random.chance(60)) {
        RETURN_IF_ERROR(session.add(incident));
        return {};
    }
    ASSIGN_OR_RETURN(draft, session.open(record_type<Incident>(), rows[random.below(rows.size())].id));
    draft.after["what"] = incident.what.text;
    ASSIGN_OR_RETURN(mark, session.draft_of(DayMark{.day = incident.occurred_on, .confirmed = random.chance(50)}));
    return session.save(std::vector<Draft>{draft, mark});
}

// Saves and tells the number of its last op after each. Never returns.
[[noreturn]] void live(const std::string& path, int pipe, std::uint64_t seed) {
    SimRandom random(seed);
    SimClock clock;
    auto store = Store::open(path);
    if (!store || !(*store)->unlock(identity().key))
        _exit(1);
    Session session(**store, clock, random);
    for (int i = 0; i < saves; ++i) {
        if (!save_something(session, random))
            _exit(2);
        std::uint64_t saved = (*store)->frontier().of((*store)->device());
        if (write(pipe, &saved, sizeof saved) != sizeof saved)
            _exit(3);
    }
    _exit(0);
}

// Lets a process save, kills it after some of its reports, and returns the last one that came.
std::uint64_t killed(const std::string& path, SimRandom& random) {
    std::array<int, 2> ends{};
    REQUIRE(pipe(ends.data()) == 0);
    std::uint64_t seed = random.next(), wait_for = random.below(saves / 2), last = 0, one = 0;
    pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        close(ends[0]);
        live(path, ends[1], seed);
    }
    close(ends[1]);
    for (std::uint64_t i = 0; i < wait_for && read(ends[0], &one, sizeof one) == sizeof one; ++i)
        last = one;
    usleep(static_cast<useconds_t>(random.below(3000)));
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    while (read(ends[0], &one, sizeof one) == sizeof one)
        last = one;
    close(ends[0]);
    CHECK(WIFSIGNALED(status));
    return last;
}

}

TEST_CASE("a process that is killed while it saves loses nothing that it had saved", "[system][store]") {
    TempFolder folder;
    std::string path = folder / "store.vaka";
    REQUIRE(Store::create(path, identity()));
    SimRandom random(number_from_environment("VAKA_SEED", 1));

    std::uint64_t before = 0;
    for (int round = 0; round < 50; ++round) {
        CAPTURE(round);
        std::uint64_t reported = killed(path, random);

        auto store = opened(path);
        std::uint64_t there = store->frontier().of(store->device());
        CHECK(there >= std::max(before, reported));
        auto verified = store->verify(trusted_key);
        INFO((verified ? "" : verified.error().reason + " " + verified.error().detail));
        REQUIRE(verified);
        CHECK(verified->ops == there);
        before = there;
    }
    CHECK(before > 50);
}
