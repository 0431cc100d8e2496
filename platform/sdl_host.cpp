#include "platform/sdl_host.hpp"

#include <SDL.h>

#include <algorithm>
#include <cmath>
#include <string_view>

namespace vaka {

struct SdlHost::Window {
    SDL_Window* window = nullptr;
    SDL_GLContext context = nullptr;
    SDL_Surface* surface = nullptr; // the window's, valid from memory() to present()
    SDL_Surface* copy = nullptr;    // when the window's pixels have another form
    std::optional<float> ppi;
    Uint32 wake_event = 0;
    bool typing = false;
    bool video = false;
};

SdlHost::SdlHost() : window_(std::make_unique<Window>()) {}

SdlHost::~SdlHost() {
    if (window_->copy)
        SDL_FreeSurface(window_->copy);
    if (window_->context)
        SDL_GL_DeleteContext(window_->context);
    if (window_->window)
        SDL_DestroyWindow(window_->window);
    if (window_->video)
        SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

namespace {

// Without a display SDL draws for nobody, unless it was told to; then a person would wait for a window that never
// comes.
bool draws_for_nobody() {
    const std::string_view driver = SDL_GetCurrentVideoDriver();
    return (driver == "offscreen" || driver == "dummy") && !SDL_GetHint(SDL_HINT_VIDEODRIVER);
}

SDL_Window* make_window(const SdlHost::Options& options, bool opengl) {
    Uint32 flags = SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI;
    if (options.fullscreen)
        flags |= SDL_WINDOW_FULLSCREEN_DESKTOP;
    if (opengl)
        flags |= SDL_WINDOW_OPENGL;
    return SDL_CreateWindow(options.title.c_str(), SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, options.width,
                            options.height, flags);
}

}

Result<std::unique_ptr<SdlHost>> SdlHost::open(const Options& options) {
    // Without this SDL loads OpenGL to show plain memory: a hundred megabytes for nothing.
    if (!options.opengl)
        SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_SetHint(SDL_HINT_IME_SHOW_UI, "1");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1");
    SDL_SetHint(SDL_HINT_QUIT_ON_LAST_WINDOW_CLOSE, "1");
    std::unique_ptr<SdlHost> host(new SdlHost);
    Window& window = *host->window_;
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0)
        return Error{Fault::invalid, "no_display", SDL_GetError()};
    window.video = true;
    if (draws_for_nobody())
        return Error{Fault::invalid, "no_display", SDL_GetCurrentVideoDriver()};
    window.ppi = options.ppi;
    window.wake_event = SDL_RegisterEvents(1);
    if (options.opengl) {
        SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
        SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
        SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 2);
        SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
        window.window = make_window(options, true);
        if (window.window)
            window.context = SDL_GL_CreateContext(window.window);
        if (window.window && !window.context) {
            SDL_DestroyWindow(window.window);
            window.window = nullptr;
        }
        if (window.context)
            SDL_GL_SetSwapInterval(1);
        else
            SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    }
    if (!window.window)
        window.window = make_window(options, false);
    if (!window.window)
        return Error{Fault::invalid, "no_display", SDL_GetError()};
    SDL_SetWindowMinimumSize(window.window, 480, 480);
    SDL_StopTextInput();
    return host;
}

namespace {

std::optional<Key> key_of(const SDL_KeyboardEvent& event) {
    const bool ctrl = (event.keysym.mod & KMOD_CTRL) != 0;
    switch (event.keysym.sym) {
    case SDLK_TAB:
        return Key::tab;
    case SDLK_RETURN:
    case SDLK_KP_ENTER:
        return Key::enter;
    case SDLK_SPACE:
        return Key::space;
    case SDLK_ESCAPE:
    case SDLK_AC_BACK:
        return Key::escape;
    case SDLK_LEFT:
        return Key::left;
    case SDLK_RIGHT:
        return Key::right;
    case SDLK_UP:
        return Key::up;
    case SDLK_DOWN:
        return Key::down;
    case SDLK_HOME:
        return Key::home;
    case SDLK_END:
        return Key::end;
    case SDLK_PAGEUP:
        return Key::page_up;
    case SDLK_PAGEDOWN:
        return Key::page_down;
    case SDLK_BACKSPACE:
        return Key::backspace;
    case SDLK_DELETE:
        return Key::remove;
    case SDLK_a:
        return ctrl ? std::optional(Key::a) : std::nullopt;
    case SDLK_c:
        return ctrl ? std::optional(Key::c) : std::nullopt;
    case SDLK_v:
        return ctrl ? std::optional(Key::v) : std::nullopt;
    case SDLK_x:
        return ctrl ? std::optional(Key::x) : std::nullopt;
    case SDLK_z:
        return ctrl ? std::optional(Key::z) : std::nullopt;
    default:
        return {};
    }
}

std::optional<char> digit_of(SDL_Keycode code) {
    if (code >= SDLK_0 && code <= SDLK_9)
        return static_cast<char>('0' + (code - SDLK_0));
    if (code == SDLK_KP_0)
        return '0';
    if (code >= SDLK_KP_1 && code <= SDLK_KP_9)
        return static_cast<char>('1' + (code - SDLK_KP_1));
    return {};
}

// Mouse positions come in window units; what is drawn is in device px.
float density(SDL_Window* window, const SdlHost& host) {
    int width = 0;
    SDL_GetWindowSize(window, &width, nullptr);
    return width > 0 ? static_cast<float>(host.width()) / static_cast<float>(width) : 1;
}

}

std::vector<HostEvent> SdlHost::wait(std::optional<int> milliseconds) {
    std::vector<HostEvent> events;
    SDL_Event event;
    int more = 0;
    if (milliseconds && *milliseconds <= 0)
        more = SDL_PollEvent(&event);
    else if (milliseconds)
        more = SDL_WaitEventTimeout(&event, *milliseconds);
    else
        more = SDL_WaitEvent(&event);
    for (; more != 0; more = SDL_PollEvent(&event)) {
        HostEvent seen;
        const float px = density(window_->window, *this);
        switch (event.type) {
        case SDL_QUIT:
            seen.kind = HostEvent::Kind::quit;
            break;
        case SDL_MOUSEMOTION:
            seen.kind = HostEvent::Kind::move;
            seen.x = static_cast<float>(event.motion.x) * px;
            seen.y = static_cast<float>(event.motion.y) * px;
            break;
        case SDL_MOUSEBUTTONDOWN:
        case SDL_MOUSEBUTTONUP:
            // A finger arrives here too: SDL makes a mouse of the first one.
            if (event.button.button != SDL_BUTTON_LEFT)
                continue;
            seen.kind = event.type == SDL_MOUSEBUTTONDOWN ? HostEvent::Kind::press : HostEvent::Kind::release;
            seen.x = static_cast<float>(event.button.x) * px;
            seen.y = static_cast<float>(event.button.y) * px;
            break;
        case SDL_MOUSEWHEEL:
            seen.kind = HostEvent::Kind::wheel;
            seen.notches = event.wheel.preciseY;
            break;
        case SDL_KEYDOWN: {
            const auto key = key_of(event.key);
            if (!key) {
                // Without a text field SDL tells no letters; a code is typed on a keyboard all the same.
                const auto digit = window_->typing ? std::nullopt : digit_of(event.key.keysym.sym);
                if (!digit)
                    continue;
                seen.kind = HostEvent::Kind::text;
                seen.text = *digit;
                break;
            }
            seen.kind = HostEvent::Kind::key;
            seen.key = *key;
            seen.shift = (event.key.keysym.mod & KMOD_SHIFT) != 0;
            seen.ctrl = (event.key.keysym.mod & KMOD_CTRL) != 0;
            break;
        }
        case SDL_TEXTINPUT:
            seen.kind = HostEvent::Kind::text;
            seen.text = event.text.text;
            break;
        case SDL_WINDOWEVENT:
            switch (event.window.event) {
            case SDL_WINDOWEVENT_SIZE_CHANGED:
            case SDL_WINDOWEVENT_EXPOSED:
            case SDL_WINDOWEVENT_SHOWN:
            case SDL_WINDOWEVENT_RESTORED:
            case SDL_WINDOWEVENT_DISPLAY_CHANGED:
                seen.kind = HostEvent::Kind::redraw;
                break;
            default:
                continue;
            }
            break;
        default:
            if (event.type != window_->wake_event)
                continue;
            seen.kind = HostEvent::Kind::wake;
            break;
        }
        events.push_back(std::move(seen));
    }
    return events;
}

void SdlHost::wake() {
    SDL_Event event{};
    event.type = window_->wake_event;
    SDL_PushEvent(&event);
}

int SdlHost::width() const {
    int width = 0;
    SDL_GetWindowSizeInPixels(window_->window, &width, nullptr);
    return width;
}

int SdlHost::height() const {
    int height = 0;
    SDL_GetWindowSizeInPixels(window_->window, nullptr, &height);
    return height;
}

float SdlHost::scale() const {
    if (window_->ppi)
        return scale_for(*window_->ppi);
    float diagonal = 0;
    if (SDL_GetDisplayDPI(SDL_GetWindowDisplayIndex(window_->window), &diagonal, nullptr, nullptr) != 0)
        return 1;
    return scale_for(diagonal);
}

float scale_for(float ppi) {
    // A display that lies about itself must not make the program unusable.
    if (ppi < 40 || ppi > 700)
        return 1;
    return std::clamp(std::round(ppi / 149 * 20) / 20, 1.0f, 3.0f);
}

bool SdlHost::opengl() const {
    return window_->context != nullptr;
}

SdlHost::Memory SdlHost::memory() {
    Window& window = *window_;
    if (window.context)
        return {};
    window.surface = SDL_GetWindowSurface(window.window);
    if (!window.surface)
        return {};
    SDL_Surface* target = window.surface;
    const Uint32 format = target->format->format;
    if (format != SDL_PIXELFORMAT_RGB888 && format != SDL_PIXELFORMAT_ARGB8888) {
        if (window.copy && (window.copy->w != target->w || window.copy->h != target->h)) {
            SDL_FreeSurface(window.copy);
            window.copy = nullptr;
        }
        if (!window.copy)
            window.copy = SDL_CreateRGBSurfaceWithFormat(0, target->w, target->h, 32, SDL_PIXELFORMAT_RGB888);
        if (!window.copy)
            return {};
        target = window.copy;
    }
    return {static_cast<std::uint32_t*>(target->pixels), target->w, target->h, target->pitch / 4};
}

void SdlHost::present() {
    Window& window = *window_;
    if (window.context) {
        SDL_GL_SwapWindow(window.window);
        return;
    }
    if (window.copy && window.surface)
        SDL_BlitSurface(window.copy, nullptr, window.surface, nullptr);
    SDL_UpdateWindowSurface(window.window);
}

void* SdlHost::opengl_function(const char* name) const {
    return SDL_GL_GetProcAddress(name);
}

void SdlHost::start_typing(int x, int y, int width, int height) {
    const SDL_Rect where{x, y, width, height};
    SDL_SetTextInputRect(&where);
    if (!window_->typing)
        SDL_StartTextInput();
    window_->typing = true;
}

void SdlHost::stop_typing() {
    if (window_->typing)
        SDL_StopTextInput();
    window_->typing = false;
}

std::string SdlHost::clipboard() const {
    char* text = SDL_GetClipboardText();
    std::string copy = text ? text : "";
    SDL_free(text);
    return copy;
}

void SdlHost::set_clipboard(const std::string& text) {
    SDL_SetClipboardText(text.c_str());
}

void SdlHost::set_fullscreen(bool fullscreen) {
    SDL_SetWindowFullscreen(window_->window, fullscreen ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0);
}

}
