// "Where does my change go" in README.md, held to the tree: a new kind of record and a new page touch the files that
// the table names, because nothing else names records and pages one by one.

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "core/model/records.hpp"
#include "tests/house/tree.hpp"

namespace {

using Words = std::vector<std::string>;

// What works for every kind of record, and those that it may know by name.
struct Machinery {
    std::string_view files;
    std::set<std::string_view> knows;
};

// A store is a unit's, and devices are what exchanges; the session knows who writes.
const std::vector<Machinery> machinery = {
    {"core/base/", {}},
    {"core/crdt/", {}},
    {"core/model/record.", {}},
    {"core/guard/", {}},
    {"core/store/", {"Unit", "Device"}},
    {"core/sync/", {"Unit", "Device"}},
    {"platform/", {}},
    {"app/console/", {}},
    {"app/server/", {}},
    {"app/ui/", {}},
};

// The words that follow these in the code: "class X", "struct Describe<X>".
Words named_after(std::string_view before, const std::string& code) {
    Words names;
    for (std::size_t at = code.find(before); at != std::string::npos; at = code.find(before, at + 1)) {
        std::size_t begin = at + before.size(), end = begin;
        while (end < code.size() && (std::isalnum(static_cast<unsigned char>(code[end])) || code[end] == '_'))
            ++end;
        names.push_back(code.substr(begin, end - begin));
    }
    return names;
}

Words record_structs() {
    Words names;
    for (const SourceFile& file : sources({"core/model"}))
        for (std::string& name : named_after("template <> struct Describe<", code_of(file.text)))
            names.push_back(std::move(name));
    return names;
}

std::string records_known(const std::vector<SourceFile>& files, const Words& records) {
    std::string known;
    for (const SourceFile& file : files) {
        auto rule = std::ranges::find_if(machinery, [&](const Machinery& m) { return file.path.starts_with(m.files); });
        if (rule == machinery.end())
            continue;
        const std::string code = code_of(file.text);
        for (const std::string& record : records)
            if (!rule->knows.contains(record) && has_word(record, code))
                known += file.path + " knows " + record + "\n";
    }
    return known;
}

// "app/pages/cross/" of a file in that folder.
std::string folder_of(const std::string& path) {
    return path.substr(0, path.rfind('/') + 1);
}

// A page's class is named in its own folder and in the lists of pages; who takes a picture of each of its states brings
// it there.
const std::set<std::string_view> lists_of_pages = {"app/pages/pages.hpp", "app/pages/open_page.hpp",
                                                   "app/pages/open_page.cpp", "app/tablet/pictures.cpp"};

std::string pages_known(const std::vector<SourceFile>& files) {
    std::string known;
    for (const SourceFile& page : files) {
        if (!page.path.ends_with("_screen.hpp"))
            continue;
        for (const std::string& name : named_after("\nclass ", code_of(page.text)))
            for (const SourceFile& file : files)
                if (name.ends_with("Screen") && folder_of(file.path) != folder_of(page.path) &&
                    !lists_of_pages.contains(file.path) && has_word(name, code_of(file.text)))
                    known += file.path + " knows " + name + "\n";
    }
    return known;
}

}

TEST_CASE("what works for every kind of record names none of them", "[house]") {
    const Words records = record_structs();

    CHECK(records.size() == vaka::record_types().size());
    CHECK(records_known(sources({"app", "core", "platform"}), records) == "");
}

TEST_CASE("a page is named in its folder and in the list of pages, nowhere else", "[house]") {
    CHECK(pages_known(sources({"app"})) == "");
}

TEST_CASE("a record in the machinery and a page in another's folder are found", "[house]") {
    const Words records = {"Unit", "Huddle"};

    CHECK(records_known({{"core/store/x.cpp", "Huddle huddle; // Unit"}}, records) ==
          "core/store/x.cpp knows Huddle\n");
    CHECK(records_known({{"core/store/x.cpp", "Unit unit; HuddleNow now; \"Huddle\""}}, records) == "");
    CHECK(records_known({{"core/crdt/x.cpp", "Unit unit;"}}, records) == "core/crdt/x.cpp knows Unit\n");
    CHECK(records_known({{"core/ward/x.cpp", "Huddle huddle;"}}, records) == "");

    const SourceFile page = {"app/pages/a/a_screen.hpp", "// A.\nclass AScreen {};\n"};
    CHECK(pages_known({page, {"app/pages/a/a_view.cpp", "AScreen"}, {"app/pages/pages.hpp", "AScreen"}}) == "");
    CHECK(pages_known({page, {"app/pages/b/b_view.cpp", "AScreen a;"}}) == "app/pages/b/b_view.cpp knows AScreen\n");
    CHECK(pages_known({page, {"app/tablet/x.cpp", "AScreen a;"}}) == "app/tablet/x.cpp knows AScreen\n");
}
