#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "core/sandbox/scenario/scenario_library.h"

#include <QTemporaryFile>

#include <set>

using namespace tealdeck::sandbox;
using namespace tealdeck;

class ScenarioTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theKnownOnesAreThere();
    void allOfItIsRead();
    void mistakesNameTheirLine_data();
    void mistakesNameTheirLine();
    void aFileIsReadByItsPath();
    void anUnknownNameListsTheKnownOnes();
};

void ScenarioTest::theKnownOnesAreThere()
{
    std::set<std::string> names;
    for (const Scenario& scenario : knownScenarios()) {
        names.insert(scenario.name);
        QVERIFY2(!scenario.description.empty(), scenario.name.c_str());
        const auto again = loadScenario(scenario.name);
        QVERIFY(again);
        QCOMPARE(QString::fromStdString(again->name), QString::fromStdString(scenario.name)); // the file is called as it calls itself
    }
    for (const char* name : {"healthy", "bad-green-release", "crash-loop", "forbidden-user", "viewer", "slow-api", "big"})
        QVERIFY2(names.contains(name), name);
    QVERIFY(loadScenario("slow-api")->watches == WatchMode::Silent);
    QCOMPARE(loadScenario("slow-api")->answerDelay, tealdeck::Duration(4000));
    QCOMPARE(QString::fromStdString(loadScenario("forbidden-user")->user), QString("forbidden"));
}

void ScenarioTest::allOfItIsRead()
{
    const auto scenario = parseScenario(R"(
scenario: mine
description: All keys.
user: viewer
cluster: {platform: false, pods: 12, replicas: {web: 3, worker: 0}}
server: {delay: 250ms, watches: refused}
behaviours:
  - {workload: shop/api-green, fate: pull-fails}
happenings:
  - when: {service: shop/web, selects: {color: green, tier: x}}
    after: 2m
    workload: shop/web-green
    pods: 2
    fate: crash
    runsFor: 1s
    exitCode: 137
    reason: OOMKilled
)",
                                        "mine");
    QVERIFY2(scenario.has_value(), scenario ? "" : describe(scenario.error()).c_str());
    QVERIFY(!scenario->hasPlatform);
    QCOMPARE(scenario->extraPods, std::size_t(12));
    QCOMPARE(scenario->replicas.at("web"), std::size_t(3));
    QCOMPARE(scenario->replicas.at("api"), std::size_t(8));
    QCOMPARE(scenario->answerDelay, tealdeck::Duration(250));
    QVERIFY(scenario->behaviours.at("shop/api-green").fate == Behaviour::Fate::PullFails);
    const Happening& happening = scenario->happenings.front();
    QCOMPARE(QString::fromStdString(*happening.service), QString("shop/web"));
    QCOMPARE(happening.selects.size(), std::size_t(2));
    QCOMPARE(happening.after, tealdeck::Duration(120'000));
    QCOMPARE(happening.pods, std::size_t(2));
    QCOMPARE(happening.behaviour.exitCode, 137);
}

void ScenarioTest::mistakesNameTheirLine_data()
{
    QTest::addColumn<QString>("yaml");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("detail");
    QTest::newRow("unknown key") << "scenario: x\nservers: {}\n" << 2 << "There is no key \"servers\" here.";
    QTest::newRow("unknown key inside") << "scenario: x\nserver:\n  delays: 4s\n" << 3 << "There is no key \"delays\" here.";
    QTest::newRow("unknown fate") << "behaviours:\n  - workload: a/b\n    fate: sad\n"
                                  << 3 << "One of these is expected here: healthy, unready, crash, pull-fails, init-never-ends, completes.";
    QTest::newRow("duration") << "server:\n  delay: soon\n" << 2 << "A duration such as 500ms, 8s or 2m is expected here.";
    QTest::newRow("number") << "cluster:\n  pods: many\n" << 2 << "A number from 0 to 200000 is expected here.";
    QTest::newRow("workload") << "behaviours:\n  - workload: web\n"
                              << 2 << "A workload is named as namespace/name, such as shop/web-green.";
    QTest::newRow("list") << "happenings: 3\n" << 1 << "A list is expected here.";
    QTest::newRow("user") << "user: root\n" << 1 << "One of these is expected here: operator, viewer, forbidden, admin.";
}

void ScenarioTest::mistakesNameTheirLine()
{
    QFETCH(QString, yaml);
    QFETCH(int, line);
    QFETCH(QString, detail);
    const auto scenario = parseScenario(yaml.toStdString(), "mine.yaml");
    QVERIFY(!scenario);
    QVERIFY(scenario.error().kind == ErrorKind::InvalidInput);
    QCOMPARE(QString::fromStdString(render(scenario.error().message)),
             QString("The scenario mine.yaml has a mistake in line %1.").arg(line));
    QCOMPARE(QString::fromStdString(scenario.error().detail), detail);
}

void ScenarioTest::aFileIsReadByItsPath()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write("scenario: from-a-file\n");
    file.close();
    const auto scenario = loadScenario(file.fileName().toStdString());
    QVERIFY(scenario);
    QCOMPARE(QString::fromStdString(scenario->name), QString("from-a-file"));
}

void ScenarioTest::anUnknownNameListsTheKnownOnes()
{
    const auto scenario = loadScenario("no-such");
    QVERIFY(!scenario);
    QVERIFY(scenario.error().kind == ErrorKind::NotFound);
    QVERIFY(render(scenario.error().message).find("healthy") != std::string::npos);
}

QTEST_GUILESS_MAIN(ScenarioTest)
#include "scenario_test.moc"
