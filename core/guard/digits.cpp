#include "core/guard/digits.hpp"

#include <algorithm>
#include <array>

#include "core/guard/number_words.hpp"

namespace vaka {

namespace {

// -1 when it looks like none.
int digit_seen_in(char32_t letter) {
    switch (letter) {
    case U'O':
    case U'o':
    case U'D':
        return 0;
    case U'I':
    case U'i':
    case U'l':
        return 1;
    case U'Z':
    case U'z':
        return 2;
    case U'З': // Cyrillic
    case U'з':
        return 3;
    case U'S':
    case U's':
        return 5;
    case U'G':
    case U'b':
        return 6;
    case U'T':
        return 7;
    case U'B':
        return 8;
    case U'g':
    case U'q':
        return 9;
    default:
        return -1;
    }
}

class Digits {
public:
    explicit Digits(const Reading& reading) : r_(reading) {}
    std::vector<Digit> read();

private:
    std::size_t word(std::size_t at);
    std::size_t mixed_word(std::size_t at, std::size_t end);
    void push(int value, std::size_t at, std::size_t last, bool guessed, bool spelled) {
        digits_.push_back({value, gap_, at, last, guessed, spelled});
        gap_ = gap::none;
        gap_length_ = 0;
    }

    const Reading& r_;
    std::vector<Digit> digits_;
    Gap gap_ = gap::none;
    std::size_t gap_length_ = 0;
    bool tens_ = false; // the last digit is the zero of "åttio"
};

std::vector<Digit> Digits::read() {
    constexpr std::size_t longest_gap = 5;
    for (std::size_t at = 0; at < r_.size();) {
        if (r_.is_word_sign(at)) {
            at = word(at);
            continue;
        }
        Gap part = gap_of(r_.sign(at));
        gap_ |= part == gap::none || ++gap_length_ > longest_gap ? gap::other : part;
        ++at;
    }
    return std::move(digits_);
}

// A run of letters and digits that begins there.
std::size_t Digits::word(std::size_t at) {
    std::size_t end = at, digits = 0;
    bool alike = true;
    constexpr std::size_t longest = 64;
    for (; end < at + longest && r_.is_word_sign(end); ++end) {
        if (is_digit(r_.sign(end)))
            ++digits;
        else
            alike = alike && digit_seen_in(r_.sign(end)) >= 0;
    }
    if (alike && digits > 0)
        return mixed_word(at, end);
    if (digits == 0) {
        bool tens_before = tens_ && (gap_ & ~(gap::space | gap::dash)) == 0;
        tens_ = false;
        std::u32string_view text = r_.small({at, end});
        std::u32string spelled = spelled_digits(text);
        if (spelled.empty()) {
            if (!(is_hundred(text) && !digits_.empty() && digits_.back().spelled && (gap_ & gap::other) == 0))
                gap_ |= gap::other;
            return end;
        }
        if (tens_before && spelled.size() == 1 && spelled[0] != U'0') {
            digits_.back().value = static_cast<int>(spelled[0] - U'0');
            digits_.back().last = end - 1;
            gap_ = gap::none;
            gap_length_ = 0;
            return end;
        }
        for (char32_t c : spelled)
            push(static_cast<int>(c - U'0'), at, end - 1, false, true);
        tens_ = is_tens(text);
        return end;
    }
    tens_ = false;
    for (; at < end; ++at) {
        if (is_digit(r_.sign(at)))
            push(static_cast<int>(r_.sign(at) - U'0'), at, at, false, false);
        else
            gap_ |= gap::other;
    }
    return end;
}

std::size_t Digits::mixed_word(std::size_t at, std::size_t end) {
    tens_ = false;
    for (; at < end; ++at) {
        bool real = is_digit(r_.sign(at));
        int value = real ? static_cast<int>(r_.sign(at) - U'0') : digit_seen_in(r_.sign(at));
        push(value, at, at, !real, false);
    }
    return end;
}

}

std::vector<Digit> digits_of(const Reading& reading) {
    return Digits(reading).read();
}

Gap gap_of(char32_t sign) {
    switch (sign) {
    case U' ':
        return gap::space;
    case U'\n':
        return gap::line_break;
    case U'-':
        return gap::dash;
    case U'+':
        return gap::plus;
    case U'.':
        return gap::dot;
    case U'/':
        return gap::slash;
    case U':':
        return gap::colon;
    case U'(':
    case U')':
        return gap::bracket;
    default:
        return std::u32string_view(U",;_=*|[]~\\#'\"<>{}!?&^`´•…→").find(sign) != std::u32string_view::npos ? gap::odd
                                                                                                            : gap::none;
    }
}

std::size_t Window::pieces() const {
    std::size_t count = 1;
    for (std::size_t k = 1; k < digits_.size(); ++k)
        count += parts(k) ? 1 : 0;
    return count;
}

// What is odd in a number is allowed only as the one sign in it: 19121212,1212.
bool Window::parts_only_at(std::initializer_list<std::size_t> places) const {
    bool any_odd = false;
    for (std::size_t k = 1; k < digits_.size(); ++k) {
        if (parts(k) && std::find(places.begin(), places.end(), k) == places.end())
            return false;
        any_odd = any_odd || (before(k) & (gap::odd | gap::bracket)) != 0;
    }
    return !any_odd || pieces() == 2;
}

bool Window::has_no_gap() const {
    return std::all_of(digits_.begin() + 1, digits_.end(),
                       [](const Digit& digit) { return digit.before == gap::none; });
}

Gap Window::gaps() const {
    Gap all = gap::none;
    for (std::size_t k = 1; k < digits_.size(); ++k)
        all |= digits_[k].before;
    return all;
}

int Window::number(std::size_t from, std::size_t count) const {
    int n = 0;
    for (std::size_t k = from; k < from + count; ++k)
        n = n * 10 + digits_[k].value;
    return n;
}

// Modulo 10, weights 1 and 2 from the right.
bool Window::luhn() const {
    int sum = 0;
    for (std::size_t k = 0; k < digits_.size(); ++k) {
        int value = digits_[digits_.size() - 1 - k].value * (k % 2 == 0 ? 1 : 2);
        sum += value > 9 ? value - 9 : value;
    }
    return sum % 10 == 0;
}

bool Window::mostly_digits() const {
    auto guessed = static_cast<std::size_t>(std::ranges::count_if(digits_, &Digit::guessed));
    return guessed * 3 <= digits_.size();
}

bool Window::any_guessed() const {
    return std::ranges::any_of(digits_, &Digit::guessed);
}

bool Window::all_spelled() const {
    return std::ranges::all_of(digits_, &Digit::spelled);
}

}
