#include "ui/shell/status_footer.h"

namespace tealdeck
{

namespace
{

constexpr int gap = 10;

} // namespace

StatusFooter::StatusFooter(Theme& theme, QWidget* parent)
    : PaintedWidget(theme, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StatusFooter::setLeft(QStringList texts)
{
    texts.removeAll(QString());
    m_left = std::move(texts);
    setAccessibleName(m_left.join(QStringLiteral(", ")));
    update();
}

void StatusFooter::setRight(QStringList texts)
{
    texts.removeAll(QString());
    m_right = std::move(texts);
    setAccessibleDescription(m_right.join(QStringLiteral(", ")));
    update();
}

QSize StatusFooter::sizeHint() const
{
    return {theme().scaled(600), theme().scaled(24)};
}

void StatusFooter::paint(Canvas& canvas)
{
    canvas.fill(rect(), Token::Window);
    canvas.horizontalLine(0, width(), 0, Token::Line);
    const int top = (height() - 12) / 2;
    QRect line = rect().adjusted(14, 1, -14, 0);
    for (qsizetype i = m_right.size() - 1; i >= 0; --i) {
        line.setRight(line.right() - canvas.text(line, m_right[i], TextRole::Axis, Token::Ink2, Qt::AlignRight | Qt::AlignVCenter) - gap);
        if (i > 0) {
            canvas.verticalLine(line.right(), top, top + 12, Token::Line);
            line.setRight(line.right() - gap);
        }
    }
    for (qsizetype i = 0; i < m_left.size(); ++i) {
        line.setLeft(line.left() + canvas.text(line, m_left[i], TextRole::Axis, Token::Ink2) + gap);
        if (i + 1 < m_left.size()) {
            canvas.verticalLine(line.left(), top, top + 12, Token::Line);
            line.setLeft(line.left() + gap);
        }
    }
}

} // namespace tealdeck
