// vaka-server: the hub over HTTP. One thread answers one request at a time; needs no configuration.

#include <CLI/CLI.hpp>

#include <chrono>
#include <cstdio>

#include "app/console/console.hpp"
#include "core/base/json.hpp"
#include "core/hub/hub.hpp"
#include "platform/http_server.hpp"
#include "platform/keystore.hpp"
#include "platform/system.hpp"

namespace vaka {

namespace {

HttpReply answer(Hub& hub, const HttpRequest& request) {
    auto began = std::chrono::steady_clock::now();
    Hub::Reply reply = hub.answer(request.method, request.path, request.body);
    bool health = request.path == "/health" && reply.status == 200;
    if (health)
        reply.body = canonical({{"status", "ok"}, {"version", vaka_version()}});
    auto took = std::chrono::steady_clock::now() - began;

    // Sizes and times only. A path that is not ours may hold anything, so it is not written either.
    const char* path = reply.status == 404 ? "-" : request.path.c_str();
    std::fprintf(stderr, "%s %s %d in %zu out %zu ms %lld\n", request.method.c_str(), path, reply.status,
                 request.body.size(), reply.body.size(),
                 static_cast<long long>(std::chrono::duration_cast<std::chrono::milliseconds>(took).count()));
    return {reply.status, health ? "application/json" : "application/octet-stream", std::move(reply.body)};
}

Result<void> serve(const std::string& folder, const std::string& address) {
    RETURN_IF_ERROR(make_folder(folder));
    RETURN_IF_ERROR(lock_server_folder(folder));
    SystemClock clock;
    SystemRandom random;
    FileKeystore keys(folder + "/server.");
    ASSIGN_OR_RETURN(hub, Hub::open(folder, keys, clock, random));
    ASSIGN_OR_RETURN(server,
                     HttpServer::listen(address, [&hub](const HttpRequest& request) { return answer(*hub, request); }));
    std::printf("vaka-server: ready at http://%s\n", server.address().c_str());
    std::fflush(stdout);
    server.run();
    return {};
}

}

}

int main(int argc, char** argv) {
    auto console = vaka::Console::open();
    if (!console) {
        std::fprintf(stderr, "vaka-server: %s\n", console.error().detail.c_str());
        return 1;
    }
    CLI::App app(console->tr("server.help").text);
    std::string folder, address = "127.0.0.1:8460";
    app.add_option("--data", folder, console->tr("server.help.data").text)->required();
    app.add_option("--listen", address, console->tr("server.help.listen").text)->capture_default_str();
    app.set_version_flag("--version", std::string(vaka::vaka_version()));
    CLI11_PARSE(app, argc, argv);

    if (auto served = vaka::serve(folder, address); !served) {
        std::fprintf(stderr, "vaka-server: %s\n", console->words().sentence(served.error()).text.c_str());
        return 1;
    }
    return 0;
}
