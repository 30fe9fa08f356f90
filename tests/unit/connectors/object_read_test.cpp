#include <QtTest>

#include "core/connectors/kube/object_events.h"
#include "core/connectors/kube/object_kinds.h"
#include "core/connectors/kube/object_read.h"
#include "tests/support/captured_reply.h"
#include "tests/support/fake_http.h"
#include "tests/support/fake_scheduler.h"
#include "tests/support/shown.h"

#include <algorithm>

using namespace tealdeck;
using namespace std::chrono_literals;

namespace
{

const std::string space = "/api/v1/namespaces/shop/";
const std::string apps = "/apis/apps/v1/namespaces/shop/";

std::string list(const std::string& items)
{
    return R"({"kind":"List","metadata":{"resourceVersion":"9"},"items":[)" + items + "]}";
}

std::string controlled(const std::string& kind, const std::string& name, const std::string& uid)
{
    return R"("ownerReferences":[{"apiVersion":"apps/v1","kind":")" + kind + R"(","name":")" + name + R"(","uid":")" + uid
        + R"(","controller":true}])";
}

const std::string podJson = R"({"apiVersion":"v1","kind":"Pod","metadata":{"name":"web-1","namespace":"shop","uid":"p1",
    "creationTimestamp":"2026-11-23T10:00:00Z","labels":{"app":"web"},)"
    + controlled("ReplicaSet", "web-abc", "r1") + R"(},"spec":{"nodeName":"node-1","serviceAccountName":"web",
    "containers":[{"name":"app","image":"web:1","env":[{"name":"A","value":"hunter2"},
    {"name":"B","valueFrom":{"secretKeyRef":{"name":"db","key":"password"}}}],"envFrom":[{"configMapRef":{"name":"settings"}}]}],
    "volumes":[{"name":"d","persistentVolumeClaim":{"claimName":"data"}},{"name":"s","secret":{"secretName":"tls"}}]},
    "status":{"phase":"Running","podIP":"10.0.0.1","conditions":[{"type":"Ready","status":"True","lastTransitionTime":"2026-11-23T10:01:00Z"}],
    "containerStatuses":[{"name":"app","ready":true,"restartCount":0,"state":{"running":{"startedAt":"2026-11-23T10:00:01Z"}}}]}})";

ObjectAddress webPod()
{
    return makeAddress(*findKind("pod"), "shop", "web-1");
}

struct Fixture
{
    FakeScheduler scheduler;
    FakeHttp http{scheduler};
    std::vector<Result<ObjectView>> told;
    Handle reading;

    void serve(const std::string& path, std::string body, int status = 200)
    {
        http.on(requestTo(HttpMethod::Get, path), FakeAnswer::json(std::move(body), status));
    }

    // Everything that a pod of a Deployment asks for.
    void servePod()
    {
        serve(space + "pods/web-1", podJson);
        serve(apps + "replicasets/web-abc",
              R"({"metadata":{"name":"web-abc","namespace":"shop","uid":"r1",)" + controlled("Deployment", "web", "d1") + "}}");
        serve(apps + "deployments/web", R"({"metadata":{"name":"web","uid":"d1"}})");
        serve(space + "events", list(R"({"type":"Normal","reason":"Old","message":"a","involvedObject":{"uid":"p1"},"count":3,
            "firstTimestamp":"2026-11-23T09:00:00Z","lastTimestamp":"2026-11-23T09:30:00Z"},
            {"type":"Warning","reason":"New","message":"https:\/\/u:p4ss@h","involvedObject":{"uid":"p1"},"eventTime":"2026-11-23T09:50:00.000000Z",
            "series":{"count":5,"lastObservedTime":"2026-11-23T09:55:00.000000Z"}})"));
        serve(space + "services", list(R"({"metadata":{"name":"web","namespace":"shop","uid":"s1"},"spec":{"selector":{"app":"web"}}},
            {"metadata":{"name":"api","namespace":"shop"},"spec":{"selector":{"app":"api"}}},{"metadata":{"name":"none","namespace":"shop"},"spec":{}})"));
        serve(
            "/apis/policy/v1/namespaces/shop/poddisruptionbudgets",
            list(
                R"({"metadata":{"name":"web","namespace":"shop"},"spec":{"selector":{"matchExpressions":[{"key":"app","operator":"In","values":["web"]}]}}})"));
        serve("/apis/autoscaling/v2/namespaces/shop/horizontalpodautoscalers",
              list(R"({"metadata":{"name":"web","namespace":"shop"},"spec":{"scaleTargetRef":{"kind":"Deployment","name":"web"}}},
              {"metadata":{"name":"other","namespace":"shop"},"spec":{"scaleTargetRef":{"kind":"Deployment","name":"other"}}})"));
    }

    void read(ObjectAddress object)
    {
        reading
            = readObject(http, scheduler.clock(), std::move(object), [this](Result<ObjectView> view) { told.push_back(std::move(view)); });
        QVERIFY(told.empty());
        scheduler.advance(30s);
    }
};

std::vector<std::string> names(const ObjectView& view)
{
    std::vector<std::string> all;
    for (const RelatedObject& related : view.related)
        all.push_back(shortName(related.object) + " " + render(related.relation));
    return all;
}

} // namespace

class ObjectReadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theObjectIsToldFirstAndThenAllThatBelongsToIt()
    {
        Fixture fixture;
        fixture.servePod();
        fixture.read(webPod());
        QVERIFY2(fixture.http.unexpected.empty(), fixture.http.unexpected.empty() ? "" : fixture.http.unexpected.front().target.c_str());
        QCOMPARE(fixture.told.size(), std::size_t(2));
        QVERIFY(!fixture.told[0]->isComplete && fixture.told[1]->isComplete);
        const ObjectView& view = *fixture.told[1];
        QVERIFY(view.problems.empty());
        QCOMPARE(view.status, std::string("Running"));
        QCOMPARE(view.node, std::string("node-1"));
        QCOMPARE(view.owners.size(), std::size_t(2));
        QCOMPARE(shortName(view.owners[0].object), std::string("replicaset/web-abc"));
        QCOMPARE(shortName(view.owners[1].object), std::string("deployment/web"));
        const std::vector<std::string> expected{"configmap/settings read by environment variables",
                                                "horizontalpodautoscaler/web scales it",
                                                "node/node-1 runs it",
                                                "persistentvolumeclaim/data mounted",
                                                "poddisruptionbudget/web limits its evictions",
                                                "secret/db read by environment variables",
                                                "secret/tls mounted",
                                                "service/web selects it",
                                                "serviceaccount/web its identity"};
        QCOMPARE(names(view), expected);
        for (const HttpRequest& request : fixture.http.sent)
            QVERIFY(isReadOnly(request) && request.lane == HttpLane::Foreground);
    }

    void eventsAreAskedForByUidAndToldNewestFirst()
    {
        Fixture fixture;
        fixture.servePod();
        fixture.read(webPod());
        QCOMPARE(fixture.http.count(requestContaining("fieldSelector=involvedObject.uid%3dp1")), std::size_t(1));
        const auto& events = fixture.told.back()->events;
        QCOMPARE(events.size(), std::size_t(2));
        QCOMPARE(events[0].reason, std::string("New"));
        QCOMPARE(events[0].count, 5);
        QCOMPARE(events[0].text, std::string("https://***@h"));
        QCOMPARE(events[1].count, 3);
        QCOMPARE(eventSelector(makeAddress(*findKind("node"), {}, "node-1", "n1")),
                 std::string("involvedObject.kind=Node,involvedObject.name=node-1"));
    }

    void nothingSecretIsInTheTexts()
    {
        Fixture fixture;
        fixture.servePod();
        fixture.read(webPod());
        const ObjectView& view = *fixture.told.back();
        for (const std::string* text : {&view.yaml, &view.fullYaml, &view.json})
            QVERIFY(text->find("hunter2") == std::string::npos && text->find("(masked, 7 bytes)") != std::string::npos);
        QCOMPARE(view.masked.size(), std::size_t(1));
    }

    void aMissingRightIsNamedAndTakesNothingElseDown()
    {
        Fixture fixture;
        fixture.servePod();
        const HttpResponse refusal = capturedReply("forbidden-list.http");
        fixture.serve(space + "services", refusal.body, 403);
        fixture.serve(apps + "deployments/web", refusal.body, 403);
        fixture.read(webPod());
        const ObjectView& view = *fixture.told.back();
        QVERIFY(view.isComplete);
        QCOMPARE(view.problems.size(), std::size_t(1));
        QCOMPARE(shown(render(view.problems[0].message)),
                 QByteArray("Not permitted: list services in namespace shop. Ask for a role with the verb list."));
        QCOMPARE(view.owners.size(), std::size_t(2));
        QCOMPARE(shown(view.owners[1].problem->kind), shown(ErrorKind::Forbidden));
        QVERIFY(std::ranges::count(names(view), "horizontalpodautoscaler/web scales it") == 1);
        QCOMPARE(view.events.size(), std::size_t(2));
    }

    void anOwnerOfAnUnknownKindIsNamedAndNotRead()
    {
        Fixture fixture;
        fixture.servePod();
        fixture.serve(
            apps + "replicasets/web-abc",
            R"({"metadata":{"uid":"r1","ownerReferences":[{"apiVersion":"example.org/v1alpha1","kind":"Widget","name":"web","uid":"o","controller":true}]}})");
        fixture.read(webPod());
        const ObjectOwner& owner = fixture.told.back()->owners.back();
        QCOMPARE(shortName(owner.object), std::string("widget.example.org/web"));
        QVERIFY(!owner.object.isReadable());
        QCOMPARE(shown(render(owner.problem->message)),
                 QByteArray("Tealdeck does not know where objects of the kind Widget (example.org/v1alpha1) are read."));
    }

    void aChainThatGoesInACircleEnds()
    {
        Fixture fixture;
        fixture.servePod();
        fixture.serve(apps + "replicasets/web-abc",
                      R"({"metadata":{"namespace":"shop","uid":"r1",)" + controlled("ReplicaSet", "web-abc", "r1") + "}}");
        fixture.read(webPod());
        QCOMPARE(fixture.told.back()->owners.size(), std::size_t(5));
        QVERIFY(fixture.told.back()->isComplete);
    }

    void anotherObjectOfTheSameNameIsNoOwner()
    {
        Fixture fixture;
        fixture.servePod();
        fixture.serve(apps + "replicasets/web-abc", R"({"metadata":{"uid":"r2"}})");
        fixture.read(webPod());
        QCOMPARE(shown(render(fixture.told.back()->owners.at(0).problem->message)),
                 QByteArray("replicaset/web-abc is another one of the same name now."));
    }

    void whatIsGoneIsToldOnce()
    {
        Fixture fixture;
        fixture.serve(space + "pods/web-1", capturedReply("not-found.http").body, 404);
        fixture.read(webPod());
        QCOMPARE(fixture.told.size(), std::size_t(1));
        QCOMPARE(kindOf(fixture.told[0]), shown(ErrorKind::NotFound));
        QCOMPARE(shown(render(fixture.told[0].error().message)), QByteArray("Not found: pods/web-1 in namespace shop (get)."));
        QCOMPARE(fixture.http.openCount(), std::size_t(0));
    }

    void endedInsideTheFirstNewsNothingMoreIsAskedOrTold()
    {
        Fixture fixture;
        fixture.servePod();
        int told = 0;
        fixture.reading = readObject(fixture.http, fixture.scheduler.clock(), webPod(), [&](const Result<ObjectView>&) {
            ++told;
            fixture.reading.end();
        });
        fixture.scheduler.advance(30s);
        QCOMPARE(told, 1);
        QCOMPARE(fixture.http.sent.size(), std::size_t(1));
    }

    void moreThanAPageIsSaid()
    {
        Fixture fixture;
        fixture.servePod();
        fixture.serve(space + "services", R"({"metadata":{"continue":"next"},"items":[]})");
        fixture.read(webPod());
        QCOMPARE(shown(render(fixture.told.back()->problems.at(0).message)),
                 QByteArray("There are more services than were looked at (500)."));
    }

    void relatedObjectsOfOtherKindsAreFound()
    {
        Fixture fixture;
        fixture.serve(space + "services/web", R"({"kind":"Service","metadata":{"name":"web","namespace":"shop","uid":"s1"},
            "spec":{"type":"ClusterIP","selector":{"app":"web"},"ports":[{"name":"http","port":80,"targetPort":8080}]}})");
        fixture.serve(space + "events", list(""));
        fixture.serve("/apis/discovery.k8s.io/v1/namespaces/shop/endpointslices",
                      list(R"({"metadata":{"name":"web-x","namespace":"shop"}})"));
        fixture.serve(
            "/apis/networking.k8s.io/v1/namespaces/shop/ingresses",
            list(
                R"({"metadata":{"name":"shop","namespace":"shop"},"spec":{"rules":[{"http":{"paths":[{"backend":{"service":{"name":"web"}}}]}}]}},
                      {"metadata":{"name":"api","namespace":"shop"},"spec":{"defaultBackend":{"service":{"name":"api"}}}})"));
        fixture.serve(space + "pods", list(R"({"metadata":{"name":"web-1","namespace":"shop"},"status":{"phase":"Running"}})"));
        fixture.read(makeAddress(*findKind("svc"), "shop", "web"));
        const std::vector<std::string> expected{"endpointslice/web-x holds its endpoints", "ingress/shop sends requests to it",
                                                "pod/web-1 is selected by it"};
        QCOMPARE(names(*fixture.told.back()), expected);
        QCOMPARE(fixture.http.count(requestContaining("labelSelector=kubernetes.io%2fservice-name%3dweb")), std::size_t(1));
        QCOMPARE(fixture.http.count(requestContaining("pods?limit=500&labelSelector=app%3dweb")), std::size_t(1));
    }

    void podsThatMountAClaimAreFound()
    {
        Fixture fixture;
        fixture.serve(space + "persistentvolumeclaims/data",
                      R"({"kind":"PersistentVolumeClaim","metadata":{"name":"data","namespace":"shop","uid":"c1"},
            "spec":{"volumeName":"pv-1"},"status":{"phase":"Bound"}})");
        fixture.serve(space + "events", list(""));
        fixture.serve(
            space + "pods",
            list(R"({"metadata":{"name":"db-0","namespace":"shop"},"spec":{"volumes":[{"persistentVolumeClaim":{"claimName":"data"}}]}},
            {"metadata":{"name":"db-1","namespace":"shop"},"spec":{"volumes":[{"persistentVolumeClaim":{"claimName":"other"}}]}})"));
        fixture.read(makeAddress(*findKind("pvc"), "shop", "data"));
        const std::vector<std::string> expected{"persistentvolume/pv-1 is bound to it", "pod/db-0 uses it"};
        QCOMPARE(names(*fixture.told.back()), expected);
        QVERIFY(fixture.told.back()->mood == ObjectMood::Fine);
    }

    void kindsAreFoundByAllTheirWords()
    {
        for (const char* word : {"deploy", "deployment", "Deployments", "deployments.apps", "DEPLOYMENT"})
            QCOMPARE(std::string(findKind(word)->resource.plural), std::string("deployments"));
        QVERIFY(findKind("deployments.example.org") == nullptr);
        QVERIFY(findKind("widgets") == nullptr);
        QVERIFY(findKind("") == nullptr);
        QCOMPARE(std::string(findKind("apps/v1", "ReplicaSet")->resource.plural), std::string("replicasets"));
        QVERIFY(findKind("v1", "ReplicaSet") == nullptr);
        QVERIFY(makeAddress(*findKind("node"), "shop", "n").namespaceName.empty());
    }
};

QTEST_GUILESS_MAIN(ObjectReadTest)
#include "object_read_test.moc"
