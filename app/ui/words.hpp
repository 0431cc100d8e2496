// What a widget shows: translated words or what a person wrote. A literal does not convert, so an untranslated
// sentence does not compile.

#pragma once

#include <string>
#include <utility>

#include "core/base/strings.hpp"

namespace vaka::ui {

class Words {
public:
    Words() = default;
    Words(Text text) : text_(std::move(text.text)) {}
    Words(UserText text) : text_(std::move(text.text)) {}

    const std::string& str() const { return text_; }
    bool empty() const { return text_.empty(); }

private:
    std::string text_;
};

}
