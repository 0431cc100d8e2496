#include "tests/support/content.hpp"

#include <fstream>
#include <sstream>

namespace vaka::sim {

std::vector<std::string> shipped_content_files() {
    std::vector<std::string> files;
    for (std::string_view name : content_names) {
        std::ifstream file(std::string(VAKA_ASSETS) + "/content/" + std::string(name) + ".json", std::ios::binary);
        std::stringstream text;
        text << file.rdbuf();
        files.push_back(text.str());
    }
    return files;
}

Content shipped_content() {
    auto content = Content::parse(shipped_content_files());
    ensure(content.has_value(), content ? "" : content.error().detail.c_str());
    return std::move(*content);
}

}
