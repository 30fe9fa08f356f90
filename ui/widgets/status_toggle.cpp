#include "ui/widgets/status_toggle.h"

#include "ui/text/format.h"
#include "ui/theme/canvas.h"

#include <QPainter>

namespace tealdeck
{

namespace
{

constexpr int glyphSize = 14;
constexpr int padding = 16;

} // namespace

StatusToggle::StatusToggle(Theme& theme, QWidget* parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setCheckable(true);
    setChecked(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    connect(&theme, &Theme::changed, this, [this] { updateGeometry(); });
}

void StatusToggle::set(const StatusCount& count, bool hasDivider)
{
    const bool isSame = count == m_count && hasDivider == m_hasDivider;
    if (isSame)
        return;
    m_count = count;
    m_hasDivider = hasDivider;
    setAccessibleName(tr("%1, %2 rows").arg(count.word, formatCount(count.count)));
    setToolTip(tr("%1, %2 rows: show or hide them").arg(count.word, formatCount(count.count)));
    updateGeometry();
    update();
}

QSize StatusToggle::sizeHint() const
{
    const qreal word = QFontMetricsF(m_theme.font(TextRole::Table)).horizontalAdvance(m_count.word);
    const qreal count = QFontMetricsF(m_theme.font(TextRole::TableStrong)).horizontalAdvance(formatCount(m_count.count));
    return {qCeil(padding + glyphSize + 6 + word + 6 + count + padding) + 1, m_theme.scaled(32)};
}

void StatusToggle::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    Canvas canvas(painter, m_theme);
    if (isEnabled() && (underMouse() || isDown()))
        canvas.box(rect().adjusted(3, 4, -3, -4), 4, isDown() ? Token::Sunken : Token::Hover, std::nullopt);
    if (m_hasDivider)
        canvas.verticalLine(0, (height() - 16) / 2, (height() + 16) / 2, Token::Hair);
    QRect line = rect().adjusted(padding, 0, 0, 0);
    canvas.glyphIn(line, m_count.glyph, glyphSize, isChecked() ? m_count.color : Token::Ink3);
    line.setLeft(line.left() + glyphSize + 6);
    const auto put = [&](const QString& text, TextRole role, Token color) {
        const int width = canvas.text(line, text, isChecked() ? role : TextRole::Table, isChecked() ? color : Token::Ink3);
        if (!isChecked())
            canvas.horizontalLine(line.left(), line.left() + width, height() / 2, Token::Ink3);
        line.setLeft(line.left() + width + 6);
    };
    put(m_count.word, TextRole::Table, Token::Ink2);
    put(formatCount(m_count.count), TextRole::TableStrong, Token::Ink);
}

} // namespace tealdeck
