#include "platform/http_server.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <csignal>
#include <list>
#include <optional>
#include <utility>

namespace vaka {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using tcp = asio::ip::tcp;
using Code = beast::error_code;

// One thread; every connection has one step under way at a time, so that the list can own it and it can leave the list
// in the step that ends it.
class HttpServer::Loop {
public:
    Loop(Handler handler, Limits limits) : handler_(std::move(handler)), limits_(limits) {}

    Result<void> listen(const tcp::endpoint& endpoint);
    std::string address() const;
    void run();
    void stop() {
        asio::post(io_, [this] { wind_down(); });
    }

private:
    class Connection;

    void accept();
    void admit(tcp::socket socket);
    void remove(std::list<Connection>::iterator connection);
    void wind_down();
    HttpReply answer(const HttpRequest& request);

    Handler handler_;
    Limits limits_;
    asio::io_context io_{1};
    asio::signal_set signals_{io_};
    tcp::acceptor acceptor_{io_};
    asio::steady_timer timer_{io_}; // a pause after a failed accept; the end of the grace
    std::list<Connection> connections_;
    bool stopping_ = false;
};

class HttpServer::Loop::Connection {
public:
    Connection(Loop& loop, tcp::socket socket) : loop_(loop), stream_(std::move(socket)) {}

    void start(std::list<Connection>::iterator self) {
        self_ = self;
        Code ignored;
        stream_.socket().set_option(tcp::no_delay(true), ignored);
    }
    void read_header();
    void refuse(http::status status);
    bool is_answering() const { return step_ == Step::answering; }
    bool is_leaving() const { return step_ == Step::leaving; }
    void cancel() { stream_.cancel(); }
    void close() { stream_.close(); }

private:
    // Between requests; from a header to the end of its reply; refused, which needs no place among the others.
    enum class Step { waiting, answering, leaving };

    void read_body();
    void answer();
    void write(HttpReply reply);
    void write_continue();
    void fail(Code code);
    void linger();
    void discard();
    void end() { loop_.remove(self_); }
    void wait_for(std::uint64_t bytes);

    Loop& loop_;
    std::list<Connection>::iterator self_;
    beast::tcp_stream stream_;
    beast::flat_buffer buffer_;
    std::optional<http::request_parser<http::string_body>> parser_;
    http::response<http::string_body> response_;
    std::array<char, 4096> discarded_;
    Step step_ = Step::waiting;
};

Result<void> HttpServer::Loop::listen(const tcp::endpoint& endpoint) {
    Code code;
    acceptor_.open(endpoint.protocol(), code);
    if (!code)
        acceptor_.set_option(tcp::acceptor::reuse_address(true), code);
    if (!code)
        acceptor_.bind(endpoint, code);
    if (!code)
        acceptor_.listen(asio::socket_base::max_listen_connections, code);
    if (!code)
        return {};
    if (code == asio::error::address_in_use)
        return Error{Fault::busy, "address_in_use", code.message()};
    if (code == asio::error::access_denied)
        return Error{Fault::forbidden, "no_permission", code.message()};
    return Error{Fault::invalid, "bad_address", code.message()};
}

std::string HttpServer::Loop::address() const {
    Code ignored;
    tcp::endpoint endpoint = acceptor_.local_endpoint(ignored);
    std::string host = endpoint.address().to_string();
    if (endpoint.address().is_v6())
        host = "[" + host + "]";
    return host + ":" + std::to_string(endpoint.port());
}

void HttpServer::Loop::run() {
    Code ignored;
    signals_.add(SIGTERM, ignored);
    signals_.add(SIGINT, ignored);
    signals_.async_wait([this](Code code, int) {
        if (!code)
            wind_down();
    });
    accept();
    io_.run();
}

void HttpServer::Loop::accept() {
    acceptor_.async_accept([this](Code code, tcp::socket socket) {
        if (stopping_)
            return;
        if (!code) {
            admit(std::move(socket));
            accept();
            return;
        }
        // Out of descriptors, most likely: asking again at once would only burn time.
        timer_.expires_after(std::chrono::milliseconds(100));
        timer_.async_wait([this](Code cancelled) {
            if (!cancelled)
                accept();
        });
    });
}

void HttpServer::Loop::admit(tcp::socket socket) {
    // Those that are told to come back need a moment to hear it, but not without end.
    constexpr std::size_t refusals = 64;
    if (connections_.size() >= limits_.connections + refusals)
        return;
    auto leaving = std::count_if(connections_.begin(), connections_.end(),
                                 [](const Connection& connection) { return connection.is_leaving(); });
    bool is_full = connections_.size() - static_cast<std::size_t>(leaving) >= limits_.connections;
    auto connection = connections_.emplace(connections_.end(), *this, std::move(socket));
    connection->start(connection);
    if (is_full)
        connection->refuse(http::status::service_unavailable);
    else
        connection->read_header();
}

void HttpServer::Loop::remove(std::list<Connection>::iterator connection) {
    connections_.erase(connection);
    if (stopping_ && connections_.empty())
        timer_.cancel();
}

void HttpServer::Loop::wind_down() {
    if (std::exchange(stopping_, true))
        return;
    Code ignored;
    signals_.cancel(ignored);
    acceptor_.close(ignored);
    timer_.cancel();
    if (connections_.empty())
        return;
    for (Connection& connection : connections_)
        if (!connection.is_answering())
            connection.cancel();
    timer_.expires_after(limits_.grace);
    timer_.async_wait([this](Code cancelled) {
        if (cancelled)
            return;
        for (Connection& connection : connections_)
            connection.close();
    });
}

// The only place of the house that catches: a library under the handler may throw, and other wards must not suffer.
HttpReply HttpServer::Loop::answer(const HttpRequest& request) {
    try {
        return handler_(request);
    } catch (const std::exception&) {
        return {.status = 500};
    }
}

void HttpServer::Loop::Connection::wait_for(std::uint64_t bytes) {
    stream_.expires_after(loop_.limits_.patience +
                          std::chrono::milliseconds(1000 * bytes / loop_.limits_.slowest_bytes_per_second));
}

void HttpServer::Loop::Connection::read_header() {
    step_ = Step::waiting;
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(loop_.limits_.header_bytes));
    parser_->body_limit(loop_.limits_.body_bytes);
    wait_for(0);
    http::async_read_header(stream_, buffer_, *parser_, [this](Code code, std::size_t) {
        if (code)
            return fail(code);
        step_ = Step::answering;
        http::verb method = parser_->get().method();
        if (method != http::verb::get && method != http::verb::head && method != http::verb::post)
            return refuse(http::status::method_not_allowed);
        if (beast::iequals(parser_->get()[http::field::expect], "100-continue"))
            return write_continue();
        read_body();
    });
}

void HttpServer::Loop::Connection::write_continue() {
    static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    asio::async_write(stream_, asio::buffer(go_on), [this](Code code, std::size_t) {
        if (code)
            return fail(code);
        read_body();
    });
}

void HttpServer::Loop::Connection::read_body() {
    wait_for(parser_->content_length().value_or(loop_.limits_.body_bytes));
    http::async_read(stream_, buffer_, *parser_, [this](Code code, std::size_t) {
        if (code)
            return fail(code);
        answer();
    });
}

void HttpServer::Loop::Connection::answer() {
    auto& received = parser_->get();
    HttpRequest request;
    request.method = received.method() == http::verb::post ? "POST" : "GET";
    request.path = std::string_view(received.target()).substr(0, received.target().find('?'));
    request.body = std::move(received.body());
    response_ = {};
    response_.version(received.version());
    response_.keep_alive(received.keep_alive() && !loop_.stopping_);
    write(loop_.answer(request));
}

// What was not read of the request makes the connection useless for the next one.
void HttpServer::Loop::Connection::refuse(http::status status) {
    step_ = Step::leaving;
    response_ = {};
    response_.keep_alive(false);
    if (status == http::status::method_not_allowed)
        response_.set(http::field::allow, "GET, HEAD, POST");
    write({.status = static_cast<int>(status)});
}

void HttpServer::Loop::Connection::write(HttpReply reply) {
    wait_for(reply.body.size());
    response_.result(static_cast<unsigned>(reply.status));
    response_.set(http::field::content_type, reply.content_type);
    response_.set(http::field::cache_control, "no-store");
    response_.body() = std::move(reply.body);
    response_.prepare_payload();
    if (parser_ && parser_->get().method() == http::verb::head)
        response_.body().clear(); // its length is told already
    http::async_write(stream_, response_, [this](Code code, std::size_t) {
        if (code)
            return end();
        if (response_.keep_alive() && !loop_.stopping_)
            return read_header();
        if (step_ == Step::leaving)
            return linger();
        end();
    });
}

void HttpServer::Loop::Connection::fail(Code code) {
    if (code == http::error::body_limit)
        return refuse(http::status::payload_too_large);
    if (code == http::error::header_limit)
        return refuse(http::status::request_header_fields_too_large);
    bool is_gone = code == http::error::end_of_stream || code == http::error::partial_message;
    bool is_not_http = code.category() == http::make_error_code(http::error::bad_method).category();
    if (is_not_http && !is_gone)
        return refuse(http::status::bad_request);
    end();
}

// Closing with bytes unread would reset the connection, and the reply with it: say that we are done, and read on a
// little while until the other side is done too.
void HttpServer::Loop::Connection::linger() {
    Code ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
    stream_.expires_after(std::min(loop_.limits_.patience, std::chrono::milliseconds(2000)));
    discard();
}

void HttpServer::Loop::Connection::discard() {
    stream_.async_read_some(asio::buffer(discarded_), [this](Code code, std::size_t) {
        if (code || loop_.stopping_)
            return end();
        discard();
    });
}

namespace {

std::optional<tcp::endpoint> endpoint_of(std::string_view address) {
    std::size_t colon = address.rfind(':');
    if (colon == std::string_view::npos)
        return {};
    std::string_view host = address.substr(0, colon);
    std::string_view digits = address.substr(colon + 1);
    std::uint16_t port = 0;
    auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    if (error != std::errc{} || end != digits.data() + digits.size())
        return {};
    bool has_brackets = host.starts_with('[') && host.ends_with(']');
    if (has_brackets)
        host = host.substr(1, host.size() - 2);
    Code code;
    asio::ip::address ip = asio::ip::make_address(host, code);
    if (code || ip.is_v6() != has_brackets)
        return {};
    return tcp::endpoint(ip, port);
}

}

Result<HttpServer> HttpServer::listen(std::string_view address, Handler handler, Limits limits) {
    auto endpoint = endpoint_of(address);
    if (!endpoint)
        return Error{Fault::invalid, "bad_address", std::string(address)};
    auto loop = std::make_unique<Loop>(std::move(handler), limits);
    RETURN_IF_ERROR(loop->listen(*endpoint));
    return HttpServer(std::move(loop));
}

HttpServer::HttpServer(std::unique_ptr<Loop> loop) : loop_(std::move(loop)) {}
HttpServer::HttpServer(HttpServer&&) noexcept = default;
HttpServer& HttpServer::operator=(HttpServer&&) noexcept = default;
HttpServer::~HttpServer() = default;

std::string HttpServer::address() const {
    return loop_->address();
}
void HttpServer::run() {
    loop_->run();
}
void HttpServer::stop() {
    loop_->stop();
}

}
