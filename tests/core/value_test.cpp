// Values at the border: whatever JSON came in goes out with the same bytes, through a record, the store and a bundle.

#include <catch2/catch.hpp>

#include "core/base/json.hpp"
#include "core/base/value_json.hpp"
#include "core/crdt/op_json.hpp"
#include "core/model/incident.hpp"
#include "core/model/unit.hpp"
#include "core/sync/offer.hpp"
#include "tests/support/faulty_vfs.hpp"
#include "tests/support/random_records.hpp"
#include "tests/support/seeds.hpp"

using namespace vaka;
using namespace vaka::sim;

namespace {

// What a version may write that knows more than this one: any JSON that the reader lets in.
Json random_json(SimRandom& random, int depth) {
    switch (random.below(depth > 0 ? 9 : 6)) {
    case 0:
        return nullptr;
    case 1:
        return random.chance(50);
    case 2:
        return static_cast<std::int64_t>(random.below(1ull << 54)) - (1ll << 53);
    case 3:
        return std::string("Å\"\\\n\x01 ") + std::to_string(random.below(10));
    case 4:
        return "code_" + std::to_string(random.below(10));
    case 5: {
        Json codes = Json::array();
        for (std::uint64_t left = random.below(4); left > 0; --left)
            codes.push_back(std::string(1, static_cast<char>('a' + random.below(26))));
        return codes;
    }
    case 6:
    case 7: {
        Json list = Json::array();
        for (std::uint64_t left = random.below(4); left > 0; --left)
            list.push_back(random_json(random, depth - 1));
        return list;
    }
    default: {
        Json object = Json::object();
        for (std::uint64_t left = random.below(4); left > 0; --left)
            object[std::to_string(random.below(10)) + "å"] = random_json(random, depth - 1);
        return object;
    }
    }
}

constexpr const char* from_the_future =
    R"({"cost_extra_days":{"days":[1,2,{"b":null,"a":-3}],"é":"\u0001"},"mood":[[],{}],"severity":["minor",1],)"
    R"("what":null,"occurred_on":"2026-10-21"})";

}

TEST_CASE("each kind of value comes through JSON as it was", "[base][value]") {
    auto [value, text] = GENERATE(table<Value, std::string>({
        {Value(), "null"},
        {true, "true"},
        {false, "false"},
        {0, "0"},
        {-(std::int64_t{1} << 53), "-9007199254740992"},
        {"", R"("")"},
        {"Golvet \"var\" vått\n", R"("Golvet \"var\" vått\n")"},
        {std::vector<std::string>{}, "[]"},
        {std::vector<std::string>{"b", "a", "b"}, R"(["b","a","b"])"},
        {RawJson{R"(["Inte en kod"])"}, R"(["Inte en kod"])"},
        {RawJson{R"([["a"]])"}, R"([["a"]])"},
        {RawJson{R"({"a":[1,null]})"}, R"({"a":[1,null]})"},
    }));
    CAPTURE(text);

    CHECK(json_text(value) == text);
    CHECK(canonical(json_from_value(value)) == text);
    CHECK(value_from_json(*parse_json(text)) == value);
}

TEST_CASE("a value is of one kind, and what one asks for is not converted", "[base][value]") {
    const Value absent, flag = false, number = 1, text = "1", codes = std::vector<std::string>{"a"},
                        raw = RawJson{"{}"};

    CHECK(absent.absent());
    for (const Value* value : {&flag, &number, &text, &codes, &raw}) {
        CHECK_FALSE(value->absent());
        int kinds = (value->flag() != nullptr) + (value->integer() != nullptr) + (value->text() != nullptr) +
                    (value->codes() != nullptr) + (value->raw() != nullptr);
        CHECK(kinds == 1);
        CHECK(*value != absent);
    }
    CHECK(number != Value(true));
    CHECK(value_as<Date>(Value("2026-10-21")) == Date::of(2026, 10, 21));
    CHECK_FALSE(value_as<Date>(number));
    CHECK_FALSE(value_as<bool>(absent));
    CHECK_FALSE(value_as<Codes>(Value(std::vector<std::string>{"Inte en kod"})));
}

TEST_CASE("values are found by name, and one that became absent is still named", "[base][value]") {
    Values values{{"what", "Halkade"}, {"severity", "minor"}, {"what", "Föll"}};

    CHECK(values.size() == 2);
    CHECK(values.begin()->first == "severity");
    CHECK(values.of("what") == "Föll");
    CHECK(values.of("nowhere").absent());
    CHECK_FALSE(values.contains("nowhere"));
    values.update({{"severity", Value()}, {"at", 3}});
    CHECK(values == Values{{"at", 3}, {"severity", {}}, {"what", "Föll"}});
    CHECK(json_text(values) == R"({"at":3,"severity":null,"what":"Föll"})");
    values.erase("severity");
    CHECK(values != Values{{"at", 3}, {"severity", {}}, {"what", "Föll"}});
}

TEST_CASE("any object that can be read is written with its canonical bytes", "[base][value]") {
    for_each_seed(2000, [](SimRandom& random) {
        Json object = Json::object();
        for (int i = 0; i < 6; ++i)
            object["f" + std::to_string(random.below(20))] = random_json(random, 4);
        const std::string text = canonical(object);

        const Values values = values_from_json(object);

        CHECK(json_text(values) == text);
        CHECK(json_from_values(values) == object);
        CHECK(*values_from_text(text) == values);
    });
}

TEST_CASE("an op that a newer version wrote has the same bytes here", "[crdt][value]") {
    for_each_seed(500, [](SimRandom& random) {
        Json json{{"at", 5}, {"by", "staff"}, {"record", Uuid().text()}, {"tick", 7}, {"type", "weather"}};
        json["sets"] = {{"snow", random_json(random, 4)}, {"wind", random_json(random, 4)}};
        json["seen"] = {{unit_id_of("one").text(), 3}, {unit_id_of("two").text(), 1}};
        json["a"] = random_json(random, 4);
        json["zz"] = random_json(random, 4);
        const std::string text = canonical(json);

        auto op = op_from_text(text, Uuid(), 1);

        REQUIRE(op);
        CHECK(op_text(*op) == text);
    });
}

TEST_CASE("what a newer version wrote stays to the byte in the store and in what it sends on", "[store][value]") {
    FaultyVfs vfs{"value-test"};
    SimRandom random(1);
    SimClock clock;
    const Uuid unit = unit_id_of("Avdelning 12"), record = unit_id_of("an incident");
    auto a = Store::create("a.vaka", {unit, random_uuid(random), KeyPair::make(random)}, vfs.name());
    auto b = Store::create("b.vaka", {unit, random_uuid(random), KeyPair::make(random)}, vfs.name());
    REQUIRE((a && b));
    const std::string sets = canonical(*parse_json(from_the_future));

    auto written = (*a)->commit({"staff", {}, clock.now()},
                                {{"incident", record, *values_from_text(from_the_future), (*a)->frontier()}});
    REQUIRE(written);
    auto carried = offer(**a, {}, 0, clock.now(), whole_log);
    REQUIRE(carried);

    CHECK(canonical(carried->logs.front().ops.front()["sets"]) == sets);
    CHECK(json_text((*a)->history("incident", record)->front().sets) == sets);
    // Only what this version can read shows.
    CHECK(**(*a)->values(record_type<Incident>(), record) == Values{{"occurred_on", "2026-10-21"}});
    auto edit = Store::Edit::begin(**b);
    REQUIRE(edit);
    REQUIRE((*edit)->append(*op_from_json(carried->logs.front().ops.front(), (*a)->device(), 1)));
    REQUIRE((*edit)->commit());
    CHECK((*b)->log().head((*a)->device()).hash == (*a)->log().head((*a)->device()).hash);
    CHECK(*(*b)->state() == *(*a)->state());
}
