// Catch2's main, alone in a source because it takes ten seconds to compile.

#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
