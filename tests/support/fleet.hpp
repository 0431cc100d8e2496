// Devices and their hub in one process, on simulated disks, clocks, links and sticks, doing what chance says. Whatever
// happens to them is checked against the slow model. Made from a template, because enrolment is slow on purpose.

#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/hub/hub.hpp"
#include "core/session.hpp"
#include "core/sync/enrol.hpp"
#include "core/sync/exchange.hpp"
#include "tests/support/faulty_vfs.hpp"
#include "tests/support/sim.hpp"
#include "tests/support/slow_model.hpp"

namespace vaka::sim {

// A hub that has invited, and the stores that those devices began with.
struct FleetTemplate {
    struct Seat {
        DeviceKeys keys;
        Role role = Role::staff;
        std::string code;
        FaultyVfs::Image disk;
    };
    Uuid unit;
    SimKeystore hub_keys;
    FaultyVfs::Image hub_disk;
    std::vector<Seat> seats;
};
const FleetTemplate& fleet_template();

// Small files in memory: a stick that is carried around.
class SimStick : public Files {
public:
    Result<std::string> read(const std::string& path, std::size_t max_bytes) override;
    Result<void> write(const std::string& path, std::string_view bytes) override;
    Result<std::vector<std::string>> list(const std::string& folder) override;
    Result<void> remove(const std::string& path) override;

    std::map<std::string, std::string> bytes_by_path;
};

class Fleet {
public:
    // Some devices are enrolled from the start, the others begin alone and may come later.
    Fleet(SimRandom& random, std::size_t devices);
    ~Fleet();

    void step(); // one thing that may happen
    // Heals everything, enrols everybody, exchanges until nothing moves, and checks all that must then hold.
    void settle();

    std::size_t ops() const { return model_.all().size(); }

private:
    class Link;
    using ReadAt = std::map<Uuid, Frontier>; // by record, what its writer was looking at

    struct Device {
        std::string machine;
        const FleetTemplate::Seat& seat;
        SimClock clock;
        SimRandom random;
        std::unique_ptr<Transport> link;
        bool enrolled = false;
        std::unique_ptr<Store> store;
        std::unique_ptr<Session> session;
        std::unique_ptr<Exchange> exchange;

        Frontier safe;                  // what must survive whatever happens
        std::uint64_t noted = 0;        // of its own ops, told to the model
        ReadAt in_doubt;                // a save that failed; a power cut may still bring it back
        std::vector<Draft> open_drafts; // read a while ago, not yet saved
        std::uint64_t receipted = 0;

        const Uuid& id() const { return seat.keys.device; }
    };

    bool chance(int percent) { return random_.chance(percent); }
    template <typename List> auto& one_of(List& list) { return list[random_.below(std::size(list))]; }
    void tell(const std::string& what) const;

    // --- Saving, in fleet_saving.cpp ---
    void write(Device& device);
    std::vector<Draft> some_drafts(Device& device);
    Draft some_draft(Device& device);
    void change_some_fields(Draft& draft);
    void save_with_a_blocked_text(Device& device);
    void commit_as_no_app_would(Device& device);
    void undo(Device& device);
    void finish(Device& device, const ReadAt& read_at, const Result<void>& result);
    void note_ops(Device& device, const ReadAt& read_at);

    // --- Roads ---
    void enrol(Device& device);
    void exchange(Device& device);
    void exchange_in_small_pages(Device& device);
    void make_file(Device& device);
    void carry_file(Device& device);
    void use_stick(Device& device);
    Hub::Reply ask_hub(const std::string& path, const std::string& body);
    void after_taking(Device& device, bool taken);
    void after_hub_wrote();

    // --- Trouble ---
    void arm(const std::string& machine);
    void start(Device& device);
    void restart(Device& device);
    void restart_if_cut(Device& device);
    void start_hub();
    void restart_hub();
    void restart_hub_if_cut();
    void check_receipts();
    void check(Store& store);

    Store& hub_store();

    SimRandom& random_;
    FaultyVfs vfs_;
    SlowModel model_;
    SimClock hub_clock_;
    SimRandom hub_random_;
    SimKeystore hub_keys_;
    std::unique_ptr<Hub> hub_;
    Frontier hub_safe_; // what the hub has answered for
    std::vector<std::unique_ptr<Device>> devices_;
    std::vector<std::string> files_; // bundles that lie about
    SimStick stick_;
    std::set<Uuid> left_alone_; // records whose texts only some replicas may show for a while
    bool peace_ = false;
};

}
