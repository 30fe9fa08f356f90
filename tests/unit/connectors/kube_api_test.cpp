#include <QtTest>

#include "core/connectors/kube/kube_api.h"
#include "tests/support/shown.h"

#include <nlohmann/json.hpp>

using namespace tealdeck;
using namespace std::chrono_literals;

namespace
{

std::string header(const HttpRequest& request, std::string_view name)
{
    for (const HttpHeader& candidate : request.headers) {
        if (candidate.name == name)
            return candidate.value;
    }
    return {};
}

} // namespace

class KubeApiTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyResourceHasItsPath()
    {
        QCOMPARE(shown(kubePath(kube::pods, "shop", "web-1")), QByteArray("/api/v1/namespaces/shop/pods/web-1"));
        QCOMPARE(shown(kubePath(kube::deployments, "shop", "web", "scale")),
                 QByteArray("/apis/apps/v1/namespaces/shop/deployments/web/scale"));
        QCOMPARE(shown(kubePath(kube::endpointSlices, {})), QByteArray("/apis/discovery.k8s.io/v1/endpointslices"));
        QCOMPARE(shown(kubePath(kube::ingresses, "shop")), QByteArray("/apis/networking.k8s.io/v1/namespaces/shop/ingresses"));
        QCOMPARE(shown(kubePath(kube::leases, "shop", "tealdeck-web")),
                 QByteArray("/apis/coordination.k8s.io/v1/namespaces/shop/leases/tealdeck-web"));
        QCOMPARE(shown(kubePath(kube::horizontalPodAutoscalers, "shop")),
                 QByteArray("/apis/autoscaling/v2/namespaces/shop/horizontalpodautoscalers"));
        QCOMPARE(shown(kubePath(kube::namespaces, {}, "kube-system")), QByteArray("/api/v1/namespaces/kube-system"));
    }

    // A name from outside can never leave its place in the path.
    void namesAreEncoded()
    {
        const std::string path = kubePath(kube::pods, "a/../b", "x?y=1#z");
        QVERIFY(path.find("..") == std::string::npos || path.find("/../") == std::string::npos);
        QCOMPARE(std::count(path.begin(), path.end(), '/'), 6);
        QVERIFY(path.find('?') == std::string::npos && path.find('#') == std::string::npos);
    }

    void aListAsksForWhatIsGiven()
    {
        const HttpRequest request = listRequest(kube::pods, {},
                                                {.limit = 500,
                                                 .continueToken = "a b",
                                                 .resourceVersion = "0",
                                                 .resourceVersionMatch = "NotOlderThan",
                                                 .labelSelector = "app",
                                                 .fieldSelector = "x"});
        QCOMPARE(
            shown(request.target),
            QByteArray(
                "/api/v1/"
                "pods?limit=500&continue=a%20b&resourceVersion=0&resourceVersionMatch=NotOlderThan&labelSelector=app&fieldSelector=x"));
        QCOMPARE(shown(listRequest(kube::pods, {}).target), QByteArray("/api/v1/pods"));
        QVERIFY(isReadOnly(request) && request.lane == HttpLane::Background);
    }

    void aWatchHasNoDeadlineAndAsksForBookmarks()
    {
        const HttpRequest request = watchRequest(kube::services, "shop", "42", 300s, "app");
        QCOMPARE(shown(request.target),
                 QByteArray("/api/v1/namespaces/shop/"
                            "services?watch=true&allowWatchBookmarks=true&resourceVersion=42&timeoutSeconds=300&labelSelector=app"));
        QCOMPARE(request.deadline.count(), 0);
    }

    void aTableIsAskedForByItsMediaType()
    {
        QCOMPARE(shown(header(tableRequest(kube::pods, "shop"), "accept")),
                 QByteArray("application/json;as=Table;v=v1;g=meta.k8s.io,application/json"));
    }

    void writesCarryTheirContentTypeAndCountAsWrites()
    {
        const HttpRequest patch = jsonPatchRequest(kube::services, "shop", "web", "[]");
        QCOMPARE(shown(header(patch, "content-type")), QByteArray("application/json-patch+json"));
        QCOMPARE(shown(toString(patch.method)), QByteArray("PATCH"));
        QCOMPARE(shown(header(mergePatchRequest(kube::services, "shop", "web", "{}"), "content-type")),
                 QByteArray("application/merge-patch+json"));
        QCOMPARE(shown(header(createRequest(kube::leases, "shop", "{}"), "content-type")), QByteArray("application/json"));
        for (const HttpRequest& request : {patch, createRequest(kube::leases, "shop", "{}"),
                                           replaceRequest(kube::leases, "shop", "x", "{}"), deleteRequest(kube::leases, "shop", "x")}) {
            QVERIFY(isStateChanging(request));
            QVERIFY(request.lane == HttpLane::Foreground);
            QVERIFY(isDryRun(withDryRun(request)) && !isStateChanging(withDryRun(request)));
        }
        QCOMPARE(shown(withDryRun(patch).target), QByteArray("/api/v1/namespaces/shop/services/web?dryRun=All"));
    }

    void reviewsAreReadOnlyAndSaySelf()
    {
        const HttpRequest who = selfSubjectReviewRequest();
        const HttpRequest may = accessReviewRequest({.verb = "patch",
                                                     .group = "apps",
                                                     .resource = "deployments",
                                                     .subresource = "scale",
                                                     .namespaceName = "shop",
                                                     .name = "we\"b"});
        QVERIFY(isReadOnly(who) && isReadOnly(may));
        QCOMPARE(shown(nlohmann::json::parse(who.body)["kind"].get<std::string>()), QByteArray("SelfSubjectReview"));
        const auto attributes = nlohmann::json::parse(may.body)["spec"]["resourceAttributes"];
        QCOMPARE(shown(attributes["subresource"].get<std::string>()), QByteArray("scale"));
        QCOMPARE(shown(attributes["name"].get<std::string>()), QByteArray("we\"b"));
        QCOMPARE(shown(serverVersionRequest().target), QByteArray("/version"));
    }
};

QTEST_GUILESS_MAIN(KubeApiTest)
#include "kube_api_test.moc"
