#include "core/hub/hub.hpp"

#include <algorithm>
#include <span>

#include "core/base/json.hpp"
#include "core/hub/judge.hpp"
#include "core/hub/lessons.hpp"
#include "core/model/unit.hpp"
#include "core/store/facts.hpp"
#include "core/sync/enrol.hpp"
#include "core/sync/folder.hpp"
#include "core/sync/offer.hpp"
#include "core/sync/pack.hpp"

namespace vaka {

namespace {

constexpr std::int64_t invitation_ms = 14ll * 24 * 3600 * 1000;
constexpr std::size_t wrong_codes_a_minute = 30;
constexpr std::string_view symbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

std::string error_body(const Error& error) {
    std::string reason = error.reason.empty() ? "fault" : error.reason;
    return canonical({{"error", {{"fault", fault_name(error.fault)}, {"reason", reason}}}});
}

int status_of(const Error& error) {
    switch (error.fault) {
    case Fault::forbidden:
    case Fault::untrusted:
        return 403;
    case Fault::not_found:
        return 404;
    case Fault::busy:
        return 429;
    case Fault::full:
        return 507;
    default:
        return 400;
    }
}

}

Result<std::unique_ptr<Hub>> Hub::open(const std::string& folder, Keystore& keystore, Clock& clock, Random& random,
                                       const std::string& vfs) {
    std::unique_ptr<Hub> hub(new Hub(folder, vfs, clock, random));
    ASSIGN_OR_RETURN(registry, Registry::open(folder + "/registry.vaka", vfs));
    hub->registry_ = std::move(registry);
    ASSIGN_OR_RETURN(keys, device_keys(keystore, clock, random));
    hub->id_ = keys.device;
    hub->key_ = keys.key;
    return hub;
}

Result<Hub::Invited> Hub::invite(std::string_view unit_name, Role role) {
    std::string name(trimmed(unit_name));
    RETURN_IF_ERROR(check_value(record_type<Unit>(), *record_type<Unit>().field("name"), name));
    Uuid unit = unit_id_of(name);
    RETURN_IF_ERROR(registry_->put_unit({unit, name}));
    std::array<std::uint8_t, 6> dice{};
    random_.fill(dice);
    Invitation invitation;
    for (std::uint8_t die : dice)
        invitation.secret += symbols[die % symbols.size()];
    invitation.fingerprint = fingerprint_of(key_.public_key);
    Instant expires{clock_.now().ms + invitation_ms};
    RETURN_IF_ERROR(
        registry_->put_invitation({sha256(invitation.secret), unit, std::string(role_code(role)), expires, {}}));
    return Invited{invitation.code(), unit, name, role, expires};
}

Hub::Reply Hub::answer(std::string_view method, std::string_view path, std::string_view body) {
    auto reply = [](Result<std::string> result) {
        return result ? Reply{200, std::move(*result)} : Reply{status_of(result.error()), error_body(result.error())};
    };
    if (path == "/health" && method == "GET")
        return {200, canonical({{"status", "ok"}, {"format", 1}})};
    if (path == "/enrol" && method == "POST")
        return reply(enrol(body));
    if (path == "/sync" && method == "POST")
        return reply(sync(body));
    return {404, error_body({Fault::not_found, "page_unknown", ""})};
}

Result<std::string> Hub::enrol(std::string_view body) {
    Instant now = clock_.now();
    std::erase_if(wrong_codes_, [&](Instant at) { return at > now || now.ms - at.ms > 60'000; });
    if (wrong_codes_.size() >= wrong_codes_a_minute)
        return Error{Fault::busy, "too_many_tries", ""};
    ASSIGN_OR_RETURN(json, parse_json(body, {64u << 10, 8}));
    auto word = [&](const char* name) {
        Json value = json.is_object() ? json.value(name, Json()) : Json();
        return value.is_string() ? value.get<std::string>() : std::string();
    };
    Error malformed{Fault::invalid, "bundle_malformed", "enrol"};
    auto device = Uuid::parse(word("device"));
    auto key = bytes_from_hex<32>(word("key"));
    auto signature = bytes_from_hex<64>(word("signature"));
    if (word("format") != "vaka-enrol" || !device || device->is_nil() || !key || !signature)
        return malformed;
    if (json.value("version", Json()) != Json(1))
        return Error{Fault::too_new, "bundle_too_new", ""};
    json.erase("signature");
    if (!verify(*key, canonical(json), *signature))
        return Error{Fault::untrusted, "bundle_bad_signature", ""};

    ASSIGN_OR_RETURN(invitation, registry_->invitation(sha256(word("secret"))));
    if (!invitation) {
        wrong_codes_.push_back(now);
        return Error{Fault::not_found, "invitation_unknown", ""};
    }
    // The same device may ask again: its first answer may have been lost on the way.
    if (invitation->used_by && invitation->used_by != device)
        return Error{Fault::forbidden, "invitation_used", ""};
    if (!invitation->used_by && invitation->expires < now)
        return Error{Fault::forbidden, "invitation_expired", ""};
    if (json.contains("unit") && word("unit") != invitation->unit.text())
        return Error{Fault::invalid, "bundle_other_unit", ""};
    ASSIGN_OR_RETURN(known, registry_->device(*device));
    if (known && (known->key != *key || known->revoked))
        return Error{Fault::untrusted, "bundle_unknown_sender", ""};

    std::string name(trimmed(word("name")));
    if (name.empty() || length(name) > 80)
        name = "Platta";
    ASSIGN_OR_RETURN(store, store_of(invitation->unit));
    Device record{name, Code{invitation->role}, hex(*key), false};
    ASSIGN_OR_RETURN(written, store->values(record_type<Device>(), *device));
    Values sets = changes(record_type<Device>(), written.value_or(Values()), values_of(record));
    if (!sets.empty())
        RETURN_IF_ERROR(store->commit({std::string(role_code(Role::server)), {}, now},
                                      {{std::string(record_type<Device>().name), *device, sets, store->frontier()}}));
    // Another unit's store in trouble is no reason to turn this one away; the next tablet tries again.
    (void)give_earlier_lessons(*store, now).has_value();
    RETURN_IF_ERROR(registry_->put_device({*device, *key, invitation->unit, invitation->role, false}));
    invitation->used_by = *device;
    RETURN_IF_ERROR(registry_->put_invitation(*invitation));

    std::string unit_name;
    ASSIGN_OR_RETURN(all, registry_->units());
    for (const Registry::Unit& unit : all)
        if (unit.id == invitation->unit)
            unit_name = unit.name;
    Json reply{{"format", "vaka-enrolled"},
               {"version", 1},
               {"unit", invitation->unit.text()},
               {"unit_name", unit_name},
               {"role", invitation->role},
               {"device", device->text()},
               {"server", id_.text()},
               {"key", hex(key_.public_key)}};
    reply["signature"] = hex(sign(key_, canonical(reply)));
    return canonical(reply);
}

Result<std::string> Hub::sync(std::string_view body) {
    ASSIGN_OR_RETURN(bundle, read_bundle(body));
    ASSIGN_OR_RETURN(store, store_of(bundle.unit));
    ASSIGN_OR_RETURN(accepted, take(bundle, *store));
    // What the sender itself wrote could not be taken: it must know why, or it would try for ever.
    for (const Error& trouble : accepted.troubles)
        if (trouble.detail == bundle.from.text())
            return trouble;
    ASSIGN_OR_RETURN(answer, offer(*store, bundle.have, bundle.stubs_seen, clock_.now()));
    return packed(bundle_json(answer, key_));
}

Result<Accepted> Hub::take(const Bundle& bundle, Store& store) {
    ASSIGN_OR_RETURN(device, registry_->device(bundle.from));
    if (!device || device->key != bundle.key || device->unit != bundle.unit)
        return Error{Fault::untrusted, "bundle_unknown_sender", bundle.from.text()};
    if (device->revoked)
        return Error{Fault::forbidden, "device_revoked", bundle.from.text()};
    Instant now = clock_.now();
    RETURN_IF_ERROR(remember_lesson_news(store, lesson_news(bundle)));
    ASSIGN_OR_RETURN(accepted, accept(store, bundle, HubJudge(key_, swedish_time(now).date), now));
    // Trouble with passing on is not the sender's: what is left is remembered and tried again next time.
    (void)pass_on_lessons(store, now).has_value();
    return accepted;
}

// Only those whose op is in the log by now: one that waits for earlier ops is passed on with them.
Result<void> Hub::pass_on_lessons(Store& store, Instant now) {
    ASSIGN_OR_RETURN(news, remembered_lesson_news(store));
    auto here = std::stable_partition(news.begin(), news.end(),
                                      [&](const LessonNews& one) { return store.frontier().of(one.device) < one.seq; });
    if (here == news.end())
        return {};
    ASSIGN_OR_RETURN(all, registry_->units());
    std::vector<LessonNews> left(news.begin(), here);
    for (const LessonNews& one : std::span(here, news.end())) {
        ASSIGN_OR_RETURN(lesson, shared_lesson(store, one.incident, swedish_time(now).date));
        bool everywhere = true;
        for (const Registry::Unit& unit : all) {
            if (unit.id == store.unit())
                continue;
            // A store in trouble keeps no lesson from the others; it gets its own at the next try.
            auto other = store_of(unit.id);
            everywhere = other && put_lesson(**other, one.incident, lesson, now) && everywhere;
        }
        if (!everywhere)
            left.push_back(one);
    }
    return keep_lesson_news(store, left);
}

// A unit that is new here has missed what the others shared in the last year. Given once.
Result<void> Hub::give_earlier_lessons(Store& store, Instant now) {
    constexpr int days_back = 365;
    ASSIGN_OR_RETURN(known, store.fact(earlier_lessons_fact));
    if (known)
        return {};
    const Date today = swedish_time(now).date;
    ASSIGN_OR_RETURN(all, registry_->units());
    for (const Registry::Unit& unit : all) {
        if (unit.id == store.unit())
            continue;
        ASSIGN_OR_RETURN(other, store_of(unit.id));
        ASSIGN_OR_RETURN(lessons, lessons_since(*other, today.plus(-days_back), today));
        for (const Lesson& lesson : lessons)
            RETURN_IF_ERROR(put_lesson(store, *lesson.source_id, lesson, now));
    }
    return store.put_fact(earlier_lessons_fact, "1");
}

Result<Accepted> Hub::import_file(std::string_view bytes) {
    ASSIGN_OR_RETURN(bundle, read_bundle(bytes));
    ASSIGN_OR_RETURN(store, store_of(bundle.unit));
    return take(bundle, *store);
}

Result<std::string> Hub::export_file(const Uuid& unit, bool compressed) {
    ASSIGN_OR_RETURN(store, store_of(unit));
    return bundle_file(*store, {}, clock_.now(), compressed);
}

Result<std::vector<Hub::UnitEntry>> Hub::units() {
    ASSIGN_OR_RETURN(all, registry_->units());
    std::vector<UnitEntry> out;
    for (Registry::Unit& unit : all)
        out.push_back({unit.id, std::move(unit.name)});
    return out;
}

Result<Store*> Hub::store_of(const Uuid& unit) {
    if (auto open = stores_.find(unit); open != stores_.end()) {
        RETURN_IF_ERROR(open->second->refresh());
        return open->second.get();
    }
    ASSIGN_OR_RETURN(all, registry_->units());
    auto entry = std::ranges::find(all, unit, &Registry::Unit::id);
    if (entry == all.end())
        return Error{Fault::not_found, "unit_unknown", unit.text()};
    std::string path = folder_ + "/unit-" + unit.text() + ".vaka";
    auto store = Store::open(path, vfs_, Side::server);
    if (store) {
        RETURN_IF_ERROR((*store)->unlock(key_));
    } else if (store.error().reason == "store_missing") {
        store = Store::create(path, {unit, id_, key_}, vfs_, Side::server);
    }
    if (!store)
        return store.error();
    // Also after a stop between making the file and writing in it.
    ASSIGN_OR_RETURN(record, (*store)->values(record_type<Unit>(), unit));
    if (!record)
        RETURN_IF_ERROR((*store)->commit({std::string(role_code(Role::server)), {}, clock_.now()},
                                         {{std::string(record_type<Unit>().name), unit, {{"name", entry->name}}, {}}}));
    return stores_.emplace(unit, std::move(*store)).first->second.get();
}

}
