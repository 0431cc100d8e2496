#include "tests/house/tree.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

std::string file_text(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

std::vector<SourceFile> sources(std::initializer_list<std::string_view> folders) {
    namespace fs = std::filesystem;
    const fs::path root = VAKA_ROOT;
    std::vector<SourceFile> files;
    for (std::string_view folder : folders) {
        for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
            std::string kind = entry.path().extension().string();
            if (entry.is_regular_file() && (kind == ".hpp" || kind == ".cpp"))
                files.push_back({entry.path().lexically_relative(root).generic_string(), file_text(entry.path())});
        }
    }
    std::ranges::sort(files, {}, &SourceFile::path);
    return files;
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        std::size_t end = std::min(text.find('\n'), text.size());
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

namespace {

enum class Literals { kept, blanked };

bool is_name_sign(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

std::string blanked(std::string_view text, Literals literals) {
    std::string code(text);
    auto blank = [&code](std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < std::min(to, code.size()); ++i)
            if (code[i] != '\n')
                code[i] = ' ';
    };
    for (std::size_t i = 0; i < text.size();) {
        std::string_view rest = text.substr(i);
        std::size_t end = i + 1;
        if (rest.starts_with("//")) {
            end = std::min(text.find('\n', i), text.size());
            blank(i, end);
        } else if (rest.starts_with("/*")) {
            end = std::min(text.find("*/", i + 2), text.size() - 2) + 2;
            blank(i, end);
        } else if (rest.starts_with("R\"") && (i == 0 || !is_name_sign(text[i - 1]))) {
            std::size_t open = std::min(rest.find('('), rest.size());
            std::string close = ")" + std::string(rest.substr(2, open < 2 ? 0 : open - 2)) + "\"";
            end = std::min(text.find(close, i), text.size() - close.size()) + close.size();
            if (literals == Literals::blanked)
                blank(i + 2, end - 1);
        } else if (rest.front() == '"' || (rest.front() == '\'' && (i == 0 || !is_name_sign(text[i - 1])))) {
            while (end < text.size() && text[end] != rest.front() && text[end] != '\n')
                end += text[end] == '\\' ? 2 : 1;
            if (literals == Literals::blanked)
                blank(i + 1, end);
            ++end;
        }
        i = end;
    }
    return code;
}

}

std::string code_of(std::string_view text) {
    return blanked(text, Literals::blanked);
}

std::string code_and_literals_of(std::string_view text) {
    return blanked(text, Literals::kept);
}

std::vector<std::size_t> places_of(std::string_view word, std::string_view code) {
    std::vector<std::size_t> places;
    for (std::size_t at = code.find(word); at != std::string_view::npos; at = code.find(word, at + 1)) {
        bool begins = at == 0 || !is_name_sign(code[at - 1]) || !is_name_sign(word.front());
        std::size_t end = at + word.size();
        bool ends = end == code.size() || !is_name_sign(code[end]) || !is_name_sign(word.back());
        if (begins && ends)
            places.push_back(at);
    }
    return places;
}

bool has_word(std::string_view word, std::string_view code) {
    return !places_of(word, code).empty();
}
