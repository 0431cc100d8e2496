// The form: what the plain questions lead to, and that what the guard stops reaches no file while the rest is saved.

#include "app/pages/incident/incident_screen.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/support/desk.hpp"

namespace vaka {

namespace {

using sim::Desk;
using Harm = IncidentScreen::Harm;

// Everything in the folder of the store: database, journal, shared memory.
std::string all_bytes(Desk& desk) {
    std::string out;
    for (const auto& entry : std::filesystem::directory_iterator(desk.folder(""))) {
        std::ifstream file(entry.path(), std::ios::binary);
        std::stringstream bytes;
        bytes << file.rdbuf();
        out += bytes.str();
    }
    return out;
}

IncidentScreen a_form(Desk& desk) {
    return IncidentScreen(desk.app());
}

}

TEST_CASE("plain questions lead to type and colour", "[screens]") {
    Desk desk;
    IncidentScreen form = a_form(desk);
    CHECK_FALSE(form.type());
    CHECK_FALSE(form.can_save());

    form.set_harm(Harm::no);
    CHECK_FALSE(form.type());
    form.set_happened(true);
    CHECK(form.type() == IncidentType::near_miss);
    CHECK(form.colour() == Colour::yellow);
    form.set_happened(false);
    CHECK(form.type() == IncidentType::risk);
    form.set_harm(Harm::yes);
    CHECK(form.type() == IncidentType::harm);
    CHECK(form.colour() == Colour::orange);
    CHECK(form.asks_patient());
    form.set_harm(Harm::serious);
    CHECK(form.colour() == Colour::red);
    CHECK(form.must_report());

    CHECK_FALSE(form.can_save());
    form.choose_category(*form.usual().front());
    CHECK(form.can_save());
}

TEST_CASE("an incident is saved as it was told", "[screens]") {
    Desk desk;
    IncidentScreen form = a_form(desk);
    form.choose_category(*form.usual().front());
    form.set_harm(Harm::no);
    form.set_happened(true);
    form.what().set("Kvällsdosen låg kvar på brickan", form.today());
    form.set_day(Desk::day(10, 20));

    Go go = form.save();

    REQUIRE(go.as<Back>());
    CHECK(go.as<Back>()->reported->type == IncidentType::near_miss);
    auto incidents = desk.all<Incident>();
    REQUIRE(incidents.size() == 1);
    const Incident& saved = incidents.front().record;
    CHECK(saved.occurred_on == Desk::day(10, 20));
    CHECK(saved.discovered_on == desk.session().today());
    CHECK(saved.severity == Severity::none);
    CHECK(saved.what.text == "Kvällsdosen låg kvar på brickan");
}

TEST_CASE("what the guard stops reaches no file, and the rest is saved", "[screens][privacy]") {
    Desk desk;
    IncidentScreen form = a_form(desk);
    form.choose_category(*form.usual().front());
    form.set_harm(Harm::yes);
    form.what().set("Halkade i duschen, 19121212-1212", form.today());
    form.did_directly().set("Torkade golvet", form.today());
    REQUIRE(form.what().blocked());
    REQUIRE(form.saves_without_text());

    form.keep();
    CHECK(all_bytes(desk).find("1212-1212") == std::string::npos);
    CHECK(all_bytes(desk).find("Torkade golvet") != std::string::npos);
    REQUIRE(form.save().as<Back>());

    CHECK(all_bytes(desk).find("1212-1212") == std::string::npos);
    auto incidents = desk.all<Incident>();
    REQUIRE(incidents.size() == 1);
    CHECK(incidents.front().record.type == IncidentType::harm);
    CHECK(incidents.front().record.what.empty());
    CHECK(incidents.front().record.immediate_action.text == "Torkade golvet");
}

TEST_CASE("removing the number lets the text be saved", "[screens][privacy]") {
    Desk desk;
    IncidentScreen form = a_form(desk);
    form.what().set("Halkade i duschen, 19121212-1212", form.today());
    REQUIRE(form.what().masked().size() == 1);

    form.what().remove(form.today());

    CHECK(form.what().clean());
    CHECK(form.what().text() == "Halkade i duschen,");
}

TEST_CASE("a doubt is asked once, and until it is answered the text stays in memory", "[screens][privacy]") {
    Desk desk;
    IncidentScreen form = a_form(desk);
    form.choose_category(*form.usual().front());
    form.what().set("Fru Andersson halkade", form.today());
    REQUIRE(form.what().question());
    REQUIRE_FALSE(form.what().blocked());
    form.keep();
    CHECK(all_bytes(desk).find("Andersson") == std::string::npos);

    form.what().keep();
    CHECK(form.what().clean());
    form.what().set("Fru Andersson halkade igen", form.today());
    CHECK(form.what().clean());
    form.keep();
    CHECK(all_bytes(desk).find("Andersson") != std::string::npos);
}

TEST_CASE("an interrupted form waits for the next time, and a saved one leaves nothing behind", "[screens]") {
    Desk desk;
    IncidentScreen first = a_form(desk);
    first.choose_category(*first.usual()[2]);
    first.set_harm(Harm::no);
    first.what().set("Golvet var vått", first.today());
    first.leave();

    IncidentScreen second = a_form(desk);
    CHECK(second.had_draft());
    CHECK(second.category() == Code{second.usual()[2]->code});
    CHECK(second.harm() == Harm::no);
    CHECK(second.what().text() == "Golvet var vått");
    second.set_happened(true);
    REQUIRE(second.save().as<Back>());

    CHECK_FALSE(a_form(desk).had_draft());
    CHECK(a_form(desk).category().empty());
}

TEST_CASE("an incident is changed without losing what the form does not show", "[screens]") {
    Desk desk;
    Incident known{.occurred_on = Desk::day(10, 20), .type = IncidentType::near_miss, .category_id = Code{"fall"}};
    known.what.text = "Golvet var vått";
    known.lesson_text.text = "Torka direkt";
    auto id = desk.add(known);

    IncidentScreen form(desk.app(), {.record = id.uuid});
    REQUIRE_FALSE(form.is_new());
    form.set_harm(Harm::yes);
    form.what().set("Halkade, 19121212-1212", form.today());
    REQUIRE(form.save().as<Back>());

    Incident after = desk.get(id);
    CHECK(after.type == IncidentType::harm);
    CHECK(after.what.text == "Golvet var vått");
    CHECK(after.lesson_text.text == "Torka direkt");
}

TEST_CASE("the unit's own use decides which categories are buttons, and they keep their places", "[screens]") {
    Desk desk;
    IncidentScreen before = a_form(desk);
    std::string rare = before.others().front()->code;
    for (int i = 0; i < 30; ++i)
        desk.add(Incident{.occurred_on = Desk::day(10, 1), .type = IncidentType::risk, .category_id = Code{rare}});

    IncidentScreen after = a_form(desk);

    CHECK(after.usual().size() == 8);
    CHECK(std::ranges::any_of(after.usual(), [&](auto* category) { return category->code == rare; }));
    CHECK(std::ranges::is_sorted(after.usual()));
}

}
