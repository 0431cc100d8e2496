#include "core/base/result.hpp"

namespace vaka {

std::string_view fault_name(Fault fault) {
    switch (fault) {
    case Fault::invalid:
        return "invalid";
    case Fault::forbidden:
        return "forbidden";
    case Fault::not_found:
        return "not_found";
    case Fault::too_new:
        return "too_new";
    case Fault::corrupt:
        return "corrupt";
    case Fault::full:
        return "full";
    case Fault::busy:
        return "busy";
    case Fault::offline:
        return "offline";
    case Fault::cancelled:
        return "cancelled";
    case Fault::privacy:
        return "privacy";
    case Fault::untrusted:
        return "untrusted";
    }
    return "invalid";
}

}
