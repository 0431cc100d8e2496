// The first page of a new tablet: language, and an invitation to a ward or a made-up one to try. Also the way to join a
// server later. It waits for the server without blocking, and every refusal is a sentence.

#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/pages/context.hpp"
#include "core/sync/enrol.hpp"

namespace vaka {

class FirstRunScreen {
public:
    // `store` when this tablet has begun without a server. `try_out` makes the made-up ward; without it, none is
    // offered.
    FirstRunScreen(Machine& machine, Settings& settings, Store* store, std::function<Result<void>()> try_out);
    // Joins a server with a tablet that has begun without one.
    FirstRunScreen(App& app, const ToFirstRun&) : FirstRunScreen(app.machine, app.settings, &app.ward.store, nullptr) {}
    void refresh(); // looks whether the server has answered

    const std::string& language() const { return settings_.language; }
    void set_language(std::string_view language) { settings_.language = language; }
    // An invitation must be written before there is a page with settings.
    bool has_keyboard() const { return settings_.keyboard; }
    void set_keyboard(bool keyboard) { settings_.keyboard = keyboard; }

    std::string code;   // as typed
    std::string server; // address as typed
    bool can_join() const;
    void join();
    bool is_joining() const { return transport_ != nullptr; }
    void stop(); // does not wait any longer
    bool is_offered_trial() const { return try_out_ && !store_; }
    bool is_first() const { return !store_; }
    void try_out();

    // There is a store at machine.store_path that is to be opened: the page has done its work.
    enum class Outcome { waiting, joined, trial };
    Outcome outcome() const { return outcome_; }
    bool has_ended() {
        refresh();
        return outcome_ != Outcome::waiting;
    }
    std::int64_t ms_until_due() const;
    const std::string& unit_name() const { return unit_name_; }
    const std::optional<Error>& trouble() const { return trouble_; }

private:
    Result<void> start();
    Result<void> keep(const Enrolment::Joined& joined);

    Machine& machine_;
    Settings& settings_;
    Store* store_;
    std::function<Result<void>()> try_out_;
    std::string url_;
    std::unique_ptr<Transport> transport_;
    std::optional<Enrolment> enrolment_;
    Outcome outcome_ = Outcome::waiting;
    std::string unit_name_;
    std::optional<Error> trouble_;
};

}
