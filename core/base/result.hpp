// A value or the reason there is none. The shape of std::expected, which GCC 12 lacks; it becomes an alias
// the day the compiler has it. Nothing in Vaka throws.

#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace vaka {

// What kind of failure it is. Each has one sentence in assets/strings (`fault.invalid` …).
enum class Fault {
    invalid,
    forbidden,
    not_found,
    too_new,
    corrupt,
    full,
    busy,
    offline,
    cancelled,
    privacy,
    untrusted
};

// `reason` is a code with its own sentence in assets/strings (`reason.<code>`); when it is empty the fault's
// sentence is shown. `detail` is for the log and for {detail} in a sentence: a field name, a path, a number.
// It never holds what a user wrote.
struct Error {
    Fault fault = Fault::invalid;
    std::string reason;
    std::string detail;
};

std::string_view fault_name(Fault fault);

// Stops the program on a mistake of ours. Never reachable from user input, a file or the network.
inline void ensure(bool condition, const char* why) {
    if (condition)
        return;
    std::fprintf(stderr, "vaka: broken promise: %s\n", why);
    std::abort();
}

template <typename T> class [[nodiscard]] Result {
public:
    using value_type = T;

    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    bool has_value() const { return state_.index() == 0; }
    explicit operator bool() const { return has_value(); }
    T& value() {
        ensure(has_value(), "value() of a failed result");
        return *std::get_if<0>(&state_);
    }
    const T& value() const {
        ensure(has_value(), "value() of a failed result");
        return *std::get_if<0>(&state_);
    }
    T& operator*() { return value(); }
    const T& operator*() const { return value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }
    const Error& error() const {
        ensure(!has_value(), "error() of a good result");
        return *std::get_if<1>(&state_);
    }

private:
    std::variant<T, Error> state_;
};

template <> class [[nodiscard]] Result<void> {
public:
    using value_type = void;

    Result() = default;
    Result(Error error) : failed_(true), error_(std::move(error)) {}

    bool has_value() const { return !failed_; }
    explicit operator bool() const { return has_value(); }
    const Error& error() const {
        ensure(failed_, "error() of a good result");
        return error_;
    }

private:
    bool failed_ = false;
    Error error_;
};

}

#define VAKA_JOIN_(a, b) a##b
#define VAKA_JOIN(a, b) VAKA_JOIN_(a, b)

#define RETURN_IF_ERROR(expr)                                                                                          \
    do {                                                                                                               \
        if (auto result_of_expr = (expr); !result_of_expr)                                                             \
            return result_of_expr.error();                                                                             \
    } while (false)

#define ASSIGN_OR_RETURN_(holder, name, expr)                                                                          \
    auto holder = (expr);                                                                                              \
    if (!holder)                                                                                                       \
        return holder.error();                                                                                         \
    auto name = std::move(*holder)

#define ASSIGN_OR_RETURN(name, expr) ASSIGN_OR_RETURN_(VAKA_JOIN(holder_, __LINE__), name, expr)
