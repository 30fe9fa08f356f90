#pragma once

#include "core/base/clock.h"
#include "core/journal/journal_entry.h"
#include "ui/widgets/surface.h"

class QPlainTextEdit;
class QPushButton;

namespace tealdeck
{

class KeyValueGrid;
class SectionHead;
class TextLabel;
class Theme;

// One entry of the journal, whole: its sentence, who and when by which clock, its body and its place in the chain.
class JournalDetails : public Surface
{
    Q_OBJECT

public:
    JournalDetails(Theme& theme, QWidget* parent = nullptr);

    void showEntry(const JournalEntry& entry);

Q_SIGNALS:
    void closeWanted();
    // Show the other entries of this change only.
    void changeWanted(const QString& changeId);

private:
    TextLabel* m_summary;
    KeyValueGrid* m_facts;
    SectionHead* m_bodyHead;
    QPlainTextEdit* m_body;
    QPushButton* m_onlyThis;
    QString m_change;
};

} // namespace tealdeck
