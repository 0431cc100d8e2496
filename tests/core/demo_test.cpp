#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <set>

#include "core/base/value_json.hpp"
#include "core/days.hpp"
#include "core/demo/demo_ward.hpp"
#include "core/demo/dice.hpp"
#include "core/guard/privacy.hpp"
#include "core/model/action.hpp"
#include "core/model/checks.hpp"
#include "core/model/records.hpp"
#include "core/rules/cross.hpp"
#include "core/sync/enrol.hpp"
#include "tests/support/sim.hpp"
#include "tests/support/temp_folder.hpp"

using namespace vaka;

namespace {

const Date last_day = *Date::of(2026, 3, 14);

const DemoWard& demo_ward() {
    static const DemoWard ward = [] {
        std::ifstream file(VAKA_ASSETS "/content/demo.json");
        return *DemoWard::parse(std::string(std::istreambuf_iterator<char>(file), {}));
    }();
    return ward;
}

std::unique_ptr<Store> ward_at(const std::string& path, std::uint64_t seed, int days, std::uint64_t device_seed = 1) {
    sim::SimClock clock;
    sim::SimRandom random(device_seed);
    sim::SimKeystore keystore;
    auto store = new_store(path, *device_keys(keystore, clock, random), demo_ward().unit_name());
    REQUIRE(store);
    auto written = demo_ward().write(**store, seed, days, last_day);
    INFO((written ? "" : written.error().reason + " " + written.error().detail));
    REQUIRE(written);
    return std::move(*store);
}

// A copy, because a loop over *result would outlive the result.
template <typename Record> std::vector<Stored<Record>> all(Store& store) {
    auto found = store.list<Record>();
    REQUIRE(found);
    return std::move(*found);
}

std::string all_records(Store& store) {
    std::string out;
    for (const RecordType* type : record_types()) {
        auto rows = store.rows(*type, {.with_removed = true});
        REQUIRE(rows);
        for (const Row& row : *rows)
            out += row.id.text() + json_text(row.values) + "\n";
    }
    return out;
}

std::map<std::string, int> cells(Store& store, int days) {
    Unit unit = *unit_of(store);
    Date first = last_day.plus(1 - days);
    Days written = *days_between(store, first, last_day);
    std::map<std::string, int> out;
    for (Date day = first; day <= last_day; day = day.plus(1)) {
        DayCell cell = cross_day(day, last_day, unit, ColourScheme{},
                                 {written.huddles, written.incidents, written.watches, written.marks});
        ++out[std::string(code_name(cell.state))];
        out["changed"] += cell.changed;
        out["star"] += cell.star;
    }
    return out;
}

}

TEST_CASE("the same seed and day make the same demo ward on any device", "[demo]") {
    sim::TempFolder folder;

    auto one = ward_at(folder / "one", 7, 60, 1);
    auto two = ward_at(folder / "two", 7, 60, 2);
    auto other = ward_at(folder / "other", 8, 60, 1);

    CHECK(all_records(*one) == all_records(*two));
    CHECK(all_records(*one) != all_records(*other));
}

TEST_CASE("four months of a demo ward look like a ward", "[demo]") {
    for (std::uint64_t seed : {1u, 2u, 3u}) {
        sim::TempFolder folder;
        INFO("seed " << seed);

        auto store = ward_at(folder / "ward", seed, 120);
        auto cell = cells(*store, 120);

        CHECK(cell["green"] >= 60);
        CHECK(cell["yellow"] >= 15);
        CHECK(cell["yellow"] <= 42);
        CHECK(cell["orange"] >= 1);
        CHECK(cell["orange"] <= 12);
        CHECK(cell["red"] <= 2);
        CHECK(cell["missing"] >= 1);
        CHECK(cell["missing"] <= 15);
        CHECK(cell["closed"] >= 2);
        CHECK(cell["closed"] <= 4);
        CHECK(cell["changed"] >= 1);
        CHECK(cell["star"] >= 5);
        CHECK(cell["waiting"] == 1);
        CHECK(cell["today"] == 1);

        int late = 0, due_today = 0;
        std::set<ActionStatus> states;
        for (const auto& [id, action] : all<Action>(*store)) {
            bool open = action.status == ActionStatus::planned || action.status == ActionStatus::ongoing;
            late += open && action.due < last_day;
            due_today += open && action.due == last_day;
            states.insert(action.status);
            CHECK_FALSE(action.owner_role.empty());
        }
        CHECK(late == 2);
        CHECK(due_today == 1);
        CHECK(states.size() == code_names<ActionStatus>.size());
        CHECK(store->list<EffectCheck>()->size() >= 3);
        for (const auto& [id, huddle] : all<Huddle>(*store)) {
            if (huddle.status != HuddleStatus::closed)
                continue;
            auto minutes = (huddle.ended_at->ms - huddle.started_at->ms) / 60'000;
            CHECK(minutes >= 4);
            CHECK(minutes <= 11);
        }
        for (const auto& [id, mark] : all<DayMark>(*store))
            if (mark.colour)
                CHECK_FALSE(mark.reason.empty());
    }
}

TEST_CASE("a demo ward has figures and a pulse of its last weeks, and none for today", "[demo]") {
    sim::TempFolder folder;

    auto store = ward_at(folder / "ward", 1, 120);

    auto figures = all<DailyFigures>(*store);
    CHECK(figures.size() >= 30);
    for (const auto& [id, day] : figures) {
        CHECK(day.date < last_day);
        CHECK(*day.occupied <= *day.places);
        CHECK(*day.staff_actual <= *day.staff_planned);
        CHECK((day.overcrowded == 0 || day.occupied == day.places));
    }
    auto pulse = all<PulseCount>(*store);
    CHECK(pulse.size() >= 20);
    for (const auto& [id, count] : pulse) {
        std::int64_t answers = *count.answer_1 + *count.answer_2 + *count.answer_3;
        answers += count.answer_4.value_or(0) + count.answer_5.value_or(0);
        CHECK(answers >= 5);
    }
}

TEST_CASE("a demo ward of any length keeps yesterday waiting and today open", "[demo]") {
    for (int days : {2, 3, 8, 21, 45}) {
        sim::TempFolder folder;
        INFO("days " << days);

        auto store = ward_at(folder / "ward", 5, days);

        CHECK(cells(*store, days)["waiting"] == 1);
        CHECK(cells(*store, days)["today"] == 1);
    }
    sim::TempFolder folder;
    CHECK(cells(*ward_at(folder / "ward", 5, 1), 1)["today"] == 1);
}

TEST_CASE("what a demo ward writes is varied, and the privacy guard has nothing to say about it", "[demo][privacy]") {
    sim::TempFolder folder;
    std::set<std::string> whats;

    auto store = ward_at(folder / "ward", 11, 900);

    for (const RecordType* type : record_types()) {
        auto rows = store->rows(*type);
        REQUIRE(rows);
        for (const Row& row : *rows) {
            for (const Field& field : type->fields) {
                if (!is_guarded(field) || !row.values.contains(field.name))
                    continue;
                auto text = value_as<std::string>(row.values.of(field.name)).value_or("");
                INFO(type->name << "." << field.name << ": " << text);
                CHECK(privacy_hits(text, last_day, Gate::exchange).empty());
                CHECK(text.find_first_of("{|}") == std::string::npos);
                if (field.name == "what")
                    whats.insert(text);
            }
        }
    }
    CHECK(whats.size() >= 120);
}

TEST_CASE("the demo ward's manager signs in with the PIN that is told", "[demo]") {
    sim::TempFolder folder;

    auto store = ward_at(folder / "ward", 1, 2);

    int managers = 0;
    for (const auto& [id, staff] : all<Staff>(*store))
        managers += staff.role.code == "unit_manager" && pin_matches(staff.pin_hash, demo_ward().manager_pin());
    CHECK(managers == 1);
}

TEST_CASE("dice tell one of the words in braces, also within one another", "[demo]") {
    Dice dice(1);
    std::set<std::string> told;

    for (int i = 0; i < 100; ++i)
        told.insert(dice.told("a {b|c {d|e}} f"));

    CHECK(told == std::set<std::string>{"a b f", "a c d f", "a c e f"});
    CHECK(dice.told("{no end") == "no end");
    CHECK(dice.told("") == "");
}
