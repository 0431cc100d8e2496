#include "app/pages/sync/sync_screen.hpp"

#include <algorithm>

#include "core/base/value_json.hpp"
#include "core/days.hpp"
#include "core/model/records.hpp"
#include "core/store/facts.hpp"
#include "core/sync/folder.hpp"
#include "core/sync/peers.hpp"

namespace vaka {

namespace {

constexpr std::size_t listed = 8;

// The first text that a person wrote in it; it is what the guard may have sent back.
std::string text_field_of(const RecordType& type, const Values& sets) {
    for (const Field& field : type.fields)
        if (sets.of(field.name).text() && is_guarded(field))
            return std::string(field.name);
    return {};
}

Values values_of_usb(const SyncScreen::Usb& usb) {
    return {{"at", usb.at.ms},        {"changes", usb.changes}, {"files", usb.files},
            {"receipt", usb.receipt}, {"saved", usb.saved},     {"troubles", usb.troubles}};
}

std::optional<SyncScreen::Usb> usb_of(const Values& values) {
    SyncScreen::Usb usb;
    if (!ValueOf<Instant>::set(usb.at, values.of("at")))
        return {};
    usb.saved = value_as<bool>(values.of("saved")).value_or(usb.saved);
    usb.receipt = value_as<bool>(values.of("receipt")).value_or(usb.receipt);
    return usb;
}

}

SyncScreen::SyncScreen(App& app) : app_(app) {
    refresh();
}

void SyncScreen::refresh() {
    SyncStatus now = app_.exchange ? app_.exchange->status() : SyncStatus{};
    bool same = revision_ == app_.ward.store.revision() && now.waiting == status_.waiting && now.state == status_.state;
    status_ = std::move(now);
    if (same)
        return;
    if (auto done = read(); !done)
        trouble_ = done.error();
}

Result<void> SyncScreen::read() {
    revision_ = app_.ward.store.revision();
    ASSIGN_OR_RETURN(unit, unit_of(app_.ward.store));
    unit_name_ = unit.name;
    ASSIGN_OR_RETURN(device, app_.ward.store.get(Id<Device>{app_.ward.store.device()}));
    device_name_ = device ? device->name : app_.machine.device_name;

    waiting_.clear();
    more_waiting_ = 0;
    if (is_connected()) {
        ASSIGN_OR_RETURN(known, receipt(app_.ward.store));
        ASSIGN_OR_RETURN(
            ops, app_.ward.store.log().latest_ops(app_.ward.store.device(), known.have.of(app_.ward.store.device())));
        for (const Op& op : ops)
            if (waiting_.size() < listed)
                waiting_.push_back({saying_of(app_.ward.store, op), op.at});
        more_waiting_ = ops.size() - waiting_.size();
    }

    returned_.clear();
    ASSIGN_OR_RETURN(back, app_.ward.store.returned());
    for (const Returned& one : back) {
        Back row{one.seq, {}, {Fault::invalid, one.reason, ""}, {}, false};
        if (one.op) {
            const RecordType* type = record_type_named(one.op->type);
            row.saying = saying_of(app_.ward.store, *one.op);
            row.saved_at = one.op->at;
            row.has_text = type && !text_field_of(*type, one.op->sets).empty();
        } else {
            row.saying.key = "saying.other";
        }
        returned_.push_back(std::move(row));
    }

    ASSIGN_OR_RETURN(kept, app_.ward.store.fact(usb_fact));
    if (kept) {
        ASSIGN_OR_RETURN(values, values_from_text(*kept));
        last_usb_ = usb_of(values);
    }
    return {};
}

void SyncScreen::try_now() {
    if (app_.exchange)
        app_.exchange->sync_now();
    refresh();
}

void SyncScreen::seen(std::size_t back) {
    if (back >= returned_.size())
        return;
    trouble_ = trouble_of(app_.ward.store.forget_returned(returned_[back].seq));
    refresh();
}

void SyncScreen::correct(std::size_t back) {
    if (back >= returned_.size() || !returned_[back].has_text)
        return;
    auto found = app_.ward.store.returned();
    if (!found) {
        trouble_ = found.error();
        return;
    }
    for (const Returned& one : *found) {
        if (one.seq != returned_[back].seq || !one.op)
            continue;
        correcting_ = one.seq;
        field_ = text_field_of(*record_type_named(one.op->type), one.op->sets);
        text = GuardedText();
        text.set(*one.op->sets.of(field_).text(), app_.ward.session.today());
    }
}

const SyncScreen::Back* SyncScreen::correcting() const {
    auto found = std::ranges::find(returned_, correcting_, [](const Back& back) { return std::optional(back.seq); });
    return found == returned_.end() ? nullptr : &*found;
}

bool SyncScreen::can_save() const {
    auto hit = worst(privacy_hits(text.text(), app_.ward.session.today(), Gate::exchange));
    return text.clean() && !(hit && hit->level == Level::block);
}

void SyncScreen::save_corrected() {
    if (!correcting() || !can_save())
        return;
    auto saved = save_text();
    trouble_ = trouble_of(saved);
    if (saved)
        correcting_.reset();
    refresh();
}

// The whole change again, with the corrected text: the op that came back is no longer part of any record.
Result<void> SyncScreen::save_text() {
    ASSIGN_OR_RETURN(back, app_.ward.store.returned());
    for (const Returned& one : back) {
        if (one.seq != correcting_ || !one.op)
            continue;
        const RecordType& type = *record_type_named(one.op->type);
        ASSIGN_OR_RETURN(values, app_.ward.store.values(type, one.op->record));
        Draft draft{&type, one.op->record, values.value_or(Values()), {}, app_.ward.store.frontier()};
        draft.after = draft.before;
        draft.after.update(one.op->sets);
        draft.after[field_] = value_of(std::string(trimmed(text.savable())));
        RETURN_IF_ERROR(app_.ward.session.save(std::move(draft)));
        return app_.ward.store.forget_returned(one.seq);
    }
    return {};
}

void SyncScreen::begin(bool save) {
    saving_ = save;
    usb_.reset();
    usb_trouble_.reset();
    sticks_ = app_.machine.sticks ? app_.machine.sticks() : std::vector<std::string>();
    stick_is_missing_ = sticks_.empty();
    if (sticks_.size() == 1)
        choose_stick(0);
}

void SyncScreen::choose_stick(std::optional<std::size_t> stick) {
    std::vector<std::string> sticks = std::exchange(sticks_, {});
    if (!stick || *stick >= sticks.size())
        return;
    if (auto done = exchange_with(sticks[*stick]); !done)
        usb_trouble_ = done.error();
    revision_ = 0;
    refresh();
}

// Both buttons do the whole exchange: a stick that comes by takes with it what is new, whichever was pressed.
Result<void> SyncScreen::exchange_with(const std::string& folder) {
    ASSIGN_OR_RETURN(before, receipt(app_.ward.store));
    ASSIGN_OR_RETURN(did, folder_exchange(app_.ward.store, app_.machine.files, folder, app_.ward.session.now()));
    ASSIGN_OR_RETURN(after, receipt(app_.ward.store));
    Usb usb{app_.ward.session.now(),  saving_, did.read, did.accepted.ops, did.accepted.troubles.size(),
            before.have != after.have};
    usb_ = usb;
    if (app_.exchange)
        app_.exchange->sync_now();
    return app_.ward.store.put_fact(usb_fact, json_text(values_of_usb(usb)));
}

}
