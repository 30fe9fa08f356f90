#include "ui/pages/cluster/object_link_list.h"

#include "ui/text/format.h"
#include "ui/theme/button_variant.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/text_label.h"

#include <QGridLayout>
#include <QPushButton>

namespace tealdeck
{
namespace
{

constexpr std::size_t mostLinks = 100;

} // namespace

ObjectLinkList::ObjectLinkList(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(0);
    m_grid->setColumnStretch(1, 1);
}

void ObjectLinkList::set(std::vector<ObjectLink> links)
{
    if (links == m_links)
        return;
    m_links = std::move(links);
    while (const QLayoutItem* item = m_grid->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    int row = 0;
    for (const ObjectLink& link : m_links) {
        if (row == static_cast<int>(mostLinks))
            break;
        addRow(row++, link);
    }
    if (m_links.size() > mostLinks)
        m_grid->addWidget(new TextLabel(m_theme, TextRole::Table, Token::Ink3,
                                        tr("and %1 more").arg(formatCount(static_cast<qint64>(m_links.size() - mostLinks)))),
                          row, 0, 1, 2);
}

void ObjectLinkList::addRow(int row, const ObjectLink& link)
{
    if (link.object.isReadable()) {
        auto* button = new QPushButton(link.text);
        setVariant(*button, ButtonVariant::Link, ButtonSize::Banner);
        button->setAccessibleDescription(link.remark);
        button->setToolTip(tr("Show %1").arg(link.text));
        button->setMaximumWidth(m_theme.scaled(250));
        connect(button, &QPushButton::clicked, this, [this, object = link.object] { Q_EMIT objectChosen(object); });
        m_grid->addWidget(button, row, 0, Qt::AlignLeft);
    } else {
        m_grid->addWidget(new TextLabel(m_theme, TextRole::Body, Token::Ink, link.text), row, 0);
    }
    m_grid->addWidget(new ElidedLabel(m_theme, TextRole::Table, Token::Ink3, link.remark), row, 1);
}

} // namespace tealdeck
