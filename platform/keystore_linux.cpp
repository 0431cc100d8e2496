#include "platform/files.hpp"
#include "platform/keystore.hpp"

namespace vaka {

FileKeystore::FileKeystore(std::string prefix) : prefix_(std::move(prefix)) {}

Result<std::optional<std::string>> FileKeystore::secret(const std::string& name) {
    constexpr std::size_t largest_secret = 64u << 10;
    auto secret = DiskFiles().read(prefix_ + name, largest_secret);
    if (secret)
        return std::optional(std::move(*secret));
    if (secret.error().fault == Fault::not_found)
        return std::optional<std::string>();
    return secret.error();
}

Result<void> FileKeystore::keep(const std::string& name, std::string_view secret) {
    ensure(!name.empty() && name.find('/') == std::string::npos, "a secret has a plain name");
    return write_whole_file(prefix_ + name, secret, Readers::owner);
}

}
