// The sources as the tests of the house read them. The rules are plain functions over these, so each can also be given
// a made-up file that breaks it.

#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

struct SourceFile {
    std::string path; // from the root, with '/'
    std::string text;
};

// All .hpp and .cpp files below these folders of the root.
std::vector<SourceFile> sources(std::initializer_list<std::string_view> folders);

std::vector<std::string> lines_of(std::string_view text);

// The text with comments and the insides of literals blanked; lines and columns stay where they are.
std::string code_of(std::string_view text);
// The same with literals kept.
std::string code_and_literals_of(std::string_view text);

// Places in code where this word stands alone.
std::vector<std::size_t> places_of(std::string_view word, std::string_view code);
bool has_word(std::string_view word, std::string_view code);

std::string file_text(const std::string& path);
