// A ward's day through the real programs: windows, pointer, keyboard, a server, and two tablets.

#include <catch2/catch.hpp>

#include <signal.h>

#include "tests/support/temp_folder.hpp"
#include "tests/support/ward_window.hpp"

using namespace vaka;
using namespace vaka::sim;

namespace {

const std::string programs = VAKA_PROGRAMS;
constexpr const char* what = "halkade på våta golvet, räckte ändå stöd för knät";

std::string first_line(const std::string& text) {
    return text.substr(0, text.find('\n'));
}

// The state of each store: all equal when all have the same ops.
std::string state_of(const std::string& store) {
    Ran ran = run({programs + "/vakactl", "digest", store, "--json"});
    auto json = parse_json(ran.out);
    REQUIRE(json);
    return (*json)["units"][0]["state"].get<std::string>();
}

void join(WardWindow& window, const std::string& code) {
    window.tap("Inbjudan");
    window.type(code);
    window.tap("Anslut");
    window.wait_for("Ny risk eller händelse");
}

void exchange_now(WardWindow& window) {
    window.tap("Mer");
    window.tap("Synk");
    window.tap("Försök nu");
    window.wait_for("Allt är mottaget");
    window.tap("Korset");
}

}

TEST_CASE("a ward's day in real windows: two tablets, a server that goes away, nothing missing", "[system][window]") {
    TempFolder folder;
    std::string data = folder / "server";
    Process server({programs + "/vaka-server", "--data", data, "--listen", "127.0.0.1:0"});
    std::string url = server.line_after("vaka-server: ready at ");
    REQUIRE_FALSE(url.empty());
    auto invite = [&] {
        Ran ran = run({programs + "/vakactl", "invite", data, "--unit", "Avdelning 12", "--role", "unit_manager"});
        REQUIRE(ran.status == 0);
        return first_line(ran.out);
    };
    std::string one = folder / "one.vaka", two = folder / "two.vaka";
    WardWindow first(programs + "/vaka", folder / "one.nodes"), second(programs + "/vaka", folder / "two.nodes");

    // The first tablet joins, holds its huddle and tells of a near miss.
    first.open({"--store", one, "--server", url, "--now", "2026-10-22T09:30"});
    join(first, invite());
    first.tap("Starta mötet");
    first.tap("Tillbud");
    first.tap("Fall");
    if (first.shows("Nej"))
        first.tap("Nej");
    if (first.shows("Det hände"))
        first.tap("Det hände");
    first.tap("Vad hände?");
    first.type(what);
    first.tap("Spara");
    first.wait_for("Redan anmält: 1");
    first.tap("Inget mer");
    first.wait_for("Fråga 2 av 6");
    first.tap("Avsluta mötet");
    first.tap("Klart för i dag");
    first.wait_for_value("onsdag 21 oktober", "Gul");

    // They agree on an action.
    first.tap("Åtgärder");
    first.tap("Ny åtgärd");
    first.tap("Vad ska göras?");
    first.type("prova halkskydd vid duschen");
    first.tap("Välj");
    first.tap("Undersköterska");
    first.tap("Om en vecka");
    first.tap("Spara åtgärden");
    first.wait_for("prova halkskydd vid duschen");
    first.tap("Korset");

    // A second tablet of the same ward shows all of it.
    exchange_now(first);
    second.open({"--store", two, "--server", url, "--now", "2026-10-22T10:00"});
    join(second, invite());
    second.wait_for_value("onsdag 21 oktober", "Gul");
    second.tap("onsdag 21 oktober");
    second.wait_for(what);
    second.tap("Korset");
    second.tap("Åtgärder");
    second.wait_for("prova halkskydd vid duschen");
    second.tap("Korset");

    // The server goes away; work goes on on both, and it says what waits.
    server.signal(SIGTERM);
    CHECK(server.wait() == 0);
    second.tap("Åtgärder");
    second.tap("Ny åtgärd");
    second.tap("Vad ska göras?");
    second.type("torka golvet före frukosten");
    second.tap("Välj");
    second.tap("Undersköterska");
    second.tap("Om en vecka");
    second.tap("Spara åtgärden");
    second.tap("Korset");
    second.wait_for("1 sak väntar");

    // The next morning nothing has happened: two taps, and the day is green.
    first.close();
    first.open({"--store", one, "--now", "2026-10-23T09:30"});
    first.tap("Starta mötet");
    first.tap("Inget har hänt");
    first.wait_for("Torsdag 22 oktober är grön");
    first.tap("Avsluta mötet");
    first.tap("Klart för i dag");
    first.wait_for_value("torsdag 22 oktober", "Grön");

    // The server is back at its old address, and nothing is missing anywhere.
    server = Process({programs + "/vaka-server", "--data", data, "--listen", url.substr(url.rfind('/') + 1)});
    REQUIRE_FALSE(server.line_after("vaka-server: ready at ").empty());
    exchange_now(first);
    exchange_now(second);
    exchange_now(first);
    first.tap("Åtgärder");
    first.wait_for("torka golvet före frukosten");
    first.close();
    second.close();
    CHECK(state_of(one) == state_of(two));
    CHECK(state_of(one) == state_of(data));
    CHECK(run({programs + "/vakactl", "verify", one}).status == 0);
    CHECK(run({programs + "/vakactl", "verify", two}).status == 0);
}
