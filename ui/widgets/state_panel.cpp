#include "ui/widgets/state_panel.h"

#include "ui/theme/button_variant.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace tealdeck
{

namespace
{

constexpr int panelWidth = 364;
constexpr int glyphSize = 32;

} // namespace

class StatePanel::GlyphBox : public PaintedWidget
{
public:
    using PaintedWidget::PaintedWidget;
    QAccessible::Role accessibleRole() const override { return QAccessible::Graphic; }

    void set(Glyph glyph)
    {
        m_glyph = glyph;
        setFixedSize(glyphSize, glyphSize);
        update();
    }

protected:
    void paint(Canvas& canvas) override { canvas.glyph({0, 0}, m_glyph, glyphSize, Token::Ink3); }

private:
    Glyph m_glyph = Glyph::None;
};

class StatePanel::CodeBox : public PaintedWidget
{
public:
    explicit CodeBox(Theme& theme)
        : PaintedWidget(theme)
        , m_text(new TextLabel(theme, TextRole::Mono, Token::Ink))
    {
        m_text->setWordWrap(true);
        m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        auto* layout = new QVBoxLayout(this);
        layout->setContentsMargins(11, 7, 11, 7);
        layout->addWidget(m_text);
    }

    void set(const QString& text) { m_text->setText(text); }
    QAccessible::Role accessibleRole() const override { return QAccessible::Pane; }

protected:
    void paint(Canvas& canvas) override { canvas.box(rect(), 2, Token::Raised, Token::Line); }

private:
    TextLabel* m_text;
};

StatePanel::StatePanel(Theme& theme, QWidget* parent)
    : PaintedWidget(theme, parent)
    , m_glyph(new GlyphBox(theme))
    , m_sentence(new TextLabel(theme, TextRole::PageTitle, Token::Ink))
    , m_explanation(new TextLabel(theme, TextRole::Body, Token::Ink2))
    , m_code(new CodeBox(theme))
    , m_trace(new CheckList(theme))
    , m_button(new QPushButton)
    , m_link(new QPushButton)
{
    m_sentence->setWordWrap(true);
    m_explanation->setWordWrap(true);
    setVariant(*m_button, ButtonVariant::Normal);
    setVariant(*m_link, ButtonVariant::Link);
    connect(m_button, &QPushButton::clicked, this, &StatePanel::buttonClicked);
    connect(m_link, &QPushButton::clicked, this, &StatePanel::linkActivated);

    auto* column = new QWidget;
    column->setFixedWidth(theme.scaled(panelWidth));
    auto* lines = new QVBoxLayout(column);
    lines->setSpacing(0);
    lines->addWidget(m_glyph);
    lines->addSpacing(14);
    lines->addWidget(m_sentence);
    lines->addSpacing(4);
    lines->addWidget(m_explanation);
    lines->addSpacing(12);
    lines->addWidget(m_code);
    lines->addWidget(m_trace);
    lines->addSpacing(12);
    auto* acts = new QHBoxLayout;
    acts->setSpacing(16);
    acts->addWidget(m_button);
    acts->addWidget(m_link);
    acts->addStretch(1);
    lines->addLayout(acts);

    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(44, 24, 24, 24);
    rows->addStretch(2);
    auto* middle = new QHBoxLayout; // not an alignment: that would forget the height of wrapped text
    middle->addWidget(column);
    middle->addStretch(1);
    rows->addLayout(middle);
    rows->addStretch(3);
}

void StatePanel::set(const StateText& text)
{
    m_glyph->set(text.glyph);
    m_glyph->setVisible(text.glyph != Glyph::None);
    m_sentence->setText(text.sentence);
    m_explanation->setText(text.explanation);
    m_explanation->setVisible(!text.explanation.isEmpty());
    m_code->set(text.code);
    m_code->setVisible(!text.code.isEmpty());
    m_trace->set(text.trace);
    m_trace->setVisible(!text.trace.empty());
    m_button->setText(text.button);
    m_button->setVisible(!text.button.isEmpty());
    m_link->setText(text.link);
    m_link->setVisible(!text.link.isEmpty());
    setAccessibleName(text.sentence + u' ' + text.explanation);
}

void StatePanel::paint(Canvas& canvas)
{
    canvas.fill(rect(), Token::Base);
}

} // namespace tealdeck
