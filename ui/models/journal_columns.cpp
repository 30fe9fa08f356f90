#include "ui/models/journal_columns.h"

#include "ui/text/display_text.h"
#include "ui/text/format.h"

#include <QCoreApplication>

namespace tealdeck
{
namespace
{

CellMark markOf(const JournalDraft& draft)
{
    switch (draft.kind) {
    case JournalKind::Intent: return {.glyph = Glyph::Pencil, .color = Token::Ink2};
    case JournalKind::Step: return {.glyph = Glyph::ArrowRight, .color = Token::Ink2};
    case JournalKind::Unknown: return {.glyph = Glyph::Unknown, .color = Token::Unknown, .needsAttention = true};
    case JournalKind::Settled: return {.glyph = Glyph::Eye, .color = Token::Ink2};
    case JournalKind::Effect: return {.glyph = Glyph::Live, .color = Token::Ink2};
    case JournalKind::Outcome: return {.glyph = Glyph::Done, .color = Token::Ink2, .needsAttention = true};
    case JournalKind::Lock: return {.glyph = Glyph::Lock, .color = Token::Ink2};
    case JournalKind::Anchor: return {.glyph = Glyph::Fingerprint, .color = Token::Ink2};
    case JournalKind::Notice: return {.glyph = Glyph::Info, .color = Token::Ink2};
    }
    return {};
}

} // namespace

QString wordFor(JournalKind kind)
{
    const auto tr = [](const char* text) { return QCoreApplication::translate("JournalKind", text); };
    switch (kind) {
    case JournalKind::Intent: return tr("Intent");
    case JournalKind::Step: return tr("Request");
    case JournalKind::Unknown: return tr("Unknown");
    case JournalKind::Settled: return tr("Settled");
    case JournalKind::Effect: return tr("Effect");
    case JournalKind::Outcome: return tr("Outcome");
    case JournalKind::Lock: return tr("Lock");
    case JournalKind::Anchor: return tr("Anchor");
    case JournalKind::Notice: return tr("Note");
    }
    return {};
}

std::vector<Column<JournalRow>> journalColumns(const Clock& clock)
{
    return {
        {.title = QT_TRANSLATE_NOOP("Columns", "No."),
         .id = "sequence",
         .text = [](const JournalRow& row) { return formatCount(row.entry.sequence); },
         .sortKey = [](const JournalRow& row) { return SortKey(row.entry.sequence); },
         .kind = ColumnKind::Number,
         .alignment = Qt::AlignRight | Qt::AlignVCenter,
         .width = 64,
         .descendingFirst = true},
        {.title = QT_TRANSLATE_NOOP("Columns", "Time"),
         .id = "time",
         .text = [&clock](const JournalRow& row) { return formatMoment(row.entry.localTime, clock.wallNow()); },
         .sortKey = [](const JournalRow& row) { return SortKey(row.entry.sequence); },
         .width = 120,
         .descendingFirst = true},
        {.title = QT_TRANSLATE_NOOP("Columns", "What"),
         .id = "kind",
         .text = [](const JournalRow& row) { return wordFor(row.entry.draft.kind); },
         .mark = [](const JournalRow& row) { return markOf(row.entry.draft); },
         .kind = ColumnKind::Status,
         .width = 104},
        {.title = QT_TRANSLATE_NOOP("Columns", "Subject"),
         .id = "subject",
         .text
         = [](const JournalRow& row) { return row.entry.draft.subject.empty() ? QString(enDash) : displayText(row.entry.draft.subject); },
         .width = 120},
        {.title = QT_TRANSLATE_NOOP("Columns", "Sentence"),
         .id = "summary",
         .text = [](const JournalRow& row) { return displayText(row.entry.draft.summary); },
         .kind = ColumnKind::Name,
         .width = 320,
         .stretches = true},
        {.title = QT_TRANSLATE_NOOP("Columns", "Environment"),
         .id = "environment",
         .text =
             [](const JournalRow& row) {
                 const QString name = displayText(row.entry.draft.environment);
                 return row.entry.draft.isSandbox ? QCoreApplication::translate("Columns", "SANDBOX %1").arg(name) : name;
             },
         .width = 190,
         .yields = 1},
        {.title = QT_TRANSLATE_NOOP("Columns", "Who"),
         .id = "actor",
         .text = [](const JournalRow& row) { return row.entry.draft.actor.empty() ? QString(enDash) : displayText(row.entry.draft.actor); },
         .width = 110,
         .yields = 2},
    };
}

std::string journalFilterText(const JournalRow& row)
{
    const JournalDraft& draft = row.entry.draft;
    return draft.summary + ' ' + draft.subject + ' ' + draft.actor + ' ' + draft.environment + ' ' + draft.context + ' '
        + draft.change.value + ' ' + std::string(toString(draft.kind)) + (draft.isSandbox ? " sandbox" : "");
}

} // namespace tealdeck
