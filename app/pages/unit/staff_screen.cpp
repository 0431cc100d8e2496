#include "app/pages/unit/staff_screen.hpp"

#include <algorithm>

#include "core/ward/shared_tablet.hpp"

namespace vaka {

namespace {

constexpr std::size_t pin_length = 4;

// One digit four times, or a run up or down: the first that anybody would guess.
bool is_easy(std::string_view pin) {
    int step = pin[1] - pin[0];
    if (step < -1 || step > 1)
        return false;
    for (std::size_t i = 2; i < pin.size(); ++i)
        if (pin[i] - pin[i - 1] != step)
            return false;
    return true;
}

}

StaffScreen::StaffScreen(App& app) : app_(app) {
    for (Role role : {Role::staff, Role::huddle_lead, Role::quality_lead, Role::unit_manager})
        if (roles_at(app_.ward.session.device_role()).contains(role))
            roles_.push_back(role);
    refresh();
}

void StaffScreen::refresh() {
    if (revision_ == app_.ward.store.revision())
        return;
    if (auto done = read(); !done)
        trouble_ = done.error();
}

Result<void> StaffScreen::read() {
    revision_ = app_.ward.store.revision();
    ASSIGN_OR_RETURN(staff, app_.ward.store.list<Staff>());
    people_.clear();
    is_begun_ = std::ranges::any_of(staff, [](const auto& one) { return !one.record.inactive; });
    for (auto& [id, person] : staff) {
        auto role = role_of(person.role.code);
        if (!person.inactive && role && roles_at(app_.ward.session.device_role()).contains(*role))
            people_.push_back({id, std::move(person), *role, app_.ward.session.who() == id});
    }
    std::ranges::stable_sort(people_, {},
                             [](const Person& person) { return collation_key(person.staff.display_name); });
    return {};
}

std::string StaffScreen::who() const {
    auto here = std::ranges::find(people_, true, &Person::signed_in);
    return here == people_.end() ? std::string() : here->staff.display_name;
}

bool StaffScreen::may_manage() const {
    return is_signed_in() && Describe<Staff>::writers.contains(app_.ward.session.role());
}

bool StaffScreen::may_begin() const {
    return !is_begun_ && roles_at(app_.ward.session.device_role()).contains(Role::unit_manager);
}

void StaffScreen::choose(std::size_t person) {
    if (person >= people_.size())
        return;
    const Person& chosen = people_[person];
    person_ = chosen.id;
    name_ = chosen.staff.display_name;
    role_ = chosen.role;
    bool has_pin = !chosen.staff.pin_hash.empty();
    if (!may_manage()) {
        if (has_pin && !chosen.signed_in)
            ask(Asking::pin);
        return;
    }
    deeds_.clear();
    if (has_pin && !chosen.signed_in)
        deeds_.push_back(Deed::switch_to);
    deeds_.push_back(Deed::new_pin);
    if (!chosen.signed_in)
        deeds_.push_back(Deed::remove);
    ask(Asking::deed);
}

void StaffScreen::choose_deed(std::size_t deed) {
    if (deed >= deeds_.size())
        return;
    switch (deeds_[deed]) {
    case Deed::switch_to:
        return ask(Asking::pin);
    case Deed::new_pin:
        return ask(Asking::new_pin);
    case Deed::remove:
        break;
    }
    ask(Asking::nothing);
    if (auto done = remove(); !done)
        trouble_ = done.error();
    else
        removed_ = true;
    refresh();
}

void StaffScreen::sign_out() {
    trouble_ = trouble_of(app_.ward.session.sign_in(shared_role(app_.ward.session.device_role())));
    finished_ = !trouble_;
    revision_ = 0;
    ask(Asking::nothing);
    refresh();
}

void StaffScreen::ask(Asking what) {
    asking_ = what;
    digits_.clear();
    wrong_ = false;
    unfit_ = Unfit::no;
    removed_ = false;
    trouble_.reset();
    lock_.reset();
    if (what != Asking::pin)
        return;
    auto lock = PinLock::of(app_.ward.store, *person_);
    if (lock)
        lock_ = *lock;
    else
        trouble_ = lock.error();
}

void StaffScreen::press(char digit) {
    if (digits_.size() >= pin_length || seconds_left() > 0)
        return;
    digits_ += digit;
    wrong_ = false;
    unfit_ = Unfit::no;
    if (digits_.size() < pin_length)
        return;
    if (asking_ == Asking::pin)
        try_pin();
    else
        take_new_pin();
}

void StaffScreen::erase() {
    if (!digits_.empty())
        digits_.pop_back();
}

void StaffScreen::cancel() {
    ask(Asking::nothing);
    first_digits_.clear();
}

std::int64_t StaffScreen::seconds_left() const {
    return lock_ ? (lock_->ms_left(app_.ward.session.now()) + 999) / 1000 : 0;
}

void StaffScreen::try_pin() {
    std::string pin = std::exchange(digits_, {});
    auto person = std::ranges::find(people_, *person_, &Person::id);
    if (person == people_.end() || !lock_)
        return;
    if (!pin_matches(person->staff.pin_hash, pin)) {
        auto kept = lock_->wrong(app_.ward.store, app_.ward.session.now());
        trouble_ = trouble_of(kept);
        wrong_ = true;
        return;
    }
    auto done = lock_->right(app_.ward.store);
    if (done)
        done = app_.ward.session.sign_in(person->role, person->id);
    ask(Asking::nothing);
    if (!done)
        trouble_ = done.error();
    finished_ = !trouble_;
    revision_ = 0;
    refresh();
}

void StaffScreen::add_person() {
    person_.reset();
    name_.clear();
    role_ = may_begin() ? Role::unit_manager : Role::staff;
    ask(Asking::name);
}

void StaffScreen::name_done() {
    name_ = trimmed(name_);
    if (name_.empty())
        return;
    ask(may_begin() ? Asking::new_pin : Asking::role);
}

void StaffScreen::choose_role(std::size_t role) {
    if (role >= roles_.size())
        return;
    role_ = roles_[role];
    ask(Asking::new_pin);
}

void StaffScreen::take_new_pin() {
    std::string pin = std::exchange(digits_, {});
    if (asking_ == Asking::new_pin) {
        if (is_easy(pin)) {
            unfit_ = Unfit::too_easy;
            return;
        }
        first_digits_ = std::move(pin);
        return ask(Asking::same_pin);
    }
    if (pin != std::exchange(first_digits_, {})) {
        ask(Asking::new_pin);
        unfit_ = Unfit::not_the_same;
        return;
    }
    auto saved = save_person(pin);
    ask(Asking::nothing);
    if (!saved)
        trouble_ = saved.error();
    revision_ = 0;
    refresh();
}

Result<void> StaffScreen::save_person(const std::string& pin) {
    std::string hash = pin_hash(pin);
    if (person_) {
        ASSIGN_OR_RETURN(draft, app_.ward.session.open(record_type<Staff>(), person_->uuid));
        draft.after["pin_hash"] = hash;
        RETURN_IF_ERROR(app_.ward.session.save(std::move(draft)));
        ASSIGN_OR_RETURN(lock, PinLock::of(app_.ward.store, *person_));
        return lock.right(app_.ward.store);
    }
    Staff staff{name_, {std::string(role_code(role_))}, hash};
    if (!may_begin()) {
        auto added = app_.ward.session.add(staff);
        return added ? Result<void>() : added.error();
    }
    // The first on the list is the manager who stands here, and who has signed in by choosing a code.
    RETURN_IF_ERROR(app_.ward.session.sign_in(role_));
    auto first = app_.ward.session.add(staff);
    if (!first) {
        sign_out();
        finished_ = false;
        return first.error();
    }
    finished_ = true;
    return app_.ward.session.sign_in(role_, *first);
}

Result<void> StaffScreen::remove() {
    ASSIGN_OR_RETURN(draft, app_.ward.session.open(record_type<Staff>(), person_->uuid));
    draft.after["inactive"] = true;
    return app_.ward.session.save(std::move(draft));
}

void StaffScreen::undo() {
    removed_ = false;
    auto undone = app_.ward.session.undo();
    trouble_ = trouble_of(undone);
    refresh();
}

bool StaffScreen::finished() {
    return std::exchange(finished_, false);
}

}
