#include "ui/pages/cluster/nodes_tab.h"

#include "ui/pages/cluster/built_in_kinds.h"
#include "ui/pages/cluster/kind_table.h"
#include "ui/pages/cluster/zone_nodes.h"

#include <QComboBox>
#include <QSignalBlocker>

namespace tealdeck
{

NodesTab::NodesTab(Theme& theme, Session& session, QWidget* parent)
    : QStackedWidget(parent)
    , m_zones(new ZoneNodes(theme, session, makeChooser(0)))
    , m_table(new KindTable(theme, session, makeChooser(1)))
{
    m_table->setKind(builtInKind("", "nodes", "Node", false));
    addWidget(m_zones);
    addWidget(m_table);
    connect(m_zones, &ZoneNodes::objectChosen, this, &NodesTab::objectChosen);
    connect(m_zones, &ZoneNodes::countChanged, this, &NodesTab::countChanged);
    connect(m_zones, &ZoneNodes::retryWanted, this, &NodesTab::retryWanted);
    connect(m_table, &KindTable::objectChosen, this, &NodesTab::objectChosen);
    connect(m_table, &KindTable::countChanged, this, &NodesTab::countChanged);
    connect(m_table, &KindTable::retryWanted, this, &NodesTab::retryWanted);
}

// Each of the two ways has one, which always says the way that it stands on.
QComboBox* NodesTab::makeChooser(int index)
{
    auto* chooser = new QComboBox;
    chooser->setAccessibleName(tr("How nodes are shown"));
    chooser->addItem(tr("By zone"));
    chooser->addItem(tr("As kubectl lists them"));
    chooser->setCurrentIndex(index);
    chooser->setToolTip(chooser->currentText()); // it may be narrow
    connect(chooser, &QComboBox::currentIndexChanged, this, [this, chooser, index](int wanted) {
        const QSignalBlocker blocker(chooser);
        chooser->setCurrentIndex(index);
        setCurrentIndex(wanted);
        list()->setFocus();
    });
    return chooser;
}

void NodesTab::remember(UserSettings& settings)
{
    m_zones->remember(settings);
    m_table->remember(settings);
}

TabContent& NodesTab::content() const
{
    if (currentWidget() == m_table)
        return *m_table;
    return *m_zones;
}

std::optional<int> NodesTab::count() const
{
    return currentWidget() == m_table ? m_table->count() : m_zones->count();
}

QWidget* NodesTab::filterField()
{
    return content().filterField();
}

QWidget* NodesTab::list()
{
    return content().list();
}

bool NodesTab::goBackOneStep()
{
    return content().goBackOneStep();
}

QString NodesTab::statusText() const
{
    return content().statusText();
}

} // namespace tealdeck
