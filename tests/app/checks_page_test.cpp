// The daily checks through the interface: what is counted, what is never known, and what a kill leaves.

#include <catch2/catch.hpp>

#include <algorithm>

#include "app/pages/checks/checklist_screen.hpp"
#include "app/pages/checks/checks_screen.hpp"
#include "app/pages/checks/figures_screen.hpp"
#include "app/pages/checks/pulse_screen.hpp"
#include "app/pages/cross/cross_screen.hpp"
#include "app/pages/draw.hpp"
#include "tests/support/shown.hpp"

using namespace vaka;
using sim::Desk;
using sim::faults_everywhere;
using sim::Shown;

namespace {

constexpr std::int64_t second = 1000;

// How often anything of this type was written.
template <typename Record> std::size_t writes_of(Desk& desk) {
    std::size_t n = 0;
    for (const auto& [id, record] : desk.all<Record>()) {
        auto ops = desk.store().history(record_type<Record>().name, id.uuid);
        REQUIRE(ops);
        n += ops->size();
    }
    return n;
}

// One person's answers to the two questions, by words.
void answer(Desk& desk, Shown<PulseScreen>& page, const char* team, const char* safe) {
    for (const char* words : {team, safe}) {
        desk.clock().pass(2 * second);
        page.driver.tap(ui::Role::tile, words);
    }
}

void settle_all(ChecklistScreen& list) {
    for (std::size_t i = 0; i < list.lines().size(); ++i)
        list.tick(i, TickState::done);
}

DailyFigures yesterday() {
    return {.date = Desk::day(10, 21), .places = 24, .occupied = 22, .staff_planned = 9, .staff_actual = 8};
}

}

TEST_CASE("a round of the pulse is written once, as counts", "[app][checks]") {
    Desk desk;
    PulseScreen pulse(desk.app());
    Shown<PulseScreen> page(desk, pulse);

    answer(desk, page, "Bra", "Ja");
    answer(desk, page, "Tungt", "Ja");
    answer(desk, page, "Bra", "Knappt");
    CHECK(page.driver.has("3 har svarat"));
    CHECK(writes_of<PulseCount>(desk) == 0);
    page.driver.tap("Avsluta rundan");

    CHECK(page.went.as<ToChecks>());
    auto counts = desk.all<PulseCount>();
    REQUIRE(counts.size() == 2);
    CHECK(writes_of<PulseCount>(desk) == 2);
    for (const auto& [id, count] : counts) {
        bool team = count.question_id.code == "pulse_team";
        CHECK(count.answer_2 == 1);
        CHECK(count.answer_4.value_or(0) == (team ? 2 : 0));
        CHECK(count.answer_3.value_or(0) == (team ? 0 : 2));
        CHECK(count.device_id == Id<Device>{desk.store().device()});
    }
}

TEST_CASE("two answers are too few to be written or shown", "[app][checks][privacy]") {
    Desk desk;
    PulseScreen pulse(desk.app());
    Shown<PulseScreen> page(desk, pulse);

    answer(desk, page, "Bra", "Ja");
    answer(desk, page, "Tungt", "Ja");

    CHECK_FALSE(pulse.can_end());
    CHECK(page.driver.has("Minst tre behöver svara"));
    CHECK_FALSE(page.driver.find("Avsluta rundan")->enabled);
    CHECK(pulse.end().as<Stay>());
    CHECK(desk.all<PulseCount>().empty());
}

TEST_CASE("a round survives a kill, and goes on where the tablet was", "[app][checks]") {
    Desk desk;
    {
        PulseScreen pulse(desk.app());
        Shown<PulseScreen> page(desk, pulse);
        answer(desk, page, "Bra", "Ja");
        answer(desk, page, "Bra", "Ja");
    }

    PulseScreen pulse(desk.app());
    CHECK(pulse.people() == 2);
    Shown<PulseScreen> page(desk, pulse);
    answer(desk, page, "Bra", "Ja");
    page.driver.tap("Avsluta rundan");

    for (const auto& [id, count] : desk.all<PulseCount>())
        CHECK(count.answer_3.value_or(0) + count.answer_4.value_or(0) == 3);
}

TEST_CASE("a glove that taps twice answers once, and an answer can be taken back", "[app][checks]") {
    Desk desk;
    PulseScreen pulse(desk.app());

    pulse.answer(0);
    pulse.answer(0);
    CHECK(pulse.step() == 1);
    CHECK(pulse.people() == 0);

    pulse.take_back();
    CHECK(pulse.step() == 0);
    CHECK_FALSE(pulse.can_take_back());
    desk.clock().pass(second);
    pulse.answer(1);
    desk.clock().pass(second);
    pulse.answer(2);
    CHECK(pulse.people() == 1);
}

TEST_CASE("a second round the same day adds to the first", "[app][checks]") {
    Desk desk;
    for (int round = 0; round < 2; ++round) {
        PulseScreen pulse(desk.app());
        Shown<PulseScreen> page(desk, pulse);
        for (int person = 0; person < 3; ++person)
            answer(desk, page, "Bra", "Ja");
        page.driver.tap("Avsluta rundan");
    }

    for (const auto& [id, count] : desk.all<PulseCount>())
        CHECK(count.answer_3.value_or(0) + count.answer_4.value_or(0) == 6);
}

TEST_CASE("a round that nobody ended counts for its own day the next morning", "[app][checks]") {
    Desk desk;
    {
        PulseScreen pulse(desk.app());
        Shown<PulseScreen> page(desk, pulse);
        for (int person = 0; person < 3; ++person)
            answer(desk, page, "Bra", "Ja");
    }
    desk.clock().pass(24ll * 3600 * second);

    PulseScreen pulse(desk.app());

    CHECK(pulse.people() == 0);
    auto counts = desk.all<PulseCount>();
    REQUIRE(counts.size() == 2);
    CHECK(counts[0].record.date == Desk::day(10, 22));
}

TEST_CASE("the figures begin with yesterday's and are saved in one go", "[app][checks]") {
    Desk desk;
    desk.add(yesterday());
    FiguresScreen figures(desk.app());
    Shown<FiguresScreen> page(desk, figures);

    page.driver.tap("Belagda, en till");
    page.driver.tap("Personal, på plats, en till");
    page.driver.tap("Tungt");
    page.driver.tap("Spara siffrorna");

    auto days = desk.all<DailyFigures>();
    REQUIRE(days.size() == 2);
    const DailyFigures& today = days[0].record.date == Desk::day(10, 22) ? days[0].record : days[1].record;
    CHECK(today.places == 24);
    CHECK(today.occupied == 23);
    CHECK(today.staff_actual == 9);
    CHECK(today.workload == 3);
    CHECK(page.driver.has("Siffrorna är sparade"));
    page.driver.tap("Ångra");
    CHECK(desk.all<DailyFigures>().size() == 1);
}

TEST_CASE("a number is typed on the pad", "[app][checks]") {
    Desk desk;
    FiguresScreen figures(desk.app());
    Shown<FiguresScreen> page(desk, figures);

    page.driver.tap("Platser, skriv");
    page.driver.tap(ui::Role::button, "2");
    page.driver.tap(ui::Role::button, "8");
    page.driver.tap(ui::Role::button, "Klar");
    page.driver.tap("Spara siffrorna");

    REQUIRE(desk.all<DailyFigures>().size() == 1);
    CHECK(desk.all<DailyFigures>()[0].record.places == 28);
}

TEST_CASE("half-filled figures survive a kill", "[app][checks]") {
    Desk desk;
    desk.add(yesterday());
    {
        FiguresScreen figures(desk.app());
        figures.step(*figures.figures()[1], 5);
        figures.keep();
    }

    FiguresScreen figures(desk.app());

    CHECK(figures.value(*figures.figures()[1]) == 27);
    CHECK(figures.can_save());
    CHECK(desk.all<DailyFigures>().size() == 1);
}

TEST_CASE("a unit that divides its days has figures for each part", "[app][checks]") {
    Desk desk;
    auto draft = desk.session().open(record_type<Unit>(), desk.store().unit());
    REQUIRE(draft);
    draft->after["shift_division"] = "day_evening_night";
    REQUIRE(desk.session().save(std::move(*draft)));
    FiguresScreen figures(desk.app());
    Shown<FiguresScreen> page(desk, figures);
    REQUIRE(figures.part() == ShiftPart::day);

    page.driver.tap("Kväll");
    page.driver.tap("Belagda, en till");
    page.driver.tap("Spara siffrorna");

    auto days = desk.all<DailyFigures>();
    REQUIRE(days.size() == 1);
    CHECK(days[0].record.shift_part == ShiftPart::evening);
    CHECK(days[0].record.occupied == 1);
}

TEST_CASE("a point of a checklist is done or not needed, and open again at another tap", "[app][checks]") {
    Desk desk;
    ChecklistScreen list(desk.app(), {"infections"});
    Shown<ChecklistScreen> page(desk, list);

    page.driver.tap(ui::Role::check, "Vaccination är erbjuden");
    page.driver.tap("Behövs inte: Vi vet vem vi ringer vid smitta");
    CHECK(page.driver.has("2 av 5 klara"));
    page.driver.tap(ui::Role::check, "Vaccination är erbjuden");

    CHECK(page.driver.has("1 av 5 klara"));
    CHECK(list.lines()[3].state == TickState::not_needed);
    auto ticks = desk.all<ChecklistTick>();
    REQUIRE(ticks.size() == 2);
    CHECK(ticks[0].record.year == 2026);
}

TEST_CASE("the page says what waits until it is done", "[app][checks]") {
    Desk desk;
    ChecksScreen checks(desk.app());
    Shown<ChecksScreen> page(desk, checks);
    CHECK(checks.now().pulse_waits());
    CHECK(checks.now().figures_wait());
    CHECK(checks.now().lines_left() == 5);
    CHECK(checks.now().waiting() == 3);
    CrossScreen cross(desk.app());
    Shown<CrossScreen> first(desk, cross);
    CHECK(first.driver.value("Dagens koll").find("3 väntar") != std::string::npos);
    first.driver.tap(ui::Role::row, "Dagens koll");
    CHECK(first.went.as<ToChecks>());
    page.driver.tap("Fyll i");
    CHECK(page.went.as<ToFigures>());
    page.driver.tap(ui::Role::row, "Smittsäsong");
    CHECK(page.went.as<ToChecklist>()->code == "infections");

    for (const char* question : {"pulse_team", "pulse_safe"})
        desk.add(PulseCount{.date = Desk::day(10, 22),
                            .question_id = {question},
                            .device_id = Id<Device>{desk.store().device()},
                            .answer_3 = 4});
    DailyFigures today = yesterday();
    today.date = Desk::day(10, 22);
    desk.add(today);
    ChecklistScreen list(desk.app(), {"infections"});
    settle_all(list);
    checks.refresh();

    CHECK(checks.now().waiting() == 0);
    cross.refresh();
    Shown<CrossScreen> last(desk, cross, "sv", 800, 1280);
    CHECK(last.driver.value("Dagens koll").find("Klart för i dag") != std::string::npos);
}

TEST_CASE("the pages about the checks hold at every size, in both languages", "[app][ui][slow]") {
    Desk desk;
    desk.add(yesterday());
    ChecksScreen checks(desk.app());
    CHECK(faults_everywhere(desk, checks) == "");
    DailyFigures today = yesterday();
    today.date = Desk::day(10, 22);
    today.workload = 2;
    desk.add(today);
    desk.add(PulseCount{.date = Desk::day(10, 22),
                        .question_id = {"pulse_team"},
                        .device_id = Id<Device>{desk.store().device()},
                        .answer_2 = 1,
                        .answer_4 = 6});
    CHECK(faults_everywhere(desk, checks) == "");
    PulseScreen pulse(desk.app());
    CHECK(faults_everywhere(desk, pulse) == "");
    FiguresScreen figures(desk.app());
    CHECK(faults_everywhere(desk, figures) == "");
    figures.type_into(*figures.figures()[0]);
    CHECK(faults_everywhere(desk, figures) == "");
    ChecklistScreen list(desk.app(), {"summer"});
    list.tick(0, TickState::done);
    list.tick(1, TickState::not_needed);
    CHECK(faults_everywhere(desk, list) == "");
}
