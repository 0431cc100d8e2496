#include "core/demo/dice.hpp"

namespace vaka {

std::string Dice::told(std::string_view pattern) {
    return told_until(pattern, "");
}

// Takes what it reads off the pattern and stops before one of the signs.
std::string Dice::told_until(std::string_view& pattern, std::string_view end) {
    std::string out;
    while (!pattern.empty() && end.find(pattern.front()) == std::string_view::npos) {
        char sign = pattern.front();
        pattern.remove_prefix(1);
        if (sign != '{') {
            out += sign;
            continue;
        }
        std::vector<std::string> choices;
        do {
            choices.push_back(told_until(pattern, "|}"));
            sign = pattern.empty() ? '}' : pattern.front();
            pattern.remove_prefix(pattern.empty() ? 0 : 1);
        } while (sign == '|');
        out += choices[static_cast<std::size_t>(below(static_cast<int>(choices.size())))];
    }
    return out;
}

}
