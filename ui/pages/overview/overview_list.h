#pragma once

#include <QWidget> // Qt first: moc 6.4 stumbles over the standard library's headers otherwise

#include "ui/pages/overview/overview_row.h"

#include <vector>

class QVBoxLayout;

namespace tealdeck
{

class SectionHead;
class TextLabel;

// A part of the overview: a head with a count, rows, a sentence where there are none. Rows keep their widgets, so that focus stays.
class OverviewList : public QWidget
{
    Q_OBJECT

public:
    OverviewList(Theme& theme, const QString& title, QWidget* parent = nullptr);

    // Shows the first `most` lines; the head says how many there are.
    void set(const std::vector<OverviewLine>& lines, std::size_t most);
    void setNothing(const QString& sentence);
    void setRemark(const QString& text);

Q_SIGNALS:
    void chosen(int index);

private:
    Theme& m_theme;
    SectionHead* m_head;
    TextLabel* m_nothing;
    QVBoxLayout* m_column;
    std::vector<OverviewRow*> m_rows;
};

} // namespace tealdeck
