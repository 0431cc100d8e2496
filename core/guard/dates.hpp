// Days as people write them: 1985-03-14, 850314, 14/3-85, 14 mars 1985, f. 14/3.

#pragma once

#include <optional>
#include <vector>

#include "core/guard/digits.hpp"

namespace vaka {

enum class Person { nobody, somebody, coordination };

// Who may have been born when, seen from today.
class Calendar {
public:
    explicit Calendar(Date today) : today_(today) {}
    Date today() const { return today_; }

    // Coordination numbers add 60 to the day.
    Person person_of(int year, int month, int day) const;
    Person person_of_short(int year, int month, int day) const; // in any of the centuries of people of today
    // What a ward writes about, in days, is not a birthday.
    bool is_near(std::optional<Date> date) const;
    bool is_near_short(int year, int month, int day) const;

private:
    Date today_;
};

inline constexpr int first_birth_year = 1890;

struct WrittenDate {
    enum class Form {
        plain,     // counts as a birthday on its own: 1985-03-14, 850314, 14/3-85, 14 mars 1985
        only_born, // counts after "född" alone: 140385, 14/3, 1985
    };
    Form form = Form::plain;
    int year = -1; // of four digits, or of two when short_year, or -1
    bool short_year = false;
    int month = 0;
    int day = 0;           // 0: a year alone
    std::size_t begin = 0; // digits
    std::size_t end = 0;
    std::size_t first = 0; // symbols, both included
    std::size_t last = 0;
    bool near = false;
    bool coordination = false;
    bool turned = false; // 140385, which may as well be a number of a thing
};

// In order of place. One place may give two dates: 850314 read as a day and as two numbers.
std::vector<WrittenDate> dates_of(const Reading& reading, const std::vector<Digit>& digits, const Calendar& calendar);

}
