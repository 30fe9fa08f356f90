#include "core/sandbox/api/api_server.h"
#include "core/sandbox/api/list_query.h"
#include "core/sandbox/simulation/randomness.h"
#include "core/sandbox/simulation/timeline.h"

#include "tests/fuzz/fuzz_target.h"
#include "tests/support/captured_reply.h"

#include <array>

namespace tealdeck::fuzz
{

using namespace sandbox;

namespace
{

constexpr std::array<const char*, 4> contentTypes{"application/json", "application/json-patch+json", "application/merge-patch+json",
                                                  "application/strategic-merge-patch+json"};

// The captured objects that requests may be about.
const std::vector<std::pair<const Kind*, Json>>& objects()
{
    static const auto all = [] {
        std::vector<std::pair<const Kind*, Json>> read;
        for (const char* plural : {"services", "deployments", "namespaces"}) {
            const Kind& kind = kindOf(plural);
            const Json list = Json::parse(capturedReply(std::string("list-") + plural + ".http").body);
            for (const Json& item : list["items"]) {
                Json object{{"kind", kind.name}, {"apiVersion", kind.apiVersion()}};
                object.update(item);
                read.emplace_back(&kind, std::move(object));
            }
        }
        return read;
    }();
    return all;
}

struct RequestLines
{
    std::string method;
    std::string target;
    std::string body;
};

RequestLines linesOf(std::string_view input)
{
    const auto take = [&input] {
        const std::size_t end = std::min(input.find('\n'), input.size());
        std::string line(input.substr(0, end));
        input.remove_prefix(std::min(end + 1, input.size()));
        return line;
    };
    RequestLines lines;
    lines.method = take();
    lines.target = take();
    lines.body = input;
    return lines;
}

void ask(const RequestLines& lines, const char* contentType)
{
    Timeline timeline{WallTime(std::chrono::sys_days(std::chrono::year(2026) / 11 / 23))};
    ObjectStore store{100};
    Randomness randomness{7};
    const std::vector<User> users = standardUsers();
    ApiServer api(store, timeline, randomness, [&users](const std::string& token) -> const User* {
        const auto user = std::ranges::find(users, token, &User::name);
        return user == users.end() ? nullptr : &*user;
    });
    for (const auto& [kind, object] : objects())
        store.put(*kind, object);
    const auto outcome = api.handle(
        {.method = lines.method,
         .target = lines.target,
         .headers
         = {{"accept", "application/json"}, {"authorization", "Bearer admin"}, {"content-type", contentType}, {"user-agent", "fuzz"}},
         .body = lines.body});
    const auto* answer = std::get_if<ApiAnswer>(&outcome);
    if (!answer)
        return;
    require(answer->status >= 200 && answer->status < 600, "an answer has a status");
    if (answer->contentType == "application/json")
        require(Json::accept(answer->body), "an answer in JSON is JSON");
}

} // namespace

// Line 1 is the method, line 2 path and query, the rest the body.
void sandboxRequest(std::string_view input)
{
    const RequestLines lines = linesOf(input);
    if (const auto target = parseTarget(lines.method, lines.target)) {
        require(target->path.starts_with('/'), "a path begins with a slash");
        if (const auto query = parseListQuery(*target, kindOf("pods")); !query)
            require(query.error().status >= 400, "a wrong query is refused");
    }
    if (lines.body.starts_with("k8s"))
        return ask(lines, "application/vnd.kubernetes.protobuf");
    if (lines.method != "PATCH")
        return ask(lines, contentTypes[0]);
    for (const char* contentType : contentTypes)
        ask(lines, contentType);
}

} // namespace tealdeck::fuzz
