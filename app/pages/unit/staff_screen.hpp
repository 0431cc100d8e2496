// Byt person: who stands at the tablet. The daily work needs nobody to sign in; a manager's functions need a PIN, and a
// manager says here who is on the list. Nothing waits for a network.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/pages/context.hpp"
#include "core/ward/pin_lock.hpp"

namespace vaka {

class StaffScreen {
public:
    struct Person {
        Id<Staff> id;
        Staff staff;
        Role role = Role::staff;
        bool signed_in = false;
    };

    // What the dialog in front of the page asks for.
    enum class Asking { nothing, deed, pin, name, role, new_pin, same_pin };
    enum class Deed { switch_to, new_pin, remove };

    explicit StaffScreen(App& app);
    void refresh();

    const std::vector<Person>& people() const { return people_; }
    bool is_signed_in() const { return app_.ward.session.who().has_value(); }
    std::string who() const; // the name of who has signed in
    bool may_manage() const;
    // Nobody is on the list yet and this device may have a manager: the first one writes in himself.
    bool may_begin() const;

    // Asks for the person's code; a manager is asked what to do.
    void choose(std::size_t person);
    const std::vector<Deed>& deeds() const { return deeds_; }
    void choose_deed(std::size_t deed);
    void sign_out(); // "Fortsätt utan kod"

    Asking asking() const { return asking_; }
    const std::string& name() const { return name_; } // whose code it is
    std::size_t digits() const { return digits_.size(); }
    void press(char digit);
    void erase();
    void cancel();
    bool was_wrong() const { return wrong_; }
    enum class Unfit { no, too_easy, not_the_same };
    Unfit unfit() const { return unfit_; } // why a new code was not taken
    std::int64_t seconds_left() const;     // of the pause after wrong codes

    void add_person(); // a manager's, or the first one's
    void change_name(std::string name) { name_ = std::move(name); }
    void name_done();
    const std::vector<Role>& roles() const { return roles_; } // that can be given
    void choose_role(std::size_t role);
    bool can_undo() const { return removed_; }
    void undo();
    void forget_undo() { removed_ = false; }

    // Somebody signed in or left since the last call: the page has done its work.
    bool finished();
    const std::optional<Error>& trouble() const { return trouble_; }

private:
    Result<void> read();
    void ask(Asking what);
    void try_pin();
    void take_new_pin();
    Result<void> save_person(const std::string& pin);
    Result<void> remove();

    App& app_;
    std::vector<Person> people_;
    bool is_begun_ = false; // somebody is on the list, also one who cannot sign in here
    std::vector<Role> roles_;
    std::vector<Deed> deeds_;
    Asking asking_ = Asking::nothing;
    std::optional<Id<Staff>> person_; // whom the dialog is about; none: somebody new
    std::string name_;
    Role role_ = Role::staff;
    std::optional<PinLock> lock_;
    std::string digits_;
    std::string first_digits_;
    bool wrong_ = false;
    Unfit unfit_ = Unfit::no;
    bool removed_ = false;
    bool finished_ = false;
    std::uint64_t revision_ = 0;
    std::optional<Error> trouble_;
};

}
