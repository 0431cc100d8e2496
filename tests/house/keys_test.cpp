// The keys that the program asks for, and those in assets/strings: each of the former is there, none of the latter is
// left over, and every record, fault and code that can be shown has its words.

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "core/base/strings.hpp"
#include "core/content/content.hpp"
#include "core/guard/privacy.hpp"
#include "core/model/action.hpp"
#include "core/model/records.hpp"
#include "core/rules/cross.hpp"
#include "core/ward/charts.hpp"
#include "core/ward/saying.hpp"
#include "platform/files.hpp"
#include "tests/house/tree.hpp"

using namespace vaka;

namespace {

using Keys = std::set<std::string, std::less<>>;
using Words = std::vector<std::string>;

Keys keys_of_assets() {
    DiskFiles files;
    Result<Strings> strings = Strings::load(files, std::string(VAKA_ASSETS) + "/strings", "sv");
    REQUIRE(strings);
    Keys keys;
    for (const auto& [key, text] : strings->all())
        keys.insert(key);
    return keys;
}

// Keys that are put together where they are asked for: this prefix stands in the code, then comes one of the codes.
struct Family {
    std::string prefix;
    Words codes;
    std::string end = {};
};

template <typename E> Words codes() {
    return {code_names<E>.begin(), code_names<E>.end()};
}

Words numbers(int first, int last) {
    Words out;
    for (int n = first; n <= last; ++n)
        out.push_back(std::to_string(n));
    return out;
}

// Those of the first without those of the second.
Words without(Words all, const Words& some) {
    std::erase_if(all, [&](const std::string& code) { return std::ranges::find(some, code) != some.end(); });
    return all;
}

Words with(Words some, const Words& more) {
    some.insert(some.end(), more.begin(), more.end());
    return some;
}

Words behind(const std::string& first, const Words& some) {
    Words out;
    for (const std::string& code : some)
        out.push_back(first + code);
    return out;
}

Words record_names() {
    Words names;
    for (const RecordType* type : record_types())
        names.emplace_back(type->name);
    return names;
}

// The fields of which two versions can be shown side by side.
Words fields_to_sort_out() {
    Words names;
    for (const RecordType* type : record_types())
        for (const Field& field : type->fields)
            if (field.rules.several == Several::ask)
                names.push_back(std::string(type->name) + "." + std::string(field.name));
    return names;
}

Words fault_names() {
    Words names;
    for (int fault = 0; fault <= static_cast<int>(Fault::untrusted); ++fault)
        names.emplace_back(fault_name(static_cast<Fault>(fault)));
    return names;
}

const Words privacy_names(privacy_rules.begin(), privacy_rules.end());
const Words weekdays(weekday_codes.begin(), weekday_codes.end());
const Words spans = {"weeks", "months"};
const Words lists = {"categories", "causes", "checks", "questions"};
const Words asking_lists = {"checks", "questions"}; // those that can be full
const Words over_time = {"risks", "happened", "overcrowded", "workload", "pulse"};
const Words settings = {"name",          "short_name",       "places",         "planned_days", "planned_time",
                        "profile",       "planned_minutes",  "shift_division", "date_basis",   "scheme",
                        "theme_crosses", "deviation_system", "lock_minutes"};

const std::vector<Family> families = {
    {"action_status.", codes<ActionStatus>()},
    {"actions.chain.reported.", codes<IncidentType>()},
    {"actions.next.", codes<EffectNext>()},
    {"charts.about.", codes<ChartTopic>()},
    {"charts.ask.", codes<ChartTopic>()},
    {"charts.bed_days.", codes<Profile>()},
    {"charts.counts.", {"overcrowded"}},
    {"charts.counts.happened.", spans},
    {"charts.counts.workload.", spans},
    {"charts.means.", over_time},
    {"charts.missing.", without(over_time, {"risks"})},
    {"charts.n.", {"overcrowded", "pulse"}},
    {"charts.part.", codes<ShiftPart>()},
    {"charts.risks.", spans},
    {"charts.says.", over_time, ".down"},
    {"charts.says.", over_time, ".up"},
    {"charts.then.", numbers(0, 3)},
    {"charts.too_few.", spans},
    {"charts.why.run.", with(spans, {"points"}), ".above"},
    {"charts.why.run.", with(spans, {"points"}), ".below"},
    {"checks.title", {".short"}},
    {"colour.", codes<DayState>()},
    {"content.about.", lists},
    {"content.add.", lists},
    {"content.check.", codes<CheckKind>()},
    {"content.full.", asking_lists},
    {"content.full.new.", asking_lists},
    {"content.kind.", {"message", "positive", "watch"}},
    {"content.label.", lists},
    {"content.label.example.", lists},
    {"content.list.", lists},
    {"content.preview.", lists},
    {"content.title", {".short"}},
    {"cross.day.", without(codes<DayState>(), with(codes<Colour>(), {"future"}))},
    {"cross.legend.", with(codes<Colour>(), {"red_any"})},
    {"cross.saved.", {"risk", "near_miss", "harm", "not_held"}},
    {"ctl.",
     {"act", "add", "cross", "demo", "digest", "enrol", "export", "import", "invite", "list", "new", "server", "set",
      "sync", "types", "verify"},
     ".help"},
    {"date.", behind("month.", numbers(1, 12))},
    {"date.", behind("weekday_letters.", weekdays)},
    {"date.month_short.", numbers(1, 12)},
    {"date.weekday.", weekdays},
    {"date.weekday_short.", weekdays},
    {"day.colour.", with(codes<Colour>(), {"red_any"})},
    {"day.is.", with(codes<DayState>(), {"red_any"})},
    {"effect_result.", codes<EffectResult>()},
    {"fault.", fault_names()},
    {"field.", fields_to_sort_out()},
    {"follow.avoidable.", codes<Avoidable>()},
    {"found.good", {".none", ".none.help"}},
    {"found.risks", {".none", ".none.help"}},
    {"found.theme", {".none", ".none.help"}},
    {"found.unreported", {".none", ".none.help"}},
    {"huddle.are.", codes<DayState>()},
    {"huddle.becomes.", with(codes<Colour>(), {"harm"})},
    {"huddle.good", {".label", ".example"}},
    {"huddle.is.", codes<DayState>()},
    {"huddle.none.", codes<QuestionResult>()},
    {"huddle.note", {".label", ".example"}},
    {"huddle.summary.", codes<QuestionResult>()},
    {"huddle.summary.none.", codes<QuestionResult>()},
    {"huddle.watch", {".label", ".example"}},
    {"incident.becomes.", codes<Colour>()},
    {"incident.type.", {"risk", "near_miss", "harm", "serious"}},
    {"incident_status.", codes<IncidentStatus>()},
    {"incident_type.", codes<IncidentType>()},
    {"more.size.", {"80", "100", "125", "200"}},
    {"more.theme.", {"light", "dark", "high_contrast"}},
    {"privacy.", privacy_names},
    {"reason.", behind("privacy.", privacy_names)},
    {"record.", record_names()},
    {"risk_probability", {".1", ".2", ".3", ".4"}},
    {"risk_severity", {".1", ".2", ".3", ".4"}},
    {"saying.action.", codes<ActionStatus>()},
    {"saying.changed.", without(record_names(), {"day_mark", "huddle", "incident", "action"})},
    {"saying.day.", codes<Colour>()},
    {"saying.huddle.", codes<HuddleStatus>()},
    {"saying.incident.", codes<IncidentType>()},
    {"saying.record.", codes<IncidentType>()},
    {"saying.removed.", record_names()},
    {"shift_part.", codes<ShiftPart>()},
    {"shift_part.in.", codes<ShiftPart>()},
    {"unit.", settings},
    {"unit.", settings, ".help"},
    {"unit.", {"places", "planned_time"}, ".none"},
    {"unit.basis.", codes<DateBasis>()},
    {"unit.basis.", codes<DateBasis>(), ".help"},
    {"unit.division.", codes<ShiftDivision>()},
    {"unit.division.", codes<ShiftDivision>(), ".help"},
    {"unit.profile.", codes<Profile>()},
    {"unit.profile.", codes<Profile>(), ".help"},
    {"unit.title", {".short"}},
    {"watch_level.", codes<WatchLevel>()},
    {"watch_outcome.", codes<WatchOutcome>()},
    {"yes_no.", codes<YesNo>()},
};

std::vector<std::string> literals_of(const SourceFile& file) {
    std::vector<std::string> literals;
    const std::string code = code_of(file.text); // only the quotes of literals are left
    for (std::size_t open = code.find('"'); open != std::string::npos; open = code.find('"', open)) {
        std::size_t close = code.find('"', open + 1);
        if (close == std::string::npos)
            break;
        literals.push_back(file.text.substr(open + 1, close - open - 1));
        open = close + 1;
    }
    return literals;
}

Keys literals_in(const std::vector<SourceFile>& files) {
    Keys literals;
    for (const SourceFile& file : files)
        for (std::string& literal : literals_of(file))
            literals.insert(std::move(literal));
    return literals;
}

// A literal that begins the arguments of a call. A whole key when nothing is added to it.
struct Asked {
    std::string key;
    bool whole = true;
};

std::vector<Asked> asked_by(std::string_view function, std::string_view source) {
    std::string code = code_and_literals_of(source);
    std::vector<Asked> asked;
    for (std::size_t place : places_of(function, code)) {
        std::size_t open = place + function.size();
        if (!std::string_view(code).substr(open).starts_with("(\""))
            continue;
        std::size_t close = code.find('"', open + 2);
        std::string key = code.substr(open + 2, close - open - 2);
        bool dotted = key.find('.') != std::string::npos; // others have a count(), too
        if (dotted)
            asked.push_back({key, code[close + 1] == ',' || code[close + 1] == ')'});
    }
    return asked;
}

bool is_prefix(std::string_view text, const std::vector<Family>& all) {
    return std::ranges::any_of(
        all, [&](const Family& family) { return family.prefix == text || family.prefix == std::string(text) + "."; });
}

// Dotted words whose first begins a key; in these folders that is nothing else.
bool looks_like_key(std::string_view literal, const Keys& keys) {
    std::size_t dot = literal.find('.');
    if (dot == 0 || dot == std::string_view::npos || literal.ends_with('.') ||
        literal.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_.") != std::string_view::npos)
        return false;
    auto found = keys.lower_bound(literal.substr(0, dot + 1));
    return found != keys.end() && std::string_view(*found).starts_with(literal.substr(0, dot + 1));
}

std::string missing_keys(const std::vector<SourceFile>& files, const Keys& keys, const std::vector<Family>& all) {
    std::string missing;
    for (const SourceFile& file : files) {
        auto require = [&](bool there, const std::string& key) {
            if (!there)
                missing += file.path + ": " + key + "\n";
        };
        for (const Asked& asked : asked_by("tr", file.text))
            require(asked.whole ? keys.contains(asked.key) : is_prefix(asked.key, all), asked.key);
        for (const Asked& asked : asked_by("count", file.text))
            for (const char* number : {".one", ".other"})
                require(keys.contains(asked.key + number), asked.key + number);
        if (file.path.starts_with("core/") && !file.path.starts_with("core/ward/"))
            continue; // "huddle.held_on" is a field there
        for (const std::string& literal : literals_of(file))
            if (looks_like_key(literal, keys))
                require(keys.contains(literal) || keys.contains(literal + ".one") || is_prefix(literal, all), literal);
    }
    return missing;
}

Keys keys_of(const std::vector<Family>& all) {
    Keys keys;
    for (const Family& family : all)
        for (const std::string& code : family.codes)
            keys.insert(family.prefix + code + family.end);
    return keys;
}

std::string unused_keys(const std::vector<SourceFile>& files, const Keys& keys, const std::vector<Family>& all) {
    const Keys literals = literals_in(files), of_families = keys_of(all);
    auto without_ending = [](std::string_view key, std::string_view ending) {
        return key.ends_with(ending) ? key.substr(0, key.size() - ending.size()) : key;
    };
    std::string unused;
    for (const std::string& key : keys) {
        std::string_view counted = without_ending(without_ending(key, ".one"), ".other");
        bool is_reason = key.starts_with("reason.") && literals.contains(std::string_view(key).substr(7));
        if (!literals.contains(key) && !literals.contains(counted) && !of_families.contains(key) && !is_reason)
            unused += key + "\n";
    }
    return unused;
}

// The reasons of errors: Error{Fault::x, "reason", …}.
std::set<std::string> reasons_in(const std::vector<SourceFile>& files) {
    std::set<std::string> reasons;
    for (const SourceFile& file : files) {
        std::string code = code_and_literals_of(file.text);
        for (std::size_t place : places_of("Error{Fault::", code)) {
            std::size_t comma = code.find_first_of(",}", place);
            std::size_t open = code.find_first_not_of(" \n", comma + 1);
            if (code[comma] != ',' || code[open] != '"')
                continue;
            std::size_t close = code.find('"', open + 1);
            bool whole = code[close + 1] == ',' || code[close + 1] == '}';
            if (whole && close > open + 1)
                reasons.insert(code.substr(open + 1, close - open - 1));
        }
    }
    return reasons;
}

}

TEST_CASE("every key that the program asks for exists", "[house][strings]") {
    CHECK(missing_keys(sources({"app", "core"}), keys_of_assets(), families) == "");
}

TEST_CASE("every code that is shown has words, and every family of keys is asked for", "[house][strings]") {
    Keys keys = keys_of_assets(), literals = literals_in(sources({"app", "core"}));
    for (const std::string& key : keys_of(families)) {
        CAPTURE(key);
        CHECK(keys.contains(key));
    }
    for (const Family& family : families) {
        CAPTURE(family.prefix);
        bool asked =
            literals.contains(family.prefix) || literals.contains(family.prefix.substr(0, family.prefix.size() - 1));
        CHECK(asked);
        CHECK_FALSE(family.codes.empty());
    }
}

TEST_CASE("no key is left over", "[house][strings]") {
    CHECK(unused_keys(sources({"app", "core", "platform"}), keys_of_assets(), families) == "");
}

TEST_CASE("every reason of an error has a sentence", "[house][strings]") {
    Keys keys = keys_of_assets();
    for (const std::string& reason : reasons_in(sources({"app", "core", "platform"}))) {
        CAPTURE(reason);
        CHECK(keys.contains("reason." + reason));
    }
}

TEST_CASE("every kind of record has a name, and words for its change and for its removal", "[house][strings]") {
    Keys keys = keys_of_assets();
    for (const RecordType* type : record_types()) {
        const std::string name(type->name);
        CAPTURE(name);
        const std::string saying = saying_of(*type, Values()).key;
        CHECK(keys.contains("record." + name));
        CHECK(keys.contains(saying));
        CHECK(saying != Saying().key);
        CHECK(keys.contains("saying.removed." + name));
    }
}

TEST_CASE("the checks of keys and reasons find what is wrong", "[house][strings]") {
    const Keys keys = {"a.b", "colour.green", "colour.red", "n.one", "n.other", "reason.full"};
    const std::vector<Family> colours = {{"colour.", {"green", "red"}}};
    auto missing = [&](std::string text) {
        return missing_keys({{"app/f", std::move(text)}}, keys, colours);
    };
    auto unused = [&](std::string text) {
        return unused_keys({{"app/f", std::move(text)}}, keys, colours);
    };

    CHECK(missing(R"(tr("a.b"); strings.tr("a.b", {}); s->tr("colour." + code); // tr("c.d"))") == "");
    CHECK(missing(R"(tr("b.c");)") == "app/f: b.c\n");
    CHECK(missing(R"(tr(much ? "a.b" : "a.c");)") == "app/f: a.c\n");
    CHECK(missing(R"(key = "n"; base = "colour"; path = "x/a.c"; file = "a.json.zst"; end = ".c";)") ==
          "app/f: a.json.zst\n");
    CHECK(missing(R"(strings.tr("month." + n))") == "app/f: month.\n");
    CHECK(missing(R"(json.count("n"); map.count("x");)") == "");
    CHECK(missing(R"(strings.count("a.b", 2);)") == "app/f: a.b.one\napp/f: a.b.other\n");
    CHECK(unused(R"(tr("a.b"); count("n.", 2); Error{Fault::full, "full"})") == "n.one\nn.other\n");
    CHECK(unused(R"(key = "a.b"; '"'; count("n", 2); "full")") == "");
    CHECK(unused(R"(count("n", 2); "full"; // "a.b")") == "a.b\n");
    CHECK(unused_keys({{"app/f", R"("a.b" "n" "full")"}}, keys, {}) == "colour.green\ncolour.red\n");
    CHECK(reasons_in(
              {{"f", R"(return Error{Fault::full, "disk_full"}; Error{Fault::busy, "", d}; Error{Fault::busy};)"}}) ==
          std::set<std::string>{"disk_full"});
}
