// What no page may have, found on the last frame: texts that are cut off, targets too small for a finger in a glove
// (look.md 2.4) or over one another, and targets without a name.

#pragma once

#include <string>
#include <vector>

namespace vaka::ui {

class Ui;

std::vector<std::string> faults(const Ui& ui);

}
