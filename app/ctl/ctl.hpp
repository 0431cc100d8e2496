// What the commands of vakactl share: who acts on which store, and how an answer is said.

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/console/console.hpp"
#include "core/base/json.hpp"
#include "core/hub/hub.hpp"
#include "core/session.hpp"
#include "platform/files.hpp"
#include "platform/keystore.hpp"
#include "platform/system.hpp"

namespace vaka {

// The answer of a command: for a person, or with --json for a program. An answer may hold failures of its own (one bad
// file among good ones); the exit code then tells.
struct Said {
    std::string text;
    Json json;
    bool failed = false;
};

// What was typed. One command runs, so they share it.
struct Arguments {
    bool json = false;
    std::string as;
    std::string store; // a store, or a server's data folder
    std::string unit;
    std::string profile = "hospital";
    std::uint64_t seed = 1;
    int days = 120;
    std::string type;
    std::string id;
    std::vector<std::string> values;
    std::string act;
    std::string answer;
    std::string next;
    std::string month;
    std::vector<std::string> files;
    std::string url;
    std::string code;
    std::string role;
    std::string name;
};

class Ctl {
public:
    explicit Ctl(Console words) : console(std::move(words)) {}

    Console console;
    SystemClock clock;
    SystemRandom random;
    DiskFiles files;
    Arguments typed;
    Result<Said> (*command)(Ctl&) = nullptr;

    Text tr(std::string_view key, Strings::Arguments arguments = {}) const { return console.tr(key, arguments); }

    // To stderr, at once: does not stop the command.
    void warn(const std::string& sentence) const;
    // An error whose sentence is followed by what may be typed instead.
    Error unknown(Error error, const std::vector<std::string_view>& known);
    const std::string& hint() const { return hint_; }

    // Refuses when something lies at the path. Keys lie beside the store.
    Result<std::unique_ptr<Store>> create_store(const std::string& unit_name);
    // To write; with the device's key.
    Result<std::unique_ptr<Store>> open_store();
    // Acts as the unit's manager, or the device's own role when it may not, or --as.
    Result<Session> sign_in(Store& store);
    Result<const RecordType*> type_named(const std::string& name);
    Result<Role> role_named(const std::string& code);

    bool is_server_folder() const;
    Result<std::unique_ptr<Hub>> open_hub();

private:
    std::optional<FileKeystore> keys_;
    std::string hint_;
};

std::string time_text(Instant instant); // local: 2026-10-22 09:30

// Where a server is, as HttpClient wants it. Fails with server_address.
Result<std::string> server_url(std::string_view url);

// Takes away what create_store() made, when the rest of the command failed.
void remove_store(const std::string& path);

}
