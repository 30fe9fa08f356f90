#include <QtTest>

#include "tests/support/shown.h"
#include "tests/unit/domain/cluster_rows.h"

using namespace tealdeck;

// Which applications are found, and which Service is the one to be switched. What a slot shows has its own test.
class ApplicationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void blueAndGreenBehindAService()
    {
        ClusterRows rows;
        rows.deployment("web", "blue");
        rows.deployment("web", "green");
        const Service& web = rows.service("web", {{"app", "web"}, {"color", "green"}});
        rows.ingress("front", "web");
        const auto applications = rows.applications();
        QCOMPARE(applications.size(), std::size_t(1));
        const Application& found = applications[0];
        QCOMPARE(shown(found.key()), QByteArray("shop/web"));
        QCOMPARE(shown(found.serviceUid), shown(web.meta.uid));
        QCOMPARE(shown(found.slotLabel), QByteArray("color"));
        QCOMPARE(found.selector, web.selector);
        QCOMPARE(found.ingresses, std::vector<std::string>({"front"}));
        QCOMPARE(shown(found.slots[0].name), QByteArray("blue"));
        QCOMPARE(found.slots[0].position, 0);
        QCOMPARE(found.slots[1].position, 1);
        QCOMPARE(shown(found.selectedSlot()->name), QByteArray("green"));
        QCOMPARE(found.slot("blue")->isSelected, false);
        QVERIFY(found.slot("red") == nullptr);
    }

    void eachLabelTellsSlotsApart_data()
    {
        QTest::addColumn<QString>("label");
        for (const char* label : {"color", "slot", "track"})
            QTest::newRow(label) << label;
    }
    void eachLabelTellsSlotsApart()
    {
        QFETCH(QString, label);
        ClusterRows rows;
        rows.deployment("web", "a", label.toStdString());
        rows.deployment("web", "b", label.toStdString());
        rows.service("web", {{"app", "web"}, {label.toStdString(), "a"}});
        QCOMPARE(shown(rows.keys()), QByteArray("shop/web"));
        QCOMPARE(shown(rows.applications()[0].slotLabel), shown(label.toStdString()));
    }

    void theWorkspaceMayNameAnotherLabel()
    {
        ClusterRows rows;
        rows.deployment("web", "a", "side");
        rows.deployment("web", "b", "side");
        rows.service("web", {{"app", "web"}, {"side", "a"}});
        QVERIFY(rows.applications().empty());
        QCOMPARE(rows.applications({"side"}).size(), std::size_t(1));
    }

    void statefulSetsAndThreeValues()
    {
        ClusterRows rows;
        for (const char* slot : {"red", "blue", "green"})
            rows.deployment("db", slot).kind = WorkloadKind::StatefulSet;
        rows.service("db", {{"app", "db"}, {"color", "green"}});
        const auto applications = rows.applications();
        QCOMPARE(applications.size(), std::size_t(1));
        QCOMPARE(applications[0].slots.size(), std::size_t(3));
        QCOMPARE(shown(applications[0].slots[0].workloadKind), QByteArray("StatefulSet"));
        QCOMPARE(shown(applications[0].slots[0].name + applications[0].slots[1].name + applications[0].slots[2].name),
                 QByteArray("bluegreenred"));
        QCOMPARE(applications[0].selectedSlot()->position, 1);
    }

    void aPreviewServiceIsAnotherWayIn()
    {
        ClusterRows rows;
        rows.deployment("shop-web", "blue");
        rows.deployment("shop-web", "green");
        rows.service("web-preview", {{"app", "shop-web"}, {"color", "green"}}); // older
        rows.service("web", {{"app", "shop-web"}, {"color", "blue"}});
        rows.ingress("preview", "web-preview");
        rows.ingress("front", "web");
        const auto applications = rows.applications();
        QCOMPARE(applications.size(), std::size_t(1));
        QCOMPARE(shown(applications[0].name), QByteArray("web"));
        QVERIFY(applications[0].slot("blue")->otherWays.empty());
        const std::vector<OtherWayIn> ways{{.kind = "Ingress", .name = "preview"}, {.kind = "Service", .name = "web-preview"}};
        QCOMPARE(applications[0].slot("green")->otherWays, ways);
    }

    void thePrimaryServiceIsChosenInTheOrderPromised()
    {
        ClusterRows rows;
        const Workload& blue = rows.deployment("web", "blue");
        rows.deployment("web", "green");
        const Labels selector = blue.templateLabels;
        const auto primary = [&] { return shown(rows.applications().at(0).serviceName); };
        rows.service("canary-web", selector);
        QCOMPARE(primary(), QByteArray("canary-web"));
        rows.service("oldest", selector);
        rows.service("younger", selector);
        QCOMPARE(primary(), QByteArray("oldest"));
        rows.service("web", selector);
        QCOMPARE(primary(), QByteArray("web"));
        rows.ingress("front", "younger");
        QCOMPARE(primary(), QByteArray("younger"));
        QCOMPARE(rows.applications().size(), std::size_t(1));
        QCOMPARE(rows.applications()[0].slot("blue")->otherWays.size(), std::size_t(3));
    }

    void aHeadlessServiceIsAnotherWayInUnlessItIsTheApplications()
    {
        ClusterRows rows;
        rows.deployment("db", "blue");
        rows.deployment("db", "green");
        rows.service("db-peers", {{"app", "db"}, {"color", "blue"}}).clusterIp = "None";
        QCOMPARE(shown(rows.applications().at(0).serviceName), QByteArray(""));
        QCOMPARE(shown(rows.applications()[0].slot("blue")->otherWays.at(0).kind), QByteArray("Headless Service"));
        rows.service("all", {{"app", "db"}}).clusterIp = "None";
        QCOMPARE(rows.applications()[0].slot("blue")->otherWays.size(), std::size_t(2));
        QCOMPARE(rows.applications()[0].slot("green")->otherWays.size(), std::size_t(1));
        rows.service("db", {{"app", "db"}, {"color", "green"}}).clusterIp = "None";
        QCOMPARE(shown(rows.applications()[0].serviceName), QByteArray("db"));
    }

    void servicesThatSelectNothingByThemselvesAreIgnored()
    {
        ClusterRows rows;
        rows.deployment("web", "blue");
        rows.deployment("web", "green");
        rows.service("external", {{"app", "web"}, {"color", "blue"}}).type = "ExternalName";
        rows.service("by-hand", {});
        const auto applications = rows.applications();
        QCOMPARE(applications.size(), std::size_t(1));
        QCOMPARE(shown(applications[0].serviceName), QByteArray(""));
        QVERIFY(applications[0].slots[0].otherWays.empty());
    }

    void aServiceThatSelectsNoWorkloadIsNoApplication()
    {
        ClusterRows rows;
        rows.service("web", {{"app", "web"}, {"color", "blue"}});
        QVERIFY(rows.applications().empty());
        rows.deployment("api", "blue");
        rows.deployment("api", "green");
        QCOMPARE(shown(rows.applications()[0].serviceName), QByteArray(""));
    }

    // The worst case must not vanish from the screen.
    void aServiceThatNamesAMissingSlotIsShownWithoutASelectedOne()
    {
        ClusterRows rows;
        rows.deployment("web", "blue");
        rows.deployment("web", "green");
        rows.service("web", {{"app", "web"}, {"color", "purple"}});
        QCOMPARE(shown(rows.applications().at(0).serviceName), QByteArray("web"));
        QVERIFY(rows.applications()[0].selectedSlot() == nullptr);
    }

    void aSlotThatTheServiceCouldNotReachIsNone()
    {
        ClusterRows rows;
        rows.deployment("web", "blue").templateLabels["tier"] = "front";
        rows.deployment("web", "green"); // without the tier: switching to it would select nothing
        rows.service("web", {{"app", "web"}, {"tier", "front"}, {"color", "blue"}});
        QCOMPARE(shown(rows.applications().at(0).serviceName), QByteArray(""));
    }

    void oneSlotIsNoApplication()
    {
        ClusterRows rows;
        rows.deployment("web", "blue");
        rows.service("web", {{"app", "web"}, {"color", "blue"}});
        QVERIFY(rows.applications().empty());
    }

    void aWorkerHasSlotsWithoutAService()
    {
        ClusterRows rows;
        rows.deployment("worker", "blue");
        rows.deployment("worker", "green");
        const auto applications = rows.applications();
        QCOMPARE(applications.size(), std::size_t(1));
        QCOMPARE(shown(applications[0].key()), QByteArray("shop/worker"));
        QVERIFY(applications[0].serviceName.empty() && applications[0].selectedSlot() == nullptr);
    }

    void workersWithoutApplicationLabelsAreFoundByName()
    {
        ClusterRows rows;
        for (const char* name : {"blue-mailer", "green-mailer"}) {
            Workload& workload = rows.deployment("x", name);
            workload.meta.name = name;
            workload.templateLabels = {{"color", std::string(name).substr(0, std::string(name).find('-'))}};
        }
        QCOMPARE(shown(rows.keys()), QByteArray("shop/mailer"));
    }

    void workersOfOneProductAreToldApartByComponent()
    {
        ClusterRows rows;
        for (const char* component : {"mailer", "indexer"}) {
            for (const char* slot : {"blue", "green"}) {
                Workload& workload = rows.deployment(component, slot);
                workload.templateLabels = {{"app.kubernetes.io/name", "shop"}, {"app.kubernetes.io/component", component}, {"color", slot}};
            }
        }
        QCOMPARE(shown(rows.keys()), QByteArray("shop/indexer shop/mailer"));
    }

    void severalApplicationsAndNamespaces()
    {
        ClusterRows rows;
        for (const char* space : {"shop", "depot"}) {
            for (const char* app : {"web", "api"}) {
                rows.deployment(app, "blue", "color", space);
                rows.deployment(app, "green", "color", space);
                rows.service(app, {{"app", app}, {"color", "blue"}}, space);
            }
        }
        rows.ingress("front", "web", "depot");
        QCOMPARE(shown(rows.keys()), QByteArray("depot/api depot/web shop/api shop/web"));
        QCOMPARE(rows.applications()[1].ingresses.size(), std::size_t(1));
        QVERIFY(rows.applications()[3].ingresses.empty()); // another namespace's
    }

    void aSelectorOfTheSlotAloneMustMeanOneThing()
    {
        ClusterRows rows;
        rows.deployment("web", "blue");
        rows.deployment("web", "green");
        rows.service("front", {{"color", "blue"}});
        QCOMPARE(shown(rows.keys()), QByteArray("shop/front"));
        rows.deployment("api", "blue");
        rows.deployment("api", "green");
        QCOMPARE(shown(rows.keys()), QByteArray("shop/api shop/web"));
    }

    void nothingGivesNothing()
    {
        QVERIFY(ClusterRows().applications().empty());
        ClusterRows rows;
        rows.deployment("web", "blue");
        rows.deployment("web", "green");
        QVERIFY(rows.applications({}).empty());
    }
};

QTEST_GUILESS_MAIN(ApplicationTest)
#include "application_test.moc"
