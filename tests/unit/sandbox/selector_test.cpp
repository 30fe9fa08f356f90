#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "core/sandbox/store/selector.h"

using namespace tealdeck::sandbox;

class SelectorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void labelsMatch_data();
    void labelsMatch();
    void mistakesAreNamedAsTheServerDoes_data();
    void mistakesAreNamedAsTheServerDoes();
    void fieldsMatch();
    void objectsOwnSelectors();
};

void SelectorTest::labelsMatch_data()
{
    QTest::addColumn<QString>("selector");
    QTest::addColumn<bool>("expected");
    QTest::newRow("empty") << "" << true;
    QTest::newRow("equal") << "app=web,color=blue" << true;
    QTest::newRow("double equal") << "app == web" << true;
    QTest::newRow("other value") << "app=api" << false;
    QTest::newRow("not equal") << "app!=api" << true;
    QTest::newRow("not equal, missing key") << "tier!=x" << true;
    QTest::newRow("in") << "app in (web, api),color" << true;
    QTest::newRow("not in") << "app notin (web,api)" << false;
    QTest::newRow("exists") << "color" << true;
    QTest::newRow("exists not") << "!tier" << true;
    QTest::newRow("greater") << "size>5" << true;
    QTest::newRow("less") << "size<5" << false;
    QTest::newRow("empty value") << "blank=" << true;
    QTest::newRow("prefix") << "app.kubernetes.io/name=web" << true;
}

void SelectorTest::labelsMatch()
{
    QFETCH(QString, selector);
    QFETCH(bool, expected);
    const auto parsed = parseLabelSelector(selector.toStdString());
    QVERIFY2(parsed.has_value(), parsed ? "" : parsed.error().c_str());
    const StringMap labels{{"app", "web"}, {"color", "blue"}, {"size", "12"}, {"blank", ""}, {"app.kubernetes.io/name", "web"}};
    QCOMPARE(matches(*parsed, labels), expected);
}

void SelectorTest::mistakesAreNamedAsTheServerDoes_data()
{
    QTest::addColumn<QString>("selector");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("three signs") << "a===b"
                                 << "unable to parse requirement: found '=', expected: identifier";
    QTest::newRow("open set") << "a in (b"
                              << "unable to parse requirement: found '', expected: ',' or ')'";
}

void SelectorTest::mistakesAreNamedAsTheServerDoes()
{
    QFETCH(QString, selector);
    QFETCH(QString, sentence);
    const auto parsed = parseLabelSelector(selector.toStdString());
    QVERIFY(!parsed);
    QCOMPARE(QString::fromStdString(parsed.error()), sentence);
}

void SelectorTest::fieldsMatch()
{
    const StringMap fields{{"metadata.name", "web-1"}, {"status.phase", "Running"}};
    QVERIFY(matches(*parseFieldSelector("metadata.name=web-1,status.phase!=Pending"), fields));
    QVERIFY(!matches(*parseFieldSelector("status.phase==Pending"), fields));
    QCOMPARE(QString::fromStdString(parseFieldSelector("foo").error()), QString("invalid selector: 'foo'; can't understand 'foo'"));
}

void SelectorTest::objectsOwnSelectors()
{
    const Json selector
        = Json::parse(R"({"matchLabels":{"app":"web"},"matchExpressions":[{"key":"color","operator":"NotIn","values":["red"]}]})");
    QVERIFY(matches(selectorOf(selector), {{"app", "web"}, {"color", "blue"}}));
    QVERIFY(!matches(selectorOf(selector), {{"app", "web"}, {"color", "red"}}));
}

QTEST_GUILESS_MAIN(SelectorTest)
#include "selector_test.moc"
