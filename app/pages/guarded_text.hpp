// A text while somebody writes it, with what the privacy guard says about it. Lives in memory only: what is blocked,
// and what nobody has answered for yet, is never given to anyone who writes files.

#pragma once

#include <string>
#include <vector>

#include "core/guard/privacy.hpp"

namespace vaka {

class GuardedText {
public:
    GuardedText() = default;
    explicit GuardedText(std::string text) : text_(std::move(text)) {} // as it was saved: already answered for

    const std::string& text() const { return text_; }
    void set(std::string text, Date today);
    // What to show as dots; only what is blocked.
    std::vector<Hit> masked() const;
    // What the panel is about: nothing, or a hit that is blocked or not yet answered for.
    std::optional<Hit> question() const;
    bool blocked() const;    // the question is no question: this cannot be saved
    void remove(Date today); // "Ta bort numret": takes the hit in question away
    void keep();             // "Nej, behåll"

    bool clean() const { return !question(); }
    // The text, or nothing while there is a question about it.
    std::string savable() const { return clean() ? text_ : std::string(); }

private:
    std::string text_;
    std::vector<Hit> hits_;
    std::vector<std::string> kept_; // the words that were answered for
};

}
