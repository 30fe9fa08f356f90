#include "ui/pages/delivery/recent_changes.h"

#include "ui/pages/delivery/past_change_row.h"
#include "ui/text/translate.h"
#include "ui/widgets/hairline.h"
#include "ui/widgets/section_head.h"
#include "ui/widgets/text_label.h"

#include <QVBoxLayout>

namespace tealdeck
{

namespace
{

constexpr std::size_t mostRows = 5;

} // namespace

RecentChanges::RecentChanges(Theme& theme, const Clock& clock, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_clock(clock)
    , m_head(new SectionHead(theme, tr("Last changes")))
    , m_nothing(new TextLabel(theme, TextRole::Table, Token::Ink3))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addSpacing(4);
    layout->addWidget(new Hairline(theme, Qt::Horizontal, Token::Line));
    m_nothing->setWordWrap(true);
    m_nothing->setContentsMargins(0, 6, 0, 6);
    layout->addWidget(m_nothing);
}

void RecentChanges::set(const ChangeHistory& history, const std::string& applicationKey)
{
    const std::vector<PastChange> changes = history.of(applicationKey);
    const std::size_t shown = std::min(changes.size(), mostRows);
    while (m_rows.size() < shown) {
        auto* row = new PastChangeRow(m_theme, this);
        connect(row, &QAbstractButton::clicked, this, [this, row] { Q_EMIT chosen(row->change().id); });
        layout()->addWidget(row);
        m_rows.push_back(row);
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i]->setVisible(i < shown);
        if (i < shown)
            m_rows[i]->set(changes[i], m_clock.wallNow());
    }
    m_head->setRemark(changes.size() > mostRows ? tr("%1 of %2").arg(shown).arg(changes.size()) : QString());
    m_nothing->setVisible(shown == 0);
    if (history.problem())
        m_nothing->setText(translate(*history.problem()));
    else
        m_nothing->setText(history.isKnown() ? tr("The journal of this console holds no change of this application.")
                                             : tr("Reading the journal…"));
}

} // namespace tealdeck
