// What the last frame showed, in reading order: the accessibility tree, the keyboard order and the test handle in one.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/ui/box.hpp"

namespace vaka::ui {

enum class Role {
    text,
    heading,
    status, // message bars, the sync line, steps and timers
    image,  // day symbols and legends that stand alone
    button,
    tile, // answers and categories
    segment,
    check,
    field,
    row,
    day,
    month, // a small cross
    navigation,
    dialog,
};

std::string_view role_name(Role role);

struct Node {
    Role role = Role::text;
    std::string name;
    std::string value;    // "selected", a day's meaning, a field's text with masked parts as dots
    Box rect;             // on the screen, in px of look.md
    Box visible;          // the part of rect that is not scrolled away; w = 0 when nothing is
    std::uint64_t id = 0; // the same from frame to frame
    bool target = false;  // can be tapped and gets keyboard focus
    bool enabled = true;
    bool focused = false;
    bool selected = false;
    bool types = false; // a key of the keyboard on the screen: Tab passes it by
    int group = 0;      // targets with the same group > 0 are walked with the arrow keys
};

using Nodes = std::vector<Node>;

}
