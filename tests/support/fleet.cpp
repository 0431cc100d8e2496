#include "tests/support/fleet.hpp"

#include <catch2/catch.hpp>

#include <iostream>

#include "core/base/json.hpp"
#include "core/model/action.hpp"
#include "core/model/records.hpp"
#include "core/sync/folder.hpp"
#include "core/sync/offer.hpp"
#include "core/sync/peers.hpp"

namespace vaka::sim {

namespace {

constexpr const char* unit_name = "Avdelning 12";
constexpr const char* store_file = "/store.vaka";
constexpr std::int64_t day_ms = 24ll * 3600 * 1000;

class Letterbox : public Transport {
public:
    void send(const std::string&, std::string body) override { letter = std::move(body); }
    std::optional<Reply> poll() override { return {}; }
    std::string letter;
};

}

const FleetTemplate& fleet_template() {
    static const FleetTemplate made = [] {
        FleetTemplate out;
        FaultyVfs vfs("fleet-template");
        SimClock clock;
        SimRandom random(1);
        {
            auto hub = Hub::open("hub", out.hub_keys, clock, random, vfs.name());
            REQUIRE(hub);
            constexpr Role roles[] = {Role::unit_manager, Role::staff, Role::unit_manager, Role::quality_lead,
                                      Role::staff};
            for (Role role : roles) {
                auto invited = (*hub)->invite(unit_name, role);
                REQUIRE(invited);
                out.unit = invited->unit;
                SimKeystore keys;
                FleetTemplate::Seat seat{*device_keys(keys, clock, random), role, invited->code, {}};
                std::string machine = "d" + std::to_string(out.seats.size());
                REQUIRE(Store::create(machine + store_file, {out.unit, seat.keys.device, seat.keys.key}, vfs.name()));
                seat.disk = vfs.image(machine);
                out.seats.push_back(std::move(seat));
            }
            REQUIRE((*hub)->store_of(out.unit));
        }
        out.hub_disk = vfs.image("hub");
        return out;
    }();
    return made;
}

Result<std::string> SimStick::read(const std::string& path, std::size_t) {
    auto found = bytes_by_path.find(path);
    if (found == bytes_by_path.end())
        return Error{Fault::not_found, "file_missing", path};
    return found->second;
}

Result<void> SimStick::write(const std::string& path, std::string_view bytes) {
    bytes_by_path[path] = std::string(bytes);
    return {};
}

Result<std::vector<std::string>> SimStick::list(const std::string& folder) {
    std::vector<std::string> out;
    for (const auto& [path, bytes] : bytes_by_path)
        if (path.starts_with(folder + "/"))
            out.push_back(path.substr(folder.size() + 1));
    return out;
}

Result<void> SimStick::remove(const std::string& path) {
    bytes_by_path.erase(path);
    return {};
}

// Bytes to the hub and back, over the worst of nets.
class Fleet::Link : public Transport {
public:
    explicit Link(Fleet& fleet) : fleet_(fleet) {}

    void send(const std::string& path, std::string body) override {
        reply_ = {};
        polls_left_ = fleet_.peace_ ? 0 : fleet_.random_.below(3);
        if (fleet_.peace_) {
            Hub::Reply answer = fleet_.ask_hub(path, body);
            reply_ = {answer.status, std::move(answer.body)};
            return;
        }
        if (fleet_.chance(15) && !earlier_requests_.empty())
            fleet_.ask_hub(path, fleet_.one_of(earlier_requests_));
        earlier_requests_.push_back(body);
        if (fleet_.chance(10))
            return; // the request is lost
        if (fleet_.chance(5))
            body.resize(fleet_.random_.below(body.size()));
        Hub::Reply answer = fleet_.ask_hub(path, body);
        if (fleet_.chance(10))
            fleet_.ask_hub(path, body); // it comes twice
        if (fleet_.chance(10))
            return; // the reply is lost
        if (fleet_.chance(5))
            answer.body.resize(fleet_.random_.below(answer.body.size() + 1));
        if (fleet_.chance(5) && !earlier_replies_.empty())
            answer = fleet_.one_of(earlier_replies_);
        earlier_replies_.push_back(answer);
        reply_ = {answer.status, std::move(answer.body)};
    }

    std::optional<Reply> poll() override {
        if (polls_left_ > 0) {
            --polls_left_;
            return {};
        }
        return std::move(reply_);
    }

private:
    Fleet& fleet_;
    std::uint64_t polls_left_ = 0;
    Reply reply_;
    std::vector<std::string> earlier_requests_;
    std::vector<Hub::Reply> earlier_replies_;
};

Fleet::Fleet(SimRandom& random, std::size_t devices) : random_(random), vfs_("fleet"), hub_random_(random.next()) {
    const FleetTemplate& made = fleet_template();
    hub_keys_ = made.hub_keys;
    vfs_.put("hub", made.hub_disk);
    start_hub();
    std::vector<std::size_t> seats(made.seats.size());
    for (std::size_t i = 0; i < seats.size(); ++i)
        seats[i] = i;
    for (std::size_t i = 0; i < devices; ++i) {
        std::swap(seats[i], seats[i + random_.below(seats.size() - i)]);
        const FleetTemplate::Seat& seat = made.seats[seats[i]];
        devices_.push_back(std::unique_ptr<Device>(new Device{
            "d" + std::to_string(i), seat, SimClock(), SimRandom(random_.next()), std::make_unique<Link>(*this)}));
        Device& device = *devices_.back();
        if (chance(30))
            device.clock.pass((static_cast<std::int64_t>(random_.below(20)) - 10) * 365 * day_ms);
        vfs_.put(device.machine, seat.disk);
        start(device);
        if (chance(75))
            enrol(device);
    }
}

Fleet::~Fleet() = default;

void Fleet::tell(const std::string& what) const {
    if (std::getenv("VAKA_SEED"))
        std::cerr << what << "\n";
}

void Fleet::step() {
    Device& device = *one_of(devices_);
    if (chance(6))
        arm(device.machine);
    if (chance(4))
        arm("hub");
    std::uint64_t what = random_.below(100);
    if (what < 45)
        write(device);
    else if (what < 60)
        exchange(device);
    else if (what < 67)
        exchange_in_small_pages(device);
    else if (what < 74)
        make_file(device);
    else if (what < 82)
        carry_file(device);
    else if (what < 85)
        use_stick(device);
    else if (what < 90)
        restart(device);
    else if (what < 92)
        restart_hub();
    else if (what < 95)
        device.clock.pass((static_cast<std::int64_t>(random_.below(4000)) - 2000) * day_ms);
    else if (what < 97)
        enrol(device);
    else
        check(*device.store);
    vfs_.heal(device.machine);
    vfs_.heal("hub");
    restart_if_cut(device);
    restart_hub_if_cut();
    for (auto& each : devices_)
        each->clock.pass(static_cast<std::int64_t>(random_.below(90'000)));
    hub_clock_.pass(static_cast<std::int64_t>(random_.below(90'000)));
}

// --- Roads ---

void Fleet::enrol(Device& device) {
    if (device.enrolled)
        return;
    Letterbox box;
    Enrolment enrolment(box, device.clock);
    REQUIRE(enrolment.start(device.seat.code, device.seat.keys, "Platta", device.store.get()));
    Hub::Reply reply = ask_hub("/enrol", box.letter);
    if (reply.status != 200)
        return;
    // As Enrolment::poll, but without the slow fingerprint.
    auto json = parse_json(reply.body);
    REQUIRE(json);
    ServerFacts facts{"https://hub", *Uuid::parse((*json)["server"].get<std::string>()),
                      *bytes_from_hex<32>((*json)["key"].get<std::string>()), device.seat.role};
    if (!put_server_facts(*device.store, facts))
        return;
    tell(device.machine + " is enrolled");
    device.enrolled = true;
    device.session->set_device_role(device.seat.role);
    device.exchange = std::make_unique<Exchange>(*device.store, *device.link, device.clock, device.random);
}

void Fleet::exchange(Device& device) {
    if (!device.enrolled)
        return;
    tell(device.machine + " exchanges");
    device.exchange->sync_now();
    for (std::uint64_t ticks = random_.below(8); ticks > 0; --ticks) {
        device.clock.pass(static_cast<std::int64_t>(random_.below(3000)));
        device.exchange->tick();
    }
    after_taking(device, false);
}

// The same talk by hand, cut into pages of a few ops, and broken off anywhere.
void Fleet::exchange_in_small_pages(Device& device) {
    if (!device.enrolled)
        return;
    tell(device.machine + " exchanges in small pages");
    Page page{1 + random_.below(4), 1 + random_.below(2000)};
    for (std::uint64_t rounds = 1 + random_.below(4); rounds > 0; --rounds) {
        auto known = receipt(*device.store);
        if (!known || vfs_.is_cut(device.machine))
            return;
        auto sent = offer(*device.store, known->have, chance(50) ? ~0ull >> 1 : 0, device.clock.now(), page);
        if (!sent)
            return;
        Hub::Reply reply = ask_hub("/sync", bundle_json(*sent, device.seat.keys.key));
        if (reply.status != 200 || vfs_.is_cut("hub"))
            return;
        auto answer = offer(hub_store(), sent->have, sent->stubs_seen, hub_clock_.now(), page);
        if (!answer || chance(20))
            return;
        auto read = read_bundle(bundle_json(*answer, *hub_store().key()));
        REQUIRE(read);
        auto taken =
            accept(*device.store, *read, DeviceJudge(swedish_time(device.clock.now()).date), device.clock.now());
        after_taking(device, taken.has_value());
    }
}

void Fleet::make_file(Device& device) {
    if (chance(25)) {
        auto file = hub_->export_file(fleet_template().unit, chance(50));
        if (file)
            files_.push_back(*file);
        after_hub_wrote();
        return;
    }
    Frontier has = chance(70) ? Frontier() : one_of(devices_)->safe;
    auto file = bundle_file(*device.store, has, device.clock.now(), chance(50));
    if (file)
        files_.push_back(*file);
}

void Fleet::carry_file(Device& device) {
    if (files_.empty())
        return;
    std::string file = one_of(files_);
    if (chance(10))
        file.resize(random_.below(file.size()));
    if (chance(25)) {
        tell("the hub reads a file");
        auto taken = hub_->import_file(file);
        after_hub_wrote();
        return;
    }
    auto taken = import_file(*device.store, file, device.clock.now());
    tell(device.machine + " reads a file: " + (taken ? "taken" : taken.error().reason));
    after_taking(device, taken.has_value());
}

void Fleet::use_stick(Device& device) {
    for (auto& [path, bytes] : stick_.bytes_by_path)
        if (chance(10))
            bytes.resize(random_.below(bytes.size() + 1));
    auto done = folder_exchange(*device.store, stick_, "stick", device.clock.now());
    tell(device.machine + " uses the stick: " + (done ? "done" : done.error().reason));
    after_taking(device, done.has_value());
}

Hub::Reply Fleet::ask_hub(const std::string& path, const std::string& body) {
    if (vfs_.is_cut("hub"))
        return {0, ""};
    Hub::Reply reply = hub_->answer("POST", path, body);
    after_hub_wrote();
    return vfs_.is_cut("hub") ? Hub::Reply{0, ""} : reply;
}

void Fleet::after_taking(Device& device, bool taken) {
    if (vfs_.is_cut(device.machine))
        return;
    if (taken)
        device.in_doubt.clear();
    REQUIRE(device.store->frontier().covers(device.safe));
    device.safe = device.store->frontier();
    if (!device.enrolled)
        return;
    auto known = receipt(*device.store);
    REQUIRE(known);
    CHECK(known->have.of(device.id()) >= device.receipted);
    device.receipted = known->have.of(device.id());
}

void Fleet::after_hub_wrote() {
    if (vfs_.is_cut("hub"))
        return;
    Store& store = hub_store();
    REQUIRE(store.frontier().covers(hub_safe_));
    std::uint64_t noted = hub_safe_.of(hub_->id());
    hub_safe_ = store.frontier();
    auto ops = store.log().latest_ops(hub_->id(), noted);
    REQUIRE(ops);
    for (Op& op : *ops) {
        auto hash = store.log().hash_at(hub_->id(), op.seq);
        REQUIRE(hash);
        model_.add({std::move(op), hash->value(), {}});
    }
}

// --- Trouble ---

void Fleet::arm(const std::string& machine) {
    constexpr FaultyVfs::Trouble troubles[] = {FaultyVfs::Trouble::cut, FaultyVfs::Trouble::full,
                                               FaultyVfs::Trouble::io};
    FaultyVfs::Trouble trouble = one_of(troubles);
    std::uint64_t n = random_.below(12);
    tell(machine + " will have trouble " + std::to_string(static_cast<int>(trouble)) + " at " + std::to_string(n));
    vfs_.fail(machine, trouble, n);
}

void Fleet::start(Device& device) {
    auto store = Store::open(device.machine + store_file, vfs_.name());
    INFO((store ? "" : store.error().reason + " " + store.error().detail));
    REQUIRE(store);
    device.store = std::move(*store);
    REQUIRE(device.store->unlock(device.seat.keys.key));
    device.session = std::make_unique<Session>(*device.store, device.clock, device.random, device.seat.role);
    if (device.enrolled)
        device.exchange = std::make_unique<Exchange>(*device.store, *device.link, device.clock, device.random);
}

void Fleet::restart(Device& device) {
    tell(device.machine + " loses its power");
    vfs_.cut(device.machine);
    restart_if_cut(device);
}

void Fleet::restart_if_cut(Device& device) {
    if (!vfs_.is_cut(device.machine))
        return;
    device.exchange.reset();
    device.session.reset();
    device.store.reset();
    device.open_drafts.clear();
    vfs_.restart(device.machine, chance(70) ? &device.random : nullptr);
    start(device);
    if (device.exchange == nullptr && server_facts(*device.store)->has_value())
        device.enrolled = true, start(device);

    // What had come through is there; of a save that never answered, all or nothing.
    REQUIRE(device.store->frontier().covers(device.safe));
    note_ops(device, device.in_doubt);
    device.in_doubt.clear();
    after_taking(device, true);
    check(*device.store);
}

void Fleet::start_hub() {
    auto hub = Hub::open("hub", hub_keys_, hub_clock_, hub_random_, vfs_.name());
    INFO((hub ? "" : hub.error().reason + " " + hub.error().detail));
    REQUIRE(hub);
    hub_ = std::move(*hub);
    after_hub_wrote();
}

void Fleet::restart_hub() {
    tell("the hub loses its power");
    vfs_.cut("hub");
    restart_hub_if_cut();
}

void Fleet::restart_hub_if_cut() {
    if (!vfs_.is_cut("hub"))
        return;
    hub_.reset();
    vfs_.restart("hub", chance(70) ? &hub_random_ : nullptr);
    start_hub();
    check_receipts();
}

// Nothing that the hub has given a receipt for may ever be missing there.
void Fleet::check_receipts() {
    Store& store = hub_store();
    for (auto& device : devices_) {
        REQUIRE(store.frontier().of(device->id()) >= device->receipted);
        if (device->receipted == 0)
            continue;
        auto there = store.log().hash_at(device->id(), device->receipted);
        auto here = device->store->log().hash_at(device->id(), device->receipted);
        REQUIRE(there);
        REQUIRE(here);
        CHECK(**there == **here);
    }
}

void Fleet::check(Store& store) {
    auto verified = store.verify(trusted_key);
    INFO((verified ? "" : verified.error().reason + " " + verified.error().detail));
    CHECK(verified);
    CHECK(model_.difference(store) == "");
}

Store& Fleet::hub_store() {
    auto store = hub_->store_of(fleet_template().unit);
    INFO((store ? "" : store.error().reason + " " + store.error().detail));
    REQUIRE(store);
    return **store;
}

void Fleet::settle() {
    tell("peace");
    peace_ = true;
    for (auto& device : devices_)
        enrol(*device);
    // A first round for replies that were still on their way, one that brings all to the hub, one that brings it home.
    for (int round = 0; round < 3; ++round)
        for (auto& device : devices_) {
            REQUIRE(device->enrolled);
            device->exchange->sync_now();
            for (int i = 0; i < 50 && device->exchange->ms_until_due() < 2000; ++i)
                device->exchange->tick();
            after_taking(*device, true);
        }

    check_receipts();
    Store& hub = hub_store();
    check(hub);
    auto hub_state = hub.state();
    REQUIRE(hub_state);
    for (auto& device : devices_) {
        INFO(device->machine);
        CHECK(device->exchange->status().waiting == 0);
        CHECK_FALSE(device->exchange->status().offline);
        CHECK(device->store->frontier() == hub.frontier());
        auto state = device->store->state();
        REQUIRE(state);
        CHECK(hex(*state) == hex(*hub_state));
        CHECK(device->store->verify(trusted_key));
    }
    // The tables are a cache: folding everything anew gives the same.
    if (chance(25)) {
        Device& any = *one_of(devices_);
        REQUIRE(any.store->rebuild());
        check(*any.store);
    }
}

}
