#include <QTest> // first: moc cannot parse the standard library otherwise

#include "core/domain/kube_kind.h"
#include "tests/unit/session/session_bench.h"
#include "ui/models/keyed_table_model.h"
#include "ui/models/table_view.h"
#include "ui/pages/cluster/nodes_tab.h"
#include "ui/theme/application_look.h"
#include "ui/theme/theme.h"
#include "ui/widgets/section_head.h"
#include "ui/widgets/state_panel.h"

#include <QComboBox>

#include <algorithm>

using namespace tealdeck;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace
{

nlohmann::json nodeObject(const std::string& name, const std::string& zone)
{
    nlohmann::json labels = nlohmann::json::object();
    if (!zone.empty())
        labels["topology.kubernetes.io/zone"] = zone;
    return {{"metadata", {{"uid", "uid-" + name}, {"name", name}, {"resourceVersion", "5"}, {"labels", labels}}},
            {"status", {{"conditions", {{{"type", "Ready"}, {"status", "True"}}}}, {"nodeInfo", {{"kubeletVersion", "v1.36.3"}}}}}};
}

std::string nodeList(const nlohmann::json& items)
{
    return nlohmann::json{{"kind", "NodeList"}, {"apiVersion", "v1"}, {"metadata", {{"resourceVersion", "9"}}}, {"items", items}}.dump();
}

QStringList column(const TableView& view, int index)
{
    QStringList texts;
    for (int row = 0; row < view.keyedModel()->rowCount(); ++row)
        texts << view.keyedModel()->index(row, index).data().toString();
    return texts;
}

} // namespace

// The nodes by zone, and what falls with them.
class ZoneNodesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_look = std::make_unique<ApplicationLook>(m_theme);
        m_bench = std::make_unique<SessionBench>();
        m_bench->shop.pods.clear();
        m_bench->shop.addPods("blue", 3); // on node-0, node-1, node-2
        m_bench->shop.http.on(SessionBench::listing("nodes"),
                              FakeAnswer::json(nodeList({nodeObject("node-0", "a"), nodeObject("node-1", "a"), nodeObject("node-2", "")})));
        m_bench->openReady();
    }

    void zonesStandAboveTheirNodes()
    {
        NodesTab tab(m_theme, *m_bench->session);
        open(tab);
        QCOMPARE(column(main(tab), 0), QStringList({u"a"_s, u"node-0"_s, u"node-1"_s, u"Zone not known"_s, u"node-2"_s}));
        QCOMPARE(column(main(tab), 1)[0], u"2 of 2 ready"_s);
        QCOMPARE(column(main(tab), 3)[3], u"?"_s); // no label, no claim
        QCOMPARE(tab.count(), std::optional<int>(3));
    }

    void whatFallsIsShownForTheChosenRow()
    {
        NodesTab tab(m_theme, *m_bench->session);
        open(tab);
        TableView& view = main(tab);
        QCOMPARE(view.currentIndex().row(), 0); // the first zone, without a click
        const TableView& losses = fallen(tab);
        QCOMPARE(column(losses, 0), QStringList({u"Most replicas"_s}));
        QCOMPARE(column(losses, 4), QStringList({u"2 of 3"_s}));
        view.setCurrentIndex(view.keyedModel()->index(1, 0));
        QVERIFY(!losses.isVisible()); // one of three
        view.setCurrentIndex(view.keyedModel()->index(3, 0));
        QVERIFY(tab.findChild<SectionHead*>()->accessibleName().contains(u"not known"_s));
    }

    void enterOpensANodeAndGoesFromAZoneToWhatFalls()
    {
        NodesTab tab(m_theme, *m_bench->session);
        open(tab);
        std::string chosen;
        connect(&tab, &NodesTab::objectChosen, &tab,
                [&](const KubeKind& kind, const std::string& space, const std::string& name, const std::string& uid) {
                    chosen = kind.plural + " " + space + " " + name + " " + uid;
                });
        TableView& view = main(tab);
        view.setFocus();
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(chosen, std::string());
        QVERIFY(fallen(tab).hasFocus());
        QVERIFY(tab.goBackOneStep());
        QVERIFY(view.hasFocus());
        QTest::keyClick(&view, Qt::Key_Down);
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(chosen, std::string("nodes  node-0 uid-node-0"));
    }

    void theFilterKeepsTheZoneOfWhatItFinds()
    {
        NodesTab tab(m_theme, *m_bench->session);
        open(tab);
        QTest::keyClicks(tab.filterField(), u"node-1"_s);
        QTRY_COMPARE(column(main(tab), 0), QStringList({u"a"_s, u"node-1"_s}));
    }

    void aNodeThatLeavesTakesItsPlaceAlong()
    {
        NodesTab tab(m_theme, *m_bench->session);
        open(tab);
        m_bench->shop.http.on(SessionBench::listing("nodes"),
                              FakeAnswer::json(nodeList(nlohmann::json::array({nodeObject("node-0", "a")}))));
        m_bench->session->refresh();
        m_bench->scheduler.advance(1s);
        QTRY_COMPARE(column(main(tab), 0), QStringList({u"a"_s, u"node-0"_s}));
    }

    void kubectlsTableIsOneChoiceAway()
    {
        NodesTab tab(m_theme, *m_bench->session);
        open(tab);
        auto& zones = *qobject_cast<QWidget*>(tab.currentWidget());
        zones.findChild<QComboBox*>()->setCurrentIndex(1);
        QVERIFY(tab.currentWidget() != &zones);
        for (auto* chooser : tab.currentWidget()->findChildren<QComboBox*>()) {
            if (chooser->accessibleName() == u"How nodes are shown"_s) {
                QCOMPARE(chooser->currentText(), u"As kubectl lists them"_s);
                chooser->setCurrentIndex(0);
            }
        }
        QCOMPARE(tab.currentWidget(), &zones);
        QCOMPARE(zones.findChild<QComboBox*>()->currentText(), u"By zone"_s);
    }

private:
    static TableView& named(NodesTab& tab, const QString& name)
    {
        const QList<TableView*> all = tab.findChildren<TableView*>();
        return **std::ranges::find(all, name, [](const TableView* view) { return view->accessibleName(); });
    }
    static TableView& main(NodesTab& tab) { return named(tab, u"Nodes by zone"_s); }
    static TableView& fallen(NodesTab& tab) { return named(tab, u"Workloads that lose replicas"_s); }
    void open(NodesTab& tab)
    {
        tab.resize(1000, 600);
        tab.show();
        tab.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&tab));
        m_bench->scheduler.advance(1s);
        QTRY_VERIFY(main(tab).keyedModel()->rowCount() > 0);
    }

    Theme m_theme;
    std::unique_ptr<ApplicationLook> m_look;
    std::unique_ptr<SessionBench> m_bench;
};

QTEST_MAIN(ZoneNodesTest)
#include "zone_nodes_test.moc"
