#include "core/sync/pack.hpp"

#include <zstd.h>

#include <algorithm>
#include <memory>

namespace vaka {

namespace {

// Bundles are small and sent over slow links; 9 is where more time stops paying.
constexpr int level = 9;

struct Free {
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

}

std::string packed(std::string_view bytes) {
    std::unique_ptr<ZSTD_CCtx, Free> context(ZSTD_createCCtx());
    ensure(context != nullptr, "zstd has memory");
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, level);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
    std::string out(ZSTD_compressBound(bytes.size()), '\0');
    std::size_t size = ZSTD_compress2(context.get(), out.data(), out.size(), bytes.data(), bytes.size());
    ensure(!ZSTD_isError(size), "zstd compresses what fits its bound");
    out.resize(size);
    return out;
}

bool is_packed(std::string_view bytes) {
    return bytes.starts_with("\x28\xB5\x2F\xFD");
}

Result<std::string> unpacked(std::string_view bytes, std::size_t most) {
    std::unique_ptr<ZSTD_DCtx, Free> context(ZSTD_createDCtx());
    ensure(context != nullptr, "zstd has memory");
    ZSTD_DCtx_setParameter(context.get(), ZSTD_d_windowLogMax, 27);
    std::string out;
    ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
    std::size_t left = 1;
    // Grown step by step, because the size that the frame claims is the sender's word.
    while (left != 0) {
        std::size_t had = out.size();
        std::size_t room = std::min(most - had, std::max<std::size_t>(had, 64u << 10));
        if (room == 0)
            return Error{Fault::corrupt, "bundle_too_big", ""};
        out.resize(had + room);
        ZSTD_outBuffer buffer{out.data() + had, room, 0};
        left = ZSTD_decompressStream(context.get(), &buffer, &in);
        if (ZSTD_isError(left))
            return Error{Fault::corrupt, "bundle_malformed", "zstd"};
        out.resize(had + buffer.pos);
        if (left != 0 && buffer.pos == 0 && in.pos == in.size)
            return Error{Fault::corrupt, "bundle_truncated", "zstd"};
    }
    if (in.pos != in.size)
        return Error{Fault::corrupt, "bundle_malformed", "bytes after the end"};
    return out;
}

}
