#include <QtTest>

#include "core/config/workspace.h"
#include "tests/support/shown.h"
#include "tests/support/test_folder.h"

using namespace tealdeck;

class WorkspaceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFileIsFoundWhereXdgSays();
    void everythingIsRead();
    void aContextThatIsNotNamedIsProduction();
    void aMissingFileIsFineUnlessNamed();
    void mistakesNameFileAndLine_data();
    void mistakesNameFileAndLine();
};

namespace
{

Result<Workspace> load(const TestFolder& folder, const std::string& text)
{
    return loadWorkspace({.path = folder.write("workspace.yaml", text), .mustExist = true});
}

} // namespace

void WorkspaceTest::theFileIsFoundWhereXdgSays()
{
    QVERIFY(workspacePath("x.yaml", "/xdg", "/home/jane").path == "x.yaml");
    QVERIFY(workspacePath("x.yaml", "/xdg", "/home/jane").mustExist);
    QVERIFY(workspacePath("", "/xdg", "/home/jane").path == "/xdg/tealdeck/workspace.yaml");
    QVERIFY(workspacePath("", "", "/home/jane").path == "/home/jane/.config/tealdeck/workspace.yaml");
    QVERIFY(workspacePath("", "relative", "/home/jane").path == "/home/jane/.config/tealdeck/workspace.yaml");
    QVERIFY(!workspacePath("", "", "/home/jane").mustExist);
}

void WorkspaceTest::everythingIsRead()
{
    const TestFolder folder;
    const auto workspace = load(folder, R"(environments:
- context: prod-eu-1
  product: shop
  name: Europe
  class: production
  slotLabels: [color, slot]
  namespaces: [shop, pay]
- context: stage
  class: staging
- context: mine
  class: development
)");
    QVERIFY2(workspace.has_value(), workspace ? "" : describe(workspace.error()).c_str());
    const WorkspaceEnvironment expected{.context = "prod-eu-1",
                                        .product = "shop",
                                        .name = "Europe",
                                        .environmentClass = WorkspaceClass::Production,
                                        .slotLabels = {"color", "slot"},
                                        .namespaces = {"shop", "pay"}};
    QVERIFY(workspace->environmentFor("prod-eu-1") == expected);
    QVERIFY(workspace->environmentFor("stage").environmentClass == WorkspaceClass::Staging);
    QCOMPARE(workspace->environmentFor("stage").name, std::string("stage"));
    QVERIFY(workspace->environmentFor("mine").environmentClass == WorkspaceClass::Development);
}

void WorkspaceTest::aContextThatIsNotNamedIsProduction()
{
    const TestFolder folder;
    const auto workspace = load(folder, "environments: [{context: a, class: development}, {context: b}]\n");
    QVERIFY(workspace->environmentFor("other").environmentClass == WorkspaceClass::Production);
    QVERIFY(workspace->environmentFor("b").environmentClass == WorkspaceClass::Production);
    QVERIFY(workspace->environmentFor("A").environmentClass == WorkspaceClass::Production);
}

void WorkspaceTest::aMissingFileIsFineUnlessNamed()
{
    const TestFolder folder;
    const auto missing = folder.path() / "missing.yaml";
    QVERIFY(loadWorkspace({.path = missing})->environments.empty());
    QCOMPARE(kindOf(loadWorkspace({.path = missing, .mustExist = true})), shown(ErrorKind::NotFound));
    QVERIFY(load(folder, "")->environments.empty());
    QCOMPARE(kindOf(loadWorkspace({.path = folder.path()})), shown(ErrorKind::InvalidInput));
}

void WorkspaceTest::mistakesNameFileAndLine_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    QTest::newRow("unknown key at the top") << "environments: []\nenviroments: []\n"
                                            << "line 2";
    QTest::newRow("unknown key") << "environments:\n- context: a\n  clas: staging\n"
                                 << "line 3";
    QTest::newRow("unknown key names it") << "environments: [{context: a, clas: staging}]\n"
                                          << "clas";
    QTest::newRow("unknown class") << "environments:\n- context: a\n  class: prod\n"
                                   << "line 3";
    QTest::newRow("class as list") << "environments: [{context: a, class: [staging]}]\n"
                                   << "class";
    QTest::newRow("class in capitals") << "environments: [{context: a, class: Development}]\n"
                                       << "class";
    QTest::newRow("no context") << "environments: [{name: a}]\n"
                                << "context";
    QTest::newRow("twice") << "environments:\n- {context: a}\n- {context: a}\n"
                           << "line 3";
    QTest::newRow("labels as text") << "environments: [{context: a, slotLabels: color}]\n"
                                    << "slotLabels";
    QTest::newRow("a list at the top") << "- a\n"
                                       << "line 1";
    QTest::newRow("broken") << "environments: [{\n"
                            << "line";
}

void WorkspaceTest::mistakesNameFileAndLine()
{
    QFETCH(QString, text);
    QFETCH(QString, words);
    const TestFolder folder;
    const auto workspace = load(folder, text.toStdString());
    QCOMPARE(kindOf(workspace), shown(ErrorKind::InvalidInput));
    const QString said = QString::fromStdString(render(workspace.error().message));
    QVERIFY2(said.contains(words), qPrintable(said));
    QVERIFY2(said.contains("workspace.yaml"), qPrintable(said));
}

QTEST_GUILESS_MAIN(WorkspaceTest)
#include "workspace_test.moc"
