#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "sandbox_fixture.h"

#include "core/sandbox/api/table.h"

#include <algorithm>

using namespace tealdeck::sandbox;
using namespace tealdeck;

namespace
{

const std::string asTable = "application/json;as=Table;v=v1;g=meta.k8s.io,application/json";
const std::string asGroups = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

Json real(const std::string& file)
{
    return Json::parse(capturedReply(file).body);
}

QString text(const Json& json)
{
    return QString::fromStdString(json.dump());
}

std::vector<std::string> namesOf(const Json& object)
{
    std::vector<std::string> names;
    for (const auto& [name, value] : object.items())
        names.push_back(name);
    return names;
}

// Everything but what time and another run of the cluster change.
Json withoutAges(Json row, const Json& columns)
{
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::string name = columns[i]["name"];
        if (name == "Age" || name == "Last Seen" || name == "First Seen" || name == "Last Schedule")
            row[i] = "*";
    }
    return row;
}

} // namespace

// Tables of every kind have the real server's columns and words, in lists and in watches.
class CapturedTablesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindHasTheColumnsOfTheRealServer_data()
    {
        QTest::addColumn<QString>("plural");
        for (const Kind& kind : allKinds()) {
            if (kind.group != "events.k8s.io")
                QTest::newRow(std::string(kind.plural).c_str())
                    << QString::fromUtf8(kind.plural.data(), static_cast<int>(kind.plural.size()));
        }
    }

    void everyKindHasTheColumnsOfTheRealServer()
    {
        QFETCH(QString, plural);
        const std::string name = plural.toStdString();
        const Json theirs = real(name == "pods" ? "pods-table-no-object.http" : name + "-table.http");
        const Json ours = tableOf(kindOf(name), {}, "None", noon());
        QCOMPARE(text(ours["columnDefinitions"]), text(theirs["columnDefinitions"]));
    }

    void rowsSayTheWordsOfTheRealServer_data()
    {
        QTest::addColumn<QString>("plural");
        for (const char* plural : {"cronjobs", "horizontalpodautoscalers", "poddisruptionbudgets", "ingresses", "leases", "statefulsets"})
            QTest::newRow(plural) << QString::fromLatin1(plural);
    }

    void rowsSayTheWordsOfTheRealServer()
    {
        QFETCH(QString, plural);
        ApiFixture fixture;
        const std::string name = plural.toStdString();
        const Kind& kind = kindOf(name);
        fixture.load("list-" + name + ".http", name);
        const Json theirs = real(name + "-table.http");
        const std::string path = "/apis/" + kind.apiVersion() + "/namespaces/shop/" + name + "?includeObject=None";
        const Json ours = fixture.askJson("GET", path, {}, "operator", {{"accept", asTable}});
        QCOMPARE(namesOf(ours), namesOf(theirs));
        QCOMPARE(ours["rows"].size(), theirs["rows"].size());
        for (std::size_t i = 0; i < ours["rows"].size(); ++i) {
            QCOMPARE(text(withoutAges(ours["rows"][i]["cells"], ours["columnDefinitions"])),
                     text(withoutAges(theirs["rows"][i]["cells"], theirs["columnDefinitions"])));
        }
    }

    void pagesAreContinuedAsByTheRealServer()
    {
        ApiFixture fixture;
        fixture.load("list-deployments.http", "deployments");
        std::string path = "/apis/apps/v1/namespaces/shop/deployments?limit=4";
        for (const char* file : {"deployments-table-page-1.http", "deployments-table-page-2.http"}) {
            const Json theirs = real(file);
            const Json ours = fixture.askJson("GET", path, {}, "operator", {{"accept", asTable}});
            QCOMPARE(namesOf(ours), namesOf(theirs));
            QCOMPARE(namesOf(ours["metadata"]), namesOf(theirs["metadata"]));
            QCOMPARE(text(ours["columnDefinitions"]), text(theirs["columnDefinitions"]));
            QCOMPARE(ours["rows"].size(), theirs["rows"].size());
            QCOMPARE(namesOf(ours["rows"][0]), namesOf(theirs["rows"][0]));
            QCOMPARE(namesOf(ours["rows"][0]["object"]), namesOf(theirs["rows"][0]["object"]));
            QCOMPARE(text(ours["rows"][0]["object"]["kind"]), text(theirs["rows"][0]["object"]["kind"]));
            path = "/apis/apps/v1/namespaces/shop/deployments?limit=4&continue=" + ours["metadata"].value("continue", std::string());
        }
    }

    void watchesTellColumnsOnceAsTheRealServer()
    {
        ApiFixture fixture;
        fixture.load("list-namespaces.http", "namespaces");
        fixture.load("list-leases.http", "leases");
        const std::string leases = "/apis/coordination.k8s.io/v1/namespaces/shop/leases";
        const std::string version = textAt(fixture.askJson("GET", leases), {"metadata", "resourceVersion"});
        const auto outcome = fixture.api.handle(
            fixture.request("GET", leases + "?watch=true&allowWatchBookmarks=true&timeoutSeconds=5&resourceVersion=" + version, {},
                            "operator", {{"accept", asTable}}));
        RecordingStream sink;
        std::get<std::shared_ptr<ApiStream>>(outcome)->start(sink);
        const std::string lease
            = R"({"kind":"Lease","apiVersion":"coordination.k8s.io/v1","metadata":{"name":"pin"},"spec":{"holderIdentity":"a"}})";
        const Json made = fixture.askJson("POST", leases, lease);
        Json changed = made;
        changed["spec"]["holderIdentity"] = "b";
        fixture.ask("PUT", leases + "/pin", changed.dump());
        fixture.ask("DELETE", leases + "/pin");
        fixture.timeline.advance(std::chrono::seconds(10));
        const QStringList lines = QString::fromStdString(capturedReply("watch-table.http").body).split('\n', Qt::SkipEmptyParts);
        const auto ours = sink.events();
        QCOMPARE(ours.size(), static_cast<std::size_t>(lines.size()));
        for (std::size_t i = 0; i < ours.size(); ++i) {
            const Json theirs = Json::parse(lines[static_cast<int>(i)].toStdString());
            QCOMPARE(text(ours[i]["type"]), text(theirs["type"]));
            QCOMPARE(namesOf(ours[i]["object"]), namesOf(theirs["object"]));
            QCOMPARE(namesOf(ours[i]["object"]["metadata"]), namesOf(theirs["object"]["metadata"]));
            QCOMPARE(ours[i]["object"]["columnDefinitions"].is_null(), theirs["object"]["columnDefinitions"].is_null());
            QCOMPARE(ours[i]["object"]["rows"].size(), theirs["object"]["rows"].size());
            QCOMPARE(text(ours[i]["object"]["rows"][0]["object"]["kind"]), text(theirs["object"]["rows"][0]["object"]["kind"]));
        }
    }

    void discoveryHasTheFormsOfTheRealServer()
    {
        ApiFixture fixture;
        const Json core = fixture.askJson("GET", "/api", {}, "operator", {{"accept", asGroups}});
        const Json theirCore = real("discovery-api-aggregated.http");
        QCOMPARE(namesOf(core), namesOf(theirCore));
        const Json& theirs = theirCore["items"][0]["versions"][0]["resources"];
        for (const Json& resource : core["items"][0]["versions"][0]["resources"]) {
            const auto same
                = std::find_if(theirs.begin(), theirs.end(), [&](const Json& one) { return one["resource"] == resource["resource"]; });
            QVERIFY2(same != theirs.end(), resource.dump().c_str());
            for (const auto& [member, value] : resource.items()) {
                if (member != "subresources") // it has fewer of them
                    QCOMPARE(text(value), text(same->value(member, Json())));
            }
        }
        QCOMPARE(namesOf(fixture.askJson("GET", "/api")), namesOf(real("discovery-api-versions.http")));
        const Json groups = fixture.askJson("GET", "/apis");
        QCOMPARE(namesOf(groups), namesOf(real("discovery-apis.http")));
        QCOMPARE(namesOf(groups["groups"][0]), namesOf(real("discovery-apis.http")["groups"][0]));
    }
};

QTEST_GUILESS_MAIN(CapturedTablesTest)
#include "captured_tables_test.moc"
