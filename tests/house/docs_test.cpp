// What the documents say is true: the examples of FORMAT.md are read by the program.

#include <catch2/catch.hpp>

#include <fstream>
#include <sstream>

#include "core/base/json.hpp"
#include "core/crdt/op.hpp"
#include "core/crdt/op_json.hpp"
#include "core/sync/bundle.hpp"

using namespace vaka;

namespace {

std::string file(const std::string& path) {
    std::ifstream in(std::string(VAKA_ROOT) + "/" + path);
    std::stringstream out;
    out << in.rdbuf();
    return out.str();
}

// The fenced block ```json <name> of a document.
std::string example(const std::string& document, const std::string& name) {
    std::string mark = "```json " + name + "\n";
    auto begin = document.find(mark);
    if (begin == std::string::npos)
        return {};
    begin += mark.size();
    return document.substr(begin, document.find("\n```", begin) - begin);
}

}

TEST_CASE("the example op of FORMAT.md is an op, written as we write it", "[house][docs]") {
    std::string text = example(file("core/sync/FORMAT.md"), "op");
    auto json = parse_json(text);
    REQUIRE(json);

    auto op = op_from_json(*json, Uuid{}, 1);

    REQUIRE(op);
    CHECK(op_text(*op) == text);
}

TEST_CASE("the example bundle of FORMAT.md is read, and its signature and chain hold", "[house][docs]") {
    std::string text = example(file("core/sync/FORMAT.md"), "bundle");

    auto bundle = read_bundle(text);

    REQUIRE(bundle);
    REQUIRE(bundle->logs.size() == 1);
    const LogPart& part = bundle->logs.front();
    CHECK(part.previous == chain_root(bundle->unit, part.device));
    Seal seal = *part.seal;
    seal.hash = chain_next(part.previous, canonical(part.ops.front()));
    CHECK(verify(bundle->key, seal_bytes(bundle->unit, seal), seal.signature));
}

TEST_CASE("every path that README names exists", "[house][docs]") {
    std::string readme = file("README.md");
    REQUIRE_FALSE(readme.empty());
    std::size_t named = 0;
    // A path stands in back ticks and has a slash; one with a star or an x_ stands for many.
    for (std::size_t at = readme.find('`'); at != std::string::npos; at = readme.find('`', at + 1)) {
        auto end = readme.find('`', at + 1);
        if (end == std::string::npos)
            break;
        std::string word = readme.substr(at + 1, end - at - 1);
        at = end;
        bool plain = !word.empty() && word.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                                             "0123456789_-./") == std::string::npos;
        bool path = plain && (word.starts_with("core/") || word.starts_with("app/") || word.starts_with("platform/") ||
                              word.starts_with("tests/") || word.starts_with("assets/") || word.starts_with(".ci/"));
        if (!path || word.find("/x_") != std::string::npos)
            continue;
        ++named;
        INFO(word);
        std::string full = std::string(VAKA_ROOT) + "/" + word;
        bool exists =
            std::ifstream(full).good() || std::ifstream(full + ".cpp").good() || std::ifstream(full + ".hpp").good();
        CHECK(exists);
    }
    CHECK(named > 20);
}
