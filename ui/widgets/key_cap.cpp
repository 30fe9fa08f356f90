#include "ui/widgets/key_cap.h"

#include "ui/theme/theme.h"

namespace tealdeck
{

int keyCapWidth(const Theme& theme, const QString& text)
{
    return std::max(theme.scaled(16), qCeil(QFontMetricsF(theme.font(TextRole::TableHead)).horizontalAdvance(text)) + 10);
}

int paintKeyCap(Canvas& canvas, const QRect& rect, const QString& text)
{
    const int width = keyCapWidth(canvas.theme(), text);
    const int height = canvas.theme().scaled(18);
    const QRect cap(rect.right() + 1 - width, rect.top() + (rect.height() - height) / 2, width, height);
    canvas.box(cap, 3, Token::Raised, Token::Line);
    canvas.text(cap, text, TextRole::TableHead, Token::Ink2, Qt::AlignCenter);
    return width;
}

} // namespace tealdeck
