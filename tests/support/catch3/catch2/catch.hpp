// The one header of Catch2 2, for Catch2 3 (Debian 13), which has many. On the include path only there.

#pragma once

#include <catch2/catch_all.hpp>

using Catch::Approx;
