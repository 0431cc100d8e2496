#include "platform/http_client.hpp"

#include <curl/curl.h>

#include <atomic>

namespace vaka {

namespace {

bool is_on_this_machine(std::string_view url) {
    return url.starts_with("http://127.") || url.starts_with("http://localhost") || url.starts_with("http://[::1]");
}

void start_curl() {
    static const bool started = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    ensure(started, "curl starts");
}

}

// One connection that is kept between requests, and a way to give one up from another thread.
class HttpClient::Curl {
public:
    Curl(const std::string& url, const Limits& limits) : limits_(limits) {
        start_curl();
        multi_ = curl_multi_init();
        easy_ = curl_easy_init();
        ensure(multi_ != nullptr && easy_ != nullptr, "curl has memory");
        headers_ = curl_slist_append(headers_, "Content-Type: application/octet-stream");
        headers_ = curl_slist_append(headers_, "Expect:"); // or a second is lost for each large body
        set(CURLOPT_HTTPHEADER, headers_);
        set(CURLOPT_PROTOCOLS_STR, "http,https");
        set(CURLOPT_FOLLOWLOCATION, 0L);
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_USERAGENT, "vaka");
        set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits.connect.count()));
        set(CURLOPT_TIMEOUT_MS, static_cast<long>(limits.total.count()));
        set(CURLOPT_WRITEFUNCTION, &Curl::receive);
        set(CURLOPT_WRITEDATA, this);
        if (is_on_this_machine(url))
            set(CURLOPT_PROXY, ""); // the house's proxy cannot reach us
    }
    ~Curl() {
        curl_easy_cleanup(easy_);
        curl_multi_cleanup(multi_);
        curl_slist_free_all(headers_);
    }

    // Thread: the client's own.
    Reply exchange(const std::string& url, const std::string& body) {
        reply_ = {};
        set(CURLOPT_URL, url.c_str());
        set(CURLOPT_POSTFIELDS, body.data());
        set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
        curl_multi_add_handle(multi_, easy_);
        int running = 1;
        while (running != 0 && !given_up_) {
            if (curl_multi_perform(multi_, &running) != CURLM_OK)
                break;
            if (running != 0)
                curl_multi_poll(multi_, nullptr, 0, 1000, nullptr);
        }
        int left = 0;
        CURLMsg* message = curl_multi_info_read(multi_, &left);
        if (message != nullptr && message->msg == CURLMSG_DONE && message->data.result == CURLE_OK) {
            long status = 0;
            curl_easy_getinfo(easy_, CURLINFO_RESPONSE_CODE, &status);
            reply_.status = static_cast<int>(status);
        } else {
            reply_ = {};
        }
        curl_multi_remove_handle(multi_, easy_);
        return std::move(reply_);
    }

    // Thread: any.
    void give_up() {
        given_up_ = true;
        curl_multi_wakeup(multi_);
    }

private:
    template <typename Value> void set(CURLoption option, Value value) { curl_easy_setopt(easy_, option, value); }

    // A short count tells curl to stop.
    static std::size_t receive(const char* bytes, std::size_t, std::size_t count, void* self) {
        auto& curl = *static_cast<Curl*>(self);
        if (count > curl.limits_.reply_bytes - curl.reply_.body.size())
            return 0;
        curl.reply_.body.append(bytes, count);
        return count;
    }

    Limits limits_;
    CURLM* multi_ = nullptr;
    CURL* easy_ = nullptr;
    curl_slist* headers_ = nullptr;
    Reply reply_;
    std::atomic<bool> given_up_ = false;
};

HttpClient::HttpClient(std::string url, std::function<void()> wake, Limits limits)
    : url_(std::move(url)), wake_(std::move(wake)), limits_(limits), curl_(std::make_unique<Curl>(url_, limits_)),
      thread_([this] { work(); }) {}

HttpClient::~HttpClient() {
    {
        std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    changed_.notify_one();
    curl_->give_up();
    thread_.join();
}

void HttpClient::send(const std::string& path, std::string body) {
    ensure(!under_way_, "one request at a time");
    under_way_ = true;
    {
        std::lock_guard lock(mutex_);
        request_ = Request{path, std::move(body)};
    }
    changed_.notify_one();
}

std::optional<Transport::Reply> HttpClient::poll() {
    std::lock_guard lock(mutex_);
    if (reply_)
        under_way_ = false;
    return std::exchange(reply_, std::nullopt);
}

void HttpClient::work() {
    while (true) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return stopping_ || request_; });
        if (stopping_)
            return;
        Request request = *std::exchange(request_, std::nullopt);
        lock.unlock();

        Reply reply = curl_->exchange(url_ + request.path, request.body);

        lock.lock();
        if (stopping_)
            return;
        reply_ = std::move(reply);
        lock.unlock();
        if (wake_)
            wake_();
    }
}

}
