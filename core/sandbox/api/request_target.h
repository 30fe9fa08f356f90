#pragma once

#include <map>
#include <optional>
#include <string>

namespace tealdeck::sandbox
{

// What a request is about, read from its method, path and query as the API server does (its RequestInfo).
struct RequestTarget
{
    bool isResource = false;
    std::string path; // decoded
    std::string group;
    std::string version;
    std::string namespaceName; // for a namespace itself: its own name
    std::string resource;
    std::string name;
    std::string subresource;
    std::string verb; // get list watch create update patch delete deletecollection; lower-case method for other paths
    std::multimap<std::string, std::string> query;

    std::string option(const std::string& key) const;
    bool has(const std::string& key) const { return query.contains(key); }
    bool flag(const std::string& key) const; // "true", "1" or without a value
};

// Nothing when the target is no path or has broken escapes.
std::optional<RequestTarget> parseTarget(const std::string& method, const std::string& target);

} // namespace tealdeck::sandbox
