#include <catch2/catch.hpp>

#include "core/base/value_json.hpp"
#include "core/model/action.hpp"
#include "core/model/records.hpp"
#include "tests/support/fleet.hpp"

namespace vaka::sim {

namespace {

constexpr const char* personal = "Ring 19121212-1212 i morgon"; // Skatteverket's own number for examples
// A time of yesterday, whose digits a tablet with a wrong clock takes for a personnummer.
constexpr const char* time_like_a_number = "Hände 20261021 0000";

constexpr std::string_view texts[] = {"Golvet var vått", "Klockan larmade inte", "Fel dos, upptäckt före",
                                      "Nytt rullbord"};

}

void Fleet::write(Device& device) {
    std::uint64_t what = random_.below(100);
    if (what < 7)
        return save_with_a_blocked_text(device);
    if (what < 22)
        return commit_as_no_app_would(device);
    if (what < 30)
        return undo(device);
    std::vector<Draft> drafts = some_drafts(device);
    if (drafts.empty())
        return;
    ReadAt read_at;
    for (const Draft& draft : drafts)
        read_at[draft.record] = draft.read_at;
    tell(device.machine + " saves " + drafts.front().record.text());
    finish(device, read_at, device.session->save(drafts));
}

std::vector<Draft> Fleet::some_drafts(Device& device) {
    std::vector<Draft> drafts;
    // A form that was opened a while ago, while others wrote.
    if (!device.open_drafts.empty() && chance(50)) {
        drafts.push_back(device.open_drafts.back());
        device.open_drafts.pop_back();
    }
    std::uint64_t wanted = 1 + (chance(20) ? random_.below(3) : 0);
    while (drafts.size() < wanted) {
        Draft draft = some_draft(device);
        change_some_fields(draft);
        bool twice = std::ranges::any_of(drafts, [&](const Draft& other) { return other.record == draft.record; });
        if (twice)
            break;
        drafts.push_back(std::move(draft));
    }
    if (chance(25)) {
        device.open_drafts.push_back(drafts.back());
        drafts.pop_back();
    }
    return drafts;
}

Draft Fleet::some_draft(Device& device) {
    Session& session = *device.session;
    // A few days, so that several devices often mean the same mark and huddle.
    Date day = Date::of(2026, 10, 20)->plus(static_cast<std::int64_t>(random_.below(3)));
    if (chance(25)) {
        auto mark = session.draft_of(DayMark{.day = day});
        REQUIRE(mark);
        return *mark;
    }
    if (chance(15)) {
        auto huddle = session.draft_of(Huddle{.held_on = day, .shift_part = ShiftPart::day});
        REQUIRE(huddle);
        return *huddle;
    }
    const RecordType* types[] = {&record_type<Incident>(), &record_type<Action>(), &record_type<Watch>()};
    const RecordType& type = *one_of(types);
    auto rows = device.store->rows(type, {.with_removed = chance(20)});
    REQUIRE(rows);
    std::erase_if(*rows, [&](const Row& row) { return left_alone_.contains(row.id); });
    if (!rows->empty() && chance(70)) {
        auto draft = session.open(type, one_of(*rows).id);
        REQUIRE(draft);
        return *draft;
    }
    Result<Draft> draft = &type == &record_type<Incident>()
                              ? session.draft_of(Incident{.occurred_on = day, .type = IncidentType::risk})
                          : &type == &record_type<Action>() ? session.draft_of(Action{.title = {"Halkmatta"}})
                                                            : session.draft_of(Watch{.date = day});
    REQUIRE(draft);
    return *draft;
}

void Fleet::change_some_fields(Draft& draft) {
    if (!draft.before.empty() && chance(10)) {
        draft.after[removed_field] = true;
        return;
    }
    if (draft.after.contains(removed_field) && chance(50))
        draft.after.erase(removed_field);
    for (std::uint64_t left = 1 + random_.below(3); left > 0; --left) {
        const Field& field = one_of(draft.type->fields);
        if (field.rules.key || field.rules.required)
            continue;
        std::string name(field.name);
        if (chance(15))
            draft.after.erase(name);
        else if (field.kind == Kind::free_text)
            draft.after[name] = one_of(texts);
        else if (field.kind == Kind::boolean)
            draft.after[name] = chance(50);
        else if (field.kind == Kind::code && !field.codes.empty())
            draft.after[name] = one_of(field.codes);
        else if (field.kind == Kind::integer)
            draft.after[name] = field.rules.min + static_cast<std::int64_t>(random_.below(4));
    }
}

void Fleet::save_with_a_blocked_text(Device& device) {
    Frontier before = device.store->frontier();
    auto refused = device.session->add(
        Incident{.occurred_on = Date::of(2026, 10, 21), .type = IncidentType::risk, .what = {personal}});
    REQUIRE_FALSE(refused);
    // A clock in the past refuses the day before it comes to the text.
    CHECK((refused.error().fault == Fault::privacy || refused.error().reason == "date_in_future"));
    CHECK(device.store->frontier() == before);
}

// What an older, a newer, a broken or a hostile app may write; the hub and the others must cope.
void Fleet::commit_as_no_app_would(Device& device) {
    std::string by(role_code(device.session->role()));
    Uuid born = born_uuid(device.clock, device.random);
    Change change{"incident", born, {}, device.store->frontier()};
    auto rows = device.store->rows(record_type<Incident>());
    REQUIRE(rows);
    std::erase_if(*rows, [&](const Row& row) { return left_alone_.contains(row.id); });
    Uuid incident = rows->empty() ? born : one_of(*rows).id;
    const Values risk = {{"occurred_on", "2026-10-21"}, {"type", "risk"}};
    switch (random_.below(10)) {
    case 0: // a type of a newer version, sometimes with an id of ours
        change.type = "weather";
        change.record = chance(50) ? incident : born;
        change.sets = {{"snow", chance(50)}, {"wind", random_.below(30)}};
        break;
    case 1: // a field of a newer version
        change.record = incident;
        change.sets = {{"mood", RawJson{"{\"level\":" + std::to_string(random_.below(5)) + "}"}},
                       {"severity", "minor"}};
        if (incident == born)
            change.sets.update(risk);
        break;
    case 2: // a code of a newer version
        change.record = incident;
        change.sets = {{"severity", "dreadful"}};
        if (incident == born)
            change.sets.update(risk);
        break;
    case 3: // a value that no version has
        change.record = incident;
        change.sets = {{"cost_extra_days", "many"}};
        break;
    case 4: // what this role may not write
        change.type = "staff";
        change.sets = {{"display_name", "KL"}, {"role", "unit_manager"}};
        by = "staff";
        break;
    case 5: // what only the server may write
        change.type = "device";
        change.record = one_of(devices_)->id();
        change.sets = {{"revoked", true}};
        by = "server";
        break;
    case 6: // a mark by another day's name, or moved to another day
        change.type = "day_mark";
        change.record = *named_id(record_type<DayMark>(), device.store->unit(), {{"day", "2026-10-20"}});
        change.sets = {{"day", "2026-10-21"}, {"closed", true}};
        break;
    case 7: // half a record
        change.sets = {{"severity", "minor"}};
        break;
    case 8: // without the guard
        change.sets = risk;
        change.sets["what"] = personal;
        left_alone_.insert(change.record);
        break;
    default: // what only a clock that is wrong takes for personal
        change.sets = risk;
        change.sets["what"] = time_like_a_number;
        left_alone_.insert(change.record);
    }
    tell(device.machine + " commits " + change.type + " " + change.record.text() + " " + json_text(change.sets));
    auto committed = device.store->commit({by, {}, device.clock.now()}, {change});
    finish(device, {{change.record, change.read_at}}, committed ? Result<void>() : Result<void>(committed.error()));
}

void Fleet::undo(Device& device) {
    tell(device.machine + " takes back");
    auto undone = device.session->undo();
    if (!undone)
        device.session->forget_undo();
    // Which records it writes is the session's own business; it looks at all there is.
    finish(device, {}, undone ? Result<void>() : Result<void>(undone.error()));
}

void Fleet::finish(Device& device, const ReadAt& read_at, const Result<void>& result) {
    if (result) {
        note_ops(device, read_at);
        device.in_doubt.clear();
        device.safe = device.store->frontier();
        return;
    }
    tell("  refused: " + result.error().reason + " " + result.error().detail);
    device.in_doubt = read_at;
    if (!vfs_.is_cut(device.machine))
        REQUIRE(device.store->frontier() == device.safe);
}

void Fleet::note_ops(Device& device, const ReadAt& read_at) {
    auto ops = device.store->log().latest_ops(device.id(), device.noted);
    REQUIRE(ops);
    std::ranges::reverse(*ops);
    for (Op& op : *ops) {
        REQUIRE(op.seq == device.noted + 1);
        auto looked = read_at.find(op.record);
        SlowModel::Knew knew = (looked == read_at.end() ? device.safe : looked->second).all();
        for (const auto& [writer, seq] : op.seen)
            CHECK(seq <= knew[writer]);
        auto hash = device.store->log().hash_at(device.id(), op.seq);
        REQUIRE(hash);
        device.noted = op.seq;
        model_.add({std::move(op), hash->value(), std::move(knew)});
    }
}

}
