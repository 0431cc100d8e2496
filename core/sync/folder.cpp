#include "core/sync/folder.hpp"

#include <algorithm>

#include "core/base/json.hpp"
#include "core/sync/offer.hpp"
#include "core/sync/pack.hpp"

namespace vaka {

Result<std::string> bundle_file(Store& store, const Frontier& other_has, Instant now, bool compressed) {
    ASSIGN_OR_RETURN(bundle, offer(store, other_has, 0, now, whole_log));
    std::string json = bundle_json(bundle, *store.key());
    return compressed ? packed(json) : json;
}

Result<Accepted> import_file(Store& store, std::string_view bytes, Instant now) {
    ASSIGN_OR_RETURN(bundle, read_bundle(bytes));
    return accept(store, bundle, DeviceJudge(swedish_time(now).date), now);
}

Result<FolderResult> folder_exchange(Store& store, Files& files, const std::string& folder, Instant now) {
    FolderResult out;
    std::string prefix = "vaka-" + store.unit().text().substr(0, 8) + "-";
    std::string own = prefix + store.device().text() + ".json.zst";
    ASSIGN_OR_RETURN(names, files.list(folder));
    std::optional<Frontier> others_have;
    for (const std::string& name : names) {
        if (!name.starts_with(prefix) || name == own || !name.ends_with(".json.zst"))
            continue;
        auto bytes = files.read(folder + "/" + name, largest_bundle);
        auto bundle = bytes ? read_bundle(*bytes) : bytes.error();
        auto taken = bundle ? accept(store, *bundle, DeviceJudge(swedish_time(now).date), now) : bundle.error();
        if (!taken) {
            // One bad file never blocks another.
            out.accepted.troubles.push_back(taken.error());
            others_have = Frontier();
            continue;
        }
        ++out.read;
        out.accepted.ops += taken->ops;
        out.accepted.known += taken->known;
        out.accepted.waiting += taken->waiting;
        out.accepted.refused += taken->refused;
        std::ranges::copy(taken->troubles, std::back_inserter(out.accepted.troubles));
        others_have = others_have ? Frontier::meet(*others_have, bundle->have) : bundle->have;
    }
    ASSIGN_OR_RETURN(file, bundle_file(store, others_have.value_or(Frontier()), now, true));
    RETURN_IF_ERROR(files.write(folder + "/" + own, file));
    out.written = own;
    return out;
}

}
