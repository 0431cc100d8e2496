#include "app/console/console.hpp"

#include <cstdlib>
#include <vector>

#include "platform/system.hpp"

namespace vaka {

std::string_view vaka_version() {
    return VAKA_VERSION;
}

Result<Console> Console::open() {
    Console console;
    ASSIGN_OR_RETURN(folder, program_folder());
    console.assets_ = folder + "/assets/";
    const char* lang = std::getenv("LANG");
    bool swedish = lang != nullptr && std::string_view(lang).starts_with("sv");
    DiskFiles files;
    ASSIGN_OR_RETURN(words, Strings::load(files, console.assets_ + "strings", swedish ? "sv" : "en"));
    console.words_ = std::move(words);
    return console;
}

Result<std::string> Console::asset(const std::string& name) const {
    return DiskFiles().read(assets_ + name, 4u << 20);
}

Result<Content> Console::content() const {
    std::vector<std::string> files;
    for (std::string_view name : content_names) {
        ASSIGN_OR_RETURN(file, asset("content/" + std::string(name) + ".json"));
        files.push_back(std::move(file));
    }
    return Content::parse(files);
}

}
