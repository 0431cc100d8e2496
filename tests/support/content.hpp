// The content that is shipped, and the texts it is made of.

#pragma once

#include <string>
#include <vector>

#include "core/content/content.hpp"

namespace vaka::sim {

Content shipped_content();
std::vector<std::string> shipped_content_files();

}
