#include "core/content/content.hpp"

#include <algorithm>
#include <set>

#include "core/base/json.hpp"
#include "core/model/checks.hpp"

namespace vaka {

namespace {

// One JSON object of a file. Reading never fails; the first thing that was wrong is kept in `problem`.
class Fields {
public:
    Fields(const Json& object, std::string where, std::string& problem)
        : object_(object), where_(std::move(where)), problem_(problem) {
        if (!object.is_object())
            report("");
    }

    std::string text(const char* key) const;
    std::optional<std::string> text_or_null(const char* key) const;
    std::string code(const char* key = "code") const;
    bool flag(const char* key) const;
    Label label(const char* key) const { return Fields(member(key), where_ + "." + key, problem_).label(); }
    Label label() const; // when the object is one
    std::vector<Fields> list(const char* key) const;
    std::vector<int> months(const char* key) const; // 1-12, no month twice
    std::map<std::string, Label, std::less<>> labels(const char* key) const;

    template <typename E> E one_of(const char* key) const {
        std::optional<E> value = code_of<E>(text(key));
        if (!value)
            report(key);
        return value.value_or(E{});
    }
    template <typename E> std::vector<E> some_of(const char* key) const;

    void report(std::string_view key) const {
        if (problem_.empty())
            problem_ = where_ + (key.empty() ? "" : "." + std::string(key));
    }

private:
    const Json& member(const char* key) const;

    const Json& object_;
    std::string where_;
    std::string& problem_;
};

void read(Category& category, const Fields& fields);
void read(Cause& cause, const Fields& fields);
void read(Check& check, const Fields& fields);
void read(Question& question, const Fields& fields);
void read(RoleName& role, const Fields& fields);
void read(Scheme& scheme, const Fields& fields);
void read(Vocabulary& vocabulary, const Fields& fields);

template <typename Item> void read_items(std::vector<Item>& items, const Fields& file) {
    std::set<std::string> codes;
    for (const Fields& fields : file.list("items")) {
        Item item;
        item.code = fields.code();
        item.label = fields.label("label");
        read(item, fields);
        if (!codes.insert(item.code).second || is_local(item.code))
            fields.report("code");
        items.push_back(std::move(item));
    }
    if (items.empty())
        file.report("items");
}

void read_releases(std::vector<Release>& releases, const Fields& file) {
    for (const Fields& fields : file.list("items")) {
        std::optional<Date> date = Date::parse(fields.text("date"));
        if (!date || (!releases.empty() && *date > releases.back().date))
            fields.report("date");
        Release release{fields.text("version"), date.value_or(Date()), {}};
        for (const Fields& line : fields.list("lines"))
            release.lines.push_back(line.label());
        if (release.lines.empty())
            fields.report("lines");
        releases.push_back(std::move(release));
    }
    if (releases.empty())
        file.report("items");
}

void read_file(Content& content, std::string_view name, const Fields& file) {
    if (name == "categories")
        return read_items(content.categories, file);
    if (name == "causes")
        return read_items(content.causes, file);
    if (name == "changelog")
        return read_releases(content.changelog, file);
    if (name == "checks")
        return read_items(content.checks, file);
    if (name == "not_held")
        return read_items(content.not_held, file);
    if (name == "questions")
        return read_items(content.questions, file);
    if (name == "roles")
        return read_items(content.roles, file);
    if (name == "schemes")
        return read_items(content.schemes, file);
    if (name == "vocabulary")
        return read_items(content.vocabulary, file);
    file.report("content");
}

// Codes of subcategories stand alone in a record, so they are unique among all categories.
void check_together(const Content& content, std::string& problem) {
    std::set<std::string_view> subcategories;
    for (const Category& category : content.categories)
        for (const Subcategory& subcategory : category.subcategories)
            if (!subcategories.insert(subcategory.code).second && problem.empty())
                problem = "categories." + category.code + "." + subcategory.code;
    std::set<std::string_view> lines;
    for (const Check& check : content.checks)
        for (const Cause& line : check.lines)
            if (!lines.insert(line.code).second && problem.empty())
                problem = "checks." + check.code + "." + line.code;
    for (std::string_view code : code_names<NotHeldReason>)
        if (!find_item(content.not_held, code) && problem.empty())
            problem = "not_held." + std::string(code);
    for (std::string_view code : role_codes)
        if (!find_item(content.roles, code) && problem.empty())
            problem = "roles." + std::string(code);
    for (std::string_view code : code_names<Profile>)
        if (!find_item(content.vocabulary, code) && problem.empty())
            problem = "vocabulary." + std::string(code);
    for (std::string_view name : content_names)
        if (!content.versions.contains(name) && problem.empty())
            problem = name;
}

}

Result<Content> Content::parse(std::span<const std::string> files) {
    Content content;
    std::string problem;
    for (const std::string& text : files) {
        Result<Json> json = parse_json(text, {.bytes = 4u << 20});
        if (!json)
            return Error{Fault::invalid, "content_invalid", json.error().reason};
        std::string name = Fields(*json, "content", problem).text("content");
        Fields file(*json, name, problem);
        const Json& version = json->is_object() && json->contains("version") ? (*json)["version"] : Json();
        bool first = content.versions.emplace(name, version.is_number_integer() ? version.get<int>() : 0).second;
        if (!first || content.versions[name] < 1)
            file.report("version");
        read_file(content, name, file);
    }
    check_together(content, problem);
    if (!problem.empty())
        return Error{Fault::invalid, "content_invalid", problem};
    return content;
}

std::vector<const Category*> Content::categories_of(Profile profile) const {
    std::vector<const Category*> found;
    for (const Category& category : categories)
        if (category.active && std::ranges::find(category.profiles, profile) != category.profiles.end())
            found.push_back(&category);
    return found;
}

std::vector<const Category*> Content::buttons_of(Profile profile) const {
    std::vector<const Category*> found;
    for (const Category& category : categories)
        if (category.active && std::ranges::find(category.buttons, profile) != category.buttons.end())
            found.push_back(&category);
    return found;
}

std::vector<const Check*> Content::checks_of(Profile profile, CheckKind kind) const {
    std::vector<const Check*> found;
    for (const Check& check : checks)
        if (check.active && check.kind == kind && std::ranges::find(check.profiles, profile) != check.profiles.end())
            found.push_back(&check);
    return found;
}

const Subcategory* Content::subcategory(std::string_view code) const {
    for (const Category& category : categories)
        if (const Subcategory* found = find_item(category.subcategories, code))
            return found;
    return nullptr;
}

const Scheme& Content::scheme(std::string_view code) const {
    ensure(!schemes.empty(), "content without a colour scheme");
    const Scheme* found = find_item(schemes, code);
    return found ? *found : schemes.front();
}

ColourScheme Content::rule_of(const Unit& unit) const {
    const Scheme& chosen = scheme(unit.colour_scheme_id.code);
    ColourScheme rule = chosen.rule;
    if (chosen.one_category && !unit.theme_crosses.codes.empty())
        rule.category_id = Code{*unit.theme_crosses.codes.begin()};
    return rule;
}

ColourScheme Content::theme_rule(const Code& category) const {
    ColourScheme rule = scheme("theme").rule;
    rule.category_id = category;
    rule.takes_overrides = false;
    return rule;
}

std::string Content::word(Profile profile, std::string_view word, std::string_view language) const {
    const Vocabulary* words = find_item(vocabulary, code_name(profile));
    auto found = words ? words->words.find(word) : std::map<std::string, Label, std::less<>>::const_iterator();
    return words && found != words->words.end() ? in_language(found->second, language) : "";
}

std::string in_language(const Label& label, std::string_view language) {
    auto found = label.find(language);
    if (found == label.end())
        found = label.find("sv");
    return found == label.end() ? "" : found->second;
}

std::string words_of_code(std::string_view code) {
    std::string words(code);
    std::ranges::replace(words, '_', ' ');
    if (!words.empty() && words.front() >= 'a' && words.front() <= 'z')
        words.front() = static_cast<char>(words.front() - 'a' + 'A');
    return words;
}

namespace {

void read(Category& category, const Fields& fields) {
    category.help = fields.label("help");
    category.icon = fields.text("icon");
    category.profiles = fields.some_of<Profile>("profiles");
    category.buttons = fields.some_of<Profile>("buttons");
    for (Profile profile : category.buttons)
        if (std::ranges::find(category.profiles, profile) == category.profiles.end())
            fields.report("buttons");
    for (const Fields& inner : fields.list("subcategories"))
        category.subcategories.push_back({inner.code(), inner.label("label")});
}

void read(Cause&, const Fields&) {}

void read(Check& check, const Fields& fields) {
    check.help = fields.label("help");
    check.kind = fields.one_of<CheckKind>("kind");
    check.icon = fields.text("icon");
    check.profiles = fields.some_of<Profile>("profiles");
    check.active = fields.flag("active");
    if (check.kind == CheckKind::checklist) {
        check.months = fields.months("months");
        for (const Fields& inner : fields.list("lines"))
            check.lines.push_back({inner.code(), inner.label("label")});
        if (check.lines.empty())
            fields.report("lines");
        return;
    }
    for (const Fields& inner : fields.list("answers"))
        check.answers.push_back({inner.label("label"), inner.text("icon")});
    std::size_t answers = check.answers.size();
    if (check.kind == CheckKind::pulse && answers != 3 && answers != 5)
        fields.report("answers");
    const Field* figure = record_type<DailyFigures>().field(check.code);
    if (check.kind == CheckKind::figure && (!figure || figure->kind != Kind::integer))
        fields.report("code");
}

void read(Question& question, const Fields& fields) {
    question.help = fields.label("help");
    question.direction = fields.one_of<Direction>("direction");
    question.result = fields.one_of<QuestionResult>("result");
    question.active = fields.flag("active");
}

void read(RoleName& role, const Fields& fields) {
    std::string kind = fields.text("kind");
    if (kind != "role" && kind != "profession")
        fields.report("kind");
    role.profession = kind == "profession";
    role.owner = fields.flag("owner");
}

void read(Scheme& scheme, const Fields& fields) {
    scheme.help = fields.label("help");
    scheme.colours = fields.some_of<Colour>("colours");
    scheme.rule.id = Code{scheme.code};
    scheme.rule.risk = fields.one_of<Colour>("risk");
    scheme.rule.near_miss = fields.one_of<Colour>("near_miss");
    scheme.rule.harm = fields.one_of<Colour>("harm");
    scheme.rule.serious_harm = fields.one_of<Colour>("serious_harm");
    scheme.rule.avoidable_only = fields.flag("avoidable_only");
    scheme.one_category = fields.flag("one_category");
    bool from_best_to_worst = std::ranges::is_sorted(scheme.colours);
    for (Colour colour :
         {Colour::green, scheme.rule.risk, scheme.rule.near_miss, scheme.rule.harm, scheme.rule.serious_harm})
        if (!from_best_to_worst || std::ranges::find(scheme.colours, colour) == scheme.colours.end())
            fields.report("colours");
}

void read(Vocabulary& vocabulary, const Fields& fields) {
    vocabulary.deviation_system = fields.text_or_null("deviation_system");
    vocabulary.words = fields.labels("words");
}

const Json& Fields::member(const char* key) const {
    static const Json absent;
    auto found = object_.is_object() ? object_.find(key) : object_.end();
    return object_.is_object() && found != object_.end() ? *found : absent;
}

std::string Fields::text(const char* key) const {
    const auto* text = member(key).get_ptr<const std::string*>();
    if (!text || text->empty())
        report(key);
    return text ? *text : "";
}

std::optional<std::string> Fields::text_or_null(const char* key) const {
    return member(key).is_null() ? std::nullopt : std::optional(text(key));
}

std::string Fields::code(const char* key) const {
    std::string code = text(key);
    if (!is_code(code))
        report(key);
    return code;
}

bool Fields::flag(const char* key) const {
    if (!member(key).is_boolean())
        report(key);
    return member(key) == Json(true);
}

Label Fields::label() const {
    Label label;
    if (object_.is_object())
        for (const auto& [language, words] : object_.items())
            label[language] = text(language.c_str());
    for (const char* language : {"sv", "en"})
        if (!label.contains(language))
            report(language);
    return label;
}

std::map<std::string, Label, std::less<>> Fields::labels(const char* key) const {
    std::map<std::string, Label, std::less<>> labels;
    Fields inner(member(key), where_ + "." + key, problem_);
    if (member(key).is_object())
        for (const auto& [name, label] : member(key).items())
            labels[name] = inner.label(name.c_str());
    return labels;
}

std::vector<Fields> Fields::list(const char* key) const {
    std::vector<Fields> list;
    if (!member(key).is_array())
        report(key);
    else
        for (const Json& item : member(key)) {
            const Json* code = item.is_object() && item.contains("code") ? &item["code"] : nullptr;
            std::string name = code && code->is_string() ? code->get<std::string>() : std::to_string(list.size() + 1);
            list.emplace_back(item, where_ + "." + name, problem_);
        }
    return list;
}

std::vector<int> Fields::months(const char* key) const {
    std::vector<int> months;
    if (!member(key).is_array())
        report(key);
    else
        for (const Json& item : member(key)) {
            int month = item.is_number_integer() ? item.get<int>() : 0;
            if (month < 1 || month > 12 || std::ranges::find(months, month) != months.end())
                report(key);
            months.push_back(month);
        }
    return months;
}

template <typename E> std::vector<E> Fields::some_of(const char* key) const {
    std::vector<E> values;
    if (!member(key).is_array())
        report(key);
    else
        for (const Json& item : member(key)) {
            const auto* name = item.get_ptr<const std::string*>();
            std::optional<E> value = name ? code_of<E>(*name) : std::nullopt;
            if (value)
                values.push_back(*value);
            else
                report(key);
        }
    return values;
}

}

}
