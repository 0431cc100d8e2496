// A ward in one line: a hub and tablets of one unit, in one process, with real SQLite files and a line between them
// that can be cut.

#pragma once

#include <memory>
#include <vector>

#include "core/hub/hub.hpp"
#include "core/model/unit.hpp"
#include "core/session.hpp"
#include "core/sync/enrol.hpp"
#include "core/sync/exchange.hpp"
#include "tests/support/sim.hpp"
#include "tests/support/temp_folder.hpp"

namespace vaka::sim {

// Bytes to a hub in the same process. The reply lies ready at the next poll.
class SimLink : public Transport {
public:
    explicit SimLink(Hub& hub) : hub_(hub) {}
    void send(const std::string& path, std::string body) override;
    std::optional<Reply> poll() override;

    bool up = true;
    bool slow = false; // the reply is still on its way
    std::size_t requests = 0;
    std::size_t bytes_sent = 0;
    std::size_t bytes_received = 0;

private:
    Hub& hub_;
    std::optional<Reply> reply_;
};

class Tablet {
public:
    Tablet(const std::string& path, Hub& hub, Clock& clock, std::uint64_t seed, const std::string& code);

    SimRandom random;
    SimKeystore keystore;
    SimLink link;
    std::unique_ptr<Store> store;
    std::unique_ptr<Session> session;
    std::unique_ptr<Exchange> exchange;

    // Runs the exchange until it has nothing to do; false when it did not get through.
    bool exchange_until_quiet();
};

class World {
public:
    static constexpr const char* unit_name = "Avdelning 12";

    explicit World(std::size_t tablets, std::uint64_t seed = 1);

    Tablet& tablet(std::size_t i) { return *tablets_[i]; }
    Hub& hub() { return *hub_; }
    Store& hub_store();
    Tablet& add_tablet(Role role = Role::unit_manager);
    void exchange_until_quiet(); // all of them, twice, so that everybody has everything
    std::string folder(const std::string& name) const { return folder_ / name; }

    SimClock clock;
    SimRandom random;

private:
    TempFolder folder_;
    SimKeystore hub_keys_;
    std::unique_ptr<Hub> hub_;
    std::vector<std::unique_ptr<Tablet>> tablets_;
};

// The hash of the folded state, as text.
std::string digest(Store& store);

}
