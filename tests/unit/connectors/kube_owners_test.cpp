#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "core/connectors/kube/kube_owners.h"

using namespace tealdeck;

namespace
{

FieldOwner selectorOwner(const std::string& manager, const std::string& operation = "Update")
{
    return {.manager = manager, .operation = operation, .time = std::nullopt, .ownsSelector = true};
}

std::string who(const Service& service)
{
    std::string names;
    for (const OwnerClaim& claim : ownersOf(service))
        names += (names.empty() ? "" : ", ") + claim.who;
    return names;
}

} // namespace

class KubeOwnersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void safety14_peopleWithKubectlAreNotOthers()
    {
        Service service;
        service.owners = {selectorOwner("kubectl-client-side-apply"), selectorOwner("kubectl-patch"), selectorOwner("tealdeck")};
        QCOMPARE(who(service), std::string());
        QVERIFY(isAppliedByKubectl(service));
        service.owners = {selectorOwner("kubectl-patch")};
        QVERIFY(!isAppliedByKubectl(service));
    }

    void safety14_marksOfToolsAreFound_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("expected");
        QTest::newRow("Argo CD, tracking") << "a"
                                           << "argocd.argoproj.io/tracking-id"
                                           << "shop:/Service:shop/web"
                                           << "Argo CD application shop";
        QTest::newRow("Argo CD, label") << "l"
                                        << "argocd.argoproj.io/instance"
                                        << "shop"
                                        << "Argo CD application shop";
        QTest::newRow("Flux, kustomize") << "l"
                                         << "kustomize.toolkit.fluxcd.io/name"
                                         << "shop"
                                         << "Flux Kustomization shop";
        QTest::newRow("Flux, helm") << "l"
                                    << "helm.toolkit.fluxcd.io/name"
                                    << "shop"
                                    << "Flux HelmRelease shop";
        QTest::newRow("Helm") << "a"
                              << "meta.helm.sh/release-name"
                              << "web"
                              << "Helm release web";
        QTest::newRow("Helm, label only") << "l"
                                          << "app.kubernetes.io/managed-by"
                                          << "Helm"
                                          << "Helm";
        QTest::newRow("nobody") << "l"
                                << "app.kubernetes.io/managed-by"
                                << "me"
                                << "";
    }
    void safety14_marksOfToolsAreFound()
    {
        QFETCH(QString, kind);
        QFETCH(QString, key);
        QFETCH(QString, value);
        QFETCH(QString, expected);
        Service service;
        (kind == "a" ? service.meta.annotations : service.meta.labels).own()[key.toStdString()] = value.toStdString();
        QCOMPARE(who(service), expected.toStdString());
    }

    void safety14_writersOfTheSelectorAreFoundOnce()
    {
        Service service;
        service.owners = {selectorOwner("argocd-controller", "Apply"), selectorOwner("helm"),
                          selectorOwner("kustomize-controller", "Apply"), selectorOwner("my-operator")};
        QCOMPARE(who(service), std::string("Argo CD, Helm, Flux, field manager my-operator"));
        service.meta.annotations.own()["argocd.argoproj.io/tracking-id"] = "shop:x";
        QCOMPARE(who(service), std::string("Argo CD application shop, Helm, Flux, field manager my-operator"));
        service.owners[3].ownsSelector = false; // it writes something else
        QCOMPARE(who(service), std::string("Argo CD application shop, Helm, Flux"));
    }

    void anOwnerReferenceIsAnOperator()
    {
        Service service;
        service.meta.ownerKind = "Shop";
        service.meta.ownerName = "main";
        QCOMPARE(who(service), std::string("Shop main"));
    }

    void aRolloutIsRecognised()
    {
        Service service;
        QVERIFY(!isMovedByRollout(service));
        service.selector["rollouts-pod-template-hash"] = "6d8f9c7b54";
        QVERIFY(isMovedByRollout(service));
    }
};

QTEST_GUILESS_MAIN(KubeOwnersTest)
#include "kube_owners_test.moc"
