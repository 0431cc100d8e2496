// HTTP for the server program: bytes in, bytes out. It knows no records; what a path means is the handler's. TLS ends
// in front of it, where the house has its certificates.

#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace vaka {

struct HttpRequest {
    std::string method; // "GET" or "POST"; a HEAD is a GET whose body is not sent
    std::string path;   // without what follows a question mark
    std::string body;
};

struct HttpReply {
    int status = 200;
    std::string content_type = "application/octet-stream";
    std::string body;
};

class HttpServer {
public:
    using Handler = std::function<HttpReply(const HttpRequest&)>;

    struct Limits {
        std::size_t header_bytes = 8u << 10;              // beyond: 431
        std::size_t body_bytes = 16u << 20;               // beyond: 413
        std::size_t connections = 256;                    // beyond: 503
        std::chrono::milliseconds patience{30'000};       // for a header, and between requests
        std::size_t slowest_bytes_per_second = 16u << 10; // a body has `patience` and its size over this
        std::chrono::milliseconds grace{5'000};           // for requests that are under way at stop()
    };

    // `address` is "127.0.0.1:8080" or "[::1]:8080"; port 0 takes a free one. Connections are taken from now on and
    // answered from run() on. Fault::invalid (reason bad_address), Fault::busy (address_in_use) or Fault::forbidden.
    static Result<HttpServer> listen(std::string_view address, Handler handler) {
        return listen(address, std::move(handler), {});
    }
    static Result<HttpServer> listen(std::string_view address, Handler handler, Limits limits);
    HttpServer(HttpServer&&) noexcept;
    HttpServer& operator=(HttpServer&&) noexcept;
    ~HttpServer();

    // As it can be written in a URL, with the real port.
    std::string address() const;
    // Answers on the calling thread until stop(), SIGTERM or SIGINT.
    void run();
    // Thread: any. Takes no more requests; those that are under way are answered.
    void stop();

private:
    class Loop;
    explicit HttpServer(std::unique_ptr<Loop> loop);

    std::unique_ptr<Loop> loop_;
};

}
