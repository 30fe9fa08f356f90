#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "core/sandbox/store/object_store.h"

using namespace tealdeck::sandbox;

namespace
{

Json lease(const std::string& name, const std::string& holder)
{
    return {{"kind", "Lease"},
            {"apiVersion", "coordination.k8s.io/v1"},
            {"metadata", {{"name", name}, {"namespace", "shop"}, {"uid", name + "-uid"}, {"labels", {{"of", name}}}}},
            {"spec", {{"holderIdentity", holder}}}};
}

} // namespace

class ObjectStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachWriteHasAVersionOfItsOwn();
    void itemsOfListsHaveNoKind();
    void thePastCanBeRead();
    void forgottenHistoryIsNoPast();
    void theOldestEventsAreForgottenFirst();
    void aListenerMayLeaveWhileBeingTold();
    void aDeletedObjectCarriesTheVersionOfItsDeletion();
};

void ObjectStoreTest::eachWriteHasAVersionOfItsOwn()
{
    ObjectStore store(10);
    const Kind& leases = kindOf("leases");
    QCOMPARE(store.put(leases, lease("a", "x"))->version, 11LL);
    QCOMPARE(store.put(leases, lease("b", "x"))->version, 12LL);
    const auto again = store.put(leases, lease("a", "y"));
    QCOMPARE(again->version, 13LL);
    QCOMPARE(QString::fromStdString(textAt(again->asJson(), {"metadata", "resourceVersion"})), QString("13"));
    QCOMPARE(store.objects(leases).size(), std::size_t(2));
    QCOMPARE(QString::fromStdString(again->labels.at("of")), QString("a"));
}

void ObjectStoreTest::itemsOfListsHaveNoKind()
{
    ObjectStore store;
    const auto stored = store.put(kindOf("leases"), lease("a", "x"));
    const Json item = Json::parse(stored->asListItem());
    QVERIFY(!item.contains("kind") && !item.contains("apiVersion"));
    QCOMPARE(QString::fromStdString(textAt(Json::parse(stored->asText()), {"kind"})), QString("Lease"));
}

void ObjectStoreTest::thePastCanBeRead()
{
    ObjectStore store(10);
    const Kind& leases = kindOf("leases");
    store.put(leases, lease("a", "x"));
    store.put(leases, lease("a", "y"));
    store.put(leases, lease("b", "x"));
    store.remove(leases, "shop", "a");
    QCOMPARE(store.objects(leases).size(), std::size_t(1));
    const auto past = store.objectsAt(leases, 12);
    QVERIFY(past);
    QCOMPARE(past->size(), std::size_t(1));
    QCOMPARE(QString::fromStdString(textAt(past->begin()->second->asJson(), {"spec", "holderIdentity"})), QString("y"));
    QVERIFY(store.objectsAt(leases, 10)->empty());
}

void ObjectStoreTest::forgottenHistoryIsNoPast()
{
    ObjectStore store(10);
    const Kind& leases = kindOf("leases");
    const long long seen = store.put(leases, lease("a", "x"))->version;
    store.forgetHistory();
    QVERIFY(!store.objectsAt(leases, seen));
    QVERIFY(store.oldestVersion() > seen);
    QCOMPARE(store.objectsAt(leases, store.version())->size(), std::size_t(1));
}

void ObjectStoreTest::theOldestEventsAreForgottenFirst()
{
    ObjectStore store(0, 3);
    for (int i = 0; i < 10; ++i)
        store.put(kindOf("leases"), lease("a", std::to_string(i)));
    QCOMPARE(store.history().size(), std::size_t(3));
    QCOMPARE(store.oldestVersion(), 7LL);
    QVERIFY(store.objectsAt(kindOf("leases"), 7));
    QVERIFY(!store.objectsAt(kindOf("leases"), 6));
}

void ObjectStoreTest::aListenerMayLeaveWhileBeingTold()
{
    ObjectStore store;
    int first = 0;
    int second = 0;
    int secondId = -1;
    const int firstId = store.subscribe([&](const StoreEvent&) {
        ++first;
        store.unsubscribe(secondId);
    });
    secondId = store.subscribe([&](const StoreEvent&) { ++second; });
    store.put(kindOf("leases"), lease("a", "x"));
    store.unsubscribe(firstId);
    store.put(kindOf("leases"), lease("b", "x"));
    QCOMPARE(first, 1);
    QCOMPARE(second, 0);
}

void ObjectStoreTest::aDeletedObjectCarriesTheVersionOfItsDeletion()
{
    ObjectStore store(10);
    store.put(kindOf("leases"), lease("a", "x"));
    StoreEvent told;
    store.subscribe([&](const StoreEvent& event) { told = event; });
    store.remove(kindOf("leases"), "shop", "a");
    QVERIFY(told.type == StoreEvent::Type::Deleted);
    QCOMPARE(told.version, 12LL);
    QCOMPARE(QString::fromStdString(textAt(told.object->asJson(), {"metadata", "resourceVersion"})), QString("12"));
}

QTEST_GUILESS_MAIN(ObjectStoreTest)
#include "object_store_test.moc"
