// The names of all facts: what a store knows about itself and keeps beside the log (Store::fact). Never synced, and
// never reused for anything else.

#pragma once

#include <string>
#include <string_view>

#include "core/base/id.hpp"

namespace vaka {

// Written when the store is made; `records` anew after each fold of the whole log.
inline constexpr std::string_view layout_fact = "layout";
inline constexpr std::string_view records_fact = "records";
inline constexpr std::string_view unit_fact = "unit";
inline constexpr std::string_view device_fact = "device";
inline constexpr std::string_view public_key_fact = "public_key";

// What a device knows of its server (core/sync/peers).
inline constexpr std::string_view server_fact = "server";
inline constexpr std::string_view receipt_fact = "receipt";
inline constexpr std::string_view receipt_at_fact = "receipt_at";
inline constexpr std::string_view stubs_seen_fact = "stubs_seen";
inline std::string pinned_key_fact(const Uuid& device) {
    return "pin." + device.text();
}

// What is set on this device and for it alone.
inline constexpr std::string_view settings_fact = "settings";
inline constexpr std::string_view usb_fact = "usb";
inline std::string pin_lock_fact(const Uuid& person) {
    return "pin_lock." + person.text();
}

// The server's, of one unit (core/hub/lessons).
inline constexpr std::string_view lesson_news_fact = "lessons";
inline constexpr std::string_view earlier_lessons_fact = "earlier_lessons";

}
