#include "ui/widgets/banner.h"

#include "ui/theme/button_variant.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QResizeEvent>

namespace tealdeck
{

namespace
{

struct BannerLook
{
    Token ground;
    Token line;
    Token glyph;
};

BannerLook lookOf(BannerTone tone)
{
    switch (tone) {
    case BannerTone::Note: return {Token::Raised, Token::Line, Token::Ink2};
    case BannerTone::Warning: return {Token::WarnTint, Token::WarnEdge, Token::Warn};
    case BannerTone::Critical: return {Token::CritTint, Token::Crit, Token::Crit};
    }
    return {Token::Raised, Token::Line, Token::Ink2};
}

constexpr int glyphSize = 16;

} // namespace

Banner::Banner(Theme& theme, QWidget* parent)
    : PaintedWidget(theme, parent)
    , m_sentence(new TextLabel(theme, TextRole::Section, Token::Ink))
    , m_detail(new TextLabel(theme, TextRole::Table, Token::Ink))
    , m_row(new QHBoxLayout(this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    m_sentence->setWordWrap(true);
    m_detail->setWordWrap(true);

    auto* text = new QVBoxLayout;
    text->setSpacing(0);
    text->addWidget(m_sentence);
    text->addWidget(m_detail);
    m_row->setContentsMargins(20 + glyphSize + 10, 8, 20, 9);
    m_row->setSpacing(12);
    m_row->addLayout(text, 1);
}

void Banner::set(BannerTone tone, Glyph glyph, const QString& sentence, const QString& detail, const QStringList& buttons)
{
    m_tone = tone;
    m_glyph = glyph;
    m_sentence->setText(sentence);
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    setButtons(buttons);
    setAccessibleName(detail.isEmpty() ? sentence : sentence + u' ' + detail);
    contentChanged();
}

void Banner::setButtons(const QStringList& texts)
{
    const auto wanted = static_cast<std::size_t>(texts.size());
    while (m_buttons.size() > wanted) {
        m_buttons.back()->deleteLater();
        m_buttons.back()->hide();
        m_buttons.pop_back();
    }
    while (m_buttons.size() < wanted) {
        const int index = static_cast<int>(m_buttons.size());
        auto* button = new QPushButton;
        setVariant(*button, ButtonVariant::Normal, ButtonSize::Banner);
        connect(button, &QPushButton::clicked, this, [this, index] { Q_EMIT buttonClicked(index); });
        m_row->addWidget(button, 0, Qt::AlignVCenter);
        m_buttons.push_back(button);
    }
    for (std::size_t i = 0; i < wanted; ++i)
        m_buttons[i]->setText(texts[static_cast<qsizetype>(i)]);
}

// As high as its texts are in the width that it has: the hint of a text that is wrapped is that of a wide one.
QSize Banner::sizeHint() const
{
    const QSize hint = m_row->sizeHint();
    return {hint.width(), m_row->heightForWidth(width() > 0 ? width() : hint.width())};
}

void Banner::resizeEvent(QResizeEvent* event)
{
    PaintedWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        updateGeometry();
}

void Banner::paint(Canvas& canvas)
{
    const BannerLook look = lookOf(m_tone);
    canvas.fill(rect(), look.ground);
    canvas.horizontalLine(0, width(), height() - 1, look.line);
    const QRect glyph(20, 8, glyphSize,
                      theme().lineHeight(TextRole::Section) + (m_detail->isVisibleTo(this) ? theme().lineHeight(TextRole::Table) : 0));
    canvas.glyphIn(glyph, m_glyph, glyphSize, look.glyph);
}

} // namespace tealdeck
