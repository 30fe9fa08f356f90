#pragma once

#include "core/sandbox/api/api_server.h"
#include "core/sandbox/simulation/randomness.h"
#include "core/sandbox/simulation/timeline.h"
#include "core/sandbox/store/object_store.h"

#include <QFile>

#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace tealdeck::sandbox
{

// A moment for tests: 2026-11-23T12:00:00Z.
inline WallTime noon()
{
    return WallTime(std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + std::chrono::hours(12));
}

inline std::string captured(const std::string& name)
{
    QFile file(qEnvironmentVariable("TEALDECK_SOURCE_DIR") + "/tests/data/kubernetes/1.36/" + QString::fromStdString(name));
    if (!file.open(QIODevice::ReadOnly))
        throw std::runtime_error("no captured file " + name);
    return file.readAll().toStdString();
}

// A captured reply: status and body.
struct CapturedReply
{
    int status = 0;
    std::map<std::string, std::string> headers; // names as received
    std::string body;
};

inline CapturedReply capturedReply(const std::string& name)
{
    const std::string text = captured(name);
    CapturedReply reply;
    reply.status = std::stoi(text.substr(text.find(' ') + 1, 3));
    const auto end = text.find("\n\n");
    for (std::size_t at = text.find('\n') + 1; at < end;) {
        const auto next = std::min(text.find('\n', at), end);
        const auto colon = text.find(": ", at);
        reply.headers.emplace(text.substr(at, colon - at), text.substr(colon + 2, next - colon - 2));
        at = next + 1;
    }
    reply.body = text.substr(end + 2);
    return reply;
}

// The API over an empty store, with a clock that stands; a token is the name of its user.
struct ApiFixture
{
    Timeline timeline{noon()};
    ObjectStore store{100};
    Randomness randomness{7};
    std::vector<User> users = standardUsers();
    ApiServer api{store, timeline, randomness, [this](const std::string& token) -> const User* {
                      for (const User& user : users) {
                          if (user.name == token)
                              return &user;
                      }
                      return nullptr;
                  }};

    ApiRequest request(const std::string& method, const std::string& target, const std::string& body = {},
                       const std::string& user = "operator", std::map<std::string, std::string> headers = {})
    {
        headers.emplace("accept", "application/json");
        headers.emplace("user-agent", "tealdeck");
        if (!body.empty())
            headers.emplace("content-type", "application/json");
        if (user != "nobody")
            headers.emplace("authorization", "Bearer " + user);
        return {.method = method, .target = target, .headers = std::move(headers), .body = body};
    }

    ApiAnswer ask(const std::string& method, const std::string& target, const std::string& body = {}, const std::string& user = "operator",
                  std::map<std::string, std::string> headers = {})
    {
        return std::get<ApiAnswer>(api.handle(request(method, target, body, user, std::move(headers))));
    }

    Json askJson(const std::string& method, const std::string& target, const std::string& body = {}, const std::string& user = "operator",
                 std::map<std::string, std::string> headers = {})
    {
        return Json::parse(ask(method, target, body, user, std::move(headers)).body);
    }

    // Puts the items of a captured list into the store.
    void load(const std::string& file, const std::string& plural)
    {
        const Json list = Json::parse(capturedReply(file).body);
        const Kind& kind = kindOf(plural);
        for (const Json& item : list["items"]) {
            Json object{{"kind", kind.name}, {"apiVersion", kind.apiVersion()}};
            object.update(item);
            store.put(kind, std::move(object));
        }
    }
};

// Keeps what a stream writes.
struct RecordingStream : StreamSink
{
    void write(std::string bytes) override { text += bytes; }
    void end() override { isEnded = true; }

    std::vector<Json> events() const
    {
        std::vector<Json> all;
        for (std::size_t at = 0; at < text.size();) {
            const auto next = text.find('\n', at);
            all.push_back(Json::parse(text.substr(at, next - at)));
            at = next + 1;
        }
        return all;
    }

    std::string text;
    bool isEnded = false;
};

} // namespace tealdeck::sandbox
