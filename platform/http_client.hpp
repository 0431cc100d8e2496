// Transport over HTTP and HTTPS. Owns the one background thread of the app; requests and replies, as bytes, are the
// only things that cross. The only unit that includes curl.

#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "core/base/env.hpp"

namespace vaka {

class HttpClient : public Transport {
public:
    struct Limits {
        std::chrono::milliseconds connect{10'000};
        std::chrono::milliseconds total{120'000};
        std::size_t reply_bytes = 64u << 20;
    };

    // `url` is where the server is, with nothing after its port: "https://vaka.example:8443". `wake` is called on the
    // thread when a reply has come, for an event loop that sleeps.
    explicit HttpClient(std::string url, std::function<void()> wake = {})
        : HttpClient(std::move(url), std::move(wake), {}) {}
    HttpClient(std::string url, std::function<void()> wake, Limits limits);
    // Gives up a request that is under way.
    ~HttpClient() override;
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;

    void send(const std::string& path, std::string body) override;
    std::optional<Reply> poll() override;

private:
    struct Request {
        std::string path;
        std::string body;
    };
    class Curl;

    void work();

    std::string url_;
    std::function<void()> wake_;
    Limits limits_;
    bool under_way_ = false; // from send() to the poll() that has its reply
    std::unique_ptr<Curl> curl_;

    std::mutex mutex_; // guards the three below
    std::condition_variable changed_;
    std::optional<Request> request_;
    std::optional<Reply> reply_;
    bool stopping_ = false;

    std::thread thread_; // last: it uses all of the above
};

}
