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

Result<Strings> Strings::parse(std::string_view json) {
    ASSIGN_OR_RETURN(object, parse_json(json));
    if (!object.is_object())
        return Error{Fault::corrupt, "json_malformed", "strings"};
    Strings strings;
    for (const auto& [key, text] : object.get_ref<const Json::object_t&>()) {
        if (!text.is_string())
            return Error{Fault::corrupt, "json_malformed", key};
        strings.texts_.emplace_hint(strings.texts_.end(), key, text.get_ref<const std::string&>());
    }
    auto language = strings.texts_.find("language");
    if (language == strings.texts_.end())
        return Error{Fault::corrupt, "json_malformed", "language"};
    strings.language_ = language->second;
    return strings;
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
