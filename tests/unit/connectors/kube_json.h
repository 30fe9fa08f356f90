#pragma once

#include <map>
#include <string>

// Small objects as the API server writes them, for tests.
namespace tealdeck::kubejson
{

struct PodText
{
    std::string name;
    std::string uid;
    std::string resourceVersion = "1";
    std::string phase = "Running";
};

inline std::string pod(const PodText& text)
{
    return R"({"kind":"Pod","apiVersion":"v1","metadata":{"name":")" + text.name + R"(","namespace":"shop","uid":")" + text.uid
        + R"(","resourceVersion":")" + text.resourceVersion
        + R"("},"spec":{"containers":[{"name":"app","image":"web:1"}]},"status":{"phase":")" + text.phase + R"("}})";
}

struct ListText
{
    std::string kind = "PodList";
    std::string resourceVersion;
    std::string continueToken;
    std::string items; // separated by commas
};

inline std::string list(const ListText& text)
{
    return R"({"kind":")" + text.kind + R"(","apiVersion":"v1","metadata":{"resourceVersion":")" + text.resourceVersion
        + R"(","continue":")" + text.continueToken + R"("},"items":[)" + text.items + "]}";
}

inline std::string event(const std::string& type, const std::string& object)
{
    return R"({"type":")" + type + R"(","object":)" + object + "}\n";
}

inline std::string bookmark(const std::string& resourceVersion)
{
    return event("BOOKMARK", R"({"kind":"Pod","metadata":{"resourceVersion":")" + resourceVersion + R"("}})");
}

inline std::string status(int code, const std::string& reason, const std::string& words)
{
    return R"({"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":")" + words + R"(","reason":")" + reason
        + R"(","code":)" + std::to_string(code) + "}";
}

} // namespace tealdeck::kubejson
