#include "core/base/strings.hpp"

#include "core/base/json.hpp"

namespace vaka {

namespace {

// One pass, so that an argument that looks like a placeholder is not replaced in turn.
std::string filled(std::string_view pattern, Strings::Arguments arguments) {
    std::string out;
    while (!pattern.empty()) {
        std::size_t open = pattern.find('{');
        out += pattern.substr(0, open);
        if (open == std::string_view::npos)
            break;
        pattern.remove_prefix(open);
        std::size_t taken = 1;
        std::string_view instead = pattern.substr(0, 1);
        if (std::size_t close = pattern.find('}'); close != std::string_view::npos) {
            std::string_view name = pattern.substr(1, close - 1);
            for (const auto& [argument, value] : arguments) {
                if (argument == name) {
                    instead = value;
                    taken = close + 1;
                    break;
                }
            }
        }
        out += instead;
        pattern.remove_prefix(taken);
    }
    return out;
}

}

Result<Strings> Strings::parse(std::span<const std::string> files) {
    Strings strings;
    for (const std::string& file : files) {
        ASSIGN_OR_RETURN(object, parse_json(file));
        if (!object.is_object())
            return Error{Fault::corrupt, "json_malformed", "strings"};
        for (const auto& [key, text] : object.get_ref<const Json::object_t&>()) {
            if (!text.is_string())
                return Error{Fault::corrupt, "json_malformed", key};
            if (!strings.texts_.emplace(key, text.get_ref<const std::string&>()).second)
                return Error{Fault::corrupt, "json_duplicate_key", key};
        }
    }
    auto language = strings.texts_.find("language");
    if (language == strings.texts_.end())
        return Error{Fault::corrupt, "json_malformed", "language"};
    strings.language_ = language->second;
    return strings;
}

Result<Strings> Strings::load(Files& files, const std::string& folder, std::string_view language) {
    constexpr std::size_t largest = 4u << 20;
    const std::string ending = "." + std::string(language) + ".json";
    ASSIGN_OR_RETURN(names, files.list(folder));
    std::vector<std::string> texts;
    for (const std::string& name : names) {
        if (!name.ends_with(ending))
            continue;
        ASSIGN_OR_RETURN(text, files.read(folder + "/" + name, largest));
        texts.push_back(std::move(text));
    }
    return parse(texts);
}

bool Strings::has(std::string_view key) const {
    return texts_.contains(key);
}

Text Strings::tr(std::string_view key, Arguments arguments) const {
    auto found = texts_.find(key);
    if (found == texts_.end())
        return {std::string("[").append(key).append("]")};
    return {arguments.size() == 0 ? found->second : filled(found->second, arguments)};
}

Text Strings::count(std::string_view key, std::int64_t n, Arguments arguments) const {
    Text text = tr(std::string(key) + (n == 1 ? ".one" : ".other"), arguments);
    return {filled(text.text, {{"n", std::to_string(n)}})};
}

Text Strings::sentence(const Error& error) const {
    std::string reason = "reason." + error.reason;
    if (!error.reason.empty() && has(reason))
        return tr(reason, {{"detail", error.detail}});
    return tr("fault." + std::string(fault_name(error.fault)), {{"detail", error.detail}});
}

}
