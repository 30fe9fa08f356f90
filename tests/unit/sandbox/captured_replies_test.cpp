#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "sandbox_fixture.h"

#include "core/sandbox/api/table.h"
#include "core/sandbox/api/table_cells.h"

#include <QRegularExpression>

#include <optional>
#include <set>

using namespace tealdeck::sandbox;
using namespace tealdeck;

namespace
{

// One row of MANIFEST.md: what was asked, by whom.
struct Asked
{
    std::string file;
    std::string method;
    std::string target;
    std::string user = "operator";
    std::map<std::string, std::string> headers;
    std::string body;
};

std::optional<std::string> between(const std::string& text, const std::string& begin, const std::string& end)
{
    const auto from = text.find(begin);
    if (from == std::string::npos)
        return std::nullopt;
    const auto to = text.find(end, from + begin.size());
    return text.substr(from + begin.size(), to == std::string::npos ? std::string::npos : to - from - begin.size());
}

std::vector<Asked> askedOfTheRealServer()
{
    std::vector<Asked> all;
    const QStringList lines = QString::fromStdString(captured("MANIFEST.md")).split('\n');
    static const QRegularExpression row(R"(^\| (\S+\.http) \| \d+ \| .* \| (`[A-Z]+ /.*) \|$)");
    for (const QString& line : lines) {
        const auto match = row.match(line);
        if (!match.hasMatch())
            continue;
        const std::string what = match.captured(2).toStdString();
        const std::string request = between(what, "`", "`").value_or("");
        Asked asked{.file = match.captured(1).toStdString(),
                    .method = request.substr(0, request.find(' ')),
                    .target = request.substr(request.find(' ') + 1),
                    .headers = {},
                    .body = between(what, "; body `", "`").value_or("")};
        if (const auto user = between(what, "; as ", ";"))
            asked.user = *user;
        if (const auto accept = between(what, "; Accept: ", "; Content"))
            asked.headers["accept"] = *accept;
        if (const auto type = between(what, "; Content-Type: ", "; body"))
            asked.headers["content-type"] = *type;
        all.push_back(std::move(asked));
    }
    return all;
}

// What differs from server to server: ids, times, versions.
Json masked(const Json& value, const std::string& name = {})
{
    static const std::set<std::string> changing{"uid", "resourceVersion", "creationTimestamp", "time", "continue", "credential-id"};
    if (changing.contains(name))
        return "*";
    if (value.is_object()) {
        Json out = Json::object();
        for (const auto& [member, inner] : value.items())
            out[member] = masked(inner, member);
        return out;
    }
    if (value.is_array()) {
        Json out = Json::array();
        for (const Json& inner : value)
            out.push_back(masked(inner, name));
        return out;
    }
    if (name != "message" || !value.is_string())
        return value;
    QString text = QString::fromStdString(value.get<std::string>());
    static const QRegularExpression numbers(R"(\b\d{3,}\b)");
    return text.replace(numbers, "N").toStdString();
}

// The first place where they differ, or nothing.
std::string difference(const Json& real, const Json& ours, const std::string& path = {})
{
    if (real.is_object() && ours.is_object()) {
        for (const auto& [name, value] : real.items()) {
            if (!ours.contains(name))
                return path + "/" + name + " is missing: " + value.dump().substr(0, 200);
            if (const std::string inner = difference(value, ours[name], path + "/" + name); !inner.empty())
                return inner;
        }
        for (const auto& [name, value] : ours.items()) {
            if (!real.contains(name))
                return path + "/" + name + " is not in the real one: " + value.dump().substr(0, 200);
        }
        return {};
    }
    if (real.is_array() && ours.is_array() && real.size() == ours.size()) {
        for (std::size_t i = 0; i < real.size(); ++i) {
            if (const std::string inner = difference(real[i], ours[i], path + "/" + std::to_string(i)); !inner.empty())
                return inner;
        }
        return {};
    }
    return real == ours ? std::string() : path + ": real " + real.dump().substr(0, 300) + " ours " + ours.dump().substr(0, 300);
}

// Not here: bytes that only a real node or a real certificate gives, binary forms, what other tests compare, and what the sandbox
// does not have (a service account of its own).
bool isComparedElsewhere(const std::string& file)
{
    static const std::set<std::string> elsewhere{"version.http",
                                                 "readyz-verbose.http",
                                                 "discovery-api.http",
                                                 "discovery-apis-aggregated.http",
                                                 "self-subject-review.http",
                                                 "self-subject-review-token.http",
                                                 "list-events.http",
                                                 "list-events-new-group.http",
                                                 "eviction.http", // of another cluster's pods: eviction_test
                                                 "eviction-dry-run.http",
                                                 "eviction-not-found.http",
                                                 "eviction-other-uid.http",
                                                 "continue-expired.http",
                                                 "list-exact-expired.http",
                                                 "pods-page-2.http",
                                                 "pods-page-3.http",
                                                 "pods-page-4.http",
                                                 "discovery-api-aggregated.http",
                                                 "discovery-api-versions.http",
                                                 "discovery-apis.http",
                                                 "discovery-apps.http",
                                                 "discovery-apis-custom.http",
                                                 "table-empty.http",
                                                 "pods-table-no-object.http"};
    return elsewhere.contains(file) || file.find("-table.http") != std::string::npos || file.starts_with("deployments-table-page")
        || file.starts_with("node-") || file.starts_with("why-") || file.starts_with("revisions-") || file.starts_with("watch-")
        || file.starts_with("stream-") || file.find("protobuf") != std::string::npos;
}

// The manifest keeps 300 letters of a body, and names the versions of the real server.
void complete(Asked& asked, const std::map<std::string, std::string>& versions)
{
    if (asked.file == "lease-renew.http" || asked.file == "lease-conflict.http")
        asked.body += "}";
    if (asked.file == "event-create.http")
        asked.body
            += R"(onent": "tealdeck"}, "firstTimestamp": "2026-01-02T03:04:05Z", "lastTimestamp": "2026-01-02T03:04:05Z", "count": 1})";
    for (const auto& [theirs, ours] : versions) {
        const std::string needle = "\"" + theirs + "\"";
        if (const auto at = asked.body.find(needle); at != std::string::npos)
            asked.body.replace(at, needle.size(), "\"" + ours + "\"");
    }
}

// Where our answer is not the real one; nothing when it is.
std::string differenceOf(const std::string& file, const CapturedReply& real, const ApiAnswer& ours)
{
    // In these the whole object or a name made up by the server is quoted.
    static const std::set<std::string> reasonOnly{"event-create.http", "patch-wrong-type.http", "patch-unknown-field-strict.http"};
    if (ours.status != real.status || ours.contentType != real.headers.at("Content-Type"))
        return "real " + std::to_string(real.status) + ", ours " + std::to_string(ours.status) + " " + ours.body.substr(0, 300);
    if (real.headers.contains("Warning") && (ours.headers.empty() || ours.headers.front().second != real.headers.at("Warning")))
        return "another warning";
    if (real.headers.at("Content-Type") != "application/json")
        return real.body == ours.body ? "" : "another text";
    const Json theirJson = Json::parse(real.body);
    const Json ourJson = Json::parse(ours.body);
    if (textAt(theirJson, {"reason"}) != textAt(ourJson, {"reason"}))
        return "another reason";
    return reasonOnly.contains(file) ? std::string() : difference(masked(theirJson), masked(ourJson));
}

} // namespace

// The same requests as were sent to a real API server, answered by ours over the same objects: equal field by field.
class CapturedRepliesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void repliesAreThoseOfTheRealServer();
    void discoveryIsAPartOfTheRealOne();
    void tooOldWatchesEndAsThoseOfTheRealServer();
    void expiredListsAreThoseOfTheRealServer();
    void tablesSayTheWordsOfTheRealServer_data();
    void tablesSayTheWordsOfTheRealServer();
    void streamingListsAreThoseOfTheRealServer();

private:
    static void loadShop(ApiFixture& fixture);
};

void CapturedRepliesTest::loadShop(ApiFixture& fixture)
{
    fixture.load("list-namespaces.http", "namespaces");
    for (const char* page : {"pods-page-1.http", "pods-page-2.http", "pods-page-3.http", "pods-page-4.http"})
        fixture.load(page, "pods");
    fixture.load("list-services.http", "services");
    fixture.load("list-deployments.http", "deployments");
    fixture.load("list-replicasets.http", "replicasets");
    fixture.load("list-statefulsets.http", "statefulsets");
    fixture.load("list-endpointslices.http", "endpointslices");
    fixture.load("list-ingresses.http", "ingresses");
    fixture.load("list-horizontalpodautoscalers.http", "horizontalpodautoscalers");
    fixture.load("list-poddisruptionbudgets.http", "poddisruptionbudgets");
    fixture.load("list-jobs.http", "jobs");
    fixture.load("list-cronjobs.http", "cronjobs");
    fixture.load("list-leases.http", "leases");
    fixture.load("list-nodes.http", "nodes");
}

void CapturedRepliesTest::repliesAreThoseOfTheRealServer()
{
    ApiFixture fixture;
    loadShop(fixture);
    std::map<std::string, std::string> versions; // theirs -> ours
    QStringList wrong;
    int compared = 0;
    for (Asked& asked : askedOfTheRealServer()) {
        if (isComparedElsewhere(asked.file))
            continue;
        complete(asked, versions);
        const CapturedReply real = capturedReply(asked.file);
        const ApiAnswer ours = fixture.ask(asked.method, asked.target, asked.body, asked.user, asked.headers);
        ++compared;
        if (const std::string where = differenceOf(asked.file, real, ours); !where.empty()) {
            wrong << QString::fromStdString(asked.file + ": " + where);
            continue;
        }
        if (real.headers.at("Content-Type") != "application/json")
            continue;
        if (const std::string version = textAt(Json::parse(real.body), {"metadata", "resourceVersion"}); !version.empty())
            versions[version] = textAt(Json::parse(ours.body), {"metadata", "resourceVersion"});
    }
    QVERIFY2(wrong.isEmpty(), qPrintable("\n" + wrong.join("\n")));
    QVERIFY(compared >= 60);
}

void CapturedRepliesTest::discoveryIsAPartOfTheRealOne()
{
    ApiFixture fixture;
    const Json real = Json::parse(capturedReply("discovery-api.http").body);
    const Json ours = fixture.askJson("GET", "/api/v1");
    for (const Json& resource : ours["resources"]) {
        const auto same = std::find(real["resources"].begin(), real["resources"].end(), resource);
        QVERIFY2(same != real["resources"].end(), resource.dump().c_str());
    }
    const Json realGroups = Json::parse(capturedReply("discovery-apis-aggregated.http").body);
    const Json ourGroups = fixture.askJson("GET", "/apis", {}, "operator",
                                           {{"accept", "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList"}});
    for (const Json& group : ourGroups["items"]) {
        const auto realGroup = std::find_if(realGroups["items"].begin(), realGroups["items"].end(),
                                            [&](const Json& one) { return one["metadata"] == group["metadata"]; });
        QVERIFY(realGroup != realGroups["items"].end());
        const Json& realResources = (*realGroup)["versions"][0]["resources"];
        for (const Json& resource : group["versions"][0]["resources"])
            QVERIFY2(std::find(realResources.begin(), realResources.end(), resource) != realResources.end(), resource.dump().c_str());
    }
    const Json version = Json::parse(capturedReply("version.http").body);
    Json ourVersion = fixture.askJson("GET", "/version");
    QCOMPARE(QString::fromStdString(textAt(ourVersion, {"gitVersion"})),
             QString::fromStdString(textAt(version, {"gitVersion"})) + "+sandbox");
    ourVersion["gitVersion"] = version["gitVersion"];
    QCOMPARE(QString::fromStdString(ourVersion.dump()), QString::fromStdString(version.dump()));
}

void CapturedRepliesTest::tooOldWatchesEndAsThoseOfTheRealServer()
{
    ApiFixture fixture;
    loadShop(fixture);
    const long long seen = fixture.store.version();
    fixture.store.forgetHistory();
    const auto outcome
        = fixture.api.handle(fixture.request("GET", "/api/v1/namespaces/shop/pods?watch=true&resourceVersion=" + std::to_string(seen)));
    RecordingStream sink;
    std::get<std::shared_ptr<ApiStream>>(outcome)->start(sink);
    QVERIFY(sink.isEnded);
    QCOMPARE(sink.events().size(), std::size_t(1));
    const Json real = Json::parse(capturedReply("watch-too-old.http").body);
    QCOMPARE(QString::fromStdString(difference(masked(real), masked(sink.events().front()))), QString());
}

void CapturedRepliesTest::expiredListsAreThoseOfTheRealServer()
{
    ApiFixture fixture;
    loadShop(fixture);
    const std::string pods = "/api/v1/namespaces/shop/pods";
    const std::string seen = std::to_string(fixture.store.version());
    const std::string token = textAt(fixture.askJson("GET", pods + "?limit=6"), {"metadata", "continue"});
    fixture.store.forgetHistory();
    const ApiAnswer expired = fixture.ask("GET", pods + "?limit=6&continue=" + token);
    QCOMPARE(expired.status, 410);
    QCOMPARE(QString::fromStdString(
                 difference(masked(Json::parse(capturedReply("continue-expired.http").body)), masked(Json::parse(expired.body)))),
             QString());
    const ApiAnswer exact = fixture.ask("GET", pods + "?resourceVersion=" + seen + "&resourceVersionMatch=Exact");
    QCOMPARE(exact.status, 410);
    QCOMPARE(QString::fromStdString(difference(Json::parse(capturedReply("list-exact-expired.http").body), Json::parse(exact.body))),
             QString());
    // The new token leads through the rest, though not consistently.
    const std::string fresh = textAt(Json::parse(expired.body), {"metadata", "continue"});
    const Json rest = fixture.askJson("GET", pods + "?continue=" + fresh);
    QCOMPARE(rest["items"].size() + 6, fixture.askJson("GET", pods)["items"].size());
}

void CapturedRepliesTest::tablesSayTheWordsOfTheRealServer_data()
{
    QTest::addColumn<QString>("objects");
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("now");
    QTest::newRow("made states") << "pods-states.json"
                                 << "pods-states.table.json"
                                 << "pods-states.now";
    QTest::newRow("a real kubelet's") << "pods-node.json"
                                      << "pods-node.table.json"
                                      << "pods-node.now";
}

void CapturedRepliesTest::tablesSayTheWordsOfTheRealServer()
{
    QFETCH(QString, objects);
    QFETCH(QString, table);
    QFETCH(QString, now);
    const Json list = Json::parse(captured(objects.toStdString()));
    const Json real = Json::parse(captured(table.toStdString()));
    const auto moment = parseRfc3339(QString::fromStdString(captured(now.toStdString())).trimmed().toStdString());
    QVERIFY(moment);
    QCOMPARE(list["items"].size(), real["rows"].size());
    for (std::size_t i = 0; i < real["rows"].size(); ++i) {
        Json ours = cellsOf(kindOf("pods"), list["items"][i], *moment);
        Json theirs = real["rows"][i]["cells"];
        for (const std::size_t age : {std::size_t(3), std::size_t(4)}) { // ages may differ by the second in which the server looked
            if (theirs[age].get<std::string>().substr(0, 2) == ours[age].get<std::string>().substr(0, 2))
                ours[age] = theirs[age];
        }
        ours.erase(8); // readiness gates: we have none
        theirs.erase(8);
        QCOMPARE(QString::fromStdString(ours.dump()), QString::fromStdString(theirs.dump()));
    }
    const Json columns = tableOf(kindOf("pods"), {}, "None", *moment)["columnDefinitions"];
    QCOMPARE(columns.size(), real["columnDefinitions"].size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
        for (const char* member : {"name", "type", "format", "priority"})
            QCOMPARE(QString::fromStdString(columns[i][member].dump()),
                     QString::fromStdString(real["columnDefinitions"][i][member].dump()));
    }
}

void CapturedRepliesTest::streamingListsAreThoseOfTheRealServer()
{
    ApiFixture fixture;
    loadShop(fixture);
    const std::string query
        = "?watch=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true&timeoutSeconds=4";
    for (const std::string kind : {"services", "pods"}) {
        const auto outcome = fixture.api.handle(fixture.request("GET", "/api/v1/namespaces/shop/" + kind + query));
        RecordingStream sink;
        std::get<std::shared_ptr<ApiStream>>(outcome)->start(sink);
        const QStringList real
            = QString::fromStdString(capturedReply("stream-list-" + kind + ".http").body).split('\n', Qt::SkipEmptyParts);
        const auto ours = sink.events();
        QCOMPARE(ours.size(), static_cast<std::size_t>(real.size()));
        for (std::size_t i = 0; i < ours.size(); ++i)
            QCOMPARE(QString::fromStdString(difference(masked(Json::parse(real[static_cast<int>(i)].toStdString())), masked(ours[i]))),
                     QString());
    }
}

QTEST_GUILESS_MAIN(CapturedRepliesTest)
#include "captured_replies_test.moc"
