#include <QtTest>

#include "core/connectors/kube/catalogue_reading.h"
#include "core/connectors/kube/kube_discovery.h"
#include "tests/support/captured_reply.h"
#include "tests/support/fake_http.h"
#include "tests/support/fake_scheduler.h"
#include "tests/support/shown.h"

using namespace tealdeck;
using namespace std::chrono_literals;

namespace
{

KubeCatalogue captured(const std::string& file)
{
    auto catalogue = decodeAggregatedDiscovery(capturedReply(file).body);
    if (!catalogue)
        qFatal("%s", describe(catalogue.error()).c_str());
    return *catalogue;
}

RequestPredicate asking(std::string path)
{
    return [path = std::move(path)](const HttpRequest& request) { return request.target == path; };
}

struct Reading
{
    FakeScheduler scheduler;
    FakeHttp http{scheduler};
    std::optional<Result<KubeCatalogue>> result;
    Handle handle;

    void start()
    {
        handle = readCatalogue(http, 20s, [this](Result<KubeCatalogue> catalogue) { result = std::move(catalogue); });
        scheduler.advance(1s);
    }
};

} // namespace

// Which kinds a server has, from replies of a real one: in the aggregated form and in the old one.
class KubeDiscoveryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aggregatedGroupsNameEveryKind()
    {
        const KubeCatalogue core = captured("discovery-api-aggregated.http");
        const KubeKind* pods = core.find("", "pods");
        QVERIFY(pods);
        QCOMPARE(shown(pods->kind), QByteArray("Pod"));
        QCOMPARE(shown(pods->version), QByteArray("v1"));
        QVERIFY(pods->isNamespaced);
        QCOMPARE(pods->shortNames, std::vector<std::string>{"po"});
        QCOMPARE(pods->categories, std::vector<std::string>{"all"});
        QVERIFY(pods->can("watch"));
        QVERIFY(!core.find("", "nodes")->isNamespaced);
        QVERIFY(!core.find("", "bindings")->can("list"));
    }

    void thePreferredVersionOfAGroupIsTaken()
    {
        const KubeCatalogue groups = captured("discovery-apis-custom.http");
        QCOMPARE(shown(groups.find("autoscaling", "horizontalpodautoscalers")->version), QByteArray("v2"));
        const auto autoscalers = std::ranges::count(groups.kinds, "horizontalpodautoscalers", &KubeKind::plural);
        QCOMPARE(autoscalers, 1);
    }

    void customKindsAreKindsLikeOthers()
    {
        const KubeCatalogue groups = captured("discovery-apis-custom.http");
        const KubeKind* widgets = groups.find("wg");
        QVERIFY(widgets);
        QCOMPARE(shown(widgets->qualifiedPlural()), QByteArray("widgets.factory.example"));
        QCOMPARE(shown(widgets->apiVersion()), QByteArray("factory.example/v1"));
        QCOMPARE(widgets->categories, std::vector<std::string>{"parts"});
    }

    void aKindIsFoundByTheWordsThatKubectlTakes()
    {
        const KubeCatalogue groups = captured("discovery-apis-custom.http");
        for (const char* word : {"deployments", "deployment", "Deployment", "deploy", "DEPLOY", "deployments.apps", "deployment.apps",
                                 "deployments.v1.apps"}) {
            const KubeKind* found = groups.find(word);
            QVERIFY2(found, word);
            QCOMPARE(shown(found->plural), QByteArray("deployments"));
        }
        for (const char* word : {"", "deployments.batch", "deploym", "scale", "deployments/status"})
            QVERIFY2(!groups.find(word), word);
    }

    void theFirstOfSeveralKindsWithAWordIsMeant()
    {
        KubeCatalogue all = captured("discovery-api-aggregated.http");
        addKinds(all, captured("discovery-apis-custom.http").kinds);
        QCOMPARE(shown(all.find("events")->group), QByteArray(""));
        QCOMPARE(shown(all.find("events.events.k8s.io")->group), QByteArray("events.k8s.io"));
    }

    void theOldFormSaysTheSame()
    {
        const auto kinds = decodeResourceList(capturedReply("discovery-apps.http").body);
        QVERIFY(kinds);
        const KubeCatalogue groups = captured("discovery-apis-custom.http");
        QVERIFY(kinds->size() >= 5);
        for (const KubeKind& kind : *kinds) {
            const KubeKind* other = groups.find(kind.group, kind.plural);
            QVERIFY2(other, kind.plural.c_str());
            QVERIFY2(*other == kind, kind.plural.c_str());
        }
        const auto versions = decodeGroupVersions(capturedReply("discovery-apis.http").body);
        QVERIFY(versions);
        const auto place = [&](const char* version) { return std::ranges::find(*versions, version) - versions->begin(); };
        QVERIFY(place("autoscaling/v2") < place("autoscaling/v1"));
        QCOMPARE(*decodeGroupVersions(capturedReply("discovery-api-versions.http").body), std::vector<std::string>{"v1"});
    }

    void wrongDocumentsAreRefused()
    {
        for (const char* json : {"", "[]", "null", "{}", R"({"kind":"Status"})", R"({"kind":"APIGroupDiscoveryList","items":[1]})"}) {
            const auto catalogue = decodeAggregatedDiscovery(json);
            QVERIFY2(!catalogue && catalogue.error().kind == ErrorKind::ProtocolViolation, json);
            QVERIFY2(!decodeGroupVersions(json), json);
            QVERIFY2(!decodeResourceList(json), json);
        }
    }

    void aNewServerIsAskedTwice()
    {
        Reading reading;
        reading.http.on(asking("/api"), FakeAnswer::json(capturedReply("discovery-api-aggregated.http").body));
        reading.http.on(asking("/apis"), FakeAnswer::json(capturedReply("discovery-apis-custom.http").body));
        reading.start();
        QVERIFY(reading.result && *reading.result);
        QCOMPARE(reading.http.sent.size(), std::size_t(2));
        QVERIFY((*reading.result)->find("", "pods"));
        QVERIFY((*reading.result)->find("factory.example", "widgets"));
        QVERIFY((*reading.result)->missingGroups.empty());
    }

    void anOldServerIsAskedGroupByGroup()
    {
        Reading reading;
        reading.http.on(requestContaining("/apis/"), FakeAnswer::json("{}", 503));
        reading.http.on(asking("/apis/apps/v1"), FakeAnswer::json(capturedReply("discovery-apps.http").body));
        reading.http.on(asking("/api"), FakeAnswer::json(capturedReply("discovery-api-versions.http").body));
        reading.http.on(asking("/api/v1"), FakeAnswer::json(capturedReply("discovery-api.http").body));
        reading.http.on(asking("/apis"), FakeAnswer::json(capturedReply("discovery-apis.http").body));
        reading.start();
        QVERIFY(reading.result && *reading.result);
        QVERIFY((*reading.result)->find("", "pods"));
        QVERIFY((*reading.result)->find("apps", "deployments"));
        const auto& missing = (*reading.result)->missingGroups;
        QVERIFY(std::ranges::find(missing, "batch/v1") != missing.end()); // said, and it takes nothing else down
        QVERIFY(std::ranges::find(missing, "apps/v1") == missing.end());
    }

    void withoutTheCoreGroupThereIsNoCatalogue()
    {
        Reading reading;
        reading.http.on(asking("/api"), FakeAnswer::json(capturedReply("unauthorized.http").body, 401));
        reading.http.on(asking("/apis"), FakeAnswer::json(capturedReply("discovery-apis-custom.http").body));
        reading.start();
        QVERIFY(reading.result && !*reading.result);
        QCOMPARE(shown(reading.result->error().kind), shown(ErrorKind::Unauthorized));
    }

    void whatWasEndedTellsNothing()
    {
        Reading reading;
        reading.http.on(requestContaining("/api"), FakeAnswer::json(capturedReply("discovery-api-aggregated.http").body).after(5s));
        reading.start();
        reading.handle.end();
        reading.scheduler.advance(10s);
        QVERIFY(!reading.result);
        QCOMPARE(reading.http.openCount(), std::size_t(0));
    }
};

QTEST_GUILESS_MAIN(KubeDiscoveryTest)
#include "kube_discovery_test.moc"
