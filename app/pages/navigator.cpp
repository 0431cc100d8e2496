#include "app/pages/navigator.hpp"

#include <algorithm>

#include "core/base/value_json.hpp"
#include "core/days.hpp"
#include "core/store/facts.hpp"
#include "core/sync/enrol.hpp"
#include "core/sync/peers.hpp"
#include "core/ward/shared_tablet.hpp"

namespace vaka {

namespace {

constexpr std::int64_t minute = 60'000;

// The role of a device without a server: whoever has it may do what a ward's manager may, when signed in.
constexpr Role own_role = Role::unit_manager;

}

Navigator::OpenWard::OpenWard(Machine& machine, Settings& settings, const Content& content,
                              std::unique_ptr<Store> opened, Role role)
    : store(std::move(opened)), session(*store, machine.clock, machine.random, role),
      content_of_unit(content), app{machine, settings, {*store, session, content_of_unit.content()},
                                    nullptr, false,    &content_of_unit} {}

Navigator::Navigator(Machine& machine, Settings& settings, const Content& content,
                     std::function<Result<void>()> try_out)
    : machine_(machine), settings_(settings), content_(content), try_out_(std::move(try_out)) {}

void Navigator::open() {
    pages_.clear();
    auto opened = open_ward();
    if (opened)
        show(ToCross{});
    else if (opened.error().reason == "store_missing")
        pages_.push_back(std::make_unique<OpenPage>(machine_, settings_, try_out_));
    else
        pages_.push_back(std::make_unique<OpenPage>(opened.error()));
    look_around();
}

Result<void> Navigator::open_ward() {
    ward_.reset();
    ASSIGN_OR_RETURN(store, open_store(machine_.store_path, machine_.keystore));
    ASSIGN_OR_RETURN(server, server_facts(*store));
    Role role = server ? server->role : own_role;
    ward_ = std::make_unique<OpenWard>(machine_, settings_, content_, std::move(store), role);
    // Nobody has signed in yet: the shared tablet may lead the huddle and nothing that needs a manager.
    RETURN_IF_ERROR(ward_->session.sign_in(shared_role(role)));
    touched();
    followed_revision_ = 0;
    RETURN_IF_ERROR(follow_unit());
    RETURN_IF_ERROR(read_settings());
    return connect();
}

Result<void> Navigator::connect() {
    ward_->app.server_changed = false;
    ASSIGN_OR_RETURN(server, server_facts(*ward_->store));
    if (!server)
        return {};
    ward_->session.set_device_role(server->role);
    ward_->app.exchange = nullptr;
    ward_->exchange.reset();
    ward_->transport = machine_.connect(server->url);
    if (!ward_->transport)
        return {};
    ward_->exchange = std::make_unique<Exchange>(*ward_->store, *ward_->transport, machine_.clock, machine_.random);
    ward_->app.exchange = ward_->exchange.get();
    return {};
}

Result<void> Navigator::read_settings() {
    Store& store = *ward_->store;
    ASSIGN_OR_RETURN(kept, store.fact(settings_fact));
    if (auto values = kept ? values_from_text(*kept) : Result<Values>(Values())) {
        auto read = [&]<typename T>(const char* name, T& setting) {
            setting = value_as<T>(values->of(name)).value_or(setting);
        };
        auto percent = [&](const char* name, int setting, int least, int most) {
            std::int64_t wide = setting;
            read(name, wide);
            return static_cast<int>(std::clamp<std::int64_t>(wide, least, most));
        };
        read("language", settings_.language);
        read("theme", settings_.theme);
        read("calm", settings_.calm);
        read("keyboard", settings_.keyboard);
        settings_.text_percent = percent("text_percent", settings_.text_percent, 100, 300);
        settings_.size_percent = percent("size_percent", settings_.size_percent, 80, 200);
    }
    kept_settings_ = settings_;
    return {};
}

Result<void> Navigator::keep_settings() {
    if (settings_ == kept_settings_)
        return {};
    kept_settings_ = settings_;
    ++changes_;
    return ward_->store->put_fact(settings_fact, json_text(Values{{"language", settings_.language},
                                                                  {"theme", settings_.theme},
                                                                  {"text_percent", settings_.text_percent},
                                                                  {"calm", settings_.calm},
                                                                  {"keyboard", settings_.keyboard},
                                                                  {"size_percent", settings_.size_percent}}));
}

Result<void> Navigator::follow_unit() {
    if (followed_revision_ == ward_->store->revision())
        return {};
    ASSIGN_OR_RETURN(unit, unit_of(*ward_->store));
    RETURN_IF_ERROR(ward_->content_of_unit.refresh(*ward_->store));
    ward_->session.use_scheme(content().rule_of(unit));
    lock_after_ = lock_minutes_of(unit) * minute;
    followed_revision_ = ward_->store->revision();
    return {};
}

void Navigator::touched() {
    touched_at_ = machine_.clock.now();
}

// What is half done stays as it is: only the person's rights end.
void Navigator::lock_when_idle() {
    std::int64_t idle = machine_.clock.now().ms - touched_at_.ms;
    if (idle < 0)
        touched(); // the clock was set back
    if (!ward_->session.who() || idle < lock_after_)
        return;
    keep();
    (void)ward_->session.sign_in(shared_role(ward_->session.device_role())).has_value();
}

void Navigator::keep() {
    for (auto& page : pages_)
        page->keep();
}

void Navigator::back(const Back& how) {
    if (pages_.size() > 1) {
        pages_.pop_back();
        page().came_back(how);
    } else if (ward_ && !page().as<ToCross::Screen>()) {
        go(ToCross{});
    }
}

void Navigator::go(const Go& go) {
    if (!go)
        return;
    ++changes_;
    keep();
    page().forget_saved();
    if (auto* how = go.as<Back>())
        return back(*how);
    if (!ward_)
        return;
    // A page that is made now must know what was just saved about the unit.
    (void)follow_unit().has_value();
    if (go.as<ToCross>() || go.over_cross()) {
        pages_.clear();
        ward_->content_of_unit.forget_older();
    }
    if (go.over_cross())
        show(ToCross{});
    show(go);
}

void Navigator::refresh() {
    if (page().has_ended()) {
        ++changes_;
        Settings chosen = settings_;
        open();
        // What was chosen on the first page counts, not what an empty store says.
        settings_ = chosen;
    }
    if (ward_) {
        // A file that cannot be read now is met by the next save, which says so.
        (void)ward_->store->refresh().has_value();
        if (ward_->app.server_changed)
            (void)connect().has_value();
        if (ward_->exchange)
            ward_->exchange->tick();
        // A failure here is met by the page, which reads the same.
        (void)follow_unit().has_value();
        lock_when_idle();
        (void)keep_settings().has_value();
    }
    // First what the page stands on: the unit's scheme may have changed.
    look_around();
    page().refresh();
}

void Navigator::look_around() {
    LocalTime last = around_.now;
    around_.now = swedish_time(machine_.clock.now());
    bool turned = around_.now.minute != last.minute || around_.now.hour != last.hour;
    changes_ += page().shows_minutes() && turned;
    if (!ward_ || (!turned && page().only_at_minutes()))
        return;
    told_revision_ = ward_->store->revision();
    SyncStatus before = around_.sync;
    around_.sync = ward_->exchange ? ward_->exchange->status() : SyncStatus{};
    changes_ += before.state != around_.sync.state || before.waiting != around_.sync.waiting ||
                before.returned != around_.sync.returned || before.received_at != around_.sync.received_at;
    around_.role = ward_->session.role();
    if (seen_revision_ == ward_->store->revision() && seen_person_ == ward_->session.who())
        return;
    seen_revision_ = ward_->store->revision();
    seen_person_ = ward_->session.who();
    ++changes_;
    around_.person.clear();
    if (seen_person_)
        if (auto staff = ward_->store->get(*seen_person_); staff && *staff)
            around_.person = (*staff)->display_name;
    if (auto unit = unit_of(*ward_->store))
        around_.unit_name = unit->name;
}

std::uint64_t Navigator::revision() const {
    return changes_ + told_revision_;
}

std::int64_t Navigator::ms_until_due() const {
    LocalTime local = swedish_time(machine_.clock.now());
    std::int64_t due = instant_of({local.date.plus(1), 0, 0}).ms - machine_.clock.now().ms;
    const OpenPage& shown = *pages_.back();
    due = std::min(due, shown.ms_until_due());
    if (shown.shows_minutes())
        due = std::min(due, minute - machine_.clock.now().ms % minute);
    if (ward_ && ward_->exchange)
        due = std::min(due, ward_->exchange->ms_until_due());
    if (ward_ && ward_->session.who())
        due = std::min(due, touched_at_.ms + lock_after_ - machine_.clock.now().ms);
    return std::max<std::int64_t>(due, 1);
}

}
