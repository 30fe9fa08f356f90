#include "ui/change/outcome_panel.h"

#include "ui/change/change_flow.h"
#include "ui/change/glyph_label.h"
#include "ui/change/outcome_text.h"
#include "ui/widgets/text_label.h"

#include <QGridLayout>

namespace tealdeck
{

OutcomePanel::OutcomePanel(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_glyph(new GlyphLabel(theme, Glyph::None, 28, Token::Ink))
    , m_sentence(new TextLabel(theme, TextRole::Key, Token::Ink))
    , m_explanation(new TextLabel(theme, TextRole::Body, Token::Ink2))
    , m_detail(new TextLabel(theme, TextRole::Mono, Token::Ink2))
    , m_looked(new TextLabel(theme, TextRole::Section, Token::Ink))
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 20);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_glyph, 0, 0, Qt::AlignTop);
    int row = 0;
    for (TextLabel* label : {m_sentence, m_explanation, m_detail, m_looked}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        grid->addWidget(label, row++, 1);
    }
}

void OutcomePanel::show(const ChangeFlow& flow)
{
    const ChangeProgress* progress = flow.progress();
    setVisible(progress && progress->outcome);
    if (!progress || !progress->outcome)
        return;
    const OutcomeText text = describe(progress->plan, *progress->outcome);
    const QString looked = describe(progress->plan, flow.lookedAgain());
    m_glyph->set(text.glyph, text.color);
    m_sentence->setText(text.sentence);
    m_sentence->setColor(text.color);
    m_explanation->setText(text.explanation);
    m_detail->setText(text.detail);
    m_detail->setVisible(!text.detail.isEmpty());
    m_looked->setText(looked);
    m_looked->setVisible(!looked.isEmpty());
}

} // namespace tealdeck
