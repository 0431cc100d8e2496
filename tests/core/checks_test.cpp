#include "core/base/json.hpp"
#include "core/rules/checks.hpp"

#include <catch2/catch.hpp>

#include "tests/support/content.hpp"

using namespace vaka;

namespace {

Date day(int year, int month, int number) {
    return *Date::of(year, month, number);
}

Unit divided() {
    return {.shift_division = ShiftDivision::day_evening_night};
}

const Check& check(const Content& content, std::string_view code) {
    return *find_item(content.checks, code);
}

}

TEST_CASE("a unit with whole days checks the day", "[rules][checks]") {
    CHECK(check_time(Unit{}, {day(2026, 10, 22), 3, 0}) == CheckTime{day(2026, 10, 22), std::nullopt});
}

TEST_CASE("after midnight the night belongs to the day before", "[rules][checks]") {
    CHECK(check_time(divided(), {day(2026, 10, 22), 3, 0}) == CheckTime{day(2026, 10, 21), ShiftPart::night});
    CHECK(check_time(divided(), {day(2026, 10, 22), 7, 0}) == CheckTime{day(2026, 10, 22), ShiftPart::day});
    CHECK(check_time(divided(), {day(2026, 10, 22), 16, 30}) == CheckTime{day(2026, 10, 22), ShiftPart::evening});
    CHECK(check_time(divided(), {day(2026, 10, 22), 23, 59}) == CheckTime{day(2026, 10, 22), ShiftPart::night});
}

TEST_CASE("a season over New Year keeps the year in which it began", "[rules][checks]") {
    Content content = sim::shipped_content();
    const Check& holidays = check(content, "holidays");

    CHECK(is_in_season(holidays, day(2026, 12, 24)));
    CHECK(is_in_season(holidays, day(2027, 1, 5)));
    CHECK_FALSE(is_in_season(holidays, day(2027, 2, 1)));
    CHECK(season_year(holidays, day(2026, 12, 24)) == 2026);
    CHECK(season_year(holidays, day(2027, 1, 5)) == 2026);
    CHECK(season_year(holidays, day(2027, 2, 1)) == 2027);
}

TEST_CASE("a summer that is over makes room for the next", "[rules][checks]") {
    Content content = sim::shipped_content();
    const Check& summer = check(content, "summer");

    CHECK(season_year(summer, day(2026, 3, 1)) == 2026);
    CHECK(season_year(summer, day(2026, 7, 1)) == 2026);
    CHECK(season_year(summer, day(2026, 9, 1)) == 2027);
    CHECK_FALSE(is_in_season(check(content, "medicine_shortage"), day(2026, 7, 1)));
}

TEST_CASE("the pulse is the sum of the tablets, at one time and of one question", "[rules][checks]") {
    Content content = sim::shipped_content();
    const Check& question = check(content, "pulse_safe");
    CheckTime when{day(2026, 10, 22), std::nullopt};
    PulseCount one{.date = when.date, .question_id = {"pulse_safe"}, .answer_1 = 1, .answer_3 = 4};
    PulseCount two{.date = when.date, .question_id = {"pulse_safe"}, .answer_3 = 2, .answer_5 = 9};
    PulseCount other{.date = when.date, .question_id = {"pulse_team"}, .answer_1 = 7};
    PulseCount earlier{.date = day(2026, 10, 21), .question_id = {"pulse_safe"}, .answer_1 = 7};
    PulseCount night{.date = when.date, .shift_part = ShiftPart::night, .question_id = {"pulse_safe"}, .answer_1 = 7};
    std::vector<Stored<PulseCount>> counts = {{{}, one}, {{}, two}, {{}, other}, {{}, earlier}, {{}, night}};

    std::vector<std::int64_t> sum = pulse_sum(question, when, counts);

    CHECK(sum == std::vector<std::int64_t>{1, 0, 6});
    CHECK(answers_in(sum) == 7);
}

TEST_CASE("checks that are wrong are refused, and the detail says where", "[rules][content][checks]") {
    auto problem_after = [](auto change) {
        std::vector<std::string> files = sim::shipped_content_files();
        for (std::string& file : files) {
            Json json = *parse_json(file);
            if (json["content"] != "checks")
                continue;
            for (Json& item : json["items"])
                change(item);
            file = json.dump();
        }
        auto content = Content::parse(files);
        return content ? std::string() : content.error().detail;
    };
    auto only = [&](const char* code, const char* key, const Json& value) {
        return problem_after([&](Json& item) {
            if (item["code"] == code)
                item[key] = value;
        });
    };

    CHECK(problem_after([](Json&) {}) == "");
    CHECK(only("pulse_safe", "answers", Json::array()) == "checks.pulse_safe.answers");
    CHECK(only("places", "code", "beds") == "checks.beds.code");
    CHECK(only("places", "code", "date") == "checks.date.code");
    CHECK(only("summer", "months", {5, 13}) == "checks.summer.months");
    CHECK(only("summer", "months", {5, 5}) == "checks.summer.months");
    CHECK(only("summer", "lines", Json::array()) == "checks.summer.lines");
    CHECK(only("summer", "kind", "list") == "checks.summer.kind");
    CHECK(problem_after([](Json& item) {
              if (item["kind"] == "checklist")
                  item["lines"][0]["code"] = "same";
          }) == "checks.heat.same");
}
