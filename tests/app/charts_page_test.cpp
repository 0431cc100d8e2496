// The month in one glance and the charts: the words and counts of known records, and the silence of few.

#include <catch2/catch.hpp>

#include "app/pages/charts/charts_screen.hpp"
#include "app/pages/cross/month_screen.hpp"
#include "app/pages/cross/year_screen.hpp"
#include "app/pages/draw.hpp"
#include "core/model/checks.hpp"
#include "core/model/learning.hpp"
#include "tests/support/shown.hpp"

namespace vaka {

namespace {

using sim::Desk;
using sim::Shown;

// 2026-10-22 is a Thursday: the current week began on the 19th, and 26 whole weeks before it on 20 April.
const Date this_monday = Desk::day(10, 19);

// A huddle that talked about one day of the week that begins on this Monday.
void meet(Desk& desk, Date monday) {
    desk.add(
        Huddle{.held_on = monday.plus(1), .status = HuddleStatus::closed, .covers_from = monday, .covers_to = monday});
}

void happen(Desk& desk, Date day, IncidentType type, int n = 1, const char* category = "fall") {
    for (int i = 0; i < n; ++i)
        desk.add(Incident{.occurred_on = day, .type = type, .category_id = Code{category}});
}

// A huddle in each of so many weeks before this one and so many risks in each, the oldest first.
void weeks_of_risks(Desk& desk, const std::vector<int>& risks) {
    for (std::size_t i = 0; i < risks.size(); ++i) {
        Date monday = this_monday.plus(-7 * static_cast<int>(risks.size() - i));
        meet(desk, monday);
        happen(desk, monday, IncidentType::risk, risks[i]);
    }
}

// A day's figures at noon, in a hospital's way: places, occupied, overcrowded and how heavy the day was.
void figures(Desk& desk, Date day, int occupied, int overcrowded, int workload) {
    desk.add(DailyFigures{
        .date = day, .places = 20, .occupied = occupied, .overcrowded = overcrowded, .workload = workload});
}

// Another tablet has written.
void look_again(Shown<ChartsScreen>& page) {
    page.driver.frame().feed({.kind = HostEvent::Kind::redraw});
    page.driver.settle();
}

// Chooses one of the questions at the left.
void ask(Shown<ChartsScreen>& page, std::string_view question) {
    page.driver.tap(question);
}

std::string value_of(Shown<ChartsScreen>& page, std::string_view chart) {
    auto node = page.driver.find(ui::Role::image, chart);
    return node ? node->value : "no chart";
}

}

TEST_CASE("a few weeks are counts and nothing more", "[charts]") {
    Desk desk;
    weeks_of_risks(desk, {1, 0, 3, 1});
    ChartsScreen charts(desk.app());
    Shown<ChartsScreen> page(desk, charts);

    CHECK(page.driver.has("För få veckor för att säga något än"));
    CHECK(value_of(page, "Risker och tillbud per vecka") ==
          "För få veckor för att säga något än. 5 stycken 21 sep–22 okt. v 39: 1, v 40: 0, v 41: 3, v 42: 1, v 43: "
          "inget möte hittills");
    CHECK_FALSE(charts.over_time().chart.says_something);
    ask(page, "Vad händer oftast?");
    CHECK(page.driver.has("För få för att se ett mönster"));
    CHECK_FALSE(page.driver.has("%"));
}

TEST_CASE("more risks than before is said as what it is: good, and since when", "[charts]") {
    Desk desk;
    std::vector<int> risks(26, 1);
    for (std::size_t i = 13; i < risks.size(); ++i)
        risks[i] = 3;
    weeks_of_risks(desk, risks);
    ChartsScreen charts(desk.app());
    Shown<ChartsScreen> page(desk, charts);

    CHECK(page.driver.has("Vi ser fler risker än i somras"));
    CHECK(page.driver.has("52 stycken 20 april–22 okt. 13 veckor i rad över medianen."));
    page.driver.tap("3 månader");
    CHECK(charts.span() == 3);
    CHECK_FALSE(page.driver.has("Vi ser fler risker än i somras"));
}

TEST_CASE("weeks that go up and down are no news", "[charts]") {
    Desk desk;
    std::vector<int> risks;
    for (int i = 0; i < 26; ++i)
        risks.push_back(i % 2 == 0 ? 1 + i % 3 : 4);
    weeks_of_risks(desk, risks);
    // This week has had more than any other, and is not over.
    meet(desk, this_monday);
    happen(desk, this_monday, IncidentType::risk, 9);
    ChartsScreen charts(desk.app());
    Shown<ChartsScreen> page(desk, charts);

    CHECK(charts.over_time().verdict == Verdict::none);
    CHECK(page.driver.has("Ingen säker förändring"));
    CHECK(value_of(page, "Risker och tillbud per vecka").ends_with("v 43: 9 hittills"));
    CHECK_FALSE(page.driver.has("Vi ser fler"));
}

TEST_CASE("a week without a huddle is a gap, not a zero", "[charts]") {
    Desk desk;
    meet(desk, this_monday.plus(-21));
    meet(desk, this_monday.plus(-7));
    happen(desk, this_monday.plus(-14), IncidentType::risk);
    ChartsScreen charts(desk.app());
    Shown<ChartsScreen> page(desk, charts);

    CHECK(value_of(page, "Risker och tillbud per vecka").find("v 40: 0, v 41: inget möte, v 42: 0") !=
          std::string::npos);
    CHECK(charts.over_time().sum.n == 0);
}

TEST_CASE("what most of it is about is told with how many of all, from ten on", "[charts]") {
    Desk desk;
    meet(desk, this_monday.plus(-7));
    happen(desk, this_monday.plus(-7), IncidentType::risk, 5, "medication");
    happen(desk, this_monday.plus(-6), IncidentType::near_miss, 3, "fall");
    happen(desk, this_monday.plus(-5), IncidentType::harm, 1, "device");
    ChartsScreen charts(desk.app());
    Shown<ChartsScreen> page(desk, charts);
    ask(page, "Vad händer oftast?");
    CHECK(page.driver.value("Läkemedel") == "5");
    CHECK_FALSE(page.driver.has("%"));

    happen(desk, this_monday.plus(-4), IncidentType::risk, 1, "it");
    happen(desk, this_monday.plus(-4), IncidentType::positive, 4, "it"); // belongs to no chart
    Shown<ChartsScreen> ten(desk, charts);
    CHECK(ten.driver.has("Det mesta handlar om 2 saker"));
    CHECK(ten.driver.has("hit 8 av 10 (80 %)"));
}

TEST_CASE("the week is a row of counts, and parts of the day only where the unit divides it", "[charts]") {
    Desk desk;
    meet(desk, this_monday.plus(-7));
    happen(desk, this_monday.plus(-7), IncidentType::risk, 2);
    desk.add(Incident{.occurred_on = this_monday.plus(-5),
                      .shift_part = ShiftPart::night,
                      .type = IncidentType::harm,
                      .category_id = Code{"fall"}});
    ChartsScreen charts(desk.app());
    Shown<ChartsScreen> page(desk, charts);
    ask(page, "När händer det?");
    CHECK(value_of(page, "När det händer").find("måndag: 2, tisdag: 0, onsdag: 1") != std::string::npos);

    auto draft = desk.session().draft_of(Unit{.name = Desk::unit_name});
    REQUIRE(draft);
    draft->after["shift_division"] = "day_evening_night";
    REQUIRE(desk.session().save(std::move(*draft)));
    Shown<ChartsScreen> divided(desk, charts);
    CHECK(value_of(divided, "När det händer").find("natt onsdag: 1") != std::string::npos);
    CHECK(value_of(divided, "När det händer").find("vet ej måndag: 2") != std::string::npos);
}

TEST_CASE("days between harm are counts below ten, and the open gap stands apart", "[charts]") {
    Desk desk;
    meet(desk, this_monday.plus(-7));
    for (Date day : {Desk::day(8, 1), Desk::day(9, 1), Desk::day(10, 9)})
        happen(desk, day, IncidentType::harm);
    ChartsScreen charts(desk.app());
    Shown<ChartsScreen> page(desk, charts);
    ask(page, "Går det längre mellan skadorna?");

    CHECK(page.driver.has("För få skador för att säga något än"));
    CHECK(page.driver.has("3 skador. Nu har det gått 13 dagar sedan den senaste."));
    CHECK(value_of(page, "Dagar mellan skador, de senaste två åren").ends_with("1 sep: 31, 9 okt: 38, nu: 13"));
    CHECK_FALSE(charts.harm().limits);
}

TEST_CASE("from ten gaps on there are limits, and the open gap does not move them", "[charts]") {
    Desk desk;
    meet(desk, this_monday.plus(-7));
    Date day = Desk::day(3, 1);
    for (int gap : {0, 3, 9, 4, 12, 7, 20, 5, 11, 8, 6}) {
        day = day.plus(gap);
        happen(desk, day, IncidentType::harm);
    }
    ChartsScreen charts(desk.app());

    REQUIRE(charts.harm().limits);
    CHECK(charts.harm().gaps.closed.size() == 10);
    std::vector<std::int64_t> gaps = {3, 9, 4, 12, 7, 20, 5, 11, 8, 6};
    CHECK(charts.harm().limits->upper == t_limits(gaps).upper);
    CHECK(*charts.harm().gaps.open > 100);
    CHECK_FALSE(charts.harm().is_beyond);
}

TEST_CASE("risks stand beside harm month by month, with how many there are of each", "[charts]") {
    Desk desk;
    for (int back = 12; back > 0; --back)
        meet(desk, this_monday.plus(-7 * back));
    happen(desk, Desk::day(9, 10), IncidentType::risk, 7);
    happen(desk, Desk::day(9, 11), IncidentType::near_miss, 2);
    happen(desk, Desk::day(9, 12), IncidentType::harm, 3);
    ChartsScreen charts(desk.app());
    Shown<ChartsScreen> page(desk, charts);
    ask(page, "Säger vi till i tid?");

    CHECK(page.driver.value("September") == "Risker, tillbud 9, Skador 3");
    CHECK(page.driver.has("9 risker och tillbud, 3 skador. Ungefär 3 sagda risker för varje skada."));
    CHECK(page.driver.has("För få månader för att säga något än"));
}

TEST_CASE("one question is answered at a time, and each says how it is read", "[charts]") {
    Desk desk;
    weeks_of_risks(desk, {1, 0, 3, 1});
    ChartsScreen charts(desk.app());
    Shown<ChartsScreen> page(desk, charts);
    CHECK(page.driver.has("Fler sagda risker är bra"));
    CHECK(page.driver.has(ui::Role::image, "Risker och tillbud per vecka"));
    CHECK_FALSE(page.driver.has("När det händer"));

    ask(page, "När händer det?");
    CHECK(page.driver.has(ui::Role::image, "När det händer"));
    CHECK_FALSE(page.driver.has(ui::Role::image, "Risker och tillbud per vecka"));
    CHECK(page.driver.has("Fråga varför innan ni ändrar något."));
}

TEST_CASE("upright the questions are short words, and with large text one row that opens the list", "[charts]") {
    Desk desk;
    weeks_of_risks(desk, {1, 0, 3, 1});
    ChartsScreen charts(desk.app());
    Shown<ChartsScreen> page(desk, charts, "sv", 800, 1280);
    page.driver.tap("När");
    CHECK(charts.asked().topic == ChartTopic::week);

    page.driver.frame().set_text_scale(2);
    page.driver.settle();
    CHECK_FALSE(page.driver.has("I tid"));
    page.driver.tap("När händer det?");
    page.driver.tap("Vad händer oftast?");
    CHECK(charts.asked().topic == ChartTopic::types);
    CHECK_FALSE(charts.choosing());
}

TEST_CASE("what nobody has written figures for is not a question, and is told in words", "[charts]") {
    Desk desk;
    weeks_of_risks(desk, {1, 0, 3, 1});
    ChartsScreen charts(desk.app());
    Shown<ChartsScreen> page(desk, charts);
    CHECK(page.driver.has("Hur tungt är det? Skriv vårdtyngd i dagens siffror."));
    CHECK_FALSE(page.driver.has(ui::Role::row, "Hur tungt är det?"));

    figures(desk, this_monday.plus(-7), 18, 0, 2);
    look_again(page);
    CHECK(page.driver.has(ui::Role::row, "Hur tungt är det?"));
    CHECK_FALSE(page.driver.has("Skriv vårdtyngd"));
}

TEST_CASE("what has happened is a count with limits, and a rate when the days have their bed days", "[charts]") {
    Desk desk;
    for (int back = 12; back > 0; --back) {
        const Date monday = this_monday.plus(-7 * back);
        meet(desk, monday);
        happen(desk, monday, IncidentType::near_miss, 2);
        happen(desk, monday, IncidentType::risk, 5); // has not happened
    }
    ChartsScreen charts(desk.app());
    Shown<ChartsScreen> page(desk, charts);
    ask(page, "Händer det mindre?");
    CHECK(charts.over_time().kind == ControlKind::c);
    CHECK(charts.over_time().chart.centre == 2);
    CHECK(page.driver.has("24 tillbud och skador 27 juli–22 okt."));
    CHECK(page.driver.has("Tillbud och skador per 1000 vårddygn? Skriv belagda platser i dagens siffror."));

    // Two events on 20 occupied places each week: 100 in 1000 bed days.
    for (int back = 12; back > 0; --back)
        figures(desk, this_monday.plus(-7 * back), 20, 0, 2);
    look_again(page);
    CHECK(page.driver.has("24 tillbud och skador på 240 vårddygn 27 juli–22 okt."));
    CHECK(charts.over_time().kind == ControlKind::u);
    CHECK(value_of(page, "Tillbud och skador per 1000 vårddygn").find("v 31: 100") != std::string::npos);
}

TEST_CASE("a share stands with how many of how many, and a week far off is named", "[charts]") {
    Desk desk;
    const Id<Device> device{desk.store().device()};
    for (int back = 13; back > 0; --back) {
        const Date monday = this_monday.plus(-7 * back);
        meet(desk, monday);
        // Ten answers a week, one or three of them heavy; in one week all ten.
        const int heavy = back == 4 ? 10 : back % 2 == 0 ? 3 : 1;
        desk.add(PulseCount{.date = monday,
                            .question_id = Code{"pulse_safe"},
                            .device_id = device,
                            .answer_1 = heavy,
                            .answer_3 = 10 - heavy});
    }
    ChartsScreen charts(desk.app());
    Shown<ChartsScreen> page(desk, charts);
    ask(page, "Kan vi ge säker vård i dag?");

    // 32 of 130 are 0.246; 3 * sqrt(0.246 * 0.754 / 10) = 0.409, so the limits of ten answers end at 65.5 %.
    CHECK(page.driver.has("V 39 sticker ut"));
    CHECK(page.driver.has("32 av 130 svar"));
    const std::string chart = value_of(page, "Svar ”Nej, något saknas”, i procent av alla svar");
    CHECK(chart.find("v 39: 100 % (10/10)") != std::string::npos);
    CHECK(chart.find("v 38: 10 % (1/10)") != std::string::npos);
}

TEST_CASE("the manager freezes the lines, and what comes after is judged by them", "[charts]") {
    Desk desk;
    std::vector<int> risks = {1, 2, 1, 3, 2, 1, 2, 3, 1, 2, 3, 2, 1, 2};
    risks.resize(26, 2);
    for (std::size_t i = 14; i < risks.size(); ++i)
        risks[i] = 4 + static_cast<int>(i % 2);
    weeks_of_risks(desk, risks);
    ChartsScreen charts(desk.app());
    Shown<ChartsScreen> page(desk, charts);
    CHECK(charts.over_time().chart.centre == 3); // of all

    page.driver.tap("Lås utgångsläget");
    CHECK(charts.points_to_freeze() == 20);
    charts.pick(ChartsScreen::Picking::to);
    charts.pick(this_monday.plus(-7 * 12 - 1));
    CHECK(charts.points_to_freeze() == 14);
    page.driver.tap("Vilken period är det?");
    page.driver.type("Före nya larmrutinen");
    page.driver.tap("Spara");

    REQUIRE(desk.all<ChartNote>().size() == 1);
    const ChartNote note = desk.all<ChartNote>().front().record;
    CHECK(note.date == this_monday.plus(-7 * 26));
    CHECK(note.baseline_to == this_monday.plus(-7 * 12 - 1));
    CHECK(note.chart_id == Code{"risks"});
    CHECK(charts.over_time().is_frozen);
    CHECK(charts.over_time().chart.centre == 2); // of the fourteen
    CHECK(charts.over_time().verdict == Verdict::up);
    CHECK(page.driver.has("Linjerna är låsta: de räknas på 20 april–26 juli."));
    CHECK_FALSE(page.driver.has("Lås utgångsläget"));

    // Fewer weeks are shown now, and the line still comes from those before them.
    charts.choose_span(3);
    CHECK(charts.over_time().chart.centre == 2);
    CHECK(charts.over_time().points.size() - charts.over_time().first == 14);

    page.driver.tap("Ångra");
    CHECK(desk.all<ChartNote>().empty());
    CHECK_FALSE(charts.over_time().is_frozen);
}

TEST_CASE("a baseline has twelve to twenty points", "[charts]") {
    Desk desk;
    std::vector<int> risks;
    for (int i = 0; i < 26; ++i)
        risks.push_back(i % 2 == 0 ? 1 : 4);
    weeks_of_risks(desk, risks);
    ChartsScreen charts(desk.app());
    Shown<ChartsScreen> page(desk, charts);
    page.driver.tap("Lås utgångsläget");
    page.driver.tap("Vilken period är det?");
    page.driver.type("Före sommaren");
    CHECK(charts.can_save_note());

    charts.pick(ChartsScreen::Picking::to);
    charts.pick(this_monday.plus(-7 * 15 - 1)); // eleven weeks
    look_again(page);
    CHECK(page.driver.has("Där finns 11 punkter. Välj en period med 12 till 20."));
    CHECK_FALSE(charts.can_save_note());
    charts.pick(ChartsScreen::Picking::to);
    charts.pick(this_monday.plus(-7 * 14 - 1));
    CHECK(charts.can_save_note());
}

TEST_CASE("days between harm are frozen, too, and only by who leads the work", "[charts]") {
    Desk desk;
    meet(desk, this_monday.plus(-7));
    Date day = Desk::day(1, 1);
    happen(desk, day, IncidentType::harm);
    for (int gap : {3, 9, 4, 12, 7, 10, 5, 11, 8, 6, 9, 4, 20, 22, 25})
        happen(desk, day = day.plus(gap), IncidentType::harm);
    desk.add(ChartNote{.date = Desk::day(1, 1),
                       .text = {"Före larmen"},
                       .chart_id = Code{"between_harm"},
                       .baseline_to = Desk::day(1, 1).plus(88)}); // the first twelve
    ChartsScreen charts(desk.app());
    Shown<ChartsScreen> page(desk, charts);
    ask(page, "Går det längre mellan skadorna?");

    CHECK(charts.harm().is_frozen);
    CHECK(charts.harm().rules.centre == 7.5); // 3 4 4 5 6 7 | 8 9 9 10 11 12
    std::vector<std::int64_t> first = {3, 9, 4, 12, 7, 10, 5, 11, 8, 6, 9, 4};
    CHECK(charts.harm().limits->upper == t_limits(first).upper);

    REQUIRE(desk.session().sign_in(Role::staff));
    CHECK_FALSE(charts.can_freeze());
    ask(page, "Rapporterar vi mer?");
    CHECK_FALSE(page.driver.has("Lås utgångsläget"));
}

TEST_CASE("a new ward is told what will stand here", "[charts]") {
    Desk desk;
    ChartsScreen charts(desk.app());
    Shown<ChartsScreen> page(desk, charts);

    CHECK(page.driver.has("Inget att visa än"));
}

TEST_CASE("the manager writes on the chart what has changed, and can take it back", "[charts]") {
    Desk desk;
    weeks_of_risks(desk, {1, 0, 3, 1});
    ChartsScreen charts(desk.app());
    Shown<ChartsScreen> page(desk, charts);
    page.driver.tap("Ny anteckning");
    page.driver.tap("Vad ändrades?");
    page.driver.type("Ny larmrutin");
    page.driver.tap("Spara");

    REQUIRE(desk.all<ChartNote>().size() == 1);
    CHECK(desk.all<ChartNote>().front().record.text.text == "Ny larmrutin");
    CHECK(desk.all<ChartNote>().front().record.date == Desk::day(10, 22));
    CHECK(page.driver.has("Ny larmrutin"));
    CHECK(charts.place_of(charts.notes().front().record) == 4.0f);

    page.driver.tap("Ångra");
    CHECK(desk.all<ChartNote>().empty());
    CHECK_FALSE(page.driver.has("Ny larmrutin"));
}

TEST_CASE("a note is changed and removed by who may, and a name of a person is never in it", "[charts][privacy]") {
    Desk desk;
    weeks_of_risks(desk, {1, 0, 3, 1});
    desk.add(ChartNote{.date = Desk::day(10, 1), .text = {"Ny larmrutin"}});
    ChartsScreen charts(desk.app());
    Shown<ChartsScreen> page(desk, charts);
    page.driver.tap("Ny larmrutin");
    page.driver.tap("Vad ändrades?");
    page.driver.type(" 19121212-1212");
    CHECK(page.driver.has("Det ser ut som ett personnummer."));
    CHECK_FALSE(charts.can_save_note());
    charts.save_note();
    CHECK(desk.all<ChartNote>().front().record.text.text == "Ny larmrutin");

    page.driver.tap("Ta bort numret");
    page.driver.tap("Ta bort");
    CHECK(desk.all<ChartNote>().empty());
    page.driver.tap("Ångra");
    CHECK(desk.all<ChartNote>().size() == 1);
}

TEST_CASE("who does not lead the work reads the notes and writes none", "[charts]") {
    Desk desk;
    weeks_of_risks(desk, {1, 0, 3, 1});
    desk.add(ChartNote{.date = Desk::day(10, 1), .text = {"Ny larmrutin"}});
    REQUIRE(desk.session().sign_in(Role::staff));
    ChartsScreen charts(desk.app());
    Shown<ChartsScreen> page(desk, charts);

    CHECK(page.driver.has("Ny larmrutin"));
    CHECK_FALSE(page.driver.has("Ny anteckning"));
    CHECK_FALSE(page.driver.has(ui::Role::row, "Ny larmrutin"));
}

TEST_CASE("the month counts its days, what happened, what was done and what remains", "[charts]") {
    Desk desk;
    meet(desk, Desk::day(10, 5));
    happen(desk, Desk::day(10, 6), IncidentType::risk, 2, "medication");
    happen(desk, Desk::day(10, 7), IncidentType::near_miss);
    desk.add(Incident{.occurred_on = Desk::day(10, 8),
                      .type = IncidentType::harm,
                      .severity = Severity::minor,
                      .category_id = Code{"fall"},
                      .must_report = true});
    happen(desk, Desk::day(10, 9), IncidentType::positive);
    desk.add(Action{.title = {"Nattlampor"}, .status = ActionStatus::done, .done_on = Desk::day(10, 12)});
    desk.add(Action{.title = {"Rutin för kvällsdosen"}, .due = Desk::day(10, 19)});
    MonthScreen month(desk.app(), {Desk::day(10, 1)});
    Shown<MonthScreen> page(desk, month);

    CHECK(page.driver.value("risker och tillbud upptäckta") == "3");
    CHECK(page.driver.value("skada") == "1");
    CHECK(page.driver.value("sak gick bra") == "1");
    CHECK(page.driver.value("Läkemedel") == "2");
    CHECK(page.driver.value("Fall") == "2");
    CHECK(page.driver.has("2 gula dagar"));
    CHECK(page.driver.has("1 orange dag"));
    CHECK(page.driver.has("Nattlampor"));
    CHECK(page.driver.has("försenad 3 dagar"));
    CHECK(page.driver.has("1 händelse ska också in i avvikelsesystemet"));
    CHECK_FALSE(page.driver.has("grön"));
    page.driver.tap("Visa månadens kors");
    CHECK(page.went.as<ToCross>());

    page.driver.tap("Förra månaden");
    CHECK(page.driver.has("September 2026"));
    CHECK_FALSE(page.driver.has("2 gula dagar"));
    CHECK(page.driver.has("Ingen åtgärd blev klar den här månaden."));
    CHECK(page.driver.value("risker och tillbud upptäckta") == "0");
}

TEST_CASE("a month to come cannot be opened", "[charts]") {
    Desk desk;
    MonthScreen month(desk.app(), {Desk::day(10, 1)});
    Shown<MonthScreen> page(desk, month);

    page.driver.tap("Nästa månad");
    CHECK(month.month() == Month{2026, 10});
}

TEST_CASE("the crosses, the month and the patterns are one tap from each other", "[charts]") {
    Desk desk;
    YearScreen year(desk.app());
    Shown<YearScreen> crosses(desk, year);
    crosses.driver.tap("Mönster");
    CHECK(crosses.went.as<ToCharts>());
    ChartsScreen charts(desk.app());
    Shown<ChartsScreen> patterns(desk, charts);
    patterns.driver.tap("Månaden");
    CHECK(patterns.went.as<ToMonth>());
    MonthScreen month(desk.app(), {Desk::day(10, 1)});
    Shown<MonthScreen> glance(desk, month);
    glance.driver.tap("Korsen");
    CHECK(glance.went.as<ToYear>());
}

TEST_CASE("the month and the charts fit in both languages, both ways up, at every text size", "[charts][slow]") {
    Desk desk;
    std::vector<int> risks(26, 1);
    for (std::size_t i = 13; i < risks.size(); ++i)
        risks[i] = 3;
    weeks_of_risks(desk, risks);
    for (int i = 0; i < 12; ++i)
        happen(desk, Desk::day(3, 1).plus(i * i), IncidentType::harm, 1,
               i % 2 == 0 ? "treatment_dignity" : "information");
    desk.add(ChartNote{.date = Desk::day(8, 1), .text = {"Ny larmrutin och fler på kvällen i hela huset"}});
    desk.add(Action{.title = {"Rutin för kvällsdosen vid överlämning"}, .due = Desk::day(10, 19)});
    for (int back = 180; back > 0; --back) {
        figures(desk, Desk::day(10, 22).plus(-back), 18 + back % 5, back % 3, 1 + back % 4);
        desk.add(PulseCount{.date = Desk::day(10, 22).plus(-back),
                            .question_id = Code{"pulse_team"},
                            .device_id = Id<Device>{desk.store().device()},
                            .answer_1 = back % 4,
                            .answer_4 = 5});
    }
    ChartsScreen charts(desk.app());
    CHECK(charts.questions().size() == 9);
    const auto questions = charts.questions();
    for (const ChartQuestion& question : questions) {
        CAPTURE(question.code().code);
        charts.ask(question);
        CHECK(sim::faults_everywhere(desk, charts) == "");
    }
    charts.ask(questions.front());
    charts.begin_freeze();
    CHECK(sim::faults_everywhere(desk, charts) == "");
    charts.change_note(charts.notes().front());
    CHECK(sim::faults_everywhere(desk, charts) == "");
    charts.leave_note();
    charts.choose_topic(true);
    CHECK(sim::faults_everywhere(desk, charts) == "");
    charts.choose_topic(false);
    MonthScreen month(desk.app(), {Desk::day(10, 1)});
    CHECK(sim::faults_everywhere(desk, month) == "");
}

}
