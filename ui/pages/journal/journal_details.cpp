#include "ui/pages/journal/journal_details.h"

#include "ui/models/journal_columns.h"
#include "ui/text/display_text.h"
#include "ui/text/format.h"
#include "ui/theme/button_variant.h"
#include "ui/theme/theme.h"
#include "ui/widgets/key_value_grid.h"
#include "ui/widgets/section_head.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QJsonDocument>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace tealdeck
{
namespace
{

constexpr int margin = 16;

QString orDash(const std::string& text)
{
    return text.empty() ? QString(enDash) : displayText(text);
}

QString indented(const std::string& json)
{
    const QByteArray bytes = QByteArray::fromStdString(json);
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    return document.isNull() ? displayText(json) : QString::fromUtf8(document.toJson(QJsonDocument::Indented));
}

} // namespace

JournalDetails::JournalDetails(Theme& theme, QWidget* parent)
    : Surface(theme, Token::Base, parent)
    , m_summary(new TextLabel(theme, TextRole::Section, Token::Ink))
    , m_facts(new KeyValueGrid(theme, 1))
    , m_bodyHead(new SectionHead(theme, tr("What was written")))
    , m_body(new QPlainTextEdit)
    , m_onlyThis(new QPushButton(tr("Only this change")))
{
    setMinimumWidth(360);
    setAccessibleName(tr("Details of the journal entry"));
    m_summary->setWordWrap(true);
    m_facts->setKeyWidth(110);
    m_body->setReadOnly(true);
    m_body->setFrameShape(QFrame::NoFrame);
    m_body->setFont(theme.font(TextRole::Mono));
    m_body->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_body->setAccessibleName(tr("Body of the entry"));
    m_body->setTabChangesFocus(true);
    connect(&theme, &Theme::changed, m_body, [this, &theme] { m_body->setFont(theme.font(TextRole::Mono)); });
    auto* close = new QPushButton(theme.icon(Glyph::Close), QString());
    setVariant(*close, ButtonVariant::Flat);
    close->setAccessibleName(tr("Close the details"));
    close->setToolTip(tr("Close the details (Esc)"));
    connect(close, &QPushButton::clicked, this, &JournalDetails::closeWanted);
    connect(&theme, &Theme::changed, close, [close, &theme] { close->setIcon(theme.icon(Glyph::Close)); });
    connect(m_onlyThis, &QPushButton::clicked, this, [this] { Q_EMIT changeWanted(m_change); });

    auto* head = new QHBoxLayout;
    head->addWidget(m_summary, 1);
    head->addWidget(close, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(margin, 12, margin, margin);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_facts);
    column->addWidget(m_onlyThis, 0, Qt::AlignLeft);
    column->addSpacing(4);
    column->addWidget(m_bodyHead);
    column->addWidget(m_body, 1);
}

void JournalDetails::showEntry(const JournalEntry& entry)
{
    const JournalDraft& draft = entry.draft;
    m_change = QString::fromStdString(draft.change.value);
    m_onlyThis->setVisible(!m_change.isEmpty());
    m_summary->setText(displayText(draft.summary));
    std::vector<KeyValue> facts{
        {tr("Entry"), tr("%1, %2").arg(formatCount(entry.sequence), wordFor(draft.kind))},
        {tr("Our clock"), formatExact(entry.localTime)},
        {tr("Server's clock"), draft.serverTime ? formatExact(*draft.serverTime) : QString(enDash)},
        {tr("Environment"), draft.isSandbox ? tr("SANDBOX %1").arg(displayText(draft.environment)) : displayText(draft.environment)},
        {tr("Context"), orDash(draft.context)},
        {tr("Cluster"), orDash(draft.clusterUid), true},
        {tr("As"), orDash(draft.actor)},
        {tr("On this machine"), tr("%1 on %2").arg(displayText(entry.osUser), displayText(entry.host))},
        {tr("Change"), orDash(draft.change.value), true},
        {tr("Hash"), displayText(entry.hash).left(16) + QChar(u'…'), true},
        {tr("Follows"),
         entry.previousHash.empty() ? tr("nothing: the first entry") : displayText(entry.previousHash).left(16) + QChar(u'…'), true},
    };
    m_facts->set(std::move(facts));
    m_body->setPlainText(indented(draft.body));
    m_bodyHead->setVisible(!draft.body.empty());
    m_body->setVisible(!draft.body.empty());
}

} // namespace tealdeck
