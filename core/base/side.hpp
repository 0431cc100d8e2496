// Which side of an exchange a program is on: a ward's device, or the server between them.

#pragma once

namespace vaka {

enum class Side { device, server };

}
