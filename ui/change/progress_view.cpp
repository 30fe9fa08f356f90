#include "ui/change/progress_view.h"

#include "ui/change/change_flow.h"
#include "ui/change/effect_view.h"
#include "ui/change/outcome_panel.h"
#include "ui/change/progress_list.h"
#include "ui/change/sheet.h"
#include "ui/change/write_list.h"
#include "ui/widgets/hairline.h"
#include "ui/widgets/section_head.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace tealdeck
{

ProgressView::ProgressView(Theme& theme, QWidget* parent)
    : QWidget(parent)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    QScrollArea* left = makeScrollingSheet(makeLeft(theme), tr("Progress"));
    left->setFixedWidth(500);
    m_effect = new EffectView(theme);
    layout->addWidget(left);
    layout->addWidget(new Hairline(theme, Qt::Vertical, Token::Line));
    layout->addWidget(makeScrollingSheet(m_effect, tr("Effect")), 1);
}

QWidget* ProgressView::makeLeft(Theme& theme)
{
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(0);
    m_outcome = new OutcomePanel(theme);
    m_lines = new ProgressList(theme);
    m_writesHead = new SectionHead(theme, tr("Writes sent"));
    m_writes = new WriteList(theme);
    layout->addWidget(m_outcome);
    layout->addWidget(new SectionHead(theme, tr("Progress")));
    layout->addWidget(m_lines);
    layout->addSpacing(16);
    layout->addWidget(m_writesHead);
    layout->addSpacing(4);
    layout->addWidget(m_writes);
    layout->addStretch(1);
    return content;
}

void ProgressView::show(const ChangeFlow& flow)
{
    const ChangeProgress* progress = flow.progress();
    if (!progress)
        return;
    m_outcome->show(flow);
    m_lines->set(progress->lines);
    m_writesHead->setCount(WriteList::countText(progress->writes));
    m_writes->set(progress->writes);
    m_effect->show(flow);
}

} // namespace tealdeck
