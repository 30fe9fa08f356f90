#include "ui/pages/overview/overview_list.h"

#include "ui/text/format.h"
#include "ui/widgets/hairline.h"
#include "ui/widgets/section_head.h"
#include "ui/widgets/text_label.h"

#include <QVBoxLayout>

namespace tealdeck
{

OverviewList::OverviewList(Theme& theme, const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_head(new SectionHead(theme, title))
    , m_nothing(new TextLabel(theme, TextRole::Table, Token::Ink3))
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(m_head);
    m_column->addSpacing(4);
    m_column->addWidget(new Hairline(theme, Qt::Horizontal, Token::Line));
    m_nothing->setWordWrap(true);
    m_nothing->setContentsMargins(0, 8, 0, 8);
    m_column->addWidget(m_nothing);
}

void OverviewList::set(const std::vector<OverviewLine>& lines, std::size_t most)
{
    const std::size_t shown = std::min(lines.size(), most);
    while (m_rows.size() < shown) {
        auto* row = new OverviewRow(m_theme, this);
        const int index = static_cast<int>(m_rows.size());
        connect(row, &QAbstractButton::clicked, this, [this, index] { Q_EMIT chosen(index); });
        m_column->addWidget(row);
        m_rows.push_back(row);
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i]->setVisible(i < shown);
        if (i < shown)
            m_rows[i]->set(lines[i]);
    }
    m_head->setCount(lines.empty() ? QString() : formatCount(static_cast<qint64>(lines.size())));
    if (lines.size() > most)
        m_head->setRemark(tr("the first %1 are shown").arg(most));
    m_nothing->setVisible(lines.empty());
}

void OverviewList::setNothing(const QString& sentence)
{
    m_nothing->setText(sentence);
}

void OverviewList::setRemark(const QString& text)
{
    m_head->setRemark(text);
}

} // namespace tealdeck
