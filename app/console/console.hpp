// What the programs without a screen share: their version, their words, and the files that lie beside them.

#pragma once

#include <string>
#include <string_view>

#include "core/base/strings.hpp"
#include "core/content/content.hpp"
#include "platform/files.hpp"

namespace vaka {

std::string_view vaka_version();

class Console {
public:
    // Swedish when LANG begins with sv, else English. Without its assets a program cannot say anything; then this
    // fails.
    static Result<Console> open();

    Text tr(std::string_view key, Strings::Arguments arguments = {}) const { return words_.tr(key, arguments); }
    const Strings& words() const { return words_; }
    // A file of assets: "content/demo.json".
    Result<std::string> asset(const std::string& name) const;
    Result<Content> content() const;

private:
    std::string assets_;
    Strings words_;
};

}
