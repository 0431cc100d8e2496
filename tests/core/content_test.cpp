#include "core/content/content.hpp"

#include <catch2/catch.hpp>

#include "core/base/json.hpp"
#include "core/rules/cross.hpp"
#include "tests/support/content.hpp"

using namespace vaka;

namespace {

// What is wrong with the shipped content when one of its files is changed.
template <typename Change> std::string problem_after(std::string_view name, Change change) {
    std::vector<std::string> files = sim::shipped_content_files();
    for (std::string& file : files) {
        Json json = *parse_json(file);
        if (json["content"] != name)
            continue;
        change(json);
        file = json.dump();
    }
    Result<Content> content = Content::parse(files);
    if (content)
        return "";
    CHECK(content.error().fault == Fault::invalid);
    CHECK(content.error().reason == "content_invalid");
    return content.error().detail;
}

std::vector<std::string> codes_of(const std::vector<const Category*>& categories) {
    std::vector<std::string> codes;
    for (const Category* category : categories)
        codes.push_back(category->code);
    return codes;
}

}

TEST_CASE("the shipped content loads, and the eight big buttons are the same on both kinds of unit",
          "[rules][content]") {
    Content content = sim::shipped_content();

    std::vector<std::string> eight = {"fall",      "medication",  "pressure_ulcer", "infection",
                                      "nutrition", "information", "device",         "staffing"};
    CHECK(codes_of(content.buttons_of(Profile::hospital)) == eight);
    CHECK(codes_of(content.buttons_of(Profile::care_home)) == eight);
    CHECK(content.categories.size() == 26);
    CHECK(content.causes.size() == 7);
    CHECK(content.questions.size() == 6);
    CHECK(content.schemes.size() == 4);
}

TEST_CASE("a kind of unit sees only its own categories", "[rules][content]") {
    Content content = sim::shipped_content();

    std::vector<std::string> hospital = codes_of(content.categories_of(Profile::hospital));
    std::vector<std::string> care_home = codes_of(content.categories_of(Profile::care_home));
    CHECK(std::ranges::count(hospital, "surgery") == 1);
    CHECK(std::ranges::count(care_home, "surgery") == 0);
    CHECK(std::ranges::count(hospital, "delegation") == 0);
    CHECK(std::ranges::count(care_home, "delegation") == 1);
}

TEST_CASE("a label shows in the language, and a code that is not known shows as words", "[rules][content]") {
    Content content = sim::shipped_content();

    CHECK(label_of(content.categories, "fall", "sv") == "Fall");
    CHECK(label_of(content.categories, "fall", "en") == "Falls");
    CHECK(label_of(content.categories, "fall", "fi") == "Fall");
    CHECK(label_of(content.roles, "ot", "sv") == "Arbetsterapeut");
    CHECK(content.subcategory("fall_risk")->label.at("sv") == "Fallrisk");
    CHECK(content.subcategory("no_such") == nullptr);
    CHECK(label_of(content.categories, "night_rounds", "sv") == "Night rounds");
    CHECK(find_item(content.causes, "handover")->label.at("sv") == "Överlämning");
}

TEST_CASE("a unit has its own word for the patient", "[rules][content]") {
    Content content = sim::shipped_content();

    CHECK(content.word(Profile::hospital, "recipient", "sv") == "patient");
    CHECK(content.word(Profile::care_home, "the_recipient", "sv") == "den boende");
    CHECK(content.word(Profile::care_home, "recipient", "en") == "resident");
    CHECK(content.word(Profile::hospital, "no_such_word", "sv") == "");
    CHECK_FALSE(content.vocabulary.front().deviation_system);
}

TEST_CASE("the schemes give the colours of the method", "[rules][content]") {
    Content content = sim::shipped_content();
    Incident harm{.type = IncidentType::harm, .severity = Severity::minor, .avoidable = Avoidable::no};
    Incident risk{.type = IncidentType::risk};

    CHECK(colour_of(harm, content.scheme("se4").rule) == Colour::orange);
    CHECK(colour_of(harm, content.scheme("se4_avoidable").rule) == Colour::yellow);
    CHECK(colour_of(harm, content.scheme("se3").rule) == Colour::red);
    CHECK(colour_of(risk, content.scheme("theme").rule) == Colour::yellow);
    CHECK(content.scheme("theme").one_category);
    CHECK(content.scheme("no_such").code == "se4");

    Unit unit{.colour_scheme_id = Code{"theme"}, .theme_crosses = {{"fall", "medication"}}};
    CHECK(content.rule_of(unit).category_id.code == "fall");
    CHECK(content.rule_of(unit).takes_overrides);
    CHECK(content.rule_of(Unit{}).category_id.empty());
    CHECK(content.theme_rule(Code{"medication"}).category_id.code == "medication");
    CHECK_FALSE(content.theme_rule(Code{"medication"}).takes_overrides);
}

TEST_CASE("the first question looks back and the six come in the order of the huddle", "[rules][content]") {
    Content content = sim::shipped_content();

    std::vector<std::string> codes;
    for (const Question& question : content.questions)
        codes.push_back(question.code);
    CHECK(codes == std::vector<std::string>{"q_back", "q_good", "q_ahead", "q_extra", "q_actions", "q_info"});
    CHECK(content.questions.front().result == QuestionResult::incident);
    CHECK(content.questions.front().label.at("sv") == "Har något hänt senaste dygnet?");
}

TEST_CASE("content that is wrong is refused, and the detail says where", "[rules][content]") {
    CHECK(problem_after("causes", [](Json&) {}) == "");
    CHECK(problem_after("causes", [](Json& json) { json["version"] = 0; }) == "causes.version");
    CHECK(problem_after("causes", [](Json& json) { json["version"] = "1"; }) == "causes.version");
    CHECK(problem_after("causes", [](Json& json) { json["content"] = "colours"; }) == "colours.content");
    CHECK(problem_after("causes", [](Json& json) { json["content"] = "roles"; }) == "roles.communication.kind");
    CHECK(problem_after("causes", [](Json& json) { json["items"] = Json::array(); }) == "causes.items");
    CHECK(problem_after("causes", [](Json& json) { json["items"].push_back(json["items"][0]); }) ==
          "causes.communication.code");
    CHECK(problem_after("causes", [](Json& json) { json["items"][1]["code"] = "Hand över"; }) ==
          "causes.Hand över.code");
    CHECK(problem_after("causes", [](Json& json) { json["items"][1]["label"].erase("en"); }) ==
          "causes.handover.label.en");
    CHECK(problem_after("causes", [](Json& json) { json["items"][1]["label"]["sv"] = ""; }) ==
          "causes.handover.label.sv");
    CHECK(problem_after("causes", [](Json& json) { json = Json::array(); }) == "content");
    CHECK(problem_after("categories", [](Json& json) { json["items"][0]["profiles"][0] = "school"; }) ==
          "categories.fall.profiles");
    CHECK(problem_after("categories", [](Json& json) { json["items"][0]["profiles"] = {"hospital"}; }) ==
          "categories.fall.buttons");
    CHECK(problem_after("categories", [](Json& json) { json["items"][1]["subcategories"][0]["code"] = "fall_risk"; }) ==
          "categories.medication.fall_risk");
    CHECK(problem_after("changelog", [](Json& json) { json["items"][0]["date"] = "snart"; }) == "changelog.1.date");
    CHECK(problem_after("changelog", [](Json& json) { json["items"][0]["lines"][0].erase("sv"); }) ==
          "changelog.1.1.sv");
    CHECK(problem_after("changelog", [](Json& json) { json["items"][0]["lines"] = Json::array(); }) ==
          "changelog.1.lines");
    CHECK(problem_after("changelog", [](Json& json) {
              json["items"].push_back(json["items"][0]);
              json["items"].back()["date"] = "2100-01-01";
          }).ends_with(".date"));
    CHECK(problem_after("schemes", [](Json& json) { json["items"][0]["harm"] = "purple"; }) == "schemes.se4.harm");
    CHECK(problem_after("schemes", [](Json& json) { json["items"][2]["harm"] = "orange"; }) == "schemes.se3.colours");
    CHECK(problem_after("questions", [](Json& json) { json["items"][0].erase("help"); }) == "questions.q_back.help");
    CHECK(problem_after("not_held", [](Json& json) { json["items"].erase(0); }) == "not_held.closed_day");
    CHECK(problem_after("roles", [](Json& json) { json["items"].erase(0); }) == "roles.staff");
    CHECK(problem_after("vocabulary", [](Json& json) { json["items"].erase(1); }) == "vocabulary.care_home");
}

TEST_CASE("content that is no JSON or not all there is refused", "[rules][content]") {
    std::vector<std::string> files = sim::shipped_content_files();

    files.push_back(files.front());
    CHECK(Content::parse(files).error().detail == "categories.version");
    files.resize(files.size() - 2);
    CHECK(Content::parse(files).error().detail == "vocabulary.hospital");
    files.push_back("{");
    CHECK(Content::parse(files).error().reason == "content_invalid");
    CHECK(Content::parse({}).error().reason == "content_invalid");
}
