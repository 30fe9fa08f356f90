#include "ui/widgets/search_field.h"

#include "ui/theme/canvas.h"
#include "ui/widgets/key_cap.h"

#include <QKeyEvent>
#include <QPainter>
#include <QTimer>

namespace tealdeck
{

using namespace Qt::Literals::StringLiterals;

SearchField::SearchField(Theme& theme, const QString& accessibleName, const QString& placeholder, QWidget* parent)
    : QLineEdit(parent)
    , m_theme(theme)
    , m_delay(new QTimer(this))
{
    setAccessibleName(accessibleName);
    setPlaceholderText(placeholder);
    setToolTip(placeholder); // in full where the field is narrow
    m_delay->setSingleShot(true);
    m_delay->setInterval(80);
    connect(m_delay, &QTimer::timeout, this, [this] { Q_EMIT filterChanged(text().trimmed()); });
    connect(this, &QLineEdit::textChanged, this, [this] { m_delay->start(); });
    connect(&theme, &Theme::changed, this, &SearchField::updateMargins);
    updateMargins();
}

void SearchField::setCountText(const QString& text)
{
    m_countText = text;
    setAccessibleDescription(text);
    updateMargins();
    update();
}

QSize SearchField::sizeHint() const
{
    return {m_theme.scaled(360), m_theme.scaled(28)};
}

void SearchField::updateMargins()
{
    const qreal count = QFontMetricsF(m_theme.font(TextRole::Table)).horizontalAdvance(m_countText);
    setTextMargins(24, 0, qCeil(count) + keyCapWidth(m_theme, u"/"_s) + 18, 0);
    setFont(m_theme.font(TextRole::Body));
}

void SearchField::changeEvent(QEvent* event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        updateMargins();
}

void SearchField::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    Canvas canvas(painter, m_theme);
    QRect line = rect().adjusted(8, 0, -8, 0);
    canvas.glyphIn(line, Glyph::Filter, 16, text().isEmpty() ? Token::Ink3 : Token::Ink2);
    line.setRight(line.right() - paintKeyCap(canvas, line, u"/"_s) - 10);
    canvas.text(line, m_countText, TextRole::Table, Token::Ink2, Qt::AlignRight | Qt::AlignVCenter);
}

void SearchField::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_delay->isActive()) {
            m_delay->stop();
            Q_EMIT filterChanged(text().trimmed());
        }
        Q_EMIT listWanted();
        break;
    case Qt::Key_Escape: // the page clears the filter as one of its steps back
        event->ignore();
        break;
    default: // a letter
        QLineEdit::keyPressEvent(event);
    }
}

} // namespace tealdeck
