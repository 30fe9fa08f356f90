#include "ui/widgets/toast.h"

#include "ui/theme/button_variant.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace tealdeck
{

namespace
{

constexpr int toastWidth = 360;
constexpr int lifeSeconds = 8;
constexpr int glyphSize = 16;

} // namespace

Toast::Toast(Theme& theme, ToastView view, QWidget* parent)
    : PaintedWidget(theme, parent)
    , m_view(std::move(view))
{
    setFixedWidth(theme.scaled(toastWidth));
    setAccessibleName(m_view.detail.isEmpty() ? m_view.sentence : m_view.sentence + u' ' + m_view.detail);
    auto* text = new QVBoxLayout;
    text->setSpacing(0);
    auto* sentence = new TextLabel(theme, TextRole::Section, Token::Ink, m_view.sentence);
    sentence->setWordWrap(true);
    text->addWidget(sentence);
    if (!m_view.detail.isEmpty()) {
        auto* detail = new TextLabel(theme, TextRole::Table, Token::Ink2, m_view.detail);
        detail->setWordWrap(true);
        text->addWidget(detail);
    }
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(14 + glyphSize + 8, 10, 14, 10);
    row->setSpacing(12);
    row->addLayout(text, 1);
    if (!m_view.action.isEmpty()) {
        auto* button = new QPushButton(m_view.action);
        setVariant(*button, ButtonVariant::Link);
        connect(button, &QPushButton::clicked, this, [this] {
            if (m_view.onAction)
                m_view.onAction();
            Q_EMIT ended();
        });
        row->addWidget(button);
    }
    m_timer = startTimer(1000);
}

void Toast::timerEvent(QTimerEvent*)
{
    const bool isUsed = underMouse() || (focusWidget() && focusWidget()->hasFocus());
    m_elapsedSeconds = isUsed ? 0 : m_elapsedSeconds + 1;
    if (m_elapsedSeconds < lifeSeconds)
        return;
    killTimer(m_timer);
    Q_EMIT ended();
}

void Toast::paint(Canvas& canvas)
{
    canvas.box(rect(), 4, Token::Base, Token::Control);
    canvas.glyphIn(QRect(14, 0, glyphSize, height()), m_view.glyph, glyphSize, Token::Ink2);
}

ToastArea::ToastArea(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(8);
    hide();
}

void ToastArea::show(ToastView view)
{
    auto* toast = new Toast(m_theme, std::move(view), this);
    connect(toast, &Toast::ended, this, [this, toast] {
        layout()->removeWidget(toast);
        toast->hide();
        toast->deleteLater();
        place(m_bottom);
    });
    layout()->addWidget(toast);
    toast->show();
    QWidget::show();
    place(m_bottom);
}

void ToastArea::place(int bottom)
{
    m_bottom = bottom;
    if (layout()->isEmpty()) {
        hide();
        return;
    }
    layout()->activate();
    const QSize size = layout()->sizeHint();
    setGeometry(parentWidget()->width() - size.width() - 20, parentWidget()->height() - bottom - 12 - size.height(), size.width(),
                size.height());
    raise();
}

} // namespace tealdeck
