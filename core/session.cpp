#include "core/session.hpp"

#include "core/days.hpp"
#include "core/model/cross.hpp"
#include "core/model/huddle.hpp"
#include "core/model/incident.hpp"
#include "core/model/unit.hpp"
#include "core/rules/overrides.hpp"
#include "core/rules/rules.hpp"

namespace vaka {

namespace {

// How many saves can be taken back, one after the other.
constexpr std::size_t undo_depth = 20;

// A set has one form, whoever wrote it: sorted, each code once.
void sort_codes(const RecordType& type, Values& values) {
    for (const Field& field : type.fields)
        if (Codes codes; field.kind == Kind::codes && ValueOf<Codes>::set(codes, values.of(field.name)))
            values[field.name] = ValueOf<Codes>::get(codes);
}

}

Session::Session(Store& store, Clock& clock, Random& random, Role device_role)
    : store_(store), clock_(clock), random_(random), device_role_(device_role), role_(device_role) {}

Result<void> Session::sign_in(Role role, std::optional<Id<Staff>> who) {
    if (!roles_at(device_role_).contains(role))
        return Error{Fault::forbidden, "device_role", std::string(role_code(device_role_))};
    role_ = role;
    who_ = who;
    return {};
}

void Session::set_device_role(Role role) {
    device_role_ = role;
    if (!roles_at(device_role_).contains(role_))
        role_ = role;
}

Result<Draft> Session::draft_of(const RecordType& type, Values values) {
    Draft draft{&type, {}, {}, std::move(values), store_.frontier()};
    if (type.named) {
        ASSIGN_OR_RETURN(id, named_id(type, store_.unit(), draft.after));
        draft.record = id;
    } else if (type.name == record_type<Unit>().name) {
        draft.record = store_.unit();
    } else {
        draft.record = born_uuid(clock_, random_);
        return draft;
    }
    ASSIGN_OR_RETURN(known, store_.values(type, draft.record));
    if (!known)
        return draft;
    // What the caller did not mention stays as it was; a record that had been removed comes back.
    Values merged = *known;
    merged.erase(removed_field);
    merged.update(draft.after);
    draft.before = std::move(*known);
    draft.after = std::move(merged);
    return draft;
}

Result<Draft> Session::open(const RecordType& type, const Uuid& id) {
    ASSIGN_OR_RETURN(values, store_.values(type, id));
    if (!values)
        return Error{Fault::not_found, "record_missing", std::string(type.name)};
    return Draft{&type, id, *values, *values, store_.frontier()};
}

Result<void> Session::save(Draft draft) {
    std::vector<Draft> one;
    one.push_back(std::move(draft));
    return save(std::move(one));
}

Result<void> Session::save(std::vector<Draft> drafts) {
    std::vector<Change> changes_made;
    std::vector<Draft> kept;
    for (Draft& draft : drafts) {
        sort_codes(*draft.type, draft.after);
        ASSIGN_OR_RETURN(sets, checked(draft));
        if (sets.empty())
            continue;
        changes_made.push_back({std::string(draft.type->name), draft.record, std::move(sets), draft.read_at});
        kept.push_back(std::move(draft));
    }
    if (changes_made.empty())
        return {};
    std::optional<Uuid> who = who_ ? std::optional<Uuid>(who_->uuid) : std::nullopt;
    RETURN_IF_ERROR(store_.commit({std::string(role_code(role_)), who, clock_.now()}, changes_made));
    saves_.push_back(std::move(kept));
    if (saves_.size() > undo_depth)
        saves_.erase(saves_.begin());
    return {};
}

Result<bool> Session::undo() {
    if (saves_.empty())
        return false;
    std::vector<Change> back;
    for (const Draft& draft : saves_.back()) {
        ASSIGN_OR_RETURN(now, store_.values(*draft.type, draft.record));
        if (!now)
            continue;
        Values sets;
        if (draft.before.empty())
            sets[removed_field] = true;
        else
            for (const auto& [field, value] : changes(*draft.type, draft.before, draft.after))
                if (now->of(field) == value)
                    sets[field] = draft.before.of(field);
        if (!sets.empty())
            back.push_back({std::string(draft.type->name), draft.record, std::move(sets), store_.frontier()});
    }
    std::optional<Uuid> who = who_ ? std::optional<Uuid>(who_->uuid) : std::nullopt;
    RETURN_IF_ERROR(store_.commit({std::string(role_code(role_)), who, clock_.now()}, back));
    saves_.pop_back();
    return true;
}

Result<void> Session::check(const Draft& draft) const {
    RETURN_IF_ERROR(checked(draft));
    return {};
}

Result<Values> Session::checked(const Draft& draft) const {
    if (!draft.type->writers.contains(role_))
        return Error{Fault::forbidden, "role_not_allowed", std::string(draft.type->name)};
    RETURN_IF_ERROR(check_values(*draft.type, draft.after));
    RETURN_IF_ERROR(check_rules(draft));
    Values sets = changes(*draft.type, draft.before, draft.after);
    RETURN_IF_ERROR(check_privacy(draft, sets));
    return sets;
}

// What is written now is judged text by text, and then with all that the record says: a number may be split over its
// fields. What an older guard let through in another field is no reason to refuse this.
Result<void> Session::check_privacy(const Draft& draft, const Values& sets) const {
    auto block_in = [&](const std::vector<std::string_view>& texts) {
        return rule_broken_by(texts, today());
    };
    auto refusal = [&](std::string_view rule, std::string_view field) {
        return Error{Fault::privacy, "privacy." + std::string(rule),
                     std::string(draft.type->name) + "." + std::string(field)};
    };
    std::vector<std::string_view> said;
    std::string_view written;
    for (const Field& field : draft.type->fields) {
        const Value& value = draft.after.of(field.name);
        if (!is_read_by_guard(field))
            continue;
        bool code = !is_guarded(field), now = sets.contains(field.name);
        std::vector<std::string_view> texts;
        if (auto text = value.text())
            texts.push_back(*text);
        if (auto codes = value.codes())
            texts.assign(codes->begin(), codes->end());
        for (std::string_view text : texts) {
            auto rule = block_in({text});
            if (rule && now)
                return refusal(*rule, field.name);
            if (!rule && !code)
                said.push_back(text);
        }
        if (now && !code)
            written = field.name;
    }
    auto rule = written.empty() ? std::nullopt : block_in(said);
    return rule ? Result<void>(refusal(*rule, written)) : Result<void>();
}

Result<void> Session::check_rules(const Draft& draft) const {
    Judged judged{*draft.type, store_.unit(), draft.record, draft.before, draft.after, today()};
    if (draft.type == &record_type<DayMark>()) {
        ASSIGN_OR_RETURN(state, without_mark(record_of<DayMark>(draft.after)));
        judged.without_mark = state;
    }
    return vaka::check_rules(judged, Side::device);
}

// Nothing when the mark overrides nothing, or says why it does.
Result<std::optional<DayState>> Session::without_mark(const DayMark& mark) const {
    if (!mark.day || !mark.colour || !mark.reason.empty())
        return std::optional<DayState>();
    ASSIGN_OR_RETURN(unit, unit_of(store_));
    ASSIGN_OR_RETURN(days, days_between(store_, *mark.day, *mark.day));
    return std::optional<DayState>(
        state_without(mark, today(), unit, scheme_, {days.huddles, days.incidents, days.watches, days.marks}));
}

}
