#include "ui/pages/cluster/object_tabs.h"

#include "ui/widgets/tab_button.h"

#include <QButtonGroup>
#include <QHBoxLayout>

namespace tealdeck
{
namespace
{

constexpr int tabHeight = 34;
constexpr int tabGap = 16;
constexpr TabShape paneTab{.height = tabHeight, .left = 0, .right = 0, .extra = 2, .count = TextRole::Table};

} // namespace

ObjectTabs::ObjectTabs(Theme& theme, QWidget* parent)
    : PaintedWidget(theme, parent)
    , m_row(new QHBoxLayout(this))
    , m_group(new QButtonGroup(this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Parts of the details"));
    m_row->setContentsMargins(16, 0, 16, 0);
    m_row->setSpacing(tabGap);
    m_row->addStretch(1);
    connect(m_group, &QButtonGroup::buttonClicked, this, [this](QAbstractButton* button) {
        for (const auto& [tab, known] : m_tabs) {
            if (known == button)
                Q_EMIT chosen(tab);
        }
    });
}

void ObjectTabs::add(ObjectTab tab, const QString& text, const QString& toolTip)
{
    auto* button = new TabButton(theme(), paneTab, text);
    button->setToolTip(toolTip);
    button->setChecked(m_tabs.empty());
    m_group->addButton(button);
    m_row->insertWidget(static_cast<int>(m_tabs.size()), button);
    m_tabs.emplace(tab, button);
}

void ObjectTabs::setShown(ObjectTab tab, bool isShown)
{
    m_tabs.at(tab)->setVisible(isShown);
}

bool ObjectTabs::isShown(ObjectTab tab) const
{
    return m_tabs.at(tab)->isVisibleTo(this);
}

void ObjectTabs::setCount(ObjectTab tab, const QString& count)
{
    m_tabs.at(tab)->setCount(count);
}

void ObjectTabs::setCurrent(ObjectTab tab)
{
    m_tabs.at(tab)->setChecked(true);
}

QSize ObjectTabs::sizeHint() const
{
    return {theme().scaled(320), theme().scaled(tabHeight)};
}

void ObjectTabs::paint(Canvas& canvas)
{
    canvas.horizontalLine(0, width(), height() - 1, Token::Line);
}

} // namespace tealdeck
