// The programs as they are installed: a server and two stores in processes of their own, over a real socket and by
// file.

#include <catch2/catch.hpp>

#include "tests/support/programs.hpp"

using namespace vaka;
using namespace vaka::sim;

namespace {

std::string code_for(const std::string& server, const std::string& role) {
    Ran ran = vakactl({"invite", server, "--unit", "Avdelning 12", "--role", role});
    INFO(ran.err);
    REQUIRE(ran.status == 0);
    return ran.out.substr(0, ran.out.size() - 1);
}

void enrol(const std::string& store, const ServerProcess& server, const std::string& code) {
    Ran ran = vakactl({"enrol", store, server.url(), code});
    INFO(ran.err);
    REQUIRE(ran.status == 0);
}

void must(std::vector<std::string> arguments, const std::string& in = "") {
    Ran ran = vakactl(arguments, in);
    INFO(arguments[0] << " " << arguments[1] << ": " << ran.out << ran.err);
    REQUIRE(ran.status == 0);
}

std::string incident(const std::string& what) {
    return Json{{"occurred_on", "2024-03-02"}, {"type", "near_miss"}, {"what", what}}.dump();
}

Json digest(const std::string& store) {
    Ran ran = vakactl({"digest", store, "--json"});
    INFO(ran.err);
    REQUIRE(ran.status == 0);
    Json units = json_of(ran)["units"];
    REQUIRE(units.size() == 1);
    return units[0];
}

}

TEST_CASE("two stores agree through the server, through files while it is away, and through it again", "[system]") {
    TempFolder folder;
    std::string data = folder / "server", a = folder / "a.vaka", b = folder / "b.vaka";
    auto server = std::make_unique<ServerProcess>(data);
    REQUIRE_FALSE(server->url().empty());
    enrol(a, *server, code_for(data, "unit_manager"));
    enrol(b, *server, code_for(data, "staff"));
    must({"add", a, "incident"}, incident("Fel styrka upptäcktes vid dubbelkontroll."));
    must({"sync", a});
    must({"sync", b});
    must({"sync", a});
    CHECK(digest(a) == digest(b));
    CHECK(digest(a) == digest(data));

    CHECK(server->stop() == 0);
    CHECK(json_of(vakactl({"sync", a, "--json"}))["error"]["fault"] == "offline");
    must({"add", a, "incident"}, incident("Larmet stod av."));
    must({"add", b, "incident"}, incident("Bromsen tog inte."));
    must({"add", a, "day_mark"}, R"({"day":"2024-03-02","colour":"orange"})");
    must({"add", b, "day_mark"}, R"({"day":"2024-03-02","colour":"red"})");
    must({"export", a, folder / "a.json"});
    must({"import", b, folder / "a.json"});
    must({"export", b, folder / "b.json.zst"});
    must({"import", a, folder / "b.json.zst"});
    CHECK(digest(a) == digest(b));
    CHECK(digest(a)["ops"] > digest(data)["ops"]);
    Json cross = json_of(vakactl({"cross", a, "--month", "2024-03", "--json"}));
    CHECK(cross["days"][1]["colour"] == "red");

    server = std::make_unique<ServerProcess>(data);
    REQUIRE_FALSE(server->url().empty());
    must({"server", a, server->url()});
    must({"server", b, server->url() + "/"});
    must({"sync", a});
    must({"sync", b});
    must({"sync", a});
    CHECK(digest(a) == digest(b));
    CHECK(digest(a) == digest(data));
    for (const std::string& replica : {a, b, data})
        must({"verify", replica});
}

TEST_CASE("a file that was carried to the server reaches the others", "[system]") {
    TempFolder folder;
    std::string data = folder / "server", a = folder / "a.vaka", b = folder / "b.vaka";
    {
        ServerProcess server(data);
        enrol(a, server, code_for(data, "unit_manager"));
        enrol(b, server, code_for(data, "staff"));
        must({"sync", a});
    }
    must({"add", a, "incident"}, incident("Etiketten satt på fel rör."));

    must({"export", a, folder / "a.json"});
    must({"import", data, folder / "a.json"});
    must({"export", data, folder / "all.json.zst"});
    must({"import", b, folder / "all.json.zst"});
    must({"import", a, folder / "all.json.zst"});

    CHECK(digest(a) == digest(data));
    CHECK(digest(b) == digest(data));
}

TEST_CASE("a store that began alone joins the unit of the same name with all it has", "[system]") {
    TempFolder folder;
    std::string data = folder / "server", a = folder / "a.vaka", b = folder / "b.vaka";
    ServerProcess server(data);
    must({"demo", a, "--days", "20"});
    std::string code = code_for(data, "unit_manager");

    enrol(a, server, code);
    CHECK(json_of(vakactl({"enrol", b, server.url(), code, "--json"}))["error"]["reason"] == "invitation_used");
    enrol(b, server, code_for(data, "staff"));
    must({"sync", a});

    CHECK(digest(a) == digest(b));
    CHECK(json_of(vakactl({"enrol", a, server.url(), code, "--json"}))["error"]["reason"] == "already_enrolled");
    std::string manager_only = R"({"display_name":"Samordnare","role":"staff"})";
    CHECK(json_of(vakactl({"add", b, "staff", "--json"}, manager_only))["error"]["reason"] == "role_not_allowed");
    CHECK(json_of(vakactl({"add", b, "staff", "--as", "unit_manager", "--json"}, manager_only))["error"]["reason"] ==
          "device_role");
}

TEST_CASE("an enrolment that fails says why and can be tried again", "[system]") {
    TempFolder folder;
    std::string data = folder / "server", a = folder / "a.vaka";
    ServerProcess server(data);
    std::string code = code_for(data, "staff");
    auto reason = [&](const std::string& url, const std::string& typed) {
        return json_of(vakactl({"enrol", a, url, typed, "--json"}))["error"]["reason"].get<std::string>();
    };

    CHECK(reason(server.url(), "VAKA-12") == "invitation_malformed");
    CHECK(reason("http://127.0.0.1:1", code) == "server_unreachable");
    CHECK(reason("127.0.0.1:1", code) == "server_address");
    CHECK(reason(server.url(), "VAKA-0000-00" + code.substr(12)) == "invitation_unknown");
    CHECK(vakactl({"invite", data, "--unit", "Avdelning 12", "--role", "server"}).status != 0);
    CHECK(vakactl({"sync", a}).status != 0);

    enrol(a, server, code);
    CHECK(vakactl({"sync", a}).status == 0);
}

TEST_CASE("the server answers its health, has its folder to itself, and logs no content", "[system]") {
    TempFolder folder;
    std::string data = folder / "deep/server", a = folder / "a.vaka";
    ServerProcess server(data);
    REQUIRE_FALSE(server.url().empty());

    Ran second = vaka_server({"--data", data, "--listen", "127.0.0.1:0"});
    enrol(a, server, code_for(data, "unit_manager"));
    must({"add", a, "incident"}, incident("Ordet hemlighet står här."));
    must({"sync", a});

    CHECK(second.status != 0);
    CHECK(second.out == "");
    CHECK(second.err.find(data) != std::string::npos);
    CHECK(server.log().find("POST /sync 200") != std::string::npos);
    CHECK(server.log().find("hemlighet") == std::string::npos);
    CHECK(server.stop() == 0);
    CHECK(vaka_server({"--data", data, "--listen", "nowhere"}).status != 0);
    CHECK(vaka_server({}).status != 0);
}
