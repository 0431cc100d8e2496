// A tablet on a desk: everything that a page is given, over a real store in a folder of its own.

#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/pages/context.hpp"
#include "core/base/strings.hpp"
#include "core/model/action.hpp"
#include "core/ward/content_of_unit.hpp"
#include "platform/files.hpp"
#include "tests/support/content.hpp"
#include "tests/support/world.hpp"

namespace vaka::sim {

class Desk {
public:
    static constexpr const char* unit_name = "Avdelning 12";

    // A ward of its own, without a server.
    explicit Desk(Role device_role = Role::unit_manager);
    // One of the world's tablets, with its exchange.
    Desk(World& world, std::size_t tablet);
    Desk(const Desk&) = delete;

    App& app() { return *app_; }
    Store& store() { return app_->ward.store; }
    Session& session() { return app_->ward.session; }
    SimClock& clock() { return clock_; }
    std::string folder(const std::string& name) const { return folder_ / name; }
    static Date day(int month, int day) { return *Date::of(2026, month, day); }

    template <typename Record> Id<Record> add(const Record& record) {
        auto id = session().add(record);
        ensure(id.has_value(), id ? "" : id.error().reason.c_str());
        return *id;
    }
    template <typename Record> Record get(const Id<Record>& id) {
        auto record = store().get(id);
        ensure(record && *record, "the record is there");
        return **record;
    }
    template <typename Record> std::vector<Stored<Record>> all() {
        auto records = store().list<Record>();
        ensure(records.has_value(), "the records can be read");
        return std::move(*records);
    }

    std::vector<std::string> sticks; // that are in the tablet
    Settings settings;

private:
    Desk(SimClock* clock, World* world, std::size_t tablet, Role device_role);

    TempFolder folder_;
    SimClock own_clock_;
    SimClock& clock_;
    SimRandom random_{7};
    SimKeystore keystore_;
    DiskFiles files_;
    Content region_;
    ContentOfUnit content_{region_};
    Machine machine_;
    std::unique_ptr<Store> own_store_;
    std::unique_ptr<Session> own_session_;
    std::unique_ptr<App> app_;
};

// The strings that are shipped.
Strings shipped_strings(const std::string& language);

}
