#pragma once

#include "core/sandbox/store/json.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace tealdeck::sandbox
{

// One request as it came over the wire; header names in lower case.
struct ApiRequest
{
    std::string method; // "GET"
    std::string target; // path and query, still encoded
    std::map<std::string, std::string> headers;
    std::string body;

    std::string header(const std::string& name) const;
};

// One complete answer.
struct ApiAnswer
{
    int status = 200;
    std::string contentType = "application/json";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers{}; // beyond those that every answer has
    bool hasFlowControl = true; // X-Kubernetes-Pf-* headers; long-running requests and 401 have none
};

} // namespace tealdeck::sandbox
