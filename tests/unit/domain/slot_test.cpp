#include <QtTest>

#include "core/domain/image_reference.h"
#include "tests/support/shown.h"
#include "tests/unit/domain/cluster_rows.h"

using namespace tealdeck;
using namespace std::chrono_literals;

namespace
{

struct Web
{
    ClusterRows rows;
    Workload& blue = rows.deployment("web", "blue");
    Workload& green = rows.deployment("web", "green");
    Service& service = rows.service("web", {{"app", "web"}, {"color", "blue"}});

    Slot slot(const std::string& name) const { return *rows.applications().at(0).slot(name); }
};

} // namespace

// What a slot shows of its workload and pods.
class SlotTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void podsAreCountedByTheWorkloadsSelector()
    {
        Web web;
        web.rows.pod(web.blue, "web-blue-2").isReady = false;
        web.rows.pod(web.blue, "web-blue-1");
        web.rows.pod(web.green, "web-green-1");
        web.rows.pod(web.blue, "elsewhere").meta.namespaceName = "other";
        Pod& extra = web.rows.pod(web.blue, "web-blue-3");
        extra.meta.labels.own()["pod-template-hash"] = "x"; // more labels are no matter
        const Slot blue = web.slot("blue");
        QCOMPARE(blue.pods, 3);
        QCOMPARE(blue.ready, 2);
        QCOMPARE(blue.desired, 2);
        QCOMPARE(blue.podUids.size(), std::size_t(3));
        QCOMPARE(shown(blue.podUids[1]), shown("uid-4")); // by name, not by age
        QCOMPARE(web.slot("green").pods, 1);
        QCOMPARE(shown(blue.workloadName), QByteArray("web-blue"));
        QCOMPARE(shown(blue.workloadUid), shown(web.blue.meta.uid));
        QVERIFY(blue.created == web.blue.meta.created);
    }

    void restartsAddUpAndTheYoungestReadyPodCounts()
    {
        Web web;
        Pod& first = web.rows.pod(web.blue, "a");
        first.restarts = 2;
        first.lastRestart = WallTime(5h);
        first.meta.created = WallTime(1h);
        Pod& second = web.rows.pod(web.blue, "b");
        second.restarts = 3;
        second.lastRestart = WallTime(4h);
        second.meta.created = WallTime(3h);
        Pod& third = web.rows.pod(web.blue, "c");
        third.isReady = false;
        third.meta.created = WallTime(9h);
        const Slot blue = web.slot("blue");
        QCOMPARE(blue.restarts, 5);
        QVERIFY(blue.lastRestart == WallTime(5h));
        QVERIFY(blue.readySince == WallTime(3h));
        QVERIFY(!web.slot("green").readySince && !web.slot("green").lastRestart);
    }

    void theDigestIsSaidOnlyWherePodsAgree()
    {
        Web web;
        web.rows.pod(web.blue, "a");
        QCOMPARE(shown(web.slot("blue").digest), QByteArray("sha256:1"));
        Pod& second = web.rows.pod(web.blue, "b");
        second.images.own()[0].digest.clear(); // not pulled yet
        QCOMPARE(shown(web.slot("blue").digest), QByteArray("sha256:1"));
        second.images.own()[0].digest = "sha256:2";
        QCOMPARE(shown(web.slot("blue").digest), QByteArray(""));
        QCOMPARE(shown(web.slot("green").digest), QByteArray(""));
    }

    void theVersionIsTheLabelElseTheTag()
    {
        Web web;
        web.blue.images[0].image = "registry:5000/web:1.8.2@sha256:abc";
        QCOMPARE(shown(web.slot("blue").version), QByteArray("1.8.2"));
        QCOMPARE(shown(web.slot("blue").image), QByteArray("registry:5000/web:1.8.2@sha256:abc"));
        web.blue.templateLabels["app.kubernetes.io/version"] = "2.0";
        QCOMPARE(shown(web.slot("blue").version), QByteArray("2.0"));
        web.green.images.clear();
        QCOMPARE(shown(web.slot("green").version), QByteArray(""));
    }

    void tagsOfImages()
    {
        QCOMPARE(shown(imageTag("web")), QByteArray(""));
        QCOMPARE(shown(imageTag("registry:5000/shop/web")), QByteArray(""));
        QCOMPARE(shown(imageTag("registry:5000/shop/web:1.2")), QByteArray("1.2"));
        QCOMPARE(shown(imageTag("web@sha256:abc")), QByteArray(""));
        QCOMPARE(shown(imageTag("")), QByteArray(""));
    }

    void anExpressionSelectorFallsBackToTheTemplatesLabels()
    {
        Web web;
        web.blue.selector.clear();
        web.blue.hasSelectorExpressions = true;
        web.rows.pod(web.blue, "a");
        QCOMPARE(web.slot("blue").pods, 1);
    }

    void ofTwoWorkloadsInOneSlotTheOneThatRunsMoreIsShown()
    {
        Web web;
        Workload& old = web.rows.deployment("web", "blue");
        old.meta.name = "a-web-blue-old";
        old.desired = 0;
        QCOMPARE(shown(web.slot("blue").workloadName), QByteArray("web-blue"));
    }
};

QTEST_GUILESS_MAIN(SlotTest)
#include "slot_test.moc"
