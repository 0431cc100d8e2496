// Who writes, and the only door for writing: rights, field checks, privacy, rules of the field, difference, op, commit.
// What save() returned from is on the disk.

#pragma once

#include <optional>
#include <vector>

#include "core/base/env.hpp"
#include "core/guard/privacy.hpp"
#include "core/model/role.hpp"
#include "core/rules/cross.hpp"
#include "core/store/store.hpp"

namespace vaka {

// One record as it was read and as it shall be. `before` is empty for a new one.
struct Draft {
    const RecordType* type = nullptr;
    Uuid record;
    Values before;
    Values after;
    Frontier read_at; // what the person was looking at
};

class Session {
public:
    // `device_role` is the highest role that people at this device may take.
    Session(Store& store, Clock& clock, Random& random, Role device_role = Role::unit_manager);

    Store& store() { return store_; }
    Role role() const { return role_; }
    Role device_role() const { return device_role_; }
    const std::optional<Id<Staff>>& who() const { return who_; }
    // Fails with device_role.
    Result<void> sign_in(Role role, std::optional<Id<Staff>> who = {});
    void set_device_role(Role role); // after enrolment
    const ColourScheme& scheme() const { return scheme_; }
    void use_scheme(const ColourScheme& scheme) { scheme_ = scheme; }

    Date today() const { return swedish_time(clock_.now()).date; }
    Instant now() const { return clock_.now(); }

    // A new record's draft. A named record that exists already is changed instead.
    Result<Draft> draft_of(const RecordType& type, Values values);
    // A draft of a record that is there, as it is now. Fails with record_missing.
    Result<Draft> open(const RecordType& type, const Uuid& id);

    template <typename Record> Result<Draft> draft_of(const Record& record) {
        return draft_of(record_type<Record>(), values_of(record));
    }

    // All or nothing, in one transaction. Refusals: role_not_allowed, field_*, those of core/rules/rules.hpp;
    // Fault::privacy with the guard's rule as reason and the field as detail.
    Result<void> save(std::vector<Draft> drafts);
    Result<void> save(Draft draft);

    // Saves a new record and returns its id.
    template <typename Record> Result<Id<Record>> add(const Record& record) {
        ASSIGN_OR_RETURN(draft, draft_of(record));
        Uuid id = draft.record;
        RETURN_IF_ERROR(save(std::move(draft)));
        return Id<Record>{id};
    }
    // Saves what `after` says differently from `before`, which was read when the store's frontier was `read_at`.
    template <typename Record>
    Result<void> change(const Id<Record>& id, const Record& before, const Record& after, const Frontier& read_at) {
        return save(Draft{&record_type<Record>(), id.uuid, values_of(before), values_of(after), read_at});
    }

    // Takes the latest save back: a record that it made is removed, a field that still shows what it wrote shows what
    // it showed before. True when there was something to undo.
    Result<bool> undo();
    bool can_undo() const { return !saves_.empty(); }
    void forget_undo() { saves_.clear(); }

    // Everything save() would refuse, without saving.
    Result<void> check(const Draft& draft) const;

private:
    // What the draft says differently, once nothing refuses it.
    Result<Values> checked(const Draft& draft) const;
    Result<void> check_privacy(const Draft& draft, const Values& sets) const;
    Result<void> check_rules(const Draft& draft) const;
    Result<std::optional<DayState>> without_mark(const DayMark& mark) const;

    Store& store_;
    Clock& clock_;
    Random& random_;
    Role device_role_;
    Role role_;
    std::optional<Id<Staff>> who_;
    ColourScheme scheme_;
    std::vector<std::vector<Draft>> saves_;
};

}
