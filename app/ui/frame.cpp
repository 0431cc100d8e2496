#include "app/ui/frame.hpp"

#include <imgui.h>
#include <imgui_impl_opengl3.h>

#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
#include <stb/stb_image_write.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/ui/canvas/atlas.hpp"
#include "app/ui/canvas/canvas.hpp"
#include "app/ui/canvas/software.hpp"

namespace vaka::ui {
namespace {

// After something happened: one frame that meets it, one that shows what it changed, one for what that moved.
constexpr int frames_to_settle = 3;
// Only the last of them is worth its pixels; but while events stream in, a finger that drags, one is shown this often.
constexpr double longest_unseen = 0.016;

// In px of look.md: on less, words no longer fit beside their icons.
constexpr float narrowest_page = 380;
constexpr float lowest_page = 264;

Result<std::string> read_text(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return Error{Fault::not_found, "theme_malformed", path};
    std::ostringstream text;
    text << file.rdbuf();
    return std::move(text).str();
}

double seconds_now() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

// The atlas as a texture. Functions of OpenGL 1 come from the host, so that a machine without it needs no library.
class GlTexture {
public:
    explicit GlTexture(const SdlHost& host)
        : generate_(reinterpret_cast<Generate>(host.opengl_function("glGenTextures"))),
          bind_(reinterpret_cast<Bind>(host.opengl_function("glBindTexture"))),
          parameter_(reinterpret_cast<Parameter>(host.opengl_function("glTexParameteri"))),
          image_(reinterpret_cast<Image>(host.opengl_function("glTexImage2D"))),
          viewport_(reinterpret_cast<Viewport>(host.opengl_function("glViewport"))) {}

    bool usable() const { return generate_ && bind_ && parameter_ && image_ && viewport_; }

    void update(const Atlas& atlas) {
        if (id_ != 0 && revision_ == atlas.revision())
            return;
        revision_ = atlas.revision();
        if (id_ == 0)
            generate_(1, &id_);
        std::vector<std::uint32_t> white(atlas.pixels().size());
        for (std::size_t i = 0; i < white.size(); ++i)
            white[i] = static_cast<std::uint32_t>(atlas.pixels()[i]) << 24 | 0xFFFFFFu;
        constexpr unsigned texture_2d = 0x0DE1, rgba = 0x1908, byte = 0x1401, nearest = 0x2600;
        bind_(texture_2d, id_);
        parameter_(texture_2d, 0x2800, nearest);
        parameter_(texture_2d, 0x2801, nearest);
        image_(texture_2d, 0, rgba, atlas.width(), atlas.height(), 0, rgba, byte, white.data());
    }
    unsigned id() const { return id_; }
    void viewport(int width, int height) { viewport_(0, 0, width, height); }

private:
    using Generate = void (*)(int, unsigned*);
    using Bind = void (*)(unsigned, unsigned);
    using Parameter = void (*)(unsigned, unsigned, int);
    using Image = void (*)(unsigned, int, int, int, int, int, unsigned, unsigned, const void*);
    using Viewport = void (*)(int, int, int, int);

    Generate generate_;
    Bind bind_;
    Parameter parameter_;
    Image image_;
    Viewport viewport_;
    unsigned id_ = 0;
    std::uint64_t revision_ = 0;
};

}

struct Frame::Parts {
    explicit Parts(std::unique_ptr<Atlas> glyphs) : atlas(std::move(glyphs)), canvas(*atlas), ui(canvas, input) {}

    std::string assets;
    SdlHost* host = nullptr;
    std::unique_ptr<Atlas> atlas;
    Theme theme;
    Input input;
    Canvas canvas;
    Ui ui;
    std::unique_ptr<GlTexture> texture;
    Software software;
    std::deque<HostEvent> events;
    int frames_left = frames_to_settle;
    std::optional<double> unseen_since;
    int width = 1280;
    int height = 800;
    float scale = 1;
    float text_scale = 1;
    float size = 1;
    std::vector<std::uint32_t> pixels;
    const ImDrawData* unpainted = nullptr; // without a host: the last frame, until somebody asks for its pixels
    std::string clipboard;                 // without a host

    // Device px per px of look.md. Size and text grow as far as the screen has room for a page.
    float room() const;
    float page_scale() const;
    void take_events();
    void show(const ImDrawData& frame); // by the host
    const std::vector<std::uint32_t>& painted();
};

Frame::Frame() = default;

Frame::~Frame() {
    if (parts_ && parts_->texture) {
        ImGui_ImplOpenGL3_Shutdown();
        ImGui::DestroyContext();
    }
}

Result<std::unique_ptr<Frame>> Frame::open(const std::string& assets, SdlHost* host) {
    ASSIGN_OR_RETURN(atlas, Atlas::open(assets + "/fonts"));
    std::unique_ptr<Frame> frame(new Frame);
    frame->parts_ = std::make_unique<Parts>(std::move(atlas));
    Parts& parts = *frame->parts_;
    parts.assets = assets;
    parts.host = host;
    RETURN_IF_ERROR(frame->set_theme("light"));
    if (!host) {
        parts.input.read_clipboard = [&parts] {
            return parts.clipboard;
        };
        parts.input.write_clipboard = [&parts](const std::string& text) {
            parts.clipboard = text;
        };
        return frame;
    }
    parts.input.read_clipboard = [host] {
        return host->clipboard();
    };
    parts.input.write_clipboard = [host](const std::string& text) {
        host->set_clipboard(text);
    };
    if (host->opengl()) {
        parts.texture = std::make_unique<GlTexture>(*host);
        if (!parts.texture->usable())
            return Error{Fault::invalid, "no_display", "OpenGL"};
        ImGui::CreateContext();
        ImGui::GetIO().IniFilename = nullptr;
        ImGui_ImplOpenGL3_Init("#version 150");
        ImGui_ImplOpenGL3_NewFrame();
    }
    return frame;
}

Ui& Frame::ui() {
    return parts_->ui;
}

const Theme& Frame::theme() const {
    return parts_->theme;
}

Result<void> Frame::set_theme(const std::string& name) {
    ASSIGN_OR_RETURN(base, read_text(parts_->assets + "/themes/light.json"));
    std::string differences;
    if (name != "light") {
        ASSIGN_OR_RETURN(text, read_text(parts_->assets + "/themes/" + name + ".json"));
        differences = std::move(text);
    }
    ASSIGN_OR_RETURN(theme, Theme::parse(base, differences));
    parts_->theme = std::move(theme);
    parts_->frames_left = frames_to_settle;
    return {};
}

void Frame::set_text_scale(float scale) {
    parts_->text_scale = scale;
    parts_->frames_left = frames_to_settle;
}

void Frame::set_calm(bool calm) {
    parts_->ui.set_calm(calm);
}

void Frame::set_size(float times) {
    parts_->size = times;
    parts_->frames_left = frames_to_settle;
}

float Frame::scale() const {
    return parts_->page_scale();
}

float Frame::Parts::room() const {
    return std::min(static_cast<float>(width) / narrowest_page, static_cast<float>(height) / lowest_page);
}

float Frame::Parts::page_scale() const {
    return scale * std::min(size, std::max(1.0f, room() / scale));
}

void Frame::resize(int width, int height, float scale) {
    parts_->width = width;
    parts_->height = height;
    parts_->scale = scale;
    parts_->frames_left = frames_to_settle;
}

void Frame::feed(HostEvent event) {
    // A pointer that only moves changes nothing.
    if (event.kind == HostEvent::Kind::move && !parts_->input.down && parts_->events.empty()) {
        parts_->input.x = event.x;
        parts_->input.y = event.y;
        return;
    }
    parts_->events.push_back(std::move(event));
    parts_->frames_left = frames_to_settle;
}

// One press or release a frame; typed letters and keys keep their order.
void Frame::Parts::take_events() {
    input.pressed = input.released = false;
    input.wheel = 0;
    input.keys.clear();
    input.typed.clear();
    input.now = seconds_now();
    while (!events.empty()) {
        const HostEvent& event = events.front();
        switch (event.kind) {
        case HostEvent::Kind::move:
            input.x = event.x;
            input.y = event.y;
            break;
        case HostEvent::Kind::press:
        case HostEvent::Kind::release:
            if (input.pressed || input.released || !input.keys.empty() || !input.typed.empty())
                return;
            input.x = event.x;
            input.y = event.y;
            input.down = event.kind == HostEvent::Kind::press;
            (input.down ? input.pressed : input.released) = true;
            break;
        case HostEvent::Kind::wheel:
            input.wheel += event.notches;
            break;
        case HostEvent::Kind::key:
            // Keys act before letters within a frame; a tab may change what the next ones mean.
            if (!input.typed.empty() || !input.keys.empty())
                return;
            input.keys.push_back({event.key, event.shift, event.ctrl});
            break;
        case HostEvent::Kind::text:
            if (!input.keys.empty())
                return;
            input.typed += event.text;
            break;
        default:
            break;
        }
        events.pop_front();
    }
}

void Frame::draw(const View& view) {
    Parts& parts = *parts_;
    if (parts.host) {
        parts.width = parts.host->width();
        parts.height = parts.host->height();
        parts.scale = parts.host->scale();
    }
    if (parts.width <= 0 || parts.height <= 0)
        return;
    parts.ui.set_text_scale(std::clamp(parts.room() / parts.page_scale(), 1.0f, parts.text_scale));
    parts.take_events();
    if (parts.frames_left > 0)
        --parts.frames_left;
    parts.canvas.set_texture(parts.texture ? reinterpret_cast<void*>(static_cast<std::uintptr_t>(parts.texture->id()))
                                           : nullptr);
    parts.ui.set_magnified(std::max(1.0f, parts.page_scale() / parts.scale));
    parts.canvas.begin(parts.width, parts.height, parts.page_scale() * parts.ui.text_scale(), parts.theme);
    parts.ui.begin_frame();
    view(parts.ui);
    parts.ui.end_frame();
    const ImDrawData& frame = parts.canvas.end();
    // A page of letters that became full is made anew, and what was drawn with holes is drawn again.
    const bool holes = parts.atlas->settle();
    if (holes)
        parts.frames_left = std::max(parts.frames_left, 1);
    if (!parts.host) {
        parts.unpainted = &frame;
        return;
    }
    const double unseen = parts.input.now - parts.unseen_since.value_or(parts.input.now);
    if (!holes && (!wants_frame() || parts.ui.fading() || unseen >= longest_unseen)) {
        parts.unseen_since.reset();
        parts.show(frame);
    } else if (!parts.unseen_since) {
        parts.unseen_since = parts.input.now;
    }
    if (parts.ui.typing())
        parts.host->start_typing(0, parts.height / 2, parts.width, 60);
    else
        parts.host->stop_typing();
}

void Frame::Parts::show(const ImDrawData& frame) {
    if (texture) {
        const bool first = texture->id() == 0;
        texture->update(*atlas);
        // The list was written before the texture had a name.
        if (first) {
            frames_left = std::max(frames_left, 1);
            return;
        }
        texture->viewport(width, height);
        ImGui_ImplOpenGL3_RenderDrawData(const_cast<ImDrawData*>(&frame));
        host->present();
        return;
    }
    const SdlHost::Memory memory = host->memory();
    if (memory.data && memory.width > 0)
        software.draw(frame, *atlas, memory);
    host->present();
}

const std::vector<std::uint32_t>& Frame::Parts::painted() {
    if (unpainted) {
        pixels.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
        software.draw(*unpainted, *atlas, {pixels.data(), width, height, width});
        unpainted = nullptr;
    }
    return pixels;
}

bool Frame::wants_frame() const {
    return parts_->frames_left > 0 || !parts_->events.empty() || parts_->ui.wants_frame();
}

const std::vector<std::uint32_t>& Frame::pixels() const {
    return parts_->painted();
}

int Frame::width() const {
    return parts_->width;
}

int Frame::height() const {
    return parts_->height;
}

Result<void> Frame::write_png(const std::string& path) const {
    const Parts& parts = *parts_;
    std::vector<std::uint8_t> rgb;
    rgb.reserve(pixels().size() * 3);
    for (const std::uint32_t pixel : pixels())
        for (const int shift : {16, 8, 0})
            rgb.push_back(static_cast<std::uint8_t>(pixel >> shift & 255));
    if (rgb.empty() || stbi_write_png(path.c_str(), parts.width, parts.height, 3, rgb.data(), parts.width * 3) == 0)
        return Error{Fault::not_found, "", path};
    return {};
}

std::string assets_beside_program() {
    std::error_code failed;
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", failed);
    return (failed ? std::filesystem::path(".") : program.parent_path()).string() + "/assets";
}

}
