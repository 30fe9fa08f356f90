#include "ui/pages/overview/key_figures.h"

#include <QStringList>

namespace tealdeck
{
namespace
{

using namespace Qt::Literals::StringLiterals;

constexpr int padding = 12;

} // namespace

KeyFigures::KeyFigures(Theme& theme, QWidget* parent)
    : PaintedWidget(theme, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void KeyFigures::set(std::vector<KeyFigure> figures)
{
    if (figures == m_figures)
        return;
    m_figures = std::move(figures);
    QStringList spoken;
    for (const KeyFigure& figure : m_figures)
        spoken << u"%1: %2 %3, %4"_s.arg(figure.caption, figure.value, figure.unit, figure.note);
    setAccessibleName(spoken.join(u". "_s));
    update();
}

QSize KeyFigures::sizeHint() const
{
    return {theme().scaled(600), theme().scaled(80)};
}

void KeyFigures::paint(Canvas& canvas)
{
    canvas.horizontalLine(0, width(), 0, Token::Line);
    canvas.horizontalLine(0, width(), height() - 1, Token::Line);
    if (m_figures.empty())
        return;
    const int caption = theme().lineHeight(TextRole::Table);
    const int value = theme().lineHeight(TextRole::Key);
    const int note = theme().lineHeight(TextRole::Axis);
    const int top = (height() - caption - value - note) / 2;
    const int each = width() / static_cast<int>(m_figures.size());
    for (std::size_t i = 0; i < m_figures.size(); ++i) {
        const KeyFigure& figure = m_figures[i];
        const int left = static_cast<int>(i) * each + (i == 0 ? 0 : padding);
        const int room = (static_cast<int>(i) + 1) * each - left - padding;
        if (i > 0)
            canvas.verticalLine(left - padding, 1, height() - 1, Token::Line);
        canvas.text(QRect(left, top, room, caption), figure.caption, TextRole::Table, Token::Ink2);
        const int taken = canvas.text(QRect(left, top + caption, room, value), figure.value, TextRole::Key, Token::Ink);
        canvas.text(QRect(left + taken + 4, top + caption + 2, room - taken - 4, value), figure.unit, TextRole::Table, Token::Ink3);
        canvas.text(QRect(left, top + caption + value, room, note), figure.note, TextRole::Axis, Token::Ink3);
    }
}

} // namespace tealdeck
