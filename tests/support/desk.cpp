#include "tests/support/desk.hpp"

namespace vaka::sim {

Desk::Desk(Role device_role) : Desk(nullptr, nullptr, 0, device_role) {}

Desk::Desk(World& world, std::size_t tablet) : Desk(&world.clock, &world, tablet, Role::unit_manager) {}

Desk::Desk(SimClock* clock, World* world, std::size_t tablet, Role device_role)
    : clock_(clock ? *clock : own_clock_), region_(shipped_content()),
      machine_{clock_, random_, files_, keystore_, folder_ / "ward.vaka", "", "Plattan på expeditionen", {}, {}} {
    machine_.sticks = [this] {
        return sticks;
    };
    if (world) {
        Tablet& one = world->tablet(tablet);
        app_ = std::make_unique<App>(App{
            machine_, settings, {*one.store, *one.session, content_.content()}, one.exchange.get(), false, &content_});
        return;
    }
    auto keys = device_keys(keystore_, clock_, random_);
    ensure(keys.has_value(), "a tablet has keys");
    auto store = new_store(machine_.store_path, *keys, unit_name);
    ensure(store.has_value(), "a tablet has a store");
    own_store_ = std::move(*store);
    own_session_ = std::make_unique<Session>(*own_store_, clock_, random_, device_role);
    app_ = std::make_unique<App>(
        App{machine_, settings, {*own_store_, *own_session_, content_.content()}, nullptr, false, &content_});
    if (roles_at(device_role).contains(Role::unit_manager))
        add(Unit{.name = unit_name});
}

Strings shipped_strings(const std::string& language) {
    DiskFiles files;
    auto strings = Strings::load(files, std::string(VAKA_ASSETS) + "/strings", language);
    ensure(strings.has_value(), "the shipped strings can be read");
    return std::move(*strings);
}

}
