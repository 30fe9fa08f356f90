#include "ui/shell/palette_field.h"

#include "ui/theme/canvas.h"
#include "ui/widgets/key_cap.h"

#include <QKeySequence>
#include <QPainter>

namespace tealdeck
{

PaletteField::PaletteField(Theme& theme, QWidget* parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setText(tr("Go to or do..."));
    setAccessibleName(tr("Command palette"));
    setToolTip(tr("%1 (%2)").arg(text(), QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText)));
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize PaletteField::sizeHint() const
{
    return {m_theme.scaled(280), m_theme.scaled(28)};
}

void PaletteField::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    Canvas canvas(painter, m_theme);
    canvas.box(rect(), 4, Token::Base, underMouse() ? Token::Control : Token::Line);
    QRect line = rect().adjusted(10, 0, -6, 0);
    canvas.glyphIn(line, Glyph::Search, 14, Token::Ink2);
    const QString keys = QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText).replace(u'+', u' ');
    line.setRight(line.right() - paintKeyCap(canvas, line, keys) - 8);
    canvas.text(line.adjusted(14 + 8, 0, 0, 0), text(), TextRole::Body, Token::Ink3);
}

} // namespace tealdeck
