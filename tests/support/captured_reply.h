#pragma once

#include "core/net/http_message.h"

#include <string>

namespace tealdeck
{

// The bytes of a file under tests/data/kubernetes/1.36 (captured from a real API server). A file that is not there ends the test.
std::string capturedFile(const std::string& name);

// A captured reply (.http): head, names in lower case, and body.
HttpResponse capturedReply(const std::string& name);

} // namespace tealdeck
