#include "app/ctl/commands.h"
#include "app/ctl/describe_text.h"
#include "app/ctl/object_words.h"
#include "app/ctl/text_table.h"
#include "core/base/encoding.h"
#include "core/connectors/kube/kube_api.h"
#include "core/connectors/kube/kube_status.h"
#include "core/connectors/kube/object_events.h"
#include "core/net/fetch.h"

#include <algorithm>
#include <cctype>
#include <csignal>
#include <iostream>

namespace tealdeck
{
namespace
{

constexpr int eventsPerPage = 500;
constexpr Duration eventPageLimit = std::chrono::seconds(70);
constexpr std::chrono::seconds watchLength{1800};

volatile std::sig_atomic_t isEventWatchInterrupted = 0;

// Which events are wanted.
struct EventFilter
{
    std::string namespaceName;
    std::string fieldSelector;
    std::vector<std::string> types;
    bool isNamespaceShown = false;

    bool admits(const ObjectEvent& event) const
    {
        const auto equals = [&](const std::string& type) {
            return std::ranges::equal(
                type, event.type, {}, [](unsigned char c) { return std::tolower(c); }, [](unsigned char c) { return std::tolower(c); });
        };
        return types.empty() || std::ranges::any_of(types, equals);
    }
};

Result<ObjectEventPage> readEventPage(CtlEnvironment& environment, HttpClient& http, const EventFilter& filter, const std::string& token)
{
    std::optional<Result<ObjectEventPage>> page;
    const Handle request = fetch<ObjectEventPage>(
        http,
        listRequest(kube::events, filter.namespaceName,
                    {.limit = eventsPerPage, .continueToken = token, .fieldSelector = filter.fieldSelector}),
        [&](const HttpResponse& response) -> Result<ObjectEventPage> {
            if (response.head.status != 200)
                return fail(errorFromAnswer(response,
                                            {.verb = "list", .resource = kube::events, .namespaceName = filter.namespaceName, .name = {}}));
            return decodeObjectEvents(response.body);
        },
        [&](Result<ObjectEventPage> result) { page = std::move(result); });
    return waitFor(environment.loop(), page, eventPageLimit);
}

// All pages, the newest last as kubectl prints them.
Result<ObjectEventPage> readAllEvents(CtlEnvironment& environment, HttpClient& http, const EventFilter& filter)
{
    ObjectEventPage all;
    do {
        auto page = readEventPage(environment, http, filter, all.continueToken);
        if (!page)
            return page;
        all.events.insert(all.events.end(), std::make_move_iterator(page->events.begin()), std::make_move_iterator(page->events.end()));
        all.continueToken = page->continueToken;
        all.resourceVersion = page->resourceVersion;
    } while (!all.continueToken.empty());
    std::erase_if(all.events, [&](const ObjectEvent& event) { return !filter.admits(event); });
    std::ranges::stable_sort(all.events, {}, [](const ObjectEvent& event) { return event.last.value_or(WallTime{}); });
    return all;
}

std::vector<std::string> headOf(const EventFilter& filter)
{
    std::vector<std::string> head{"LAST SEEN", "TYPE", "REASON", "OBJECT", "MESSAGE"};
    if (filter.isNamespaceShown)
        head.insert(head.begin(), "NAMESPACE");
    return head;
}

std::string trimmed(const std::string& text)
{
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    return begin == std::string::npos ? std::string() : text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

std::vector<std::string> cellsOf(const ObjectEvent& event, const EventFilter& filter, WallTime now)
{
    std::vector<std::string> cells{lastSeenText(event, now), event.type, event.reason, event.objectKind + "/" + event.objectName,
                                   trimmed(event.text)};
    if (filter.isNamespaceShown)
        cells.insert(cells.begin(), event.namespaceName);
    return cells;
}

void print(const std::vector<ObjectEvent>& events, const EventFilter& filter, WallTime now)
{
    if (events.empty()) {
        std::cerr << (filter.namespaceName.empty() ? "No events found.\n"
                                                   : "No events found in " + printable(filter.namespaceName) + " namespace.\n");
        return;
    }
    TextTable table(headOf(filter));
    for (const ObjectEvent& event : events)
        table.add(cellsOf(event, filter, now));
    table.print(std::cout);
}

// Splits the watch into lines on the net thread and hands each over to the home thread.
class EventLines : public BodySink
{
public:
    using OnLine = std::function<void(const std::string&)>;
    // Whoever owns `onLine` ends it; the net thread may keep this object longer.
    EventLines(Scheduler& home, std::weak_ptr<OnLine> onLine)
        : m_home(home)
        , m_onLine(std::move(onLine))
    {
    }

    Result<void> head(const HttpHead& head) override
    {
        if (head.status == 200)
            return {};
        return fail(ErrorKind::ServerFailure, message("Ctl", "The server answered the watch with HTTP %1.", {std::to_string(head.status)}));
    }
    Result<void> bytes(std::string_view bytes) override
    {
        m_rest += bytes;
        for (std::size_t end = m_rest.find('\n'); end != std::string::npos; end = m_rest.find('\n')) {
            m_home.post([line = m_rest.substr(0, end), onLine = m_onLine] {
                if (const auto alive = onLine.lock())
                    (*alive)(line);
            });
            m_rest.erase(0, end + 1);
        }
        constexpr std::size_t longestLine = std::size_t{4} * 1024 * 1024;
        if (m_rest.size() > longestLine)
            return fail(ErrorKind::ProtocolViolation, message("Ctl", "An event of the watch is too long."));
        return {};
    }

private:
    Scheduler& m_home;
    std::weak_ptr<OnLine> m_onLine;
    std::string m_rest;
};

// One line for each new or changed event from `version` on, until SIGINT or SIGTERM; moves `version` on. True: the watch ended and may be
// opened again.
Result<bool> watchOnce(CtlEnvironment& environment, Connection& connection, const EventFilter& filter, std::string& version)
{
    const auto onLine = std::make_shared<EventLines::OnLine>([&](const std::string& line) {
        const auto change = parseObjectJson(line);
        if (!change)
            return;
        const std::string type = textAt(*change, {"type"});
        const std::string newVersion = textAt(*change, {"object", "metadata", "resourceVersion"});
        version = type == "ERROR" ? std::string() : newVersion.empty() ? version : newVersion;
        if (type != "ADDED" && type != "MODIFIED")
            return;
        const ObjectEvent event = readObjectEvent(jsonAt(*change, {"object"}));
        if (!filter.admits(event))
            return;
        std::string text;
        for (const std::string& cell : cellsOf(event, filter, connection.serverTime().wallNow()))
            text += (text.empty() ? "" : "   ") + printable(cell);
        std::cout << text << std::endl; // a watcher behind a pipe shall see it now
    });
    HttpRequest request = watchRequest(kube::events, filter.namespaceName, version, watchLength);
    if (!filter.fieldSelector.empty())
        request.target += "&fieldSelector=" + encodeUrlComponent(filter.fieldSelector);
    std::optional<Result<HttpHead>> end;
    const Handle watching = connection.http().exchange(std::move(request), std::make_shared<EventLines>(environment.loop(), onLine),
                                                       [&](Result<HttpHead> head) { end = std::move(head); });
    while (!isEventWatchInterrupted && !end)
        environment.loop().runUntil([&] { return isEventWatchInterrupted != 0 || end.has_value(); }, std::chrono::milliseconds(200));
    if (isEventWatchInterrupted)
        return false;
    if (!*end)
        return fail(end->error());
    return !version.empty();
}

ExitCode watchEvents(CtlEnvironment& environment, Connection& connection, const EventFilter& filter, std::string version)
{
    std::signal(SIGINT, [](int) { isEventWatchInterrupted = 1; });
    std::signal(SIGTERM, [](int) { isEventWatchInterrupted = 1; });
    while (true) {
        const auto goesOn = watchOnce(environment, connection, filter, version);
        if (!goesOn)
            return complain(goesOn.error());
        if (!*goesOn)
            return isEventWatchInterrupted ? ExitCode::Done : ExitCode::Failed;
    }
}

Result<EventFilter> filterFrom(const CtlEnvironment& environment, const CtlOptions& options)
{
    EventFilter filter{.namespaceName = options.isAllNamespaces ? std::string() : namespaceInUse(environment, options),
                       .fieldSelector = {},
                       .types = options.eventTypes,
                       .isNamespaceShown = options.isAllNamespaces};
    if (options.object.empty())
        return filter;
    const auto object = objectInWords(options.object, filter.namespaceName);
    if (!object)
        return fail(object.error());
    filter.fieldSelector = eventSelector(*object);
    return filter;
}

} // namespace

ExitCode listEvents(CtlEnvironment& environment, const CtlOptions& options)
{
    const auto connection = environment.connect();
    if (!connection)
        return complain(connection.error());
    const auto filter = filterFrom(environment, options);
    if (!filter) {
        complain(filter.error());
        return ExitCode::Usage;
    }
    HttpClient& http = (*connection)->http();
    const auto page = readAllEvents(environment, http, *filter);
    if (!page)
        return complain(page.error());
    print(page->events, *filter, (*connection)->serverTime().wallNow());
    return options.isWatching ? watchEvents(environment, **connection, *filter, page->resourceVersion) : ExitCode::Done;
}

} // namespace tealdeck
