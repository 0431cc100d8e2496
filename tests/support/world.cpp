#include "tests/support/world.hpp"
#include "core/sync/peers.hpp"

namespace vaka::sim {

void SimLink::send(const std::string& path, std::string body) {
    ++requests;
    bytes_sent += body.size();
    if (!up) {
        reply_ = Reply{};
        return;
    }
    Hub::Reply answer = hub_.answer("POST", path, body);
    bytes_received += answer.body.size();
    reply_ = Reply{answer.status, std::move(answer.body)};
}

std::optional<Transport::Reply> SimLink::poll() {
    if (slow)
        return {};
    auto out = std::move(reply_);
    reply_.reset();
    return out;
}

Tablet::Tablet(const std::string& path, Hub& hub, Clock& clock, std::uint64_t seed, const std::string& code)
    : random(seed), link(hub) {
    auto keys = device_keys(keystore, clock, random);
    ensure(keys.has_value(), "a tablet has keys");
    Enrolment enrolment(link, clock);
    ensure(enrolment.start(code, *keys, "Plattan på expeditionen", nullptr).has_value(), "the code is well formed");
    auto joined = enrolment.poll();
    ensure(joined && joined->has_value(), "the tablet is enrolled");
    auto made = Store::create(path, {(*joined)->unit, keys->device, keys->key});
    ensure(made.has_value(), "the tablet has a store");
    store = std::move(*made);
    ensure(put_server_facts(*store, (*joined)->server).has_value(), "the tablet knows its server");
    session = std::make_unique<Session>(*store, clock, random, (*joined)->server.role);
    exchange = std::make_unique<Exchange>(*store, link, clock, random);
    ensure(exchange_until_quiet(), "the first exchange gets through");
}

bool Tablet::exchange_until_quiet() {
    exchange->sync_now();
    for (int i = 0; i < 100 && exchange->ms_until_due() < 2000; ++i)
        exchange->tick();
    return !exchange->status().offline && exchange->status().waiting == 0;
}

World::World(std::size_t tablets, std::uint64_t seed) : random(seed) {
    auto hub = Hub::open(folder_.path(), hub_keys_, clock, random);
    ensure(hub.has_value(), "the hub opens");
    hub_ = std::move(*hub);
    for (std::size_t i = 0; i < tablets; ++i)
        add_tablet();
}

Tablet& World::add_tablet(Role role) {
    auto invited = hub_->invite(unit_name, role);
    ensure(invited.has_value(), "the hub invites");
    std::string path = folder_ / ("tablet-" + std::to_string(tablets_.size()) + ".vaka");
    tablets_.push_back(std::make_unique<Tablet>(path, *hub_, clock, random.next(), invited->code));
    return *tablets_.back();
}

Store& World::hub_store() {
    auto store = hub_->store_of(unit_id_of(unit_name));
    ensure(store.has_value(), "the hub has the unit");
    return **store;
}

void World::exchange_until_quiet() {
    for (int round = 0; round < 2; ++round)
        for (auto& tablet : tablets_)
            tablet->exchange_until_quiet();
}

std::string digest(Store& store) {
    auto state = store.state();
    ensure(state.has_value(), "a store has a state");
    return hex(*state);
}

}
