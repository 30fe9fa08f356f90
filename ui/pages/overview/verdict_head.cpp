#include "ui/pages/overview/verdict_head.h"

namespace tealdeck
{
namespace
{

using namespace Qt::Literals::StringLiterals;

constexpr int verdictGlyph = 28;
constexpr int textLeft = 42;

} // namespace

VerdictHead::VerdictHead(Theme& theme, QWidget* parent)
    : PaintedWidget(theme, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void VerdictHead::set(Severity severity, const QString& sentence, const QString& basis)
{
    switch (severity) {
    case Severity::Critical: return show(Glyph::Crit, Token::CritMark, sentence, basis);
    case Severity::Warning: return show(Glyph::Warn, Token::WarnMark, sentence, basis);
    case Severity::Note: return show(Glyph::Ok, Token::Ink2, sentence, basis);
    }
}

void VerdictHead::setUnknown(const QString& sentence, const QString& basis)
{
    show(Glyph::Unknown, Token::Ink2, sentence, basis);
}

void VerdictHead::show(Glyph glyph, Token color, const QString& sentence, const QString& basis)
{
    m_glyph = glyph;
    m_color = color;
    m_sentence = sentence;
    m_basis = basis;
    setAccessibleName(sentence + u". "_s + basis);
    setToolTip(basis);
    update();
}

void VerdictHead::setMoment(const QString& text)
{
    m_moment = text;
    update();
}

QSize VerdictHead::sizeHint() const
{
    return {theme().scaled(500), theme().scaled(62)};
}

void VerdictHead::paint(Canvas& canvas)
{
    const int line = theme().lineHeight(TextRole::Key);
    const int second = theme().lineHeight(TextRole::Table);
    const int top = (height() - line - second) / 2;
    const int moment = canvas.width(m_moment, TextRole::Axis);
    canvas.glyph(QPoint(0, (height() - verdictGlyph) / 2), m_glyph, verdictGlyph, m_color);
    canvas.text(QRect(textLeft, top, width() - textLeft - moment - 16, line), m_sentence, TextRole::Key, Token::Ink);
    canvas.text(QRect(textLeft, top + line, width() - textLeft - moment - 16, second), m_basis, TextRole::Table, Token::Ink2);
    canvas.text(QRect(width() - moment, top, moment, line), m_moment, TextRole::Axis, Token::Ink3);
}

} // namespace tealdeck
