#include "app/pages/unit/first_run_screen.hpp"
#include "core/sync/peers.hpp"

#include <limits>

namespace vaka {

namespace {

// "vaka.region.se" is enough to type.
std::string url_of(std::string_view typed) {
    std::string url(trimmed(typed));
    while (url.ends_with('/'))
        url.pop_back();
    if (!url.empty() && url.find("://") == std::string::npos)
        url = "https://" + url;
    return url;
}

}

FirstRunScreen::FirstRunScreen(Machine& machine, Settings& settings, Store* store,
                               std::function<Result<void>()> try_out)
    : server(machine.server_url), machine_(machine), settings_(settings), store_(store), try_out_(std::move(try_out)) {}

void FirstRunScreen::refresh() {
    if (!enrolment_)
        return;
    auto answer = enrolment_->poll();
    if (!answer)
        return;
    auto done = *answer ? keep(**answer) : answer->error();
    stop();
    if (done)
        outcome_ = Outcome::joined;
    else
        trouble_ = done.error();
}

std::int64_t FirstRunScreen::ms_until_due() const {
    return is_joining() ? 100 : std::numeric_limits<std::int64_t>::max();
}

bool FirstRunScreen::can_join() const {
    return !is_joining() && !trimmed(code).empty() && !url_of(server).empty();
}

void FirstRunScreen::join() {
    if (!can_join())
        return;
    trouble_.reset();
    if (auto done = start(); !done) {
        stop();
        trouble_ = done.error();
    }
}

Result<void> FirstRunScreen::start() {
    RETURN_IF_ERROR(Invitation::parse(code));
    ASSIGN_OR_RETURN(keys, device_keys(machine_.keystore, machine_.clock, machine_.random));
    url_ = url_of(server);
    transport_ = machine_.connect(url_);
    if (!transport_)
        return Error{Fault::invalid, "server_address", url_};
    enrolment_.emplace(*transport_, machine_.clock);
    return enrolment_->start(code, keys, machine_.device_name, store_);
}

void FirstRunScreen::stop() {
    enrolment_.reset();
    transport_.reset();
}

// What the server said, on the disk: from here on the tablet belongs to the unit.
Result<void> FirstRunScreen::keep(const Enrolment::Joined& joined) {
    std::unique_ptr<Store> made;
    Store* store = store_;
    if (!store) {
        ASSIGN_OR_RETURN(keys, device_keys(machine_.keystore, machine_.clock, machine_.random));
        ASSIGN_OR_RETURN(fresh, Store::create(machine_.store_path, {joined.unit, keys.device, keys.key}));
        made = std::move(fresh);
        store = made.get();
    }
    ServerFacts facts = joined.server;
    facts.url = url_;
    unit_name_ = joined.unit_name;
    return put_server_facts(*store, facts);
}

void FirstRunScreen::try_out() {
    stop();
    auto made = try_out_ ? try_out_() : Result<void>(Error{Fault::not_found, "", "try_out"});
    trouble_ = trouble_of(made);
    if (made)
        outcome_ = Outcome::trial;
}

}
