// The commands of vakactl, a group a file. Each adds its own to the parser; the one that was typed becomes ctl.command.

#pragma once

#include <string>

#include "app/ctl/ctl.hpp"

namespace CLI {
class App;
}

namespace vaka {

void add_store_commands(CLI::App& app, Ctl& ctl);    // new, demo, server, types
void add_record_commands(CLI::App& app, Ctl& ctl);   // add, set, list
void add_act_commands(CLI::App& app, Ctl& ctl);      // act
void add_month_commands(CLI::App& app, Ctl& ctl);    // cross
void add_exchange_commands(CLI::App& app, Ctl& ctl); // export, import, sync, enrol, invite
void add_check_commands(CLI::App& app, Ctl& ctl);    // digest, verify

// A subcommand that takes --json, with its help from the strings `ctl.<name>.help`.
CLI::App& add_command(CLI::App& app, Ctl& ctl, const std::string& name, Result<Said> (*run)(Ctl&));
void add_store_argument(CLI::App& command, Ctl& ctl);
void add_role_option(CLI::App& command, Ctl& ctl); // --as

}
