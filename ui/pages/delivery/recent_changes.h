#pragma once

#include <QWidget> // Qt first: moc 6.4 stumbles over the standard library's headers otherwise

#include "ui/change/change_history.h"

#include <vector>

namespace tealdeck
{

class PastChangeRow;
class SectionHead;
class TextLabel;
class Theme;

// The last five changes of one application, from the journal.
class RecentChanges : public QWidget
{
    Q_OBJECT

public:
    RecentChanges(Theme& theme, const Clock& clock, QWidget* parent = nullptr);

    void set(const ChangeHistory& history, const std::string& applicationKey);

Q_SIGNALS:
    void chosen(const ChangeId& id);

private:
    Theme& m_theme;
    const Clock& m_clock;
    SectionHead* m_head;
    TextLabel* m_nothing;
    std::vector<PastChangeRow*> m_rows;
};

} // namespace tealdeck
