// The words on the screen and in the terminal, by key, in one language. Each column of the house has a file of its own,
// assets/strings/<column>.<language>.json: flat dotted keys, joined when they are loaded. A key and a text are
// different types, so an untranslated literal cannot be shown.

#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/env.hpp"

namespace vaka {

// Translated words, ready to show.
struct Text {
    std::string text;
};

// What a person wrote or named (a unit, an action): shown as it is.
struct UserText {
    std::string text;
};

class Strings {
public:
    using Arguments = std::initializer_list<std::pair<std::string_view, std::string>>;

    Strings() = default;
    // Fails when a text is not a flat JSON object of texts, or when two of them have the same key.
    static Result<Strings> parse(std::span<const std::string> files);
    // All files of the language in the folder.
    static Result<Strings> load(Files& files, const std::string& folder, std::string_view language);

    const std::string& language() const { return language_; } // "sv", "en": the key "language"
    bool has(std::string_view key) const;
    // The text of the key with {name} replaced. A key that is missing is shown as itself in brackets; strings_test
    // keeps that from happening.
    Text tr(std::string_view key, Arguments arguments = {}) const;
    // Uses `key.one` when n is 1 and else `key.other`, with {n}.
    Text count(std::string_view key, std::int64_t n, Arguments arguments = {}) const;
    // The sentence of an error: what happened and what to do.
    Text sentence(const Error& error) const;
    const std::map<std::string, std::string, std::less<>>& all() const { return texts_; }

private:
    std::string language_;
    std::map<std::string, std::string, std::less<>> texts_;
};

}
