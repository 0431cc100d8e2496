#include "core/content/unit_content.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

#include "tests/support/content.hpp"
#include "tests/support/sim.hpp"

using namespace vaka;
using sim::shipped_content;

namespace {

ContentItem choice(std::string list, std::string code) {
    return {.list = {std::move(list)}, .code = {std::move(code)}};
}

ContentItem hidden(std::string list, std::string code) {
    ContentItem item = choice(std::move(list), std::move(code));
    item.shown = Showing::no;
    return item;
}

ContentItem placed(std::string list, std::string code, std::int64_t position) {
    ContentItem item = choice(std::move(list), std::move(code));
    item.position = position;
    return item;
}

ContentItem local(std::string list, std::string code, std::string label) {
    ContentItem item = choice(std::move(list), std::move(code));
    item.label = {std::move(label)};
    return item;
}

Content with(std::vector<ContentItem> choices) {
    return unit_content(shipped_content(), choices);
}

template <typename Item> std::vector<std::string> codes(const std::vector<const Item*>& items) {
    std::vector<std::string> out;
    for (const Item* item : items)
        out.push_back(item->code);
    return out;
}

bool has(const std::vector<std::string>& codes, std::string_view code) {
    return std::ranges::find(codes, code) != codes.end();
}

}

TEST_CASE("a unit that has chosen nothing has the region's content", "[rules][content]") {
    Content region = shipped_content(), unit = with({});

    CHECK(codes(unit.categories_of(Profile::hospital)) == codes(region.categories_of(Profile::hospital)));
    CHECK(codes(unit.buttons_of(Profile::hospital)) == codes(region.buttons_of(Profile::hospital)));
    CHECK(codes(active_of(unit.questions)) == codes(active_of(region.questions)));
    CHECK_FALSE(unit.buttons_chosen);
}

TEST_CASE("what is hidden is not offered, and keeps its label for old records", "[rules][content]") {
    Content unit = with({hidden("categories", "fall"), hidden("causes", "handover"), hidden("questions", "q_info"),
                         hidden("checks", "outlying")});

    CHECK_FALSE(has(codes(unit.categories_of(Profile::hospital)), "fall"));
    CHECK_FALSE(has(codes(unit.buttons_of(Profile::hospital)), "fall"));
    CHECK_FALSE(has(codes(active_of(unit.causes)), "handover"));
    CHECK_FALSE(has(codes(active_of(unit.questions)), "q_info"));
    CHECK_FALSE(has(codes(unit.checks_of(Profile::hospital, CheckKind::figure)), "outlying"));
    CHECK(label_of(unit.categories, "fall", "sv") == "Fall");
    CHECK(label_of(unit.causes, "handover", "sv") == "Överlämning");
    CHECK(unit.subcategory("fall_risk")->label.at("sv") == "Fallrisk");
}

TEST_CASE("the question that gives the day its colour cannot be hidden", "[rules][content]") {
    CHECK(has(codes(active_of(with({hidden("questions", "q_back")}).questions)), "q_back"));
}

TEST_CASE("a region's code means what the region says, whatever a unit writes", "[rules][content]") {
    ContentItem renamed = local("categories", "fall", "Något annat");
    renamed.icon = {"home"};
    ContentItem turned = choice("questions", "q_back");
    turned.kind = {"message"};

    Content unit = with({renamed, turned});

    CHECK(label_of(unit.categories, "fall", "sv") == "Fall");
    CHECK(find_item(unit.categories, "fall")->icon == "fall");
    CHECK(find_item(unit.questions, "q_back")->result == QuestionResult::incident);
}

TEST_CASE("a unit's own items come last in both languages until they are placed", "[rules][content]") {
    Content unit = with({local("categories", "local_transport", "Transport"), local("causes", "local_new", "Ny"),
                         local("checks", "local_breaks", "Hann vi med rasterna?")});

    CHECK(codes(unit.categories_of(Profile::hospital)).back() == "local_transport");
    CHECK(codes(unit.categories_of(Profile::care_home)).back() == "local_transport");
    CHECK(label_of(unit.categories, "local_transport", "en") == "Transport");
    CHECK(codes(active_of(unit.causes)).back() == "local_new");
    CHECK(has(codes(unit.checks_of(Profile::hospital, CheckKind::pulse)), "local_breaks"));
    CHECK(find_item(unit.checks, "local_breaks")->answers.size() == 5);
}

TEST_CASE("a code that is neither the region's nor local adds nothing", "[rules][content]") {
    CHECK(find_item(with({local("categories", "transport", "Transport")}).categories, "transport") == nullptr);
}

TEST_CASE("a unit's own question never gives a day its colour", "[rules][content]") {
    ContentItem question = local("questions", "local_q", "Vilka är nya?");
    question.kind = {"incident"};

    CHECK(find_item(with({question}).questions, "local_q")->result == QuestionResult::watch);
}

TEST_CASE("the unit's order counts, and its first eight are the big buttons", "[rules][content]") {
    Content unit = with({placed("categories", "it", 1), placed("categories", "device", 2)});

    std::vector<std::string> buttons = codes(unit.buttons_of(Profile::hospital));
    CHECK(unit.buttons_chosen);
    CHECK(buttons.size() == most_buttons);
    CHECK(buttons[0] == "it");
    CHECK(buttons[1] == "device");
    CHECK(codes(unit.categories_of(Profile::hospital)).front() == "it");
}

TEST_CASE("two tablets that each showed one question more still make six", "[rules][content]") {
    ContentItem first = local("questions", "local_b", "B?");
    first.position = 1;

    Content unit = with({local("questions", "local_a", "A?"), first});

    std::vector<std::string> asked = codes(active_of(unit.questions));
    CHECK(asked.size() == most_questions);
    CHECK(asked.front() == "local_b");
    CHECK(has(asked, "q_back"));
    CHECK_FALSE(has(asked, "local_a"));
}

TEST_CASE("local codes are codes, are told apart, and a region may not use them", "[rules][content]") {
    sim::SimRandom random(3);
    Code one = local_code(random), two = local_code(random);

    CHECK(is_code(one.code));
    CHECK(is_local(one.code));
    CHECK(one != two);
    std::vector<std::string> files = sim::shipped_content_files();
    for (std::string& file : files)
        if (auto at = file.find("\"code\": \"communication\""); at != std::string::npos)
            file.replace(at, 23, "\"code\": \"local_mine\"");
    CHECK(Content::parse(files).error().detail == "causes.local_mine.code");
}
