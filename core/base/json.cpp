#include "core/base/json.hpp"

#include <charconv>
#include <utility>
#include <vector>

#include "core/base/text.hpp"

namespace vaka {

namespace {

// The integers that every JSON reader keeps exactly.
constexpr std::int64_t largest_integer = std::int64_t{1} << 53;

Error json_error(const char* reason, std::string detail = {}) {
    return {Fault::corrupt, reason, std::move(detail)};
}

// Builds the value from the parser's events and stops it at the first one we do not accept. The parser keeps its own
// stack on the heap, so the depth of the text costs no stack of ours.
class Builder : public nlohmann::json_sax<Json> {
public:
    Builder(std::size_t text_size, std::size_t depth) : text_size_(text_size), depth_(depth) {}

    Result<Json> take(bool parsed) {
        if (!parsed)
            return error_;
        return std::move(root_);
    }

    bool null() override { return add(nullptr); }
    bool boolean(bool value) override { return add(value); }
    bool number_integer(number_integer_t value) override {
        return value >= -largest_integer ? add(value) : fail("json_number", std::to_string(value));
    }
    bool number_unsigned(number_unsigned_t value) override {
        return value <= largest_integer ? add(value) : fail("json_number", std::to_string(value));
    }
    bool number_float(number_float_t, const string_t& digits) override { return fail("json_number", digits); }
    bool string(string_t& value) override { return add(std::move(value)); }
    bool binary(binary_t&) override { return fail("json_malformed"); }

    bool start_object(std::size_t) override { return open(Json::object()); }
    bool key(string_t& key) override {
        auto [member, is_new] = open_.back()->get_ref<Json::object_t&>().try_emplace(std::move(key));
        if (!is_new)
            return fail("json_duplicate_key");
        member_ = &member->second;
        return true;
    }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(Json::array()); }
    bool end_array() override { return close(); }

    bool parse_error(std::size_t position, const std::string& token, const nlohmann::json::exception& error) override {
        constexpr int out_of_range = 406;
        if (error.id == out_of_range)
            return fail("json_number", token);
        // The parser has read one byte more than there are when it wanted more.
        return fail(position > text_size_ ? "json_truncated" : "json_malformed", std::to_string(position));
    }

private:
    bool fail(const char* reason, std::string detail = {}) {
        error_ = json_error(reason, std::move(detail));
        return false;
    }

    Json* place(Json value) {
        if (open_.empty())
            return &(root_ = std::move(value));
        if (open_.back()->is_object())
            return &(*member_ = std::move(value));
        auto& elements = open_.back()->get_ref<Json::array_t&>();
        return &elements.emplace_back(std::move(value));
    }
    bool add(Json value) {
        place(std::move(value));
        return true;
    }
    bool open(Json value) {
        if (open_.size() == depth_)
            return fail("json_too_deep");
        open_.push_back(place(std::move(value))); // stays where it is: its parent grows only after it is closed
        return true;
    }
    bool close() {
        open_.pop_back();
        return true;
    }

    std::size_t text_size_;
    std::size_t depth_;
    Json root_;
    std::vector<Json*> open_;
    Json* member_ = nullptr;
    Error error_;
};

std::string dump(const Json& value, int indent) {
    return value.dump(indent, ' ', false, Json::error_handler_t::replace);
}

template <typename Integer> void write_integer(std::string& out, Integer value) {
    char digits[24];
    out.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
}

void write(std::string& out, const Json& value) {
    switch (value.type()) {
    case Json::value_t::object: {
        char before = '{';
        for (const auto& [key, member] : value.get_ref<const Json::object_t&>()) {
            out += std::exchange(before, ',');
            append_json_string(out, key);
            out += ':';
            write(out, member);
        }
        out += value.empty() ? "{}" : "}";
        break;
    }
    case Json::value_t::array: {
        char before = '[';
        for (const Json& element : value.get_ref<const Json::array_t&>()) {
            out += std::exchange(before, ',');
            write(out, element);
        }
        out += value.empty() ? "[]" : "]";
        break;
    }
    case Json::value_t::string:
        append_json_string(out, value.get_ref<const std::string&>());
        break;
    case Json::value_t::boolean:
        out += value.get<bool>() ? "true" : "false";
        break;
    case Json::value_t::number_integer:
        write_integer(out, value.get<std::int64_t>());
        break;
    case Json::value_t::number_unsigned:
        write_integer(out, value.get<std::uint64_t>());
        break;
    default:
        out += dump(value, -1);
    }
}

}

Result<Json> parse_json(std::string_view text, JsonLimits limits) {
    if (text.size() > limits.bytes)
        return json_error("json_too_big", std::to_string(text.size()));
    if (!is_utf8(text))
        return json_error("json_not_utf8");
    // The parser takes a zero byte for the end of the text and would not see what comes after it.
    if (auto zero = text.find('\0'); zero != std::string_view::npos)
        return json_error("json_malformed", std::to_string(zero));
    Builder builder(text.size(), limits.depth);
    return builder.take(Json::sax_parse(text, &builder));
}

void append_json_string(std::string& out, const std::string& text) {
    if (!is_utf8(text)) {
        out += dump(text, -1);
        return;
    }
    out += '"';
    std::size_t written = 0;
    auto escape = [&](std::size_t at, std::string_view instead) {
        out.append(text, written, at - written);
        out += instead;
        written = at + 1;
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto byte = static_cast<unsigned char>(text[at]);
        if (byte >= 0x20 && byte != '"' && byte != '\\')
            continue;
        switch (byte) {
        case '"':
            escape(at, "\\\"");
            break;
        case '\\':
            escape(at, "\\\\");
            break;
        case '\b':
            escape(at, "\\b");
            break;
        case '\f':
            escape(at, "\\f");
            break;
        case '\n':
            escape(at, "\\n");
            break;
        case '\r':
            escape(at, "\\r");
            break;
        case '\t':
            escape(at, "\\t");
            break;
        default: {
            constexpr char hex_digits[] = "0123456789abcdef";
            const char instead[] = {'\\', 'u', '0', '0', hex_digits[byte >> 4], hex_digits[byte & 0x0f]};
            escape(at, {instead, sizeof instead});
        }
        }
    }
    out.append(text, written);
    out += '"';
}

// Written here and not by the library, which is several times slower on the small values that are signed and hashed.
// The bytes are the library's: tests/core/json_test.cpp compares them.
std::string canonical(const Json& value) {
    std::string out;
    write(out, value);
    return out;
}

std::string pretty(const Json& value) {
    return dump(value, 2);
}

}
