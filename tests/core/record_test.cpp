// Records of every registered type, with values from their descriptions: what goes in comes out.

#include <catch2/catch.hpp>

#include <set>
#include <tuple>

#include "core/base/value_json.hpp"
#include "core/model/action.hpp"
#include "core/model/checks.hpp"
#include "core/model/content_item.hpp"
#include "core/model/cross.hpp"
#include "core/model/huddle.hpp"
#include "core/model/incident.hpp"
#include "core/model/learning.hpp"
#include "core/model/records.hpp"
#include "core/model/unit.hpp"
#include "tests/support/random_records.hpp"
#include "tests/support/seeds.hpp"

using namespace vaka;
using namespace vaka::sim;

namespace {

using EveryRecord = std::tuple<Unit, Staff, Device, Huddle, DayMark, Incident, Watch, Action, EffectCheck, PulseCount,
                               DailyFigures, ChecklistTick, ChartNote, Lesson, ContentItem>;

template <typename Record> void check_round_trip(SimRandom& random) {
    const RecordType& type = record_type<Record>();
    INFO(type.name);
    Values values = random_values(type, random);
    REQUIRE(check_values(type, values));

    auto read = values_from_text(json_text(values));
    REQUIRE(read);
    CHECK(*read == values);
    Values again = values_of(record_of<Record>(*read));

    CHECK(check_values(type, again));
    for (const Field& field : type.fields) {
        INFO(field.name);
        const Value &was = values.of(field.name), &is = again.of(field.name);
        // No and not said are the same for a tick; an enum always says something.
        if (was.absent() || was == Value(false))
            CHECK((is.absent() || !field.codes.empty()));
        else
            CHECK(is == was);
    }
    CHECK(values_of(record_of<Record>(again)) == again);
}

template <typename... Records> void check_every(SimRandom& random, std::tuple<Records...>*) {
    (check_round_trip<Records>(random), ...);
}

}

TEST_CASE("every record survives the way to JSON and back", "[model]") {
    REQUIRE(std::tuple_size_v<EveryRecord> == record_types().size());

    for_each_seed(200, [](SimRandom& random) { check_every(random, static_cast<EveryRecord*>(nullptr)); });
}

TEST_CASE("the difference between two records makes the one from the other", "[model]") {
    for_each_seed(100, [](SimRandom& random) {
        for (const RecordType* type : record_types()) {
            Values before = random_values(*type, random), after = random_values(*type, random);

            Values difference = changes(*type, before, after);

            for (const auto& [name, value] : difference)
                if (value.absent())
                    before.erase(name);
                else
                    before[name] = value;
            CHECK(before == after);
            CHECK(changes(*type, after, after).empty());
        }
    });
}

TEST_CASE("what a field cannot hold is refused, and nothing else is known", "[model]") {
    SimRandom random(1);
    for (const RecordType* type : record_types()) {
        INFO(type->name);
        Values good = random_values(*type, random);
        CHECK(check_values(*type, good));
        Values stranger = good;
        stranger["no_such_field"] = 1;
        CHECK(check_values(*type, stranger).error().reason == "field_unknown");
        for (const Field& field : type->fields) {
            INFO(field.name);
            Values wrong = good;
            wrong[field.name] = RawJson{"{}"};
            CHECK(check_values(*type, wrong).error().reason == "field_bad_value");
            wrong[field.name] = field.kind == Kind::integer ? Value(field.rules.max + 1) : Value("");
            CHECK_FALSE(check_values(*type, wrong));
            if (field.kind == Kind::text || field.kind == Kind::free_text) {
                wrong[field.name] = std::string(field.rules.max_length + 1, 'x');
                CHECK(check_values(*type, wrong).error().reason == "field_too_long");
            }
            if (field.rules.required) {
                Values missing = good;
                missing.erase(field.name);
                CHECK(check_values(*type, missing).error().reason == "field_required");
            }
        }
    }
}

TEST_CASE("the same key names the same record on every device, and another key another", "[model]") {
    for_each_seed(50, [](SimRandom& random) {
        Uuid unit = random_uuid(random);
        std::set<Uuid> ids;
        std::size_t named = 0;
        for (const RecordType* type : record_types()) {
            if (!type->named)
                continue;
            for (int i = 0; i < 3; ++i, ++named) {
                Values values = random_values(*type, random), other = random_values(*type, random);
                for (const Field& field : type->fields)
                    if (field.rules.key)
                        other[field.name] = values.of(field.name);
                auto id = named_id(*type, unit, values);
                REQUIRE(id);
                CHECK(*named_id(*type, unit, other) == *id);
                CHECK(*named_id(*type, random_uuid(random), values) != *id);
                ids.insert(*id);
            }
        }
        // Chance may throw the same day twice, but not often.
        CHECK(ids.size() + 1 >= named);
    });
}

TEST_CASE("wire names and codes are written once, and fit the log's columns", "[model]") {
    std::set<std::string_view> types;
    for (const RecordType* type : record_types()) {
        CHECK(types.insert(type->name).second);
        CHECK(is_code(type->name));
        std::set<std::string_view> names = {removed_field};
        for (const Field& field : type->fields) {
            CHECK(names.insert(field.name).second);
            CHECK(is_code(field.name));
            for (std::string_view code : field.codes)
                CHECK(is_code(code));
        }
    }
}
