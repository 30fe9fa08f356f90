#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "core/sandbox/store/json_patch.h"

using namespace tealdeck::sandbox;

namespace
{

const Json service
    = Json::parse(R"({"spec":{"selector":{"app":"web","color":"blue"},"ports":[{"name":"http","port":80},{"name":"x","port":81}]}})");

} // namespace

class JsonPatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void operations_data();
    void operations();
    void failures_data();
    void failures();
    void mergePatchRemovesNulls();
    void strategicPatchMergesListsByKey();
    void strategicPatchDeletesElements();
};

void JsonPatchTest::operations_data()
{
    QTest::addColumn<QString>("patch");
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("expected");
    QTest::newRow("test and replace")
        << R"([{"op":"test","path":"/spec/selector/color","value":"blue"},{"op":"replace","path":"/spec/selector/color","value":"green"}])"
        << "/spec/selector/color"
        << R"("green")";
    QTest::newRow("replace of a missing member adds") << R"([{"op":"replace","path":"/spec/selector/tier","value":"x"}])"
                                                      << "/spec/selector/tier"
                                                      << R"("x")";
    QTest::newRow("add to the end") << R"([{"op":"add","path":"/spec/ports/-","value":{"port":82}}])"
                                    << "/spec/ports/2/port"
                                    << "82";
    QTest::newRow("add before") << R"([{"op":"add","path":"/spec/ports/0","value":{"port":79}}])"
                                << "/spec/ports/1/port"
                                << "80";
    QTest::newRow("remove") << R"([{"op":"remove","path":"/spec/ports/0"}])"
                            << "/spec/ports/0/port"
                            << "81";
    QTest::newRow("escapes") << R"([{"op":"add","path":"/spec/a~1b~0c","value":1}])"
                             << "/spec/a~1b~0c"
                             << "1";
    QTest::newRow("move") << R"([{"op":"move","from":"/spec/selector/color","path":"/spec/color"}])"
                          << "/spec/color"
                          << R"("blue")";
    QTest::newRow("test of nothing is null") << R"([{"op":"test","path":"/spec/absent","value":null}])"
                                             << "/spec/selector/app"
                                             << R"("web")";
}

void JsonPatchTest::operations()
{
    QFETCH(QString, patch);
    QFETCH(QString, pointer);
    QFETCH(QString, expected);
    const auto outcome = applyJsonPatch(service, Json::parse(patch.toStdString()));
    QVERIFY2(outcome.has_value(), outcome ? "" : outcome.error().c_str());
    QCOMPARE(QString::fromStdString(outcome->at(Json::json_pointer(pointer.toStdString())).dump()), expected);
}

void JsonPatchTest::failures_data()
{
    QTest::addColumn<QString>("patch");
    QTest::newRow("failed test") << R"([{"op":"test","path":"/spec/selector/color","value":"green"}])";
    QTest::newRow("remove of nothing") << R"([{"op":"remove","path":"/spec/selector/absent"}])";
    QTest::newRow("no parent") << R"([{"op":"add","path":"/nope/x/y","value":1}])";
    QTest::newRow("unknown operation") << R"([{"op":"bogus","path":"/spec"}])";
    QTest::newRow("index beyond the end") << R"([{"op":"replace","path":"/spec/ports/9/port","value":1}])";
    QTest::newRow("broken pointer") << R"([{"op":"add","path":"spec","value":1}])";
    QTest::newRow("not an object") << R"([1])";
}

void JsonPatchTest::failures()
{
    QFETCH(QString, patch);
    QVERIFY(!applyJsonPatch(service, Json::parse(patch.toStdString())));
}

void JsonPatchTest::mergePatchRemovesNulls()
{
    const Json merged = applyMergePatch(service, Json::parse(R"({"spec":{"selector":{"color":null,"tier":"front"},"ports":[]}})"));
    QCOMPARE(QString::fromStdString(merged.dump()), QString(R"({"spec":{"selector":{"app":"web","tier":"front"},"ports":[]}})"));
}

void JsonPatchTest::strategicPatchMergesListsByKey()
{
    const Json merged = applyStrategicPatch(service, Json::parse(R"({"spec":{"ports":[{"port":81,"name":"y"}]}})"));
    QCOMPARE(QString::fromStdString(merged["spec"]["ports"].dump()), QString(R"([{"name":"http","port":80},{"name":"y","port":81}])"));
}

void JsonPatchTest::strategicPatchDeletesElements()
{
    const Json merged = applyStrategicPatch(service, Json::parse(R"({"spec":{"ports":[{"port":80,"$patch":"delete"}]}})"));
    QCOMPARE(merged["spec"]["ports"].size(), std::size_t(1));
    QCOMPARE(merged["spec"]["ports"][0]["port"].get<int>(), 81);
}

QTEST_GUILESS_MAIN(JsonPatchTest)
#include "json_patch_test.moc"
