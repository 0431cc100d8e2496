// What the parts of a huddle share: the huddle as it was last read, what somebody is writing, and what the one filled
// button means. A part says what an answer writes; the screen saves it and reads again.

#pragma once

#include <string>
#include <vector>

#include "app/pages/guarded_text.hpp"
#include "core/content/content.hpp"
#include "core/ward/huddle.hpp"

namespace vaka {

struct Talk {
    const Ward& ward;
    HuddleNow now;

    Date today() const { return ward.session.today(); }
};

// An answer while it is being written.
struct Written {
    GuardedText words;
    Code category;
    WatchLevel level = WatchLevel::raised;

    void choose(const Code& code) { category = category == code ? Code{} : code; } // again: none
    bool is_blank() const { return trimmed(words.text()).empty(); }
    std::string savable() const { return std::string(trimmed(words.savable())); }
};

// The filled button of a question. Without anything to save, "next" where it has an answer and "nothing" where not.
struct Primary {
    enum class Means { save, next, nothing };
    Means means = Means::nothing;
    bool leads_on = true; // to the next question; else this one stays open for more

    bool saves() const { return means == Means::save; }
};

// What has been said, to see where an undo took something back.
struct SaidAt {
    bool taken = false;
    std::vector<std::string> things;

    bool operator==(const SaidAt&) const = default;
};

}
