// Who stands at the tablet: PINs, how often they may be guessed, and who may change the list.

#include "app/pages/unit/staff_screen.hpp"

#include <catch2/catch.hpp>

#include "core/ward/shared_tablet.hpp"
#include "tests/support/desk.hpp"

using namespace vaka;
using sim::Desk;

namespace {

using Asking = StaffScreen::Asking;

void press(StaffScreen& staff, std::string_view digits) {
    for (char digit : digits)
        staff.press(digit);
}

void begin_with_manager(StaffScreen& staff, const char* pin = "2846") {
    staff.add_person();
    staff.change_name("Kim");
    staff.name_done();
    press(staff, pin);
    press(staff, pin);
}

void share(Desk& desk) {
    REQUIRE(desk.session().sign_in(shared_role(desk.session().device_role())));
}

}

TEST_CASE("a tablet that nobody has signed in at may lead the huddle and not manage", "[app]") {
    CHECK(shared_role(Role::unit_manager) == Role::huddle_lead);
    CHECK(shared_role(Role::staff) == Role::staff);
    CHECK(shared_role(Role::safety_officer) == Role::safety_officer);
}

TEST_CASE("the first on the list is the manager who writes in himself", "[app]") {
    Desk desk;
    share(desk);
    StaffScreen staff(desk.app());
    REQUIRE(staff.may_begin());

    begin_with_manager(staff);

    CHECK(staff.finished());
    CHECK(desk.session().role() == Role::unit_manager);
    CHECK(desk.session().who());
    CHECK_FALSE(staff.may_begin());
    REQUIRE(staff.people().size() == 1);
    CHECK(staff.people()[0].staff.pin_hash.find("2846") == std::string::npos);
}

TEST_CASE("a tablet that may have no manager cannot begin a list", "[app]") {
    Desk desk(Role::huddle_lead);
    StaffScreen staff(desk.app());

    CHECK_FALSE(staff.may_begin());
    CHECK_FALSE(staff.may_manage());
}

TEST_CASE("a person switches with the right code and the tablet is shared again afterwards", "[app]") {
    Desk desk;
    share(desk);
    StaffScreen staff(desk.app());
    begin_with_manager(staff);
    staff.sign_out();
    CHECK(desk.session().role() == Role::huddle_lead);
    CHECK_FALSE(desk.session().who());

    staff.choose(0);
    REQUIRE(staff.asking() == Asking::pin);
    press(staff, "1111");
    CHECK(staff.was_wrong());
    CHECK(staff.digits() == 0);
    press(staff, "2846");

    CHECK(staff.asking() == Asking::nothing);
    CHECK(desk.session().role() == Role::unit_manager);
}

TEST_CASE("five wrong codes cost half a minute, and each one after it twice as long", "[app]") {
    Desk desk;
    share(desk);
    StaffScreen staff(desk.app());
    begin_with_manager(staff);
    staff.sign_out();
    staff.choose(0);

    for (int i = 0; i < 4; ++i)
        press(staff, "1111");
    CHECK(staff.seconds_left() == 0);
    press(staff, "1111");
    CHECK(staff.seconds_left() == 30);

    press(staff, "2846");
    CHECK(staff.digits() == 0);
    CHECK_FALSE(desk.session().who());

    desk.clock().pass(30'000);
    CHECK(staff.seconds_left() == 0);
    press(staff, "1111");
    CHECK(staff.seconds_left() == 60);
}

TEST_CASE("a restart or a clock that is set back does not shorten or lengthen the pause", "[app]") {
    Desk desk;
    share(desk);
    {
        StaffScreen staff(desk.app());
        begin_with_manager(staff);
        staff.sign_out();
        staff.choose(0);
        for (int i = 0; i < 5; ++i)
            press(staff, "1111");
    }

    StaffScreen staff(desk.app());
    staff.choose(0);
    CHECK(staff.seconds_left() == 30);
    desk.clock().pass(-24ll * 3600 * 1000);
    CHECK(staff.seconds_left() == 30);
}

TEST_CASE("a right code forgets the wrong ones", "[app]") {
    Desk desk;
    share(desk);
    StaffScreen staff(desk.app());
    begin_with_manager(staff);
    staff.sign_out();
    staff.choose(0);
    for (int i = 0; i < 4; ++i)
        press(staff, "1111");
    press(staff, "2846");
    staff.sign_out();

    staff.choose(0);
    press(staff, "1111");

    CHECK(staff.seconds_left() == 0);
}

TEST_CASE("a code that anybody would guess is not taken, nor two that differ", "[app]") {
    Desk desk;
    share(desk);
    StaffScreen staff(desk.app());
    staff.add_person();
    staff.change_name("Kim");
    staff.name_done();

    for (const char* easy : {"0000", "1234", "8765"}) {
        press(staff, easy);
        CHECK(staff.unfit() == StaffScreen::Unfit::too_easy);
    }
    press(staff, "2846");
    REQUIRE(staff.asking() == Asking::same_pin);
    press(staff, "2847");
    CHECK(staff.unfit() == StaffScreen::Unfit::not_the_same);
    CHECK(staff.asking() == Asking::new_pin);
    CHECK(staff.people().empty());
}

TEST_CASE("only a manager who has signed in changes the list", "[app]") {
    Desk desk;
    share(desk);
    StaffScreen staff(desk.app());
    begin_with_manager(staff);
    REQUIRE(staff.may_manage());
    staff.add_person();
    staff.change_name("Sam");
    staff.name_done();
    REQUIRE(staff.asking() == Asking::role);
    staff.choose_role(0);
    press(staff, "1593");
    press(staff, "1593");
    REQUIRE(staff.people().size() == 2);
    CHECK(staff.people()[1].role == Role::staff);

    staff.choose(1);
    REQUIRE(staff.asking() == Asking::deed);
    staff.choose_deed(2);
    CHECK(staff.people().size() == 1);
    staff.undo();
    CHECK(staff.people().size() == 2);

    staff.sign_out();
    CHECK_FALSE(staff.may_manage());
    staff.choose(1);
    CHECK(staff.asking() == Asking::pin);
}

TEST_CASE("a manager cannot take himself off the list", "[app]") {
    Desk desk;
    share(desk);
    StaffScreen staff(desk.app());
    begin_with_manager(staff);

    staff.choose(0);

    CHECK(staff.deeds() == std::vector{StaffScreen::Deed::new_pin});
}

TEST_CASE("a new code from the manager ends the pause of who forgot the old one", "[app]") {
    Desk desk;
    share(desk);
    StaffScreen staff(desk.app());
    begin_with_manager(staff);
    staff.add_person();
    staff.change_name("Sam");
    staff.name_done();
    staff.choose_role(0);
    press(staff, "1593");
    press(staff, "1593");
    staff.choose(1);
    staff.choose_deed(0);
    for (int i = 0; i < 5; ++i)
        press(staff, "1111");
    REQUIRE(staff.seconds_left() == 30);

    staff.cancel();
    staff.choose(1);
    staff.choose_deed(1);
    press(staff, "2739");
    press(staff, "2739");
    staff.choose(1);
    staff.choose_deed(0);

    CHECK(staff.seconds_left() == 0);
    press(staff, "2739");
    CHECK(desk.session().role() == Role::staff);
}
