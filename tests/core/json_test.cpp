// JSON as it is read, with its limits, and the one way to write it.

#include <catch2/catch.hpp>

#include "core/base/json.hpp"
#include "core/base/text.hpp"

using namespace vaka;

namespace {

std::string reason_of(std::string_view json, JsonLimits limits = {}) {
    auto parsed = parse_json(json, limits);
    if (parsed)
        return "accepted";
    CHECK(parsed.error().fault == Fault::corrupt);
    return parsed.error().reason;
}

}

TEST_CASE("each kind of bad JSON has its own reason", "[base][json]") {
    CHECK(reason_of("") == "json_truncated");
    CHECK(reason_of("  ") == "json_truncated");
    CHECK(reason_of(R"({"a":)") == "json_truncated");
    CHECK(reason_of(R"({"a)") == "json_truncated");
    CHECK(reason_of("[1,2") == "json_truncated");
    CHECK(reason_of("[tru") == "json_truncated");
    CHECK(reason_of("-") == "json_truncated");
    CHECK(reason_of("{} x") == "json_malformed");
    CHECK(reason_of("{}{}") == "json_malformed");
    CHECK(reason_of("[1,]") == "json_malformed");
    CHECK(reason_of("{'a':1}") == "json_malformed");
    CHECK(reason_of("[01]") == "json_malformed");
    CHECK(reason_of("[NaN]") == "json_malformed");
    CHECK(reason_of("// no comments\n1") == "json_malformed");
    CHECK(reason_of("[\"a\nb\"]") == "json_malformed");
    CHECK(reason_of(R"(["\ud800"])") == "json_malformed");
    CHECK(reason_of(std::string_view("{}\0{}", 5)) == "json_malformed");
    CHECK(reason_of(std::string_view("[1\0", 3)) == "json_malformed");
    CHECK(reason_of(R"({"a":1,"b":2,"a":1})") == "json_duplicate_key");
    CHECK(reason_of(R"({"a":1,"\u0061":1})") == "json_duplicate_key");
    CHECK(reason_of("[\"\xff\"]") == "json_not_utf8");
    CHECK(reason_of("[\"\xc0\xaf\"]") == "json_not_utf8");
    CHECK(reason_of("[1.5]") == "json_number");
    CHECK(reason_of("[1.0]") == "json_number");
    CHECK(reason_of("[1e2]") == "json_number");
    CHECK(reason_of("[1e999]") == "json_number");
    CHECK(reason_of("[9007199254740993]") == "json_number");
    CHECK(reason_of("[-9007199254740993]") == "json_number");
    CHECK(reason_of("[99999999999999999999999]") == "json_number");
    CHECK(reason_of("[9007199254740992,-9007199254740992,-0]") == "accepted");
    CHECK(reason_of("12345", {.bytes = 4}) == "json_too_big");
    CHECK(reason_of("1234", {.bytes = 4}) == "accepted");
}

TEST_CASE("JSON deeper than the limit is refused without using the stack", "[base][json]") {
    CHECK(reason_of("[[[1]]]", {.depth = 3}) == "accepted");
    CHECK(reason_of("[[[[1]]]]", {.depth = 3}) == "json_too_deep");
    CHECK(reason_of(R"({"a":[{"b":{}}]})", {.depth = 3}) == "json_too_deep");
    CHECK(reason_of("[[],[],[]]", {.depth = 2}) == "accepted");
    CHECK(reason_of(std::string(100'000'000, '['), {.bytes = 200'000'000}) == "json_too_deep");
    std::string objects;
    for (int i = 0; i < 100'000; ++i)
        objects += R"({"a":)";
    CHECK(reason_of(objects, {.depth = 90'000}) == "json_too_deep");
}

TEST_CASE("parsed JSON is the value the text says", "[base][json]") {
    auto value = parse_json(R"( {"b":[1,-2,{"c":null}],"a":"\u00e5\n\ud83d\ude00","t":true,"e":{},"n":[]} )");

    REQUIRE(value);
    CHECK((*value)["b"][1] == -2);
    CHECK((*value)["b"][2]["c"].is_null());
    CHECK((*value)["a"] == "å\n\xf0\x9f\x98\x80");
    CHECK(canonical(*value) ==
          "{\"a\":\"å\\n\xf0\x9f\x98\x80\",\"b\":[1,-2,{\"c\":null}],\"e\":{},\"n\":[],\"t\":true}");
    CHECK(*parse_json("7") == 7);
}

TEST_CASE("canonical JSON is the same bytes as the library's, for every character and number", "[base][json]") {
    std::string characters;
    for (char32_t c = 0; c < 0x800; ++c)
        append_utf8(characters, c);
    for (const Json& value : {Json(characters), Json{{characters, 1}}, Json(INT64_MIN), Json(UINT64_MAX), Json(-1),
                              Json::object(), Json::array(), Json(nullptr), Json(true), Json(false), Json("\xff"),
                              Json{1, "a", {{"z", {1, 2}}, {"a", Json::array()}}}})
        CHECK(canonical(value) == value.dump(-1, ' ', false, Json::error_handler_t::replace));
}

TEST_CASE("canonical JSON reads back as the same value", "[base][json]") {
    Json value = {
        {"text", "\"\\\b\f\n\r\t\x01\x7f å"}, {"list", {1, -5, nullptr, true}}, {"", {{"å", 9007199254740992}}}};

    CHECK(*parse_json(canonical(value)) == value);
    CHECK(*parse_json(pretty(value)) == value);
}
