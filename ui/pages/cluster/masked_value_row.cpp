#include "ui/pages/cluster/masked_value_row.h"

#include "ui/text/display_text.h"
#include "ui/text/format.h"
#include "ui/theme/button_variant.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace tealdeck
{
namespace
{

constexpr int mostLines = 8;

// Several lines stay several lines; everything that hides or turns text is made visible.
QString revealedText(std::string_view text)
{
    QStringList lines;
    while (true) {
        const std::size_t end = text.find('\n');
        lines << displayText(text.substr(0, end));
        if (end == std::string_view::npos)
            return lines.join(u'\n');
        text.remove_prefix(end + 1);
    }
}

} // namespace

MaskedValueRow::MaskedValueRow(Theme& theme, MaskedValue value, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_value(std::move(value))
    , m_button(new QPushButton(tr("Reveal…")))
    , m_text(new QPlainTextEdit)
{
    const QString key = displayText(m_value.key);
    setVariant(*m_button, ButtonVariant::Normal, ButtonSize::Banner);
    m_button->setAccessibleName(tr("Reveal %1").arg(key));
    m_button->setToolTip(tr("Show the value for a minute; that is journalled"));
    m_text->setReadOnly(true);
    m_text->setUndoRedoEnabled(false);
    m_text->setFont(theme.font(TextRole::Mono));
    m_text->setAccessibleName(tr("Value of %1").arg(key));
    m_text->setTabChangesFocus(true);
    m_text->hide();
    connect(&theme, &Theme::changed, m_text, [this] { m_text->setFont(m_theme.font(TextRole::Mono)); });
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (isRevealed())
            hideValue();
        else
            Q_EMIT revealWanted();
    });
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(new ElidedLabel(theme, TextRole::Table, Token::Ink, key), 1);
    line->addWidget(
        new TextLabel(theme, TextRole::Table, Token::Ink3, tr("%1 bytes").arg(formatCount(static_cast<qint64>(m_value.bytes)))));
    line->addWidget(m_button);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 2, 0, 2);
    column->setSpacing(4);
    column->addLayout(line);
    column->addWidget(m_text);
}

MaskedValueRow::~MaskedValueRow() = default;

void MaskedValueRow::showValue(std::string_view text)
{
    m_text->setPlainText(revealedText(text));
    const int lines = std::min(m_text->document()->blockCount(), mostLines);
    m_text->setFixedHeight(lines * m_theme.lineHeight(TextRole::Mono) + 14);
    m_text->show();
    m_button->setText(tr("Hide"));
    m_button->setAccessibleName(tr("Hide %1").arg(displayText(m_value.key)));
}

void MaskedValueRow::hideValue()
{
    m_text->clear();
    m_text->hide();
    m_button->setText(tr("Reveal…"));
    m_button->setAccessibleName(tr("Reveal %1").arg(displayText(m_value.key)));
}

bool MaskedValueRow::isRevealed() const
{
    return m_text->isVisibleTo(this);
}

} // namespace tealdeck
