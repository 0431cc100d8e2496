// vakactl: the store without a screen, for administrators and scripts. Only says what a command answered.

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <string_view>

#include "app/ctl/commands.hpp"

namespace vaka {

CLI::App& add_command(CLI::App& app, Ctl& ctl, const std::string& name, Result<Said> (*run)(Ctl&)) {
    CLI::App& command = *app.add_subcommand(name, ctl.tr("ctl." + name + ".help").text);
    command.add_flag("--json", ctl.typed.json, ctl.tr("ctl.help.json").text);
    command.callback([&ctl, run] { ctl.command = run; });
    return command;
}

void add_store_argument(CLI::App& command, Ctl& ctl) {
    command.add_option("STORE", ctl.typed.store, ctl.tr("ctl.help.store").text)->required();
}

void add_role_option(CLI::App& command, Ctl& ctl) {
    command.add_option("--as", ctl.typed.as, ctl.tr("ctl.help.as").text);
}

namespace {

int fail(const Ctl& ctl, const Error& error) {
    std::string sentence = ctl.console.words().sentence(error).text;
    if (!ctl.hint().empty())
        sentence += " " + ctl.hint();
    if (ctl.typed.json)
        std::printf("%s\n", pretty({{"error",
                                     {{"fault", fault_name(error.fault)},
                                      {"reason", error.reason},
                                      {"detail", error.detail},
                                      {"sentence", sentence}}}})
                                .c_str());
    std::fprintf(stderr, "%s\n", sentence.c_str());
    return 1;
}

int say(const Ctl& ctl, const Said& said) {
    std::string text = ctl.typed.json ? pretty(said.json) : said.text;
    while (text.ends_with('\n'))
        text.pop_back();
    if (!text.empty())
        std::printf("%s\n", text.c_str());
    // A full disk behind a pipe must not look like success.
    return std::fflush(stdout) == 0 && !said.failed ? 0 : 1;
}

int run(int argc, char** argv, Ctl& ctl) {
    CLI::App app(ctl.tr("ctl.help").text);
    app.set_version_flag("--version", std::string(vaka_version()));
    app.require_subcommand(1);
    add_store_commands(app, ctl);
    add_record_commands(app, ctl);
    add_act_commands(app, ctl);
    add_month_commands(app, ctl);
    add_exchange_commands(app, ctl);
    add_check_commands(app, ctl);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0)
            return app.exit(error); // help and version
        // The parser may have stopped before it came to the flag.
        ctl.typed.json = std::find(argv, argv + argc, std::string_view("--json")) != argv + argc;
        return fail(ctl, {Fault::invalid, "usage", error.what()});
    }
    auto said = ctl.command(ctl);
    return said ? say(ctl, *said) : fail(ctl, said.error());
}

}

}

int main(int argc, char** argv) {
    auto console = vaka::Console::open();
    if (!console) {
        std::fprintf(stderr, "vakactl: %s\n", console.error().detail.c_str());
        return 1;
    }
    vaka::Ctl ctl(std::move(*console));
    return vaka::run(argc, argv, ctl);
}
