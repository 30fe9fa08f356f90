#include "ui/change/step_list.h"

#include "ui/change/glyph_label.h"
#include "ui/text/translate.h"
#include "ui/widgets/hairline.h"
#include "ui/widgets/text_label.h"

#include <QGridLayout>
#include <QVBoxLayout>

namespace tealdeck
{

namespace
{

TextLabel* paragraph(Theme& theme, TextRole role, Token color, const QString& text)
{
    auto* label = new TextLabel(theme, role, color, text);
    label->setWordWrap(true);
    return label;
}

} // namespace

StepList::StepList(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
}

void StepList::set(const std::vector<PlanStep>& steps)
{
    if (steps == m_steps && layout()->count() > 0)
        return;
    m_steps = steps;
    while (QLayoutItem* item = layout()->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (std::size_t i = 0; i < steps.size(); ++i)
        layout()->addWidget(makeRow(static_cast<int>(i) + 1, steps[i]));
}

QWidget* StepList::makeRow(int number, const PlanStep& step)
{
    auto* row = new QWidget(this);
    auto* grid = new QGridLayout(row);
    grid->setContentsMargins(0, 6, 0, 0);
    grid->setHorizontalSpacing(0);
    grid->setVerticalSpacing(1);
    grid->setColumnMinimumWidth(0, 26);
    grid->setColumnStretch(1, 1);
    grid->addWidget(new TextLabel(m_theme, TextRole::Section, Token::Ink3, QString::number(number)), 0, 0, Qt::AlignTop);
    grid->addWidget(paragraph(m_theme, TextRole::Button, Token::Ink, translate(step.title)), 0, 1);
    grid->addWidget(paragraph(m_theme, TextRole::Table, Token::Ink2, translate(step.explanation)), 1, 1, 1, 3);
    QString who;
    if (step.request || step.isPredicted) {
        const Token color = step.request ? Token::Prod : Token::Ink3;
        who = step.request ? tr("sent by us") : tr("predicted");
        grid->addWidget(new GlyphLabel(m_theme, step.request ? Glyph::Pencil : Glyph::Todo, 14, color), 0, 2, Qt::AlignVCenter);
        auto* word = new TextLabel(m_theme, step.request ? TextRole::TableStrong : TextRole::Table, color, who);
        word->setContentsMargins(6, 0, 0, 0);
        grid->addWidget(word, 0, 3, Qt::AlignVCenter);
    }
    grid->addWidget(new Hairline(m_theme, Qt::Horizontal), 2, 0, 1, 4);
    grid->setRowMinimumHeight(2, 7);
    row->setAccessibleName(tr("Step %1: %2").arg(number).arg(translate(step.title)));
    row->setAccessibleDescription(who.isEmpty() ? translate(step.explanation) : tr("%1, %2").arg(who, translate(step.explanation)));
    return row;
}

} // namespace tealdeck
