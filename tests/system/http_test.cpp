// Real bytes on real sockets of this machine, and real files: what the ports of env.hpp promise.

#include <catch2/catch.hpp>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "platform/http_client.hpp"
#include "platform/http_server.hpp"

using namespace vaka;
using namespace std::chrono_literals;
using std::chrono::steady_clock;

namespace {

HttpReply echo(const HttpRequest& request) {
    if (request.path == "/throw")
        throw std::runtime_error("a library failed");
    if (request.path == "/missing")
        return {.status = 404};
    return {.content_type = "text/plain", .body = request.method + " " + request.path + " " + request.body};
}

// A server on a free port and the thread it runs on.
class Running {
public:
    explicit Running(HttpServer::Limits limits = {}, HttpServer::Handler handler = echo)
        : server_(open(std::move(handler), limits)), thread_([this] { server_.run(); }) {}
    ~Running() { stop(); }

    void stop() {
        server_.stop();
        if (thread_.joinable())
            thread_.join();
    }
    void request_stop() { server_.stop(); }
    std::string url() const { return "http://" + server_.address(); }
    int port() const { return std::stoi(server_.address().substr(server_.address().rfind(':') + 1)); }

private:
    static HttpServer open(HttpServer::Handler handler, HttpServer::Limits limits) {
        auto server = HttpServer::listen("127.0.0.1:0", std::move(handler), limits);
        REQUIRE(server);
        return std::move(*server);
    }

    HttpServer server_;
    std::thread thread_;
};

// A connection that sends what it is told, also what no client would.
class Line {
public:
    explicit Line(int port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        timeval patience{10, 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    }
    ~Line() { ::close(socket_); }
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;

    bool is_connected() const { return connected_; }
    Line& say(std::string_view bytes) {
        while (!bytes.empty()) {
            ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0)
                break;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return *this;
    }
    // Until the text has come or the other side is done.
    std::string hear(std::string_view until = "no server says this") {
        std::string heard;
        char bytes[4096];
        while (heard.find(until) == std::string::npos) {
            ssize_t got = ::recv(socket_, bytes, sizeof bytes, 0);
            if (got <= 0)
                break;
            heard.append(bytes, static_cast<std::size_t>(got));
        }
        return heard;
    }

private:
    int socket_;
    bool connected_ = false;
};

Transport::Reply ask(HttpClient& client, const std::string& path, std::string body) {
    client.send(path, std::move(body));
    for (auto end = steady_clock::now() + 20s; steady_clock::now() < end; std::this_thread::sleep_for(1ms))
        if (auto reply = client.poll())
            return *reply;
    FAIL("no reply");
    return {};
}

template <typename Act> std::chrono::milliseconds duration_of(Act act) {
    auto begin = steady_clock::now();
    act();
    return std::chrono::duration_cast<std::chrono::milliseconds>(steady_clock::now() - begin);
}

}

TEST_CASE("bytes go to the server and back unchanged", "[system][http]") {
    Running server;
    HttpClient client(server.url());
    std::string all;
    for (int i = 0; i < 1'000'000; ++i)
        all += static_cast<char>(i * 7);

    CHECK_FALSE(client.poll());
    CHECK(ask(client, "/sync", "").body == "POST /sync ");
    CHECK(ask(client, "/sync", all).body == "POST /sync " + all);
    CHECK(ask(client, "/sync", std::string("\0\r\n\0", 4)).body == "POST /sync " + std::string("\0\r\n\0", 4));
    CHECK(ask(client, "/missing", "").status == 404);
    CHECK_FALSE(client.poll());
}

TEST_CASE("the client wakes whoever waits, after the reply is there", "[system][http]") {
    Running server;
    std::atomic<int> wakes = 0;
    HttpClient client(server.url(), [&] { ++wakes; });

    client.send("/sync", "x");
    while (wakes == 0)
        std::this_thread::sleep_for(1ms);

    CHECK(client.poll().has_value());
    CHECK(wakes == 1);
}

TEST_CASE("a server that is not there is known at once", "[system][http]") {
    std::string url;
    {
        Running server;
        url = server.url();
    }
    HttpClient gone(url);
    HttpClient nonsense("this is no address");
    HttpClient file("file:///etc/passwd");

    CHECK(duration_of([&] { CHECK(ask(gone, "/sync", "x").status == 0); }) < 5s);
    CHECK(ask(nonsense, "/sync", "x").status == 0);
    CHECK(ask(file, "", "").status == 0);
}

TEST_CASE("a client goes on when the server comes back", "[system][http]") {
    auto server = std::make_unique<Running>();
    std::string address = server->url().substr(7);
    HttpClient client(server->url());
    REQUIRE(ask(client, "/a", "").status == 200);

    server.reset();
    CHECK(ask(client, "/b", "").status == 0);
    auto again = HttpServer::listen(address, echo);
    REQUIRE(again);
    std::thread thread([&] { again->run(); });
    CHECK(ask(client, "/c", "").status == 200);
    again->stop();
    thread.join();
}

TEST_CASE("a client can be closed while the server is silent", "[system][http]") {
    auto silent = HttpServer::listen("127.0.0.1:0", echo); // nobody runs it
    REQUIRE(silent);
    auto client = std::make_unique<HttpClient>("http://" + silent->address());
    client->send("/sync", "x");
    std::this_thread::sleep_for(50ms);

    CHECK(duration_of([&] { client.reset(); }) < 1s);
}

TEST_CASE("a client does not wait for ever, and takes no endless reply", "[system][http]") {
    auto silent = HttpServer::listen("127.0.0.1:0", echo);
    Running big({}, [](const HttpRequest&) { return HttpReply{.body = std::string(100'000, 'x')}; });
    Running elsewhere({}, [](const HttpRequest&) { return HttpReply{.status = 302}; });
    HttpClient waiting("http://" + silent->address(), {}, {.connect = 100ms, .total = 200ms});
    HttpClient small(big.url(), {}, {.reply_bytes = 99'999});
    HttpClient moved(elsewhere.url());

    CHECK(ask(waiting, "/sync", "x").status == 0);
    auto reply = ask(small, "/sync", "x");
    CHECK(reply.status == 0);
    CHECK(reply.body.empty());
    CHECK(ask(moved, "/sync", "x").status == 302);
}

TEST_CASE("GET and HEAD are answered, also on one connection", "[system][http]") {
    Running server;
    Line line(server.port());

    std::string got = line.say("GET /health?x=1 HTTP/1.1\r\nHost: v\r\n\r\n").hear("GET /health ");
    CHECK(got.find("HTTP/1.1 200 OK\r\n") == 0);
    CHECK(got.find("Content-Type: text/plain\r\n") != std::string::npos);
    CHECK(got.find("\r\n\r\nGET /health ") != std::string::npos);
    line.say("HEAD /health HTTP/1.1\r\nHost: v\r\nConnection: close\r\n\r\n");
    std::string head = line.hear();
    CHECK(head.find("Content-Length: 12\r\n") != std::string::npos);
    CHECK(head.ends_with("\r\n\r\n"));
}

TEST_CASE("two requests in one packet get two answers", "[system][http]") {
    Running server;
    Line line(server.port());
    line.say("POST /a HTTP/1.1\r\nContent-Length: 1\r\n\r\n1POST /b HTTP/1.1\r\nContent-Length: 1\r\nConnection: "
             "close\r\n\r\n2");

    std::string heard = line.hear();

    CHECK(heard.find("POST /a 1") != std::string::npos);
    CHECK(heard.find("POST /b 2") != std::string::npos);
}

TEST_CASE("a request in pieces and a body in chunks arrive whole", "[system][http]") {
    Running server;
    Line line(server.port());
    for (char c : std::string_view("POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"))
        line.say({&c, 1});
    line.say("3\r\nabc\r\n").say("2\r\nde\r\n").say("0\r\n\r\n");

    CHECK(line.hear().ends_with("POST /a abcde"));
}

TEST_CASE("a client that asks first is told to go on", "[system][http]") {
    Running server;
    Line line(server.port());
    line.say("POST /a HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\nConnection: close\r\n\r\n");

    CHECK(line.hear("\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n");
    CHECK(line.say("hi").hear().ends_with("POST /a hi"));
}

TEST_CASE("what is not HTTP is answered with 400", "[system][http]") {
    Running server;

    for (std::string_view garbage :
         {std::string_view("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 15),
          std::string_view("hello\r\n\r\n"), std::string_view("GET / HTTP/9\r\n\r\n"),
          std::string_view("POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n"),
          std::string_view("POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n"),
          std::string_view("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")}) {
        Line line(server.port());
        CHECK(line.say(garbage).hear().find("HTTP/1.1 400 Bad Request\r\n") == 0);
    }
}

TEST_CASE("other methods are answered with 405", "[system][http]") {
    Running server;

    for (std::string method : {"PUT", "DELETE", "OPTIONS", "TRACE", "BREW"}) {
        Line line(server.port());
        std::string heard = line.say(method + " / HTTP/1.1\r\nHost: v\r\n\r\n").hear();
        CHECK(heard.find("HTTP/1.1 405 ") == 0);
        CHECK(heard.find("Allow: GET, HEAD, POST\r\n") != std::string::npos);
    }
}

TEST_CASE("a header or body that is too big is refused, and the client hears why", "[system][http]") {
    Running server({.body_bytes = 1000});
    HttpClient client(server.url());
    Line header(server.port());
    Line chunks(server.port());

    CHECK(ask(client, "/sync", std::string(1000, 'x')).status == 200);
    CHECK(ask(client, "/sync", std::string(1001, 'x')).status == 413);
    CHECK(ask(client, "/sync", std::string(5'000'000, 'x')).status == 413);
    CHECK(ask(client, "/sync", std::string(1000, 'x')).status == 200);
    header.say("GET / HTTP/1.1\r\nX: " + std::string(9000, 'x') + "\r\n\r\n");
    CHECK(header.hear().find("HTTP/1.1 431 ") == 0);
    chunks.say("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n7d0\r\n" + std::string(2000, 'x') + "\r\n");
    CHECK(chunks.hear().find("HTTP/1.1 413 ") == 0);
}

TEST_CASE("who says nothing, or half of it, is hung up on", "[system][http]") {
    Running server({.patience = 150ms, .slowest_bytes_per_second = 1'000'000});

    for (const char* half : {"", "GET / HT", "POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\n12345",
                             "GET / HTTP/1.1\r\nConnection: keep-alive\r\n\r\n"}) {
        Line line(server.port());
        auto waited = duration_of([&] { line.say(half).hear(); });
        CHECK(waited > 100ms);
        CHECK(waited < 3s);
    }
}

TEST_CASE("a handler that fails is a 500, and the server lives", "[system][http]") {
    Running server;
    HttpClient client(server.url());

    CHECK(ask(client, "/throw", "x").status == 500);
    CHECK(ask(client, "/sync", "x").status == 200);
}

TEST_CASE("many clients at once all get their own answer", "[system][http]") {
    Running server;
    std::vector<std::unique_ptr<HttpClient>> clients;
    for (int i = 0; i < 40; ++i)
        clients.push_back(std::make_unique<HttpClient>(server.url()));

    int right = 0;
    for (int round = 0; round < 5; ++round) {
        for (std::size_t i = 0; i < clients.size(); ++i)
            clients[i]->send("/sync", std::to_string(i));
        for (std::size_t i = 0; i < clients.size(); ++i) {
            std::optional<Transport::Reply> reply;
            while (!(reply = clients[i]->poll()))
                std::this_thread::sleep_for(1ms);
            right += reply->body == "POST /sync " + std::to_string(i);
        }
    }

    CHECK(right == 200);
}

TEST_CASE("beyond the most connections one is told to come back, and may", "[system][http]") {
    Running server({.connections = 2});
    auto first = std::make_unique<Line>(server.port());
    Line second(server.port());
    first->say("GET /1 HTTP/1.1\r\n\r\n").hear("GET /1 ");
    second.say("GET /2 HTTP/1.1\r\n\r\n").hear("GET /2 ");

    Line third(server.port());
    CHECK(third.hear().find("HTTP/1.1 503 ") == 0);
    first.reset();
    std::string heard;
    for (int i = 0; i < 200 && !heard.starts_with("HTTP/1.1 200"); ++i) {
        Line fourth(server.port());
        heard = fourth.say("GET / HTTP/1.1\r\nConnection: close\r\n\r\n").hear();
    }
    CHECK(heard.starts_with("HTTP/1.1 200"));
}

TEST_CASE("a stop answers the request that is under way, drops idle ones, and takes no more", "[system][http]") {
    Running server;
    Line idle(server.port());
    Line kept(server.port());
    kept.say("GET / HTTP/1.1\r\n\r\n").hear("GET / ");
    Line busy(server.port());
    busy.say("POST /a HTTP/1.1\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n").hear("100 Continue\r\n\r\n");

    server.request_stop();
    CHECK(idle.hear().empty());
    CHECK(kept.hear().empty());
    std::string heard = busy.say("late").hear();
    CHECK(heard.ends_with("POST /a late"));
    CHECK(heard.find("Connection: close\r\n") != std::string::npos);
    CHECK(duration_of([&] { server.stop(); }) < 2s);
    CHECK_FALSE(Line(server.port()).is_connected());
}

TEST_CASE("a request that never ends does not hold up a stop", "[system][http]") {
    Running server({.grace = 100ms});
    Line busy(server.port());
    busy.say("POST /a HTTP/1.1\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n").hear("100 Continue\r\n\r\n");

    CHECK(duration_of([&] { server.stop(); }) < 3s);
}

TEST_CASE("SIGTERM stops the server as stop() does", "[system][http]") {
    auto server = HttpServer::listen("127.0.0.1:0", echo);
    REQUIRE(server);
    std::thread thread([&] { server->run(); });
    HttpClient client("http://" + server->address());
    REQUIRE(ask(client, "/a", "").status == 200);

    ::kill(::getpid(), SIGTERM);
    thread.join();
}

TEST_CASE("a stop before the run is not forgotten", "[system][http]") {
    auto server = HttpServer::listen("127.0.0.1:0", echo);
    REQUIRE(server);
    server->stop();

    server->run();
}

TEST_CASE("an address is taken as it is written, and a bad one is told", "[system][http]") {
    auto first = HttpServer::listen("127.0.0.1:0", echo);
    REQUIRE(first);

    auto taken = HttpServer::listen(first->address(), echo);
    REQUIRE_FALSE(taken);
    CHECK(taken.error().reason == "address_in_use");
    for (const char* bad : {"", "127.0.0.1", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:65536", "::1:80", "ward:80",
                            "[::1]", "[127.0.0.1]:0", "127.0.0.1:-1", "127.0.0.1:80 "}) {
        auto refused = HttpServer::listen(bad, echo);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().reason == "bad_address");
    }
    // A machine without IPv6 says so; one with it gives an address that can be written in a URL.
    auto six = HttpServer::listen("[::1]:0", echo);
    CHECK((six ? six->address().starts_with("[::1]:") : six.error().fault == Fault::invalid));
}
