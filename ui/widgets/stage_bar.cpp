#include "ui/widgets/stage_bar.h"

namespace tealdeck
{

namespace
{

constexpr int glyphSize = 16;
constexpr int lineWidth = 36;

} // namespace

StageBar::StageBar(Theme& theme, QStringList stages, QWidget* parent)
    : PaintedWidget(theme, parent)
    , m_stages(std::move(stages))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    updateName();
}

void StageBar::setCurrent(int current)
{
    m_current = current;
    updateName();
    update();
}

void StageBar::setCurrentGlyph(Glyph glyph, Token color)
{
    m_glyph = glyph;
    m_color = color;
    update();
}

void StageBar::setNote(const QString& text, const QString& figure)
{
    m_note = text;
    m_figure = figure;
    updateName();
    update();
}

void StageBar::updateName()
{
    const bool isOver = m_current >= m_stages.size();
    const QString stage
        = isOver ? tr("All stages done") : tr("Stage %1 of %2: %3").arg(m_current + 1).arg(m_stages.size()).arg(m_stages[m_current]);
    setAccessibleName(stage + QStringLiteral(". ") + m_note + m_figure);
}

QSize StageBar::sizeHint() const
{
    return {theme().scaled(600), theme().scaled(38)};
}

void StageBar::paint(Canvas& canvas)
{
    canvas.fill(rect(), Token::Raised);
    canvas.horizontalLine(0, width(), 0, Token::Hair);
    canvas.horizontalLine(0, width(), height() - 1, Token::Line);
    QRect line = rect().adjusted(24, 0, -24, 0);
    for (int i = 0; i < m_stages.size(); ++i) {
        const bool isDone = i < m_current;
        const bool isCurrent = i == m_current;
        const Glyph glyph = isDone ? Glyph::Done : isCurrent ? m_glyph : Glyph::Todo;
        canvas.glyphIn(line, glyph, glyphSize, isCurrent ? m_color : isDone ? Token::Ink2 : Token::Ink3);
        line.setLeft(line.left() + glyphSize + 7);
        const TextRole role = isCurrent ? TextRole::TableStrong : TextRole::Table;
        const Token color = isCurrent ? Token::Ink : isDone ? Token::Ink2 : Token::Ink3;
        line.setLeft(line.left() + canvas.text(line, m_stages[i], role, color) + 12);
        if (i + 1 < m_stages.size()) {
            canvas.horizontalLine(line.left(), line.left() + lineWidth, height() / 2, Token::Line);
            line.setLeft(line.left() + lineWidth + 12);
        }
    }
    QRect note = rect().adjusted(24, 0, -24, 0);
    const int figure = canvas.text(note, m_figure, TextRole::TableStrong, Token::Ink, Qt::AlignRight | Qt::AlignVCenter);
    note.setRight(note.right() - figure - (m_figure.isEmpty() ? 0 : 4));
    canvas.text(note.adjusted(line.left() - note.left(), 0, 0, 0), m_note.trimmed(), TextRole::Table, Token::Ink2,
                Qt::AlignRight | Qt::AlignVCenter);
}

} // namespace tealdeck
