#include <catch2/catch.hpp>

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "core/model/records.hpp"
#include "core/sync/bundle.hpp"
#include "tests/support/programs.hpp"

using namespace vaka;
using namespace vaka::sim;

namespace {

const std::string today = "2024-03-02"; // a day that has been, for all tests

std::string new_store(const TempFolder& folder, const std::string& name = "ward.vaka") {
    std::string path = folder / name;
    Ran ran = vakactl({"new", path, "--unit", "Avdelning 12"});
    INFO(ran.err);
    REQUIRE(ran.status == 0);
    return path;
}

std::string incident(const std::string& what = "Halt golv vid duschen.") {
    return Json{{"occurred_on", today}, {"type", "risk"}, {"what", what}}.dump();
}

std::string id_of(const Ran& ran) {
    INFO(ran.err);
    REQUIRE(ran.status == 0);
    return ran.out.substr(0, ran.out.size() - 1);
}

// One sentence on stderr, and with --json the same in an object on stdout.
void check_failure(std::vector<std::string> arguments, const std::string& reason, const std::string& in = "") {
    INFO(arguments.front() << " " << reason);
    Ran plain = vakactl(arguments, in);
    arguments.push_back("--json");
    Ran json = vakactl(arguments, in);

    CHECK(plain.status != 0);
    CHECK(plain.out == "");
    CHECK(plain.err.size() > 10);
    CHECK(plain.err.find('\n') == plain.err.size() - 1);
    CHECK(plain.err.find('[') == std::string::npos);
    CHECK(json.status == plain.status);
    REQUIRE(json_of(json).contains("error"));
    Json error = json_of(json)["error"];
    CHECK(error["reason"] == reason);
    CHECK(error.contains("fault"));
    CHECK(error.contains("detail"));
    CHECK(error["sentence"].get<std::string>() + "\n" == plain.err);
}

bool any_file_holds(const std::string& folder, const std::string& text) {
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (bytes_of(entry.path()).find(text) != std::string::npos)
            return true;
    return false;
}

}

TEST_CASE("a new store is one file with its key beside it, for the owner alone", "[system][ctl]") {
    TempFolder folder;

    Ran ran = vakactl({"new", folder / "ward.vaka", "--unit", "Avdelning 12", "--profile", "care_home", "--json"});

    REQUIRE(ran.status == 0);
    CHECK(json_of(ran)["unit_name"] == "Avdelning 12");
    struct stat key {};
    REQUIRE(stat((folder / "ward.vaka.key").c_str(), &key) == 0);
    CHECK((key.st_mode & 0777) == 0600);
    Json units = json_of(vakactl({"list", folder / "ward.vaka", "unit", "--json"}));
    REQUIRE(units.size() == 1);
    CHECK(units[0]["id"] == json_of(ran)["unit"]);
    CHECK(units[0]["profile"] == "care_home");
    check_failure({"new", folder / "ward.vaka", "--unit", "Avdelning 12"}, "store_exists");
}

TEST_CASE("a key without its store is not given to another store", "[system][ctl]") {
    TempFolder folder;
    std::string path = new_store(folder);
    std::string key = bytes_of(path + ".key");
    std::filesystem::remove(path);

    check_failure({"new", path, "--unit", "Avdelning 12"}, "key_without_store");

    CHECK(bytes_of(path + ".key") == key);
}

TEST_CASE("a record that was added is listed with its id, and set changes only what it names", "[system][ctl]") {
    TempFolder folder;
    std::string path = new_store(folder);

    std::string id = id_of(vakactl({"add", path, "incident"}, incident()));
    Ran set = vakactl({"set", path, "incident", id, "what=", "contributing_causes=workload,environment",
                       "risk_severity=3", "must_report=true"});

    CHECK(set.status == 0);
    Json rows = json_of(vakactl({"list", path, "incident", "--json"}));
    REQUIRE(rows.size() == 1);
    CHECK(rows[0] == Json{{"id", id},
                          {"occurred_on", today},
                          {"type", "risk"},
                          {"contributing_causes", {"environment", "workload"}},
                          {"risk_severity", 3},
                          {"must_report", true}});
    CHECK(vakactl({"list", path, "incident"}).out.find("environment,workload") != std::string::npos);

    REQUIRE(vakactl({"set", path, "incident", id, "removed=true"}).status == 0);
    CHECK(json_of(vakactl({"list", path, "incident", "--json"})) == Json::array());
    CHECK(vakactl({"verify", path}).status == 0);
}

TEST_CASE("an id in a record tells which record it is", "[system][ctl]") {
    TempFolder folder;
    std::string path = new_store(folder);
    std::string id = "01a20000-0000-7000-8000-000000000001";
    auto with_id = [&](Json record) {
        record["id"] = id;
        return record.dump();
    };

    CHECK(id_of(vakactl({"add", path, "action"}, with_id({{"title", "Skyltar"}}))) == id);
    CHECK(id_of(vakactl({"add", path, "action"}, with_id({{"due", "2026-04-01"}}))) == id);

    Json rows = json_of(vakactl({"list", path, "action", "--json"}));
    REQUIRE(rows.size() == 1);
    CHECK(rows[0]["title"] == "Skyltar");
    CHECK(rows[0]["due"] == "2026-04-01");
    std::string mark = id_of(vakactl({"add", path, "day_mark"}, Json{{"day", today}, {"closed", true}}.dump()));
    CHECK(id_of(vakactl({"add", path, "day_mark"}, Json{{"day", today}, {"id", mark}}.dump())) == mark);
    check_failure({"add", path, "day_mark"}, "id_is_another", with_id({{"day", today}}));
}

TEST_CASE("what cannot be a record is refused with the reason, and nothing is stored", "[system][ctl]") {
    TempFolder folder;
    std::string path = new_store(folder);
    Json before = json_of(vakactl({"digest", path, "--json"}));
    std::string deep(200, '[');

    check_failure({"add", path, "journal"}, "type_unknown", incident());
    check_failure({"add", path, "incident"}, "field_unknown", R"({"patient":"x"})");
    check_failure({"add", path, "incident"}, "field_required", R"({"what":"x"})");
    check_failure({"add", path, "incident"}, "field_bad_value", R"({"occurred_on":"2026-02-30","type":"risk"})");
    check_failure({"add", path, "incident"}, "field_bad_value", R"({"occurred_on":"2024-03-02","type":"riisk"})");
    check_failure({"add", path, "incident"}, "date_in_future", R"({"occurred_on":"2199-01-01","type":"risk"})");
    check_failure({"add", path, "incident"}, "field_too_long", incident(std::string(300, 'a')));
    check_failure({"add", path, "incident"}, "json_truncated", "{\"what\":");
    check_failure({"add", path, "incident"}, "json_malformed", "[]");
    check_failure({"add", path, "incident"}, "json_malformed", "hej");
    check_failure({"add", path, "incident"}, "json_too_deep", deep);
    check_failure({"add", path, "incident"}, "json_too_big", std::string(2u << 20, ' '));
    check_failure({"add", path, "incident"}, "json_duplicate_key", R"({"what":"a","what":"b"})");
    check_failure({"add", path, "incident"}, "json_not_utf8", "{\"what\":\"\xff\"}");
    check_failure({"set", path, "incident", "not-an-id", "what=x"}, "field_bad_value");
    check_failure({"set", path, "incident", "01a20000-0000-7000-8000-000000000001", "what=x"}, "record_missing");
    std::string id = id_of(vakactl({"add", path, "watch"}, Json{{"date", today}}.dump()));
    REQUIRE(vakactl({"set", path, "watch", id, "removed=true"}).status == 0);
    check_failure({"set", path, "watch", id, "colour=red"}, "field_unknown");
    check_failure({"set", path, "watch", id, "text"}, "set_without_equals");
    check_failure({"set", path, "watch", id, "level=highest"}, "field_bad_value");

    Json after = json_of(vakactl({"digest", path, "--json"}));
    CHECK(after["units"][0]["ops"] == before["units"][0]["ops"].get<int>() + 2);
    Ran unknown = vakactl({"add", path, "watch"}, R"({"x":1})");
    CHECK(unknown.err.find("mitigation") != std::string::npos);
}

TEST_CASE("a personnummer in a text is refused and written nowhere; a warning is said and kept",
          "[system][ctl][privacy]") {
    TempFolder folder;
    std::string path = new_store(folder);
    std::string number = "19121212-1212";

    check_failure({"add", path, "incident"}, "privacy.pnr12", incident("Ring " + number));
    std::string id = id_of(vakactl({"add", path, "incident"}, incident()));
    check_failure({"set", path, "incident", id, "immediate_action=" + number}, "privacy.pnr12");
    check_failure({"set", path, "staff", id, "display_name=" + number}, "record_missing");
    Ran warned = vakactl({"add", path, "incident"}, incident("I rum 12 stod larmet av."));

    CHECK(vakactl({"add", path, "incident"}, incident(number)).err.find("1212") == std::string::npos);
    CHECK_FALSE(any_file_holds(folder.path(), "121212"));
    CHECK(warned.status == 0);
    CHECK(warned.err.find("incident.what") != std::string::npos);
    CHECK(json_of(vakactl({"list", path, "incident", "--json"})).size() == 2);
}

TEST_CASE("a role writes only what it may", "[system][ctl]") {
    TempFolder folder;
    std::string path = new_store(folder);
    std::string staff = R"({"display_name":"Samordnare","role":"huddle_lead"})";

    check_failure({"add", path, "staff", "--as", "staff"}, "role_not_allowed", staff);
    check_failure({"add", path, "staff", "--as", "admin"}, "device_role", staff);
    check_failure({"add", path, "staff", "--as", "king"}, "role_unknown", staff);

    CHECK(vakactl({"add", path, "staff"}, staff).status == 0);
    CHECK(vakactl({"add", path, "incident", "--as", "staff"}, incident()).status == 0);
}

TEST_CASE("the cross of a month has a colour for every day", "[system][ctl]") {
    TempFolder folder;
    std::string path = new_store(folder);
    REQUIRE(vakactl({"add", path, "incident"}, incident()).status == 0);
    REQUIRE(vakactl({"add", path, "huddle"}, R"({"held_on":"2024-03-02","status":"closed"})").status == 0);
    REQUIRE(vakactl({"add", path, "day_mark"}, R"({"day":"2024-03-05","closed":true})").status == 0);

    Ran ran = vakactl({"cross", path, "--month", "2024-03", "--json"});

    REQUIRE(ran.status == 0);
    Json cross = json_of(ran);
    CHECK(cross["month"] == "2024-03");
    REQUIRE(cross["days"].size() == 31);
    CHECK(cross["days"][0]["colour"] == "green");
    CHECK(cross["days"][1] == Json{{"day", today},
                                   {"colour", "yellow"},
                                   {"state", "yellow"},
                                   {"changed", false},
                                   {"star", false},
                                   {"partly_missing", false}});
    CHECK(cross["days"][2]["colour"] == "missing");
    CHECK(cross["days"][4]["colour"] == "closed");
    // The unit had no cross yet.
    CHECK(json_of(vakactl({"cross", path, "--month", "2024-02", "--json"}))["days"][27]["colour"] == "blank");
    CHECK(json_of(vakactl({"cross", path, "--month", "2199-02", "--json"}))["days"][27]["colour"] == "blank");
    CHECK(vakactl({"cross", path, "--month", "2024-03"}, "", "sv_SE.UTF-8").out.find("Gul") != std::string::npos);
    check_failure({"cross", path, "--month", "mars"}, "month_malformed");
}

TEST_CASE("types tells how records are written", "[system][ctl]") {
    Json types = json_of(vakactl({"types", "--json"}));
    Ran one = vakactl({"types", "day_mark"}, "", "sv_SE.UTF-8");

    CHECK(types.size() == record_types().size());
    CHECK(one.out.starts_with("day_mark: Dagens färg\n"));
    CHECK(one.out.find("colour") != std::string::npos);
    CHECK(one.out.find("orange") != std::string::npos);
    check_failure({"types", "journal"}, "type_unknown");
}

TEST_CASE("a demo ward is ready to be shown", "[system][ctl][demo]") {
    TempFolder folder;

    Ran ran = vakactl({"demo", folder / "demo.vaka", "--seed", "3", "--days", "40", "--json"});

    REQUIRE(ran.status == 0);
    CHECK(json_of(ran)["manager_pin"] == "1234");
    CHECK(json_of(vakactl({"list", folder / "demo.vaka", "incident", "--json"})).size() > 5);
    CHECK(vakactl({"verify", folder / "demo.vaka"}).status == 0);
    check_failure({"demo", folder / "other.vaka", "--days", "0"}, "usage");
    CHECK_FALSE(std::filesystem::exists(folder / "other.vaka"));
}

TEST_CASE("each file is read on its own: a bad one does not stop the others", "[system][ctl]") {
    TempFolder folder;
    std::string one = new_store(folder, "one.vaka"), two = new_store(folder, "two.vaka");
    REQUIRE(vakactl({"add", one, "incident"}, incident()).status == 0);
    REQUIRE(vakactl({"export", one, folder / "one.json"}).status == 0);
    REQUIRE(vakactl({"export", one, folder / "one.json.zst"}).status == 0);
    std::ofstream(folder / "bad.json") << bytes_of(folder / "one.json").substr(0, 200);

    Ran ran = vakactl({"import", two, folder / "bad.json", folder / "one.json", folder / "none.json",
                       folder / "one.json.zst", "--json"});

    CHECK(ran.status != 0);
    Json files = json_of(ran)["files"];
    REQUIRE(files.size() == 4);
    CHECK(files[0].contains("error"));
    CHECK(files[1]["ops"].get<int>() >= 1);
    CHECK_FALSE(files[1].contains("error"));
    CHECK(files[2].contains("error"));
    CHECK(files[3]["ops"] == 0);
    CHECK(json_of(vakactl({"list", two, "incident", "--json"})).size() == 1);
    CHECK(vakactl({"import", two, folder / "one.json"}).status == 0);
    CHECK(bytes_of(folder / "one.json").front() == '{');
    CHECK(bytes_of(folder / "one.json.zst").front() != '{');
    check_failure({"export", one, folder / "no/such/folder.json"}, "");
}

TEST_CASE("what is no store is said to be none, and is left as it is", "[system][ctl]") {
    TempFolder folder;
    std::ofstream(folder / "text") << "Det här är en vanlig text.\n";
    std::ofstream(folder / "empty");

    for (const char* command : {"digest", "verify"}) {
        check_failure({command, folder / "none.vaka"}, "store_missing");
        check_failure({command, folder / "text"}, "store_damaged");
        CHECK(vakactl({command, folder / "empty"}).status != 0);
        CHECK(vakactl({command, folder.path()}).status != 0);
    }
    check_failure({"sync", folder / "none.vaka"}, "store_missing");
    check_failure({"add", folder / "none.vaka", "incident"}, "store_missing", incident());
    check_failure({"new", folder / "text", "--unit", "Avdelning 12"}, "store_exists");

    CHECK(bytes_of(folder / "text") == "Det här är en vanlig text.\n");
    CHECK_FALSE(std::filesystem::exists(folder / "none.vaka"));
    CHECK_FALSE(std::filesystem::exists(folder / "none.vaka.key"));
}

TEST_CASE("a folder where nothing may be written is a failure that leaves nothing behind", "[system][ctl]") {
    if (geteuid() == 0)
        return; // root may write anywhere
    TempFolder folder;
    chmod(folder.path().c_str(), 0500);

    check_failure({"new", folder / "ward.vaka", "--unit", "Avdelning 12"}, "no_permission");

    chmod(folder.path().c_str(), 0700);
    CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("a store that was altered does not verify", "[system][ctl]") {
    TempFolder folder;
    std::string path = new_store(folder);
    REQUIRE(vakactl({"add", path, "incident"}, incident("En text som vi letar efter.")).status == 0);
    std::string bytes = bytes_of(path);
    for (auto at = bytes.find("letar"); at != std::string::npos; at = bytes.find("letar", at + 1))
        bytes.replace(at, 5, "LETAR");
    std::ofstream(path, std::ios::binary) << bytes;

    Ran ran = vakactl({"verify", path, "--json"});

    CHECK(ran.status != 0);
    CHECK(json_of(ran)["error"]["fault"] == "corrupt");
}

TEST_CASE("commands that cannot be understood are failures too", "[system][ctl]") {
    check_failure({"dance"}, "usage");
    check_failure({"new"}, "usage");
    check_failure({"demo", "x", "--seed", "many"}, "usage");
    CHECK(vakactl({}).status != 0);
    CHECK(vakactl({"--help"}).status == 0);
    CHECK(vakactl({"--version"}).status == 0);
    CHECK(vakactl({"list", "--help"}, "", "sv_SE.UTF-8").out.find("poster") != std::string::npos);
}
